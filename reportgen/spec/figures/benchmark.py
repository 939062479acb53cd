"""Benchmarks: what a spec may say of values with their confidence intervals, side by side."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, MeasureRef, PeriodRef, Within


class BenchmarkSpec(FigureBase):
    """An area beside those it is measured by, each with its 95% confidence interval; older ones in grey."""

    types = ("benchmark",)

    type: Literal["benchmark"] = Field(description="Always `benchmark`")
    measure: MeasureRef = Field(description="What is counted or estimated")
    areas: list[AreaOrGroupRef] = Field(
        min_length=1, description="From left to right; the others are compared with the first")
    period: PeriodRef = Field(description="A period (docs/periods.md), or the name of one under `periods`")
    older: list[PeriodRef] = Field(default=[], description="Earlier periods, in grey, from the oldest on")
    value: Literal["count", "rate", "share"] = Field(
        default="count", description="The measure's own value, per population, or of the measure `of`")
    of: MeasureRef | None = Field(default=None, description="value share: the measure of the whole")
    within: Within = Field(default={})
    labels: Literal["none", "all"] = Field(default="all", description="Whether the numbers stand in the columns")
