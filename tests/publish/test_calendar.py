"""The calendar file, read back: right over daylight saving, with deadlines by working days, always the same."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar, Event

from reportgen.publish.calendar import calendar, deadlines
from reportgen.spec.meeting import Meeting
from reportgen.spec.sheets import MeetingRules

RULES = MeetingRules()


def meeting(**given: Any) -> Meeting:
    base = {"house": "barnet", "board": "Safety Board", "date": "2023-11-24", "time": "10:00", "venue": "Town Hall",
            "published": "2023-11-16"}  # fmt: skip
    return Meeting.model_validate({**base, **given})


def events(data: bytes) -> dict[str, Event]:
    """By the key in their ids."""
    found = Calendar.from_ical(data).walk("VEVENT")
    return {str(one["UID"]).removesuffix("@reportgen.invalid").rpartition("-")[2]: one for one in found}


@pytest.mark.parametrize(("day", "hour"), [("2023-11-24", 10), ("2023-07-21", 9)])
def test_ten_in_the_morning_is_ten_in_the_morning_in_summer_too(day: str, hour: int) -> None:
    event = events(calendar(meeting(date=day), RULES))["meeting"]
    assert event.decoded("DTSTART") == datetime(*map(int, day.split("-")), hour, tzinfo=UTC)  # type: ignore[misc, arg-type]
    assert (event.decoded("DTEND") - event.decoded("DTSTART")).seconds == 2 * 60 * 60


def test_the_meeting_says_where_and_what() -> None:
    event = events(calendar(meeting(), RULES, address="1 High Street", description="The pack: page 1"))["meeting"]
    assert (event["SUMMARY"], event["LOCATION"], event["DESCRIPTION"]) == (
        "Safety Board", "Town Hall, 1 High Street", "The pack: page 1")  # fmt: skip


def test_deadlines_are_counted_in_working_days() -> None:
    # Friday 24 November: five clear days are Thursday 23 back to Friday 17, so the agenda is out on Thursday 16;
    # papers are due three working days before that; questions three before the meeting.
    assert [(one.key, one.day) for one in deadlines(meeting(), RULES)] == [
        ("papers", date(2023, 11, 13)), ("agenda", date(2023, 11, 16)), ("questions", date(2023, 11, 21))]  # fmt: skip


def test_bank_holidays_are_no_working_days() -> None:
    # Wednesday 3 January 2024: 2 January; 29, 28, 27 December are working days, and then Friday 22.
    found = {one.key: one.day for one in deadlines(meeting(date="2024-01-03", published="2023-12-20"), RULES)}
    assert found["questions"] == date(2023, 12, 28)
    assert found["agenda"] == date(2023, 12, 21)


def test_a_deadline_is_an_event_of_the_whole_day_that_leaves_people_free() -> None:
    event = events(calendar(meeting(), RULES))["questions"]
    assert event.decoded("DTSTART") == date(2023, 11, 21)
    assert event.decoded("DTEND") == date(2023, 11, 22)  # the first day after it (RFC 5545, 3.6.1)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["SUMMARY"] == "Public questions and comments are due: Safety Board, 24 November 2023"


def test_a_meeting_without_a_time_takes_the_whole_day() -> None:
    event = events(calendar(meeting(time=None), RULES))["meeting"]
    assert event.decoded("DTSTART") == date(2023, 11, 24)


def test_the_same_meeting_gives_the_same_bytes_and_a_reissue_revises_its_events() -> None:
    assert calendar(meeting(), RULES) == calendar(meeting(), RULES)
    again = meeting(reissues=[{"date": "2023-11-20", "reason": "A table was mended."}])
    first, second = events(calendar(meeting(), RULES)), events(calendar(again, RULES))
    assert [one["UID"] for one in first.values()] == [one["UID"] for one in second.values()]
    assert (first["meeting"]["SEQUENCE"], second["meeting"]["SEQUENCE"]) == (0, 1)
    assert first["meeting"].decoded("DTSTAMP") == datetime(2023, 11, 16, tzinfo=UTC)
    assert second["meeting"].decoded("DTSTAMP") == datetime(2023, 11, 20, tzinfo=UTC)


def test_long_names_are_folded_as_the_format_asks() -> None:
    data = calendar(meeting(board="Board of very long names, " * 8), RULES)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75  # RFC 5545, 3.1
