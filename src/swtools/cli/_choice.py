"""Which tools a command is about: the options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem

if TYPE_CHECKING:
    from swtools.model.library import Library
    from swtools.pack.plan import Selection
    from swtools.pipeline import Checked


class Choice:
    """The options of a build as given."""

    def __init__(self, *given: object) -> None:
        names = ("groups", "stages", "kinds", "roles", "parties", "formats", "editions", "themes")
        self._given = dict(zip(names, given, strict=True))

    def _list(self, name: str) -> tuple[str, ...]:
        """Return the values of an option that may be repeated or hold several with commas, each once."""
        value = self._given[name]
        given = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return tuple(dict.fromkeys(part.strip() for entry in given for part in str(entry).split(",") if part.strip()))

    def everything(self) -> bool:
        """Say whether a whole build in the usual look is asked for."""
        narrowed = any(self._list(name) for name in ("groups", "stages", "kinds", "roles", "parties", "editions", "themes"))
        return not narrowed and set(self._list("formats")) in (set(), {"pdf", "docx", "html"})

    def selection(self, checked: Checked) -> Selection:
        """Return the selection.

        Raises:
            EnvironmentProblem: a name is not known; the known ones are listed.
        """
        from swtools.document.blocks import Edition
        from swtools.model.instrument import Kind, Party
        from swtools.model.placement import groups_of
        from swtools.pack.plan import FORMATS, Selection

        library = checked.library
        stages = {stage.slug for stage in library.stages} | {"poza-etapami"}
        folders = {stage.folder: stage.slug for stage in library.stages}
        return Selection(
            groups=known("--group", self._list("groups"), set(groups_of(library))),
            stages=known("--stage", tuple(folders.get(name, name) for name in self._list("stages")), stages),
            kinds=known("--kind", self._list("kinds"), set(Kind)),
            roles=_roles(self._list("roles"), library),
            parties=known("--party", self._list("parties"), set(Party)),
            formats=known("--format", self._list("formats"), set(FORMATS)) or FORMATS,
            editions=known("--edition", self._list("editions"), set(Edition)),
            themes=known("--theme", self._list("themes"), {"default", "large-print"}),
            language=library.language,
        )


def _roles(given: tuple[str, ...], library: Library) -> tuple[str, ...]:
    for name in given:
        if name in library.moved_roles:
            heir = library.moved_roles[name]
            raise EnvironmentProblem(text("In this centre the tools of {role} are with {other}. Write --role {other}.", role=name, other=heir))
    return known("--role", given, {entry.slug for entry in library.roles})


def known(option: str, given: tuple[str, ...], names: set[str]) -> tuple[str, ...]:
    """Return the given names if all are known.

    Raises:
        EnvironmentProblem: one is not.
    """
    import difflib

    for name in given:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            listed = ", ".join(sorted(str(entry) for entry in names))
            if near:
                raise EnvironmentProblem(
                    text("{option} does not know {name}. Did you mean {near}? Known: {names}.", option=option, name=name, near=near[0], names=listed)
                )
            raise EnvironmentProblem(text("{option} does not know {name}. Known: {names}.", option=option, name=name, names=listed))
    return given


def only(option: str, names: tuple[str, ...]) -> str:
    """Return the one name that an option takes.

    Raises:
        EnvironmentProblem: there is none, or there are several.
    """
    if len(names) != 1:
        raise EnvironmentProblem(text("{option} takes one name.", option=option))
    return names[0]
