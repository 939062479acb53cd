"""Funnels: what a spec may say of stages through which fewer and fewer pass."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, CategoryRef, MeasureRef, PeriodRef, Template


class FunnelStageSpec(SpecModel):
    """One stage."""

    label: Template = Field(description="Heading of the row")
    measure: MeasureRef | None = Field(default=None, description="What is counted (default: the funnel's measure)")
    within: dict[CategoryRef, str] = Field(default={}, description="Only those: a category and its value")
    more: str | None = Field(
        default=None, description="Why there may be more than at the stage before; printed as a note. Without it that "
        "is a mistake")


class FunnelSpec(FigureBase):
    """Stages with their numbers, each as a share of the first one and of the one before."""

    types = ("funnel",)
    makes = "table"

    type: Literal["funnel"] = Field(description="Always `funnel`")
    stages: list[FunnelStageSpec] = Field(min_length=2, description="From the first to the last")
    measure: MeasureRef | None = Field(default=None, description="For stages that name none")
    period: PeriodRef = Field(description="A period (docs/periods.md), or the name of one under `periods`")
    area: AreaOrGroupRef | None = Field(default=None, description="Default: the paper's area")
    heading: Template = Field(default="Stage", description="Heading of the first column")

    @model_validator(mode="after")
    def _counted(self) -> FunnelSpec:
        for index, stage in enumerate(self.stages):
            if stage.measure is None and self.measure is None:
                raise mistake("nothing says what is counted", "add 'measure' here or to the funnel",
                              at=("stages", index))
        if self.stages[0].more is not None:
            raise mistake("there is no stage before the first", "take 'more' out", at=("stages", 0, "more"))
        return self
