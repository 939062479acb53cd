"""Tables of several answers: numbers, and shares of the people who gave them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.model import Table
from reportgen.figures.multi_response import make
from reportgen.spec.figures.multi_response import MultiResponseSpec
from reportgen.wording.text import facts_in
from tests.measures.books import read_book

from .incidents import heads, texts
from .scopes import maker, scope

# As printed: substances of 62 young people under 18 and 64 from 18 on.
ANSWERS = """area,month,age,kind,substance,count
barnet,2023-06,Under 18,answers,Cannabis,61
barnet,2023-06,Under 18,answers,Nicotine,<5
barnet,2023-06,Under 18,answers,Alcohol,22
barnet,2023-06,Under 18,people,,62
barnet,2023-06,Over 18,answers,Cannabis,58
barnet,2023-06,Over 18,answers,Nicotine,8
barnet,2023-06,Over 18,answers,Alcohol,0
barnet,2023-06,Over 18,people,,64
"""
MEASURES: dict[str, dict[str, object]] = {
    "answers": {"where": {"kind": "answers"}},
    "people": {"where": {"kind": "people"}, "noun": ("person", "people")},
}


def table(folder: Path, text: str = ANSWERS, **spec: object) -> Table:
    made = read_book(folder, text, MEASURES, missing={"<5": "c"},
                     columns={"age": "age", "kind": "kind", "substance": "substance"})  # fmt: skip
    given = {"type": "multi_response", "measure": "answers", "base": "people", "items": {"by": "substance"},
             "period": "Jun 2023"}  # fmt: skip
    return make(MultiResponseSpec.model_validate(given | spec), "figure", maker(scope(made)))


def test_groups_side_by_side_with_their_base(tmp_path: Path) -> None:
    made = table(tmp_path, groups={"by": "age", "order": "given"})
    assert heads(made) == [
        ["Substance", "Over 18 (n\u00a0=\u00a064)", "Under 18 (n\u00a0=\u00a062)"],
        ["Number", "Share of people", "Number", "Share of people"],
    ]
    # 58 / 64 = 90.6 %, 8 / 64 = 12.5 %, 61 / 62 = 98.4 %, 22 / 62 = 35.5 %
    assert texts(made) == [
        ["Alcohol", "0", "0.0%", "22", "35.5%"],
        ["Cannabis", "58", "90.6%", "61", "98.4%"],
        ["Nicotine", "8", "12.5%", "[c]", "[c]"],
        ["All people", "64", "100.0%", "62", "100.0%"],
    ]
    assert made.total_rows == (3,)


def test_the_note_says_that_one_may_count_several_times(tmp_path: Path) -> None:
    # 98.4 % and 35.5 % are more than 100 %
    one = "Shares are of people. One person may count in several rows"
    expected = f"{one}, so that the shares add up to more than 100%."
    made = table(tmp_path, within={"age": "Under 18"})
    assert made.notes[0] == expected
    assert expected in made.alt


def test_it_does_not_say_so_where_they_do_not(tmp_path: Path) -> None:
    made = table(tmp_path, within={"age": "Under 18"}, items={"by": "substance", "without": ["Cannabis"]})
    assert made.notes[0] == "Shares are of people. One person may count in several rows."


def test_the_largest_first_if_the_author_says_so(tmp_path: Path) -> None:
    made = table(tmp_path, within={"age": "Over 18"}, items={"by": "substance", "order": "value"})
    assert [row[0] for row in texts(made)] == ["Cannabis", "Nicotine", "Alcohol", "All people"]


def test_shares_keep_the_number_and_the_base(tmp_path: Path) -> None:
    (share,) = facts_in(table(tmp_path, within={"age": "Under 18"}).rows[1][2].text)
    assert [fact.value for fact in share.inputs] == [61, 62]


def test_small_bases_are_marked(tmp_path: Path) -> None:
    few = ANSWERS.replace(",62", ",29").replace(",61", ",14")
    made = table(tmp_path, few, within={"age": "Under 18"})
    assert texts(made)[1] == ["Cannabis", "14", "48.3%\u00a0[low]"]


def test_more_answers_of_one_kind_than_people_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError, match=r"\(61\) is more than its base, People \(Under 18\) \(60\); correct"):
        table(tmp_path, ANSWERS.replace(",62", ",60"), within={"age": "Under 18"})


def test_no_people_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError, match=r"there is no base: .*; choose a period that the data cover"):
        table(tmp_path, period="May 2023")


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ({"items": {"areas": ["barnet"]}}, "items are the values of a category, or measures"),
        ({"items": {"by": "substance", "top": 2}}, "items cannot be taken together"),
        ({"groups": {"measures": ["answers"]}}, "groups of people are areas, periods or a category"),
    ],
)
def test_what_has_no_answers(spec: dict[str, object], said: str) -> None:
    given = {"type": "multi_response", "measure": "answers", "base": "people", "items": {"by": "substance"}}
    with pytest.raises(ValidationError, match=said):
        MultiResponseSpec.model_validate(given | spec)
