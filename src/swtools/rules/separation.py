"""Social work informs, helps with a letter and goes along to an office; it does not verify, calculate, prove or decide.

The statutory interview and the proof for a decision belong to the benefits role. That role, in turn, uses no technique of
a helping talk, asks for no life story and sets no goals of change; it may motivate, agree cooperation and assess it. Safety
stands above separation: everybody asks and acts.

Four marks decide, not words: the `field` of the concept, `use` (`talk`, `plan`, `route`, `prove`, `decide`), `precision`
(`none`, `rough`, `exact`; an amount without it is exact) and `kept_by` (`person`, `centre`). In tools of social work

- `prove` and `decide`, proof, decisions and warnings of criminal liability never appear (the last in no tool at all),
- money is a subject of talk or of a plan, with a purpose, without amounts or in round ones; exact amounts only on a sheet
  that the person keeps,
- a status (registration, insurance, certificate) is a fact for a plan: no number, no copy, and „nie wiem” is an answer,
- consequences for benefits are not announced; a shared tool may inform about them,
- numbers such as PESEL need a stated purpose.

Advice on rights, help with letters and legal consequences in a talk (`entitlement.advice`, `law.other`) are free on both
sides, and so are agreed steps (`cooperation`).

**How to mend.** Say what the answer is for (`use`, `purpose`), lower the `precision`, let the person keep the sheet
(`kept_by: person`), or move the item to a tool of the benefits role. A statutory form, or a tool that must differ, accepts
the finding with `allow` and a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Text, error, text
from swtools.model.instrument import Instrument, Item, Process, Topic
from swtools.model.library import Library
from swtools.rules._marks import Marks, marks
from swtools.rules._walk import entries, origin, placed

CODES = {
    "SW380": "social work proves or decides",
    "SW381": "exact amounts in social work",
    "SW382": "money as a subject without use and purpose",
    "SW383": "a status is checked instead of taken as a fact",
    "SW384": "social work announces consequences for benefits",
    "SW385": "a warning of criminal liability",
    "SW386": "an identifying number without a purpose",
    "SW387": "a technique of the helping talk, a life story or goals of change in a tool of benefits",
    "SW388": "an item of the other process",
}
ACCEPTABLE = tuple(CODES)
PASS = """
- {type: longtext, id: pisma, text: "Które pismo niepokoi najbardziej?", concept: debts, use: plan, precision: none, purpose: "Żeby zacząć od najpilniejszego."}
- {type: money, id: czynsz, text: "Czynsz", concept: budget, use: talk, precision: exact, kept_by: person, purpose: "Własny budżet rodziny."}
- {type: text, id: oplaca, text: "Od jakiej kwoty praca się opłaca?", concept: income, use: talk, precision: rough, purpose: "Rozmowa o obawach."}
- {type: boolean, id: pup, text: "Czy jest rejestracja w urzędzie pracy?", unknown: true, concept: status, use: plan}
- {type: longtext, id: pismo, text: "W jakim piśmie pomagamy?", concept: advice}
- {type: longtext, id: ustalenia, text: "Co ustaliliśmy?", concept: agreement, use: plan}
"""
FAIL = {
    "SW380": """
- {type: attachment, id: zaswiadczenie, text: "Zaświadczenie o zarobkach", use: prove}
""",
    "SW381": """
- {type: money, id: dochod, text: "Dochód netto na osobę"}
""",
    "SW382": """
- {type: longtext, id: dlugi, text: "Jakie są zaległości?", concept: debts}
""",
    "SW383": """
- {type: attachment, id: orzeczenie, text: "Kopia orzeczenia", concept: status, use: plan}
""",
    "SW384": """
- {type: display, id: skutek, text: "Brak udziału oznacza wstrzymanie zasiłku.", concept: sanction}
""",
    "SW385": """
process: shared
items:
  - {type: boolean, id: prawda, text: "Prawdziwość danych potwierdzam pod odpowiedzialnością karną.", concept: penalty}
""",
    "SW386": """
- {type: text, id: pesel, text: "PESEL", format: pesel}
""",
    "SW387": """
process: benefits
items:
  - {type: scale, id: motywacja, text: "Motywacja do zmiany", min_label: "żadna", max_label: "wielka", concept: readiness}
""",
    "SW388": """
- {type: longtext, id: ustalenia, text: "Ustalenia w sprawie zasiłku", process: benefits}
""",
}

_DRAWN = ("genogram", "ecomap", "lifeline", "resource_map")
_FREE_TECHNIQUES = ("information", "choice", "summary")
_NEUTRAL = ("safety", "process", "contact")
_HELPING = ("relation", "change")
_NUMBER_WORD = re.compile(r"\b(numer|nr|symbol|kopia|ksero|skan|odpis)\b", re.IGNORECASE)
_UNSURE = re.compile(r"nie_wiem|nie_mowic|wole_nie|nie_chce|nie_dotyczy|trudno|inne|nieznane|odmowa|brak_odpowiedzi")

Found = tuple[str, Text, Text]
"""Code, message and hint of a finding about an item."""

_OPPOSITE = {Process.SOCIAL_WORK: Process.BENEFITS, Process.BENEFITS: Process.SOCIAL_WORK}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Judge every item, and the techniques of a script, under the tool's process and the item's own."""
    for place in placed(instrument):
        own = marks(place, library)
        if place.is_column and (own.field.startswith("money.") or own.use in ("prove", "decide")):
            continue  # said once, of the table
        for code, message, hint in _item(place.item, own, instrument.process):
            yield error(code, place.item.span, message, hint, *origin(place.item))
    if instrument.process is Process.BENEFITS:
        for topic in instrument.topics():
            yield from _topic(topic)


def _item(item: Item, own: Marks, process: Process) -> Iterator[Found]:
    if own.field == "warning.criminal":
        yield (
            "SW385",
            text("{id} warns of criminal liability.", id=item.id),
            text("Take it out. A statutory form accepts the finding with `allow`."),
        )
    other = _OPPOSITE.get(process)
    if other is not None and own.process == other:
        yield (
            "SW388",
            text("{id} belongs to the process {other}, the tool to {process}.", id=item.id, other=other.value, process=process.value),
            text("Move it to a tool of that process."),
        )
    if process is Process.SOCIAL_WORK:
        yield from _social_work(item, own)
    if process is Process.BENEFITS:
        yield from _benefits(item, own)
    if process in (Process.SOCIAL_WORK, Process.SHARED) and not own.purpose and _identifies(item, own):
        yield (
            "SW386",
            text("{id} asks for an identifying number.", id=item.id),
            text("The case code is enough. Where the number is needed, say with `purpose` what for."),
        )


def _identifies(item: Item, own: Marks) -> bool:
    """Say whether an item asks for a number by which the state knows a person."""
    return own.field == "identity.number" or getattr(item.params, "format", None) == "pesel"


def _social_work(item: Item, own: Marks) -> Iterator[Found]:
    if own.use in ("prove", "decide") or own.field in ("evidence", "decision"):
        yield (
            "SW380",
            text("{id} proves or decides; that is not social work.", id=item.id),
            text("Ask for what the talk or the plan needs, or move it to a tool of benefits."),
        )
    elif own.field == "sanction.benefit":
        yield (
            "SW384",
            text("{id} announces consequences for benefits.", id=item.id),
            text("Inform about them in a tool of the process `shared`."),
        )
    elif own.field.startswith("money.") or _is_amount(item):
        yield from _money(item, own)
    elif own.field == "entitlement.status":
        yield from _status(item, own)


def _is_amount(item: Item) -> bool:
    return item.type == "money" or (item.type in ("decimal", "integer", "computed") and "zł" in str(getattr(item.params, "unit", "") or "").split())


def _money(item: Item, own: Marks) -> Iterator[Found]:
    exact = _exact(item, own)
    if item.type in ("section", "display"):
        return
    if exact and own.kept_by != "person":
        yield (
            "SW381",
            text("{id} asks for exact amounts.", id=item.id),
            text("Ask roughly (`precision: rough`) or not for amounts (`none`); exact ones only where the person keeps the sheet (`kept_by: person`)."),
        )
    elif not own.purpose or own.use not in ("talk", "plan"):
        yield (
            "SW382",
            text("{id} is about money, but does not say what for.", id=item.id),
            text("Add `use: talk` or `use: plan`, and a `purpose`."),
        )


def _exact(item: Item, own: Marks) -> bool:
    if item.type == "table" and own.precision != "rough":
        return any(_exact(column, own) for column in item.children)
    return own.precision == "exact" or (own.precision is None and (_is_amount(item) or item.type == "decimal"))


def _status(item: Item, own: Marks) -> Iterator[Found]:
    hint = text("Ask whether there is one and until when; no number, no copy, and leave “nie wiem” open.")
    numbers = item.type in ("decimal", "money", "attachment") or own.precision == "exact"
    if numbers or (item.type in ("text", "longtext") and _NUMBER_WORD.search(item.text)):
        yield "SW383", text("{id} asks for the number or a copy of a status.", id=item.id), hint
    elif item.type in ("boolean", "choice") and not _may_be_unsure(item):
        yield "SW383", text("{id} leaves no way to say “I do not know”.", id=item.id), hint


def _may_be_unsure(item: Item) -> bool:
    several = getattr(item.params, "multiple", False)
    codes = [option.code for key, options in entries(item) if key == "options" for option in options] or list(item.answer.codes)
    return bool(several or getattr(item.params, "other", False) or any(_UNSURE.search(code) for code in codes))


def _benefits(item: Item, own: Marks) -> Iterator[Found]:
    drawn = getattr(item.params, "template", None) in _DRAWN
    rated = item.type == "scale" and own.field not in _NEUTRAL
    if own.field in _HELPING or drawn or rated:
        yield (
            "SW387",
            text("{id} belongs to the helping talk, not to a tool of benefits.", id=item.id),
            text("Hand the person over to social work with the transfer card; here ask for facts and agreed steps."),
        )


def _topic(topic: Topic) -> Iterator[Diagnostic]:
    if (topic.technique and topic.technique not in _FREE_TECHNIQUES) or topic.scale:
        yield error(
            "SW387",
            topic.place("technique") if topic.technique else topic.place("scale"),
            text("{id} uses a technique of the helping talk in a tool of benefits.", id=topic.id),
            text("Ask for facts and agreed steps; hand the person over to social work for the rest."),
            *origin(topic),
        )
