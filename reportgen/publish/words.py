"""Texts as a search sees them: without case, hyphens, invisible characters, and whatever splits words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff]")
_BROKEN = re.compile(r"(?<=\w)[-\u2010-\u2015]\s*\n\s*(?=\w)")
_TOKEN = re.compile(r"[^\W_]+|[£$€%]")
_POINT, _COMMA = re.compile(r"(?<=\d)\.(?=\d)"), re.compile(r"(?<=\d),(?=\d{3})")
_DECIMAL = "ʹ"  # a letter, so that 4.5 and 45 are two words, and 4.5 is one


def tokens(text: str) -> list[str]:
    """The words and numbers, one form for each; those with a hyphen are two."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = text.casefold()
    text = _COMMA.sub("", _POINT.sub(_DECIMAL, text))
    return _TOKEN.findall(text)


def ways(text: str) -> list[list[str]]:
    """The words; and those with words whole that a hyphen breaks at the end of a line, if there are any."""
    whole = _BROKEN.sub("", text)
    return [tokens(text)] if whole == text else [tokens(text), tokens(whole)]


@dataclass(frozen=True, slots=True)
class Squashed:
    """Words without anything between them, and where each begins and ends."""

    text: str
    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, words: list[str]) -> Squashed:
        ends = list(accumulate(map(len, words)))
        return cls("".join(words), frozenset([0, *ends[:-1]]), frozenset(ends))

    def holds(self, needle: str) -> bool:
        """Whether the needle stands here as whole words, however they were split."""
        at = self.text.find(needle)
        while at >= 0:
            if at in self.starts and at + len(needle) in self.ends:
                return True
            at = self.text.find(needle, at + 1)
        return False
