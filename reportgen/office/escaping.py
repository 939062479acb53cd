"""Escaping text for XML, without the characters that XML forbids."""

from __future__ import annotations

import re

# XML 1.0 knows no way to write the first, not even escaped. The others turn around all that follows, digits too.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def allowed(text: str) -> str:
    """The text without control characters, also those of direction, and lone surrogates."""
    return _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """The text as it may stand in an element or in an attribute in double quotes."""
    return allowed(text).translate(_SPECIAL)
