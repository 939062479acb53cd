"""What papers share: datasets, measures, areas, peer groups, roles."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.errors import did_you_mean
from reportgen.periods import PeriodError, parse
from reportgen.spec.base import Listed, SpecModel, mistake
from reportgen.spec.disclosure import DisclosureOrHouse
from reportgen.spec.terms import Day, Name, Scalar, Where

PARTS = ("area", "date", "period", "value", "low", "high", "mark", "id")
"""Columns of a dataset that have a meaning of their own; every other one is a category."""


class Dataset(SpecModel):
    """A table from files or a database, and what is known about it."""

    title: str = Field(description="What the table is, as a source note says it")
    files: Listed[str] = Field(default=[], description="CSV (also .gz), XLSX or Parquet files of one release, "
                             "beside this spec; together they are one table")
    sheet: str | None = Field(default=None, description="XLSX: the sheet's name (default: the first)")
    database: str | None = Field(default=None, description="Instead of files: a database, as a SQLAlchemy URL or a "
                                 "duckdb file")
    table: str | None = Field(default=None, description="The database's table or view")
    layout: Literal["wide", "long", "records"] = Field(
        default="long", description="wide: one column a month (YYYYMM) or year; long: one row a count; "
        "records: one row a case")
    time: Literal["day", "month", "quarter", "year", "span"] = Field(
        default="month", description="What one date stands for; span: each row is of a whole period, such as 2021/22 "
        "or 6 months to Sep 2023, which `period` or the column `period` names")
    period: str | None = Field(
        default=None, description="time span: the period (docs/periods.md) of all rows, if no column says it")
    columns: dict[str, str] = Field(
        description="Our name: the file's column. `area`, `date`, `value` and `id` have their meaning, and so have "
        "`period`, `low` and `high` (the ends of a published interval) and `mark` (p provisional, r revised, "
        "c suppressed, low few, x not available, z not applicable); "
        "every other name is a category that measures may filter on and figures may be split by")
    area: Name | None = Field(default=None, description="The one area all rows belong to, if no column says it")
    where: Where = Field(default={}, description="Rows to keep: column (ours or the file's): value or values")
    aliases: dict[str, dict[str, list[str]]] = Field(
        default={}, description="Column: {one name: [names in the file]}, where one thing has several names")
    exclude: dict[str, list[str]] = Field(
        default={}, description="Column: values to leave out, e.g. areas that are none")
    orders: dict[str, list[Scalar]] = Field(
        default={}, description="Category: its values in the order in which figures show them; those not named come "
        "after them (default: by number or alphabet)")
    absent: Literal["zero", "missing"] = Field(
        default="missing", description="What a row that is not there means: nothing happened, or nothing is known")
    missing: dict[str, Literal["c", "low", "x", "z"]] = Field(
        default={}, description="What stands in a cell that has no number, and why: {'*': c} suppressed, low too few "
        "to be relied on, x not available, z not applicable")
    delimiter: str | None = Field(default=None, description="CSV: the separator, if it cannot be found out")
    decimal: Literal[".", ","] = Field(default=".", description="CSV: the decimal mark")
    source: str = Field(description="Who collected the data")
    publisher: str | None = Field(default=None, description="Who published them, if somebody else")
    url: str | None = Field(default=None, description="Where they were published; kept to the letter")
    release: str = Field(description="Which release, e.g. December 2023; facts of two releases are not compared")
    release_column: str | None = Field(default=None, description="The file's column that names the release of each row")
    extracted: Day | None = Field(default=None, description="The day the data were taken; later months are partial")
    licence: str = Field(description="The terms of use, e.g. OGL v3.0")
    status: Literal["final", "provisional", "illustrative"] = Field(
        default="final", description="illustrative: no public source; every figure says so")
    note: str | None = Field(default=None, description="What a reader must know; printed with the source")
    disclosure: DisclosureOrHouse | None = Field(
        default=None, description="How small numbers are protected: `house`, or a rule of its own; left out: they are "
        "not, as they need not be")

    @model_validator(mode="after")
    def _one_source(self) -> Dataset:
        if bool(self.files) == bool(self.database):
            both = "both 'files' and 'database' are given" if self.files else "neither 'files' nor 'database' is given"
            raise mistake(both, "give one of them")
        if self.database and not self.table:
            raise mistake("a database needs its table", "add 'table'", at="database")
        needed = {"long": ("date", "value"), "records": ("date",), "wide": ()}[self.layout]
        needed = tuple(name for name in needed if self.time != "span" or name != "date")
        missing = " and ".join(f"'{name}'" for name in needed if name not in self.columns)
        if missing:
            raise mistake(f"layout {self.layout} needs the column {missing}", "add it to 'columns'", at="columns")
        if ("low" in self.columns) != ("high" in self.columns):
            raise mistake("an interval has two ends", "give both 'low' and 'high'", at="columns")
        for column in self.orders:
            if column not in self.categories:
                what = f"'{column}' is no category of the dataset"
                raise mistake(what, did_you_mean(column, self.categories), at="orders")
        if ("area" in self.columns) == (self.area is not None):
            both = "both a column 'area' and one 'area' for all rows are given" if self.area else "no row has an area"
            raise mistake(both, "give either a column 'area' or one 'area' for all rows")
        return self

    @model_validator(mode="after")
    def _dated(self) -> Dataset:
        named = [name for name in ("date", "period") if name in self.columns]
        if self.time != "span":
            if self.period is not None or "period" in self.columns:
                raise mistake(f"rows of a {self.time} have no 'period'", "say 'time: span', or give the column 'date'")
            return self
        if "date" in named:
            raise mistake("rows of whole periods have no 'date'", "call the column 'period'", at="columns")
        ways = [*named, *(["one"] if self.period else []), *(["heads"] if self.layout == "wide" else [])]
        if len(ways) != 1:
            what = "no row has a period" if not ways else "the period of a row is told in two ways"
            raise mistake(what, "give either a column 'period' or one 'period' for all rows", at="time")
        if self.period is not None:
            try:
                parse(self.period)
            except PeriodError as error:
                raise mistake(error.what, error.remedy, at="period") from None
        return self

    @property
    def marked(self) -> bool:
        """Whether anything may be known of its numbers besides them."""
        return "mark" in self.columns or bool(self.missing)

    @property
    def categories(self) -> tuple[str, ...]:
        """The columns by which rows are told apart."""
        return tuple(column for column in self.columns if column not in PARTS)


class Base(SpecModel):
    """What a rate is reckoned on."""

    measure: Name = Field(description="A measure of a yearly population or of households")
    year: int = Field(description="The year of the estimate; stated with the rate")
    per: int = Field(default=1000, gt=0, description="The rate is per so many")

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells one base from another, wherever they were written."""
        return self.measure, self.year, self.per


class Target(SpecModel):
    """What the measure should reach: at most, if lower is better; at least, if higher is."""

    value: float = Field(description="The number to reach")
    per: Literal["month", "quarter", "year"] = Field(default="month", description="What span the number is for")
    area: Name | None = Field(default=None, description="Whose target it is (default: the area of the paper)")
    source: str = Field(description="Who set it")


class Ratio(SpecModel):
    """A measure that is reckoned from two others."""

    part: Name = Field(description="The measure that is a part of the other, or is set against it")
    whole: Name = Field(description="The measure it is a part of, or is set against, such as meetings")


Given = Literal["count", "share", "rate", "mean", "money", "score", "index", "ratio"]
_ADDED_UP = ("count", "money")


class Measure(SpecModel):
    """What is counted, or given: a number of each area and period."""

    label: str = Field(description="Its name in titles and tables")
    phrase: str | None = Field(default=None, description="Its name within a sentence (default: the label)")
    dataset: Name = Field(default="", description="One of `datasets`; only a measure with `of` has none")
    of: Ratio | None = Field(
        default=None, description="Instead of a dataset: {part: ..., whole: ...}, two measures. unit share (the "
        "default): per cent of the whole; mean: so many for each one of the whole; rate: for each `per`")
    where: Where = Field(default={}, description="The rows that count: column: value or values")
    unit: Given = Field(
        default="count", description="What the numbers are: things that are counted, shares in per cent, rates per so "
        "many (`per`), means, pounds, scores of their own kind, an index, or ratios, of which 1 is as expected")
    per: int = Field(default=1000, gt=0, description="unit rate: per so many")
    scale: float = Field(
        default=1, gt=0, description="What each number is multiplied by, such as 100 where 0.35 stands for 35 per "
        "cent, or 1000 where pounds stand in thousands")
    aggregate: Literal["sum", "count", "mean", "value"] | None = Field(
        default=None, description="What is made of the rows: their sum, their number or their mean; value: each fact "
        "is one row as it stands, never added up (default: sum for counts and money, else value)")
    noun: tuple[str, str] = Field(default=("case", "cases"), description="One, and several")
    polarity: Literal["lower", "higher", "none"] = Field(default="none", description="Which is better")
    base: Base | None = Field(default=None, description="For rates")
    target: Target | None = Field(default=None, description="What it should reach")
    note: str | None = Field(default=None, description="A change of definition or such; printed under its figures")

    @model_validator(mode="after")
    def _reckoned(self) -> Measure:
        if bool(self.dataset) == (self.of is not None):
            both = "both 'dataset' and 'of' are given" if self.of else "the measure has no 'dataset'"
            raise mistake(both, "give a dataset, or 'of' two other measures")
        if self.of is not None:
            for key in ("where", "aggregate", "base", "scale"):
                if key in self.model_fields_set:
                    raise mistake(f"a measure of two others has no '{key}'", f"say '{key}' with these two", at=key)
            if self.unit not in ("count", "share", "mean", "rate"):
                what = f"a measure of two others is no {self.unit}"
                raise mistake(what, "say share, mean or rate", at="unit")
        elif self.aggregate in ("sum", "count") and self.unit not in _ADDED_UP:
            what = f"a {self.unit} is not added up"
            raise mistake(what, "leave 'aggregate' out: each row is one figure", at="aggregate")
        return self

    @property
    def rule(self) -> Literal["sum", "count", "mean", "value"]:
        """What is made of the rows."""
        return self.aggregate or ("sum" if self.unit in _ADDED_UP else "value")


class Area(SpecModel):
    """A place that has numbers of its own."""

    label: str = Field(description="Its name in texts, tables and charts")
    names: list[str] = Field(default=[], description="Its names and codes in data files, besides the label")


class Boundaries(SpecModel):
    """Outlines of areas, for maps."""

    title: str = Field(description="What the file holds, as the note below a map says it")
    file: str = Field(description="A GeoJSON file of outlines by longitude and latitude, beside this spec")
    code: str = Field(description="The file's property that holds an outline's code")
    name: str | None = Field(default=None, description="The file's property that holds an outline's name")
    noun: tuple[str, str] = Field(default=("area", "areas"), description="What one outline is, and several")
    exclude: list[str] = Field(default=[], description="Codes or names of outlines to leave out")
    source: str = Field(description="Who published them")
    licence: str = Field(description="The terms of use, e.g. OGL v3.0")
    credit: str | None = Field(
        default=None, description="The line that the terms of use ask for; printed below each map")


class Locations(SpecModel):
    """Named points on a map: cameras, parks, pharmacies. They say where; how many, a measure says."""

    title: str = Field(description="What the file holds, as the note below a map says it")
    file: str = Field(description="A CSV file, one row a point, beside this spec")
    name: str = Field(description="The column that holds a point's name, each once")
    longitude: str = Field(description="The column of degrees east of Greenwich")
    latitude: str = Field(description="The column of degrees north of the equator")
    kind: str | None = Field(default=None, description="The column of what a point is; each kind has a mark of its own")
    noun: tuple[str, str] = Field(default=("place", "places"), description="What one point is, and several")
    source: str = Field(description="Who published them")
    licence: str = Field(description="The terms of use, e.g. OGL v3.0")
    status: Literal["final", "provisional", "illustrative"] = Field(
        default="final", description="illustrative: no public source; every map of them says so")


class PeerGroup(SpecModel):
    """Areas that are compared and ranked together."""

    label: str = Field(description="Its name in texts and captions")
    areas: list[Name] = Field(min_length=1, description="Its areas; their order does not matter")
