"""Rules over minutes: they keep to the agenda, enough members were there, and what is agreed can be done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.checks.found import Found, counted
from reportgen.checks.paper import Paper
from reportgen.document.model import Heading, Report
from reportgen.errors import did_you_mean
from reportgen.spec.load import LoadedPaper
from reportgen.spec.minutes import ActionContent, MinutesItem, MinutesSpec
from reportgen.spec.registries import Board
from reportgen.wording.text import plain


@dataclass(frozen=True, slots=True)
class _Minutes:
    """Minutes with their meeting; ``titles`` are those of their items as printed."""

    spec: MinutesSpec
    loaded: LoadedPaper
    titles: tuple[str, ...]

    @classmethod
    def of(cls, paper: Paper) -> _Minutes | None:
        loaded, document = paper.settings.loaded, paper.document
        if loaded is None or not isinstance(loaded.spec, MinutesSpec) or not isinstance(document, Report):
            return None
        places = {item.place("item") for item in loaded.spec.items}
        headings = (block for block in document.blocks if isinstance(block, Heading) and block.place in places)
        return cls(loaded.spec, loaded, tuple(plain(heading.text) for heading in headings))

    @property
    def board(self) -> Board | None:
        return self.loaded.registry.boards.get(self.loaded.meeting.board)

    @property
    def issued(self) -> bool:
        return self.spec.issued or self.spec.agreed is not None

    @property
    def agenda(self) -> dict[str, int]:
        """The agenda's titles with their numbers from 1."""
        return {item.title: number for number, item in enumerate(self.loaded.meeting.items, 1)}

    @property
    def numbers(self) -> list[int | None]:
        """The number on the agenda of each item of the minutes."""
        known = {title.casefold(): number for title, number in self.agenda.items()}
        return [known.get(title.casefold()) for title in self.titles]


def off_agenda(paper: Paper) -> Iterator[Found]:
    """An agenda item without minutes, minutes of no agenda item, an order that nobody explains."""
    minutes = _Minutes.of(paper)
    if minutes is None or not minutes.agenda:
        return
    numbers = minutes.numbers
    missing = [title for title, number in minutes.agenda.items() if number not in numbers]
    for item, title, number in zip(minutes.spec.items, minutes.titles, numbers, strict=True):
        if number is None:
            remedy = did_you_mean(title, missing or minutes.agenda, "add the item to the meeting, or delete it here")
            yield Found(f"'{title}' is not on the agenda", remedy, item.place("item"))
        elif numbers.count(number) > 1:
            yield Found(f"'{title}' is minuted twice", "put the two together", item.place("item"))
    for title in missing:
        what = f"item {minutes.agenda[title]} of the agenda, '{title}', has no minutes"
        yield Found(what, "add it under `items`, be it with `formula: noted`", minutes.spec.key_place("items"))
    yield from _moved(minutes, numbers)


def _moved(minutes: _Minutes, numbers: Sequence[int | None]) -> Iterator[Found]:
    in_order = _longest_rise([number for number in numbers if number is not None])
    for item, title, number in zip(minutes.spec.items, minutes.titles, numbers, strict=True):
        if number is not None and number not in in_order and item.taken is None:
            what = f"'{title}' was item {number} of the agenda, and stands in another place here"
            yield Found(what, "say under `taken` why it was taken in this order", item.place("item"))


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """The most numbers that are in order: the others are those that were moved."""
    ends: list[int] = []  # the smallest last number of a rise of each length
    chains: list[tuple[int, ...]] = []
    for number in numbers:
        at = bisect_left(ends, number)
        chain = (*(chains[at - 1] if at else ()), number)
        ends[at : at + 1] = [number]
        chains[at : at + 1] = [chain]
    return frozenset(chains[-1]) if chains else frozenset()


def no_quorum(paper: Paper) -> Iterator[Found]:
    """Fewer members of the board, or substitutes of members, than it needs."""
    minutes = _Minutes.of(paper)
    if minutes is None or minutes.board is None:
        return
    board = minutes.board
    there = _members_there(minutes, board)
    if len(there) < board.quorum:
        what = f"{counted(len(there), 'member')} of the board attended, below the quorum of {board.quorum}"
        remedy = "complete `attendance`, or say that the meeting could decide nothing"
        yield Found(what, remedy, minutes.spec.key_place("attendance"))


def _members_there(minutes: _Minutes, board: Board) -> set[str]:
    """The members who attended, themselves or by somebody of their organisation or a substitute."""
    members = _members(board)
    represented = {one.substitute: one.who for one in minutes.spec.apologies if one.substitute}
    people = minutes.loaded.registry.people
    found = set()
    for one in minutes.spec.attendance:
        person = people.get(one.who)
        ways = (one.who, represented.get(one.who), person.organisation if person else None)
        found |= {next((name for name in ways if name in members), "")}
    return found - {""}


def _members(board: Board) -> set[str]:
    return {board.chair, *([board.vice_chair] if board.vice_chair else []), *board.members}


def no_chair(paper: Paper) -> Iterator[Found]:
    """The board's chair was absent and nobody else led the meeting, or several did."""
    minutes = _Minutes.of(paper)
    if minutes is None:
        return
    leading = [one for one in minutes.spec.attendance if one.chair]
    place = minutes.spec.key_place("attendance")
    if len(leading) > 1:
        yield Found("more than one was in the chair", "keep one `chair: true`", leading[1].place("chair"))
    chair = minutes.board.chair if minutes.board else None
    present = chair in {one.who for one in minutes.spec.attendance}
    if chair is not None and not present and not leading:
        yield Found("the chair was absent, and nobody was in the chair", "add `chair: true` to who led it", place)


def absent_owner(paper: Paper) -> Iterator[Found]:
    """An action for somebody who was not there and sent nobody, and is no member of the board."""
    minutes = _Minutes.of(paper)
    if minutes is None or minutes.board is None:
        return
    board, people = minutes.board, minutes.loaded.registry.people
    there = {one.who for one in minutes.spec.attendance} | {one.who for one in minutes.spec.apologies}
    there |= {person.organisation for name, person in people.items() if name in there and person.organisation}
    there |= {board.clerk, *_members(board), *([board.everybody] if board.everybody else [])}
    for action in _actions(minutes.spec.items):
        for index, owner in enumerate(action.owners):
            person = people.get(owner)
            if owner not in there and (person is None or person.organisation not in there):
                what = f"'{owner}' is to do '{action.action}', but was not at the meeting and is no member of the board"
                yield Found(what, "name who took it on, or add them to `attendance`", action.place("owners", index))


def _actions(items: Sequence[MinutesItem]) -> Iterator[ActionContent]:
    return (one for item in items for one in item.content if isinstance(one, ActionContent))


def never_closed(paper: Paper) -> Iterator[Found]:
    """Issued minutes without the time the meeting ended."""
    minutes = _Minutes.of(paper)
    if minutes is not None and minutes.issued and minutes.spec.closed is None:
        remedy = 'add e.g. `closed: "11:30"`, or take `issued` away'
        yield Found("the minutes are issued, but do not say when the meeting ended", remedy, minutes.spec.place())
