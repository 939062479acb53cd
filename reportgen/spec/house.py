"""What house.yaml may say: colours, fonts, wording, kinds of paper and where their parts are in the templates."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationInfo, field_validator, model_validator

from reportgen.errors import did_you_mean
from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.contrast import LEAST_FOR_GRAPHICS, LEAST_FOR_TEXT, WHITE, contrast
from reportgen.spec.disclosure import MARKS, HouseDisclosure
from reportgen.spec.sheets import AgendaKind, CoverNote, ForwardPlanKind, MeetingRules, MinutesKind, SheetKind
from reportgen.spec.styles import ReportStyles
from reportgen.spec.summary import SummaryRules
from reportgen.spec.terms import Acronyms, Key, Template
from reportgen.spec.wording import Wording

COLOUR_PATTERN = r"^[0-9A-F]{6}$"

Colour = Annotated[str, Field(pattern=COLOUR_PATTERN, description="RRGGBB in capitals, without #")]


def _told_apart(one: str, other: str, least: float, called: str) -> None:
    ratio = contrast(one, other)
    if ratio < least:
        # Rounded down: a ratio of 2.96 must not be told as 3.0 where 3.0 is needed.
        what = f"the contrast of {one} with {called} is {int(ratio * 10) / 10:.1f}:1, needed is {least:g}:1"
        raise mistake(what, "choose a darker or a lighter colour")


def _on_white(colour: str) -> str:
    _told_apart(colour, WHITE, LEAST_FOR_GRAPHICS, "white")
    return colour


def _read_on_white(colour: str) -> str:
    _told_apart(colour, WHITE, LEAST_FOR_TEXT, "white")
    return colour


def _neighbours(colours: list[str]) -> list[str]:
    for one, other in pairwise(colours):
        _told_apart(other, one, LEAST_FOR_GRAPHICS, f"its neighbour {one}")
    return colours


Mark = Annotated[Colour, AfterValidator(_on_white)]
Ink = Annotated[Colour, AfterValidator(_read_on_white)]


class Palette(SpecModel):
    """Colours by what they are for. Marks stand out from white by 3:1, neighbours in `series` from each other too;
    text from what it stands on by 4.5:1 (WCAG 2.2). They go into the templates' themes at each build."""

    primary: Ink = Field(
        description="Bands, rules, headings, box frames, header rows: at least 4.5:1 to white; the theme's dark 2")
    on_primary: Colour = Field(
        description="Text that reportgen sets on primary: at least 4.5:1 to it. What templates set there is theirs")
    text: Ink = Field(description="At least 4.5:1 to white and to tint; the theme's dark 1")
    muted: Mark = Field(description="Columns that are not picked out; comparison series")
    highlight: Ink = Field(description="What is picked out; links: at least 4.5:1 to white")
    grid: Colour = Field(description="Lines behind a chart")
    tint: Colour = Field(description="Background of boxes, panels and total rows; the theme's light 2")
    series: Annotated[list[Mark], AfterValidator(_neighbours)] = Field(
        min_length=4,
        description="Series of a chart, in order; each at least 3:1 to white and to the one before; theme accents")
    green: Mark = Field(description="Better, met")
    amber: Mark = Field(description="No change, nearly met")
    red: Mark = Field(description="Worse, missed")
    grey: Mark = Field(description="Not rated")

    @field_validator("on_primary", "tint")
    @classmethod
    def _readable(cls, colour: str, info: ValidationInfo) -> str:
        other = "primary" if info.field_name == "on_primary" else "text"
        if other in info.data:  # one with a mistake of its own is told there
            _told_apart(colour, info.data[other], LEAST_FOR_TEXT, f"'{other}' ({info.data[other]})")
        return colour


class Fonts(SpecModel):
    """Typefaces by what they are for. They go into the templates' themes at each build."""

    body: str = Field(description="Running text; the theme's minor font")
    heading: str = Field(description="Titles and headings; the theme's major font")


class Rag(SpecModel):
    """Colour by the percentage change and the measure's polarity: better or no change is green or as said here."""

    amber_within: float = Field(
        default=0.0, ge=0, description="A change for the worse up to this many per cent is amber")
    no_change: Literal["green", "amber"] = Field(default="amber", description="The colour of no change")
    target_amber_within: float = Field(
        default=5.0, ge=0, description="A target missed by up to this many per cent is amber; one that is met is green")


class Control(SpecModel):
    """When a month is an exception: outside limits around the mean of the months before it."""

    rule: Literal["xmr", "two_sigma", "three_sigma"] = Field(
        default="xmr", description="How far the limits are from the mean: xmr: 2.66 times the mean moving range "
        "(individuals chart); two or three standard deviations")
    months: int = Field(default=24, ge=6, le=120, description="How many months before it set the limits")


class FrontRow(SpecModel):
    """A row of the front table."""

    key: Key = Field(description="What papers call it under `front`")
    label: str = Field(description="What is printed")
    default: str | None = Field(default=None, description="What stands there if the paper says nothing")
    values: list[str] = Field(default=[], description="What may stand there; empty: anything")


class FixedPart(SpecModel):
    """A part of a section that the kind requires, with the sentence for when there is nothing to say."""

    key: Key = Field(description="What papers call it under `implications`")
    heading: str = Field(description="What is printed")
    stock: Template | None = Field(default=None, description="The sentence for `none`")
    boilerplate: Key | None = Field(default=None, description="A text that always stands there first")
    parts: list[FixedPart] = Field(default=[], description="Sub-headings one level down, filled in its place")

    def leaves(self) -> list[FixedPart]:
        """The parts that hold text: itself, or those below it."""
        return [leaf for part in self.parts for leaf in part.leaves()] if self.parts else [self]


class FixedSection(SpecModel):
    """A section that the kind requires."""

    key: Key = Field(description="Its name in this file")
    heading: str = Field(description="What is printed, and what papers give as heading")
    stock: Template | None = Field(default=None, description="What stands there if the paper has no such section")
    parts: list[FixedPart] = Field(default=[], description="Its sub-headings, if it has fixed ones")

    def leaves(self) -> list[FixedPart]:
        """The parts that hold text, in order."""
        return [leaf for part in self.parts for leaf in part.leaves()]


class ReportKind(SpecModel):
    """A kind of paper in Word."""

    format: Literal["report"] = Field(description="Always `report`")
    label: str = Field(description="Its name in messages")
    template: str = Field(description="The .docx beside house.yaml")
    styles: ReportStyles = Field(default=ReportStyles(), description="Names of styles in the template")
    front: list[FrontRow] = Field(description="The front table, from top to bottom")
    summary_heading: str = Field(description="Heading of the first box")
    recommendations_heading: str = Field(description="Heading of the second box")
    first: list[FixedSection] = Field(default=[], description="Sections before the author's own")
    tail: list[FixedSection] = Field(default=[], description="Sections after them, in this order")
    implications: Key | None = Field(default=None, description="The tail section whose parts `implications:` fills")
    draft: str = Field(default="DRAFT", description="The watermark until a paper is issued")


class Slot(SpecModel):
    """A place on a layout: ``placeholder`` is the placeholder's name in the template."""

    placeholder: str = Field(description="The placeholder's name in the template")
    takes: Literal["text", "bullets", "chart", "table", "figure", "badge"] = Field(
        description="What may stand there; figure: any")
    required: bool = Field(default=False, description="Whether a slide must fill it")
    text: Template | None = Field(
        default=None, description="What stands there of itself; may use period (of the badges), measure, area")


class SlideLayout(SpecModel):
    """A layout of slides, and the places that a slide may fill."""

    layout: str = Field(description="The layout's name in the template")
    title: str = Field(default="Title", description="The title placeholder's name")
    slots: dict[Key, Slot] = Field(default={}, description="Its places, by what slides call them")


class DeckKind(SpecModel):
    """A kind of paper in PowerPoint."""

    format: Literal["deck"] = Field(description="Always `deck`")
    label: str = Field(description="Its name in messages")
    template: str = Field(description="The .pptx beside house.yaml")
    layouts: dict[Key, SlideLayout] = Field(description="Its layouts, by what slides call them")
    strapline: str = Field(default="", description="Stands at the foot of slides")


PaperKind = ReportKind | AgendaKind | MinutesKind | ForwardPlanKind | DeckKind
WordKind = ReportKind | AgendaKind | MinutesKind | ForwardPlanKind | CoverNote

# By the format; tags stand in <> so that they are told from keys in the place of an error.
_FORMATS = {
    "deck": "<DeckKind>", "agenda": "<AgendaKind>", "minutes": "<MinutesKind>", "forward-plan": "<ForwardPlanKind>",
}  # fmt: skip


def _kind_tag(value: Any) -> str:
    form = value.get("format") if isinstance(value, dict) else getattr(value, "format", None)
    return _FORMATS.get(str(form), "<ReportKind>")


Kind = Annotated[
    Annotated[ReportKind, Tag("<ReportKind>")]
    | Annotated[DeckKind, Tag("<DeckKind>")]
    | Annotated[AgendaKind, Tag("<AgendaKind>")]
    | Annotated[MinutesKind, Tag("<MinutesKind>")]
    | Annotated[ForwardPlanKind, Tag("<ForwardPlanKind>")],
    Discriminator(_kind_tag),
]


class HouseSpec(SpecModel):
    """One council's layout."""

    name: str = Field(description="The council's name")
    partnership: str = Field(description="Stands at the top of slides")
    language: str = Field(default="en-GB", description="The language of all papers")
    palette: Palette = Field(description="Its colours")
    fonts: Fonts = Field(description="Its typefaces")
    wording: Wording = Field(default=Wording(), description="How it says numbers")
    rag: Rag = Field(default=Rag(), description="How it colours changes")
    control: Control = Field(default=Control(), description="Which months are exceptions")
    summary: SummaryRules = Field(default=SummaryRules(), description="How it rates measures in summaries")
    disclosure: HouseDisclosure = Field(
        default=HouseDisclosure(), description="How small numbers of datasets are protected that say `disclosure:`")
    marks: dict[Literal["c", "low", "p", "r", "x", "z"], str] = Field(
        default=MARKS, description="What the marks of official statistics mean; printed below figures that bear them")
    smallest_matrix_type: float = Field(
        default=8.0, ge=7, le=9, description="Points: how small the type of a slide's table may be whose headings are "
        "set upwards; of other tables it is 9")
    badge_words: dict[Literal["up", "down", "level", "none"], str] = Field(
        default={"up": "Increase", "down": "Decrease", "level": "No change", "none": "Not available"},
        description="Words beside the arrows of badges")
    rag_words: dict[Literal["green", "amber", "red", "grey"], str] = Field(
        default={"green": "Better", "amber": "No change", "red": "Worse", "grey": "Not rated"},
        description="Words for the colours")
    target_words: dict[Literal["green", "amber", "red", "grey"], str] = Field(
        default={"green": "Met", "amber": "Nearly met", "red": "Missed", "grey": "Not rated"},
        description="Words for the colours of targets")
    progress_words: dict[Literal["green", "amber", "red", "grey"], str] = Field(
        default={"green": "On track", "amber": "Delayed", "red": "Off track", "grey": "Not begun"},
        description="Words for the colours in status tables, Gantt charts and timelines without `statuses`")
    source_note: str = Field(default="Source: {source}", description="{source} is written from the datasets")
    illustrative_mark: str = Field(
        default="illustrative", description="Stands in brackets behind titles and captions of made-up figures")
    illustrative_note: str = Field(
        default="Illustrative figures: not from a published source.",
        description="Printed under figures without a published source")
    acronyms: Acronyms = Field(
        default={}, description="Acronyms with their words; the first in a paper's text is written out")
    capitals: list[str] = Field(
        default=[], description="Words in capitals that everybody knows, or that are no acronyms")
    typed: list[str] = Field(
        default=[], description="Phrases with digits that papers may type, such as the name of an age group")
    boilerplate: dict[Key, Template] = Field(default={}, description="Paragraphs that papers bring in by name")
    meetings: MeetingRules = Field(default=MeetingRules(), description="How it calls meetings and binds their packs")
    kinds: dict[Key, Kind] = Field(description="The papers it knows")

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
        for name, sheet in self.kinds.items():
            parts = sheet.parts if isinstance(sheet, SheetKind) else []
            for key in (part.boilerplate for part in parts):
                if key and key not in self.boilerplate:
                    what = f"kind '{name}': there is no boilerplate '{key}'"
                    raise mistake(what, did_you_mean(key, self.boilerplate), at="kinds")
        return self
