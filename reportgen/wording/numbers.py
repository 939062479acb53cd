"""Numbers in words: rounded once, half up, by the house's decimals, with their units and nouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from reportgen.measures.facts import Fact, Unit
from reportgen.wording.text import Run, Text

if TYPE_CHECKING:
    from reportgen.spec.wording import Decimals, Wording

MINUS = "−"
CHANGES = (Unit.DIFFERENCE, Unit.PERCENT_CHANGE, Unit.POINTS)

_SPOKEN_AS_VOWEL = r"[aeiou]|hour|honest|honour|heir"
_SPOKEN_AS_CONSONANT = r"one\b|once\b|uni(?!n)|us[aei]|eu|uk\b"
_PRECISION = Context(prec=400)  # the largest float has 309 digits
_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def round_half_up(value: float, places: int) -> Decimal:
    """The value rounded once, a half going away from zero; never -0.

    A float is taken with 15 significant digits, all that it is sure of, so that a half stays a half: 23 / 80 * 100
    is 28.75, which is 28.8, though floats make it 28.749999999999996.
    """
    whole = isinstance(value, int) or value.is_integer()
    exact = Decimal(int(value)) if whole else Decimal(format(value, ".15g"))
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _PRECISION)
    return abs(rounded) if rounded.is_zero() else rounded


def decimal_words(value: float, places: int, *, drop_trailing_zero: bool = False) -> str:
    """``1,938``, ``3.5``, ``−2.8``; ``33`` and not ``33.0`` if trailing zeros are dropped."""
    rounded = round_half_up(value, places)
    digits = f"{abs(rounded):,f}"
    if drop_trailing_zero and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return MINUS + digits if rounded < 0 else digits


def limit_words(limit: float) -> str:
    """A number as an author gave it: ``2.5``, ``1,000``."""
    return decimal_words(limit, 6, drop_trailing_zero=True)


def signed_words(value: float, places: int) -> str:
    """``+3.5``, ``−2.8``; zero, also after rounding, has no sign."""
    return ("+" if round_half_up(value, places) > 0 else "") + decimal_words(value, places)


def places(fact: Fact, decimals: Decimals) -> int:
    """The places after the point that the house gives the fact's unit."""
    return {
        Unit.COUNT: decimals.count,
        Unit.DIFFERENCE: decimals.count,
        Unit.MEAN: decimals.mean,
        Unit.RATE: decimals.rate,
        Unit.SHARE: decimals.share,
        Unit.PERCENT_CHANGE: decimals.percent_change,
        Unit.POINTS: decimals.points,
        Unit.MONEY: decimals.money,
        Unit.INDEX: decimals.index,
        Unit.SCORE: decimals.score,
        Unit.RATIO: decimals.ratio,
        Unit.RANK: 0,
    }[unit_of(fact)]


def unit_of(fact: Fact) -> Unit:
    """What the digits are given in: a difference is in the unit of what it is the difference of."""
    return fact.inputs[0].unit if fact.unit is Unit.DIFFERENCE and fact.inputs else fact.unit


def number(fact: Fact, decimals: Decimals, *, drop_trailing_zero: bool = False) -> str:
    """The fact's value with its unit: ``1,938``, ``3.5%``, ``2.1 percentage points``, ``4.3``, ``8/32``.

    Raises ValueError if the fact has no value: what stands there instead is the caller's to say.
    """
    # 33% reads better than 33.0%, but a rate of 2.0 is a measurement and says to which place it was taken, and
    # pence are never one digit.
    dropped = drop_trailing_zero and fact.unit not in (Unit.RATE, Unit.MONEY, Unit.RATIO)
    return _with_unit(fact, decimal_words(known(fact), places(fact, decimals), drop_trailing_zero=dropped))


def prose_number(fact: Fact, wording: Wording) -> str:
    """The number as it stands in a sentence; the house's words if there is none."""
    if fact.value is None:
        if fact.mark == "c":
            return wording.suppressed_change if fact.unit in CHANGES else wording.suppressed
        return wording.not_available
    if fact.unit is Unit.COUNT and places(fact, wording.prose) == 0:
        whole = int(round_half_up(fact.value, 0))
        if 0 <= whole < wording.number_words_below:
            return number_word(whole)
    digits = number(fact, wording.prose, drop_trailing_zero=wording.drop_trailing_zero)
    return in_pounds(digits, wording) if _is_money(fact) else digits


def table_number(fact: Fact, wording: Wording) -> str:
    """The number as it stands in a table: all its decimals, changes with their sign: ``+3.5%``, ``−2.8%``."""
    if fact.value is None:
        return wording.not_available
    if fact.unit not in CHANGES:
        digits = number(fact, wording.table)
        return in_pounds(digits, wording) if unit_of(fact) is Unit.MONEY else digits
    digits = signed_words(fact.value, places(fact, wording.table))
    if _is_money(fact):
        return in_pounds(digits, wording)
    return f"{digits} points" if fact.unit is Unit.POINTS else _with_unit(fact, digits)


def counted(fact: Fact, wording: Wording) -> Text:
    """The number with its noun, in one run: ``551 cases``, ``1 case``, ``no cases``, ``4.3 cases per 1,000``."""
    if fact.value is None and fact.mark == "c" and fact.unit is Unit.COUNT:
        return (Run(f"{wording.suppressed} of {fact.noun[1]}", fact=fact),)
    if fact.value is None or fact.unit not in (Unit.COUNT, Unit.MEAN, Unit.RATE):
        return (Run(prose_number(fact, wording), fact=fact),)
    if fact.value == 0 and fact.unit is Unit.COUNT:
        return (Run(wording.no_cases.replace("{nouns}", fact.noun[1]), fact=fact),)
    return (Run(with_noun(prose_number(fact, wording), fact), fact=fact),)


def noun(fact: Fact, wording: Wording) -> str:
    """The noun alone, as the number asks for it: ``case`` after one, ``cases`` after none or several."""
    return fact.noun[0 if is_one(fact, wording) else 1]


def is_one(fact: Fact, wording: Wording) -> bool:
    """Whether the number, as it is said, is followed by the singular."""
    return fact.value is not None and _is_one(prose_number(fact, wording))


def rounded_words(fact: Fact, base: int, wording: Wording) -> str:
    """To the nearest ten, hundred or thousand: ``over 389,000``, ``nearly 200``; the number itself if it is a
    multiple, or farther from one than the house allows: 611 is not nearly 1,000."""
    value = known(fact)
    nearest = int(round_half_up(value / base, 0)) * base
    if value == nearest or abs(value - nearest) * 100 > abs(value) * wording.approximate_within:
        return prose_number(fact, wording)
    nearly, over = wording.approximate
    phrase = nearly if value < nearest else over
    return phrase.replace("{number}", prose_number(replace(fact, value=float(nearest)), wording))


def with_article(text: str) -> str:
    """``a 3.5%``, ``an 8%``, ``an 11th``, ``an 18,000``, ``an hour``, ``a unit``: by how it is spoken."""
    return f"{'an' if _begins_with_vowel(text) else 'a'} {text}"


def in_pounds(digits: str, wording: Wording) -> str:
    """``£1,938``, ``−£30``, ``+£30``: the sign stands before the currency."""
    sign = digits[:1] if digits.startswith((MINUS, "+")) else ""
    return sign + wording.money.replace("{number}", digits.removeprefix(sign))


def _is_money(fact: Fact) -> bool:
    """Whether it is in pounds: money, or money less other money."""
    return fact.unit is Unit.MONEY or (
        fact.unit is Unit.DIFFERENCE and bool(fact.inputs) and fact.inputs[0].unit is Unit.MONEY
    )


def with_noun(digits: str, fact: Fact) -> str:
    """A number already in words, followed by the fact's noun and, for a rate, by its base."""
    if fact.unit is Unit.COUNT and digits in ("0", "zero"):
        digits = "no"
    noun = fact.noun[0 if _is_one(digits) else 1]
    base = f" per {fact.per:,}" if fact.unit is Unit.RATE and fact.per else ""
    return f"{digits} {noun}{base}"


def rank_ordinal(fact: Fact) -> str:
    """``8th``, ``joint 5th``."""
    return f"{'joint ' if fact.tied else ''}{ordinal(round(known(fact)))}"


def ordinal(n: int) -> str:
    """``1st``, ``2nd``, ``11th``, ``112th``."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n:,}{ending}"


def number_word(n: int) -> str:
    """``nine``, ``twenty-one``; digits from a hundred on."""
    if n < 20:
        return _UNITS[n]
    if n >= 100:
        return f"{n:,}"
    tens, units = divmod(n, 10)
    return f"{_TENS[tens]}-{_UNITS[units]}" if units else _TENS[tens]


def joined(items: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def known(fact: Fact) -> float:
    """The value of a fact that has one."""
    if fact.value is None:
        raise ValueError(f"{fact.id} has no value: {fact.missing}")
    return fact.value


def _with_unit(fact: Fact, digits: str) -> str:
    if fact.unit in (Unit.PERCENT_CHANGE, Unit.SHARE):
        return f"{digits}%"
    if fact.unit is Unit.POINTS:
        return points_words(digits)
    if fact.unit is Unit.RANK and fact.of:
        return f"{digits}/{fact.of}"
    return digits


def points_words(digits: str) -> str:
    """``2.1 percentage points``, ``1 percentage point``."""
    return f"{digits} percentage {'point' if _is_one(digits) else 'points'}"


def _is_one(digits: str) -> bool:
    return digits.removeprefix("less than ").lstrip(MINUS) in ("1", "one")


def _begins_with_vowel(text: str) -> bool:
    spoken = text.lstrip("£\"'“‘(").lower()
    digits = re.match(r"\d[\d,]*", spoken)
    if digits is None:
        return re.match(_SPOKEN_AS_CONSONANT, spoken) is None and re.match(_SPOKEN_AS_VOWEL, spoken) is not None
    whole = digits[0].replace(",", "")
    # 11 and 18 begin with a vowel when the thousands that they stand before are spoken: 11,000, but not 110.
    first = whole[: (len(whole) - 1) % 3 + 1]
    return whole.startswith("8") or first in ("11", "18")
