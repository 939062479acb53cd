"""Rankings: areas or categories in order, with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.errors import UnplacedError
from reportgen.figures.alt import sentences
from reportgen.figures.captions import within_words
from reportgen.figures.cells import base_notes, marks, not_applicable, not_applicable_notes, number_cell
from reportgen.figures.header import header
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.order import End, Item, Order, by_area, by_category, place_fact
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.figures.ranking import RankedShow, RankingSpec
from reportgen.wording.numbers import joined, ordinal
from reportgen.wording.text import Run, Text, facts_in, plain, words

_OWN = " (own area)"
_HEADINGS: dict[RankedShow, str] = {"count": "Number", "rate": "Rate", "share": "Share", "change": "Change"}
_BY: dict[str, RankedShow] = {"value": "count", "rate": "rate", "change": "change"}
_SAID = {"value": "number", "rate": "rate", "change": "change on the same span a year before"}


@dataclass(frozen=True, slots=True)
class _Ranking:
    """Those in order, from the end that has the first place, and what is shown of each."""

    spec: RankingSpec
    scope: Scope
    period: Period
    order: Order
    end: End

    @property
    def measure(self) -> str:
        return self.scope.measure(self.spec.measure)

    @property
    def items(self) -> tuple[Item, ...]:
        """Those of one size by name, whichever end is first."""
        if self.end == "highest":
            return self.order.items
        return tuple(sorted(self.order.items, key=lambda item: (item.size, item.name.casefold())))

    @property
    def own(self) -> str:
        """The label of the area that is picked out; of categories none is."""
        return "" if self.spec.category else self.scope.book.area_label(self.spec.area or self.scope.area)

    @property
    def columns(self) -> list[RankedShow]:
        return self.spec.columns or [_BY[self.spec.by]]

    def count(self, item: Item) -> Fact:
        """The number that the item's size was made of."""
        return item.fact.inputs[0] if item.fact.made in ("rate", "change", "difference") else item.fact

    def cell(self, item: Item, show: RankedShow) -> Fact:
        book, count = self.scope.book, self.count(item)
        match show:
            case "rate":
                return book.rate(count)
            case "share":
                return book.share(count, self.together)
            case "change":
                return book.change(count, book.previous(count))
        return count

    @property
    def together(self) -> Fact:
        """What the numbers are parts of; without those that are left out."""
        book, spec = self.scope.book, self.spec
        if spec.without:
            return book.sum([item.fact for item in self.order.items])
        area = spec.among or spec.area or self.scope.area
        return book.count(self.measure, self.period, area, tuple(spec.within.items()))


def make(spec: RankingSpec, id_: str, maker: Maker) -> Table:
    """The table of a spec: places, names and numbers."""
    scope = maker.scope
    ranking = _ranking(spec, scope)
    shown, left_out = _shown(ranking)
    rows = [_row(ranking, item) for item in shown]
    if spec.top is None:
        rows += [_unknown_row(ranking, item) for item in ranking.order.unknown]
    totals: tuple[int, ...] = ()
    if spec.mean:
        totals = (len(rows),)
        rows.append(_mean_row(ranking))
    name = maker.text(spec.heading, spec.place("heading")) if spec.heading else words(_named(spec))
    measure, shows = scope.book.measure(ranking.measure), ranking.columns
    table = Table(
        id=id_,
        header=header(name, [((text,), "right") for text in ("Place", *(_heading(show, ranking) for show in shows))]),
        rows=tuple(rows),
        widths=(3.0, 0.8, *(1.4 for _ in shows)),
        total_rows=totals,
        title=plain(maker.text(spec.title, spec.place("title"))) if spec.title else _title(ranking, measure.label),
        notes=_notes(ranking, rows, left_out),
    )
    return replace(table, alt=sentences([table_alt(table), *_alt(ranking)]))


def _ranking(spec: RankingSpec, scope: Scope) -> _Ranking:
    measure, period = scope.measure(spec.measure), scope.period(spec.period)
    if spec.among is not None:
        order = by_area(scope.book, measure, period, spec.among, spec.by)
    else:
        fact = scope.book.count(measure, period, spec.area or scope.area, tuple(spec.within.items()))
        order = by_category(scope.book, fact, spec.category or "", spec.without)
    if not order.items:
        reason = next((item.fact.missing for item in order.unknown), "nothing is counted")
        raise UnplacedError(f"there is nothing to put in order: {reason}", "choose a period that the data cover")
    return _Ranking(spec, scope, period, order, _end(spec, scope.book.measure(measure).polarity))


def _end(spec: RankingSpec, polarity: str) -> End:
    first = spec.first or ("best" if spec.among and polarity != "none" else "highest")
    if first != "best":
        return first
    if polarity == "none":
        raise UnplacedError(f"nothing says which is better of '{spec.measure}'",
                            "say `first: highest` or lowest, or give the measure a polarity")
    return "lowest" if polarity == "lower" else "highest"


def _shown(ranking: _Ranking) -> tuple[list[Item], list[Item]]:
    """The items that have a row, and those that have none."""
    spec, items = ranking.spec, ranking.items
    if spec.top is None:
        return list(items), []
    wanted = {at for at, item in enumerate(items) if ranking.order.place(item, ranking.end) <= spec.top}
    for at, item in enumerate(items):
        if item.name == ranking.own:
            wanted |= set(range(max(0, at - spec.neighbours), min(len(items), at + spec.neighbours + 1)))
    return [items[at] for at in sorted(wanted)], [item for at, item in enumerate(items) if at not in wanted]


def _row(ranking: _Ranking, item: Item) -> tuple[Cell, ...]:
    own, scope = item.name == ranking.own, ranking.scope
    place = place_fact(scope.book, ranking.order, item, ranking.end)
    cells = [number_cell(ranking.cell(item, show), scope, bold=own) for show in ranking.columns]
    name = item.name + (_OWN if own else "")
    return (Cell(words(name), bold=own), Cell(_place(place), align="right", bold=own), *cells)


def _unknown_row(ranking: _Ranking, item: Item) -> tuple[Cell, ...]:
    """One without a number, which has no place either."""
    facts = (ranking.cell(item, show) for show in ranking.columns)
    return (Cell(words(item.name)), not_applicable(), *(number_cell(fact, ranking.scope) for fact in facts))


def _place(place: Fact) -> Text:
    """``5``, or ``5=`` if several share it."""
    return (Run(f"{place.value:.0f}{'=' if place.tied else ''}", fact=place),)


def _mean_row(ranking: _Ranking) -> tuple[Cell, ...]:
    """All areas: the mean of their numbers, the rate of all their residents and the change of all."""
    scope, book, together = ranking.scope, ranking.scope.book, ranking.together
    cells = []
    for show in ranking.columns:
        match show:
            case "count":
                mean = book.average([ranking.count(item) for item in ranking.items])
                cells.append(number_cell(_with_decimals(mean), scope))
            case "rate":
                cells.append(number_cell(book.rate(together), scope))
            case "change":
                cells.append(number_cell(book.change(together, book.previous(together)), scope))
            case "share":
                cells.append(not_applicable())
    return (Cell(words(f"Mean of {book.area_label(ranking.spec.among or '')}")), not_applicable(), *cells)


def _with_decimals(mean: Fact) -> Fact:
    """A mean of counts is no count: it has the decimals of means."""
    return replace(mean, unit=Unit.MEAN) if mean.unit is Unit.COUNT else mean


# --- Words around the table ------------------------------------------------------------------------------------


def _named(spec: RankingSpec) -> str:
    return "Area" if spec.among else (spec.category or "").replace("_", " ").capitalize()


def _heading(show: RankedShow, ranking: _Ranking) -> str:
    base = ranking.scope.book.measure(ranking.measure).base
    if show == "rate" and base is not None:
        return f"Rate per {base.per:,} {ranking.scope.book.measure(base.measure).noun[1]}"
    return _HEADINGS[show]


def _title(ranking: _Ranking, label: str) -> str:
    spec, book = ranking.spec, ranking.scope.book
    where = book.area_label(spec.among or spec.area or ranking.scope.area)
    by = "" if spec.by == "value" else f" by {spec.by}"
    of = "" if spec.among else f" by {(spec.category or '').replace('_', ' ')}"
    return f"{label}{within_words(spec.within)}{of}, {where} ranked{by}, {ranking.period.label('long')}"


def _notes(ranking: _Ranking, rows: Sequence[Sequence[Cell]], left_out: Sequence[Item]) -> tuple[str, ...]:
    spec, scope = ranking.spec, ranking.scope
    facts = [fact for row in rows for cell in row for fact in facts_in(cell.text)]
    notes = [f"Place 1 has the {ranking.end} {_SAID[spec.by]}."]
    if any(fact.tied for fact in facts):
        notes.append("= shares its place.")
    if left_out:
        unknown = len(ranking.order.unknown)
        notes.append(f"{len(left_out) + unknown} of {len(ranking.items) + unknown} are not shown.")
    if spec.without:
        notes.append(f"Without {joined(spec.without)}.")
    if spec.mean:
        notes.append("The mean is of the areas' numbers; rates and changes are those of all areas together.")
    notes += not_applicable_notes(rows, scope)
    return tuple(dict.fromkeys([*notes, *base_notes(facts, scope), *marks(facts, scope)]))


def _alt(ranking: _Ranking) -> list[str]:
    """The place of the own area; of categories, the first."""
    own = ranking.order.item(ranking.own) if ranking.own else None
    of = len(ranking.items) + len(ranking.order.unknown)
    if own is None:
        return [f"First: {joined([item.name for item in ranking.order.at(ranking.end)])}"]
    tied = "joint " if ranking.order.ties(own) else ""
    return [f"{own.name}: {tied}{ordinal(ranking.order.place(own, ranking.end))} of {of}"]
