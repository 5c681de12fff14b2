"""One document that holds every block and every option of every block: what each renderer must be able to draw.

The words are those of a real form (invented person); nothing here is taken from a renderer's output.
"""

from __future__ import annotations

from swtools.document.blocks import (
    Block,
    Document,
    Edition,
    Foot,
    Head,
    Logo,
    Prose,
    Section,
    StageStep,
    Tone,
)
from tests.renderers.every_block_answers import every_block_answers
from tests.renderers.every_block_parts import end, plan, talk, worker_section
from tests.renderers.every_block_questions import areas, situation, when

__all__ = ["every_block_answers", "every_block_document"]

LOGO_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">'
    b'<path d="M4 36V12L20 4l16 8v24z" fill="none" stroke="#000" stroke-width="2"/><path d="M48 14h64M48 24h44" stroke="#000" stroke-width="3"/></svg>'
)


def _stages() -> tuple[StageStep, ...]:
    labels = ("Pierwszy kontakt", "Diagnoza i ocena sytuacji", "Cele", "Plan", "Realizacja", "Ewaluacja bieżąca", "Ewaluacja końcowa")
    return tuple(StageStep(number=number, label=label, current=number == 1) for number, label in enumerate(labels))


def _head(edition: Edition) -> Head:
    title = "Karta diagnozy i oceny sytuacji"
    purpose = "Zbiera to, co wspólnie ustalono o sytuacji, jej przyczynach i mocnych stronach osoby, zanim zostaną wyznaczone cele."
    intro = "Nie ma tu dobrych ani złych odpowiedzi. Każde pytanie można pominąć."
    if edition is not Edition.WORKER:
        return Head(
            stamp="Pieczęć lub logo ośrodka",
            title=title if edition is Edition.CLIENT else "Notatki do rozmowy",
            purpose=purpose if edition is Edition.CLIENT else "",
            intro=intro,
            has_single=True,
            has_multiple=True,
            how_to_mark=True,
        )
    return Head(
        stamp="Pieczęć lub logo ośrodka",
        centre_lines=("Ośrodek Pomocy Społecznej w Przykładowie", "ul. Kwiatowa 1, 00-000 Przykładów"),
        logo=Logo(data=LOGO_SVG, media_type="image/svg+xml", alt="Logo ośrodka"),
        kind="Kwestionariusz dokumentujący",
        group="Narzędzia wspólne",
        code="W-04",
        stages=_stages(),
        stage_name="Etap 1. Diagnoza i ocena sytuacji",
        title=title,
        purpose=purpose,
        intro=intro,
        facts=(("Kto wypełnia", "pracownik socjalny razem z osobą"), ("Czas", "45 minut"), ("Kod", "W-04")),
        has_single=True,
        has_multiple=True,
    )


def every_block_document(edition: Edition = Edition.WORKER, theme: str = "default") -> Document:
    """Return the document; what stands only in the worker's copy is left out of the others, as layout does it."""
    worker = edition is Edition.WORKER
    discreet = edition is Edition.DISCREET
    sections: tuple[Block, ...] = (when(), situation(), areas(), plan(), *((talk(),) if worker else ()), end())
    blocks = (*sections, worker_section()) if worker else tuple(_without_worker(section) for section in sections)
    head = _head(edition)
    return Document(
        instrument="kazdy_blok",
        version="1.0",
        definition_hash="0" * 64,
        code="W-04",
        kind="documentation_form",
        edition=edition,
        theme=theme,
        language="pl",
        subject="" if discreet else "Narzędzie pracy socjalnej, etap 1: diagnoza i ocena sytuacji",
        keywords=() if discreet else ("praca socjalna", "diagnoza"),
        running_title=head.title,
        case_code_label="Kod sprawy",
        case_code_id="case_code",
        head=head,
        foot=Foot(
            line="W-04" if discreet else "Narzędzia wspólne · W-04 · wersja 1.0",
            statement="" if discreet else "Narzędzie pracy socjalnej – nie służy do ustalania prawa do świadczeń",
        ),
        blocks=blocks,
        thanks=None if worker else "Dziękujemy. Proszę przynieść kartę na rozmowę.",
    )


def _without_worker(block: Block) -> Block:
    from dataclasses import replace

    if not isinstance(block, Section):
        return block
    kept = tuple(
        _without_worker(part) for part in block.blocks if not getattr(part, "worker_only", False) and not (isinstance(part, Prose) and part.tone is Tone.WORKER)
    )
    return replace(block, blocks=kept)
