"""What a plain YAML word stands for, by the core rules of YAML 1.2: `No` and `On` are words, not booleans."""

from __future__ import annotations

import re

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LONGEST_NUMBER = 30


class ScalarError(ValueError):
    """A number that cannot be held."""


def scalar(word: str) -> str | int | float | bool | None:
    """The value of a plain word; `.inf` and `.nan` stay words, because no spec has a use for them."""
    if word in _NULL:
        return None
    if word in _BOOLEANS:
        return _BOOLEANS[word]
    if word[0] not in "+-.0123456789":
        return word
    for pattern, base in ((_DECIMAL, 10), (_OCTAL, 8), (_HEXADECIMAL, 16)):
        if pattern.fullmatch(word):
            _check_length(word)
            return int(word if base == 10 else word[2:], base)
    return _float(word) if _FLOAT.fullmatch(word) else word


def _float(word: str) -> float:
    _check_length(word)
    number = float(word)
    if number in (float("inf"), float("-inf")):
        raise ScalarError(f"the number {word} is too large")
    return number


def _check_length(word: str) -> None:
    if len(word) > _LONGEST_NUMBER:
        raise ScalarError(f"a number of {len(word)} characters is too long")
