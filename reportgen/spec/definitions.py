"""What papers share: datasets, measures, areas, peer groups, roles."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.errors import did_you_mean
from reportgen.spec.base import Listed, SpecModel, mistake
from reportgen.spec.terms import Day, Name, Scalar, Where

PARTS = ("area", "date", "value", "id")
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
    time: Literal["day", "month", "quarter", "year"] = Field(default="month", description="What one date stands for")
    columns: dict[str, str] = Field(
        description="Our name: the file's column. `area`, `date`, `value` and `id` have their meaning; "
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

    @model_validator(mode="after")
    def _one_source(self) -> Dataset:
        if bool(self.files) == bool(self.database):
            both = "both 'files' and 'database' are given" if self.files else "neither 'files' nor 'database' is given"
            raise mistake(both, "give one of them")
        if self.database and not self.table:
            raise mistake("a database needs its table", "add 'table'", at="database")
        needed = {"long": ("date", "value"), "records": ("date",), "wide": ()}[self.layout]
        missing = " and ".join(f"'{name}'" for name in needed if name not in self.columns)
        if missing:
            raise mistake(f"layout {self.layout} needs the column {missing}", "add it to 'columns'", at="columns")
        for column in self.orders:
            if column not in self.categories:
                what = f"'{column}' is no category of the dataset"
                raise mistake(what, did_you_mean(column, self.categories), at="orders")
        if ("area" in self.columns) == (self.area is not None):
            both = "both a column 'area' and one 'area' for all rows are given" if self.area else "no row has an area"
            raise mistake(both, "give either a column 'area' or one 'area' for all rows")
        return self

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


class Measure(SpecModel):
    """What is counted."""

    label: str = Field(description="Its name in titles and tables")
    phrase: str | None = Field(default=None, description="Its name within a sentence (default: the label)")
    dataset: Name = Field(description="One of `datasets`")
    where: Where = Field(default={}, description="The rows that count: column: value or values")
    aggregate: Literal["sum", "count", "mean"] = Field(
        default="sum", description="What is made of the rows: their sum, their number or their mean")
    noun: tuple[str, str] = Field(default=("case", "cases"), description="One, and several")
    polarity: Literal["lower", "higher", "none"] = Field(default="none", description="Which is better")
    base: Base | None = Field(default=None, description="For rates")
    target: Target | None = Field(default=None, description="What it should reach")
    note: str | None = Field(default=None, description="A change of definition or such; printed under its figures")


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


class Person(SpecModel):
    """A role, never a person's name."""

    role: str = Field(description="The role, e.g. Head of Community Safety")
    organisation: str | None = Field(default=None, description="Whom the role belongs to")
    email: str | None = Field(default=None, description="The role's own mailbox, e.g. community.safety@example.gov.uk")
