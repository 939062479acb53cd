"""What house.yaml may say: colours, fonts, wording, kinds of paper and where their parts are in the templates."""

# Pydantic copies defaults, so a mutable one is shared by nobody.
# ruff: noqa: RUF012

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from reportgen.errors import did_you_mean
from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.models import Key, Template

COLOUR_PATTERN = r"^[0-9A-F]{6}$"

Colour = Annotated[str, Field(pattern=COLOUR_PATTERN, description="RRGGBB in capitals, without #")]


class Palette(SpecModel):
    """Colours by what they are for. Series neighbours differ by 3:1, all stand out from white by 3:1."""

    primary: Colour = Field(description="Bands, rules, box frames, header rows")
    on_primary: Colour = Field(description="Text on primary")
    text: Colour
    muted: Colour = Field(description="Columns that are not picked out; comparison series")
    highlight: Colour = Field(description="What is picked out")
    grid: Colour
    tint: Colour = Field(description="Background of boxes, panels and total rows")
    series: list[Colour] = Field(min_length=4)
    green: Colour
    amber: Colour
    red: Colour
    grey: Colour


class Fonts(SpecModel):
    body: str
    heading: str


class Decimals(SpecModel):
    """Places after the point, by unit; trailing zeros are dropped in prose if the house says so."""

    count: int = 0
    mean: int = 1
    rate: int = 1
    share: int = 1
    percent_change: int = 1
    points: int = 1


class Wording(SpecModel):
    """How numbers and changes are said."""

    prose: Decimals = Decimals()
    table: Decimals = Decimals()
    drop_trailing_zero: bool = Field(default=True, description="33%, not 33.0%, in prose")
    number_words_below: int = Field(default=0, description="Counts below this are spelt out in prose; 0: never")
    increase: str = "an increase of {percent}"
    decrease: str = "a decrease of {percent}"
    no_change: str = "no change"
    increase_number: str = Field(default="an increase of {difference}", description="From zero there is no per cent")
    decrease_number: str = "a decrease of {difference}"
    not_comparable: str = "not comparable: {reason}"
    directions: tuple[str, str, str] = Field(default=("increase", "decrease", "no change"))
    not_available: str = Field(default="not available", description="A number that is missing, in prose")
    sentences: dict[Key, Template] = Field(
        default={}, description="Ready sentences by key. They may use fact, previous, change, measure, period, area")


class Rag(SpecModel):
    """Colour by the percentage change and the measure's polarity: better or no change is green or as said here."""

    amber_within: float = Field(
        default=0.0, ge=0, description="A change for the worse up to this many per cent is amber")
    no_change: Literal["green", "amber"] = "amber"


class FrontRow(SpecModel):
    key: Key
    label: str
    default: str | None = None
    values: list[str] = Field(default=[], description="What may stand there; empty: anything")


class FixedPart(SpecModel):
    """A part of a section that the kind requires, with the sentence for when there is nothing to say."""

    key: Key
    heading: str
    stock: Template | None = None
    boilerplate: Key | None = Field(default=None, description="A text that always stands there first")
    parts: list[FixedPart] = Field(default=[], description="Sub-headings one level down, filled in its place")

    def leaves(self) -> list[FixedPart]:
        """The parts that hold text: itself, or those below it."""
        return [leaf for part in self.parts for leaf in part.leaves()] if self.parts else [self]


class FixedSection(SpecModel):
    key: Key
    heading: str
    stock: Template | None = None
    parts: list[FixedPart] = []

    def leaves(self) -> list[FixedPart]:
        """The parts that hold text, in order."""
        return [leaf for part in self.parts for leaf in part.leaves()]


class ReportStyles(SpecModel):
    """Names of styles in report.docx."""

    heading_1: str = "Heading 1"
    heading_2: str = "Heading 2"
    heading_3: str = "Heading 3"
    body: str = "Body Text"
    numbered_2: str = "Numbered Paragraph"
    numbered_3: str = "Numbered Paragraph 3"
    bullet: str = "List Bullet"
    arrow: str = "List Arrow"
    diamond: str = "List Diamond"
    number: str = "List Number"
    caption: str = "Caption"
    figure: str = "Figure"
    source: str = "Source"
    note: str = "Note"
    quotation: str = "Quote"
    box_heading: str = "Box Heading"
    box_text: str = "Box Text"
    box_bullet: str = "Box Bullet"
    box_number: str = "Box Number"
    front_label: str = "Front Label"
    front_text: str = "Front Text"
    table_header: str = "Table Header"
    table_text: str = "Table Text"
    table: str = "House Table"
    front_table: str = "Front Table"
    hyperlink: str = "Hyperlink"


class ReportKind(SpecModel):
    format: Literal["report"]
    label: str
    template: str = Field(description="The .docx beside house.yaml")
    styles: ReportStyles = ReportStyles()
    front: list[FrontRow]
    summary_heading: str
    recommendations_heading: str
    first: list[FixedSection] = Field(default=[], description="Sections before the author's own")
    tail: list[FixedSection] = Field(default=[], description="Sections after them, in this order")
    implications: Key | None = Field(default=None, description="The tail section whose parts `implications:` fills")
    draft: str = Field(default="DRAFT", description="The watermark until a paper is issued")


class Slot(SpecModel):
    """A place on a layout: ``placeholder`` is the placeholder's name in the template."""

    placeholder: str
    takes: Literal["text", "bullets", "chart", "table", "badge"]
    required: bool = False
    text: Template | None = Field(
        default=None, description="What stands there of itself; may use period (of the badges), measure, area")


class SlideLayout(SpecModel):
    layout: str = Field(description="The layout's name in the template")
    title: str = Field(default="Title", description="The title placeholder's name")
    slots: dict[Key, Slot] = {}


class DeckKind(SpecModel):
    format: Literal["deck"]
    label: str
    template: str = Field(description="The .pptx beside house.yaml")
    layouts: dict[Key, SlideLayout]
    strapline: str = ""


def _kind_tag(value: Any) -> str:
    form = value.get("format") if isinstance(value, dict) else getattr(value, "format", None)
    return "<DeckKind>" if form == "deck" else "<ReportKind>"


# Tags stand in <> so that they are told from keys in the place of an error.
Kind = Annotated[
    Annotated[ReportKind, Tag("<ReportKind>")] | Annotated[DeckKind, Tag("<DeckKind>")], Discriminator(_kind_tag)
]


class HouseSpec(SpecModel):
    """One council's layout."""

    name: str
    partnership: str = Field(description="Stands at the top of slides")
    language: str = "en-GB"
    palette: Palette
    fonts: Fonts
    wording: Wording = Wording()
    rag: Rag = Rag()
    badge_words: dict[Literal["up", "down", "level", "none"], str] = {
        "up": "Increase", "down": "Decrease", "level": "No change", "none": "Not available"}
    rag_words: dict[Literal["green", "amber", "red", "grey"], str] = {
        "green": "Better", "amber": "No change", "red": "Worse", "grey": "Not rated"}
    source_note: str = Field(default="Source: {source}", description="{source} is written from the datasets")
    illustrative_note: str = "Illustrative figures: not from a published source."
    boilerplate: dict[Key, Template] = {}
    kinds: dict[Key, Kind]

    @model_validator(mode="after")
    def _names_exist(self) -> HouseSpec:
        reports = {name: kind for name, kind in self.kinds.items() if isinstance(kind, ReportKind)}
        for name, kind in reports.items():
            keys = [section.key for section in kind.tail]
            if kind.implications and kind.implications not in keys:
                what = f"kind '{name}': no section of its tail has the key '{kind.implications}'"
                raise mistake(what, did_you_mean(kind.implications, keys), at="kinds")
            for leaf in (leaf for fixed in (*kind.first, *kind.tail) for part in fixed.parts for leaf in part.leaves()):
                if leaf.boilerplate and leaf.boilerplate not in self.boilerplate:
                    what = f"kind '{name}', part '{leaf.key}': there is no boilerplate '{leaf.boilerplate}'"
                    raise mistake(what, did_you_mean(leaf.boilerplate, self.boilerplate), at="kinds")
        return self
