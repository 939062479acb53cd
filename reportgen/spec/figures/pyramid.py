"""Pyramids by age and sex: what a spec may say of one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, CategoryRef, MeasureRef, PeriodRef, Within


class PyramidSpec(FigureBase):
    """Age bands one above the other, the youngest at the foot, one sex to the left and one to the right."""

    types = ("pyramid",)

    type: Literal["pyramid"] = Field(description="Always `pyramid`")
    measure: MeasureRef = Field(description="What is counted")
    by: CategoryRef = Field(default="age", description="The category of the bands")
    only: list[str] = Field(default=[], description="These bands alone, from the foot upwards")
    split: CategoryRef = Field(default="sex", description="The category of the two sides")
    sides: tuple[str, str] | None = Field(
        default=None, description="Its two values, left and right (default: the two that the data have)")
    period: PeriodRef = Field(description="A period (docs/periods.md), or the name of one under `periods`")
    area: AreaOrGroupRef | None = Field(default=None, description="Default: the paper's area")
    within: Within = Field(default={})
    value: Literal["count", "share"] = Field(default="count", description="The number, or its share of the whole")
    labels: Literal["none", "all"] = Field(default="none", description="Whether the numbers stand beside the bars")
