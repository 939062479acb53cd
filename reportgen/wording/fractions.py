"""Shares in words: nearest simple fractions, one in six, 7 out of 10, majorities, parts of a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact, Unit
from reportgen.wording.numbers import counted, number_word, prose_number, round_half_up
from reportgen.wording.text import Run, Text, filled

if TYPE_CHECKING:
    from reportgen.spec.wording import Wording

_EXACT = 1e-9  # the noise of floats, in percentage points
_FARTHEST = 0.1  # of a fraction: 6.7% is not nearly a tenth, though it is but 3.3 points short
_MOST_IN = 20  # one in more than twenty is read worse than a percentage


def fraction(share: Fact, wording: Wording) -> Text:
    """``nearly two thirds``, ``about a quarter``, ``just over half``, ``half``; a percentage if none is near.

    Of several fractions within the house's limits the nearest is taken; limits are in percentage points, and at most
    a tenth of the fraction.
    """
    value = _percent_of(share)
    names = wording.fractions.values()
    near = [at for at in names if _within(value, at, wording)]
    if not near:
        return (Run(prose_number(share, wording), fact=share),)
    at = min(near, key=lambda one: (abs(value - one), one))
    return (Run(_hedged(value - at, names[at], wording), fact=share),)


def one_in(share: Fact, wording: Wording) -> Text:
    """``one in six``, ``nearly one in three``: for shares of at most half; a percentage below one in twenty."""
    value = _percent_of(share)
    number = int(round_half_up(100 / value, 0)) if value > 0 else 0
    if not 2 <= number <= _MOST_IN or not _within(value, 100 / number, wording):
        return (Run(prose_number(share, wording), fact=share),)
    words = wording.fractions.one_in.replace("{number}", _word(number))
    return (Run(_hedged(value - 100 / number, words, wording), fact=share),)


def out_of_ten(share: Fact, wording: Wording) -> Text:
    """``nearly 8 out of 10``; a percentage if none of the tenths is near enough."""
    value = _percent_of(share)
    tenths = int(round_half_up(value / 10, 0))
    if not 1 <= tenths <= 9 or not _within(value, tenths * 10, wording):
        return (Run(prose_number(share, wording), fact=share),)
    words = wording.fractions.out_of.replace("{number}", str(tenths)).replace("{of}", "10")
    return (Run(_hedged(value - tenths * 10, words, wording), fact=share),)


def majority(share: Fact, wording: Wording) -> Text:
    """``the majority`` of more than half, ``half`` of exactly half; of less, the percentage: no word claims more."""
    value = _percent_of(share)
    if abs(value - 50) <= _EXACT:
        return (Run(wording.fractions.half, fact=share),)
    return (Run(wording.fractions.majority if value > 50 else prose_number(share, wording), fact=share),)


def part_of_whole(share: Fact, wording: Wording) -> Text:
    """``48 of the 131``."""
    part, whole = _counts(share)
    return filled(wording.fractions.part, part=_number(part, wording), whole=_number(whole, wording))


def of_all(share: Fact, wording: Wording, phrase: str = "") -> Text:
    """``54.3% of all service users who left``; without a ``phrase`` for the whole ``54.3% of all people``."""
    nouns = whole_of(share).noun[1]
    return filled(wording.fractions.of_all, share=_number(share, wording), nouns=nouns, whole=phrase or nouns)


def whole_of(share: Fact) -> Fact:
    """The count that it is a share of."""
    return _counts(share)[1]


def number_share(share: Fact, wording: Wording) -> Text:
    """``51 (43.6%)``."""
    part, _ = _counts(share)
    return filled(wording.fractions.number_share, part=_number(part, wording), share=_number(share, wording))


def share_number(share: Fact, wording: Wording) -> Text:
    """``43.6% (n=51)``."""
    part, _ = _counts(share)
    return filled(wording.fractions.share_number, part=_number(part, wording), share=_number(share, wording))


def average(mean: Fact, wording: Wording) -> Text:
    """``an average of 19 cases a month over 6 months``: a mean is never said without what it was taken over."""
    if mean.unit is not Unit.MEAN or mean.period is None:
        raise UnplacedError(f"a {mean.unit} is no average", "take the .mean of a count")
    said = counted(mean, wording)
    return filled(wording.per_month, mean=said, unit="month", length=mean.period.label("length"))


def _percent_of(share: Fact) -> float:
    if share.unit is not Unit.SHARE:
        raise UnplacedError(f"a {share.unit} is no share of a whole", "write e.g. knife[year].share_of(violence[year])")
    if share.value is None:
        raise UnplacedError(f"the share of {share.label} is not known: {share.missing}", "choose another period")
    return share.value


def _counts(share: Fact) -> tuple[Fact, Fact]:
    _percent_of(share)
    if len(share.inputs) < 2:
        raise UnplacedError(f"the data of {share.label} hold percentages only", "say the percentage")
    return share.inputs[0], share.inputs[1]


def _within(value: float, at: float, wording: Wording) -> bool:
    """Whether the share may be called by the fraction that stands at so many per cent."""
    gap, limits = value - at, wording.fractions
    short, beyond = (min(limit, at * _FARTHEST) for limit in (limits.nearly_within, limits.just_over_within))
    return -short - _EXACT <= gap <= beyond + _EXACT or _as_good(gap, wording)


def _as_good(gap: float, wording: Wording) -> bool:
    return abs(gap) <= wording.fractions.about_within + _EXACT


def _hedged(gap: float, words: str, wording: Wording) -> str:
    phrases = wording.fractions
    if abs(gap) <= _EXACT:
        return words
    if _as_good(gap, wording):
        return phrases.about.replace("{fraction}", words)
    return (phrases.nearly if gap < 0 else phrases.just_over).replace("{fraction}", words)


def _word(number: int) -> str:
    return number_word(number) if number < 10 else str(number)


def _number(fact: Fact, wording: Wording) -> Text:
    return (Run(prose_number(fact, wording), fact=fact),)
