"""What YAML may say: files of definitions, reports and decks. Descriptions feed the spec reference."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from reportgen.spec.allowed import Allowable, Reason
from reportgen.spec.base import Listed, ListedSome, SpecModel
from reportgen.spec.claims import Claim
from reportgen.spec.definitions import Area, Boundaries, Dataset, Locations, Measure, PeerGroup
from reportgen.spec.figures import FigureOrName, FigureSpec
from reportgen.spec.figures.badge import BadgeSpec
from reportgen.spec.registries import Board, Organisation, Person, Strategy, Venue
from reportgen.spec.terms import Acronyms, FigureRef, Key, MeasureRef, Name, PersonRef, Template

# The keys of a slide under which figures stand.
FIGURE_SLOTS = ("chart", "table", "figure", "left", "right", "cards")


class Definitions(SpecModel):
    """A file of shared definitions, brought in by `use:`."""

    use: Listed[str] = Field(default=[], description="Further files of definitions, beside this one")
    datasets: dict[Name, Dataset] = Field(default={}, description="Where the numbers come from")
    measures: dict[Name, Measure] = Field(default={}, description="What is counted in them")
    areas: dict[Name, Area] = Field(default={}, description="Places, by our name")
    peer_groups: dict[Name, PeerGroup] = Field(default={}, description="Places that are ranked together")
    boundaries: dict[Name, Boundaries] = Field(default={}, description="Outlines of areas, for maps")
    locations: dict[Name, Locations] = Field(default={}, description="Named points, for maps")
    people: dict[Name, Person] = Field(default={}, description="Roles that papers name")
    organisations: dict[Name, Organisation] = Field(default={}, description="The council and its partners")
    boards: dict[str, Board] = Field(default={}, description="Boards and committees, by their full names")
    venues: dict[str, Venue] = Field(default={}, description="Places where boards meet, by their names")
    strategies: dict[Name, Strategy] = Field(default={}, description="Strategies with their priorities")
    texts: dict[Name, Template] = Field(default={}, description="Paragraphs that stand in several papers")
    figures: dict[Name, FigureSpec] = Field(default={}, description="Figures that stand in several papers")
    acronyms: Acronyms = Field(default={}, description="Acronyms with their words, besides the house's")


# --- Papers --------------------------------------------------------------------------------------------------


class Paper(SpecModel):
    """What every paper has."""

    kind: Key = Field(description="A kind of paper that the house knows: committee-report, dashboard, minutes, ...")
    title: Template | None = Field(default=None, description="The paper's title; by itself that of its kind")
    meeting: str = Field(default="meeting.yaml", description="The file of the meeting, beside this one")
    use: Listed[str] = Field(default=[], description="Files of shared definitions")
    area: Name | None = Field(default=None, description="The area the paper is about; needed for facts")
    data_to: str | None = Field(default=None, description="The last month of data, e.g. Sep 2023; needed for facts")
    periods: dict[Name, str] = Field(
        default={}, description="Names for the spans the paper speaks of, each with a period (docs/periods.md)")
    figures: dict[Name, FigureSpec] = Field(
        default={}, description="Charts and tables, by name; texts point to them with `ref(name)`")
    author: PersonRef | None = Field(default=None, description="One of `people`; stands in the file's properties")
    issued: bool = Field(default=False, description="true takes the DRAFT mark away")
    allow: dict[Allowable, Reason] = Field(
        default={}, description="What is refused or told of otherwise, each with the reason why it is fair here: "
        "comparisons (releases, periods, areas, measures) and rules (docs/checks.md)")
    typed: dict[str, Reason] = Field(
        default={}, description="Phrases with digits that are typed and not computed, each with the reason")
    acronyms: Acronyms = Field(
        default={}, description="Acronyms of this paper with their words; the first in its text is written out")


class PaperOfFacts(Paper):
    """What reports and decks have."""

    title: Template = Field(description="The paper's title")
    area: Name = Field(description="The area the paper is about")
    data_to: str = Field(description="The last month of data, e.g. Sep 2023")


class AgendaSpec(Paper):
    """The agenda's front sheet. Nobody writes it: the meeting's file says all."""


class Claiming(SpecModel):
    """Content beside which its author may claim what its words say."""

    claim: Listed[Claim] = Field(default=[], description="What the words claim; held against the data")


class TextContent(Claiming):
    """A paragraph."""

    text: Template = Field(description="The paragraph; a plain text without the key is the same")


class FigureContent(SpecModel):
    """A figure, with its caption, notes and source."""

    figure: FigureRef = Field(description="One of `figures`")


class BulletsContent(Claiming):
    """A bulleted list."""

    bullets: ListedSome[Template] = Field(description="The items")
    glyph: Literal["bullet", "arrow", "diamond"] = Field(default="bullet", description="The mark before each")


class NumberedContent(Claiming):
    """A numbered list."""

    numbered: ListedSome[Template] = Field(description="The items")


class SubParagraphs(Claiming):
    """Paragraphs one level down, numbered 1.1.1."""

    sub: ListedSome[Template] = Field(description="The paragraphs")


class Subheading(SpecModel):
    """An unnumbered heading within a section."""

    subheading: Template = Field(description="The heading")


class BoxContent(Claiming):
    """A framed box."""

    box: str = Field(description="The box's heading")
    text: ListedSome[Template] = Field(description="Its paragraphs")
    bullets: Listed[Template] = Field(default=[], description="A bulleted list below them")


class QuoteContent(Claiming):
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


def content_tag(value: Any) -> str | None:
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
    Discriminator(content_tag),
]


def _text_tag(value: Any) -> str:
    return "<TextContent>" if isinstance(value, dict | TextContent) else "<paragraph>"


TextOrClaiming = Annotated[
    Annotated[Template, Tag("<paragraph>")] | Annotated[TextContent, Tag("<TextContent>")], Discriminator(_text_tag)
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


class ReportSpec(PaperOfFacts):
    """A paper in Word."""

    front: dict[Key, Template] = Field(default={}, description="Rows of the front table, by the kind's keys")
    summary: ListedSome[Content] = Field(description="The box Summary")
    recommendations: ListedSome[TextOrClaiming] = Field(description="The box of recommendations, numbered")
    sections: list[Section] = Field(
        min_length=1, description="The kind's own sections by their headings, and free ones")
    implications: dict[Key, ContentOrNone] = Field(
        default={}, description="By the kind's keys; `none` is the house's stock sentence")


class SlideSpec(SpecModel):
    """One slide, or with `for_each` one for each of several measures."""

    layout: Key = Field(description="A layout of the house: title, sources, notes, indicator, chart-and-table, ...")
    title: Template = Field(description="Each slide needs one of its own")
    for_each: list[MeasureRef] = Field(default=[], description="Measures; the slide is made once for each")
    as_: Name = Field(default="measure", alias="as", description="What the slide calls the measure")
    part: Key | None = Field(default=None, description="One of `parts`")
    subtitle: Template | None = Field(default=None, description="Below the title")
    text: Listed[Template] = Field(default=[], description="The headline text")
    bullets: Listed[Template] = Field(default=[], description="A bulleted list")
    sources: bool = Field(default=False, description="List the sources of all slides, and who presents which")
    chart: FigureOrName | None = Field(default=None, description="A chart, or the name of one under `figures`")
    table: FigureOrName | None = Field(default=None, description="A table, or the name of one under `figures`")
    figure: FigureOrName | None = Field(default=None, description="Any figure, or the name of one under `figures`")
    left: FigureOrName | None = Field(default=None, description="A figure on the left of two")
    right: FigureOrName | None = Field(default=None, description="A figure on the right of two")
    cards: FigureOrName | None = Field(default=None, description="A row of cards")
    below: Listed[Template] = Field(default=[], description="Text below the chart")
    panel: Listed[Template] = Field(default=[], description="Text in the side panel")
    badges: list[BadgeSpec] = Field(default=[], description="Rank badges, in the order of their places")
    key: Listed[Template] = Field(default=[], description="What marks and colours mean")
    notes: Listed[Template] = Field(default=[], description="Speaker notes, before the sources")
    claims: Listed[Claim] = Field(default=[], description="What the slide's words claim; held against the data")


class Part(SpecModel):
    """Slides that belong together."""

    label: str = Field(description="What the slides show")
    presented_by: str = Field(description="The role that presents them")


class DeckSpec(PaperOfFacts):
    """A paper in PowerPoint."""

    parts: dict[Key, Part] = Field(default={}, description="Groups of slides, for the list of sources and presenters")
    slides: list[SlideSpec] = Field(min_length=1, description="The slides, in order")
