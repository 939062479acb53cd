"""Histograms by hour of day: what a spec may say of one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.spec.base import SpecModel
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, CategoryRef, MeasureRef, PeriodRef, Within


class QuietSpec(SpecModel):
    """The hours of the day with the fewest, in a row; the night counts through."""

    hours: int = Field(gt=0, lt=24, description="How many hours in a row")


class HistogramSpec(FigureBase):
    """The hours of the day side by side, with the quietest ones picked out and said in words."""

    types = ("histogram",)

    type: Literal["histogram"] = Field(description="Always `histogram`")
    measure: MeasureRef = Field(description="What is counted")
    by: CategoryRef = Field(default="hour", description="The category whose values are hours (0 to 23) or bands of "
                            "hours, such as 00:00-02:59")
    period: PeriodRef = Field(
        default="12 months", description="A period (docs/periods.md), or the name of one under `periods`")
    area: AreaOrGroupRef | None = Field(default=None, description="Default: the paper's area")
    within: Within = Field(default={})
    quiet: QuietSpec | None = Field(default=None, description="Pick out the quietest hours, e.g. {hours: 5}")
    labels: Literal["none", "all", "highlight"] = Field(
        default="none", description="Which columns have their number written above them")
