"""One value for one fact: within a paper, and in the papers of one meeting."""

from __future__ import annotations

from dataclasses import replace

from reportgen.checks.meeting import Statements, check_meetings, same_fact, stated
from reportgen.errors import Place
from reportgen.measures.facts import Fact, Origin, Unit
from tests.checks.papers import PLACE, fact, said


def of_release(value: float, release: str, **more: object) -> Fact:
    origin = Origin("crime", "Crime", "Police", release, "final", 1, "")
    return replace(fact(value, **more), origins=(origin,))  # type: ignore[arg-type]


def statements(name: str, *facts: Fact, meeting: str = "november", allowed: str = "") -> Statements:
    return Statements(meeting, Place(name), stated(said(*facts, facts=facts)), allowed)


def told(*papers: Statements) -> list[str]:
    return [f"{paper}: {finding}" for paper, finding in check_meetings(papers)]


AUGUST, OTHER = of_release(12, "August"), of_release(13, "September")


def test_two_papers_of_a_meeting_that_differ_are_told_at_the_later_one() -> None:
    assert told(statements("a.yaml", AUGUST), statements("b.yaml", OTHER)) == [
        (
            "b.yaml: paper.yaml:7:3: error same-fact: Burglary, Barnet, September 2023 is 13 (September) here and 12 "
            "(August) in a.yaml; use one dataset and one release in all of them, or say under `allow:` why they differ"
        )
    ]


def test_papers_that_agree_and_papers_of_different_meetings_are_not_told() -> None:
    assert told(statements("a.yaml", AUGUST), statements("b.yaml", AUGUST)) == []
    assert told(statements("a.yaml", AUGUST), statements("b.yaml", OTHER, meeting="february")) == []


def test_other_areas_spans_and_categories_are_other_facts() -> None:
    others = (
        of_release(1, "August", area_label="Brent"),
        of_release(2, "August", period="Aug 2023"),
        of_release(3, "August", categories=(("kind", "Houses"),)),
        of_release(4, "August", unit=Unit.RATE, per=1000),
        of_release(5, "August", label="Theft"),
    )
    assert told(statements("a.yaml", AUGUST), *(statements(f"{at}.yaml", one) for at, one in enumerate(others))) == []


def test_numbers_that_others_are_computed_from_are_held_against_each_other() -> None:
    change = fact(
        8.3, unit=Unit.PERCENT_CHANGE, made="change", inputs=(OTHER, of_release(12, "September", period="Sep 2022"))
    )
    (clash,) = told(statements("a.yaml", AUGUST), statements("b.yaml", change))
    assert "September 2023 is 13 (September) here and 12 (August) in a.yaml" in clash


def test_a_paper_may_differ_with_a_reason() -> None:
    ((_, finding),) = check_meetings(
        [statements("a.yaml", AUGUST, allowed="Revised since."), statements("b.yaml", OTHER)]
    )
    assert (finding.allowed, finding.grave) == ("Revised since.", False)


def test_within_a_paper_two_datasets_must_agree() -> None:
    twice = (AUGUST, replace(OTHER, id="other", measure="early_burglary"))
    (found,) = same_fact(said(*twice, facts=twice))
    assert found.what == f"Burglary, Barnet, September 2023 is 13 (September) here and 12 (August) at {PLACE}"
