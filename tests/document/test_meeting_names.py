"""The names of a meeting in the house's texts, and how lists name its members."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from reportgen.document.meeting_names import DayName, clock, meeting_names, twelve, with_body
from reportgen.document.names import OrganisationName, PersonName
from reportgen.errors import UnplacedError
from reportgen.spec.load import load_paper
from reportgen.spec.registries import Organisation, Person
from reportgen.wording.text import plain
from tests.document.meetings import DEFINITIONS, MEETING, with_board, written

Make = Callable[[dict[str, str]], Path]

DAY = date(2023, 11, 24)
COUNCIL = OrganisationName("nbc", Organisation(name="Borough of Northmere", short="NBC"), DAY)


def person(role: str, body: OrganisationName | None = COUNCIL, **more: Any) -> PersonName:
    return PersonName("someone", Person(role=role, **more), body, DAY)


def names(project: Make, definitions: dict[str, Any] = DEFINITIONS, **changes: Any) -> tuple[dict[str, str], set[str]]:
    """What each name says, and what is given."""
    files = {"2023-11-24/meeting.yaml": MEETING | changes, "definitions/board.yaml": definitions}
    found, given = meeting_names(load_paper(written(project, files) / "2023-11-24" / "meeting.yaml"))
    return {name: plain(one.say()) for name, one in found.items()}, set(given)  # type: ignore[attr-defined]


def test_a_meeting_is_named_by_day_time_place_and_board(project: Make) -> None:
    found, given = names(project, published="2023-11-16")
    assert found == {
        "day": "24 November 2023",
        "time": "10:00",
        "venue": "Town Hall",
        "address": "1 High Street, Northmere",
        "questions_due": "21 November 2023",  # three working days before, its own day not counted
        "published": "16 November 2023",
        "quorum": "3",
        "chair": "Councillor",
        "vice_chair": "Representative of Northmere Police",
        "clerk": "Governance Officer",
        "media": "Press Officer",
        "directorate": "Assurance",
        "strategy": "Safety Strategy",
        "previous_meeting": "19 July 2023",
        "next_meeting": "1 March 2024",
    }
    assert given >= {"time", "venue", "published", "media", "vice_chair", "directorate", "strategy"}


def test_without_them_the_rest_is_named(project: Make) -> None:
    board = with_board(media=None, directorate=None, strategy=None, vice_chair=None, calendar=[{"date": "2023-11-24"}])
    found, given = names(project, board, time=None, venue=None)
    assert not {"time", "media", "directorate", "strategy", "next_meeting", "previous_meeting"} & found.keys()
    assert not given & {"time", "venue", "published", "media", "vice_chair", "directorate", "strategy"}


def test_cancelled_meetings_are_neither_next_nor_last(project: Make) -> None:
    cancelled = "There was no business"
    days = [{"date": "2023-07-19"}, {"date": "2023-10-01", "cancelled": cancelled}, {"date": "2023-11-24"},
            {"date": "2024-03-01", "cancelled": cancelled}, {"date": "2024-09-06"}]  # fmt: skip
    found, _ = names(project, with_board(calendar=days))
    assert (found["previous_meeting"], found["next_meeting"]) == ("19 July 2023", "6 September 2024")


def test_a_day_is_said_in_its_parts() -> None:
    day = DayName(DAY)
    said = {name: plain(getattr(day, name).say()) for name in sorted(day.attributes)}
    assert said == {
        "long": "Friday 24 November 2023",
        "month": "November",
        "month_year": "November 2023",
        "ordinal": "24th",
        "weekday": "Friday",
        "year": "2023",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10:00", "10.00 am"),
        ("14:30", "2.30 pm"),
        ("12:00", "12.00 noon"),
        ("12:30", "12.30 pm"),
        ("00:05", "12.05 am"),
    ],
)
def test_times_are_said_by_the_twelve_hour_clock(text: str, said: str) -> None:
    assert twelve(clock(text)) == said


def test_a_clock_is_a_time() -> None:
    assert clock("09:05") == time(9, 5)


def test_a_role_has_its_body_in_short_behind_it_after_the_first() -> None:
    written_out: set[str] = set()
    assert with_body(person("Safety Manager"), written_out) == "Safety Manager, Borough of Northmere (NBC)"
    assert with_body(person("Clerk"), written_out) == "Clerk, NBC"
    assert written_out == {"nbc"}


def test_a_body_without_a_short_name_is_never_written_twice() -> None:
    fire = OrganisationName("fire", Organisation(name="Fire Service"), DAY)
    assert with_body(person("Commander", fire), set()) == "Commander, Fire Service"


def test_an_organisation_says_its_full_name_and_its_short_one() -> None:
    said = [plain(one.say()) for one in (COUNCIL, COUNCIL.name, COUNCIL.short)]
    assert said == ["Borough of Northmere", "Borough of Northmere", "NBC"]


@pytest.mark.parametrize("role", ["Director of the Borough of Northmere", "Director, NBC"])
def test_a_role_that_says_its_body_is_left_as_it_is(role: str) -> None:
    assert with_body(person(role), set()) == role


def test_a_role_without_a_body_and_a_body_alone() -> None:
    assert with_body(person("Chair of the Adults Board", None), set()) == "Chair of the Adults Board"
    assert with_body(COUNCIL, set()) == "Borough of Northmere"


def test_who_is_not_in_force_is_refused() -> None:
    with pytest.raises(UnplacedError, match="'someone' is there only from 1 January 2024 on, after the meeting"):
        with_body(person("Safety Manager", since="2024-01-01"), set())
