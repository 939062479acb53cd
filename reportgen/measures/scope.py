"""What a paper's names stand for: its area, periods, measures and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from reportgen.errors import UnplacedError
from reportgen.measures.book import FactBook
from reportgen.periods import Period, PeriodError, parse
from reportgen.spec.house import HouseSpec


@dataclass(frozen=True, slots=True)
class Scope:
    """``local`` are the names of a slide made for each of several measures: its name -> the measure."""

    book: FactBook
    house: HouseSpec
    area: str
    data_to: date
    periods: Mapping[str, Period]
    local: Mapping[str, str]

    def with_measure(self, name: str, measure: str) -> Scope:
        return replace(self, local={**self.local, name: measure})

    def measure(self, name: str) -> str:
        return self.local.get(name, name)

    def period(self, text: str) -> Period:
        if text in self.periods:
            return self.within(self.periods[text])
        try:
            return self.within(parse(text, self.data_to))
        except PeriodError as error:
            raise UnplacedError(error.what, error.remedy) from error

    def within(self, period: Period) -> Period:
        """The period, if it ends by the paper's ``data_to``: all numbers of a paper have one cut-off."""
        if period.end > self.data_to:
            raise UnplacedError(
                f"{period.label()} ends after the paper's data, which go to {self.data_to:%B %Y}",
                "choose an earlier period, or move `data_to`",
            )
        return period
