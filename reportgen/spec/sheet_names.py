"""Checks the names of a meeting and of its sheets: who takes part, which items, formulae and priorities there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from reportgen.errors import did_you_mean
from reportgen.spec.forward_plan import ForwardPlanSpec, Planned, PlannedItem, StandingItem
from reportgen.spec.lookup import Lookup
from reportgen.spec.meeting import Meeting
from reportgen.spec.minutes import FormulaContent, Minuted, MinutesSpec
from reportgen.spec.models import BoilerplateContent, Claiming, FigureContent
from reportgen.spec.plan import same_title, shown_days
from reportgen.spec.references import check_references
from reportgen.spec.registries import Board
from reportgen.spec.sheets import ForwardPlanKind, MinutesKind


def check_meeting(look: Lookup) -> None:
    """The meeting's own names; a board that meets by a calendar meets on a day of it."""
    paper = look.paper
    meeting, registry = paper.meeting, paper.registry
    check_references(look, meeting, None)
    _check_issues(look, meeting)
    _check_items(look, meeting)
    board = registry.boards.get(meeting.board)
    if board is None:
        if registry.boards or meeting.items:
            what = f"there is no board '{meeting.board}'"
            look.problems.add(meeting.place("board"), what, did_you_mean(meeting.board, registry.boards))
        return
    if registry.venues and meeting.venue is not None and meeting.venue not in registry.venues:
        what = f"there is no venue '{meeting.venue}'"
        look.problems.add(meeting.place("venue"), what, did_you_mean(meeting.venue, registry.venues))
    days = {one.date: one for one in board.calendar}
    if days and meeting.date not in days:
        what = f"the board does not meet on {meeting.date}"
        remedy = did_you_mean(str(meeting.date), map(str, days), "add the day to its calendar")
        look.problems.add(meeting.place("date"), what, remedy)
    elif days and days[meeting.date].cancelled:
        what = f"the board's calendar says that this meeting is cancelled: {days[meeting.date].cancelled}"
        look.problems.add(meeting.place("date"), what, "take `cancelled` out of the calendar, or choose another day")


def _check_issues(look: Lookup, meeting: Meeting) -> None:
    """A pack is published before the meeting; again, and with supplements, after that."""
    if meeting.published is None:
        if meeting.reissues:
            remedy = "say under `published` when it was first published"
            look.problems.add(meeting.place("reissues"), "what was never published is not published again", remedy)
    elif meeting.published > meeting.date:
        look.problems.add(meeting.place("published"), "the pack is published after the meeting", "check both days")
    for issue in (*meeting.reissues, *meeting.supplements):
        if issue.date > meeting.date:
            look.problems.add(issue.place("date"), "this comes after the meeting", "check both days")
        elif meeting.published is not None and issue.date < meeting.published:
            what = f"this comes before the pack is published, on {meeting.published}"
            look.problems.add(issue.place("date"), what, "check both days")


def _check_items(look: Lookup, meeting: Meeting) -> None:
    """Minutes, plans and records of packs know items by their titles."""
    numbers: dict[str, int] = {}
    for number, item in enumerate(meeting.items, 1):
        first = numbers.setdefault(same_title(item.title), number)
        if first != number:
            what = f"items {first} and {number} are both called '{item.title}'"
            look.problems.add(item.place("title"), what, "give one of them another title")
        if item.moved_from == number:
            what = f"the item was number {number} before, and is now"
            look.problems.add(item.place("moved_from"), what, "delete `moved_from`")


def check_minutes(look: Lookup, spec: MinutesSpec, kind: MinutesKind, last: date | None) -> None:
    if spec.agreed is not None and spec.agreed <= look.paper.meeting.date:
        remedy = "give the day of the later meeting that agreed them"
        look.problems.add(spec.place("agreed"), "minutes are not agreed before they are taken", remedy)
    began = look.paper.meeting.time
    if spec.closed is not None and began is not None and spec.closed <= began:
        what = f"the meeting ended at {spec.closed}, and began at {began}"
        look.problems.add(spec.place("closed"), what, "write both with 24 hours")
    for part in (*spec.attendance, *spec.apologies):
        check_references(look, part, last)
    _check_attendance(look, spec)
    for item in _content(spec):
        if isinstance(item, FormulaContent):
            if item.formula not in kind.formulae:
                what, remedy = f"there is no formula '{item.formula}'", did_you_mean(item.formula, kind.formulae)
                look.problems.add(item.place("formula"), what, remedy)
        elif isinstance(item, FigureContent):
            look.figure(item.figure, item.place("figure"))
        elif isinstance(item, BoilerplateContent):
            look.boilerplate(item.boilerplate, item.place("boilerplate"))
        elif isinstance(item, Claiming):
            for claim in item.claim:
                check_references(look, claim, last)
        elif not isinstance(item, str):
            check_references(look, item, last)


def _check_attendance(look: Lookup, spec: MinutesSpec) -> None:
    """Nobody is there twice in one role, nor both there and absent; a substitute is there."""
    seen: set[tuple[str, str | None]] = set()
    for there in spec.attendance:
        if (there.who, there.role) in seen:
            what, remedy = f"'{there.who}' stands twice", "delete one, or say under `role` what each was there as"
            look.problems.add(there.place("who"), what, remedy)
        seen.add((there.who, there.role))
    present = {there.who for there in spec.attendance}
    absent: set[str] = set()
    for apology in spec.apologies:
        if apology.who in present and apology.who in look.paper.registry.people:
            what, remedy = f"'{apology.who}' was there, and sent apologies", "delete one of the two"
            look.problems.add(apology.place("who"), what, remedy)
        if apology.who in absent:
            look.problems.add(apology.place("who"), f"'{apology.who}' sent apologies twice", "delete one")
        absent.add(apology.who)
        if apology.substitute is not None and apology.substitute not in present:
            what = f"the substitute '{apology.substitute}' is not among those who were there"
            remedy = did_you_mean(apology.substitute, present, "add them to `attendance`")
            look.problems.add(apology.place("substitute"), what, remedy)


def figures_of_minutes(spec: MinutesSpec) -> Iterator[str]:
    """The names of the figures that the minutes show."""
    return (item.figure for item in _content(spec) if isinstance(item, FigureContent))


def _content(spec: MinutesSpec) -> Iterator[Minuted]:
    for item in spec.items:
        yield from item.content


def check_forward_plan(look: Lookup, spec: ForwardPlanSpec, kind: ForwardPlanKind) -> None:
    board = look.paper.registry.boards.get(look.paper.meeting.board)
    if board is None:
        what = f"the forward plan needs the calendar of the board '{look.paper.meeting.board}'"
        remedy = "define it under `boards`, and name that file under `use:` in the meeting"
        look.problems.add(spec.place("meeting"), what, remedy)
        return
    days = {one.date for one in board.calendar}
    for key in ("first", "last"):
        day = getattr(spec, key)
        if day is not None and day not in days:
            remedy = did_you_mean(str(day), map(str, days))
            look.problems.add(spec.place(key), f"the board does not meet on {day}", remedy)
    _check_span(look, spec, board)
    for standing in spec.standing:
        _check_days(look, standing, days)
    for item in (*spec.standing, *spec.items):
        check_references(look, item, None)
        _check_planned(look, item, kind, board)
        if isinstance(item, PlannedItem) and item.meeting is not None and item.meeting not in days:
            remedy = did_you_mean(str(item.meeting), map(str, days))
            look.problems.add(item.place("meeting"), f"the board does not meet on {item.meeting}", remedy)


def _check_days(look: Lookup, item: StandingItem, days: Collection[date]) -> None:
    if item.since is not None and item.until is not None and item.until < item.since:
        look.problems.add(item.place("until"), "the last meeting comes before the first", "check `since` and `until`")
    for index, day in enumerate(item.except_):
        if day not in days:
            remedy = did_you_mean(str(day), map(str, days))
            look.problems.add(item.place("except", index), f"the board does not meet on {day}", remedy)


def _check_span(look: Lookup, spec: ForwardPlanSpec, board: Board) -> None:
    own = look.paper.meeting.date
    if spec.first is not None and spec.first < own:
        what = f"the plan cannot begin before its own meeting, on {own}: what is past drops off"
        look.problems.add(spec.place("first"), what, "delete `first`, or name a later meeting")
    elif not shown_days(look.paper, spec, board):
        what = "no meeting of the board's calendar is left for the plan to show"
        look.problems.add(spec.place("last" if spec.last else "kind"), what, "check `first`, `last` and the calendar")


def _check_planned(look: Lookup, item: Planned, kind: ForwardPlanKind, board: Board) -> None:
    if item.issue is not None and item.issue not in kind.issue_types:
        what = f"'{item.issue}' is no type of issue"
        look.problems.add(item.place("issue"), what, did_you_mean(item.issue, kind.issue_types))
    name = item.strategy or board.strategy
    if not item.priorities:
        return
    if name is None:
        what, remedy = "no strategy has these priorities", "add `strategy:` to the item or to the board"
        look.problems.add(item.place("priorities"), what, remedy)
        return
    strategy = look.paper.registry.strategies.get(name)
    if strategy is None:
        return
    if item.strategy is None:
        look.strategy(name, item.place("priorities"))
    for index, number in enumerate(item.priorities):
        if isinstance(number, int) and number > len(strategy.priorities):
            what = f"the {strategy.name} has no priority {number}"
            look.problems.add(item.place("priorities", index), what, f"use 1 to {len(strategy.priorities)}")
