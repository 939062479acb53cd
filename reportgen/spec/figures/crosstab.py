"""Cross-tabulations: what a spec may say of a table by several things at once, such as group by year and age."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import ListedSome, mistake
from reportgen.spec.figures.axis import AxisSpec
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, MeasureRef, PeriodRef, Template, Within

_MOST_LEVELS = 3

CrosstabShow = Literal["count", "share_of_row", "share_of_column", "share_of_total"]


class CrosstabSpec(FigureBase):
    """Numbers by one or two things down and by one to three things across, each under its headings."""

    types = ("crosstab",)
    makes = "table"

    type: Literal["crosstab"] = Field(description="Always `crosstab`")
    measure: MeasureRef | None = Field(default=None, description="What is counted, if neither rows nor columns say it")
    rows: ListedSome[AxisSpec] = Field(
        max_length=2, description="What the rows are; of two, the first makes groups of the second")
    columns: ListedSome[AxisSpec] = Field(description="What the columns are, from the topmost headings down")
    show: ListedSome[CrosstabShow] = Field(
        default=["count"], description="The number, its share of the row's, the column's or the whole total; several "
        "of them stand side by side")
    period: PeriodRef | None = Field(
        default=None, description="A period (docs/periods.md), if rows and columns say none")
    area: AreaOrGroupRef | None = Field(
        default=None, description="If rows and columns say none (default: the paper's)")
    within: Within = Field(default={})
    heading: Template | None = Field(default=None, description="Heading of the first column")
    subtotals: bool = Field(default=True, description="With two things down: a row of totals below each group")
    total_row: bool = Field(default=True, description="A row of totals at the foot")
    total_column: bool = Field(default=False, description="A column of totals at the right")
    base: bool = Field(
        default=False, description="Add the numbers that shares are reckoned from: a row at the foot for shares of "
        "the column, a column at the right for the others")
    landscape: bool | None = Field(
        default=None, description="In Word, on a page turned on its side (default: from fourteen columns on)")

    @model_validator(mode="after")
    def _readable(self) -> CrosstabSpec:
        levels = len(self.columns) + (len(self.show) > 1)
        if levels > _MOST_LEVELS:
            raise mistake(f"{levels} levels of headings are more than can be read", f"use at most {_MOST_LEVELS}",
                          at="columns")
        axes = [*self.rows, *self.columns]
        kinds = [(axis.kind, axis.by) for axis in axes]
        if len(set(kinds)) < len(kinds):
            raise mistake("the table is split by the same thing twice", "split it by something else", at="columns")
        if self.base and set(self.show) == {"count"}:
            raise mistake("a base is of shares", "add a share to 'show', or take 'base' out", at="base")
        return self
