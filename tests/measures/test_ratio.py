"""Standardised ratios: observed per expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.measures.facts import Unit
from reportgen.measures.intervals import byar, interval
from reportgen.measures.ratio import standardised_ratio
from reportgen.periods import parse

from .books import book, months, read_book

JUNE = parse("June 2023")


def test_a_standardised_ratio_sets_the_count_against_the_rate_of_the_peers() -> None:
    numbers = {"barnet": months("2023-06", [30]), "brent": months("2023-06", [10]), "harrow": months("2023-06", [20])}
    people = {"barnet": {"2022": 1000}, "brent": {"2022": 1000}, "harrow": {"2022": 1000}}
    facts = book(numbers, people)
    ratio = standardised_ratio(facts, facts.count("burglary", JUNE, "barnet"), "bcu")
    assert (ratio.value, ratio.unit) == (pytest.approx(1.5), Unit.RATIO)  # 60 of 3,000 is 20 of 1,000; 30 / 20
    with_ends = interval(ratio)
    assert (with_ends.low, with_ends.high) == pytest.approx(tuple(end / 20 for end in byar(30)))


def test_a_ratio_may_be_standardised_by_age(tmp_path: Path) -> None:
    lines = [
        ("cases", "barnet", "young", 6), ("cases", "barnet", "old", 2),
        ("cases", "brent", "young", 2), ("cases", "brent", "old", 6),
        ("people", "barnet", "young", 300), ("people", "barnet", "old", 100),
        ("people", "brent", "young", 100), ("people", "brent", "old", 300),
    ]  # fmt: skip
    month = {"cases": "2022-06", "people": "2022-01"}
    gap = "".join(f"2022-{m:02d},barnet,nothing,young,0\n" for m in range(2, 6))
    text = "month,area,what,age,count\n" + gap
    text += "".join(f"{month[what]},{area},{what},{age},{count}\n" for what, area, age, count in lines)
    measures = {
        "cases": {"where": {"what": "cases"}, "base": {"measure": "people", "year": 2022}},
        "people": {"where": {"what": "people"}},
    }
    facts = read_book(tmp_path, text, measures, columns={"what": "what", "age": "age"}, absent="zero", time="year")
    fact = facts.count("cases", parse("calendar 2022"), "barnet")
    facts.groups = {**facts.groups, "two": facts.groups["bcu"].model_copy(update={"areas": ["barnet", "brent"]})}
    # Young: 8 of 400 is 20 per 1,000; old the same. Expected: 300 x 20 / 1,000 + 100 x 20 / 1,000 = 8.
    assert standardised_ratio(facts, fact, "two", by="age").value == pytest.approx(1)  # 8 / 8
    assert standardised_ratio(facts, fact, "brent", by="age").value == pytest.approx(1)  # 8 / (300 x 2 / 100 + 2)
