"""Venn diagrams: the parts are reckoned from sets and overlaps, and none can be below zero."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportError, UnplacedError
from reportgen.figures.venn import Venn, make
from reportgen.spec.figures.venn import VennSpec
from reportgen.wording.text import plain
from tests.measures.books import read_book

from .scopes import maker, scope

PEOPLE = {"a": 40, "b": 30, "c": 50, "ab": 10, "ac": 15, "bc": 12, "abc": 4}
THREE = {
    "sets": [{"key": key, "label": key.upper(), "within": {"need": key}} for key in "abc"],
    "overlaps": [{"of": list(both), "within": {"need": both}} for both in ("abc", "ab", "ac", "bc")],
}
TWO = {
    "sets": [{"key": key, "label": key.upper(), "within": {"need": key}} for key in "ab"],
    "overlaps": [{"of": ["a", "b"], "within": {"need": "ab"}}],
}


def venn(folder: Path, numbers: dict[str, int], **spec: object) -> Venn:
    rows = "".join(f"Barnet,2023-06,{need},{number}\n" for need, number in numbers.items())
    made = read_book(
        folder,
        f"area,month,need,count\n{rows}",
        {"people": {"noun": ["person", "people"]}},
        columns={"need": "need"},
    )
    given = {"type": "venn", "title": "Needs", "measure": "people", "period": "Jun 2023"} | spec
    return make(VennSpec.model_validate(given), "figure", maker(scope(made)))


def test_parts_of_three_sets_leave_out_those_in_other_sets(tmp_path: Path) -> None:
    made = venn(tmp_path, PEOPLE, **THREE)
    # A and B, not C: 10 - 4 = 6; A and C: 15 - 4 = 11; B and C: 12 - 4 = 8
    # A only: 40 - 6 - 11 - 4 = 19; B only: 30 - 6 - 8 - 4 = 12; C only: 50 - 11 - 8 - 4 = 27
    assert {region.name: plain(region.count) for region in made.regions} == {
        "A only": "19",
        "B only": "12",
        "C only": "27",
        "A and B, not C": "6",
        "A and C, not B": "11",
        "B and C, not A": "8",
        "A, B and C": "4",
    }
    # 19 + 12 + 27 + 6 + 11 + 8 + 4 = 87 = 40 + 30 + 50 - 10 - 15 - 12 + 4
    assert made.notes[0] == "The circles are not drawn to scale; shares are of the 87 people in any of the sets."
    # 19 / 87 = 21.84 %
    assert plain(made.regions[0].share) == "21.8%"


def test_two_sets_in_words_and_as_a_table(tmp_path: Path) -> None:
    made = venn(tmp_path, PEOPLE, **TWO)
    # 30 + 20 + 10 = 60 in any; 30 / 60 = 50 %, 20 / 60 = 33.3 %, 10 / 60 = 16.7 %
    assert made.alt == (
        "Venn diagram: Needs. Sets, overlaps included: A 40 and B 30. A only: 30 (50.0%). B only: 20 (33.3%). "
        "A and B: 10 (16.7%)."
    )
    assert made.table is not None
    assert [[plain(cell.text) for cell in row] for row in made.table.rows] == [
        ["A only", "30", "50.0%"],
        ["B only", "20", "33.3%"],
        ["A and B", "10", "16.7%"],
        ["A, overlaps included", "40", "[z]"],
        ["B, overlaps included", "30", "[z]"],
    ]
    assert made.notes[-1] == "[z] not applicable: the sets overlap."


def test_every_number_is_a_fact_that_can_be_traced(tmp_path: Path) -> None:
    made = venn(tmp_path, PEOPLE, **TWO)
    assert [fact.value for fact in made.facts[:6]] == [40, 30, 10, 30, 20, 10]
    assert all(origin.dataset == "data" for fact in made.facts for origin in fact.origins)


def test_an_overlap_larger_than_its_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"the overlap \(31\) is larger than People \(b\) \(30\), of which it is"):
        venn(tmp_path, PEOPLE | {"ab": 31}, **TWO)


def test_overlaps_that_together_are_more_than_their_set_are_told(tmp_path: Path) -> None:
    # A and B, not C: 30 - 4 = 26; A and C, not B: 36 - 4 = 32; 26 + 32 + 4 = 62, of 40
    with pytest.raises(UnplacedError, match=r"the overlaps cannot be: .*add up to 62, and the whole is 40"):
        venn(tmp_path, PEOPLE | {"ab": 30, "ac": 36}, **THREE)


def test_without_shares_none_are_written(tmp_path: Path) -> None:
    made = venn(tmp_path, PEOPLE, shares=False, **TWO)
    assert made.regions[0].share == ()
    assert made.notes == ("The circles are not drawn to scale.",)
