"""A documentation form: what the worker, mostly together with the person, writes down at a stage."""

from __future__ import annotations

from swtools.document.blocks import Block
from swtools.items import Node
from swtools.kinds._build import Builder
from swtools.kinds._layout import Layout
from swtools.model.instrument import Form, Instrument

KIND = "documentation_form"


def build(node: Node, builder: Builder) -> Form:
    """Build the body of a documentation form."""
    return Form(intro=node.optional_string("intro"), items=builder.items(node))


def lay_out(instrument: Instrument, layout: Layout) -> tuple[Block, ...]:
    """Lay out the sections."""
    assert isinstance(instrument.body, Form)
    return layout.items(instrument.body.items)
