"""The facts of a table: what stands in a row and a column, and what a row of totals says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportgen.errors import UnplacedError
from reportgen.figures.axis import Entry, Key, as_asked, can_be_added, count
from reportgen.measures.book import FactBook
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.ranks import rank_fact
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.figures.table import ColumnSpec, VersusSpec

Asked = Callable[[Key], Key]

_NOT_OF_SHARES = ("count_share", "mean", "rate", "share", "share_of_total", "points", "rank", "target", "target_rag")
# What a total is for, besides what is added up.
_OF_TOTALS = ("count", "count_share", "previous", "difference", "percent_change", "share", "share_of_total", "rolling",
              "target")


_AS_SAID = Entry("", (Key(),))  # adds nothing to what is said elsewhere


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it shows, of which spans (several in a column of totals), under which heading."""

    spec: ColumnSpec
    key: Key
    spans: Entry = _AS_SAID
    under: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Reckons the cells of a table; ``base`` is what the table says of all of them."""

    scope: Scope
    base: Key

    @property
    def book(self) -> FactBook:
        return self.scope.book

    def number(self, entry: Entry, column: Column, asked: Asked = as_asked) -> Fact:
        """The count of a cell, or the share that its row is."""
        return count(self.book, self.base.joined(column.key), entry, column.spans, asked=asked)

    def cell(self, entry: Entry, column: Column, together: Entry) -> tuple[Fact, ...]:
        """The facts that a cell shows, one or two; none where there can be none.

        ``together`` are the rows that a share is of.
        """
        show = column.spec.show
        if entry.share is not None and show in _NOT_OF_SHARES:
            return ()
        if entry.kind == "total" and show not in _OF_TOTALS and not (show == "rate" and _alike(entry)):
            return ()
        if show == "rank":
            return (self._rank(entry, column),)
        fact = self.number(entry, column)
        if entry.kind in ("total", "band", "rest") and not can_be_added([fact]):
            return ()
        if show == "count_share":
            return fact, self._share(entry, column, together)
        return (self._shown(fact, entry, column, together),)

    def _shown(self, fact: Fact, entry: Entry, column: Column, together: Entry) -> Fact:
        spec, book = column.spec, self.book
        match spec.show:
            case "mean":
                return book.mean(fact)
            case "rate":
                return book.rate(fact)
            case "target":
                return book.target(fact)
            case "target_rag":
                return book.difference(fact, book.target(fact))
            case "rolling":
                return self.number(entry, column, _rolling(spec.months))
            case "share" | "share_of_total":
                return self._share(entry, column, together)
            case "points":
                before = self._before(spec.versus)
                return book.difference(self._share(entry, column, together),
                                       self._share(entry, column, together, before))  # fmt: skip
            case "previous":
                return self.number(entry, column, self._before(spec.versus))
            case "difference":
                return book.difference(fact, self.number(entry, column, self._before(spec.versus)))
            case "percent_change" | "direction" | "rag":
                return book.change(fact, self.number(entry, column, self._before(spec.versus)))
        return fact

    def _before(self, versus: VersusSpec | None) -> Asked:
        """What is compared with: by itself, the same span a year before."""
        if versus is None:
            return lambda key: replace(key, period=_period(key).previous_year())
        scope = self.scope
        period = scope.period(versus.period) if versus.period else None
        measure = scope.measure(versus.measure) if versus.measure else ""
        return lambda key: key.joined(Key(measure, versus.area or "", period))

    def _share(self, entry: Entry, column: Column, together: Entry, asked: Asked = as_asked) -> Fact:
        spec, part = column.spec, self.number(entry, column, asked)
        if part.unit is Unit.SHARE:  # the data give shares
            return part
        key = self.base.joined(column.key)
        if spec.of is None and spec.show != "share_of_total":
            return self.book.share(part, count(self.book, key, together, column.spans, asked=asked))
        # All that the measure counts in the row's span, or that another measure counts in its span and area.
        own = (Key(area=one.area if spec.of else "", period=one.period) for one in entry.keys)
        key = key.joined(Key(measure=self.scope.measure(spec.of) if spec.of else ""))
        whole = count(self.book, key, Entry("", tuple(dict.fromkeys(own))), column.spans, asked=asked)
        return self.book.share_of(part, whole)

    def _rank(self, entry: Entry, column: Column) -> Fact:
        key = self.base.joined(column.key).joined(entry.keys[0])
        if key.within or len(entry.keys) > 1:
            raise UnplacedError("what is counted within a category is not ranked", "rank a measure with that filter")
        return rank_fact(self.book, key.measure, _period(key), key.area, column.spec.among or "", column.spec.by)


def _rolling(months: int) -> Asked:
    return lambda key: replace(key, period=Period.months_to(months, _period(key).end))


def _alike(entry: Entry) -> bool:
    """Whether a total is of one area, one span and one measure, so that one base is that of all of it."""
    return all(key == Key(within=key.within) for key in entry.keys)


def _period(key: Key) -> Period:
    if key.period is None:
        raise UnplacedError("the table says no period for its cells", "add `period:` to the table or to the column")
    return key.period
