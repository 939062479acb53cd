"""What a meeting is called in the house's texts: its day, time and place, who sits on the board, what is due when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from reportgen.document.names import Named, OrganisationName, PersonName, Words, members
from reportgen.periods.working_days import working_day_before
from reportgen.spec.load import LoadedPaper
from reportgen.spec.registries import Board, MeetingDay
from reportgen.wording.numbers import ordinal
from reportgen.wording.text import Text, plain, words


@dataclass(frozen=True, slots=True)
class DayName(Named):
    """``{{ day }}`` is ``24 November 2023``; ``.ordinal`` is 24th, ``.long`` has the weekday before it."""

    day: date
    attributes = frozenset({"weekday", "ordinal", "month", "month_year", "year", "long"})

    def say(self) -> Text:
        return words(f"{self.day.day} {self.day:%B %Y}")

    @property
    def weekday(self) -> Words:
        return Words(f"{self.day:%A}")

    @property
    def ordinal(self) -> Words:
        return Words(ordinal(self.day.day))

    @property
    def month(self) -> Words:
        return Words(f"{self.day:%B}")

    @property
    def month_year(self) -> Words:
        """``November 2023``."""
        return Words(f"{self.day:%B %Y}")

    @property
    def year(self) -> Words:
        return Words(str(self.day.year))

    @property
    def long(self) -> Words:
        """``Friday 24 November 2023``."""
        return Words(f"{self.day:%A} {self.day.day} {self.day:%B %Y}")


@dataclass(frozen=True, slots=True)
class MeetingDayName(DayName):
    """A meeting of the calendar; ``.when`` is ``Friday 1 March 2024, 10.00 am, Hendon Town Hall``."""

    meets: MeetingDay
    attributes = DayName.attributes | {"when"}

    @property
    def when(self) -> Words:
        said = (self.long.text, twelve(clock(self.meets.time)) if self.meets.time else "", self.meets.venue or "")
        return Words(", ".join(one for one in said if one))


@dataclass(frozen=True, slots=True)
class TimeName(Named):
    """``{{ time }}`` is ``10:00``; ``.twelve`` is ``10.00 am``."""

    time: time
    attributes = frozenset({"twelve"})

    def say(self) -> Text:
        return words(f"{self.time:%H:%M}")

    @property
    def twelve(self) -> Words:
        return Words(twelve(self.time))


def twelve(clock: time) -> str:
    """``10.00 am``, ``2.30 pm``, ``12.00 noon``."""
    if (clock.hour, clock.minute) == (12, 0):
        return "12.00 noon"
    return f"{clock.hour % 12 or 12}.{clock.minute:02} {'am' if clock.hour < 12 else 'pm'}"


def clock(text: str) -> time:
    """Of ``10:00``, as specs write it."""
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def with_body(member: PersonName | OrganisationName, written_out: set[str]) -> str:
    """A member as lists name it: ``Community Safety Manager, LBB``; an organisation by its full name.

    A body not yet in ``written_out`` is named in full, ``London Borough of Barnet (LBB)``, and put there. It is left
    out where the role says it already. Raises ``UnplacedError`` if one of the two is not in force.
    """
    if isinstance(member, OrganisationName):
        return plain(member.say())
    role, body = plain(member.say()), member.organisation_name
    if body is None:
        return role
    name, short = plain(body.say()), plain(body.short.say())
    if name in role or short in role.split():
        return role
    if body.key in written_out or short == name:
        return f"{role}, {short}"
    written_out.add(body.key)
    return f"{role}, {name} ({short})"


def meeting_names(paper: LoadedPaper) -> tuple[dict[str, object], frozenset[str]]:
    """The names that texts of sheets may use, and which of the optional things the meeting and its board say."""
    meeting, rules = paper.meeting, paper.house.meetings
    board = paper.registry.boards.get(meeting.board)
    venue = paper.registry.venues.get(meeting.venue or "")
    names: dict[str, object] = {
        "day": DayName(meeting.date),
        "venue": Words(meeting.venue or ""),
        "address": Words(venue.address if venue else ""),
        "questions_due": DayName(working_day_before(meeting.date, rules.questions, rules.bank_holidays)),
    }
    given = {"venue"} if meeting.venue else set()
    if meeting.time:
        names["time"] = TimeName(clock(meeting.time))
        given.add("time")
    if meeting.published:
        names["published"] = DayName(meeting.published)
        given.add("published")
    if board is not None:
        names |= _of_board(paper, board)
        given |= {key for key in ("media", "vice_chair", "directorate", "strategy") if getattr(board, key) is not None}
        given |= {"next_meeting"} & names.keys()
    return names, frozenset(given)


def _of_board(paper: LoadedPaper, board: Board) -> dict[str, object]:
    registry, day = paper.registry, paper.meeting.date
    known = members(registry, day)
    found: dict[str, object] = {"quorum": Words(str(board.quorum))}
    for key in ("chair", "vice_chair", "clerk", "media"):
        name = getattr(board, key)
        if name in known:
            found[key] = known[name]
    if board.directorate:
        found["directorate"] = Words(board.directorate)
    if board.strategy in registry.strategies:
        found["strategy"] = Words(registry.strategies[board.strategy].name)
    for key, meets in (("next_meeting", board.next_after(day)), ("previous_meeting", board.last_before(day))):
        if meets is not None:
            found[key] = MeetingDayName(meets.date, meets)
    return found
