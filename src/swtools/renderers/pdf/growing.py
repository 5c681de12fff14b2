"""Room for a record: tables and cards get as many rows and copies as the answers fill, never fewer than paper has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from swtools.document.blocks import Block, Conditional, Document, Section, TableField
from swtools.renderers.pdf.values import as_mapping, rows


def grown(document: Document, answers: Mapping[str, object]) -> Document:
    """Return the document with rows and copies for all answers."""
    return replace(document, blocks=tuple(_grown(block, answers) for block in document.blocks))


def _grown(block: Block, answers: Mapping[str, object]) -> Block:
    if isinstance(block, TableField) and not block.row_labels:
        return replace(block, paper_rows=max(block.paper_rows, len(rows(answers.get(block.id)))))
    if isinstance(block, Conditional):
        return replace(block, blocks=tuple(_grown(child, answers) for child in block.blocks))
    if isinstance(block, Section) and block.repeat:
        cards = rows(answers.get(block.id))
        repeat = replace(block.repeat, paper_copies=max(block.repeat.paper_copies, len(cards)))
        children = block.blocks
        for card in cards:  # a table inside the cards is as long as the longest card needs
            children = tuple(_grown(child, as_mapping(card)) for child in children)
        return replace(block, repeat=repeat, blocks=children)
    if isinstance(block, Section):
        return replace(block, blocks=tuple(_grown(child, answers) for child in block.blocks))
    return block
