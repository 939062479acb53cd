"""Matrices: what a spec may say of a table of one measure by two things, such as ward by incident."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import mistake
from reportgen.spec.figures.axis import AxisSpec
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, MeasureRef, PeriodRef, Template, Within


class MatrixSpec(FigureBase):
    """A table of one measure by two things, with totals; of many columns, whose headings are then set upwards."""

    types = ("matrix",)
    makes = "table"

    type: Literal["matrix"] = Field(description="Always `matrix`")
    measure: MeasureRef | None = Field(default=None, description="What is counted, if neither rows nor columns say it")
    rows: AxisSpec = Field(description="What the rows are")
    columns: AxisSpec = Field(description="What the columns are")
    period: PeriodRef | None = Field(
        default=None, description="A period (docs/periods.md), if rows and columns say none")
    area: AreaOrGroupRef | None = Field(
        default=None, description="If rows and columns say none (default: the paper's)")
    within: Within = Field(default={})
    show: Literal["count", "share_of_row", "share_of_column", "share_of_total"] = Field(
        default="count", description="The number, or its share of the row's, the column's or the whole total")
    heading: Template | None = Field(default=None, description="Heading of the first column")
    total_row: bool = Field(default=True, description="A row of totals at the foot")
    total_column: bool = Field(default=True, description="A column of totals at the right")
    zeros: Literal["faint", "plain"] = Field(default="faint", description="Whether zeros step back from the rest")
    turned: bool | None = Field(
        default=None, description="Set the columns' headings upwards (default: from eleven columns on)")
    landscape: bool | None = Field(
        default=None, description="In Word, on a page turned on its side (default: from fourteen columns on)")

    @model_validator(mode="after")
    def _two_things(self) -> MatrixSpec:
        if self.rows.kind == self.columns.kind and (self.rows.kind != "by" or self.rows.by == self.columns.by):
            raise mistake("the rows and the columns are the same", "split the columns by something else", at="columns")
        return self
