"""Drafts of minutes: from the agenda, its papers and the minutes before, they build at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen import api
from reportgen.building import make_document, write_document
from reportgen.errors import ReportError
from reportgen.starters import write_starter
from tests.document import papers
from tests.document.minutes import DEFINITIONS, MEETING, Make, files, items

ROOT = Path(__file__).parents[2]
FOLDER = "report_specs/2023-07-19"
DECK = papers.PAPER | {
    "kind": "dashboard",
    "use": "../data/definitions.yaml",
    "slides": [
        {"layout": "title", "title": "Crime", "subtitle": "{{ june }}"},
        {"layout": "indicator", "title": "Both", "for_each": ["burglary", "theft"], "as": "offence",
         "text": "There were **{{ offence[june].cases }}** of {{ offence }}.",
         "chart": {"type": "column", "measure": "offence", "period": "year"}},
        {"layout": "indicator", "title": "No numbers", "text": "Words alone.",
         "chart": {"type": "line", "measure": "burglary", "period": "year"}},
    ],
}  # fmt: skip
REPORT = papers.REPORT | {
    "use": "../data/definitions.yaml",
    "recommendations": [
        "That the Board note the fall shown in {{ ref(trend) }} and {{ ref(change) }}.",
        "That the Board note the {{ burglary[june].cases }}.",
    ],
}


def draft(
    project: Make, *agenda: dict[str, Any], texts: dict[str, Any] | None = None, **meeting: Any
) -> dict[str, Any]:
    """The draft for an agenda, which builds without mistakes; ``texts`` are specs of papers by their names."""
    held = {"date": "2023-07-19", **MEETING, "items": list(agenda), **meeting}
    specs = {"report_specs/definitions.yaml": DEFINITIONS, f"{FOLDER}/meeting.yaml": held}
    data = deepcopy(papers.DEFINITIONS)
    specs |= {f"{FOLDER}/{name}": content for name, content in (texts or {}).items()}
    specs["report_specs/data/definitions.yaml"] = data
    written = {name: yaml.safe_dump(content, sort_keys=False) for name, content in specs.items()}
    written |= {
        "report_specs/data/burglary.csv": papers.BURGLARIES, "report_specs/data/theft.csv": papers.THEFTS,
    }  # fmt: skip
    root = project(written)
    (path,) = write_starter("minutes", "minutes", root / FOLDER)
    make_document(path)
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def content(drafted: dict[str, Any], title: str) -> list[Any]:
    return next(item["content"] for item in drafted["items"] if item["item"] == title)


# --- The items -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Welcome and Introductions", {"formula": "introductions"}),
        ("Apologies for Absence", {"apologies": True}),
        ("Minutes of Previous Meeting", {"formula": "agreed"}),
        ("Declaration of Members' Disclosable Pecuniary Interests", {"formula": "no_interests"}),
        ("Public Questions and Comments (if any)", {"formula": "no_questions"}),
        ("Matters Arising", {"matters_arising": True}),
        ("Forward Work Programme", {"formula": "noted_plan"}),
        ("Any Other Business", {"formula": "no_other_business"}),
        ("Date of Next Meeting", {"formula": "next_meeting"}),
        ("Ward walks", {"formula": "noted"}),
    ],
)
def test_items_of_every_meeting_get_their_formula(project: Make, title: str, written: dict[str, Any]) -> None:
    assert content(draft(project, {"title": title}), title) == [written]


def test_items_stand_in_the_order_of_the_agenda(project: Make) -> None:
    titles = ["Any other business", "Ward walks: what we saw", "Welcome"]
    assert [item["item"] for item in draft(project, *({"title": title} for title in titles))["items"]] == titles


def test_a_verbal_item_is_noted_as_such(project: Make) -> None:
    assert content(draft(project, {"title": "Police", "verbal": True}), "Police") == [{"formula": "noted_verbal"}]


def test_those_who_sit_on_the_board_are_there_the_chair_first(project: Make) -> None:
    drafted = draft(project, {"title": "Police"})
    assert [one["who"] for one in drafted["attendance"]] == ["leader", "safety", "health", "police"]
    assert drafted["apologies"] == []


def test_without_a_next_meeting_its_sentence_is_left_to_the_clerk(project: Make) -> None:
    drafted = draft(project, {"title": "Date of next meeting"}, date="2023-11-24")
    assert content(drafted, "Date of next meeting") == ["To be completed."]


# --- What the papers say -------------------------------------------------------------------------------------


def test_the_headlines_of_slides_come_in_as_facts(project: Make) -> None:
    drafted = draft(project, {"title": "Crime", "papers": "slides.yaml"}, texts={"slides.yaml": DECK})
    highlights, bullets, formula = content(drafted, "Crime")
    # Made-up thefts and slides without a number are left out; the slide's word for its measure is put by name.
    assert bullets == {"bullets": ["There were {{ burglary[june].cases }} of {{ burglary }}."]}
    assert (highlights, formula) == ("The highlights were:", {"formula": "noted_slides"})
    assert (drafted["area"], drafted["data_to"], drafted["use"]) == ("barnet", "Jun 2023", ["../data/definitions.yaml"])
    assert drafted["periods"] == {"june": "June 2023", "year": "12 months"}


def test_what_a_report_recommends_is_there_to_be_resolved(project: Make) -> None:
    drafted = draft(project, {"title": "Burglary", "papers": "report.yaml"}, texts={"report.yaml": REPORT})
    assert content(drafted, "Burglary") == [
        {"resolved": ["that the Board note the fall shown in the report.",
                      "that the Board note the {{ burglary[june].cases }}."]},
    ]  # fmt: skip


def test_facts_of_other_months_are_not_said_beside_those_of_the_first_paper(project: Make) -> None:
    other = REPORT | {"data_to": "May 2023", "periods": {"june": "May 2023", "year": "12 months"}}
    drafted = draft(
        project, {"title": "Crime", "papers": ["slides.yaml", "report.yaml"]},
        texts={"slides.yaml": DECK, "report.yaml": other},
    )  # fmt: skip
    decided = next(one["resolved"] for one in content(drafted, "Crime") if "resolved" in one)
    assert decided[1] == "that what the report recommends be agreed."
    assert drafted["data_to"] == "Jun 2023"


@pytest.mark.parametrize("whole", [True, False])
def test_nothing_of_an_exempt_paper_comes_into_the_draft(project: Make, whole: bool) -> None:
    exempt = {"paragraph": 3, "reason": "It holds the prices of a tender."}
    item = {"title": "Cameras", "papers": [{"file": "report.yaml"} | ({} if whole else {"exempt": exempt})]}
    drafted = draft(project, item | ({"exempt": exempt} if whole else {}), texts={"report.yaml": REPORT})
    assert content(drafted, "Cameras") == ["The press and public were excluded while the Board considered this item."]
    assert "area" not in drafted


def test_a_paper_that_is_not_there_yet_or_has_mistakes_stops_no_draft(project: Make) -> None:
    outside = "../../../elsewhere.yaml"
    agenda = {"title": "Burglary", "papers": ["missing.yaml", "broken.yaml", "partner.pdf", outside]}
    drafted = draft(project, agenda, texts={"broken.yaml": {"kind": "dashboard"}})
    assert content(drafted, "Burglary") == [{"formula": "noted"}]


# --- The minutes before --------------------------------------------------------------------------------------


def test_the_open_actions_of_the_last_meeting_are_listed_to_be_updated(project: Make) -> None:
    action = {"action": "locks", "what": "The police to give out locks.", "owners": "police"}
    project(files("2023-04-28", items=items(action)))
    drafted = draft(project, {"title": "Matters arising"})
    assert drafted["previous"] == "../2023-04-28/minutes.yaml"
    text = (Path(project({})) / FOLDER / "minutes.yaml").read_text(encoding="utf-8")
    assert "      # The police to give out locks.\n      # - {update: locks, text:" in text


def test_minutes_of_an_older_meeting_than_the_last_are_not_taken(project: Make) -> None:
    project(files("2023-01-20"))  # the calendar has a meeting on 28 April between
    assert "previous" not in draft(project, {"title": "Matters arising"})


# --- What cannot be drafted ----------------------------------------------------------------------------------


def refused(project: Make, kind: str, specs: dict[str, str]) -> str:
    with pytest.raises(ReportError) as error:
        write_starter(kind, "new", project(specs) / FOLDER)
    (problem,) = error.value.problems
    return f"{problem.what}; {problem.remedy}"


def test_a_meeting_without_items_is_told(project: Make) -> None:
    told = refused(project, "minutes", files(meeting={"items": []}))
    assert told.startswith("the meeting has no items yet, and minutes are drafted from them; write its `items:` first")


@pytest.mark.parametrize("kind", ["minutes", "forward-plan"])
def test_without_a_meeting_nothing_is_drafted(project: Make, kind: str) -> None:
    assert refused(project, kind, {}).startswith("there is no meeting yet")


def test_of_an_agenda_the_meetings_file_is_the_spec(project: Make) -> None:
    told = refused(project, "agenda", files())
    assert told == (
        "an agenda has no spec of its own: the meeting's file says all; write its `items:` there, and build that file"
    )


# --- The samples ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("meeting", ["2023-11-24", "2021-07-23"])
@pytest.mark.parametrize("kind", ["minutes", "minutes-2021", "forward-plan"])
def test_a_draft_for_a_sample_meeting_builds_and_is_valid(
    tmp_path: Path, meeting: str, kind: str, validate: Callable[[bytes | Path], list[str]]
) -> None:
    for folder in ("assets", "report_specs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for path in api.new(kind, "drafted", tmp_path / "report_specs" / meeting):
        assert validate(write_document(*make_document(path))[0]) == []
