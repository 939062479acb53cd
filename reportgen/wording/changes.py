"""Changes in words and colours, by the house's rules, so that a claim cannot disagree with its number."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact, Unit
from reportgen.wording.numbers import (
    CHANGES,
    decimal_words,
    in_pounds,
    places,
    points_words,
    prose_number,
    round_half_up,
    with_article,
    with_noun,
)
from reportgen.wording.text import Run, Text

if TYPE_CHECKING:
    from reportgen.spec.house import Rag
    from reportgen.spec.wording import Degree, Wording

Colour = Literal["green", "amber", "red", "grey"]
Arrow = Literal["up", "down", "level", "none"]

_OF_THINGS = (Unit.COUNT, Unit.MEAN, Unit.RATE)
_SAME = 1e-12  # a rate that is the same in both years may differ by the noise of floats


def change_words(change: Fact, wording: Wording) -> Text:
    """``an increase of 3.5%``, ``no change``, ``an increase of 1 case``: one run, which holds the change.

    A change that would be said as 0% is said in numbers, and so is one from zero, which has no percentage.
    """
    return (Run(_change_text(change, wording), fact=change),)


def direction(change: Fact, wording: Wording) -> str:
    """The house's word for an increase, a decrease or no change."""
    sign = change_sign(change)
    if sign is None:
        return wording.not_available
    return _of_three(sign, wording.directions)


def changed_words(change: Fact, wording: Wording) -> Text:
    """As a verb: ``increased by 3.5%``, ``decreased by 1 case``, ``did not change``."""
    sign = change_sign(change)
    if sign is None:
        return (Run(_missing_text(change, wording), fact=change),)
    verb = _of_three(sign, wording.verbs)
    said = wording.by.replace("{verb}", verb).replace("{size}", size_words(change, wording)) if sign else verb
    return (Run(said, fact=change),)


def sized_words(change: Fact, triple: tuple[str, str, str], wording: Wording, *, first: bool) -> Text:
    """The size with a word of the house: ``3.5% higher`` if the size stands ``first``, else ``up 3.5%``."""
    sign = change_sign(change)
    if sign is None:
        return (Run(_missing_text(change, wording), fact=change),)
    word = _of_three(sign, triple)
    size = size_words(change, wording)
    return (Run(word if sign == 0 else f"{size} {word}" if first else f"{word} {size}", fact=change),)


def described_words(change: Fact, wording: Wording) -> Text:
    """With how big it is: ``a slight increase of 3.5%``, ``a sharp decrease of 40%``."""
    adjective = _degree(change, wording).adjective
    text = _change_text(change, wording)
    article, _, rest = text.partition(" ")
    if adjective and change_sign(change) and article in ("a", "an"):
        text = with_article(f"{adjective} {rest}")
    return (Run(text, fact=change),)


def trend_words(change: Fact, wording: Wording) -> Text:
    """The way it went, without its size: ``increased sharply``, ``decreased``, ``remained steady``."""
    sign = change_sign(change)
    if sign is None:
        return (Run(_missing_text(change, wording), fact=change),)
    size = _relative_size(change)
    if sign == 0 or (size is not None and size <= wording.steady_within):
        return (Run(wording.steady, fact=change),)
    adverb = _degree(change, wording).adverb
    return (Run(f"{_of_three(sign, wording.verbs)} {adverb}".rstrip(), fact=change),)


def size_words(change: Fact, wording: Wording) -> str:
    """How big it is, without its sign: ``3.5%``, ``2.1 percentage points``; in numbers where there is no per cent."""
    if change.unit is Unit.PERCENT_CHANGE and change.value is not None:
        percent = _percent(abs(change.value), wording)
        if percent or change.value == 0:
            return percent or "0%"
    return _difference(change, wording)


def _of_three(sign: int, triple: tuple[str, str, str]) -> str:
    return triple[{1: 0, -1: 1, 0: 2}[sign]]


def _degree(change: Fact, wording: Wording) -> Degree:
    """The house's words for its size; from zero, where there is no per cent, none."""
    size = _relative_size(change)
    if size is None:
        return wording.degrees[0].model_copy(update={"adverb": "", "adjective": ""})
    return next(degree for degree in wording.degrees if degree.below is None or size < degree.below)


def arrow(change: Fact) -> Arrow:
    """Which way the number went, whether or not that is better."""
    arrows: dict[int | None, Arrow] = {1: "up", -1: "down", 0: "level", None: "none"}
    return arrows[change_sign(change)]


def rag(change: Fact, polarity: str, rules: Rag) -> Colour:
    """Green for a change for the better, red for the worse, amber for the worse within the house's limit.

    Grey if there is no change to judge or nothing says which way is better.
    """
    sign = change_sign(change)
    if sign is None or polarity not in ("lower", "higher"):
        return "grey"
    if sign == 0:
        return rules.no_change
    if (sign > 0) == (polarity == "higher"):
        return "green"
    size = _relative_size(change)
    return "amber" if size is not None and size <= rules.amber_within else "red"


def target_rag(difference: Fact, polarity: str, rules: Rag) -> Colour:
    """From the difference between a number and its target: green if it is met, amber if it is missed by little."""
    if change_sign(difference) == 0 and polarity in ("lower", "higher"):
        return "green"
    return rag(difference, polarity, rules.model_copy(update={"amber_within": rules.target_amber_within}))


def change_sign(change: Fact) -> int | None:
    """1, -1 or 0; None if one of the two numbers is missing. From zero it is known, though no percentage is."""
    if change.unit not in CHANGES:
        raise UnplacedError(f"a {change.unit} is not a change", "take the change of a fact")
    if len(change.inputs) < 2:
        return None if change.value is None else _sign(change.value, 0)
    now, before = change.inputs[:2]
    if now.value is None or before.value is None:
        return None
    return _sign(now.value, before.value)


def shown_sign(change: Fact, wording: Wording) -> int | None:
    """The same, but 0 for a change that the house's decimals show as 0% or 0 points."""
    decimals = {Unit.PERCENT_CHANGE: wording.prose.percent_change, Unit.POINTS: wording.prose.points}.get(change.unit)
    if decimals is None or change.value is None or not round_half_up(change.value, decimals).is_zero():
        return change_sign(change)
    return 0


def _sign(now: float, before: float) -> int:
    if math.isclose(now, before, rel_tol=_SAME, abs_tol=0.0):
        return 0
    return 1 if now > before else -1


def _change_text(change: Fact, wording: Wording) -> str:
    sign = change_sign(change)
    if sign is None:
        return _missing_text(change, wording)
    if sign == 0:
        return wording.no_change
    if change.unit is Unit.PERCENT_CHANGE and change.value is not None:
        percent = _percent(abs(change.value), wording)
        if percent:
            return (wording.increase if sign > 0 else wording.decrease).replace("{percent}", percent)
    in_numbers = wording.increase_number if sign > 0 else wording.decrease_number
    return in_numbers.replace("{difference}", _difference(change, wording))


def _missing_text(change: Fact, wording: Wording) -> str:
    if change.mark == "c":
        return wording.suppressed_change
    reason = change.missing or next((fact.missing for fact in change.inputs if fact.missing), "")
    return wording.not_comparable.replace("{reason}", reason) if reason else wording.not_available


def _percent(size: float, wording: Wording) -> str:
    """Empty if the change is too small to show in the house's decimals."""
    decimals = wording.prose.percent_change
    if round_half_up(size, decimals).is_zero():
        return ""
    return decimal_words(size, decimals, drop_trailing_zero=wording.drop_trailing_zero) + "%"


def _difference(change: Fact, wording: Wording) -> str:
    """The size of the change in its own unit: ``1 case``, ``2.1 percentage points``, ``less than 0.1 ...``."""
    unit, size = Unit.COUNT, abs(change.value or 0)
    if len(change.inputs) > 1:
        now, before = change.inputs[:2]
        unit, size = now.unit, abs((now.value or 0) - (before.value or 0))
    points = unit is Unit.SHARE or change.unit is Unit.POINTS
    fact = replace(change, unit=Unit.POINTS if points else unit, value=size, inputs=())
    decimals = places(fact, wording.prose)
    if round_half_up(size, decimals).is_zero():
        digits = f"less than {decimal_words(10.0**-decimals, decimals)}"
    elif unit is Unit.COUNT:
        digits = prose_number(fact, wording)
    else:
        digits = decimal_words(size, decimals, drop_trailing_zero=wording.drop_trailing_zero)
    if points:
        return points_words(digits)
    if unit is Unit.MONEY:
        return in_pounds(digits, wording)
    return with_noun(digits, fact) if unit in _OF_THINGS else digits


def _relative_size(change: Fact) -> float | None:
    """Per cent, or percentage points for shares; None from zero, where no limit can be held."""
    if change.unit is not Unit.DIFFERENCE:
        return None if change.value is None else abs(change.value)
    now, before = change.inputs[:2] if len(change.inputs) > 1 else (None, None)
    if now is None or before is None or now.value is None or not before.value:
        return None
    return abs((now.value - before.value) / before.value * 100)
