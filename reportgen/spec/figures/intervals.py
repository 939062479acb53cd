"""Tables of intervals: what a spec may say of estimates, their ends, and what may be claimed of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import mistake
from reportgen.spec.figures.axis import AxisSpec
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, MeasureRef, PeriodRef, Template, Within


class IntervalsSpec(FigureBase):
    """Estimates with their 95% confidence intervals, and whether they are higher or lower than another's."""

    types = ("intervals",)
    makes = "table"

    type: Literal["intervals"] = Field(description="Always `intervals`")
    measure: MeasureRef | None = Field(default=None, description="What is counted or estimated, if the rows say none")
    rows: AxisSpec = Field(description="Areas, measures, periods or the values of a category")
    value: Literal["count", "rate", "share"] = Field(
        default="count", description="The measure's own value, per population, or of the measure `of`")
    of: MeasureRef | None = Field(default=None, description="value share: the measure of the whole")
    versus: AreaOrGroupRef | None = Field(
        default=None, description="The area that each row is compared with, by its own measure and period")
    period: PeriodRef | None = Field(default=None, description="A period (docs/periods.md), if the rows say none")
    area: AreaOrGroupRef | None = Field(default=None, description="If the rows say none (default: the paper's)")
    within: Within = Field(default={})
    heading: Template | None = Field(default=None, description="Heading of the first column")

    @model_validator(mode="after")
    def _meant(self) -> IntervalsSpec:
        if (self.value == "share") != (self.of is not None):
            if self.of is None:
                raise mistake("the share has no whole", "add 'of', the measure of the whole", at="value")
            raise mistake("only a share is of a whole", "add 'value: share', or take 'of' out", at="of")
        return self
