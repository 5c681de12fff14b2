"""The same form made by the peers: WeasyPrint alone, bare print, Typst, AkvoFormPrint, plain docxtpl."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from docxtpl import DocxTemplate

from swtools.document.blocks import Document
from swtools.document.settings import Settings
from swtools.renderers.pdf import continuation, paper, templates
from swtools.renderers.pdf.geometry import sheet
from swtools.renderers.pdf.styles import look


def weasyprint_forms(document: Document, settings: Settings) -> Callable[[], bytes]:
    """Return WeasyPrint's own fillable PDF of the same HTML (form and continuation sheet), sheet and fonts."""
    return _written(document, settings, pdf_forms=True, pdf_variant=paper.VARIANT)


def weasyprint_print(document: Document, settings: Settings) -> Callable[[], bytes]:
    """Return WeasyPrint's bare print of the same HTML: no fields, no tags."""
    return _written(document, settings)


def _written(document: Document, settings: Settings, **options: object) -> Callable[[], bytes]:
    """Return a call that lays the HTML out and writes it with WeasyPrint's options; its templates are filled in beforehand."""
    folders = settings.template_folders
    measures = sheet(look(folders, document.edition, document.theme).tokens)
    sources = [templates.html(document, folders, measures)]
    if continuation.wanted(document):
        sources.append(continuation.html(document, folders, measures))
    css = paper.stylesheet(folders, document.edition, document.theme)

    def call() -> bytes:
        parts = [_page(html).render(stylesheets=[css], font_config=paper.fonts_of_process(), **options) for html in sources]
        pdf: bytes = parts[0].copy([page for part in parts for page in part.pages]).write_pdf(**options)
        return pdf

    return call


def _page(html: str) -> Any:
    import weasyprint

    return weasyprint.HTML(string=html, base_url=paper.BASE_URL, url_fetcher=paper.fetcher_class()())


def typst(form: dict[str, Any]) -> Callable[[], bytes]:
    """Return a plain print of the questions by Typst (no fields)."""
    import typst as engine

    source = typst_source(form).encode()
    return lambda: engine.compile(source)


def typst_source(form: dict[str, Any]) -> str:
    """Write the questions as Typst markup."""

    def quoted(value: str) -> str:
        return '#"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

    lines = ['#set page(paper: "a4", margin: 20mm)', '#set text(lang: "pl", size: 10.5pt)', f"= {quoted(form['title'])}"]
    for section in form["sections"]:
        lines += [f"== {quoted(section['title'])}", quoted(section["instructions"])]
        for entry in section["items"]:
            label = entry["label"]
            lines.append(f"*{quoted(label)}*\n")
            match entry["type"]:
                case "long":
                    lines += ["#v(8mm)#line(length: 100%, stroke: .5pt)"] * entry["lines"]
                case "single" | "multi":
                    lines.append(" ".join(f"#box(width: 4mm, height: 4mm, stroke: .5pt) {quoted(option)} #h(6mm)" for option in entry["options"]))
                case "table":
                    cells = ", ".join(f"[{quoted(column)}]" for column in entry["columns"])
                    empty = ", ".join(["[]"] * len(entry["columns"]) * entry["rows"])
                    lines.append(f"#table(columns: {len(entry['columns'])}, rows: 9mm, {cells}, {empty})")
                case "matrix":
                    heads = ", ".join(f"[{quoted(column)}]" for column in ["", *entry["columns"]])
                    rows = ", ".join(f"[{quoted(row)}], " + ", ".join(["[○]"] * len(entry["columns"])) for row in entry["rows"])
                    lines.append(f"#table(columns: {len(entry['columns']) + 1}, {heads}, {rows})")
                case "scale":
                    lines.append(" ".join(f"#circle(radius: 3.5mm)[{value}]" for value in range(entry["min"], entry["max"] + 1)))
                case _:
                    lines.append("#v(6mm)#line(length: 60%, stroke: .5pt)")
    return "\n\n".join(lines)


def akvo(form: dict[str, Any]) -> Callable[[], bytes]:
    """Return AkvoFormPrint's PDF of the questions (its own styles, no fields)."""
    from AkvoFormPrint.stylers.weasyprint_styler import WeasyPrintStyler

    kinds = {
        "text": "input",
        "date": "date",
        "long": "text",
        "number": "number",
        "yesno": "option",
        "single": "option",
        "multi": "multiple_option",
        "scale": "number",
    }

    def question(entry: dict[str, Any]) -> dict[str, Any]:
        options = ["tak", "nie"] if entry["type"] == "yesno" else entry.get("options", [])
        row: dict[str, Any] = {"id": entry["id"], "type": kinds.get(entry["type"], "text"), "label": entry["label"]}
        return {**row, "options": options} if options else row

    data = {
        "title": form["title"],
        "sections": [{"title": section["title"], "questions": [question(entry) for entry in section["items"]]} for section in form["sections"]],
    }
    return lambda: WeasyPrintStyler(orientation="portrait", parser_type="default", raw_json=data).render_pdf()


@cache
def _docx_template() -> bytes:
    """Return a docxtpl template of the usual kind: one loop over sections, one over questions."""
    import docx

    template = docx.Document()
    template.add_heading("{{ title }}", 0)
    template.add_paragraph("{%p for section in sections %}")
    template.add_heading("{{ section.title }}", 1)
    template.add_paragraph("{{ section.instructions }}")
    template.add_paragraph("{%p for item in section['items'] %}")
    template.add_paragraph("{{ item.label }}")
    template.add_paragraph("{%p for option in item.get('options', []) %}")
    template.add_paragraph("☐ {{ option }}")
    template.add_paragraph("{%p endfor %}")
    template.add_paragraph("________________________")
    template.add_paragraph("{%p endfor %}")
    template.add_paragraph("{%p endfor %}")
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def docxtpl(form: dict[str, Any]) -> Callable[[], bytes]:
    """Return plain docxtpl filling a template with the questions."""

    def call() -> bytes:
        template = DocxTemplate(io.BytesIO(_docx_template()))
        template.render(form, autoescape=True)
        buffer = io.BytesIO()
        template.save(buffer)
        return buffer.getvalue()

    return call
