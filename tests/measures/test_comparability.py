"""What is refused as a comparison, and what lets it pass."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.periods import parse

from .books import JUNE_TO_JULY, book, months, two_years


def test_unequal_periods_are_not_compared() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    longer = facts.count("burglary", parse("June to August 2022"), "barnet")
    with pytest.raises(UnplacedError, match="are not equally long"):
        facts.change(now, longer)


def test_counts_of_two_areas_are_not_compared() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8]), "brent": two_years([5, 7], [6, 8])})
    now, other = (facts.count("burglary", JUNE_TO_JULY, area) for area in ("barnet", "brent"))
    with pytest.raises(UnplacedError, match="counts of Barnet and Brent are not alike; compare rates"):
        facts.change(now, other)


def test_two_releases_are_compared_only_if_the_spec_allows_it() -> None:
    numbers, other = {"barnet": two_years([5, 7], [6, 8])}, {"barnet": two_years([5, 7], [6, 7])}
    facts = book(numbers, other=other)
    now, then = facts.count("robbery", JUNE_TO_JULY, "barnet"), facts.count("burglary", JUNE_TO_JULY, "barnet")
    with pytest.raises(UnplacedError, match="two releases are compared: Recorded crime, December 2023 and"):
        facts.change(now, then)
    allowed = book(numbers, other=other, allow=frozenset({"releases", "measures"}))
    assert allowed.change(now, then).value == pytest.approx((13 - 14) / 14 * 100)


def test_two_measures_are_compared_only_if_the_spec_allows_it() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])})
    facts.measures = {**facts.measures, "theft": facts.measures["burglary"].model_copy(update={"label": "Theft"})}
    now, other = (facts.count(name, JUNE_TO_JULY, "barnet") for name in ("burglary", "theft"))
    with pytest.raises(UnplacedError, match="Burglary and Theft are two measures"):
        facts.change(now, other)


def test_a_share_is_of_one_release() -> None:
    numbers, other = {"barnet": two_years([5, 7], [6, 8])}, {"barnet": two_years([5, 7], [6, 7])}
    facts = book(numbers, other=other)
    part, whole = (facts.count(measure, JUNE_TO_JULY, "barnet") for measure in ("robbery", "burglary"))
    with pytest.raises(UnplacedError, match="two releases are compared"):
        facts.share(part, whole)
    allowed = book(numbers, other=other, allow=frozenset({"releases", "measures"}))
    assert allowed.share(part, whole).value == pytest.approx(13 / 14 * 100)


def test_a_share_of_another_span_is_let_pass_and_remembered() -> None:
    facts = book({"barnet": months("2023-06", [4, 12])}, allow=frozenset({"periods"}))
    july, both = (facts.count("burglary", period, "barnet") for period in (parse("July 2023"), JUNE_TO_JULY))
    assert facts.share_of(july, both).value == 75  # 12 of 16
    assert list(facts.comparability.let_pass) == ["periods"]
