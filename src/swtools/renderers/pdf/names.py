"""The names of form fields: the record's keys, joined by `--`.

A PDF field name may hold no dot (ISO 32000-1, 12.7.3.2), and ids hold no hyphen, so `--` is free:

    first_name                      an item
    stay--from, stay--to            the ends of a period; letter--number, letter--note of an attachment
    who_present--osoba              one option of several (a check box, on = `osoba`)
    who_present--inne--text         the text that goes with an option; better_days--tak--text the details of a yes/no answer
    coping--was                     a mark or rater of a scale
    areas--zdrowie                  a row of a matrix (a radio group); areas--zdrowie--text its comment; areas--o1--name an open row
    goals--1--goal                  a table's row and column, counted from 1
    dzieci--1--child_name           a repeated section's card
    readiness--notes, --scale       a topic of a talk that has a scale (without one: the topic's id)
    sign_person--place, --date      place and date of a signature
    genogram                        the words that stand in a frame to draw in
    continuation_of_answers--1--question, --1--text     the sheet at the end: to which question, and the rest of its answer
"""

from __future__ import annotations

SEPARATOR = "--"
CASE_CODE = "case_code_of_sheet"
"""The name of the running head's field where the tool itself asks for no case code."""
CONTINUATION = "continuation_of_answers"
"""What the names of all fields of the continuation sheet start with; packs leave pages with such fields out."""


def field_name(*parts: str | int) -> str:
    """Join the parts of a record's path."""
    return SEPARATOR.join(str(part) for part in parts)
