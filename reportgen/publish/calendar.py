"""The calendar file of a meeting: when and where it is, and what is due before (RFC 5545)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from reportgen.document.author import day_words
from reportgen.document.meeting_names import clock
from reportgen.periods.working_days import working_day_before
from reportgen.publish.feed import slug

if TYPE_CHECKING:
    from icalendar import Event

    from reportgen.spec.meeting import Meeting
    from reportgen.spec.sheets import MeetingRules

CALENDAR = "meeting.ics"
_ZONE = "Europe/London"
_HOURS = 2


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due; ``key`` tells it from the others of the meeting."""

    key: str
    title: str
    day: date


def deadlines(meeting: Meeting, rules: MeetingRules) -> tuple[Deadline, ...]:
    """In the order of their days: papers, the agenda with its clear days, questions of the public."""

    def before(day: date, number: int) -> date:
        return working_day_before(day, number, rules.bank_holidays)

    # Neither the day of publishing nor that of the meeting counts as a clear day.
    agenda = before(meeting.date, rules.clear_days + 1)
    found = (
        Deadline("papers", "Papers are due", before(agenda, rules.papers_due)),
        Deadline("agenda", "Last day to publish the agenda", agenda),
        Deadline("questions", "Public questions and comments are due", before(meeting.date, rules.questions)),
    )
    return tuple(sorted(found, key=lambda one: one.day))


def calendar(
    meeting: Meeting, rules: MeetingRules, *, address: str = "", description: str = "", hours: float = _HOURS
) -> bytes:
    """The meeting and its deadlines as events; the same bytes for the same meeting.

    A meeting without a time is an event of the whole day. Programs that read the file again change the events they
    have: their ids stay, and each re-issue of the pack counts as a revision.
    """
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", "-//reportgen//board pack//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add_component(_meeting(meeting, address, description, hours))
    for one in deadlines(meeting, rules):
        event = _event(meeting, one.key, f"{one.title}: {meeting.board}, {day_words(meeting.date)}")
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    return bytes(whole.to_ical())


def _meeting(meeting: Meeting, address: str, description: str, hours: float) -> Event:
    from zoneinfo import ZoneInfo

    event = _event(meeting, "meeting", meeting.board)
    if meeting.time:
        begins = datetime.combine(meeting.date, clock(meeting.time), ZoneInfo(_ZONE)).astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(hours=hours))
    else:
        event.add("dtstart", meeting.date)
        event.add("dtend", meeting.date + timedelta(days=1))
    place = ", ".join(part for part in (meeting.venue, address) if part)
    if place:
        event.add("location", place)
    if description:
        event.add("description", description)
    return event


def _event(meeting: Meeting, key: str, summary: str) -> Event:
    from icalendar import Event

    days = [meeting.published or meeting.date, *(issue.date for issue in meeting.reissues)]
    event = Event()
    event.add("uid", f"{meeting.date.isoformat()}-{slug(meeting.board)}-{key}@reportgen.invalid")
    # When it was written, by the meeting's own dates: a clock would make other bytes each time.
    event.add("dtstamp", datetime.combine(max(days), time(), UTC))
    event.add("sequence", len(meeting.reissues))
    event.add("summary", summary)
    return event
