"""Which column of a file plays which part, and which are missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.data.dates import GRAINS, When, parse_date, read_when
from reportgen.data.filters import file_column
from reportgen.data.needs import Needs
from reportgen.data.sources.source import Source
from reportgen.errors import Place, Problems, did_you_mean
from reportgen.spec.definitions import PARTS, Dataset


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the file's columns. ``categories`` are by the measures' names for them; ``others`` are declared too,
    but no measure asks for them: they only tell rows apart. ``dates`` are the dated columns of a wide file, ``bounds``
    the two ends of a published interval."""

    area: str | None
    date: str | None
    id: str | None
    release: str | None
    values: tuple[str, ...]
    categories: dict[str, str]
    others: tuple[str, ...]
    dates: dict[str, When]
    bounds: tuple[str, ...] = ()
    mark: str | None = None


def find_columns(dataset: Dataset, needs: Needs, source: Source, problems: Problems) -> Columns:
    """The parts that the source's columns play; what is not there is told."""
    # A column that plays another part is not the one that was meant.
    free = [column for column in source.columns if column not in dataset.columns.values()]
    for name, place in _named(dataset, needs):
        if file_column(dataset, name) not in source.columns:
            what = f"'{source.label}' has no column '{file_column(dataset, name)}'"
            problems.add(place, what, did_you_mean(file_column(dataset, name), free or source.columns))
    part = {name: dataset.columns.get(name) for name in PARTS}
    dated: dict[str, When] = {}
    if dataset.layout == "wide":
        part["date"] = part["period"] = None
        dated = _dated_columns(dataset, source, problems)
        values = tuple(dated)
    else:
        values = (part["value"],) if part["value"] is not None else ()
    categories = {name: file_column(dataset, name) for name in needs.columns}
    # Records may well be alike; only where files meet must it be known whether they hold the same ones.
    told_apart = dataset.layout != "records" or len(dataset.files) > 1
    others = [column for name, column in dataset.columns.items() if name not in PARTS and told_apart]
    return Columns(
        area=part["area"],
        date=part["period" if dataset.time == "span" else "date"],
        id=part["id"] if dataset.layout == "records" else None,
        release=dataset.release_column,
        values=values,
        categories=categories,
        others=tuple(column for column in others if column not in categories.values()),
        dates=dated,
        bounds=tuple(column for column in (part["low"], part["high"]) if column is not None),
        mark=part["mark"],
    )


def _named(dataset: Dataset, needs: Needs) -> Iterator[tuple[str, Place]]:
    """Every column that the spec names, and where; a measure's own columns last."""
    for name in dataset.columns:
        if not (dataset.layout == "wide" and name in ("date", "value")):
            yield name, dataset.place("columns", name)
    for section in ("where", "exclude", "aliases"):
        for name in getattr(dataset, section):
            if name not in dataset.columns:
                yield name, dataset.key_place(section, name)
    if dataset.release_column is not None:
        yield dataset.release_column, dataset.place("release_column")
    for measure in needs.measures:
        for name in measure.where:
            if name not in dataset.columns:
                yield name, measure.key_place("where", name)


def _dated_columns(dataset: Dataset, source: Source, problems: Problems) -> dict[str, When]:
    """The columns of a wide file headed by a month, quarter, year or period, in the order of the file."""
    claimed = set(dataset.columns.values())
    free = [name for name in source.columns if name not in claimed]
    written = {name: found for name in free if (found := parse_date(name)) is not None}
    dated: dict[str, When] = {name: found.day for name, found in written.items() if found.grain == dataset.time}
    if dataset.time == "span":
        dated = {name: period for name in free if (period := read_when(name, "span")) is not None}
    if not dated:
        other = sorted({found.grain for found in written.values()}, key=GRAINS.index)
        remedy = f"its columns are headed by a {other[0]}: say 'time: {other[0]}'" if other else (
            "headings such as 202309, 2023-09 or Sep 2023 are known; else the layout is 'long' or 'records'"
        )
        problems.add(source.place, f"'{source.label}' has no column headed by a {dataset.time}", remedy)
    first: dict[When, str] = {}
    for name, day in dated.items():
        if day in first:
            what = f"'{source.label}' has two columns for one {dataset.time}: '{first[day]}' and '{name}'"
            problems.add(source.place, what, "leave one of them in the file")
        first.setdefault(day, name)
    return dated
