"""Python and the script side by side on many sets of answers."""

from __future__ import annotations

import json
from collections.abc import Sequence

from swtools.model.instrument import Instrument
from tests.agreement.expected import Draft, Seen, seen
from tests.agreement.script import Form, Settled

_SHOW_AT_MOST = 3


def agree(form: Form, instrument: Instrument, sets: Sequence[Draft], today: str) -> list[Seen]:
    """Compare what is shown and what is broken for every set, and return what Python sees.

    Computed values are the script's: a record holds them, Python does not compute them.
    """
    expected, wrong = [], []
    for draft, settled in zip(sets, form.settle(sets, today), strict=True):
        own = seen(instrument, _with_computed(draft, settled), today)
        expected.append(own)
        if settled.seen != own or settled.live != form.fields(own.shown):
            wrong.append(_difference(draft, own, settled, form))
    assert not wrong, f"{instrument.id}: {len(wrong)} of {len(sets)} sets differ\n" + "\n".join(wrong[:_SHOW_AT_MOST])
    return expected


def _with_computed(draft: Draft, settled: Settled) -> Draft:
    if not settled.computed:
        return draft
    copy: Draft = json.loads(json.dumps(draft))
    for path, value in settled.computed:
        place: object = copy
        *steps, last = path.split(".")
        for step in steps:
            place = place[int(step)] if isinstance(place, list) else place[step] if isinstance(place, dict) else None
        assert isinstance(place, dict)
        place[last] = value
    return copy


def _difference(draft: Draft, own: Seen, settled: Settled, form: Form) -> str:
    parts = {
        "shown by Python only": own.shown - settled.seen.shown,
        "shown by the script only": settled.seen.shown - own.shown,
        "live differs": settled.live ^ form.fields(own.shown),
        "broken by Python only": own.broken - settled.seen.broken,
        "broken by the script only": settled.seen.broken - own.broken,
    }
    return "\n".join([json.dumps(draft, ensure_ascii=False), *(f"  {name}: {sorted(paths)}" for name, paths in parts.items() if paths)])
