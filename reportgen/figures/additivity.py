"""What of a table may be added up: nothing that counts a case twice, and no parts that exceed their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from reportgen.data.needs import listed
from reportgen.errors import UnplacedError
from reportgen.figures.axis import Entry, Key
from reportgen.measures.book import FactBook
from reportgen.measures.counts import Within
from reportgen.measures.facts import Fact
from reportgen.periods import Period
from reportgen.spec.terms import Where


def check_additive(shown: Sequence[Entry], base: Key, book: FactBook) -> None:
    """Refuse a total that would count a case twice."""
    keys = [base.joined(key) for entry in shown if entry.counts for key in entry.keys]
    for one, other in _alike(keys):
        raise UnplacedError(f"a total would count cases twice: {_said(one, book)} and {_said(other, book)} overlap",
                            "take the total (or the share) out, or put one below the other with `of_which`")
    names = dict.fromkeys(key.measure for key in keys if key.measure)
    for first, second in combinations(map(book.measure, names), 2):
        if first.dataset == second.dataset and not _apart(first.where, second.where):
            raise UnplacedError(
                f"a total would count cases twice: {first.label} and {second.label} overlap",
                "take the total (or the share) out, or put one below the other with `of_which`",
            )


def _alike(keys: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
    """Keys of one measure that stand twice, are split by different categories, or are of periods that overlap."""
    seen: dict[tuple[str, str], dict[tuple[str, ...], Key]] = {}
    spans: dict[tuple[str, str, Within], list[Key]] = {}
    for key in keys:
        columns = tuple(sorted(column for column, _ in key.within))
        split = seen.setdefault((key.measure, key.area), {})
        split.setdefault(columns, key)
        if len(split) > 1:
            yield next(iter(split.values())), key
        for other in spans.setdefault((key.measure, key.area, key.within), []):
            if _overlap(key.period, other.period):
                yield other, key
        spans[key.measure, key.area, key.within].append(key)


def _overlap(one: Period | None, other: Period | None) -> bool:
    return one is None or other is None or (one.start <= other.end and other.start <= one.end)


def _said(key: Key, book: FactBook) -> str:
    """What a key counts, as a mistake names it."""
    parts = [book.measure(key.measure).label if key.measure else "", *(value for _, value in key.within)]
    return ", ".join(filter(None, (*parts, key.period.label() if key.period else "")))


def _apart(one: Where, other: Where) -> bool:
    """Whether no row can be in both filters: they ask for different values of one column."""
    return any(_values(one, column).isdisjoint(_values(other, column)) for column in one.keys() & other.keys())


def check_parts(shown: Sequence[Entry], facts: Sequence[Fact]) -> None:
    """Refuse parts that are together more than the whole they stand below. ``facts`` has one count an entry."""
    under: list[Fact] = []
    above: Fact | None = None
    for entry, fact in zip(shown, facts, strict=True):
        if entry.kind != "part":
            above, under = fact, []
            continue
        under.append(fact)
        parts = sum(one.value or 0 for one in under)
        if above is not None and above.value is not None and parts > above.value:
            what = f"the parts of {above.label} add up to {parts:,g}, which is more than the whole, {above.value:,g}"
            raise UnplacedError(what, "correct the data, or take the parts out of `of_which`")


def _values(held: Where, column: str) -> set[str]:
    return set(listed(held[column]))
