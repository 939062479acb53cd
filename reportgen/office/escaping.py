"""Escaping text for XML, without the characters that XML forbids."""

from __future__ import annotations

import re

# XML 1.0 knows no way to write these, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def allowed(text: str) -> str:
    """The text without control characters and lone surrogates."""
    return _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """The text as it may stand in an element or in an attribute in double quotes."""
    return allowed(text).translate(_SPECIAL)
