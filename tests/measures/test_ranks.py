"""Ranks: who is best by what is better, who shares a place, and what cannot be ranked."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.measures.ranks import rank_fact

from .books import JUNE_TO_JULY, book, two_years


def ranked(
    by_area: dict[str, tuple[float, float]], polarity: str = "lower", by: str = "change"
) -> tuple[float | None, int | None, bool]:
    """Barnet's rank, where each area has (June and July 2022, June and July 2023)."""
    numbers = {area: two_years([before, 0], [now, 0]) for area, (before, now) in by_area.items()}
    rank = rank_fact(book(numbers, polarity=polarity), "burglary", JUNE_TO_JULY, "barnet", "bcu", by)  # type: ignore[arg-type]
    return rank.value, rank.of, rank.tied


def test_the_greatest_fall_ranks_first_where_lower_is_better() -> None:
    # -20 %, -50 %, +10 %
    assert ranked({"barnet": (10, 8), "brent": (10, 5), "harrow": (10, 11)}) == (2, 3, False)


def test_the_greatest_rise_ranks_first_where_higher_is_better() -> None:
    assert ranked({"barnet": (10, 8), "brent": (10, 5), "harrow": (10, 11)}, "higher") == (2, 3, False)
    assert ranked({"barnet": (10, 20), "brent": (10, 5), "harrow": (10, 11)}, "higher") == (1, 3, False)


def test_equal_ratios_share_the_better_rank() -> None:
    # 1/3 and 2/6 are the same ratio, which floats of percentages need not see; Harrow's 3/6 is more.
    assert ranked({"barnet": (3, 1), "brent": (6, 2), "harrow": (6, 3)}) == (1, 3, True)


def test_a_rise_from_zero_ranks_last_and_zero_to_zero_is_no_change() -> None:
    assert ranked({"barnet": (0, 1), "brent": (1, 9), "harrow": (0, 0)}) == (3, 3, False)
    assert ranked({"barnet": (0, 0), "brent": (1, 9), "harrow": (2, 1)}) == (2, 3, False)


def test_a_rank_by_value_orders_the_counts() -> None:
    assert ranked({"barnet": (0, 4), "brent": (0, 4), "harrow": (0, 3)}, by="value") == (2, 3, True)


def test_a_rank_needs_a_polarity_and_a_group_the_area_is_in() -> None:
    facts = book({name: two_years([1, 1], [1, 1]) for name in ("barnet", "brent", "harrow", "camden")}, polarity="none")
    with pytest.raises(UnplacedError, match="nothing says which is better"):
        rank_fact(facts, "burglary", JUNE_TO_JULY, "barnet", "bcu", "change")
    facts = book({name: two_years([1, 1], [1, 1]) for name in ("barnet", "brent", "harrow", "camden")})
    with pytest.raises(UnplacedError, match="Camden is not one of NW BCU"):
        rank_fact(facts, "burglary", JUNE_TO_JULY, "camden", "bcu", "change")


def test_a_rank_without_the_peers_data_has_no_number_and_says_why() -> None:
    rank = rank_fact(book({"barnet": two_years([1, 1], [2, 2])}), "burglary", JUNE_TO_JULY, "barnet", "bcu", "change")
    assert rank.value is None
    assert rank.missing == "Brent and Harrow have no figure"
