"""Rank badges: the place, and the area's own change as colour, arrow and word."""

from __future__ import annotations

from reportgen.figures.badge import make_badge
from reportgen.figures.model import Badge
from reportgen.spec.figures.badge import BadgeSpec
from reportgen.wording.text import plain
from tests.measures.books import Numbers, book, months

from .scopes import scope
from .test_chart import YEARS


def badge(numbers: Numbers = YEARS) -> Badge:
    spec = BadgeSpec.model_validate({"rank": "change", "among": "bcu", "period": "recent"})
    return make_badge(spec, "badge", "burglary", scope(book(numbers)))


def test_a_rise_is_red_with_an_arrow_and_a_word() -> None:
    made = badge()
    assert plain(made.value) == "1/3"  # 25 %, 50 % and 800 %
    assert (made.rag, made.arrow, made.word) == ("red", "up", "Increase")
    assert made.caption == "NW BCU: rank by change from the same period last year"
    assert made.value[0].fact is made.facts[0]


def test_no_change_is_level() -> None:
    numbers = YEARS | {"barnet": months("2022-06", [5, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7, 5])}
    made = badge(numbers)
    assert (made.rag, made.arrow, made.word) == ("amber", "level", "No change")


def test_without_peers_there_is_no_rank_but_a_reason() -> None:
    made = badge({"barnet": YEARS["barnet"]})
    assert plain(made.value) == "[x]"
    assert made.missing == "Brent and Harrow have no figure"
    assert made.word == "Increase"
