"""Kinds of sheet in house.yaml: agenda front sheet, minutes, forward plan; each a list of parts in order."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from reportgen.errors import did_you_mean
from reportgen.spec.base import ListedSome, SpecModel, mistake
from reportgen.spec.styles import SheetStyles
from reportgen.spec.terms import Key, Template
from reportgen.spec.wording import phrase

SheetStyle = Literal["sheet_title", "sheet_label", "sheet_display", "sheet_heading", "sheet_line", "body", "heading_2"]

Given = Literal[
    "media", "vice_chair", "directorate", "venue", "time", "published", "strategy", "next_meeting", "printing",
    "supplement", "exempt_edition",
]  # fmt: skip


AgendaFill = Literal["members", "order_of_business", "changes", "exclusion", "venue_access", "venue_evacuation"]


class SheetPart(SpecModel):
    """A part of a sheet: words of the house, or something that is filled in."""

    heading: Template | None = Field(default=None, description="Stands above it")
    text: Template | None = Field(default=None, description="Its words")
    style: SheetStyle = Field(default="body", description="How `text` looks: a style of the template by its use")
    boilerplate: Key | None = Field(default=None, description="A text of the house's boilerplate")
    fill: str | None = Field(default=None, description="What is written there from the meeting")
    given: Given | None = Field(
        default=None, description="Left out unless the meeting or its board says this")
    unless: Given | None = Field(default=None, description="Left out if the meeting or its board says this")
    page_break: bool = Field(default=False, description="It begins on a new page")

    @model_validator(mode="after")
    def _one_thing(self) -> SheetPart:
        said = [key for key in ("text", "boilerplate", "fill") if getattr(self, key) is not None]
        if len(said) > 1 or not (said or self.heading):
            raise mistake("a part is one of text, boilerplate and fill", "make several parts of it")
        return self


class AgendaPart(SheetPart):
    """A part of the front sheet."""

    fill: AgendaFill | None = Field(
        default=None, description="members: chair, vice chair and partners; order_of_business: items with their pages; "
        "changes: what is new since the last issue; exclusion: the motion to exclude the public, with what is exempt "
        "and why; the venue's notices on access and evacuation. Left out, heading and all, if there is nothing to say")


class MinutesPart(SheetPart):
    """A part of minutes."""

    fill: Literal["attendance", "apologies", "items", "close", "actions"] | None = Field(
        default=None, description="attendance: who was there; apologies: a list of who was not, with substitutes; "
        "items: under numbered headings; close: when it ended; actions: the log of what is to be done")


class ForwardPlanPart(SheetPart):
    """A part of the forward plan."""

    fill: Literal["meetings", "to_be_allocated"] | None = Field(
        default=None, description="meetings: a table for each; to_be_allocated: items without a meeting")


class SheetKind(SpecModel):
    """What all kinds of sheet have."""

    label: str = Field(description="Its name in messages")
    template: str = Field(description="The .docx beside house.yaml")
    styles: SheetStyles = Field(default=SheetStyles(), description="Names of styles in the template")
    title: Template = Field(description="Its title, in the file's properties and wherever it is named")
    draft: str = Field(default="DRAFT", description="The watermark until it is issued")


class AgendaKind(SheetKind):
    """The agenda's front sheet, with the order of business."""

    format: Literal["agenda"] = Field(description="Always `agenda`")
    parts: list[AgendaPart] = Field(min_length=1, description="Its parts in order")
    columns: tuple[str, str, str] = Field(
        default=("Item No", "Title of Report", "Pages"), description="Heads of the order of business")
    chair: str = Field(default="Chair", description="What it calls the chair")
    vice_chair: str = Field(default="Vice Chair", description="What it calls the vice chair")
    partners: str = Field(default="Partners:", description="Stands above the other members")
    exclusion: Template = Field(
        default="The Board is asked to exclude the press and public under section 100A(4) of the Local Government Act "
        "1972 while it considers what Part 1 of its Schedule 12A exempts:",
        description="The motion to exclude the public")
    exempt_item: Annotated[str, phrase("number", "title", "paragraphs", "reason")] = Field(
        default="Item {number}, {title}: {paragraphs}. {reason}", description="An exempt item or paper, below it")

    @model_validator(mode="after")
    def _has_items(self) -> AgendaKind:
        _require(self.parts, "order_of_business")
        return self


RESOLVED = "{resolved}"  # begins a stock sentence that is a decision


class UsualItem(SpecModel):
    """What `reportgen new minutes` writes under an item that comes up at every meeting."""

    title: ListedSome[str] = Field(description="Words of its title, in small letters; one of them is enough")
    formula: Key | None = Field(default=None, description="One of `formulae`")
    content: Literal["apologies", "matters_arising"] | None = Field(
        default=None, description="What is written of itself: apologies, or the actions of earlier meetings")

    @model_validator(mode="after")
    def _one_of_two(self) -> UsualItem:
        if (self.formula is None) == (self.content is None):
            raise mistake("a usual item has either a formula or a content", "give one of the two")
        return self


class LogWords(SpecModel):
    """How the action log calls its columns and the positions of actions."""

    columns: tuple[str, str, str, str] = Field(
        default=("Action", "Owner", "Due", "Position"), description="Heads of the table")
    open: str = Field(default="Open", description="It is to be done")
    overdue: str = Field(default="Overdue", description="Its day has passed")
    done: str = Field(default="Done", description="A later meeting heard that it is done")
    next_meeting: str = Field(default="next meeting", description="Its day, where the calendar has no next meeting")
    nothing: Template = Field(default="No actions are open.", description="Stands in place of an empty table")


class MinutesKind(SheetKind):
    """Minutes of a meeting."""

    format: Literal["minutes"] = Field(description="Always `minutes`")
    parts: list[MinutesPart] = Field(min_length=1, description="Its parts in order")
    formulae: dict[Key, Template] = Field(
        default={}, description="Stock sentences, brought in by `formula:`: agreed, noted, thanked, ...; one that "
        "begins with {resolved} is a decision")  # fmt: skip
    usual: list[UsualItem] = Field(
        default=[], description="Items of every meeting, which `new minutes` knows by their titles; "
        "the first that fits")  # fmt: skip
    attendance: Literal["table", "list"] = Field(default="table", description="How those who were there are listed")
    attendance_columns: tuple[str, str] = Field(default=("Role", "Organisation"), description="Heads of the table")
    representative: str = Field(default="Representative", description="The role of somebody named by organisation")
    in_the_chair: Annotated[str, phrase("who")] = Field(
        default="{who} (in the chair)", description="Who led the meeting")
    substitute_for: Annotated[str, phrase("who", "absent")] = Field(
        default="{who} (substitute for {absent})", description="Somebody who came in another's place")
    apology: Annotated[str, phrase("absent", "substitute")] = Field(
        default="{absent} (substitute: {substitute})", description="An apology with a substitute")
    apologies: Annotated[str, phrase("absent")] = Field(
        default="Apologies for absence were received from {absent}.", description="Stands under `apologies: true`")
    no_apologies: str = Field(
        default="There were no apologies for absence.", description="Stands there if nobody sent any")
    resolved: str = Field(default="RESOLVED", description="The word that begins a decision, in bold")
    action: Annotated[str, phrase("owners", "due")] = Field(
        default="Action: {owners} (by {due})", description="The line below what was agreed to be done")
    log: LogWords = Field(default=LogWords(), description="Words of the action log")
    closed: Annotated[str, phrase("time")] = Field(
        default="The meeting finished at {time}.", description="When it ended")
    agreed: Annotated[str, phrase("date")] = Field(
        default="Agreed as a correct record on {date}.", description="The last line, once a later meeting agreed them")

    @model_validator(mode="after")
    def _has_items(self) -> MinutesKind:
        for part in ("attendance", "items"):
            _require(self.parts, part)
        for index, usual in enumerate(self.usual):
            if usual.formula and usual.formula not in self.formulae:
                what = f"there is no formula '{usual.formula}'"
                raise mistake(what, did_you_mean(usual.formula, self.formulae), at=("usual", index, "formula"))
        return self


class ForwardPlanKind(SheetKind):
    """The forward plan of a board."""

    format: Literal["forward-plan"] = Field(description="Always `forward-plan`")
    parts: list[ForwardPlanPart] = Field(min_length=1, description="Its parts in order")
    columns: tuple[str, str, str, str] = Field(
        default=("Title of Report", "Overview of theme/decision", "Report of (officer)", "Issue Type"),
        description="Heads of its tables")
    issue_types: list[str] = Field(default=["Non-Key", "Key", "Urgent"], description="What an item may be")
    all_priorities: Annotated[str, phrase("strategy")] = Field(
        default="Relevant to all priorities of the {strategy}", description="The overview of such an item")
    priorities: Annotated[str, phrase("noun", "numbers", "strategy")] = Field(
        default="Relevant to {noun} {numbers} of the {strategy}",
        description="The overview of an item for some; {noun} is priority or priorities")
    band: Template = Field(
        default="{{ meeting.long }}", description="Stands above the table of a meeting; {{ meeting }} is its day")
    nothing: str = Field(default="Nothing is planned yet.", description="Stands there in place of an empty table")
    to_be_allocated: str = Field(default="To be allocated", description="Stands above items without a meeting")
    was_planned: Annotated[str, phrase("date")] = Field(
        default="Planned for {date}, not yet delivered", description="The overview of an item that was not taken")

    @model_validator(mode="after")
    def _has_meetings(self) -> ForwardPlanKind:
        _require(self.parts, "meetings")
        return self


def _require(parts: list[AgendaPart] | list[MinutesPart] | list[ForwardPlanPart], fill: str) -> None:
    filled = [part.fill for part in parts if part.fill]
    if fill not in filled:
        raise mistake(f"no part is filled with '{fill}'", did_you_mean(fill, filled, f"add `fill: {fill}`"), at="parts")
    for one in filled:
        if filled.count(one) > 1:
            raise mistake(f"two parts are filled with '{one}'", "delete one", at="parts")


class Tariff(SpecModel):
    """What printing costs."""

    page: float = Field(default=0.04, ge=0, description="Pounds for a printed page")
    words: Annotated[str, phrase("pages", "items", "cost")] = Field(
        default="{pages}, {items}; a printed copy costs {cost}.", description="The line on the front sheet")
    pages: tuple[str, str] = Field(default=("page", "pages"), description="What stands behind 1, and behind others")
    items: tuple[str, str] = Field(default=("item", "items"), description="What stands behind 1, and behind others")


class CoverNote(SheetKind):
    """The note that goes to the author of a paper that cannot be bound as it is."""

    label: str = Field(default="Cover note", description="Its name in messages")
    template: str = Field(default="sheet.docx", description="The .docx beside house.yaml")
    title: Annotated[str, phrase("paper")] = Field(
        default="What to mend: {paper}", description="Its title, also in the file's properties")
    about: Annotated[str, phrase("file", "item", "board", "date")] = Field(
        default="This is about {file}, for item {item} of the {board} on {date}. Thank you for sending it. Before it "
        "can go into the pack, please mend what stands below, save the file under the same name and send it in again.",
        description="The first paragraph; {item} is the item's number and title")
    must: str = Field(default="To be mended before it can be published", description="Stands above errors")
    should: str = Field(default="Better to be mended too", description="Stands above warnings")
    columns: tuple[str, str] = Field(default=("What", "How to mend it"), description="Heads of its tables")


class MeetingRules(SpecModel):
    """How a house calls meetings and binds their packs."""

    bank_holidays: Literal["England", "Wales", "Scotland", "Northern Ireland"] = Field(
        default="England", description="Whose bank holidays are no working days")
    questions: int = Field(default=3, ge=0, le=20, description="Public questions are due so many working days before")
    clear_days: int = Field(default=5, ge=0, le=20, description="Working days between publishing and the meeting, "
        "neither of them counted (Local Government Act 1972, section 100B)")  # fmt: skip
    papers_due: int = Field(
        default=3, ge=0, le=20, description="Papers are due so many working days before the agenda is published")
    stamp: Annotated[str, phrase("number")] = Field(
        default="AGENDA ITEM {number}", description="On the first page of each item's first paper")
    pages: Annotated[str, phrase("first", "last")] = Field(
        default="{first} - {last}", description="Pages in the order of business")
    to_follow: str = Field(
        default="To follow", description="There, of an item whose papers all come with a supplement")
    blank: str = Field(default="This page is intentionally left blank", description="On pages that fill up a paper")
    moved: Annotated[str, phrase("number")] = Field(
        default="(item {number} of the agenda published before)", description="Behind the title of a moved item")
    changed: Annotated[str, phrase("date")] = Field(
        default="(revised {date})", description="Behind the title of an item whose papers changed since the last issue")
    added: Annotated[str, phrase("date")] = Field(
        default="(added {date})", description="Behind the title of an item that is new since the last issue")
    verbal: str = Field(default="(verbal update)", description="Behind the title of a verbal item")
    late: Annotated[str, phrase("reason")] = Field(default="Late: {reason}", description="Below a late item's title")
    urgent: Annotated[str, phrase("reason")] = Field(
        default="Urgent: {reason}", description="Below an urgent item's title")
    exempt: str = Field(default="(exempt)", description="Behind the title of an exempt item")
    withheld: str = Field(default="NOT FOR PUBLICATION", description="Heads the page in place of an exempt paper")
    not_for_publication: Annotated[str, phrase("paragraphs", "reason")] = Field(
        default="This paper is not published, because it holds information that is exempt under {paragraphs} of Part 1 "
        "of Schedule 12A to the Local Government Act 1972. {reason}",
        description="On the page in place of an exempt paper")
    left_out: str = Field(default="PAPER LEFT OUT", description="Heads the page in place of a paper that failed")
    missing: Annotated[str, phrase("reason")] = Field(
        default="This paper could not be bound: {reason}", description="On the page in place of a paper that failed")
    tariff: Tariff = Field(default=Tariff(), description="What printing costs")
    cover_note: CoverNote = Field(
        default=CoverNote(), description="The note to the author of a paper with something to mend")
