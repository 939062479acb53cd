"""The words of a table that its author leaves out: headings of its columns, and its caption."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.figures.table_facts import Column
from reportgen.measures.scope import Scope
from reportgen.periods import Form
from reportgen.spec.figures.axis import AxisSpec
from reportgen.spec.figures.table import ColumnSpec, TableSpec
from reportgen.wording.numbers import joined

_MOST_MEASURES = 4


def first_heading(spec: TableSpec) -> str:
    """What stands above the row headings."""
    return axis_heading(spec.rows.groups[0] if spec.rows.groups else spec.rows)


def axis_heading(axis: AxisSpec) -> str:
    match axis.kind:
        case "measures":
            return "Measure"
        case "areas":
            return "Area"
        case "each":
            return (axis.each or "month").capitalize()
        case "periods":
            return "Period"
    return (axis.by or "").replace("_", " ").capitalize()


def counted(axes: Sequence[AxisSpec], measure: str, scope: Scope) -> tuple[str, list[str]]:
    """What a table counts, and by what: ``Residential burglary and robbery`` by ``area`` and ``year``."""
    named = [name for axis in axes for name in axis.measures if isinstance(name, str)]
    labels = [scope.book.measure(scope.measure(name)).label for name in named or ([measure] if measure else [])]
    what = joined(labels) if len(labels) < _MOST_MEASURES else f"{len(labels)} measures"
    return what, [axis_heading(axis).lower() for axis in axes if not axis.measures]


def column_headings(spec: TableSpec, columns: Sequence[Column], scope: Scope) -> list[str]:
    """Two columns that would be headed alike say their measure, area and period as well."""
    found = [_column_heading(spec, column, scope) for column in columns]
    told = [_told_apart(column, scope) for column in columns]
    alike = [(heading, column.under) for heading, column in zip(found, columns, strict=True)]
    return [
        ", ".join((heading, *more)) if alike.count(own) > 1 else heading
        for heading, more, own in zip(found, told, alike, strict=True)
    ]


def _told_apart(column: Column, scope: Scope) -> list[str]:
    spec, parts = column.spec, []
    if spec.measure:
        parts.append(scope.book.measure(scope.measure(spec.measure)).label)
    if spec.area:
        parts.append(scope.book.area_label(spec.area))
    if spec.period:
        parts.append(scope.period(spec.period).label("short"))
    return [*parts, *spec.within.values()]


def _column_heading(spec: TableSpec, column: Column, scope: Scope) -> str:
    own, by_time = column.spec, spec.rows.kind in ("each", "periods") or bool(spec.across) or bool(column.under)
    if own.measure and own.show == "count":
        return scope.book.measure(scope.measure(own.measure)).label
    if own.within and own.show == "count" and not own.period:
        return ", ".join(own.within.values())
    text = own.period or spec.period
    period = scope.period(text) if text and not by_time else None
    if own.show in ("count", "count_share"):
        if own.area and not own.period:
            return scope.book.area_label(own.area)
        named = period.label("short") if period else "Number"
        return named if own.show == "count" else f"{named} (share)"
    if own.show == "previous":
        if own.versus:
            return _versus(own, scope)
        return period.previous_year().label("short") if period else "Year before"
    if own.show == "rank":
        return f"Rank in {scope.book.area_label(own.among or '')}"
    if own.show == "rolling":
        return f"{own.months} months to date"
    return {
        "difference": "Difference",
        "percent_change": "Change",
        "points": "Difference (percentage points)",
        "direction": "Direction",
        "rag": "Rating",
        "mean": "Mean per month",
        "rate": _rate_heading(spec, own, scope),
        "share": "Share",
        "share_of_total": "Share of total",
        "target": "Target",
        "target_rag": "Target met",
    }[own.show]


def _versus(column: ColumnSpec, scope: Scope) -> str:
    versus = column.versus
    if versus is None:
        return "Year before"
    parts = [scope.book.measure(scope.measure(versus.measure)).label if versus.measure else "",
             scope.book.area_label(versus.area) if versus.area else "",
             scope.period(versus.period).label("short") if versus.period else ""]  # fmt: skip
    return ", ".join(filter(None, parts))


def _rate_heading(spec: TableSpec, column: ColumnSpec, scope: Scope) -> str:
    names = [name for name in (column.measure, spec.measure) if name][:1] or _measures(spec)
    bases = [base for name in names if (base := scope.book.measure(scope.measure(name)).base)]
    if len({base.key for base in bases}) != 1:
        return "Rate"  # on several bases; the notes say which is whose
    base = bases[0]
    return f"Rate per {base.per:,} {scope.book.measure(base.measure).noun[1]}"


def _measures(spec: TableSpec) -> list[str]:
    axes = [spec.rows, *spec.rows.groups]
    named = [group.measure for group in spec.rows.groups if group.measure]
    return named + [name for axis in axes for name in axis.measures if isinstance(name, str)]


def default_title(spec: TableSpec, scope: Scope) -> str:
    """``Residential burglary by area, 4 months June to September 2023``."""
    book = scope.book
    names = [scope.measure(name) for name in _measures(spec) or ([spec.measure] if spec.measure else [])]
    if not names:
        names = list(dict.fromkeys(scope.measure(column.measure) for column in spec.columns if column.measure))
    labels = [book.measure(name).label for name in dict.fromkeys(names)]
    what = joined(labels) if len(labels) < _MOST_MEASURES else f"{len(labels)} measures"
    across = f" by {spec.across}" if spec.across else ""
    where = "" if _by(spec) else f", {book.area_label(spec.area or scope.area)}"
    by = f"{_by(spec)}{across}{where}"
    # A period that holds for some of the columns only would be wrong for the others.
    texts = {spec.rows.period or column.period or spec.period for column in spec.columns}
    text = texts.pop() if len(texts) == 1 else None
    form: Form = "span" if spec.across else "long"
    return f"{what}{by}, {scope.period(text).label(form)}" if text else f"{what}{by}"


def _by(spec: TableSpec) -> str:
    rows = spec.rows
    axes: Sequence[AxisSpec] = rows.groups or [rows]
    if rows.kind == "areas":
        return " by area"
    named = [axis.each or axis.by for axis in axes if axis.each or axis.by]
    return f" by {joined([name.replace('_', ' ') for name in dict.fromkeys(named) if name])}" if named else ""
