"""The action log: actions run on from meeting to meeting until they are done."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from reportgen.document.make import Papers
from reportgen.document.model import Report
from reportgen.errors import ReportError
from tests.document.minutes import Make, files, items, minutes
from tests.document.test_minutes import rows, said, under

LOCKS = {"action": "locks", "what": "The police to give out locks.", "owners": "police", "due": "2023-06-30"}
LEAFLET = {"action": "leaflet", "what": "The Head of Safety to write a leaflet.", "owners": "safety"}
APRIL: dict[str, Any] = {"items": items(LOCKS, LEAFLET)}
PREVIOUS = "../2023-04-28/minutes.yaml"


def july(project: Make, *content: Any, april: dict[str, Any] | None = None, **changed: Any) -> Report:
    """The minutes of July, which run on from those of April."""
    project(files("2023-04-28", **(APRIL if april is None else april)))
    return minutes(project, previous=PREVIOUS, items=items(*content), **changed)


def mistakes(project: Make, *content: Any, **changed: Any) -> list[tuple[str, str]]:
    """File and line of each, and what is wrong with its remedy."""
    with pytest.raises(ReportError) as error:
        july(project, *content, **changed)
    return [
        (one.place.file.rpartition("report_specs/")[2], f"{one.what}; {one.remedy}") for one in error.value.problems
    ]


# --- What stands in the tables -------------------------------------------------------------------------------


def test_open_actions_of_earlier_minutes_stand_under_matters_arising(project: Make) -> None:
    assert rows(july(project, {"matters_arising": True}), "matters_arising") == [
        # Its day, 30 June, has passed by the meeting of 19 July.
        ("The police to give out locks.", "Metropolitan Police", "30 June 2023", "Overdue"),
        # Without a day of its own: due by the meeting after that of April, which is this one.
        ("The Head of Safety to write a leaflet.", "Head of Safety", "19 July 2023", "Open"),
    ]


def test_what_the_meeting_heard_of_an_action_stands_in_the_table_and_not_below_it(project: Make) -> None:
    told = {"update": "locks", "text": "Two hundred went out.", "done": True}
    made = july(project, {"matters_arising": True}, told)
    assert rows(made, "matters_arising")[0][3] == "Done: Two hundred went out."
    assert said(under(made, "Burglary")) == []


def test_an_update_under_another_item_is_a_paragraph_too(project: Make) -> None:
    made = july(project, {"update": "leaflet", "text": "It is with the printer."})
    assert said(under(made, "Burglary")) == ["It is with the printer."]


def test_the_log_holds_what_is_open_what_was_closed_here_and_what_is_new(project: Make) -> None:
    done = {"update": "locks", "text": "Two hundred went out.", "done": True}
    later = {"update": "leaflet", "text": "It is with the printer.", "due": "2023-09-01"}
    new = {"action": "survey", "what": "The Councillor to ask the residents.", "owners": "leader"}
    assert rows(july(project, done, later, new), "action_log") == [
        ("The police to give out locks.", "Metropolitan Police", "30 June 2023", "Done"),
        ("The Head of Safety to write a leaflet.", "Head of Safety", "1 September 2023",
         "Open: It is with the printer."),
        ("The Councillor to ask the residents.", "Councillor", "24 November 2023", "Open"),
    ]  # fmt: skip


def test_what_was_done_at_an_earlier_meeting_is_off_the_log(project: Make) -> None:
    done = {"update": "locks", "text": "Two hundred went out.", "done": True}
    project(files("2023-04-28", **APRIL))
    project(files("2023-07-19", previous=PREVIOUS, items=items(done)))
    made = minutes(project, "2023-11-24", previous="../2023-07-19/minutes.yaml", items=items({"matters_arising": True}))
    assert [row[0] for row in rows(made, "matters_arising")] == ["The Head of Safety to write a leaflet."]
    assert rows(made, "action_log") == rows(made, "matters_arising")


def test_the_last_update_of_an_earlier_meeting_stays_with_an_open_action(project: Make) -> None:
    project(files("2023-04-28", **APRIL))
    project(files("2023-07-19", previous=PREVIOUS, items=items({"update": "locks", "text": "They are ordered."})))
    made = minutes(project, "2023-11-24", previous="../2023-07-19/minutes.yaml")
    assert rows(made, "action_log")[0][3] == "Overdue: They are ordered."


def test_where_the_calendar_ends_an_action_is_due_by_the_next_meeting(project: Make) -> None:
    made = minutes(project, "2023-11-24", items=items(LEAFLET))
    assert rows(made, "action_log")[0][2] == "next meeting"


def test_without_actions_the_house_says_so_in_place_of_the_tables(project: Make) -> None:
    made = minutes(project, items=items({"matters_arising": True}))
    assert (rows(made, "matters_arising"), rows(made, "action_log")) == ([], [])
    assert said(list(made.blocks)).count("No actions are open.") == 2


# --- What is wrong with names and chains ---------------------------------------------------------------------


def test_an_update_of_no_action_is_told_with_the_nearest(project: Make) -> None:
    told = mistakes(project, {"update": "lock", "text": "They went out."})
    assert told == [("2023-07-19/minutes.yaml", "no earlier minutes have an action 'lock'; did you mean 'locks'?")]


def test_an_update_without_earlier_minutes_says_where_they_are_named(project: Make) -> None:
    with pytest.raises(ReportError, match="name the minutes before these under `previous`"):
        minutes(project, items=items({"update": "locks", "text": "They went out."}))


def test_an_action_cannot_be_updated_by_the_minutes_that_agree_it(project: Make) -> None:
    new = {"action": "survey", "what": "The Councillor to ask the residents.", "owners": "leader"}
    ((_, told),) = mistakes(project, new, {"update": "survey", "text": "She did."})
    assert told.startswith("no earlier minutes have an action 'survey'")


def test_a_name_that_an_earlier_action_has_is_told_with_its_place(project: Make) -> None:
    ((file, told),) = mistakes(project, {"action": "locks", "what": "More locks.", "owners": "police"})
    assert file == "2023-07-19/minutes.yaml"
    assert told.startswith("there is an action 'locks' already (") and "2023-04-28/minutes.yaml:" in told


def test_what_is_done_cannot_be_updated_again(project: Make) -> None:
    done = {"update": "locks", "text": "Two hundred went out.", "done": True}
    project(files("2023-04-28", **APRIL))
    project(files("2023-07-19", previous=PREVIOUS, items=items(done)))
    with pytest.raises(ReportError, match="the action 'locks' was done at the meeting of 19 July 2023"):
        minutes(project, "2023-11-24", previous="../2023-07-19/minutes.yaml", items=items(done))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({**LEAFLET, "action": "flyer", "due": "2023-07-18"}, "the action is due before the meeting that agreed it"),
        ({"update": "locks", "text": "Soon.", "due": "2023-07-19"}, "the new day is not after the meeting"),
        ({"update": "locks", "text": "Soon.", "due": "2023-09-19", "done": True}, "what is done has no new day"),
    ],
)
def test_days_that_cannot_be_are_told(project: Make, content: dict[str, Any], told: str) -> None:
    assert [what.partition(";")[0] for _, what in mistakes(project, content)] == [told]


def test_minutes_that_follow_each_other_in_a_circle_are_told(project: Make) -> None:
    april = APRIL | {"previous": "../2023-07-19/minutes.yaml"}
    with pytest.raises(ReportError, match=r"circle: \S*2023-07-19\S* -> \S*2023-04-28\S* -> \S*2023-07-19"):
        july(project, "It was discussed.", april=april)


def test_minutes_that_name_themselves_are_told(project: Make) -> None:
    with pytest.raises(ReportError, match="minutes follow each other in a circle"):
        minutes(project, previous="minutes.yaml")


@pytest.mark.parametrize(
    ("previous", "told"),
    [
        ("../2023-01-20/minutes.yaml", "there is no file"),
        ("meeting.yaml", "is no minutes"),
        ("../../../minutes.yaml", "lies outside the project"),
        ("../2023-11-24/minutes.yaml", "is of 24 November 2023, which is not before this meeting"),
    ],
)
def test_a_previous_that_cannot_be_is_told_where_it_is_named(project: Make, previous: str, told: str) -> None:
    project(files("2023-11-24"))
    with pytest.raises(ReportError, match=told) as error:
        minutes(project, previous=previous)
    (problem,) = error.value.problems
    assert problem.place.file.endswith("2023-07-19/minutes.yaml") and problem.place.line > 1


def test_minutes_of_another_board_are_told(project: Make) -> None:
    other = yaml.safe_load(files()["report_specs/definitions.yaml"])
    other["boards"]["Other Board"] = other["boards"]["Safety Board"]
    root = project(files("2023-04-28", meeting={"board": "Other Board"}) | files(previous=PREVIOUS))
    (root / "report_specs/definitions.yaml").write_text(yaml.safe_dump(other), encoding="utf-8")
    with pytest.raises(ReportError, match="is of another board, the Other Board"):
        Papers().make(root / "report_specs/2023-07-19/minutes.yaml")


# --- Numbers -------------------------------------------------------------------------------------------------

DATA = {
    "datasets": {
        "cases": {"title": "Cases", "files": "cases.csv", "columns": {"area": "Area", "date": "Month",
                  "value": "Count"}, "source": "Police", "release": "April 2023", "licence": "OGL v3.0"},
    },
    "measures": {"burglary": {"label": "Burglary", "phrase": "burglary", "dataset": "cases", "polarity": "lower"}},
    "areas": {"barnet": {"label": "Barnet"}},
}  # fmt: skip
FACTS = {"use": "../data.yaml", "area": "barnet", "data_to": "Mar 2023", "periods": {"march": "March 2023"}}


def with_data(project: Make, disclosure: str | None) -> None:
    data = yaml.safe_load(yaml.safe_dump(DATA))
    if disclosure:
        data["datasets"]["cases"]["disclosure"] = disclosure
    csv = "Area,Month,Count\nBarnet,2023-02,12\nBarnet,2023-03,17\n"
    project({"report_specs/data.yaml": yaml.safe_dump(data), "report_specs/cases.csv": csv})


def test_a_number_in_an_earlier_action_is_counted_as_its_own_minutes_did(project: Make) -> None:
    with_data(project, None)
    counted = LOCKS | {"what": "The police to look into the {{ burglary[march].cases }}."}
    made = july(project, {"matters_arising": True}, april=FACTS | {"items": items(counted)})
    assert rows(made, "matters_arising")[0][0] == "The police to look into the 17 cases."


def test_a_protected_number_is_not_repeated_by_later_minutes(project: Make) -> None:
    with_data(project, "house")
    counted = LOCKS | {"what": "The police to look into the {{ burglary[march].cases }}."}
    ((file, told),) = mistakes(project, {"matters_arising": True}, april=FACTS | {"items": items(counted)})
    assert file == "2023-04-28/minutes.yaml"
    assert told.startswith("an action of earlier minutes states a number of protected data")
