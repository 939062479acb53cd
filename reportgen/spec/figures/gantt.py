"""Gantt charts: what a spec may say of one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.periods import Period, parse
from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.figures.status import STATUS_MEANING, Statuses, check_statuses
from reportgen.spec.terms import Dated, Template

MOST_ROWS = 25
MOST_MONTHS = 36


class TaskSpec(SpecModel):
    """One row: an action and the months it takes."""

    label: Template = Field(min_length=1, description="What is done")
    start: Dated = Field(description="The first month, e.g. Aug 2023")
    end: Dated | None = Field(default=None, description="The last month (default: the one of `start`)")
    group: Template | None = Field(default=None, description="A heading above this row and those after it, up to the "
                                   "next such heading")
    status: str | None = Field(default=None, description=STATUS_MEANING)

    @property
    def span(self) -> Period:
        """From the first to the last day."""
        return Period(parse(self.start).start, parse(self.end or self.start).end)


class GanttSpec(FigureBase):
    """Actions as bars over months: a delivery plan."""

    types = ("gantt",)
    makes = "drawing"

    type: Literal["gantt"] = Field(description="Always `gantt`")
    title: Template = Field(description="Caption")
    rows: list[TaskSpec] = Field(min_length=1, description="The actions, from top to bottom")
    period: Dated | None = Field(default=None, description="The months that are shown, e.g. Aug 2023 to Jan 2025 "
                                 "(default: those of the actions)")
    today: Dated | None = Field(default=None, description="A day that is marked by a line, such as that of the meeting")
    today_label: str = Field(default="Today", description="What the line is called")
    statuses: Statuses = Field(default={})

    @property
    def span(self) -> Period:
        """The whole months that are shown."""
        spans = [parse(self.period)] if self.period else [row.span for row in self.rows]
        return Period(min(span.start for span in spans), max(span.end for span in spans)).in_whole_months

    @model_validator(mode="after")
    def _fits(self) -> GanttSpec:
        if len(self.rows) > MOST_ROWS:
            raise mistake(f"a Gantt chart of {len(self.rows)} actions cannot be read: {MOST_ROWS} can be drawn",
                          "split it, e.g. one for each group of actions", at="rows")
        for index, row in enumerate(self.rows):
            if parse(row.start).start > parse(row.end or row.start).end:
                raise mistake(f"the action ends ({row.end}) before it starts ({row.start})", "turn the two round",
                              at=("rows", index, "end"))
        whole = self.span
        for index, row in enumerate(self.rows):
            if not whole.contains(row.span):
                raise mistake(f"the action ({row.span.label('span')}) runs beyond the chart ({whole.label('span')})",
                              "make 'period' longer, or mend the dates", at=("rows", index, "start"))
        check_statuses(self.statuses, [(row.status, ("rows", i, "status")) for i, row in enumerate(self.rows)])
        return self._axis_fits(whole)

    def _axis_fits(self, whole: Period) -> GanttSpec:
        if len(whole.months) > MOST_MONTHS:
            raise mistake(f"the chart has {len(whole.months)} months, of which {MOST_MONTHS} can be read",
                          "show fewer of them under 'period', or split the chart", at="period")
        if self.today is not None and not whole.contains(parse(self.today).start):
            raise mistake(f"'{self.today}' lies outside the chart ({whole.label('span')})",
                          "take the line out, or make 'period' longer", at="today")
        return self
