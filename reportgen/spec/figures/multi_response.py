"""Tables of several answers: what a spec may say of items of which one person may have several."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import mistake
from reportgen.spec.figures.axis import AxisSpec
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, MeasureRef, PeriodRef, Template, Within


class MultiResponseSpec(FigureBase):
    """Items of which one person may have several: numbers, and shares of the people, which add up to over 100%."""

    types = ("multi_response",)
    makes = "table"

    type: Literal["multi_response"] = Field(description="Always `multi_response`")
    measure: MeasureRef | None = Field(default=None, description="What is counted, if the items say none")
    items: AxisSpec = Field(description="The rows: the values of a category, or measures")
    base: MeasureRef = Field(description="The people, each counted once")
    groups: AxisSpec | None = Field(
        default=None, description="Groups of people side by side: areas, periods or a category of both measures")
    period: PeriodRef | None = Field(default=None, description="A period (docs/periods.md), if the groups say none")
    area: AreaOrGroupRef | None = Field(default=None, description="If the groups say none (default: the paper's)")
    within: Within = Field(default={})
    heading: Template | None = Field(default=None, description="Heading of the first column")

    @model_validator(mode="after")
    def _of_people(self) -> MultiResponseSpec:
        if self.items.kind not in ("by", "measures"):
            raise mistake("items are the values of a category, or measures", "give 'by' or 'measures'", at="items")
        for name in ("rest", "top", "bands"):
            if getattr(self.items, name):
                raise mistake("items cannot be taken together: one person may have several of them",
                              f"take '{name}' out", at=("items", name))
        if self.groups is not None and self.groups.kind == "measures":
            raise mistake("groups of people are areas, periods or a category", "give one of these", at="groups")
        return self
