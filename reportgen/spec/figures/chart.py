"""Charts: what a spec may say of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from reportgen.errors import Place
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, MeasureRef, PeerGroupRef, PeriodRef, Referent


class ChartSpec(FigureBase):
    """A native chart."""

    types = ("column", "clustered", "stacked", "bar", "line", "pie", "doughnut")

    type: Literal["column", "clustered", "stacked", "bar", "line", "pie", "doughnut"] = Field(
        description="How it is drawn")
    measure: MeasureRef | None = Field(default=None, description="What is counted")
    measures: list[MeasureRef] = Field(default=[], description="Several measures instead of one")
    by: Literal["month", "quarter", "year", "area", "measure"] = Field(default="month", description="The categories")
    period: PeriodRef = Field(
        default="12 months", description="A period (docs/periods.md), or the name of one under `periods`")
    value: Literal["count", "rate", "share", "percent_change"] = Field(
        default="count", description="The number, per population, of the whole, or its change on the year before")
    compare: list[AreaOrGroupRef] = Field(
        default=[], description="Areas or peer groups, one series each (default: the paper's area)")
    versus: Literal["previous_year"] | None = Field(
        default=None, description="Add the same span a year before as a series")
    among: PeerGroupRef | None = Field(default=None, description="by area: the peer group whose areas are shown")
    highlight: str | None = Field(default=None, description="A period whose months, or an area, to pick out")
    average: bool = Field(default=False, description="Add the mean as a line")
    target: bool = Field(default=False, description="Add the measure's target as a line")
    labels: Literal["none", "all", "highlight"] = Field(
        default="none", description="Which points have their number written beside them")

    def further_references(self) -> Iterator[tuple[Referent, str | None, Place]]:
        yield ("area" if self.by == "area" else "period"), self.highlight, self.place("highlight")
