"""Pyramids: two sides over bands of age, in numbers or shares."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import UnplacedError
from reportgen.figures.model import Chart, ChartType
from reportgen.figures.pyramid import make
from reportgen.spec.figures.pyramid import PyramidSpec
from tests.measures.books import read_book

from .scopes import maker, scope

PEOPLE = """area,month,age,sex,count
barnet,2023-07,0 to 17,Female,10
barnet,2023-07,0 to 17,Male,15
barnet,2023-07,18 to 64,Female,30
barnet,2023-07,18 to 64,Male,25
barnet,2023-07,65 and over,Female,15
barnet,2023-07,65 and over,Male,5
"""


def pyramid(folder: Path, text: str = PEOPLE, **spec: object) -> Chart:
    given = {"type": "pyramid", "measure": "people", "period": "July 2023"} | spec
    held = read_book(folder, text, {"people": {"noun": ["resident", "residents"]}},
                     columns={"age": "age", "sex": "sex"})  # fmt: skip
    return make(PyramidSpec.model_validate(given), "figure", maker(scope(held)))


def test_the_youngest_are_at_the_foot_and_each_sex_has_its_side(tmp_path: Path) -> None:
    made = pyramid(tmp_path)
    assert made.type is ChartType.PYRAMID
    assert made.categories == ("0 to 17", "18 to 64", "65 and over")
    assert [(one.name, one.values) for one in made.series] == [("Female", (10, 30, 15)), ("Male", (15, 25, 5))]
    assert made.value_title == "Number of residents: Female to the left, Male to the right"
    assert made.title == "People by age and sex, Barnet, July 2023"


def test_the_sides_may_be_changed(tmp_path: Path) -> None:
    assert [one.name for one in pyramid(tmp_path, sides=["Male", "Female"]).series] == ["Male", "Female"]


def test_shares_are_of_both_sides_together(tmp_path: Path) -> None:
    made = pyramid(tmp_path, value="share")
    # Of 10 + 15 + 30 + 25 + 15 + 5 = 100.
    assert [one.values for one in made.series] == [(10, 30, 15), (15, 25, 5)]
    assert made.number_format == '0.0"%"'


def test_the_alternative_text_says_the_sum_and_the_largest_band_of_each_side(tmp_path: Path) -> None:
    assert pyramid(tmp_path).alt == (
        "Population pyramid: People by age and sex, Barnet, July 2023. "
        "Female: 55 in all, most 30 for 18 to 64. Male: 45 in all, most 25 for 18 to 64."
    )


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"only": ["0 to 16"]}, "the data of People have no age '0 to 16'; did you mean '0 to 17'?"),
        ({"sides": ["Female", "Mail"]}, "the data of People have no sex 'Mail'; did you mean 'Male'?"),
        ({"sides": ["Male", "Male"]}, "both sides are 'Male'"),
        ({"split": "age"}, "bands and sides are one category"),
        ({"split": "age", "by": "sex"}, "a pyramid has two sides, and the data have 3 values of 'age'"),
        ({"period": "June 2023"}, "has no number to show"),
    ],
)
def test_what_makes_no_pyramid_is_refused(tmp_path: Path, spec: dict[str, object], told: str) -> None:
    with pytest.raises(UnplacedError, match=told.replace("?", r"\?")):
        pyramid(tmp_path, **spec)
