"""What a filled item holds: the neutral description on which rules, evaluation, records and exchange formats work."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal

LONGEST_NOTES = 8000
"""Letters of a long answer, where its definition does not say how many."""


class AnswerKind(enum.StrEnum):
    """The kinds of value in a record (see `docs/definition-language.md`, column "answer in a record")."""

    NONE = "none"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    MONTH = "month"
    CODE = "code"
    CODES = "codes"
    PARTS = "parts"
    ROWS = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The value domain of an item.

    `codes` are the allowed codes of CODE and CODES in their order; `free` names the codes that may carry a text
    (`{code, text}`), such as "inne" or the detailed answer of a boolean (for a NUMBER `*`: any may, in a row with a comment);
    `exclusive` are codes that stand alone. `minimum`/`maximum` bound numbers (inclusive); `step` is their grid; `whole` says
    integers. `max_count` bounds CODES and ROWS, `min_count` ROWS, `max_length` the letters of a TEXT. `parts` are the named
    values of PARTS (ends of a period, marks of a scale, rows of a matrix, number and note of an attachment) or the columns of
    ROWS. `derived` marks a computed value, which a person never enters.
    """

    kind: AnswerKind
    codes: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    exclusive: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    step: Decimal | None = None
    whole: bool = False
    min_count: int = 0
    max_count: int | None = None
    max_length: int | None = None
    parts: tuple[tuple[str, Answer], ...] = ()
    derived: bool = False

    def part(self, name: str) -> Answer | None:
        """Return the description of a named part, or None."""
        return next((answer for key, answer in self.parts if key == name), None)


NOTHING = Answer(kind=AnswerKind.NONE)
