"""The numbers in the printed minutes of July 2023 beside those that ours state as facts, and counted once more."""

from __future__ import annotations

import pytest

from tests import recount
from tests.printed.table import NOT_STATED, SPECS, Printed, Term, compare, months_of, ours, printed_in, stated

SPEC = SPECS / "2023-07-19" / "minutes.yaml"
NUMBERS = printed_in("minutes-2023-07-19.tsv")


@pytest.mark.parametrize("number", NUMBERS, ids=str)
def test_a_printed_number_is_ours_or_differs_for_a_reason(number: Printed) -> None:
    compare(number, ours(number, SPEC))


def test_what_is_left_out_is_said_to_be() -> None:
    left_out = [number for number in NUMBERS if ours(number, SPEC) == NOT_STATED]
    assert left_out
    assert all(number.reason.startswith("Left out") for number in left_out)


def again(term: Term) -> int:
    first, *_, last = (f"{month[:4]}-{month[4:]}" for month in months_of(term.period))
    return int(recount.counts(term.measure, first, last)["barnet"])


COUNTED = [number for number in NUMBERS if number.what == "count" and ours(number, SPEC) != NOT_STATED]


@pytest.mark.parametrize("number", COUNTED, ids=str)
def test_plain_pandas_counts_the_same(number: Printed) -> None:
    (term,) = number.terms[0]
    assert stated(SPEC)[term.id].value == again(term)


def test_what_the_police_revised_is_a_matter_of_a_few() -> None:
    revised = [number for number in NUMBERS if number.reason.startswith("Revised")]
    # The widest is 10 in 2,310, less than half a percent: a revision, and no other way of counting.
    assert max(abs(int(ours(n, SPEC).replace(",", "")) - int(n.printed)) for n in revised) == 10
