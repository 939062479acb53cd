"""What minutes.yaml may say, and what is told of it before any document is made."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.errors import ReportError
from reportgen.spec.load import load_paper
from reportgen.spec.minutes import MinutesSpec
from reportgen.spec.names import check_names
from tests.conftest import write_project
from tests.document.minutes import MINUTES, Make, files, items


@pytest.fixture
def project(tmp_path: Path) -> Make:
    return partial(write_project, tmp_path)


def spec(project: Make, **changed: Any) -> MinutesSpec:
    paper = load_paper(project(files(**changed)) / "report_specs/2023-07-19/minutes.yaml")
    check_names(paper)
    assert isinstance(paper.spec, MinutesSpec)
    return paper.spec


def mistakes(project: Make, **changed: Any) -> list[str]:
    with pytest.raises(ReportError) as error:
        spec(project, **changed)
    return [f"{one.what}; {one.remedy}" for one in error.value.problems]


def test_one_word_tells_each_piece_of_content(project: Make) -> None:
    content = spec(project, items=items({"formula": "none"}, {"matters_arising": True}, {"apologies": True}))
    own = next(item for item in content.items if item.item == "Burglary")
    assert [type(one).__name__ for one in own.content] == ["FormulaContent", "MattersContent", "ApologiesContent"]


def test_a_decision_and_an_owner_stand_without_a_dash(project: Make) -> None:
    action = {"action": "locks", "what": "Locks.", "owners": "police"}
    read = spec(project, items=items({"resolved": "that it be so."}, action))
    resolved, agreed = next(item for item in read.items if item.item == "Burglary").content
    assert resolved.resolved == ["that it be so."]  # type: ignore[union-attr]
    assert agreed.owners == ["police"]  # type: ignore[union-attr]


def test_minutes_need_attendance_and_items(project: Make) -> None:
    assert mistakes(project, attendance=None, items=None) == [
        "'attendance' is missing; add it",
        "'items' is missing; add it",
    ]


def test_all_unknown_names_are_told_at_once(project: Make) -> None:
    action = {"action": "locks", "what": "Locks.", "owners": ["polise", "clerk"]}
    attendance = [*MINUTES["attendance"], {"who": "halth"}]
    told = mistakes(project, attendance=attendance, apologies=[{"who": "charty"}], items=items(action))
    assert sorted(told) == [
        "there is no person or organisation 'charty'; did you mean 'charity'?",
        "there is no person or organisation 'halth'; did you mean 'health'?",
        "there is no person or organisation 'polise'; did you mean 'police'?",
    ]


@pytest.mark.parametrize(
    ("attendance", "apologies", "told"),
    [
        (["leader", "safety", "safety"], [], "'safety' stands twice"),
        (["leader", "safety"], ["safety"], "'safety' was there, and sent apologies"),
        (["leader"], ["health", "health"], "'health' sent apologies twice"),
    ],
)
def test_nobody_is_named_twice(project: Make, attendance: list[str], apologies: list[str], told: str) -> None:
    both = {"attendance": [{"who": who} for who in attendance], "apologies": [{"who": who} for who in apologies]}
    assert [one.partition(";")[0] for one in mistakes(project, **both)] == [told]


def test_two_of_one_organisation_are_told_apart_by_their_roles(project: Make) -> None:
    attendance = [{"who": "leader"}, {"who": "police"}, {"who": "police", "role": "Superintendent"}]
    assert len(spec(project, attendance=attendance).attendance) == 3


def test_an_organisation_may_be_there_and_send_apologies_for_another(project: Make) -> None:
    assert spec(project, apologies=[{"who": "police"}]).apologies[0].who == "police"


def test_a_substitute_must_be_there(project: Make) -> None:
    told = mistakes(project, apologies=[{"who": "health", "substitute": "deputy"}])
    assert told == ["the substitute 'deputy' is not among those who were there; add them to `attendance`"]


def test_somebody_out_of_office_is_told_with_the_successor(project: Make) -> None:
    made = files(attendance=[{"who": "former"}])
    definitions = yaml.safe_load(made["report_specs/definitions.yaml"])
    definitions["people"]["former"] = {"role": "Head of Crime", "until": "2023-06-30", "successor": "safety"}
    made["report_specs/definitions.yaml"] = yaml.safe_dump(definitions)
    paper = load_paper(project(made) / "report_specs/2023-07-19/minutes.yaml")
    with pytest.raises(ReportError, match="'former' was there until 30 June 2023, before the meeting; use 'safety'"):
        check_names(paper)


def test_minutes_are_not_agreed_before_a_later_meeting(project: Make) -> None:
    (told,) = mistakes(project, agreed="2023-07-19", closed="11:30")
    assert told.startswith("minutes are not agreed before they are taken")


@pytest.mark.parametrize("flag", ["matters_arising", "apologies"])
def test_what_is_filled_in_of_itself_is_only_ever_true(project: Make, flag: str) -> None:
    assert len(mistakes(project, items=items({flag: False}))) == 1


@pytest.mark.parametrize("closed", ["25:00", "11.28", "half past"])
def test_the_close_is_a_time_of_day(project: Make, closed: str) -> None:
    assert mistakes(project, closed=closed) == [
        f"'{closed}' is no time of day; write it with 24 hours in quotes, such as \"10:00\""
    ]


def test_a_meeting_does_not_end_before_it_begins(project: Make) -> None:
    made = files(closed="09:30")
    at = "report_specs/2023-07-19/meeting.yaml"
    made[at] = yaml.safe_dump(yaml.safe_load(made[at]) | {"time": "10:00"})
    paper = load_paper(project(made) / "report_specs/2023-07-19/minutes.yaml")
    with pytest.raises(ReportError, match=r"the meeting ended at 09:30, and began at 10:00; write both with 24 hours"):
        check_names(paper)


def test_a_key_that_is_no_content_of_minutes_is_told_with_the_one_that_is(project: Make) -> None:
    assert mistakes(project, items=items({"formulae": "agreed"})) == [
        "no content has the keys formulae; did you mean 'formula'?"]  # fmt: skip
    (told,) = mistakes(project, items=items({"zzzz": "x"}))
    assert "use one of: formula, resolved, action, update, matters_arising, apologies, box," in told


# --- The kind ------------------------------------------------------------------------------------------------


def broken(project: Make, old: str, new: str) -> list[str]:
    """What is told of the house with one change in its minutes."""
    root = project(files())
    house = root / "assets/barnet/house.yaml"
    text = house.read_text(encoding="utf-8")
    assert old in text
    house.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReportError) as error:
        load_paper(root / "report_specs/2023-07-19/minutes.yaml")
    return [one.what for one in error.value.problems]


def test_a_kind_of_minutes_has_its_items(project: Make) -> None:
    assert broken(project, "      - {fill: items}\n", "") == ["no part is filled with 'items'"]


def test_what_new_minutes_write_must_be_a_formula_of_the_kind(project: Make) -> None:
    told = broken(project, "title: [introductions, welcome], formula: introductions", "title: [x], formula: hello")
    assert told[0] == "there is no formula 'hello'"


def test_a_broken_house_makes_no_further_mistakes_of_the_minutes(project: Make) -> None:
    assert len(broken(project, "      - {fill: items}\n", "")) == 1


def test_a_usual_item_has_either_a_formula_or_a_content(project: Make) -> None:
    told = broken(project, "{title: apologies, content: apologies}", "{title: apologies}")
    assert told[0] == "a usual item has either a formula or a content"


def test_a_phrase_of_the_kind_holds_no_unknown_name(project: Make) -> None:
    told = broken(project, 'closed: "The meeting finished at {time}."', 'closed: "The meeting finished at {hour}."')
    assert told == ["'{hour}' means nothing here"]
