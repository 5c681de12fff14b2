"""Python and the script side by side on many sets of answers."""

from __future__ import annotations

import json
from collections.abc import Sequence

from swtools.model.instrument import Instrument
from tests.agreement.expected import Draft, Seen, seen
from tests.agreement.script import Form, Settled

_SHOW_AT_MOST = 3


def agree(form: Form, instrument: Instrument, sets: Sequence[Draft], today: str) -> list[Seen]:
    """Compare what is shown, what is broken and what is computed for every set, and return what Python sees."""
    expected, wrong = [], []
    for draft, settled in zip(sets, form.settle(sets, today), strict=True):
        own = seen(instrument, draft, today)
        expected.append(own)
        if settled.seen != own or settled.live != form.fields(own.shown):
            wrong.append(_difference(draft, own, settled, form))
    assert not wrong, f"{instrument.id}: {len(wrong)} of {len(sets)} sets differ\n" + "\n".join(wrong[:_SHOW_AT_MOST])
    return expected


def _difference(draft: Draft, own: Seen, settled: Settled, form: Form) -> str:
    parts = {
        "shown by Python only": own.shown - settled.seen.shown,
        "shown by the script only": settled.seen.shown - own.shown,
        "live differs": settled.live ^ form.fields(own.shown),
        "broken by Python only": own.broken - settled.seen.broken,
        "broken by the script only": settled.seen.broken - own.broken,
        "computed by Python only": own.computed - settled.seen.computed,
        "computed by the script only": settled.seen.computed - own.computed,
    }
    return "\n".join([json.dumps(draft, ensure_ascii=False), *(f"  {name}: {sorted(paths)}" for name, paths in parts.items() if paths)])
