"""What YAML may say: definitions, meetings, reports and decks. Field descriptions feed the spec reference."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from reportgen.spec.base import Listed, ListedSome, SpecModel, mistake

TEMPLATE_MEANING = "Text; facts in {{ }}, **bold**, *italic*, [words](https://link)"
NAME_PATTERN = r"^[a-z][a-z0-9_]*$"
KEY_PATTERN = r"^[a-z][a-z0-9_-]*$"

Name = Annotated[str, Field(pattern=NAME_PATTERN)]
Key = Annotated[str, Field(pattern=KEY_PATTERN)]
Template = Annotated[str, Field(description=TEMPLATE_MEANING)]
Scalar = str | int | float | bool


def _values(value: Any) -> Any:
    several = value if isinstance(value, list) else [value]
    if not several or not all(isinstance(one, (str, int, float, bool)) for one in several):
        raise mistake("the rows to keep are told by a value or a list of values", "write 'column: value'")
    return value


def _day(value: Any) -> Any:
    # Pydantic would take a number for seconds since 1970.
    if not isinstance(value, (str, date)):
        raise mistake("this is no day", "write it as 2023-11-24")
    return value


Where = dict[str, Annotated[Scalar | list[Scalar], BeforeValidator(_values)]]
Day = Annotated[date, BeforeValidator(_day)]


# --- Definitions, shared by all papers -----------------------------------------------------------------------


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
        "every other name is a category that measures may filter on")
    area: Name | None = Field(default=None, description="The one area all rows belong to, if no column says it")
    where: Where = Field(default={}, description="Rows to keep: column (ours or the file's): value or values")
    aliases: dict[str, dict[str, list[str]]] = Field(
        default={}, description="Column: {one name: [names in the file]}, where one thing has several names")
    exclude: dict[str, list[str]] = Field(
        default={}, description="Column: values to leave out, e.g. areas that are none")
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
        if ("area" in self.columns) == (self.area is not None):
            both = "both a column 'area' and one 'area' for all rows are given" if self.area else "no row has an area"
            raise mistake(both, "give either a column 'area' or one 'area' for all rows")
        return self


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


class PeerGroup(SpecModel):
    """Areas that are compared and ranked together."""

    label: str = Field(description="Its name in texts and captions")
    areas: list[Name] = Field(min_length=1, description="Its areas; their order does not matter")


class Person(SpecModel):
    """A role, never a person's name."""

    role: str = Field(description="The role, e.g. Head of Community Safety")
    organisation: str | None = Field(default=None, description="Whom the role belongs to")
    email: str | None = Field(default=None, description="The role's own mailbox, e.g. community.safety@example.gov.uk")


# --- Figures -------------------------------------------------------------------------------------------------

Show = Literal[
    "count", "previous", "difference", "percent_change", "direction", "rag", "mean", "rate", "share", "rank",
    "target", "target_rag",
]


class ChartSpec(SpecModel):
    """A native chart."""

    type: Literal["column", "clustered", "stacked", "bar", "line", "pie", "doughnut"] = Field(
        description="How it is drawn")
    measure: Name | None = Field(default=None, description="What is counted")
    measures: list[Name] = Field(default=[], description="Several measures instead of one")
    by: Literal["month", "quarter", "year", "area", "measure"] = Field(default="month", description="The categories")
    period: str = Field(
        default="12 months", description="A period (docs/periods.md), or the name of one under `periods`")
    value: Literal["count", "rate", "share", "percent_change"] = Field(
        default="count", description="The number, per population, of the whole, or its change on the year before")
    compare: list[Name] = Field(
        default=[], description="Areas or peer groups, one series each (default: the paper's area)")
    versus: Literal["previous_year"] | None = Field(
        default=None, description="Add the same span a year before as a series")
    among: Name | None = Field(default=None, description="by area: the peer group whose areas are shown")
    highlight: str | None = Field(default=None, description="A period whose months, or an area, to pick out")
    average: bool = Field(default=False, description="Add the mean as a line")
    target: bool = Field(default=False, description="Add the measure's target as a line")
    labels: Literal["none", "all", "highlight"] = Field(
        default="none", description="Which points have their number written beside them")
    title: Template | None = Field(default=None, description="Caption (default: written from measure and period)")
    notes: Listed[Template] = Field(default=[], description="Printed under the chart")


class ColumnSpec(SpecModel):
    """One column of a table. What it leaves out, the row or the table says."""

    show: Show = Field(default="count", description="Which fact of the row stands in the column")
    measure: Name | None = Field(default=None, description="If the rows are no measures")
    period: str | None = Field(default=None, description="A period (docs/periods.md), or the name of one")
    area: Name | None = Field(default=None, description="If the rows are no areas")
    among: Name | None = Field(default=None, description="rank: the peer group")
    by: Literal["value", "rate", "change"] = Field(default="change", description="rank: by what")
    heading: Template | None = Field(
        default=None, description="The column's heading (default: written from what it shows)")

    @model_validator(mode="after")
    def _ranked(self) -> ColumnSpec:
        if self.show == "rank" and self.among is None:
            raise mistake("a rank is one among others", "add 'among', a peer group", at="show")
        return self


class RowsSpec(SpecModel):
    """What the rows are: measures, or areas, or the parts of a period."""

    measures: list[Name] = Field(default=[], description="One row a measure")
    areas: list[Name] = Field(default=[], description="Areas and peer groups (a group stands for its areas)")
    each: Literal["month", "quarter", "year"] | None = Field(
        default=None, description="One row for each part of a period")
    period: str | None = Field(default=None, description="With each: of which period (docs/periods.md)")

    @model_validator(mode="after")
    def _one(self) -> RowsSpec:
        if sum((bool(self.measures), bool(self.areas), bool(self.each))) != 1:
            raise mistake("rows are either measures, or areas, or the parts of a period", "give one of the three")
        return self


class TableSpec(SpecModel):
    """A table: each cell is the fact of its row's and its column's measure, period and area."""

    type: Literal["table"] = Field(description="Always `table`")
    rows: RowsSpec = Field(description="What the rows are")
    columns: list[ColumnSpec] = Field(min_length=1, description="What the columns show, from left to right")
    measure: Name | None = Field(default=None, description="For all cells, if neither row nor column says one")
    period: str | None = Field(
        default=None, description="A period (docs/periods.md) for all cells whose row and column say none")
    area: Name | None = Field(
        default=None, description="For all cells whose row and column say none (default: the paper's)")
    heading: Template | None = Field(default=None, description="Heading of the first column")
    total: bool = Field(default=False, description="Add a row of totals of the counts")
    title: Template | None = Field(default=None, description="Caption (default: written from rows and period)")
    notes: Listed[Template] = Field(default=[], description="Printed under the table")

    @model_validator(mode="after")
    def _said_once(self) -> TableSpec:
        said = {"measure": bool(self.rows.measures), "area": bool(self.rows.areas), "period": bool(self.rows.each)}
        for column in self.columns:
            for key, by_rows in said.items():
                if by_rows and getattr(column, key) is not None:
                    raise mistake(f"both the rows and a column say the {key}", f"take '{key}' out of the column")
        return self


def _figure_tag(value: Any) -> str:
    kind = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
    return "<TableSpec>" if kind == "table" else "<ChartSpec>"


def _or_name_tag(value: Any) -> str:
    return "<Name>" if isinstance(value, str) else "<figure>"


# Tags stand in <> so that they are told from keys in the place of an error.
FigureSpec = Annotated[
    Annotated[ChartSpec, Tag("<ChartSpec>")] | Annotated[TableSpec, Tag("<TableSpec>")], Discriminator(_figure_tag)
]
ChartOrName = Annotated[
    Annotated[ChartSpec, Tag("<figure>")] | Annotated[Name, Tag("<Name>")], Discriminator(_or_name_tag)
]
TableOrName = Annotated[
    Annotated[TableSpec, Tag("<figure>")] | Annotated[Name, Tag("<Name>")], Discriminator(_or_name_tag)
]


class BadgeSpec(SpecModel):
    """A rank badge: the area's place among its peers, 1 being best."""

    rank: Literal["value", "rate", "change"] = Field(description="What is ranked")
    among: Name = Field(description="The peer group")
    measure: Name | None = Field(default=None, description="Default: the slide's measure")
    period: str = Field(description="A period (docs/periods.md), or the name of one under `periods`")


class Definitions(SpecModel):
    """A file of shared definitions, brought in by `use:`."""

    use: Listed[str] = Field(default=[], description="Further files of definitions, beside this one")
    datasets: dict[Name, Dataset] = Field(default={}, description="Where the numbers come from")
    measures: dict[Name, Measure] = Field(default={}, description="What is counted in them")
    areas: dict[Name, Area] = Field(default={}, description="Places, by our name")
    peer_groups: dict[Name, PeerGroup] = Field(default={}, description="Places that are ranked together")
    people: dict[Name, Person] = Field(default={}, description="Roles that papers name")
    texts: dict[Name, Template] = Field(default={}, description="Paragraphs that stand in several papers")
    figures: dict[Name, FigureSpec] = Field(default={}, description="Figures that stand in several papers")


class Meeting(SpecModel):
    """The meeting that papers are written for."""

    house: Key = Field(description="The folder under assets/")
    board: str = Field(description="The board's full name")
    date: Day = Field(description="The day it meets")
    time: str | None = Field(default=None, description="24 hours, e.g. 10:00")
    venue: str | None = Field(default=None, description="Where it meets")


# --- Papers --------------------------------------------------------------------------------------------------


class Paper(SpecModel):
    """What every paper has."""

    kind: Key = Field(description="A kind of paper that the house knows: committee-report, dashboard, ...")
    title: Template = Field(description="The paper's title")
    meeting: str = Field(default="meeting.yaml", description="The file of the meeting, beside this one")
    use: Listed[str] = Field(default=[], description="Files of shared definitions")
    area: Name = Field(description="The area the paper is about")
    data_to: str = Field(description="The last month of data, e.g. Sep 2023")
    periods: dict[Name, str] = Field(
        default={}, description="Names for the spans the paper speaks of, each with a period (docs/periods.md)")
    figures: dict[Name, FigureSpec] = Field(
        default={}, description="Charts and tables, by name; texts point to them with `ref(name)`")
    author: Name | None = Field(default=None, description="One of `people`; stands in the file's properties")
    issued: bool = Field(default=False, description="true takes the DRAFT mark away")
    allow: dict[Literal["releases", "periods", "areas", "measures"], str] = Field(
        default={}, description="Comparisons that are refused otherwise, each with the reason why it is fair here")


class TextContent(SpecModel):
    """A paragraph."""

    text: Template = Field(description="The paragraph; a plain text without the key is the same")


class FigureContent(SpecModel):
    """A figure, with its caption, notes and source."""

    figure: Name = Field(description="One of `figures`")


class BulletsContent(SpecModel):
    """A bulleted list."""

    bullets: ListedSome[Template] = Field(description="The items")
    glyph: Literal["bullet", "arrow", "diamond"] = Field(default="bullet", description="The mark before each")


class NumberedContent(SpecModel):
    """A numbered list."""

    numbered: ListedSome[Template] = Field(description="The items")


class SubParagraphs(SpecModel):
    """Paragraphs one level down, numbered 1.1.1."""

    sub: ListedSome[Template] = Field(description="The paragraphs")


class Subheading(SpecModel):
    """An unnumbered heading within a section."""

    subheading: Template = Field(description="The heading")


class BoxContent(SpecModel):
    """A framed box."""

    box: str = Field(description="The box's heading")
    text: ListedSome[Template] = Field(description="Its paragraphs")
    bullets: Listed[Template] = Field(default=[], description="A bulleted list below them")


class QuoteContent(SpecModel):
    """A quotation."""

    quote: Template = Field(description="What was said, without quotation marks")


class BoilerplateContent(SpecModel):
    """A text that the house keeps."""

    boilerplate: Key = Field(description="A text of the house's boilerplate")


class PageBreakContent(SpecModel):
    """What follows begins on a new page."""

    page_break: Literal[True] = Field(description="Always true")


# By the key that tells what a piece of content is. A box may hold text and bullets: its own key comes first.
_CONTENT: dict[str, type[SpecModel]] = {
    "box": BoxContent, "figure": FigureContent, "bullets": BulletsContent, "numbered": NumberedContent,
    "sub": SubParagraphs, "subheading": Subheading, "quote": QuoteContent, "boilerplate": BoilerplateContent,
    "page_break": PageBreakContent, "text": TextContent,
}  # fmt: skip
CONTENT_KEYS = tuple(_CONTENT)


def _content_tag(value: Any) -> str | None:
    if isinstance(value, str):
        return "<paragraph>"
    if not isinstance(value, dict):
        return f"<{type(value).__name__}>" if isinstance(value, SpecModel) else None
    return next((f"<{model.__name__}>" for key, model in _CONTENT.items() if key in value), None)


Content = Annotated[
    Annotated[Template, Tag("<paragraph>")]
    | Annotated[TextContent, Tag("<TextContent>")]
    | Annotated[FigureContent, Tag("<FigureContent>")]
    | Annotated[BulletsContent, Tag("<BulletsContent>")]
    | Annotated[NumberedContent, Tag("<NumberedContent>")]
    | Annotated[SubParagraphs, Tag("<SubParagraphs>")]
    | Annotated[Subheading, Tag("<Subheading>")]
    | Annotated[BoxContent, Tag("<BoxContent>")]
    | Annotated[QuoteContent, Tag("<QuoteContent>")]
    | Annotated[BoilerplateContent, Tag("<BoilerplateContent>")]
    | Annotated[PageBreakContent, Tag("<PageBreakContent>")],
    Discriminator(_content_tag),
]


def _or_none_tag(value: Any) -> str:
    return "<none>" if value == "none" else "<contents>"


ContentOrNone = Annotated[
    Annotated[ListedSome[Content], Tag("<contents>")] | Annotated[Literal["none"], Tag("<none>")],
    Discriminator(_or_none_tag),
]


class Section(SpecModel):
    """A numbered section."""

    heading: Template = Field(description="Written in small letters: the house sets capitals")
    content: ListedSome[Content] = Field(description="Its paragraphs, lists and figures in order")


class ReportSpec(Paper):
    """A paper in Word."""

    front: dict[Key, Template] = Field(default={}, description="Rows of the front table, by the kind's keys")
    summary: ListedSome[Content] = Field(description="The box Summary")
    recommendations: ListedSome[Template] = Field(description="The box of recommendations, numbered")
    sections: list[Section] = Field(
        min_length=1, description="The kind's own sections by their headings, and free ones")
    implications: dict[Key, ContentOrNone] = Field(
        default={}, description="By the kind's keys; `none` is the house's stock sentence")


class SlideSpec(SpecModel):
    """One slide, or with `for_each` one for each of several measures."""

    layout: Key = Field(description="A layout of the house: title, sources, notes, indicator, chart-and-table, ...")
    title: Template = Field(description="Each slide needs one of its own")
    for_each: list[Name] = Field(default=[], description="Measures; the slide is made once for each")
    as_: Name = Field(default="measure", alias="as", description="What the slide calls the measure")
    part: Key | None = Field(default=None, description="One of `parts`")
    subtitle: Template | None = Field(default=None, description="Below the title")
    text: Listed[Template] = Field(default=[], description="The headline text")
    bullets: Listed[Template] = Field(default=[], description="A bulleted list")
    sources: bool = Field(default=False, description="List the sources of all slides, and who presents which")
    chart: ChartOrName | None = Field(default=None, description="A chart, or the name of one under `figures`")
    table: TableOrName | None = Field(default=None, description="A table, or the name of one under `figures`")
    below: Listed[Template] = Field(default=[], description="Text below the chart")
    panel: Listed[Template] = Field(default=[], description="Text in the side panel")
    badges: list[BadgeSpec] = Field(default=[], description="Rank badges, in the order of their places")
    key: Listed[Template] = Field(default=[], description="What marks and colours mean")
    notes: Listed[Template] = Field(default=[], description="Speaker notes, before the sources")


class Part(SpecModel):
    """Slides that belong together."""

    label: str = Field(description="What the slides show")
    presented_by: str = Field(description="The role that presents them")


class DeckSpec(Paper):
    """A paper in PowerPoint."""

    parts: dict[Key, Part] = Field(default={}, description="Groups of slides, for the list of sources and presenters")
    slides: list[SlideSpec] = Field(min_length=1, description="The slides, in order")
