"""Kinds of tools, one a module, and what they share. Other rooms take from here how a tool is built and how it is laid out."""

from swtools.kinds._build import Builder
from swtools.kinds._document import AUDIENCE_NAMES, KIND_NAMES, centre_lines, document, editions, logo_of, with_centre
from swtools.kinds._head import instrument
from swtools.kinds._numbers import numbers
from swtools.kinds._spans import Spans

__all__ = [
    "AUDIENCE_NAMES",
    "KIND_NAMES",
    "Builder",
    "Spans",
    "centre_lines",
    "document",
    "editions",
    "instrument",
    "logo_of",
    "numbers",
    "with_centre",
]
