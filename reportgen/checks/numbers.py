"""Rules on the numbers of figures and texts: parts and totals, shares, months far off their history, twins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportgen.checks.found import Found, counted, in_passage
from reportgen.checks.paper import Paper, Shown
from reportgen.figures.grid import Grid, grid
from reportgen.figures.model import Badge, Chart, ChartType, Series, Table, figure_facts
from reportgen.measures.control import limits
from reportgen.measures.facts import Fact, Unit
from reportgen.periods import Period
from reportgen.wording.text import facts_in

_LEAST_MONTHS = 12  # of history, before a month can be far off it
_FAR = 2.0  # times as far from the mean as the limits of the house's rule
_LEAST_POINTS, _LEAST_DISTINCT, _LEAST_PEAK = 4, 3, 10  # small numbers are alike by chance
_ROUNDED = "rounded to the nearest"


# --- Parts and totals ------------------------------------------------------------------------------------------


def parts_and_totals(paper: Paper) -> Iterator[Found]:
    slides = Counter(shown.figure.id for shown in paper.figures)
    for shown in paper.figures:
        if shown.says(_ROUNDED):
            continue
        # Of a table that goes on on another slide, the total stands on the last: its rows are not all there.
        for what in _of_figure(shown, whole=slides[shown.figure.id] == 1):
            yield Found(f"{shown.called}: {what}", "correct the data, or say why in a note", shown.place)
    for passage in paper.passages:
        if passage.running:
            for what in _part_above_whole(facts_in(passage.text)):
                yield in_passage(passage, what, "correct the data, or the words that set the two side by side")


def _of_figure(shown: Shown, *, whole: bool) -> Iterator[str]:
    facts = figure_facts(shown.figure)
    yield from _part_above_whole(facts)
    for fact in facts:
        if fact.unit is Unit.SHARE and fact.value is not None and fact.value > 100 + 1e-9:
            yield f"the share of {fact.label} in {fact.area_label} is {fact.value:.1f}%, more than the whole"
    if isinstance(shown.figure, Table) and whole:
        yield from _totals(shown.figure)


def _part_above_whole(facts: Iterable[Fact]) -> Iterator[str]:
    """Counts within a category that are larger than the count of the same thing without it."""
    known = [fact for fact in facts if fact.unit is Unit.COUNT and fact.value is not None and not fact.made]
    wholes = {(one.measure, one.area, one.period, one.categories): one for one in known}
    for part in {one.id: one for one in known}.values():
        for left_out in range(len(part.categories)):
            rest = part.categories[:left_out] + part.categories[left_out + 1 :]
            whole = wholes.get((part.measure, part.area, part.period, rest))
            if whole is not None and (part.value or 0.0) > (whole.value or 0.0):
                yield f"{part.label} is {part.value:,.0f}, more than the whole, {whole.value:,.0f}"


def _totals(table: Table) -> Iterator[str]:
    """Rows of totals whose parts above do not add up to them; a column with anything but counts is passed over."""
    if not table.total_rows:
        return
    try:
        spots = grid(table.rows)
    except ValueError:
        return  # the writers tell of cells that do not fill the table
    headings = table.header[-1] if table.header else ()
    apart = {*table.subtotal_rows, *table.band_rows, *table.total_rows}
    start = 0
    for total in sorted(table.total_rows):
        rows = [at for at in range(start, total) if at not in apart and not spots[at][0].cell.indent]
        start = total + 1
        for column in range(1, len(spots[total])):
            said = _total(spots, rows, total, column)
            if said:
                heading = "".join(run.text for run in headings[column].text) if column < len(headings) else ""
                yield f"the rows of the column '{heading}' add up to {said[0]:,.0f}, but its total is {said[1]:,.0f}"


def _total(spots: Grid, rows: Sequence[int], total: int, column: int) -> tuple[float, float] | None:
    """What the rows add up to and what their total is instead; a whole may be divided in several ways, one by one."""
    parts = [_count(spots, row, column) for row in rows]
    whole = _count(spots, total, column)
    if whole is None or whole.value is None or len(parts) < 2:
        return None
    ways: dict[tuple[str, ...], float] = {}
    for part in parts:
        if part is None or part.value is None:
            return None
        way = (part.measure, *(name for name, _ in part.categories))
        ways[way] = ways.get(way, 0.0) + part.value
    together = sum(ways.values())
    if _alike(together, whole.value) or all(_times(one, whole.value) for one in ways.values()):
        return None
    return together, whole.value


def _alike(one: float, other: float) -> bool:
    return abs(one - other) < 0.5


def _times(parts: float, whole: float) -> bool:
    """Whether the parts make the whole once or several times: by sex, and below it by age."""
    return _alike(parts, max(1, round(parts / whole)) * whole) if whole else not parts


def _count(spots: Grid, row: int, column: int) -> Fact | None:
    facts = facts_in(spots[row][column].cell.text)
    return facts[0] if len(facts) == 1 and facts[0].unit is Unit.COUNT else None


def shares_to_100(paper: Paper) -> Iterator[Found]:
    """Shares as the data give them; those that are computed add up by themselves."""
    for shown in paper.figures:
        for facts, complete in _share_columns(shown):
            total, parts = sum(fact.value or 0.0 for fact in facts), len(facts)
            leeway = 0.5 * parts + 1e-9  # each may have been rounded to a whole number
            wholes = max(1, round(total / 100))  # by sex, and by age below: two wholes in one column
            if total > 100 * wholes + leeway or ((complete or wholes > 1) and total < 100 * wholes - leeway):
                what = (
                    f"{shown.called}: the {counted(parts, 'share')} of {_unspecified(facts[0])} add up to {total:.1f}%"
                )
                yield Found(what, "correct the data, or say in `allow:` why they need not make 100", shown.place)


def _unspecified(fact: Fact) -> str:
    """Its label without the category that stands in brackets."""
    return fact.label.removesuffix(f" ({', '.join(value for _, value in fact.categories)})")


def _share_columns(shown: Shown) -> Iterator[tuple[list[Fact], bool]]:
    """The shares of one whole that stand in a column or a series, and whether they are shown as all of it."""
    figure = shown.figure
    if isinstance(figure, Chart):
        complete = figure.type.round
        columns = [[fact for fact in series.facts if fact is not None] for series in figure.series]
        if figure.type.whole or figure.type in (ChartType.STACKED, ChartType.STACKED_BAR):
            complete = figure.type.whole
            columns = [list(column) for column in zip(*columns, strict=False)]
    elif isinstance(figure, Table):
        complete = bool(figure.total_rows)
        cells = [[facts_in(cell.text) for cell in row] for at, row in enumerate(figure.rows)
                 if at not in {*figure.total_rows, *figure.subtotal_rows, *figure.band_rows}]  # fmt: skip
        columns = [[facts[0] for facts in column if len(facts) == 1] for column in zip(*cells, strict=False)]
    else:
        return
    for column in columns:
        wholes = {(fact.measure, fact.area, fact.period, frozenset(name for name, _ in fact.categories))
                  for fact in column}  # fmt: skip
        given = all(fact.unit is Unit.SHARE and not fact.inputs and fact.categories for fact in column)
        if len(column) > 1 and len(wholes) == 1 and given and all(fact.value is not None for fact in column):
            values = [dict(fact.categories) for fact in column]
            varied = [name for name in values[0] if len({one[name] for one in values}) > 1]
            if len(varied) == 1:
                yield column, complete


# --- Anomalies -------------------------------------------------------------------------------------------------


def anomalies(paper: Paper) -> Iterator[Found]:
    """Months far outside the limits that the months before them set; a note below the chart or an event explains."""
    for shown in paper.figures:
        chart = shown.figure
        if not isinstance(chart, Chart) or not chart.dates or chart.events:
            continue
        for series in chart.series:
            if series.role not in ("main", "compare"):
                continue
            for at in _far_off(series, paper):
                if not shown.says(chart.categories[at]) and not _named(shown, chart, at):
                    value, mean = series.values[at] or 0.0, _mean(series, at)
                    month = f"'{series.name}' in {chart.categories[at]}"
                    what = f"{month} is {value:,.0f}, far off the mean of the months before, {mean:,.1f}"
                    remedy = "correct the data, or say in a note or an event of the chart what happened"
                    yield Found(f"{shown.called}: {what}", remedy, shown.place)


def _far_off(series: Series, paper: Paper) -> Iterator[int]:
    rule = paper.settings.control
    for at in range(_LEAST_MONTHS, len(series.values)):
        before = [value for value in series.values[max(0, at - rule.months) : at] if value is not None]
        value = series.values[at]
        if value is None or len(before) < _LEAST_MONTHS:
            continue
        mean, low, _ = limits(before, rule)
        if abs(value - mean) > _FAR * (mean - low) and abs(value - mean) >= _LEAST_PEAK:
            yield at


def _mean(series: Series, at: int) -> float:
    before = [value for value in series.values[:at] if value is not None]
    return sum(before) / len(before)


def _named(shown: Shown, chart: Chart, at: int) -> bool:
    """Whether a text beside the chart names the month."""
    day = chart.dates[at]
    return shown.says(Period.months_to(1, day).label("span")) or shown.says(f"{day:%B %Y}")


# --- Twins -----------------------------------------------------------------------------------------------------


def twins(paper: Paper) -> Iterator[Found]:
    """Series, columns or rows of different things with the same numbers, as copying a column gives them."""
    told: set[tuple[str, str]] = set()
    for shown in paper.figures:
        for one, other in combinations(_lines(shown), 2):
            same = one[1] == other[1] and one[2] != other[2]
            if same and (shown.called, one[0]) not in told:
                told.add((shown.called, one[0]))
                what = f"{shown.called}: '{one[0]}' and '{other[0]}' have the same {len(one[1])} numbers"
                yield Found(what, "look whether one was copied into the other's place", shown.place)


Line = tuple[str, tuple[float, ...], frozenset[tuple[str, str, tuple[tuple[str, str], ...]]]]


def _lines(shown: Shown) -> Iterator[Line]:
    """Each series, column or row with its numbers, and with what it counts where."""
    if isinstance(shown.figure, Badge):
        return
    named: list[tuple[str, list[Fact | None]]] = []
    if isinstance(shown.figure, Chart):
        named = [(series.name, list(series.facts)) for series in shown.figure.series if series.role != "average"]
    for table in shown.tables:
        cells = [[facts_in(cell.text) for cell in row] for row in table.rows]
        first = ["".join(run.text for run in row[0].text) if row else "" for row in table.rows]
        named += [(name, [facts[0] if len(facts) == 1 else None for facts in row[1:]])
                  for name, row in zip(first, cells, strict=True)]  # fmt: skip
        columns = list(zip(*cells, strict=False)) if len({len(row) for row in cells}) == 1 else []
        headings = ["".join(run.text for run in cell.text) for cell in table.header[-1]] if table.header else []
        named += [(name, [facts[0] if len(facts) == 1 else None for facts in column])
                  for name, column in zip(headings, columns, strict=False)]  # fmt: skip
    for name, facts in named:
        known = [fact for fact in facts if fact is not None and not fact.made and fact.value is not None]
        values = tuple(fact.value or 0.0 for fact in known)
        if len(values) >= _LEAST_POINTS and len(set(values)) >= _LEAST_DISTINCT and max(values) >= _LEAST_PEAK:
            yield name, values, frozenset((fact.label, fact.area, fact.categories) for fact in known)
