"""Records: the highest or lowest for how long, said only if it is true."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact
from reportgen.periods import parse
from reportgen.spec.wording import Wording
from reportgen.wording.records import record_words
from reportgen.wording.text import plain
from tests.wording.facts import fact

MONTHS = ("September", "August", "July", "June", "May", "April")


def series(values: list[float]) -> tuple[Fact, list[Fact]]:
    """September 2023 and the months before it."""
    facts = [fact(value, period=parse(f"{month} 2023")) for value, month in zip(values, MONTHS, strict=False)]
    return facts[0], facts[1:]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([9, 5, 6, 7], "the highest in the 4 months shown"),
        ([1, 5, 6, 7], "the lowest in the 4 months shown"),
        ([9, 5, 6, 7, 12, 3], "the highest since May 2023"),  # passed August, July and June
        ([9, 5, 6, 7, 9, 12], "the highest since May 2023"),  # as high as in May
        ([2, 5, 6, 7, 1, 12], "the lowest since May 2023"),
        ([9, 5, 6, 12, 3], "neither the highest nor the lowest in the 5 months shown"),  # passed two months only
        ([9, 5, 9, 7], "the joint highest in the 4 months shown"),
        ([9, 9], "the joint highest in the 2 months shown"),
    ],
)
def test_a_record_is_said_for_as_long_as_it_holds(values: list[float], words: str) -> None:
    now, before = series(values)
    (run,) = record_words(now, before, Wording())
    assert (run.text, run.fact) == (words, now)


def test_spans_are_called_by_their_length() -> None:
    quarters = [fact(value, period=parse(f"Q{number} 2023/24")) for value, number in ((9, 2), (5, 1))]
    assert plain(record_words(quarters[0], quarters[1:], Wording())) == "the highest in the 2 quarters shown"
    days = [fact(value, period=parse(span)) for value, span in ((9, "June to July 2023"), (5, "April to May 2023"))]
    assert plain(record_words(days[0], days[1:], Wording())) == "the highest in the 2 spans shown"


def test_nothing_earlier_is_no_record() -> None:
    with pytest.raises(UnplacedError, match="nothing earlier is known to set Burglary against; name a longer span"):
        record_words(fact(3, period=parse("May 2023")), [], Wording())
