"""Two numbers beside each other in words: similar to, slightly higher than, nearly twice, 7 points above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from reportgen.errors import UnplacedError, cause_of
from reportgen.measures.facts import Fact, Unit
from reportgen.wording.changes import change_sign, size_words
from reportgen.wording.numbers import decimal_words, number_word, prose_number
from reportgen.wording.text import Run, Text

if TYPE_CHECKING:
    from reportgen.spec.wording import Gap, Wording

Verdict = Literal["same", "similar", "higher", "lower", "significantly higher", "significantly lower"]

_NOISE = 0.025  # of a ratio: 2.05 is still twice
_SHORT, _BEYOND = 0.1, 0.25  # of a ratio: nearly three times is up to 2.7, more than twice up to 2.5


def verdict(change: Fact, wording: Wording) -> Verdict:
    """How the first number stands to the second: by their intervals if both have one, else by the house's rule.

    Two are similar if their intervals overlap, significantly apart if they do not. Without intervals they are similar
    within the first step of the house's ladder, and nothing is called significant.
    """
    sign = _sign(change)
    if sign == 0:
        return "same"
    if overlapping(change) is True:
        return "similar"
    if overlapping(change) is False:
        return "significantly higher" if sign > 0 else "significantly lower"
    if "{direction}" not in _gap(change, wording).words:
        return "similar"
    return "higher" if sign > 0 else "lower"


def overlapping(change: Fact) -> bool | None:
    """Whether the two numbers' 95 per cent intervals overlap; None if one has none."""
    one, other = _pair(change)
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    return one.low <= other.high and other.low <= one.high


def comparison_words(change: Fact, wording: Wording) -> Text:
    """``similar to``, ``slightly higher than``, ``significantly lower than``, ``the same as``."""
    phrases, judged = wording.comparison, verdict(change, wording)
    if judged == "same":
        return (Run(phrases.same, fact=change),)
    by_interval = overlapping(change)
    if by_interval is None:
        phrase = _gap(change, wording).words
    else:
        phrase = phrases.similar if by_interval else phrases.significant
    higher, lower, _ = wording.comparatives
    return (Run(phrase.replace("{direction}", higher if _sign(change) > 0 else lower), fact=change),)


def above(change: Fact, wording: Wording) -> Text:
    """``7 percentage points above``, ``16% below``, ``the same as``."""
    up, down, level = wording.comparison.above
    sign = _sign(change)
    if sign == 0:
        return (Run(level, fact=change),)
    return (Run(f"{size_words(change, wording)} {up if sign > 0 else down}", fact=change),)


def times(change: Fact, wording: Wording) -> Text:
    """``nearly twice``, ``more than three times``, ``2.6 times``: how many times the second number the first is.

    Raises ``UnplacedError`` if it is not at least nearly twice.
    """
    one, other = _pair(change)
    if one.value is None or not other.value or one.value / other.value < 2 * (1 - _SHORT):
        what = f"{prose_number(one, wording)} is not nearly twice {prose_number(other, wording)}"
        raise UnplacedError(what, "take it without .times, or by .above")
    ratio, phrases = one.value / other.value, wording.comparison
    below = int(ratio)
    in_order = sorted((below, below + 1), key=lambda number: abs(ratio - number))
    near = next((number for number in in_order if _says(ratio, number)), None)
    if near is None:
        return (Run(phrases.times.replace("{number}", decimal_words(ratio, 1)), fact=change),)
    words = phrases.twice if near == 2 else phrases.times.replace("{number}", _number(near))
    if abs(ratio - near) <= near * _NOISE:
        return (Run(words, fact=change),)
    hedge = phrases.nearly_times if ratio < near else phrases.more_than_times
    return (Run(hedge.replace("{times}", words), fact=change),)


def _says(ratio: float, number: int) -> bool:
    return number >= 2 and -number * _SHORT <= ratio - number <= number * _BEYOND


def _number(number: int) -> str:
    return number_word(number) if number < 10 else str(number)


def _pair(change: Fact) -> tuple[Fact, Fact]:
    if len(change.inputs) < 2:
        raise UnplacedError(f"a {change.unit} compares nothing", "write e.g. burglary[recent].compared_with(...)")
    return change.inputs[0], change.inputs[1]


def _sign(change: Fact) -> int:
    sign = change_sign(change)
    if sign is None:
        without = next(fact for fact in _pair(change) if fact.value is None)
        what = f"{without.label} in {without.area_label} has no figure: {without.missing}"
        raise UnplacedError(what, "compare others", cause_of(without.missing))
    return sign


def _gap(change: Fact, wording: Wording) -> Gap:
    """The step of the house's ladder that the two numbers are apart."""
    one, other = _pair(change)
    distance = abs((one.value or 0) - (other.value or 0))
    if one.unit is Unit.SHARE:
        return _step(wording.comparison.points, distance)
    return _step(wording.comparison.percent, distance / abs(other.value) * 100 if other.value else float("inf"))


def _step(gaps: Sequence[Gap], distance: float) -> Gap:
    return next(gap for gap in gaps if gap.below is None or distance < gap.below)
