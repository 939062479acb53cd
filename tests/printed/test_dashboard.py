"""Each number printed on the Board's dashboard of November 2023 beside ours: the same, or different for a reason."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from reportgen import api
from reportgen.measures.facts import Fact
from reportgen.periods import parse
from reportgen.wording.changes import change_words
from reportgen.wording.numbers import round_half_up
from reportgen.wording.text import plain
from tests.houses import barnet

HERE = Path(__file__).parent
SPEC = HERE.parents[1] / "report_specs" / "2023-11-24" / "performance-dashboard.yaml"
NOT_STATED = "not stated"

Printed = dict[str, str]


def printed() -> list[Printed]:
    with (HERE / "dashboard-2023-11-24.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@cache
def stated() -> dict[str, Fact]:
    """What the sample dashboard states, by id."""
    return {fact.id: fact for fact in api.facts(SPEC)}


def ours(number: Printed) -> str:
    """The same number as our dashboard says it."""
    period = parse(f"{number['from']} to {number['to']}")
    spans = (period, period.previous_year())
    now, before = (f"{number['measure']}.barnet.{span.start:%Y%m%d}-{span.end:%Y%m%d}" for span in spans)
    fact = stated().get(now if number["what"] == "count" else f"change({now}~{before})")
    if fact is None or fact.value is None:
        return NOT_STATED
    if number["what"] == "count":
        return str(round_half_up(fact.value, 0))
    return plain(change_words(fact, barnet().wording))


def test_seven_slides_print_seven_numbers_each() -> None:
    slides = [number["slide"] for number in printed()]
    assert slides == [str(slide) for slide in range(4, 11) for _ in range(7)]


@pytest.mark.parametrize(
    "number", printed(), ids=lambda n: f"slide {n['slide']} line {n['line']} {n['what']} {n['from']} {n['printed']}"
)
def test_a_printed_number_is_ours_or_differs_for_a_reason(number: Printed) -> None:
    own = ours(number)
    if number["reason"]:
        assert own != number["printed"], f"both are {own}: take the reason away"
    else:
        assert own == number["printed"], "write the reason for the difference into the table"


def test_what_the_police_revised_is_a_matter_of_a_few() -> None:
    revised = [n for n in printed() if n["reason"].startswith("Revised") and n["what"] == "count"]
    assert revised
    # The widest is 5 in 2,363: a revision, and no other way of counting.
    assert max(abs(int(ours(n)) - int(n["printed"])) for n in revised) == 5
