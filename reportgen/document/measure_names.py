"""A measure in a text: behind it stand its facts, by period and area, and its highest and lowest months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reportgen.document.fact_names import FactName, named
from reportgen.document.measure_words import MeasureWords
from reportgen.document.names import AreaName, PeriodName, Words
from reportgen.errors import Place, UnplacedError
from reportgen.measures import order
from reportgen.measures.order import End
from reportgen.periods import Period
from reportgen.wording import numbers


@dataclass(frozen=True, slots=True)
class PeakName(FactName):
    """The highest or lowest month of a span; ``.when`` names it, or all that are as high."""

    periods: tuple[Period, ...]
    attributes = FactName.attributes | {"when"}

    @property
    def when(self) -> Words:
        return Words(numbers.joined([period.label("span") for period in self.periods]))


@dataclass(frozen=True, slots=True)
class MeasureName(MeasureWords):
    """``{{ burglary }}`` is its name in a sentence; ``burglary[recent]`` its fact in the paper's area."""

    place: Place
    methods = frozenset({"of", "peak", "trough", "even_if_missing"})

    def instead(self, name: str) -> str:
        """What to write where a fact's word stands behind the measure itself."""
        of_facts = name in FactName.attributes | FactName.methods
        return f"say of which period, e.g. [recent].{name}" if of_facts else ""

    @staticmethod
    def keys_among(names: Mapping[str, object]) -> Iterable[str]:
        """Which of the paper's names may stand in its brackets."""
        return (name for name, value in names.items() if isinstance(value, PeriodName))

    def of(self, area: object) -> MeasureName:
        """The measure in another area or peer group."""
        name = area.area if isinstance(area, AreaName) else str(area)
        self.scope.book.members(name)
        return replace(self, scope=replace(self.scope, area=name))

    def even_if_missing(self, key: object) -> FactName:
        """The fact where the data may not cover the period: ``.sentence`` then says why."""
        return named(self.scope.book.count(self.measure, self._period(key), self.scope.area), self.scope, self.place)

    def peak(self, key: object) -> PeakName:
        """The highest month of a period."""
        return self._extreme(key, "highest")

    def trough(self, key: object) -> PeakName:
        """The lowest month of a period."""
        return self._extreme(key, "lowest")

    def __getitem__(self, key: object) -> FactName:
        fact = self.scope.book.required(self.measure, self._period(key), self.scope.area)
        return named(fact, self.scope, self.place)

    def _extreme(self, key: object, end: End) -> PeakName:
        book = self.scope.book
        whole = book.count(self.measure, self._period(key), self.scope.area)
        found = order.by_time(book, whole, self._period(key).split("month")).at(end)
        in_time = sorted((item.fact for item in found), key=lambda fact: fact.period.start if fact.period else date.min)
        periods = tuple(fact.period for fact in in_time if fact.period is not None)
        return PeakName(in_time[0], self.scope, self.place, periods)

    def _period(self, key: object) -> Period:
        if isinstance(key, PeriodName):
            return self.scope.within(key.period)
        if isinstance(key, str):
            return self.scope.period(key)
        raise UnplacedError("a measure is followed by a period in brackets", "write e.g. burglary[recent]")
