"""Every word that the page says itself, in the catalogue's language: for the templates and, as a table, for the script."""

from __future__ import annotations

from swtools.document.blocks import DEFAULT_THEME, LARGE_PRINT
from swtools.document.catalogue import Coverage
from swtools.messages import Translator
from swtools.renderers._plurals import SAMPLES, plural_forms
from swtools.typography.polish import NBSP, polish

KNOWN_KINDS = ("interview_script", "questionnaire", "documentation_form")
"""In the order of their places in a cell of the grid."""


def page_words(tr: Translator) -> dict[str, str]:
    """Return the words of the page's frame, for the templates."""
    words = {**_frame_words(tr), **_grid_words(tr), **_coverage_words(tr), **_card_words(tr)}
    return {key: polish(word) for key, word in words.items()} if tr.language == "pl" else words


def _frame_words(tr: Translator) -> dict[str, str]:
    return {
        "skip": tr("Skip to the grid of tools"),
        "lead": tr(
            "Interview scripts, questionnaires and forms for every stage of work with a person and a family. To print, for Word and to fill in on screen."
        ),
        "offline": tr("It works without the internet, also from a memory stick, and sends nothing."),
        "statement": tr("Tools of social work do not serve to decide about the right to benefits."),
        "kind": tr("Kind of tool"),
        "role": tr("Who leads"),
        "all_roles": tr("all roles"),
        "show_all": tr("Show all"),
        "nothing": tr("There are no tools in this pack yet."),
    }


def _grid_words(tr: Translator) -> dict[str, str]:
    return {
        "caption": tr("Tools by group and stage. The numbers in the cells: interview scripts, questionnaires, forms."),
        "group": tr("Group"),
        "none": tr("none"),
        "only_shared": tr("only shared tools"),
        "legend": tr("A circle is an interview script, an empty square a questionnaire, a solid square a form."),
        "dash": tr("A dash means that the group has no tool of its own at this stage. Then the shared tools are enough."),
        "unbuilt": tr("not built"),
        "blank": tr("A blank cell means that there are tools, but they were not built."),
        "outside": tr("Outside the stages"),
        "outside_note": tr("Tools that do not belong to one stage."),
        "every_group": tr("All groups one under another"),
        "back": tr("Back to the grid"),
    }


def _coverage_words(tr: Translator) -> dict[str, str]:
    return {
        "coverage": tr("What each group has"),
        "coverage_caption": tr("Required/recommended/optional tools by stage; * with shared ones; a dash: none, and none needed."),
        "missing": tr("missing"),
    }


def coverage_heading(tr: Translator, coverage: Coverage) -> str:
    """Say whether something is missing."""
    if coverage.complete:
        return tr("What each group has: the smallest set is complete")
    return tr("What each group has: something is missing from the smallest set")


def _card_words(tr: Translator) -> dict[str, str]:
    return {
        "aim": tr("The aim of the stage."),
        "print_stage": tr("Print the whole stage"),
        "word_stage": tr("Word files of the stage"),
        "handbook": tr("Handbook:"),
        "role_packs": tr("For each role:"),
        "when": tr("When:"),
        "filled_by": tr("Filled in by:"),
        "led_by": tr("Led by:"),
        "again": tr("Also at this stage, described earlier"),
        "from_shared": tr("Also at this stage, from the shared tools"),
        "shared_tools": tr("shared tools"),
        "no_own": tr("At this stage the group works with the shared tools"),
        "no_files": tr("There are no files of this tool in the pack."),
        "two_sides": tr("Papers of different sides are neither printed nor kept together. That is why each side has its own place in the catalogue."),
    }


def kind_plural(tr: Translator, kind: str, label: str, number: int) -> str:
    """Return the name of a kind after a number ("2 questionnaires" without the 2); a kind added later keeps its label."""
    if kind == "interview_script":
        return tr.plural("interview script", "interview scripts", number)
    if kind == "questionnaire":
        return tr.plural("questionnaire", "questionnaires", number)
    if kind == "documentation_form":
        return tr.plural("form", "forms", number)
    return label


def kind_filter(tr: Translator, kind: str, label: str) -> str:
    """Return the name of a kind in the filter."""
    names = {"interview_script": tr("Interview scripts"), "questionnaire": tr("Questionnaires"), "documentation_form": tr("Forms")}
    return names.get(kind, label)


def copy_label(tr: Translator, edition: str, theme: str, language: str | None) -> str:
    """Return what a copy of a tool is called, "For the person, large print"; `language` only where it is not the page's."""
    editions = {"client": tr("For the person"), "worker": tr("For the worker"), "discreet": tr("Discreet copy")}
    themes = {DEFAULT_THEME: "", LARGE_PRINT: tr("large print")}
    languages = {None: "", "pl": tr("in Polish"), "en": tr("in English"), "uk": tr("in Ukrainian")}
    parts = (editions.get(edition, edition), themes.get(theme, theme), languages.get(language, language))
    return ", ".join(part for part in parts if part)


def format_label(tr: Translator, file_format: str) -> str:
    """Return the text of a link to a file."""
    return {"html": tr("On screen"), "pdf": "PDF", "docx": "Word"}.get(file_format, file_format.upper())


def pages(tr: Translator, number: int) -> str:
    """Return a number of pages in words; the number never stands alone at a line's end."""
    return tr.plural("{count} page", "{count} pages", number, count=number).replace(" ", NBSP)


def tools(tr: Translator, number: int) -> str:
    """Return a number of tools in words."""
    return tr.plural("{count} tool", "{count} tools", number, count=number)


def script_words(tr: Translator, kinds: tuple[tuple[str, str], ...]) -> dict[str, object]:
    """Return the messages of the script; `kinds` are (kind, label) in the order of their places."""
    return {
        "kinds": [{category: kind_plural(tr, kind, label, number) for category, number in SAMPLES.items()} for kind, label in kinds],
        "tools": plural_forms(tr, "{count} tool", "{count} tools"),
        "all": tr("All tools: {count}", count="{count}"),
        "shown": plural_forms(tr, "Filtered: {count} tool of {all}", "Filtered: {count} tools of {all}", all="{all}"),
        "hidden": plural_forms(tr, "The filter hides {count} tool at this stage.", "The filter hides {count} tools at this stage."),
        "zero": tr("nothing after filtering"),
    }
