"""Steps 2 to 4: files to data with places, checked against the schemas, built into a library. Pure: bytes in, values out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from swtools import plugins
from swtools.conditions.tree import parse
from swtools.diagnostics import Diagnostic, Severity, error, text
from swtools.items import BuildContext, Node, option
from swtools.kinds import Builder, Spans, instrument
from swtools.loading.discover import INSTRUMENT, File
from swtools.loading.duplicates import duplicates
from swtools.loading.shelves import on_another_shelf
from swtools.model.instrument import Instrument, Kind
from swtools.model.library import (
    Act,
    Block,
    CareWord,
    Concept,
    CrisisLine,
    Group,
    Library,
    OptionList,
    OrganisationModel,
    Role,
    Stage,
    StageGoal,
    Subgroup,
    Taken,
    TopicRow,
)
from swtools.source.places import Source
from swtools.source.reader import read
from swtools.source.shape import check_shape

Nodes = Mapping[str, Sequence[tuple[str, Node]]]
"""The sound files by schema: the path and the data of each, in the order of their paths."""

_LANGUAGE = "pl"
"""Of a library whose `library.yaml` says none, or cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A library with what was found on the way.

    `hollow` are the ids of instruments that could not be built whole, and the names of files that could not be built at all;
    `block_paths` are the files of blocks by id.
    """

    library: Library
    findings: tuple[Diagnostic, ...]
    hollow: tuple[str, ...] = ()
    block_paths: Mapping[str, str] = field(default_factory=dict)


def build(files: Sequence[File], elsewhere: Collection[str] = ()) -> Loaded:
    """Read, check and build. A faulty file never stops the others; every problem is in `findings`.

    `elsewhere` are names of parts whose files stand where nobody looks for them: that they are missing is no finding of its own.
    """
    findings: list[Diagnostic] = []
    nodes: dict[str, list[tuple[str, Node]]] = {}
    faulty = set(elsewhere)
    for file in files:
        node, schema, problems = _read(file)
        findings.extend(problems)
        if node is None or any(problem.severity is Severity.ERROR for problem in problems):
            faulty.add(_name(file, node))
            continue
        nodes.setdefault(schema, []).append((file.path, node))
    lists = _lists(nodes.get("choices", []))
    blocks = {node.string("id"): node for _, node in nodes.get("block", [])}
    library = _frame(nodes, lists)
    instruments, hollow, problems = _instruments(nodes, lists, blocks, faulty)
    built_blocks, block_problems = _blocks(nodes.get("block", []), lists, blocks, faulty)
    return Loaded(
        library=replace(library, instruments=instruments, blocks=built_blocks),
        findings=(*findings, *duplicates(nodes), *problems, *block_problems),
        hollow=(*hollow, *sorted(faulty)),
        block_paths={node.string("id"): path for path, node in nodes.get("block", [])},
    )


def _read(file: File) -> tuple[Node | None, str, list[Diagnostic]]:
    """Return a file's data (None where they cannot be trusted), what it is, and what was found."""
    source, findings = read(file.path, file.content)
    if source is None:
        return None, file.schema, findings
    stranger = on_another_shelf(source, file.schema)
    if stranger:
        return _node(source), file.schema, [*findings, stranger]
    schema = file.schema if file.schema != INSTRUMENT else _kind(source)
    if not schema:
        return _node(source), file.schema, [*findings, _no_kind(source)]
    findings = [*findings, *check_shape(source, schema)]
    return _node(source), file.schema, findings


def _node(source: Source) -> Node | None:
    return Node(data=source.data, pointer=(), places=source) if isinstance(source.data, dict) else None


def _kind(source: Source) -> str | None:
    value = source.data.get("kind") if isinstance(source.data, dict) else None
    return value if value in list(Kind) else None


def _no_kind(source: Source) -> Diagnostic:
    said = source.data.get("kind") if isinstance(source.data, dict) else None
    return error(
        "SW301",
        source.span(("kind",)),
        text("A tool must say its `kind`.") if said is None else text("There is no such `kind` of tool."),
        text("Write kind: interview_script, questionnaire or documentation_form."),
    )


def _name(file: File, node: Node | None) -> str:
    """Return the id under which others would use a faulty file."""
    folder, _, name = file.path.rpartition("/")
    if file.schema == "standard":
        return folder.rpartition("/")[2]
    stem = name.removesuffix(".yaml")
    return (node.string("id") if node else "") or stem.replace("-", "_")


def _lists(nodes: Sequence[tuple[str, Node]]) -> dict[str, OptionList]:
    context = BuildContext(lists={}, condition=parse)
    found = {}
    for path, node in nodes:
        entries = tuple(option(entry, context) for entry in node.children("options"))
        found[node.string("id")] = OptionList(id=node.string("id"), title=node.string("title"), options=entries, path=path, span=node.place("id"))
    return found


def _instruments(
    nodes: Nodes, lists: Mapping[str, OptionList], blocks: Mapping[str, Node], faulty: set[str]
) -> tuple[tuple[Instrument, ...], tuple[str, ...], list[Diagnostic]]:
    """Return the instruments, the ids of those that lack a part, and what was found."""
    kinds = plugins.by_name("swtools.kinds", "KIND")
    built: list[Instrument] = []
    hollow: list[str] = []
    findings: list[Diagnostic] = []
    for path, node in nodes.get(INSTRUMENT, []):
        builder = Builder(lists, blocks)
        body = kinds[node.string("kind")].build(node, builder)
        tool = instrument(node, path, body, builder.uses)
        own = [finding for finding in builder.findings if not _follows(finding, faulty)]
        if builder.findings:
            hollow.append(tool.id)
        findings.extend(own)
        built.append(tool)
    return tuple(built), tuple(hollow), findings


def _follows(finding: Diagnostic, faulty: set[str]) -> bool:
    """Say whether a missing block or list is missing only because its own file has findings already."""
    return finding.code in ("SW310", "SW315") and str(finding.message.args.get("name")) in faulty


def _blocks(
    nodes: Sequence[tuple[str, Node]], lists: Mapping[str, OptionList], blocks: Mapping[str, Node], faulty: set[str]
) -> tuple[dict[str, Block], list[Diagnostic]]:
    built: dict[str, Block] = {}
    findings: list[Diagnostic] = []
    for path, node in nodes:
        builder = Builder(lists, blocks)
        name = node.string("id")
        built[name] = Block(
            id=name, title=node.string("title"), path=path, items=builder.items(node), topics=builder.topics(node, "topics"), span=node.place("id")
        )
        findings.extend(finding for finding in builder.findings if not _follows(finding, faulty))
    return built, findings


def _frame(nodes: Nodes, lists: dict[str, OptionList]) -> Library:
    """Build everything but the instruments and blocks."""
    head = next((node for _, node in nodes.get("library", [])), None)
    return replace(
        _of_library(head) if head else Library(title="", version="", language=_LANGUAGE),
        groups=tuple(_group(path, node) for path, node in nodes.get("standard", [])),
        lists=lists,
        concepts={concept.id: concept for _, node in nodes.get("concepts", []) for concept in map(_concept, node.children("concepts"))},
        acts={act.id: act for _, node in nodes.get("legal-basis", []) for act in map(_act, node.children("acts"))},
        care_words=tuple(
            CareWord(avoid=word.string("avoid"), instead=word.string("instead"), why=word.optional_string("why"), span=word.place())
            for _, node in nodes.get("language-care", [])
            for word in node.children("words")
        ),
        topic_rows=tuple(row for _, node in nodes.get("topics", []) for row in _topic_rows(node)),
    )


def _of_library(head: Node) -> Library:
    """Build what `library.yaml` says."""
    return Library(
        title=head.string("title"),
        version=head.string("version"),
        language=head.string("language", _LANGUAGE),
        stages=tuple(_stage(node) for node in head.children("stages")),
        roles=tuple(Role(slug=node.string("slug"), label=node.string("label"), team=node.optional_string("team")) for node in head.children("roles")),
        teams={node.string("id"): node.string("label") for node in head.children("teams")},
        organisation_models={model.slug: model for model in _models(head)},
        minimum=_minimum(head),
        crisis_lines=tuple(_line(node) for node in head.children("crisis_lines")),
    )


def _stage(node: Node) -> Stage:
    label = node.string("label")
    return Stage(
        number=node.integer("number", 0),
        slug=node.string("slug"),
        label=label,
        short=node.string("short") or label,
        aim=node.string("aim"),
        returns_to=node.strings("returns_to"),
        span=node.place("returns_to") if node.get("returns_to") else node.place(),
    )


def _models(head: Node) -> Iterator[OrganisationModel]:
    models = head.get("organisation_models")
    for slug in models if isinstance(models, dict) else {}:
        node = head.child("organisation_models", slug)
        if node is None:
            continue
        roles = node.get("roles")
        yield OrganisationModel(
            slug=slug,
            label=node.string("label"),
            roles=dict(roles) if isinstance(roles, dict) else {},
            without_teams=node.strings("without_teams"),
            span=node.place(),
            spans=Spans(node),
        )


def _minimum(head: Node) -> dict[str, tuple[str, ...]]:
    node = head.child("minimum")
    return {kind: node.strings(kind) for kind in node.data} if node else {}


def _line(node: Node) -> CrisisLine:
    return CrisisLine(
        number=node.string("number"), label=node.string("label"), hours=node.string("hours"), as_of=node.string("as_of"), confirmed=node.flag("confirmed")
    )


def _group(path: str, node: Node) -> Group:
    stages = node.get("stages")
    goals = []
    for slug in stages if isinstance(stages, dict) else {}:
        goal = node.child("stages", slug)
        if goal:
            goals.append(StageGoal(stage=slug, reach=goal.string("reach"), done_when=goal.strings("done_when")))
    return Group(
        slug=path.split("/")[1],
        title=node.string("title"),
        code=node.string("code"),
        for_whom=node.string("for_whom"),
        path=path,
        subgroups=tuple(Subgroup(id=entry.string("id"), text=entry.string("text")) for entry in node.children("subgroups")),
        entry=node.strings("entry"),
        deferral=node.strings("deferral"),
        aims=node.strings("aims"),
        stages=tuple(goals),
        takes=tuple(_taken(entry) for entry in node.children("takes")),
        legal_basis=node.strings("legal_basis"),
        sources=node.strings("sources"),
        discreet=node.flag("discreet"),
        span=node.place("title"),
        spans=Spans(node),
    )


def _taken(node: Node) -> Taken:
    return Taken(tool=node.string("tool"), stages=node.strings("stages"), party=node.optional_string("party"), span=node.place("tool"))


def _concept(node: Node) -> Concept:
    return Concept(
        id=node.string("id"),
        label=node.string("label"),
        sensitivity=node.optional_string("sensitivity"),
        field=node.optional_string("field"),
        first=node.optional_string("first"),
        again=node.strings("again"),
        prefill=node.string("prefill", "carry"),
        span=node.place("id"),
    )


def _act(node: Node) -> Act:
    return Act(
        id=node.string("id"),
        title=node.string("title"),
        reference=node.string("reference"),
        grounds=node.string("grounds"),
        as_of=node.string("as_of"),
        verified=node.flag("verified"),
        span=node.place("id"),
    )


def _topic_rows(node: Node) -> list[TopicRow]:
    return [
        TopicRow(
            tool=node.string("tool"),
            topic=entry.string("topic"),
            items=entry.strings("items"),
            span=entry.place(),
            item_spans=tuple(entry.place("items", index) for index in range(len(entry.strings("items")))),
        )
        for entry in node.children("topics")
    ]
