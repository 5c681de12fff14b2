"""From data to an instrument: the head, and the folder's word on group and stage."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from swtools.items._contract import Node
from swtools.kinds._build import spans
from swtools.model.instrument import Allowance, Audience, Form, Instrument, Kind, Process, Script

OUTSIDE = "poza-etapami"


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
        kind=Kind(node.text("kind")),
        id=node.text("id"),
        code=node.text("code"),
        title=node.text("title"),
        purpose=node.text("purpose"),
        when_to_use=node.text("when_to_use"),
        version=node.text("version"),
        status=node.text("status"),
        role=node.text("role"),
        process=Process(node.text("process")),
        use=node.text("use"),
        audience=Audience(node.text("audience")),
        group=group,
        stage=stage,
        tool=tool,
        path=path,
        body=body,
        duration_minutes=node.integer("duration_minutes", 0) or None,
        also_in_stages=node.texts("also_in_stages"),
        subgroups=node.texts("subgroups"),
        party=node.optional_text("party"),
        discreet=node.flag("discreet"),
        neutral_title=node.optional_text("neutral_title"),
        legal_basis=node.texts("legal_basis"),
        sources=node.texts("sources"),
        effective_from=node.optional_text("effective_from"),
        retention=node.optional_text("retention"),
        records_class=node.optional_text("records_class"),
        variant_of=node.optional_text("variant_of"),
        allow=tuple(Allowance(code=entry.text("code"), reason=entry.text("reason"), span=entry.place()) for entry in node.children("allow")),
        uses=tuple(sorted(uses)),
        span=node.place("id"),
        spans=spans(node),
    )
