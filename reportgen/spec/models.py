"""What YAML may say: definitions, meetings, reports and decks. Field descriptions feed the spec reference."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from reportgen.spec.base import SpecModel

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", description="lower case, digits and _")]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
Template = Annotated[str, Field(description="text; facts in {{ }}, **bold**, *italic*, [words](https://link)")]
Scalar = str | int | float | bool
Where = dict[str, Scalar | list[Scalar]]


# --- Definitions, shared by all papers -----------------------------------------------------------------------


class Dataset(SpecModel):
    """A table from files or a database, and what is known about it."""

    title: str = Field(description="What the table is, as a source note says it")
    files: list[str] = Field(default=[], description="CSV (also .gz), XLSX or Parquet files of one release, "
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
        "every other name is a category that measures may filter on")
    area: Name | None = Field(default=None, description="The one area all rows belong to, if no column says it")
    where: Where = Field(default={}, description="Rows to keep: column (ours or the file's): value or values")
    aliases: dict[str, dict[str, list[str]]] = Field(
        default={}, description="Column: {one name: [names in the file]}, where one thing has several names")
    exclude: dict[str, list[str]] = Field(default={}, description="Column: values to leave out, e.g. areas that are none")
    absent: Literal["zero", "missing"] = Field(
        default="missing", description="What a row that is not there means: nothing happened, or nothing is known")
    delimiter: str | None = Field(default=None, description="CSV: the separator, if it cannot be found out")
    decimal: Literal[".", ","] = Field(default=".", description="CSV: the decimal mark")
    source: str = Field(description="Who collected the data")
    publisher: str | None = Field(default=None, description="Who published them, if somebody else")
    url: str | None = Field(default=None, description="Where they were published; kept to the letter")
    release: str = Field(description="Which release, e.g. December 2023; facts of two releases are not compared")
    release_column: str | None = Field(default=None, description="The file's column that names the release of each row")
    extracted: date | None = Field(default=None, description="The day the data were taken; later months are partial")
    licence: str = Field(description="The terms of use, e.g. OGL v3.0")
    status: Literal["final", "provisional", "illustrative"] = Field(
        default="final", description="illustrative: no public source; every figure says so")
    note: str | None = Field(default=None, description="What a reader must know; printed with the source")

    @model_validator(mode="after")
    def _one_source(self) -> Dataset:
        if bool(self.files) == bool(self.database):
            raise ValueError("give either 'files' or 'database'")
        if self.database and not self.table:
            raise ValueError("a 'database' needs its 'table'")
        if self.layout == "long" and not {"date", "value"} <= set(self.columns):
            raise ValueError("layout long needs the columns 'date' and 'value'")
        if self.layout == "records" and "date" not in self.columns:
            raise ValueError("layout records needs the column 'date'")
        if ("area" in self.columns) == (self.area is not None):
            raise ValueError("give either a column 'area' or one 'area' for all rows")
        return self


class Base(SpecModel):
    """What a rate is reckoned on."""

    measure: Name = Field(description="A measure of a yearly population or of households")
    year: int = Field(description="The year of the estimate; stated with the rate")
    per: int = Field(default=1000, gt=0)


class Target(SpecModel):
    """What the measure should reach: at most, if lower is better; at least, if higher is."""

    value: float
    per: Literal["month", "quarter", "year"] = "month"
    source: str = Field(description="Who set it")


class Measure(SpecModel):
    """What is counted."""

    label: str = Field(description="Its name in titles and tables")
    phrase: str | None = Field(default=None, description="Its name within a sentence (default: the label)")
    dataset: Name
    where: Where = Field(default={}, description="The rows that count: column: value or values")
    aggregate: Literal["sum", "count", "mean"] = "sum"
    noun: tuple[str, str] = Field(default=("case", "cases"), description="One, and several")
    polarity: Literal["lower", "higher", "none"] = Field(default="none", description="Which is better")
    base: Base | None = Field(default=None, description="For rates")
    target: Target | None = None
    note: str | None = Field(default=None, description="A change of definition or such; printed under its figures")


class Area(SpecModel):
    label: str
    names: list[str] = Field(default=[], description="Its names and codes in data files, besides the label")


class PeerGroup(SpecModel):
    label: str
    areas: list[Name] = Field(min_length=1)


class Person(SpecModel):
    """A role, never a person's name."""

    role: str
    organisation: str | None = None
    email: str | None = None


# --- Figures -------------------------------------------------------------------------------------------------

Show = Literal["count", "previous", "difference", "percent_change", "direction", "rag", "mean", "rate", "share", "rank"]


class ChartSpec(SpecModel):
    """A native chart."""

    type: Literal["column", "clustered", "stacked", "bar", "line", "pie", "doughnut"]
    measure: Name | None = None
    measures: list[Name] = []
    by: Literal["month", "quarter", "year", "area", "measure"] = Field(default="month", description="The categories")
    period: str = Field(default="12 months", description="A period, or the name of one under `periods`")
    value: Literal["count", "rate", "share", "percent_change"] = "count"
    compare: list[Name] = Field(default=[], description="Areas or peer groups, one series each (default: the paper's area)")
    versus: Literal["previous_year"] | None = Field(default=None, description="Add the same span a year before as a series")
    among: Name | None = Field(default=None, description="by area: the peer group whose areas are shown")
    highlight: str | None = Field(default=None, description="A period whose months, or an area, to pick out")
    average: bool = Field(default=False, description="Add the mean as a line")
    target: bool = Field(default=False, description="Add the measure's target as a line")
    labels: Literal["none", "all", "highlight"] = "none"
    title: Template | None = Field(default=None, description="Caption (default: written from measure and period)")
    notes: list[Template] = []


class ColumnSpec(SpecModel):
    """One column of a table. What it leaves out, the row or the table says."""

    show: Show = "count"
    measure: Name | None = None
    period: str | None = None
    area: Name | None = None
    among: Name | None = Field(default=None, description="rank: the peer group")
    by: Literal["value", "rate", "change"] = Field(default="change", description="rank: by what")
    heading: Template | None = None


class RowsSpec(SpecModel):
    """What the rows are: measures, or areas, or the parts of a period."""

    measures: list[Name] = []
    areas: list[Name] = Field(default=[], description="Areas and peer groups (a group stands for its areas)")
    each: Literal["month", "quarter", "year"] | None = None
    period: str | None = Field(default=None, description="With each: of which period")

    @model_validator(mode="after")
    def _one(self) -> RowsSpec:
        if sum((bool(self.measures), bool(self.areas), bool(self.each))) != 1:
            raise ValueError("give one of 'measures', 'areas' and 'each'")
        return self


class TableSpec(SpecModel):
    """A table: each cell is the fact of its row's and its column's measure, period and area."""

    type: Literal["table"]
    rows: RowsSpec
    columns: list[ColumnSpec] = Field(min_length=1)
    measure: Name | None = None
    period: str | None = None
    area: Name | None = None
    heading: Template | None = Field(default=None, description="Heading of the first column")
    total: bool = Field(default=False, description="Add a row of totals of the counts")
    title: Template | None = None
    notes: list[Template] = []


def _figure_tag(value: Any) -> str:
    kind = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
    return "table" if kind == "table" else "chart"


FigureSpec = Annotated[
    Annotated[ChartSpec, Tag("chart")] | Annotated[TableSpec, Tag("table")], Discriminator(_figure_tag)
]


class BadgeSpec(SpecModel):
    """A rank badge: the area's place among its peers, 1 being best."""

    rank: Literal["value", "rate", "change"] = Field(description="What is ranked")
    among: Name = Field(description="The peer group")
    measure: Name | None = Field(default=None, description="Default: the slide's measure")
    period: str


class Definitions(SpecModel):
    """A file of shared definitions, brought in by `use:`."""

    use: list[str] = Field(default=[], description="Further files of definitions, beside this one")
    datasets: dict[Name, Dataset] = {}
    measures: dict[Name, Measure] = {}
    areas: dict[Name, Area] = {}
    peer_groups: dict[Name, PeerGroup] = {}
    people: dict[Name, Person] = {}
    texts: dict[Name, Template] = Field(default={}, description="Paragraphs that stand in several papers")
    figures: dict[Name, FigureSpec] = Field(default={}, description="Figures that stand in several papers")


class Meeting(SpecModel):
    """The meeting that papers are written for."""

    house: Key = Field(description="The folder under assets/")
    board: str
    date: date
    time: str | None = Field(default=None, description="24 hours, e.g. 10:00")
    venue: str | None = None


# --- Papers --------------------------------------------------------------------------------------------------


class Paper(SpecModel):
    """What every paper has."""

    kind: Key = Field(description="A kind of paper that the house knows: committee-report, dashboard, ...")
    title: Template
    meeting: str = Field(default="meeting.yaml", description="The file of the meeting, beside this one")
    use: list[str] = Field(default=[], description="Files of shared definitions")
    area: Name = Field(description="The area the paper is about")
    data_to: str = Field(description="The last month of data, e.g. Sep 2023")
    periods: dict[Name, str] = Field(default={}, description="Names for the spans the paper speaks of")
    figures: dict[Name, FigureSpec] = {}
    author: Name | None = Field(default=None, description="One of `people`; stands in the file's properties")
    issued: bool = Field(default=False, description="true takes the DRAFT mark away")
    allow: list[Literal["releases", "periods", "areas"]] = Field(
        default=[], description="Comparisons that are refused otherwise, and are allowed here")


class TextContent(SpecModel):
    text: Template


class FigureContent(SpecModel):
    figure: Name


class BulletsContent(SpecModel):
    bullets: list[Template] = Field(min_length=1)
    glyph: Literal["bullet", "arrow", "diamond"] = "bullet"


class NumberedContent(SpecModel):
    numbered: list[Template] = Field(min_length=1)


class SubParagraphs(SpecModel):
    sub: list[Template] = Field(min_length=1, description="Paragraphs one level down: 1.1.1")


class Subheading(SpecModel):
    subheading: Template


class BoxContent(SpecModel):
    box: str = Field(description="The box's heading")
    text: list[Template] = Field(min_length=1)
    bullets: list[Template] = []


class QuoteContent(SpecModel):
    quote: Template


class BoilerplateContent(SpecModel):
    boilerplate: Key = Field(description="A text of the house's boilerplate")


class PageBreakContent(SpecModel):
    page_break: Literal[True]


_CONTENT = ("figure", "bullets", "numbered", "sub", "subheading", "box", "quote", "boilerplate", "page_break")


def _content_tag(value: Any) -> str:
    if isinstance(value, str):
        return "paragraph"
    keys = value if isinstance(value, dict) else type(value).model_fields
    # A box may hold bullets: its own key comes first.
    return next((key for key in ("box", *_CONTENT) if key in keys), "text")


Content = Annotated[
    Annotated[Template, Tag("paragraph")]
    | Annotated[TextContent, Tag("text")]
    | Annotated[FigureContent, Tag("figure")]
    | Annotated[BulletsContent, Tag("bullets")]
    | Annotated[NumberedContent, Tag("numbered")]
    | Annotated[SubParagraphs, Tag("sub")]
    | Annotated[Subheading, Tag("subheading")]
    | Annotated[BoxContent, Tag("box")]
    | Annotated[QuoteContent, Tag("quote")]
    | Annotated[BoilerplateContent, Tag("boilerplate")]
    | Annotated[PageBreakContent, Tag("page_break")],
    Discriminator(_content_tag),
]


def _listed(value: Any) -> Any:
    """One item may be written without the dash."""
    return [value] if isinstance(value, (str, dict)) else value


class Section(SpecModel):
    heading: Template
    content: list[Content] = Field(min_length=1)

    _content = field_validator("content", mode="before")(_listed)


class ReportSpec(Paper):
    """A paper in Word."""

    front: dict[Key, Template] = Field(default={}, description="Rows of the front table, by the kind's keys")
    summary: list[Content] = Field(min_length=1)
    recommendations: list[Template] = Field(min_length=1)
    sections: list[Section] = Field(min_length=1, description="The kind's own sections by their headings, and free ones")
    implications: dict[Key, list[Content] | Literal["none"]] = Field(
        default={}, description="By the kind's keys; `none` is the house's stock sentence")

    _summary = field_validator("summary", "recommendations", mode="before")(_listed)

    @field_validator("front", mode="before")
    @classmethod
    def _front_words(cls, value: Any) -> Any:
        return value

    @field_validator("implications", mode="before")
    @classmethod
    def _implications_listed(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        for key, content in value.items():
            value[key] = content if content == "none" else _listed(content)
        return value


class SlideSpec(SpecModel):
    """One slide, or with `for_each` one for each of several measures."""

    layout: Key = Field(description="A layout of the house: title, sources, notes, indicator, chart-and-table, ...")
    title: Template
    for_each: list[Name] = Field(default=[], description="Measures; the slide is made once for each")
    as_: Name = Field(default="measure", alias="as", description="What the slide calls the measure")
    part: Key | None = Field(default=None, description="One of `parts`")
    subtitle: Template | None = None
    text: list[Template] = []
    bullets: list[Template] = []
    sources: bool = Field(default=False, description="List the sources of all slides, and who presents which")
    chart: ChartSpec | Name | None = Field(default=None, description="A chart, or the name of one under `figures`")
    table: TableSpec | Name | None = None
    below: list[Template] = []
    panel: list[Template] = []
    badges: list[BadgeSpec] = []
    key: list[Template] = []
    notes: list[Template] = Field(default=[], description="Speaker notes, before the sources")

    _texts = field_validator("text", "bullets", "below", "panel", "key", "notes", mode="before")(_listed)


class Part(SpecModel):
    """Slides that belong together."""

    label: str
    presented_by: str


class DeckSpec(Paper):
    """A paper in PowerPoint."""

    parts: dict[Key, Part] = {}
    slides: list[SlideSpec] = Field(min_length=1)
