"""Panels of indicators: what a spec may say of an area beside its region, a standard, and the worst and best."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import (
    AreaOrGroupRef,
    AreaRef,
    CategoryRef,
    MeasureRef,
    PeerGroupRef,
    PeriodRef,
    Template,
)


class IndicatorSpec(SpecModel):
    """One indicator: a row."""

    measure: MeasureRef = Field(description="A given ratio, rate or share; or a count, of which the panel makes its "
                                "`value`")
    count: MeasureRef | None = Field(
        default=None, description="How many cases stand behind a given ratio or rate; its interval is reckoned from "
        "them if none was published")
    label: Template | None = Field(default=None, description="Heading of the row (default: the measure's label)")
    period: PeriodRef | None = Field(default=None, description="A period (docs/periods.md; default: the panel's)")


class RatiosSpec(FigureBase):
    """Indicators: an area beside a region and a standard such as England, and the worst and best of its peers."""

    types = ("ratios",)
    makes = "table"

    type: Literal["ratios"] = Field(description="Always `ratios`")
    indicators: list[IndicatorSpec] = Field(min_length=1, description="The rows, from top to bottom")
    value: Literal["given", "rate", "standardised"] = Field(
        default="given", description="given: as in the data; rate: of counts per population; standardised: how many "
        "there are for each one that there would be at the rate of the standard")
    by: CategoryRef | None = Field(
        default=None, description="standardised: a category of the counts and of their base, such as an age band")
    area: AreaOrGroupRef | None = Field(default=None, description="Ours (default: the paper's)")
    region: AreaOrGroupRef | None = Field(default=None, description="A column of its region")
    standard: AreaOrGroupRef = Field(description="What it is compared with, such as England")
    among: PeerGroupRef | None = Field(default=None, description="The worst and the best of these areas")
    worst: AreaRef | None = Field(default=None, description="Instead of `among`: under what name the data give the "
                                  "worst")
    best: AreaRef | None = Field(default=None, description="Instead of `among`: under what name the data give the best")
    period: PeriodRef | None = Field(default=None, description="For indicators that name none")
    heading: Template = Field(default="Indicator", description="Heading of the first column")

    @model_validator(mode="after")
    def _meant(self) -> RatiosSpec:
        if (self.worst is None) != (self.best is None):
            raise mistake("worst and best go together", "give both of them, or 'among'")
        if self.among is not None and self.worst is not None:
            raise mistake("'among' finds the worst and the best", "take 'worst' and 'best' out", at="worst")
        if self.by is not None and self.value != "standardised":
            raise mistake("only what is standardised is so by a category", "take 'by' out", at="by")
        for index, indicator in enumerate(self.indicators):
            if indicator.period is None and self.period is None:
                raise mistake("the indicator has no period", "add 'period' here or to the panel",
                              at=("indicators", index))
            if indicator.count is not None and self.value != "given":
                raise mistake("the measure itself is the count", "take 'count' out", at=("indicators", index, "count"))
        return self
