"""The 45-item form that speed is compared on, as a document of ours and as plain questions for the peers."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

from swtools.document.blocks import Document, Edition
from swtools.kinds import document
from swtools.loading.build import build
from swtools.loading.discover import File
from swtools.model.centre import NO_CENTRE
from swtools.model.library import Library, Stage

SOURCE = Path(__file__).with_name("form45.json")


def questions() -> dict[str, Any]:
    """Return the form as it is given."""
    return json.loads(SOURCE.read_text(encoding="utf-8"))


def our_document() -> Document:
    """Return the form laid out by swtools, built from YAML like any other tool."""
    loaded = build([File(path="standards/wspolne/1-diagnoza/form45.yaml", schema="instrument", content=_yaml(questions()).encode())])
    assert not loaded.findings, loaded.findings
    library = replace(loaded.library, stages=(Stage(number=1, slug="diagnoza", label="Diagnoza", short="Diagnoza", aim=""),))
    return lay_out(library)


def lay_out(library: Library) -> Document:
    """Lay the form out in the worker's edition."""
    return document(library.instruments[0], library, NO_CENTRE, Edition.WORKER)


def _yaml(form: dict[str, Any]) -> str:
    head = {
        "kind": "documentation_form",
        "id": "form45",
        "code": form["code"],
        "title": form["title"],
        "purpose": form["subtitle"],
        "when_to_use": "Tylko do pomiarów.",
        "version": form["version"],
        "status": "draft",
        "role": "pracownik",
        "process": "shared",
        "use": "optional",
        "audience": "worker",
        "duration_minutes": 60,
        "items": [_section(section) for section in form["sections"]],
    }
    return json.dumps(head, ensure_ascii=False, indent=1)


def _section(section: dict[str, Any]) -> dict[str, Any]:
    title = section["title"].split(". ", 1)[-1]
    return {
        "type": "section",
        "id": f"s_{section['id']}",
        "title": title,
        "intro": section["instructions"],
        "items": [_item(entry) for entry in section["items"]],
    }


def _item(entry: dict[str, Any]) -> dict[str, Any]:
    own: dict[str, Any] = {"id": entry["id"], "text": entry["label"]}
    match entry["type"]:
        case "text" | "date":
            return {"type": entry["type"], **own}
        case "long":
            return {"type": "longtext", **own, "lines": entry["lines"]}
        case "number":
            return {"type": "integer", **own, **({"unit": entry["unit"]} if entry.get("unit") else {})}
        case "yesno":
            return {"type": "boolean", **own}
        case "single" | "multi":
            return {"type": "choice", **own, "multiple": entry["type"] == "multi", "options": _options(entry["options"])}
        case "scale":
            return {"type": "scale", **own, "min": entry["min"], "max": entry["max"], "min_label": "bardzo źle", "max_label": "bardzo dobrze"}
        case "matrix":
            return {"type": "matrix", **own, "rows": _options(entry["rows"]), "options": _options(entry["columns"])}
        case "table":
            columns = [{"id": code["code"], "type": "text", "text": code["text"]} for code in _options(entry["columns"]) if code["text"] != "Lp."]
            return {"type": "table", **own, "columns": columns, "paper_rows": entry["rows"]}
        case _:
            return {"type": "signature", "id": entry["id"], "text": entry["parties"][0], "place_and_date": True}


def _options(texts: list[str]) -> list[dict[str, str]]:
    return [{"code": _code(text), "text": text} for text in texts]


def _code(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:24].strip("_")
