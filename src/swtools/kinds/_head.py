"""From data to an instrument: the head, and the folder's word on group and stage."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from swtools.items import Node
from swtools.kinds._spans import Spans
from swtools.model.instrument import Allowance, Audience, Form, Instrument, Kind, Process, Script
from swtools.model.placement import OUTSIDE


def home(path: str) -> tuple[str, str | None, str]:
    """Return group, stage slug (None outside the stages) and tool of a path like `standards/wspolne/1-diagnoza/karta.yaml`."""
    parts = PurePosixPath(path).parts
    group, folder, file = parts[-3:]
    stage = None if folder == OUTSIDE else folder.partition("-")[2]
    return group, stage, PurePosixPath(file).stem


def instrument(node: Node, path: str, body: Form | Script, uses: Iterable[str]) -> Instrument:
    """Build an instrument from data that passed the schema."""
    group, stage, tool = home(path)
    return Instrument(
        kind=Kind(node.string("kind")),
        id=node.string("id"),
        code=node.string("code"),
        title=node.string("title"),
        purpose=node.string("purpose"),
        when_to_use=node.string("when_to_use"),
        version=node.string("version"),
        status=node.string("status"),
        role=node.string("role"),
        process=Process(node.string("process")),
        use=node.string("use"),
        audience=Audience(node.string("audience")),
        group=group,
        stage=stage,
        tool=tool,
        path=path,
        body=body,
        duration_minutes=node.integer("duration_minutes", 0) or None,
        also_in_stages=node.strings("also_in_stages"),
        subgroups=node.strings("subgroups"),
        party=node.optional_string("party"),
        discreet=node.flag("discreet"),
        also_for=node.strings("also_for"),
        easy_to_read=node.flag("easy_to_read"),
        neutral_title=node.optional_string("neutral_title"),
        legal_basis=node.strings("legal_basis"),
        sources=node.strings("sources"),
        effective_from=node.optional_string("effective_from"),
        retention=node.optional_string("retention"),
        records_class=node.optional_string("records_class"),
        annex_to=node.optional_string("annex_to"),
        variant_of=node.optional_string("variant_of"),
        allow=tuple(Allowance(code=entry.string("code"), reason=entry.string("reason"), span=entry.place()) for entry in node.children("allow")),
        uses=tuple(sorted(uses)),
        span=node.place("id"),
        spans=Spans(node),
    )
