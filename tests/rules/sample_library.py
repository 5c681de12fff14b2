"""A small library around a rule's sample, so that the sample can be as short as what it shows."""

from __future__ import annotations

import re
import textwrap

from swtools.loading.build import Loaded, build
from swtools.loading.discover import File

TOOL = "standards/wspolne/1-diagnoza/karta.yaml"
HEAD = {
    "kind": "documentation_form",
    "id": "karta",
    "code": '"W-90"',
    "title": '"Karta"',
    "purpose": '"Do próby."',
    "when_to_use": '"Zawsze."',
    "version": '"1.0"',
    "status": "active",
    "role": "pracownik",
    "process": "social_work",
    "use": "recommended",
    "audience": "together",
    "duration_minutes": "30",
}
BASE = {
    "standards/library.yaml": """
        title: "Próbna"
        version: "1.0"
        language: pl
        stages:
          - {number: 0, slug: pierwszy-kontakt, label: "Pierwszy kontakt", short: "Etap", aim: "Cel."}
          - {number: 1, slug: diagnoza, label: "Diagnoza", short: "Etap", aim: "Cel."}
          - {number: 2, slug: cele, label: "Cele", short: "Etap", aim: "Cel."}
        teams: [{id: zespol, label: "Zespół"}]
        roles:
          - {slug: pracownik, label: "Pracownik", team: zespol}
          - {slug: superwizor, label: "Superwizor", team: zespol}
        organisation_models:
          three_teams: {label: "Trzy", roles: {pracownik: pracownik}}
        crisis_lines: [{number: "112", label: "alarmowy", hours: "całą dobę", as_of: "2025-11-30", confirmed: false}]
    """,
    "standards/wspolne/standard.yaml": """
        title: "Wspólne"
        code: W
        for_whom: "Każda osoba."
    """,
    "standards/concepts.yaml": """
        concepts:
          - {id: case_code, label: "kod sprawy", field: identity.code}
          - {id: first_name, label: "imię", field: identity.name}
          - {id: pesel, label: "numer", field: identity.number}
          - {id: danger, label: "zagrożenia", field: safety, sensitivity: special, prefill: never}
          - {id: health, label: "zdrowie", field: health, sensitivity: special}
          - {id: strengths, label: "mocne strony", field: life}
          - {id: goal, label: "cel", field: change}
          - {id: readiness, label: "gotowość", field: change}
          - {id: agreement, label: "ustalenia", field: cooperation}
          - {id: income, label: "dochód", field: money.income}
          - {id: budget, label: "wydatki", field: money.spending}
          - {id: debts, label: "zaległości", field: money.debt}
          - {id: purse, label: "pieniądze w domu", field: money.control}
          - {id: status, label: "uprawnienia", field: entitlement.status}
          - {id: advice, label: "pomoc z pismem", field: entitlement.advice}
          - {id: proof, label: "dowód", field: evidence}
          - {id: award, label: "decyzja", field: decision}
          - {id: sanction, label: "skutek w świadczeniach", field: sanction.benefit}
          - {id: penalty, label: "pouczenie", field: warning.criminal}
          - {id: law, label: "skutki prawne", field: law.other}
    """,
    "standards/legal-basis.yaml": """
        acts: [{id: ups, title: "Ustawa", reference: "Dz.U.", grounds: "praca socjalna", as_of: "2026-03-31", verified: true}]
    """,
    "standards/language-care.yaml": """
        words:
          - {avoid: "podopieczn*", instead: "osoba, Pan/Pani"}
          - {avoid: "trudny klient", instead: "nie zgadzamy się co do …"}
          - {avoid: "ofiara", instead: "osoba doznająca przemocy"}
    """,
}
SCHEMAS = {"library": "library", "concepts": "concepts", "legal-basis": "legal-basis", "language-care": "language-care"}


def load(sample: str) -> Loaded:
    """Build the base library with the files of a sample in it."""
    files = {path: textwrap.dedent(content) for path, content in BASE.items()}
    files |= _files(sample)
    return build([File(path=path, schema=_schema(path), content=content.encode()) for path, content in sorted(files.items())])


def _files(sample: str) -> dict[str, str]:
    if "# standards/" not in sample:
        return {TOOL: _tool(sample, TOOL)}
    parts = re.split(r"^# (standards/\S+)\n", sample, flags=re.MULTILINE)
    return {path: _tool(content, path) if _schema(path) == "instrument" else content for path, content in zip(parts[1::2], parts[2::2], strict=True)}


def _tool(sample: str, path: str) -> str:
    """Put a list under `items`, and the head's usual keys before whatever the sample does not say itself."""
    body = sample if not sample.lstrip().startswith("- ") else "items:\n" + sample
    own = set(re.findall(r"^(\w+):", body, flags=re.MULTILINE))
    stem = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    head = HEAD | {"id": stem.replace("-", "_"), "code": f'"{stem.upper()[:16].rstrip("-")}"'}
    if path == TOOL:
        head |= {"code": HEAD["code"]}
    lines = [f"{key}: {value}" for key, value in head.items() if key not in own]
    if not own & {"items", "topics"}:
        lines.append('items: [{type: text, id: uwagi, text: "Uwagi"}]')
    return "\n".join(lines) + "\n" + body


def _schema(path: str) -> str:
    parts = path.removeprefix("standards/").removesuffix(".yaml").split("/")
    if len(parts) == 1:
        return SCHEMAS[parts[0]]
    if len(parts) == 2:
        return {"blocks": "block", "choices": "choices", "topics": "topics"}.get(parts[0], "standard")
    return "instrument"
