"""Timelines: what a spec may say of one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import SpecModel
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.figures.status import STATUS_MEANING, Statuses, check_statuses
from reportgen.spec.terms import Dated, Template

MOST_MILESTONES = 16


class MilestoneSpec(SpecModel):
    """A dated step."""

    date: Dated = Field(description="When: a day, a month or a span, e.g. 2021-10-04, May 2022, Oct-Nov 2021")
    label: Template = Field(min_length=1, description="What happens")
    note: Template | None = Field(default=None, description="A few words more, in smaller type")
    status: str | None = Field(default=None, description=STATUS_MEANING)


class TimelineSpec(FigureBase):
    """Dated steps along a line: a consultation, a review, a programme."""

    types = ("timeline",)
    makes = "drawing"

    type: Literal["timeline"] = Field(description="Always `timeline`")
    title: Template = Field(description="Caption")
    milestones: list[MilestoneSpec] = Field(
        min_length=2, max_length=MOST_MILESTONES, description="The steps; they are set in the order of their dates")
    today: Dated | None = Field(default=None, description="A day that is marked, such as that of the meeting")
    today_label: str = Field(default="Today", description="What the mark is called")
    statuses: Statuses = Field(default={})

    @model_validator(mode="after")
    def _judged(self) -> TimelineSpec:
        check_statuses(self.statuses,
                       [(one.status, ("milestones", i, "status")) for i, one in enumerate(self.milestones)])
        return self
