"""Facts: one number each, with where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reportgen.data.model import Mark as Mark
from reportgen.errors import UnplacedError
from reportgen.periods import Period


class Unit(StrEnum):
    """What a fact's value is given in."""

    COUNT = "count"  # things: cases, people, incidents
    MEAN = "mean"  # things per month
    RATE = "rate"  # things per `per` of a population
    SHARE = "share"  # per cent of a whole, 0 to 100
    DIFFERENCE = "difference"  # a count less another count
    PERCENT_CHANGE = "percent change"  # (now - before) / before x 100
    POINTS = "points"  # a share less another share, in percentage points
    RANK = "rank"  # 1 is best; `of` areas
    MONEY = "money"  # pounds
    INDEX = "index"  # per cent of the value at a base period, which is 100
    SCORE = "score"  # a number of its own kind, such as minutes or points of a test; not added up
    RATIO = "ratio"  # observed per expected; 1 is as expected


ADDED_UP = (Unit.COUNT, Unit.MONEY)  # those of which a whole is the sum of its parts


@dataclass(frozen=True, slots=True)
class Origin:
    """The rows a fact was counted from; their number is not told of data whose small numbers are protected."""

    dataset: str
    title: str
    source: str
    release: str
    status: str  # final, provisional or illustrative
    rows: int | None
    query: str
    extracted: date | None = None
    url: str | None = None
    licence: str = ""
    note: str = ""  # what a reader of the dataset must know


@dataclass(frozen=True, slots=True)
class Fact:
    """One number: measure x period x area x categories, unrounded; ``value`` is None when there is none, and
    ``missing`` says why. ``categories`` are (column, value) pairs that it was counted within. ``mark`` is a shorthand
    of official statistics: c suppressed, low, p provisional, r revised, x not available, z not applicable. ``low`` and
    ``high`` are the ends of its 95 per cent confidence interval.

    ``inputs`` are the facts it was computed from (a change has two, a rank one for each area), ``origins`` the
    data rows it was counted from, its inputs' included.
    """

    id: str
    value: float | None
    unit: Unit
    measure: str
    label: str
    area: str
    area_label: str
    period: Period | None = None
    noun: tuple[str, str] = ("case", "cases")
    polarity: str = "none"  # lower, higher or none: which is better
    missing: str = ""
    per: int | None = None  # base of a rate: per 1,000
    of: int | None = None  # a rank's number of areas
    tied: bool = False  # a rank shared with another area
    categories: tuple[tuple[str, str], ...] = ()
    mark: Mark = ""
    low: float | None = None
    high: float | None = None
    made: str = ""  # how it was computed from its inputs: sum, change, rate, ...; nothing if it was counted
    inputs: tuple[Fact, ...] = field(default=(), repr=False)
    origins: tuple[Origin, ...] = field(default=(), repr=False)

    @property
    def status(self) -> str:
        """The weakest status of what it was counted from."""
        found = {origin.status for origin in self.origins}
        for status in ("illustrative", "provisional"):
            if status in found:
                return status
        return "final"


def period_of(fact: Fact) -> Period:
    if fact.period is None:
        raise UnplacedError(f"'{fact.label}' has no period", "take a fact of one period")
    return fact.period


def listed_labels(labels: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(labels))
