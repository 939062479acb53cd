"""Claims within papers: beside what they stand, and that those that clash are told as such."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import ReportError
from tests.document.papers import DECK, REPORT, deck, report

AMONG = {"of": "burglary", "among": "bcu"}
# Burglaries of June 2022 and 2023 are 10 and 8 in Barnet, 10 and 5 in Brent, 10 and 11 in Harrow.


def told(project: Any, **changes: Any) -> list[str]:
    with pytest.raises(ReportError) as error:
        (deck if "slides" in changes else report)(project, **changes)
    found = error.value.problems
    return [f"{Path(one.place.file).name}:{one.place.line > 0}: {one.what}; {one.remedy}" for one in found]


FELL = {"text": "Burglary fell.", "claim": {"decrease": "burglary", "period": "june"}}
ROSE = {"text": "Burglary rose.", "claim": {"increase": "burglary", "period": "june"}}
NOT_TRUE = ("paper.yaml:True: the claim is not true: Burglary shows a decrease of 20%, from 10 cases to 8 cases; "
            "change the words and the claim")  # fmt: skip


def test_true_claims_stand_in_the_document_with_the_words_beside_them(project: Any) -> None:
    recommended = ["That the Board note it.", FELL | {"text": "Note the fall."}]
    made = report(project, summary=[FELL], recommendations=recommended)
    assert [(one.about, one.kind) for one in made.claims] == [
        ("Burglary fell.", "decrease"),
        ("Note the fall.", "decrease"),
    ]


def test_a_false_claim_stops_the_build_at_its_place(project: Any) -> None:
    assert told(project, summary=[ROSE]) == [NOT_TRUE]


@pytest.mark.parametrize(
    "content",
    [
        {"bullets": ["It rose.", "It fell."], "claim": [FELL["claim"], ROSE["claim"]]},
        {"numbered": ["It rose."], "claim": ROSE["claim"]},
        {"sub": ["It rose."], "claim": ROSE["claim"]},
        {"quote": "It rose.", "claim": ROSE["claim"]},
        {"box": "A case", "text": "It rose.", "claim": ROSE["claim"]},
    ],
)
def test_claims_stand_beside_all_content_of_words(content: dict[str, Any], project: Any) -> None:
    sections = [dict(one) for one in REPORT["sections"]]
    sections[0] = sections[0] | {"content": [content]}
    assert NOT_TRUE in told(project, sections=sections)


def test_claims_stand_on_figures_and_slides_and_follow_the_slides_measure(project: Any) -> None:
    figures = {**REPORT["figures"], "trend": REPORT["figures"]["trend"] | {"claims": ROSE["claim"]}}
    assert told(project, figures=figures) == [NOT_TRUE]
    slides = [dict(one) for one in DECK["slides"]]
    slides[2] = slides[2] | {"claims": [{"no_change": "offence", "period": "june"}]}
    (only,) = told(project, slides=slides)  # thefts did not change, burglaries did
    assert only == NOT_TRUE


def test_two_claims_that_clash_are_told_as_such(project: Any) -> None:
    first, second = told(project, summary=[FELL, ROSE])
    assert first == NOT_TRUE
    assert "two claims cannot both be true: that it rose, and that it fell (" in second
    assert second.endswith("take out the one that is not true")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"highest": "harrow", **AMONG}, {"highest": "brent", **AMONG}),
        ({"highest": "harrow", **AMONG}, {"lowest": "harrow", **AMONG}),
        ({"rank": 2, **AMONG}, {"rank": 3, **AMONG}),
        ({"more_than": 7, "of": "burglary"}, {"less_than": 7, "of": "burglary"}),
        ({"at_least": 8, "of": "burglary"}, {"less_than": 8, "of": "burglary"}),
        ({"more_than": 0, "of": "burglary"}, {"none": "burglary"}),
    ],
)
def test_claims_clash_that_cannot_both_be_true(one: dict[str, Any], other: dict[str, Any], project: Any) -> None:
    texts = [{"text": "So it is.", "claim": [given | {"period": "june"} for given in (one, other)]}]
    assert any("two claims cannot both be true" in line for line in told(project, summary=texts))


def test_claims_of_other_periods_areas_and_limits_do_not_clash(project: Any) -> None:
    claims = [
        {"more_than": 7, "of": "burglary", "period": "june"},
        {"less_than": 9, "of": "burglary", "period": "june"},
        {"at_least": 8, "of": "burglary", "period": "june"},
        {"decrease": "burglary", "period": "june"},
        {"increase": "burglary", "period": "june", "area": "harrow"},
        {"highest": "harrow", "of": "burglary", "among": "bcu", "period": "june"},
        {"lowest": "brent", "of": "burglary", "among": "bcu", "period": "june"},
    ]
    assert len(report(project, summary=[{"text": "So it is.", "claim": claims}]).claims) == 7


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"higest": "harrow", "of": "burglary"}, "nothing says what is claimed; did you mean 'highest'?"),
        ({"highest": "harow", **AMONG}, "there is no area 'harow'; did you mean 'harrow'?"),
        ({"highest": "harrow", "of": "burglery", "among": "bcu"}, "there is no measure 'burglery'"),
        ({"highest": "harrow", "of": "burglary"}, "the claim does not say among which areas; add 'among'"),
        ({"highest": "Theft", "of": "burglary", "by": "knd"}, "there is no category 'knd'"),
        ({"highest": "Theft", "of": "burglary", "by": "aera"}, "there is no category 'aera'; did you mean 'area'?"),
        ({"increase": "burglary", "since": "Smarch"}, "'Smarch'"),
        ({"increase": "burglary", "where": {"knd": "Theft"}}, "there is no category 'knd'"),
        ({"share_above": 30, "of": "burglary"}, "the claim does not say of what it is a share"),
        ({"rank": 0, **AMONG}, "'rank' must be 1 or more, found the number 0"),
        ({"record": "longest", "of": "burglary", "over": "year"}, "'record' cannot be 'longest'"),
    ],
)
def test_slips_in_claims_are_told_before_data_are_read(given: dict[str, Any], what: str, project: Any) -> None:
    text = {"text": "So it is.", "claim": {"period": "june", **given}}
    assert any(what in line for line in told(project, summary=[text]))
