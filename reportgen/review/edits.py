"""Numbers that somebody changed by hand: an edited paper against what its spec says now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from reportgen.checks.found import Found
from reportgen.review.found import at_place
from reportgen.review.model import Reviewed, Table, shortened

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])\s+")
_LEAST_WORDS = 4  # by which a sentence is known again
_REMEDY = "if the data changed, build the paper again; if the number is right, mend the spec or its data"

Key = tuple[str, ...]


def edited_numbers(edited: Reviewed, built: Reviewed) -> Iterator[Found]:
    """Sentences and rows of tables whose words stand in both, with other numbers."""
    yield from _in_sentences(edited, built)
    yield from _in_tables(edited, built)


def _in_sentences(edited: Reviewed, built: Reviewed) -> Iterator[Found]:
    places: dict[tuple[str, Key], str] = {}
    theirs, ours = _sentences(edited, places), _sentences(built, {})
    for words, numbers in theirs.items():
        # The same sentence may stand twice with different numbers: those that are in both are no edits.
        added, lost = numbers - ours.get(words, Counter()), ours.get(words, Counter()) - numbers
        for now, before in zip(added.elements(), lost.elements(), strict=False):
            changed = [(one, other) for one, other in zip(now, before, strict=True) if one != other]
            told = " and ".join(f"{one} where the spec gives {other}" for one, other in changed)
            yield at_place(places[words, now], f"it says {told}", _REMEDY)


def _sentences(file: Reviewed, places: dict[tuple[str, Key], str]) -> dict[str, Counter[Key]]:
    """The words of each sentence with its numbers left out -> the numbers, as often as they stand there."""
    found: dict[str, Counter[Key]] = {}
    for paragraph in file.running:
        for sentence in _SENTENCE_ENDS.split(" ".join(paragraph.text.split())):
            words, numbers = _NUMBER.sub("#", sentence), tuple(_NUMBER.findall(sentence))
            if numbers and len(re.findall(r"[^\W\d_]{2,}", words)) >= _LEAST_WORDS:
                found.setdefault(words, Counter())[numbers] += 1
                places.setdefault((words, numbers), paragraph.where)
    return found


def _in_tables(edited: Reviewed, built: Reviewed) -> Iterator[Found]:
    ours = _rows(built)
    for key, (where, row) in _rows(edited).items():
        other = ours.get(key)
        if other is None or len(other[1]) != len(row):
            continue
        for head, now, before in zip_longest(key[1:], row, other[1], fillvalue=""):
            same_words = _NUMBER.sub("#", now) == _NUMBER.sub("#", before)
            if now != before and same_words:
                column = f", column '{shortened(head)}'" if head else ""
                what = f"row '{shortened(key[0])}'{column} says {now} where the spec gives {before}"
                yield at_place(where, what, _REMEDY)


def _rows(file: Reviewed) -> dict[Key, tuple[str, Key]]:
    """The rows of tables by their first cell and the headings above; those that are not the only ones are left out."""
    found: dict[Key, tuple[str, Key]] = {}
    twice: set[Key] = set()
    for table in file.tables:
        for key, row in _keyed(table):
            if key in found:
                twice.add(key)
            found[key] = (table.where, row)
    return {key: row for key, row in found.items() if key not in twice}


def _keyed(table: Table) -> Iterator[tuple[Key, Key]]:
    heads = table.rows[0] if table.rows and table.header else ()
    for row in table.rows[1:]:
        if len(row) > 1 and row[0]:
            yield (row[0], *heads[1:]), row[1:]
