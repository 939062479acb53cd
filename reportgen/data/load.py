"""A dataset's cube: open the sources, run the query once over each, check what comes back, keep what is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.checks import Checked, check, check_gaps, gaps, part_spans
from reportgen.data.columns import Columns, find_columns
from reportgen.data.dates import Time, When, spanned
from reportgen.data.engine import connect
from reportgen.data.filters import (
    aliases,
    check_spellings,
    conditions,
    excluded,
    exclusions,
    file_column,
    folded,
)
from reportgen.data.model import MARKS, WITHOUT_NUMBER, Cube
from reportgen.data.needs import Needs
from reportgen.data.query import Plan, summarise
from reportgen.data.result import Result, make_result
from reportgen.data.sources.open import open_sources
from reportgen.data.sources.source import Source, Type
from reportgen.errors import Problems, ReportError
from reportgen.spec.definitions import Dataset

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class _Read:
    """The query's result over one source, and the query."""

    plan: Plan
    raw: pd.DataFrame
    query: str


def load_cube(
    name: str, dataset: Dataset, files: tuple[Path, ...], needs: Needs, areas: Mapping[str, str], root: Path
) -> Cube:
    """The dataset ``name`` summed up to what ``needs`` asks for.

    ``files`` are the dataset's files as absolute paths (or its DuckDB file; none for a URL). ``areas`` maps every
    name of an area, case-folded, to its id. ``root`` is the project's folder: SQLite files are looked for there, and
    paths in the query are shown from there. Raises ``ReportError`` with all the mistakes found.
    """
    problems = Problems()
    sources = open_sources(dataset, files, root)
    check_spellings(dataset, needs, problems)
    plans = _plans(dataset, needs, sources, problems)
    problems.raise_if_any()
    reads = _read_all(sources, plans, dataset, root)
    result = make_result([read.raw for read in reads], [read.plan for read in reads], dataset, needs, areas)
    if gaps(dataset, _days(result, dataset)) and not plans[0].cover:
        # Perhaps only the measures' rows have gaps, not the data: the one case of a second look.
        reads = _read_all(sources, [replace(plan, cover=True) for plan in plans], dataset, root)
        result = make_result([read.raw for read in reads], [read.plan for read in reads], dataset, needs, areas)
    checked = Checked(dataset, needs, sources, [plan.columns for plan in plans], result, problems)
    check(checked)
    problems.raise_if_any()
    days = _days(result, dataset)
    check_gaps(checked, days)
    problems.raise_if_any()
    covered = spanned(days, dataset.time)
    return Cube(
        dataset=name,
        frame=_frame(result, dataset),
        time=dataset.time,
        dates=covered,
        areas=tuple(sorted(result.frame["area"].dropna().unique())),
        categories=tuple(result.categories),
        absent=dataset.absent,
        query=";\n\n".join(read.query for read in reads),
        partial=part_spans(dataset, covered),
    )


def _plans(dataset: Dataset, needs: Needs, sources: Sequence[Source], problems: Problems) -> list[Plan]:
    """How each source is asked."""
    apart = ("area", "date", file_column(dataset, "area"), file_column(dataset, "date"))
    every = not needs.wheres or any(not where for where in needs.wheres)
    plans = []
    for source in sources:
        columns = find_columns(dataset, needs, source, problems)
        # An absent row that means zero is only then a zero where the data reach: rows of other measures tell.
        cover = dataset.absent == "zero" and not every
        needed = () if every else tuple(conditions(dataset, where) for where in needs.wheres)
        plan = Plan(
            columns=columns,
            types=_types(source, columns, dataset.time),
            time=dataset.time,
            where=conditions(dataset, dataset.where),
            without=exclusions(dataset, apart=apart),
            needs=needed,
            cover=cover,
            decimal=None if _numeric(source, (*columns.values, *columns.bounds)) else dataset.decimal,
            split=len(sources) > 1,
            each_cell=len(columns.values) < 2 or bool(dataset.missing),
            missing=tuple(map(folded, dataset.missing)),
            marks=_marks(dataset),
        )
        as_text = excluded(dataset, "value") or dataset.missing
        plans.append(plan if not as_text else replace(plan, decimal=dataset.decimal))
    return plans


def _marks(dataset: Dataset) -> tuple[tuple[str, str], ...]:
    """How marks are written: with brackets or without, or by another name."""
    others = [(folded(text), mark) for mark, texts in aliases(dataset, "mark").items() for text in texts]
    return (*((text, mark) for mark in MARKS for text in (mark, f"[{mark}]")), *others)


def _types(source: Source, columns: Columns, time: Time) -> dict[str, Type]:
    """What the query takes each column for: where types are guessed, all is text but values and days."""
    if not source.typed:
        return source.columns
    asked = dict.fromkeys((*columns.values, *columns.bounds), Type.INTEGER)
    if columns.date is not None and time != "span":
        asked[columns.date] = Type.DATE
    return {name: kind if asked.get(name) is kind else Type.TEXT for name, kind in source.columns.items()}


def _numeric(source: Source, values: Sequence[str]) -> bool:
    return all(source.columns.get(column) in (Type.INTEGER, Type.FRACTION) for column in values)


def _read_all(sources: Sequence[Source], plans: Sequence[Plan], dataset: Dataset, root: Path) -> list[_Read]:
    problems = Problems()
    reads = []
    for source, plan in zip(sources, plans, strict=True):
        try:
            reads.append(_read(source, plan, dataset, root))
        except ReportError as error:
            problems.take(error)
    problems.raise_if_any()
    return reads


def _read(source: Source, plan: Plan, dataset: Dataset, root: Path) -> _Read:
    """Run the query; where a later row belies the types found in the first ones, again with texts."""
    import duckdb

    try:
        read = _run(source, plan, root, as_text=source.typed and plan.decimal is not None)
        if not source.typed or plan.decimal is not None or _whole(read):
            return read
    except (duckdb.ConversionException, duckdb.InvalidInputException) as error:
        if not source.typed:
            raise _unreadable(source, error) from None
    except duckdb.Error as error:
        raise _unreadable(source, error) from None
    try:
        return _run(source, replace(plan, decimal=dataset.decimal), root, as_text=True)
    except duckdb.Error as error:
        raise _unreadable(source, error) from None


def _whole(read: _Read) -> bool:
    """Whether all values are whole numbers, as they were taken for (neither fractions nor NaN nor infinity)."""
    bounds = ("low", "high") if read.plan.columns.bounds else ()
    columns = (*read.plan.columns.values, *bounds)
    return all(bool((read.raw[column].fillna(0.0) % 1 == 0).all()) for column in columns)


def _run(source: Source, plan: Plan, root: Path, *, as_text: bool) -> _Read:
    import narwhals as nw

    types = dict.fromkeys(plan.types, Type.TEXT) if as_text else plan.types
    plan = replace(plan, types=types)
    fractions = plan.decimal is not None or any(types[column] is Type.FRACTION for column in plan.numbers)
    files = [source.path] if source.path is not None and source.attach is None else []
    with connect(files, ordered=fractions, attach=source.attach) as connection:
        relation = source.relation(connection, {column: types[column] for column in plan.read})
        query = summarise(nw.from_native(relation), plan).to_native()
        shown = query.sql_query()
        # Groups come in any order from several threads; messages name the first.
        raw = query.df().sort_values(plan.keys, kind="stable", ignore_index=True)
    if not plan.each_cell and (raw["filled"] < raw["rows"]).any():
        return _run(source, replace(plan, each_cell=True), root, as_text=as_text)
    # DuckDB names what has no name differently each time.
    shown = re.sub(r"unnamed_relation_[0-9a-f]+", "data", shown)
    if source.path is not None:
        shown = shown.replace(str(source.path).replace("'", "''"), _shown(source.path, root))
    return _Read(plan, raw, shown)


def _shown(path: Path, root: Path) -> str:
    root = root.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _unreadable(source: Source, error: Exception) -> ReportError:
    """DuckDB's own words are for programmers; only the line is worth telling."""
    import duckdb

    if isinstance(error, duckdb.OutOfMemoryException):
        return ReportError.at(source.place, f"'{source.label}' needs more memory than there is", "name fewer columns")
    line = re.search(r"Line: (\d+)", str(error))
    where = f" at line {line[1]}" if line else ""
    what = f"'{source.label}' cannot be read{where}: it is damaged, or not every row has the header's columns"
    return ReportError.at(source.place, what, "open it and look there, or fetch it again")


def _days(result: Result, dataset: Dataset) -> list[When]:
    """The dates that the data cover; one whose cells are all empty is not covered."""
    frame = result.frame[result.frame["known"] > 0]
    return sorted(day for day in frame["date"].unique() if day is not None)


def _frame(result: Result, dataset: Dataset) -> pd.DataFrame:
    """What is used, added up over sources, the areas' names and the categories' spellings."""
    frame = result.frame[result.frame["used"]]
    # Files that overlap say the same, else it was a problem: each number counts once.
    frame = frame.drop_duplicates(["area", "date", "key"]) if dataset.layout != "records" else frame
    keys = ["area", "date", *result.categories.values()]
    taken = dict.fromkeys(("value", "rows", "known"), "sum")
    taken |= {"mark": "min"} if dataset.marked else {}
    taken |= {"low": "min", "high": "max"} if "low" in dataset.columns else {}
    summed: pd.DataFrame = frame.groupby(keys, sort=True, as_index=False).agg(taken)
    if dataset.absent == "missing":
        # With an empty cell among them, their sum is not known.
        summed["value"] = summed["value"].where(summed["known"] >= summed["rows"])
    if dataset.marked:
        summed["mark"] = summed["mark"].str.lstrip("0123456789")
        without = summed["mark"].isin(WITHOUT_NUMBER) | (summed["mark"].ne("") & (summed["known"] < summed["rows"]))
        summed["value"] = summed["value"].where(~without)
    named = {column: name for name, column in result.categories.items()}
    return summed.drop(columns="known").rename(columns=named).reset_index(drop=True)
