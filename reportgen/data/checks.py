"""What must hold of a dataset's result; each check tells all it finds, with the place in the spec."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reportgen.data.columns import Columns
from reportgen.data.dates import Grain, When, each, ended, first_day, following, named, start_of
from reportgen.data.filters import BLANK, file_column, folded, matches, values_of
from reportgen.data.locate import row_of, values_in
from reportgen.data.needs import Needs, listed
from reportgen.data.result import Result
from reportgen.data.sources.source import Source
from reportgen.errors import Place, Problems, did_you_mean
from reportgen.periods.reading import FORMS
from reportgen.spec.definitions import Dataset

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks look at; they tell their findings to ``problems``."""

    dataset: Dataset
    needs: Needs
    sources: Sequence[Source]
    columns: Sequence[Columns]
    result: Result
    problems: Problems

    @property
    def used(self) -> Any:
        """The rows that measures use: a data frame, whose cells are of many types."""
        frame = self.result.frame
        return frame[frame["used"]]

    def place(self, source: int) -> Place:
        return self.sources[source].place

    def name(self, source: int) -> str:
        return f"'{self.sources[source].label}'"

    def when(self, day: When) -> str:
        return named(day, self.dataset.time)

    def row(self, row: Any) -> str:
        """`` (row 17)`` for a row of the result that is faulty."""
        columns = self.columns[row.source]
        cells = [(columns.area, row.raw_area), (row.field or None, row.wrong)]
        found = row_of(self.sources[row.source], [(column, text) for column, text in cells if column and text])
        return f" ({found})" if found else ""


def check(checked: Checked) -> None:
    """Run all checks that do not need the data's span to be known."""
    for one in CHECKS:
        one(checked)


def check_dates(checked: Checked) -> None:
    """Every date must be read."""
    frame: Any = checked.result.frame
    unread = frame[frame["date"].isna()]
    part, noun = ("period", "period") if checked.dataset.time == "span" else ("date", checked.dataset.time)
    column = checked.dataset.columns.get(part, "")
    remedy = "write dates such as 2023-09-30, 30/09/2023, 2023-09 or Sep 2023; 'time' says what one date stands for"
    for source, rows in unread.groupby("source"):
        texts = rows["raw_date"].dropna().unique().tolist()
        first = f"'{texts[0]}'" if texts else "a blank"
        at = row_of(checked.sources[source], [(column, texts[0] if texts else None)])
        where = f"in column '{column}'{f' ({at})' if at else ''}"
        checked.problems.add(
            checked.dataset.place("columns", part),
            f"{checked.name(source)}: {first} {where} names no {noun}{_more(len(texts))}",
            FORMS if part == "period" else remedy,
        )


def check_areas(checked: Checked) -> None:
    """Every area that measures use must be known or left out."""
    used = checked.used
    unknown = used[used["area"].isna()]
    if unknown.empty:
        return
    counts = unknown.groupby(unknown["raw_area"].fillna(BLANK))["rows"].sum()
    counts = counts.sort_values(ascending=False, kind="stable")
    names = [f"'{name}' ({rows:,} {'row' if rows == 1 else 'rows'})" for name, rows in counts.items()]
    checked.problems.add(
        checked.dataset.place("columns", "area"),
        f"the data hold areas that are not known: {_some(names)}",
        "add the names under 'areas', or leave them out with 'exclude: {area: [...]}'",
    )


def check_numbers(checked: Checked) -> None:
    """Every value must be a number."""
    used = checked.used
    for source, rows in used[used["wrong"].notna()].groupby("source"):
        first = next(rows.itertuples(index=False))
        where = f"in column '{first.field}'{checked.row(first)}"
        checked.problems.add(
            checked.place(source),
            f"{checked.name(source)}: '{first.wrong}' {where} is no number{_more(len(rows))}",
            "correct the file, or leave such rows out with 'exclude: {value: [...]}'; check 'decimal' if it is a comma",
        )


def check_marks(checked: Checked) -> None:
    """Every mark must be a known one."""
    if not checked.dataset.marked:
        return
    used = checked.used
    for source, rows in used[used["mark"].str.startswith(" ")].groupby("source"):
        text = str(rows["mark"].iloc[0]).strip()
        column = checked.dataset.columns["mark"]
        at = row_of(checked.sources[source], [(column, text)])
        where = f"in column '{column}'{f' ({at})' if at else ''}"
        checked.problems.add(
            checked.dataset.place("columns", "mark"),
            f"{checked.name(source)}: '{text}' {where} is no mark{_more(len(rows))}",
            "use p, r, c, low, x or z, or say what it stands for: 'aliases: {mark: {p: [provisional]}}'",
        )


def check_bounds(checked: Checked) -> None:
    """An interval holds its value."""
    if "low" not in checked.dataset.columns:
        return
    used = checked.used
    outside = used[(used["low"] > used["value"]) | (used["high"] < used["value"]) | (used["low"] > used["high"])]
    for source, rows in outside.groupby("source"):
        first = next(rows.itertuples(index=False))
        checked.problems.add(
            checked.place(source),
            f"{checked.name(source)}: the interval {first.low:g} to {first.high:g} does not hold the value "
            f"{first.value:g} for {_subject(checked, first)}{_more(len(rows))}",
            "check which columns are 'low' and 'high'",
        )


def check_shares(checked: Checked) -> None:
    """A share is at most the whole."""
    rows = checked.used
    named = list(checked.result.categories.items())
    for measure in checked.needs.measures:
        if measure.unit != "share":
            continue
        over = rows[rows["value"] * measure.scale > 100]
        for name, column in named:
            if name in measure.where:
                over = over[over[column].isin(listed(measure.where[name]))]
        if len(over):
            first = next(over.itertuples(index=False))
            checked.problems.add(
                measure.place("unit"),
                f"{measure.label}: a share of {first.value * measure.scale:g}% is more than the whole, for "
                f"{_subject(checked, first)}{_more(len(over))}",
                "correct the data, check 'scale', or give another 'unit'",
            )


def check_negative(checked: Checked) -> None:
    """Counts are never negative; amounts of money, scores and indices may be."""
    if any(measure.unit in ("money", "score", "index") for measure in checked.needs.measures):
        return
    used = checked.used
    for source, rows in used[used["least"] < 0].groupby("source"):
        first = next(rows.sort_values("date", kind="stable").itertuples(index=False))
        checked.problems.add(
            checked.place(source),
            f"{checked.name(source)} holds a negative count: {first.least:g} for {_subject(checked, first)}"
            f"{_more(len(rows))}",
            "correct the file, or leave the rows out with 'exclude'",
        )


def check_duplicates(checked: Checked) -> None:
    """A row stands once; a record's id as well."""
    used = checked.used
    if checked.dataset.layout == "records":
        repeated = used[used["repeated"] > 0]
        if len(repeated):
            first = next(repeated.itertuples(index=False))
            count = int(repeated["repeated"].sum())
            what = f"{count:,} records bear the id of another one, the first for {_subject(checked, first)}"
            checked.problems.add(checked.dataset.place("columns", "id"), what, "remove the repeated records")
        return
    names = used.groupby(["source", "area", "date", "key"])["rows"].transform("size") if len(used) else used["rows"]
    twice = used[(used["copies"] > 1) | ((names > 1) & used["area"].notna())]
    for source, rows in twice.groupby("source"):
        first = next(rows.itertuples(index=False))
        checked.problems.add(
            checked.place(source),
            f"{checked.name(source)} holds more than one row for {_subject(checked, first)}{_more(len(rows))}",
            "remove the repeated rows, or name under 'columns' what tells them apart",
        )


def check_release(checked: Checked) -> None:
    """All rows that are used are of one release."""
    used = checked.used
    found = sorted({*used["release"].dropna(), *used["release_to"].dropna()})
    if len(found) > 1:
        what = f"the rows are of more than one release: {_some([repr(item) for item in found])}"
        remedy = "keep the rows of one release, by 'where' or by other files"
        checked.problems.add(checked.dataset.place("release_column"), what, remedy)


def check_overlap(checked: Checked) -> None:
    """Two files that give a number for one thing must give the same; records must stand in one file only."""
    used = checked.used
    groups = used.groupby(["area", "date", "key"])
    alike = groups["value"].transform("nunique") <= 1
    shared = groups["source"].transform("nunique") > 1
    clashing = used[shared & (~alike | (checked.dataset.layout == "records"))]
    if clashing.empty:
        return
    clashing = clashing.sort_values(["date", "area", "source"], kind="stable")
    first, second = list(clashing[_same(clashing, clashing.iloc[0])].itertuples(index=False))[:2]
    when = checked.when(first.date)
    both = f"{checked.name(first.source)} and {checked.name(second.source)}"
    values = f"{_subject(checked, first, dated=False)}: {first.value:,g} and {second.value:,g}"
    if checked.dataset.layout == "records":
        what, remedy = f"{both} both hold records of {when} ({values})", "give each record in one file only"
    else:
        what = f"{both} give different numbers for {when} ({values}): two releases are mixed"
        remedy = "keep only the files of one release"
    checked.problems.add(checked.place(second.source), what, remedy)


def check_values(checked: Checked) -> None:
    """Every value that a measure asks for must be met by a row."""
    rows = _categories(checked)
    met: set[int] = set()
    for measure, name, index, value in values_of(checked.needs.measures):
        if any(row[name] == value for row in rows):
            met.add(id(measure))
            continue
        what = f"no row has '{value}' in column '{name}'"
        column = file_column(checked.dataset, name)
        known = {text for source in checked.sources for text in values_in(source, column)}
        remedy = did_you_mean(value, known)
        if folded(value) in {folded(text) for text in known}:
            remedy = "it stands only in rows that 'where', 'exclude' or the measure's other filters leave out"
        checked.problems.add(measure.place("where", name, index), what, remedy)
    for measure in checked.needs.measures:
        if id(measure) in met and not any(matches(measure.where, row) for row in rows):
            asked = " with ".join(f"{name} {value}" for name, value in measure.where.items())
            what = f"no row has {asked} at once"
            checked.problems.add(measure.place("where"), what, "check the values against each other")


def check_rows(checked: Checked) -> None:
    """Something must be left of the data."""
    if len(checked.used) or any(measure.where for measure in checked.needs.measures):
        return
    files = ", ".join(dict.fromkeys(source.label for source in checked.sources))
    place = checked.dataset.place("where") if checked.dataset.where else checked.place(0)
    asked = "; ".join(
        f"{name} holds {_some(sorted(values_in(checked.sources[0], file_column(checked.dataset, name))))}"
        for name in checked.dataset.where
    )
    checked.problems.add(place, f"no row of {files} is left by 'where' and 'exclude'", asked or "check 'exclude'")


CHECKS: tuple[Callable[[Checked], None], ...] = (
    check_rows,
    check_values,
    check_dates,
    check_areas,
    check_numbers,
    check_marks,
    check_bounds,
    check_shares,
    check_negative,
    check_duplicates,
    check_release,
    check_overlap,
)


def gaps(dataset: Dataset, days: Sequence[When]) -> list[date]:
    """What is missing between the first and the last date: days are looked at by the month, spans need not join."""
    if dataset.time == "span" or not days:
        return []
    time: Grain = "month" if dataset.time == "day" else dataset.time
    present = {start_of(first_day(day), time) for day in days}
    return [day for day in each(min(present), max(present), time) if day not in present]


def check_gaps(checked: Checked, days: Sequence[When]) -> None:
    """The data run on from their first to their last date, and there is one."""
    if not days:
        what = "no row that the measures use has a number"
        checked.problems.add(checked.place(0), what, "check the columns, 'where' and 'exclude'")
    missing = gaps(checked.dataset, days)
    if missing:
        time = "month" if checked.dataset.time == "day" else checked.dataset.time
        names = [named(day, time) for day in missing]
        span = f"{checked.when(min(days))} and {checked.when(max(days))}"
        what = f"the data have a gap between {span}: nothing for {_some(names)}"
        remedy = "add the file or rows that are missing; write 0 where nothing happened"
        checked.problems.add(checked.place(0), what, remedy)


def part_spans(dataset: Dataset, days: Sequence[When]) -> tuple[When, ...]:
    """The dates whose span had not ended when the data were extracted: its last day must lie before that day.

    Of daily data, the days from then to the end of the last month.
    """
    if dataset.extracted is None or not days:
        return ()
    if dataset.time == "day":
        month_end = following(start_of(first_day(days[-1]), "month"), "month") - timedelta(days=1)
        return tuple(each(dataset.extracted, month_end, "day"))
    return tuple(day for day in days if ended(day, dataset.time) > dataset.extracted)


def _categories(checked: Checked) -> list[dict[str, str]]:
    """The combinations, among the rows that are used, of the categories that measures filter on."""
    filtered = {name for measure in checked.needs.measures for name in measure.where}
    names = {name: column for name, column in checked.result.categories.items() if name in filtered}
    if not names:
        return []
    found = checked.used[list(names.values())].drop_duplicates()
    return [dict(zip(names, cells, strict=True)) for cells in found.itertuples(index=False, name=None)]


def _subject(checked: Checked, row: Any, *, dated: bool = True) -> str:
    """``Barnet, Domestic Burglary, September 2023``."""
    parts = [row.raw_area or row.area or "", *(text for text in row.key if text)]
    if dated and row.date is not None:
        parts.append(checked.when(row.date))
    return ", ".join(part for part in parts if part)


def _more(count: int) -> str:
    return f" (and {count - 1:,} more)" if count > 1 else ""


def _same(frame: Any, row: Any) -> Any:
    alike = frame["key"].map(lambda key: key == row["key"]).astype(bool)
    return (frame["area"] == row["area"]) & (frame["date"] == row["date"]) & alike


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown
