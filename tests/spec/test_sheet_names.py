"""The names that a meeting and its sheets use: boards, venues, days of the calendar, roles."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.errors import ReportError
from reportgen.spec.load import load_paper
from reportgen.spec.names import check_names
from tests.document.meetings import DEFINITIONS, MEETING, with_board
from tests.houses import ASSETS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project whose house is Barnet's; its specs are written by ``told``."""
    house = tmp_path / "assets" / "barnet"
    house.mkdir(parents=True)
    (house / "house.yaml").write_text((ASSETS / "barnet" / "house.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path / "report_specs"


def told(folder: Path, definitions: dict[str, Any] = DEFINITIONS, **meeting: Any) -> list[str]:
    """The mistakes of a meeting, by the file and the line they are told at."""
    files = {"2023-11-24/meeting.yaml": MEETING | meeting, "definitions/board.yaml": definitions}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    try:
        check_names(load_paper(folder / "2023-11-24" / "meeting.yaml"))
    except ReportError as error:
        return [f"{Path(one.place.file).name}:{one.place.line}: {one.what}; {one.remedy}" for one in error.problems]
    return []


def test_a_meeting_whose_names_are_all_known_is_fine(folder: Path) -> None:
    assert told(folder) == []


def test_an_unknown_board_and_an_unknown_venue_are_told(folder: Path) -> None:
    assert told(folder, board="Safety Bord") == [
        "meeting.yaml:2: there is no board 'Safety Bord'; did you mean 'Safety Board'?"]  # fmt: skip
    assert told(folder, venue="Town Hal") == [
        "meeting.yaml:5: there is no venue 'Town Hal'; did you mean 'Town Hall'?"]  # fmt: skip


def test_a_day_that_is_not_in_the_calendar_is_told_with_the_near_one(folder: Path) -> None:
    assert told(folder, date="2023-11-23") == [
        "meeting.yaml:3: the board does not meet on 2023-11-23; did you mean '2023-11-24'?"]  # fmt: skip


def test_a_cancelled_meeting_has_no_agenda(folder: Path) -> None:
    (one,) = told(folder, date="2024-06-07")
    assert one == (
        "meeting.yaml:3: the board's calendar says that this meeting is cancelled: An election is held that week; "
        "take `cancelled` out of the calendar, or choose another day"
    )


def test_who_presents_an_item_is_known_and_in_force(folder: Path) -> None:
    items = [{"title": "Police", "presented_by": "polise"}, {"title": "Health", "presented_by": "old_body"}]
    assert told(folder, items=items) == [
        "meeting.yaml:9: there is no person or organisation 'polise'; did you mean 'police'?",
        "meeting.yaml:11: 'old_body' was there until 30 June 2022, before the meeting; use 'new_body'",
    ]


def test_boards_name_people_venues_and_strategies_that_exist(folder: Path) -> None:
    board = with_board(chair="chairman", clerk="clark", members=["fyre"], strategy="safty")
    whats = [one.split(": ", 1)[1] for one in told(folder, board)]
    assert whats == [
        (
            "there is no person or organisation 'chairman'; use one of: clerk, councillor, fire, manager, nbc, "
            "new_body, old_body, police, police_officer, press"
        ),
        "there is no person or organisation 'fyre'; did you mean 'fire'?",
        "there is no person 'clark'; did you mean 'clerk'?",
        "there is no strategy 'safty'; did you mean 'safety'?",
    ]


def test_former_members_of_a_board_are_no_mistake(folder: Path) -> None:
    assert "old_body" in DEFINITIONS["boards"]["Safety Board"]["members"]
    assert told(folder) == []


def test_successors_are_defined_too(folder: Path) -> None:
    made = copy.deepcopy(DEFINITIONS)
    ended = {"until": "2022-06-30"}
    made["organisations"]["old_body"]["successor"] = "new_boddy"
    made["people"]["former"] = {"role": "Head of Crime", "successor": "managr", **ended}
    made["strategies"]["crime"] = {"name": "Crime Strategy", "priorities": ["Streets"], "successor": "safty", **ended}
    assert [one.split(": ", 1)[1] for one in told(folder, made)] == [
        "there is no person or organisation 'new_boddy'; did you mean 'new_body'?",
        "there is no person or organisation 'managr'; did you mean 'manager'?",
        "there is no strategy 'safty'; did you mean 'safety'?",
    ]


ISSUED = {"published": "2023-11-16"}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"published": "2023-11-25"}, "the pack is published after the meeting; check both days"),
        (
            ISSUED | {"supplements": [{"date": "2023-11-15", "reason": "A paper was late."}]},
            "this comes before the pack is published, on 2023-11-16; check both days",
        ),
        (
            ISSUED | {"supplements": [{"date": "2023-11-25", "reason": "A paper was late."}]},
            "this comes after the meeting; check both days",
        ),
        (
            ISSUED | {"reissues": [{"date": "2023-11-15", "reason": "A sum was wrong."}]},
            "this comes before the pack is published, on 2023-11-16; check both days",
        ),
        (
            {"reissues": [{"date": "2023-11-15", "reason": "A sum was wrong."}]},
            "what was never published is not published again; say under `published` when it was first published",
        ),
        (
            {"items": [{"title": "Roads"}, {"title": "Homes"}, {"title": "roads "}]},
            "items 1 and 3 are both called 'roads '; give one of them another title",
        ),
        (
            {"items": [{"title": "Roads", "moved_from": 1}]},
            "the item was number 1 before, and is now; delete `moved_from`",
        ),
    ],
)
def test_days_and_items_that_contradict_each_other_are_told(folder: Path, keys: dict[str, Any], said: str) -> None:
    (one,) = told(folder, **keys)
    assert one.partition(": ")[2] == said


def test_a_pack_may_be_published_again_up_to_the_day_of_the_meeting(folder: Path) -> None:
    issues = [{"date": day, "reason": "A sum was wrong."} for day in ("2023-11-16", "2023-11-24")]
    assert told(folder, **ISSUED, reissues=issues, supplements=issues) == []
