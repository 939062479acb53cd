"""Rules over minutes: the agenda, the quorum, the chair, who is to act, the close."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.checks.minutes import absent_owner, never_closed, no_chair, no_quorum, off_agenda
from reportgen.checks.paper import Paper, Settings
from reportgen.checks.rules import check_paper
from reportgen.document.make import Papers
from tests.checks.papers import said
from tests.document.minutes import MINUTES, Make, files, items

ACTION = {"action": "locks", "what": "Somebody to give out locks.", "owners": "museum"}


def paper(project: Make, **changed: Any) -> Paper:
    root = project(files(**changed))
    loaded, document = Papers().make(root / "report_specs/2023-07-19/minutes.yaml")
    return Paper.of(document, Settings.of(loaded))


def discussed(*titles: str) -> list[dict[str, Any]]:
    return [{"item": title, "content": ["It was discussed."]} for title in titles]


# --- The agenda ----------------------------------------------------------------------------------------------


def test_minutes_of_all_items_in_their_order_are_right(project: Make) -> None:
    assert not list(off_agenda(paper(project)))


def test_a_meeting_without_items_is_compared_with_nothing(project: Make) -> None:
    assert not list(off_agenda(paper(project, meeting={"items": []})))


def test_an_agenda_item_without_minutes_is_told_at_the_items(project: Make) -> None:
    (found,) = off_agenda(paper(project, items=discussed("Introductions", "Burglary", "Any other business")))
    assert found.what == "item 2 of the agenda, 'Minutes of previous meeting', has no minutes"
    assert found.place.line > 1


def test_minutes_of_no_agenda_item_are_told_with_the_nearest_that_has_none(project: Make) -> None:
    found = list(off_agenda(paper(project, items=discussed("Introductions", "Minutes of previous meeting", "Burglaries",
                                                           "Any other business"))))  # fmt: skip
    assert [one.what for one in found] == [
        "'Burglaries' is not on the agenda",
        "item 3 of the agenda, 'Burglary', has no minutes",
    ]
    assert found[0].remedy == "did you mean 'Burglary'?"


def test_an_item_minuted_twice_is_told_at_both(project: Make) -> None:
    twice = [*MINUTES["items"], *discussed("Burglary")]
    found = [one.what for one in off_agenda(paper(project, items=twice))]
    assert found.count("'Burglary' is minuted twice") == 2


def test_titles_are_alike_whatever_their_capitals(project: Make) -> None:
    assert not list(off_agenda(paper(project, items=items("It was discussed.", title="Burglary"))))
    titles = ("INTRODUCTIONS", "Minutes of Previous Meeting", "burglary", "Any Other Business")
    assert not list(off_agenda(paper(project, items=discussed(*titles))))


MOVED = ("Any other business", "Introductions", "Minutes of previous meeting", "Burglary")


def test_of_items_in_another_order_the_one_that_moved_is_told(project: Make) -> None:
    (found,) = off_agenda(paper(project, items=discussed(*MOVED)))
    # The three others are in order among themselves: one item was moved up, not three down.
    assert found.what == "'Any other business' was item 4 of the agenda, and stands in another place here"


def test_a_word_why_it_was_moved_is_enough(project: Make) -> None:
    moved = discussed(*MOVED)
    moved[0]["taken"] = "The Chair took this first."
    assert not list(off_agenda(paper(project, items=moved)))


# --- Who was there -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "number"),
    [
        (["leader", "safety"], "2 members"),
        (["leader", "charity", "clerk", "museum"], "1 member"),  # the others are no members
        (["charity"], "0 members"),
    ],
)
def test_too_few_members_are_told(project: Make, there: list[str], number: str) -> None:
    (found,) = no_quorum(paper(project, attendance=[{"who": who} for who in there]))
    assert found.what == f"{number} of the board attended, below the quorum of 3"


def test_members_of_one_organisation_count_once(project: Make) -> None:
    attendance = [{"who": "leader"}, {"who": "police"}, {"who": "police", "role": "Superintendent"}]
    (found,) = no_quorum(paper(project, attendance=attendance))
    assert found.what.startswith("2 members")


def test_a_substitute_counts_for_the_member(project: Make) -> None:
    attendance = [{"who": who} for who in ("leader", "safety", "deputy")]
    apologies = [{"who": "health", "substitute": "deputy"}]
    assert not list(no_quorum(paper(project, attendance=attendance, apologies=apologies)))


def test_an_absent_chair_needs_somebody_in_the_chair(project: Make) -> None:
    attendance: list[dict[str, Any]] = [{"who": who} for who in ("safety", "health", "police")]
    (found,) = no_chair(paper(project, attendance=attendance))
    assert found.what == "the chair was absent, and nobody was in the chair"
    attendance[0]["chair"] = True
    assert not list(no_chair(paper(project, attendance=attendance)))


def test_two_in_the_chair_are_told(project: Make) -> None:
    attendance = [{"who": "leader"}, {"who": "safety", "chair": True}, {"who": "police", "chair": True}]
    assert [found.what for found in no_chair(paper(project, attendance=attendance))] == [
        "more than one was in the chair"
    ]


# --- Actions and the end -------------------------------------------------------------------------------------


def test_an_owner_who_was_not_there_and_is_no_member_is_told(project: Make) -> None:
    (found,) = absent_owner(paper(project, items=items(ACTION)))
    assert found.what == "'museum' is to do 'locks', but was not at the meeting and is no member of the board"


@pytest.mark.parametrize("owner", ["police", "health", "clerk", "all_members", "deputy"])
def test_members_the_clerk_all_together_and_colleagues_of_those_present_may_act(project: Make, owner: str) -> None:
    assert not list(absent_owner(paper(project, items=items(ACTION | {"owners": owner}))))


@pytest.mark.parametrize("ready", [{"issued": True}, {"agreed": "2023-11-24"}])
def test_issued_minutes_need_the_time_of_the_close(project: Make, ready: dict[str, Any]) -> None:
    (found,) = never_closed(paper(project, **ready))
    assert found.what == "the minutes are issued, but do not say when the meeting ended"
    assert not list(never_closed(paper(project, closed="11:30", **ready)))


def test_a_draft_needs_none(project: Make) -> None:
    assert not list(never_closed(paper(project)))


# --- All together --------------------------------------------------------------------------------------------


def test_other_papers_are_not_looked_at() -> None:
    rules = (off_agenda, no_quorum, no_chair, absent_owner, never_closed)
    assert [list(rule(said("A report."))) for rule in rules] == [[]] * 5


def test_right_minutes_have_no_findings(project: Make) -> None:
    assert check_paper(paper(project)) == ()


def test_digits_in_the_agendas_titles_are_not_typed_here(project: Make) -> None:
    titles = ("Introductions", "Crime in the 6 months since April")
    held = {"items": [{"title": title} for title in titles]}
    assert check_paper(paper(project, meeting=held, items=discussed(*titles))) == ()


def test_digits_in_a_decision_are(project: Make) -> None:
    (found,) = check_paper(paper(project, items=items({"resolved": "that 40 locks be given out."})))
    assert (found.rule, found.what) == ("typed-digits", "the text types 40, which no fact stands behind")
