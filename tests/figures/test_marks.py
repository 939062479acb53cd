"""What marks mean: said once below each figure that bears them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.disclosure.rule import Rule
from reportgen.figures.marks import mark_notes, shorthand
from reportgen.figures.model import Cell, Chart, ChartType, Series, Table
from reportgen.measures.facts import Fact, Mark, Origin, Unit
from reportgen.wording.text import Run
from tests.houses import barnet

HOUSE = barnet()
ORIGIN = Origin("referrals", "Referrals", "invented", "April 2024", "final", None, "SELECT 1")


def fact(value: float | None = 12.0, mark: Mark = "", missing: str = "") -> Fact:
    return Fact(
        id=f"referred.{value}.{mark}.{missing}", value=value, unit=Unit.COUNT, measure="referred", label="Referred",
        area="hill", area_label="Hill", mark=mark, missing=missing, origins=(ORIGIN,),
    )  # fmt: skip


def table(*facts: Fact) -> Table:
    return Table("t", header=(), rows=tuple((Cell((Run("", fact=one),)),) for one in facts))


def chart(*series: tuple[Fact, ...]) -> Chart:
    rows = tuple(
        Series(f"Series {at}", tuple(one.value for one in facts), facts) for at, facts in enumerate(series, start=1)
    )
    return Chart("c", ChartType.LINE, tuple(f"Q{at}" for at in range(1, len(series[0]) + 1)), rows)


def notes(figure: Table | Chart, said: tuple[str, ...] = (), rule: Rule | None = None) -> list[str]:
    return list(mark_notes(figure, said, HOUSE, {"referrals": rule} if rule else {}))


@pytest.mark.parametrize(
    ("one", "wanted"),
    [(fact(), ""), (fact(None, "c"), "[c]"), (fact(None), "[x]"), (fact(12.0, "p"), "[p]"), (fact(None, "z"), "[z]")],
)
def test_the_shorthand_of_a_number(one: Fact, wanted: str) -> None:
    assert shorthand(one) == wanted


def test_numbers_without_marks_need_no_note() -> None:
    assert notes(table(fact(), fact(None))) == []


def test_a_mark_is_explained_in_the_houses_words() -> None:
    assert notes(table(fact(12.0, "p"), fact(13.0, "p"))) == ["[p] provisional, and may be revised."]


def test_a_suppressed_number_is_explained_by_the_rule_that_suppressed_it() -> None:
    reason = Rule(5, unit="people").reason
    assert notes(table(fact(None, "c", reason))) == ["[c] suppressed to protect numbers of people below 5."]


def test_what_a_figure_says_of_a_mark_is_not_said_again() -> None:
    assert notes(table(fact(None, "z")), said=("[z] not applicable to a total.",)) == []


def test_a_chart_shows_no_marks_so_its_note_names_the_numbers() -> None:
    low = "Q2: [low] based on a small number, and easily changed by chance."
    assert notes(chart((fact(), fact(12.0, "low")))) == [low]
    both = chart((fact(12.0, "r"), fact()), (fact(), fact(13.0, "r")))
    assert notes(both) == ["Series 1, Q1 and Series 2, Q2: [r] revised since it was first published."]


def test_many_numbers_of_a_chart_are_counted() -> None:
    marked = tuple(replace(fact(float(at)), mark="p") for at in range(1, 8))
    assert notes(chart(marked)) == ["7 of the numbers: [p] provisional, and may be revised."]


def test_rounding_is_told() -> None:
    told = notes(table(fact()), rule=Rule(5, method="round", base=10))
    assert told == ["Numbers are rounded to the nearest 10; parts may not add up to their totals."]
