"""Minutes: attendance, what was said and decided under each item, the action log."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.document.action_log import Action, ActionLog, action_log, earlier_minutes
from reportgen.document.author import Author, day_words
from reportgen.document.content import ContentWriter
from reportgen.document.meeting_names import DayName, clock, meeting_names, twelve
from reportgen.document.model import Block, Heading, ItemList, Line, Paragraph, Report
from reportgen.document.names import OrganisationName, PersonName, members
from reportgen.document.sheets import Fill, Sheet, line, register
from reportgen.errors import Place
from reportgen.spec.minutes import (
    ActionContent,
    ApologiesContent,
    Apology,
    Attendee,
    FormulaContent,
    MattersContent,
    Minuted,
    MinutesItem,
    MinutesSpec,
    ResolvedContent,
    UpdateContent,
)
from reportgen.spec.sheets import RESOLVED, MinutesKind
from reportgen.wording.text import Run, Text, filled, words

# What a stock sentence may need that a board's calendar does not always hold.
_OF_CALENDAR = {"previous_meeting": "before this one", "next_meeting": "after this one"}
_CALENDAR = "add it to the `calendar` of the board, or write the sentence yourself"


def make_minutes(author: Author, spec: MinutesSpec, kind: MinutesKind) -> Report:
    """The minutes of the author's meeting; raises all mistakes found on the way."""
    names, given = meeting_names(author.paper)
    earlier = earlier_minutes(author.paper)
    if earlier:
        names.setdefault("previous_meeting", DayName(earlier[-1].meeting.date))
    author = author.knowing(names)
    content = ContentWriter(author, level=0, below=0)
    writer = _Writer(author, spec, kind, content, action_log(author, spec, earlier))
    sheet = Sheet(author, kind, given, writer.fills())
    blocks = tuple(sheet.blocks(kind.parts))
    content.check_references()
    report = sheet.report(blocks, author.paper.path.stem)
    return replace(report, meta=replace(report.meta, issued=spec.issued or spec.agreed is not None))


@dataclass(slots=True)
class _Writer:
    author: Author
    spec: MinutesSpec
    kind: MinutesKind
    content: ContentWriter
    log: ActionLog

    def fills(self) -> Mapping[str, Fill]:
        return {
            "attendance": self.attendance,
            "apologies": self.apologies,
            "items": self.items,
            "close": self.close,
            "actions": self.actions,
        }

    # --- Who was there ---------------------------------------------------------------------------------------

    def attendance(self) -> Iterator[Block]:
        rows = [self._present(one) for one in self.spec.attendance]
        if self.kind.attendance == "table":
            heads = self.kind.attendance_columns
            alt = f"Who was there, {len(rows)} in all: {heads[0].lower()} and {heads[1].lower()} of each."
            yield register("attendance", "Attendance", heads, rows, (3, 2), alt=alt)
            return
        for who, organisation in rows:
            yield line((*who, *words(", "), *organisation) if organisation else who, "sheet_line")

    def _present(self, one: Attendee) -> tuple[Text, Text]:
        """Role and organisation."""
        member = self._members[one.who]
        if isinstance(member, PersonName):
            who = words(one.role) if one.role else member.say()
            organisation = member.organisation.say()
        else:
            who, organisation = words(one.role or self.kind.representative), member.say()
        absent = [apology for apology in self.spec.apologies if apology.substitute == one.who]
        for apology in absent:
            who = filled(self.kind.substitute_for, who=who, absent=self._members[apology.who].say())
        return filled(self.kind.in_the_chair, who=who) if self._leads(one) else who, organisation

    def _leads(self, one: Attendee) -> bool:
        """The board's chair, unless somebody else was in the chair."""
        board = self.author.paper.registry.boards.get(self.author.paper.meeting.board)
        others = any(other.chair for other in self.spec.attendance)
        return one.chair or (board is not None and one.who == board.chair and not others)

    @property
    def _members(self) -> dict[str, PersonName | OrganisationName]:
        return members(self.author.paper.registry, self.author.paper.meeting.date)

    def apologies(self) -> Iterator[Block]:
        for one in self.spec.apologies:
            yield line(self._apology(one), "sheet_line", one.place("who"))
        if not self.spec.apologies:
            yield line(words(self.kind.no_apologies), "sheet_line")

    def _apology(self, one: Apology) -> Text:
        absent = self._members[one.who].say()
        if one.substitute is None:
            return absent
        return filled(self.kind.apology, absent=absent, substitute=self._members[one.substitute].say())

    # --- The items -------------------------------------------------------------------------------------------

    def items(self) -> Iterator[Block]:
        for item in self.spec.items:
            place = item.place("item")
            yield Heading(self.author.text(item.item, place), 1, place)
            if item.taken is not None:
                yield self.content.paragraph(item.taken, item.place("taken"), 0)
            # The table under matters arising tells what became of actions.
            told = any(isinstance(one, MattersContent) for one in item.content)
            for index, one in enumerate(item.content):
                if not (told and isinstance(one, UpdateContent)):
                    yield from self._minuted(one, item, index)

    def _minuted(self, one: Minuted, item: MinutesItem, index: int) -> Iterator[Block]:
        match one:
            case FormulaContent():
                yield self._formula(one)
            case ResolvedContent():
                yield from self._resolved(one)
            case ActionContent():
                yield from self._action(one)
            case UpdateContent():
                yield self.content.paragraph(one.text, one.place("text"), 0)
            case MattersContent():
                yield from self._matters()
            case ApologiesContent():
                yield self._absent(one.place("apologies"))
            case _:
                yield from self.content.write(one, item.place("content", index))

    def _formula(self, one: FormulaContent) -> Block:
        place, template = one.place("formula"), self.kind.formulae[one.formula]
        for name, when in _OF_CALENDAR.items():
            if name not in self.author.names and re.search(rf"\b{name}\b", template):
                self.author.problems.add(place, f"the board's calendar has no meeting {when}", _CALENDAR)
                return Paragraph((), 0, place)
        resolved = template.startswith(RESOLVED)
        text = self.author.text(template.removeprefix(RESOLVED).lstrip(), self.kind.place("formulae", one.formula))
        return self._decision(text, place) if resolved else Paragraph(text, 0, place)

    def _resolved(self, one: ResolvedContent) -> Iterator[Block]:
        places = tuple(one.place("resolved", index) for index in range(len(one.resolved)))
        texts = tuple(self.author.text(each, place) for each, place in zip(one.resolved, places, strict=True))
        if len(texts) == 1:
            yield self._decision(texts[0], places[0])
            return
        yield Paragraph(words(f"{self.kind.resolved}:", bold=True), 0, one.place("resolved"))
        yield ItemList(texts, "number", places)

    def _decision(self, text: Text, place: Place) -> Line:
        return line((Run(f"{self.kind.resolved} ", bold=True), *text), "decision", place)

    def _action(self, one: ActionContent) -> Iterator[Block]:
        agreed = next((action for action in self.log.after if action.place == one.place("action")), None)
        if agreed is not None:  # else its name is that of another action, which the log has noted
            yield Paragraph(agreed.what, 0, one.place("what"))
            text = filled(self.kind.action, owners=agreed.owners, due=agreed.due_words(self.kind.log))
            yield line(text, "action", one.place("action"))

    def _absent(self, place: Place) -> Paragraph:
        if not self.spec.apologies:
            return Paragraph(words(self.kind.no_apologies), 0, place)
        absent = [self._apology(one) for one in self.spec.apologies]
        listed = tuple(run for index, text in enumerate(absent) for run in (*words("; " if index else ""), *text))
        return Paragraph(filled(self.kind.apologies, absent=listed), 0, place)

    # --- The end ---------------------------------------------------------------------------------------------

    def close(self) -> Iterator[Block]:
        if self.spec.closed is not None:
            place = self.spec.place("closed")
            yield Paragraph(filled(self.kind.closed, time=twelve(clock(self.spec.closed))), 0, place)
        if self.spec.agreed is not None:
            text = filled(self.kind.agreed, date=day_words(self.spec.agreed))
            yield Paragraph(text, 0, self.spec.place("agreed"))

    def _matters(self) -> Iterator[Block]:
        """What was open when the meeting began, and what it heard of it."""
        after = {one.name: one for one in self.log.after}
        yield from self._table(
            "matters_arising", "Actions of earlier meetings", (after[one.name] for one in self.log.before)
        )

    def actions(self) -> Iterator[Block]:
        """What is open at the end; of what is done, the matters arising tell more."""
        shortly = (replace(one, told=()) if one.done else one for one in self.log.after)
        yield from self._table("action_log", "Action log", shortly)

    def _table(self, id_: str, title: str, actions: Iterable[Action]) -> Iterator[Block]:
        log, day = self.kind.log, self.author.paper.meeting.date
        rows = [(one.what, one.owners, words(one.due_words(log)), one.position(log, day)) for one in actions]
        if not rows:
            yield Paragraph(self.author.text(log.nothing, log.place("nothing")), 0)
            return
        alt = f"{title}: for each of {len(rows)} what is to be done, by whom, by when, and what became of it."
        yield register(id_, title, log.columns, rows, (17, 9, 11, 11), alt=alt)
