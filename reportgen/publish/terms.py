"""What is looked for in the public files: the terms of exempt papers, and what only these papers say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportgen.publish.words import tokens

SHINGLE = 8  # words in succession that no two people write by chance
_SENTENCE = re.compile(r"(?<=[.;:?!])\s+|\n+")
_SUM = re.compile(r"£\s?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?(?:million|billion|thousand|bn|m|k)\b)?", re.IGNORECASE)
_COMPANY = re.compile(r"\b(?:[A-Z][\w&'’-]*\s+){1,4}(?:Ltd|Limited|LLP|PLC|plc|CIC)\b")
_REFERENCE = re.compile(r"\b(?=[\w/-]*\d)[A-Z]{2,}[/-][A-Z0-9]+(?:[/-][A-Z0-9]+)*\b")
_LEAST_DIGITS = 3  # that are no noughts at the end: round sums stand in many papers
_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[^{}]*\}")


@dataclass(frozen=True, order=True, slots=True)
class Term:
    """Words to be found nowhere; ``of`` is the exempt paper they come from. A phrase is part of a sentence."""

    text: str
    of: str
    phrase: bool = False


def stated_terms(terms: Iterable[str], of: str) -> tuple[Term, ...]:
    """The terms that the meeting's file names for an exempt paper."""
    return tuple(Term(text, of) for text in dict.fromkeys(terms))


def own_terms(texts: Iterable[str], of: str, known: Known | None = None) -> tuple[Term, ...]:
    """What only the exempt paper says: phrases of eight words, sums that are not round, companies, references.

    Parameters
    ----------
    texts
        The paragraphs of the exempt paper.
    known
        What the public knows anyway. The papers to be searched are none of it: what was copied there would excuse
        itself.
    """
    known = known or Known.of(())
    found: dict[Term, None] = {}
    for text in texts:
        for pattern in (_SUM, _COMPANY, _REFERENCE):
            for match in pattern.finditer(text):
                if _is_telling(match.group()) and not known.has(match.group()):
                    found[Term(" ".join(match.group().split()), of)] = None
        for sentence in _SENTENCE.split(text):
            words = tokens(sentence)
            if len(words) < SHINGLE or known.is_sentence(sentence):
                continue
            for shingle in shingles(words):
                if not known.has_phrase(shingle):
                    found[Term(shingle, of, phrase=True)] = None
    return tuple(found)


def shingles(words: list[str]) -> Iterator[str]:
    for at in range(len(words) - SHINGLE + 1):
        yield " ".join(words[at : at + SHINGLE])


def _is_telling(text: str) -> bool:
    if not text.startswith("£"):
        return True
    digits = re.sub(r"\D", "", text)
    return len(digits.strip("0")) >= _LEAST_DIGITS


@dataclass(frozen=True, slots=True)
class Known:
    """What the public knows: the house's stock sentences and labels, the agenda, what was published before.

    A text with something to be filled in is known however it is filled in, if the rest is long enough to know it by.
    """

    phrases: frozenset[str]
    words: str
    forms: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Known:
        phrases: set[str] = set()
        every: list[str] = []
        forms = []
        for text in dict.fromkeys(texts):
            for sentence in _SENTENCE.split(text):
                pieces = [" ".join(tokens(piece)) for piece in _FILLED.split(sentence)]
                if len(pieces) > 1 and sum(len(piece.split()) for piece in pieces) >= SHINGLE:
                    forms.append(re.compile(r"\s*" + r"\s*.*?\s*".join(map(re.escape, pieces)) + r"\s*"))
                phrases.update(shingle for piece in pieces for shingle in shingles(piece.split()))
            every.append(f" {' '.join(tokens(text))} ")
        return cls(frozenset(phrases), "|".join(every), tuple(forms))

    def has_phrase(self, shingle: str) -> bool:
        return shingle in self.phrases

    def has(self, text: str) -> bool:
        return f" {' '.join(tokens(text))} " in self.words

    def is_sentence(self, sentence: str) -> bool:
        plain = " ".join(tokens(sentence))
        return any(form.fullmatch(plain) for form in self.forms)


def passages(phrases: Iterable[str]) -> tuple[str, ...]:
    """Phrases that follow each other word by word, told as one passage each."""
    ordered = list(dict.fromkeys(phrases))
    if not ordered:
        return ()
    found = [ordered[0].split()]
    for one, other in pairwise(ordered):
        if one.split()[1:] == other.split()[:-1]:
            found[-1].append(other.split()[-1])
        else:
            found.append(other.split())
    return tuple(" ".join(words) for words in found)
