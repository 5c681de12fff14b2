"""The marks by which rules decide: what an item is about, what it is used for, how exact it is, who keeps it.

An item's own mark counts first, then that of its concept, then those of the table and the sections around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.model.instrument import Item
from swtools.model.library import Concept, Library
from swtools.rules._walk import Placed

SENSITIVE = ("special", "criminal")
IDENTITY = "identity."
PERSONAL_FIELDS = (IDENTITY, "contact")
"""How the fields of concepts begin by which a person could be found."""
HEAD_FIELDS = (*PERSONAL_FIELDS, "process")
"""How the fields of concepts begin that stand in the head of a form: whose it is, and where the work stands."""
SUPERVISION = "superwiz"
"""What the names of roles, acts and files of supervision begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is known of an item. `field` is the concept's; `concept` the nearest one."""

    concept: Concept | None = None
    sensitivity: str | None = None
    process: str | None = None
    purpose: str | None = None
    use: str | None = None
    precision: str | None = None
    kept_by: str | None = None

    @property
    def field(self) -> str:
        """The field of the concept, or an empty text."""
        return (self.concept.field or "") if self.concept else ""


def marks(place: Placed, library: Library) -> Marks:
    """Return the marks of an item, inherited ones included."""
    chain = (place.item, *reversed(place.around))
    concept = next((known for item in chain if item.concept and (known := library.concepts.get(item.concept))), None)
    return Marks(
        concept=concept,
        sensitivity=next(_sensitivities(chain, library), None),
        process=_first(chain, "process"),
        purpose=_first(chain, "purpose"),
        use=_first(chain, "use"),
        precision=_first(chain, "precision"),
        kept_by=_first(chain, "kept_by"),
    )


def _first(chain: tuple[Item, ...], key: str) -> str | None:
    return next((value for item in chain if (value := getattr(item, key))), None)


def _sensitivities(chain: tuple[Item, ...], library: Library) -> Iterator[str]:
    for item in chain:
        concept = library.concepts.get(item.concept or "")
        value = item.sensitivity or (concept.sensitivity if concept else None)
        if value:
            yield value
