"""A questionnaire: what a person answers, alone or with somebody's help."""

from __future__ import annotations

from swtools.document.blocks import Block
from swtools.items import Node
from swtools.kinds._build import Builder
from swtools.kinds._layout import Layout
from swtools.model.instrument import Form, Instrument

KIND = "questionnaire"


def build(node: Node, builder: Builder) -> Form:
    """Build the body of a questionnaire."""
    return Form(intro=node.optional_string("intro"), items=builder.items(node), thanks=node.optional_string("thanks"))


def lay_out(instrument: Instrument, layout: Layout) -> tuple[Block, ...]:
    """Lay out the sections or questions."""
    assert isinstance(instrument.body, Form)
    return layout.items(instrument.body.items)
