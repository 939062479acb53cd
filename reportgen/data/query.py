"""The one query of a dataset, written with narwhals: filter, group by area, date and category, add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from reportgen.data.columns import Columns
from reportgen.data.dates import Time
from reportgen.data.filters import Condition
from reportgen.data.model import MARKS
from reportgen.data.numbers import Decimal, number_pattern, thousands_mark
from reportgen.data.sources.source import Type, column_names

if TYPE_CHECKING:
    import narwhals as nw

_EVERY = {"day": "1d", "month": "1mo", "quarter": "1q", "year": "1y"}
_OWN = (
    "area", "date", "used", "rows", "copies", "repeated", "release", "release to", "filled", "least", "mark", "low",
    "high",
)  # fmt: skip
KNOWN, WRONG, GAP = " known", " wrong", " gap"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask of one source.

    ``needs``: a row is used if it meets all conditions of one of them. With ``cover``, the rows that are not used
    are counted as well, by area and date alone, so that it is known what the data cover. ``decimal``: values are
    texts with this decimal mark; None if they are numbers. ``split``: the columns that only tell rows apart stay in
    the result. ``each_cell``: filled cells are counted for each value column, else only the rows without a blank one:
    wide files have so many columns that asking them less is worth a second look at the few with blanks. ``missing``
    are texts, in lower case, that stand where there is no number, ``marks`` those that stand for a mark.
    """

    columns: Columns
    types: dict[str, Type]
    time: Time
    where: tuple[Condition, ...]
    without: tuple[Condition, ...]
    needs: tuple[tuple[Condition, ...], ...]
    cover: bool
    decimal: Decimal | None
    split: bool
    each_cell: bool
    missing: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()

    @property
    def read(self) -> tuple[str, ...]:
        """The columns that the query reads."""
        columns = self.columns
        parts = (columns.area, columns.date, columns.id, columns.release, columns.mark, *columns.bounds)
        single = [name for name in parts if name is not None]
        filtered = [item.column for item in (*self.where, *self.without)]
        named = (*single, *columns.values, *columns.categories.values(), *columns.others, *filtered)
        return tuple(dict.fromkeys(named))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that hold numbers."""
        return (*self.columns.values, *self.columns.bounds)

    @property
    def category_names(self) -> list[str]:
        """What the result calls the categories, in their order."""
        return column_names([*_OWN, *self.columns.categories])[len(_OWN) :]

    @property
    def other_names(self) -> list[str]:
        """What the result calls the columns that only tell rows apart."""
        taken = [*_OWN, *self.category_names]
        return column_names([*taken, *self.columns.others])[len(taken) :]

    @property
    def keys(self) -> list[str]:
        """What the result has one row for each of; ``used`` stands in where there is nothing else."""
        single = [name for name in ("area", "date") if getattr(self.columns, name) is not None]
        others = self.other_names if self.split else []
        named = [*single, *self.category_names, *others]
        return named if named and not self.cover else [*named, "used"]


def summarise(frame: nw.LazyFrame[Any], plan: Plan) -> nw.LazyFrame[Any]:
    """One row for each key: ``rows``, the ``least`` value, and for each value column its sum and its filled cells."""
    for condition in plan.where:
        frame = frame.filter(_meets(condition, plan.types))
    for condition in plan.without:
        frame = frame.filter(_false_if_null(~_meets(condition, plan.types), otherwise=True))
    used = _used(plan)
    if used is not None and not plan.cover:
        frame, used = frame.filter(used), None
    return _added_up(frame.select(*_selected(plan, used)), plan)


def _used(plan: Plan) -> nw.Expr | None:
    """Whether a measure needs the row; None if all rows are needed."""
    if not plan.needs or any(not need for need in plan.needs):
        return None
    return reduce(or_, (reduce(and_, (_meets(item, plan.types) for item in need)) for need in plan.needs))


def _meets(condition: Condition, types: dict[str, Type]) -> nw.Expr:
    """Equalities joined by or: much quicker in DuckDB than looking in a list."""
    import narwhals as nw

    column = nw.col(condition.column)
    text = column if types[condition.column] is Type.TEXT else column.cast(nw.String)
    lower = text.str.to_lowercase()
    tests = [(column.is_null() | (lower == "")) if item == "" else lower == item for item in condition.wanted]
    return reduce(or_, tests) if tests else nw.lit(False)


def _false_if_null(test: nw.Expr, *, otherwise: bool = False) -> nw.Expr:
    import narwhals as nw

    return nw.coalesce(test, nw.lit(otherwise))


def _selected(plan: Plan, used: nw.Expr | None) -> Iterable[nw.Expr]:
    """The columns of the result before it is added up. Rows that are not ``used`` need not be told apart."""
    import narwhals as nw

    columns = plan.columns
    if "used" in plan.keys:
        yield (nw.lit(True) if used is None else _false_if_null(used)).alias("used")
    if columns.area is not None:
        yield _text(columns.area, plan).alias("area")
    if columns.date is not None:
        yield _date(columns.date, plan).alias("date")
    telling = [*zip(columns.categories.values(), plan.category_names, strict=True)]
    telling += zip(columns.others, plan.other_names, strict=True)
    for column, name in telling:
        text = _text(column, plan)
        yield (text if used is None else nw.when(used).then(text)).alias(name)
    if columns.id is not None:
        yield _text(columns.id, plan).alias("id")
    if columns.release is not None:
        yield _text(columns.release, plan).alias("release")
    numbers = [_number(column, plan) for column in columns.values]
    yield from (number.alias(column) for column, number in zip(columns.values, numbers, strict=True))
    if numbers:
        yield (nw.min_horizontal(*numbers) if len(numbers) > 1 else numbers[0]).alias("least")
    if not plan.each_cell:
        yield _joined(numbers).alias("filled")
    bounds = zip(columns.bounds, ("low", "high"), strict=False)
    yield from (_number(column, plan).alias(name) for column, name in bounds)
    if plan.decimal is not None:
        yield from (_no_number(column, plan).alias(column + WRONG) for column in plan.numbers)
    if plan.missing:
        yield from (_gap(column, plan).alias(column + GAP) for column in columns.values)
    if columns.mark is not None:
        yield _mark(columns.mark, plan).alias("mark")


def _text(column: str, plan: Plan) -> nw.Expr:
    import narwhals as nw

    return nw.col(column) if plan.types[column] is Type.TEXT else nw.col(column).cast(nw.String)


def _date(column: str, plan: Plan) -> nw.Expr:
    """Dates are cut to the dataset's time at once, else records by the second would be as many groups as rows."""
    import narwhals as nw

    if plan.types[column] is Type.DATE:
        return nw.col(column).dt.truncate(_EVERY[plan.time]).cast(nw.Date)
    if plan.types[column] is Type.FRACTION:
        return nw.col(column).cast(nw.Int64).cast(nw.String)
    return _text(column, plan)


def _joined(numbers: list[nw.Expr]) -> nw.Expr:
    """All numbers added up, by halves lest the expression grow too deep: null where one of them is."""
    if len(numbers) == 1:
        return numbers[0]
    half = len(numbers) // 2
    return _joined(numbers[:half]) + _joined(numbers[half:])


def _number(column: str, plan: Plan) -> nw.Expr:
    import narwhals as nw

    if plan.decimal is None:
        return nw.col(column)
    text = _text(column, plan).str.strip_chars()
    plain = text.str.replace_all(thousands_mark(plan.decimal), "", literal=True)
    if plan.decimal == ",":
        plain = plain.str.replace_all(",", ".", literal=True)
    number = text.str.contains(number_pattern(plan.decimal))
    if plan.missing:
        number = number & ~text.str.to_lowercase().is_in(plan.missing)
    return nw.when(number).then(plain).cast(nw.Float64)


def _no_number(column: str, plan: Plan) -> nw.Expr:
    """The text that stands where a number should."""
    import narwhals as nw

    text = _text(column, plan).str.strip_chars()
    pattern = number_pattern(plan.decimal or ".")
    wrong = ~text.str.contains(pattern) & (text != "")
    if plan.missing:
        wrong = wrong & ~text.str.to_lowercase().is_in(plan.missing)
    return nw.when(wrong).then(text)


def _gap(column: str, plan: Plan) -> nw.Expr:
    """The text that says why there is no number."""
    import narwhals as nw

    text = _text(column, plan).str.strip_chars().str.to_lowercase()
    return nw.when(text.is_in(plan.missing)).then(text)


def _mark(column: str, plan: Plan) -> nw.Expr:
    """The mark behind its weight, ``0`` the weightiest; a text that is none stands before all of them."""
    import narwhals as nw

    text = _text(column, plan).str.strip_chars()
    told: nw.Expr = nw.when(text != "").then(nw.concat_str(nw.lit(" "), text))
    for written, mark in plan.marks:
        told = nw.when(text.str.to_lowercase() == written).then(nw.lit(f"{MARKS.index(mark)}{mark}")).otherwise(told)
    return told


def _added_up(frame: nw.LazyFrame[Any], plan: Plan) -> nw.LazyFrame[Any]:
    import narwhals as nw

    values = list(plan.columns.values)
    sums = [nw.col(column).sum() for column in values]
    least = [nw.col("least").min()] if values else []
    told = [nw.col(column + WRONG).min() for column in plan.numbers] if plan.decimal is not None else []
    told += [nw.col(column + GAP).min() for column in values] if plan.missing else []
    told += [nw.col("mark").min()] if plan.columns.mark is not None else []
    told += [nw.col("low").min(), nw.col("high").max()] if plan.columns.bounds else []
    counted = {column: column + KNOWN for column in values} if plan.each_cell else {"filled": "filled"}
    known = [nw.col(column).count().alias(name) for column, name in counted.items()]
    released = [nw.col("release").min(), nw.col("release").max().alias("release to")] if plan.columns.release else []
    once = frame.group_by(*plan.keys, *([] if plan.split else plan.other_names)).agg(
        *sums, *least, *told, *known, nw.len().alias("rows"), *_repeated(plan), *released
    )
    if plan.split or not plan.columns.others:
        return once
    # Twice: what no measure asks for tells repeated rows from different ones, and is then added up.
    return once.group_by(*plan.keys).agg(
        *sums,
        *least,
        *told,
        *(nw.col(name).sum() for name in counted.values()),
        nw.col("rows").sum(),
        nw.col("rows").max().alias("copies"),
        *([nw.col("repeated").sum()] if plan.columns.id else []),
        *([nw.col("release").min(), nw.col("release to").max()] if plan.columns.release else []),
    )


def _repeated(plan: Plan) -> list[nw.Expr]:
    """How many records bear an id that another one bears."""
    import narwhals as nw

    if plan.columns.id is None:
        return []
    given = nw.col("id").count()
    blank = nw.when(nw.len() > given).then(nw.lit(1)).otherwise(nw.lit(0))
    return [(given - nw.col("id").n_unique() + blank).alias("repeated")]
