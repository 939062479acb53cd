"""Tables: what a spec may say of one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, MeasureRef, PeerGroupRef, PeriodRef, Template

Show = Literal[
    "count", "previous", "difference", "percent_change", "direction", "rag", "mean", "rate", "share", "rank",
    "target", "target_rag",
]


class ColumnSpec(SpecModel):
    """One column of a table. What it leaves out, the row or the table says."""

    show: Show = Field(default="count", description="Which fact of the row stands in the column")
    measure: MeasureRef | None = Field(default=None, description="If the rows are no measures")
    period: PeriodRef | None = Field(default=None, description="A period (docs/periods.md), or the name of one")
    area: AreaOrGroupRef | None = Field(default=None, description="If the rows are no areas")
    among: PeerGroupRef | None = Field(default=None, description="rank: the peer group")
    by: Literal["value", "rate", "change"] = Field(default="change", description="rank: by what")
    heading: Template | None = Field(
        default=None, description="The column's heading (default: written from what it shows)")

    @model_validator(mode="after")
    def _ranked(self) -> ColumnSpec:
        if self.show == "rank" and self.among is None:
            raise mistake("a rank is one among others", "add 'among', a peer group", at="show")
        return self


class RowsSpec(SpecModel):
    """What the rows are: measures, or areas, or the parts of a period."""

    measures: list[MeasureRef] = Field(default=[], description="One row a measure")
    areas: list[AreaOrGroupRef] = Field(default=[], description="Areas and peer groups (a group stands for its areas)")
    each: Literal["month", "quarter", "year"] | None = Field(
        default=None, description="One row for each part of a period")
    period: PeriodRef | None = Field(default=None, description="With each: of which period (docs/periods.md)")

    @model_validator(mode="after")
    def _one(self) -> RowsSpec:
        if sum((bool(self.measures), bool(self.areas), bool(self.each))) != 1:
            raise mistake("rows are either measures, or areas, or the parts of a period", "give one of the three")
        return self


class TableSpec(FigureBase):
    """A table: each cell is the fact of its row's and its column's measure, period and area."""

    types = ("table",)
    makes = "table"

    type: Literal["table"] = Field(description="Always `table`")
    rows: RowsSpec = Field(description="What the rows are")
    columns: list[ColumnSpec] = Field(min_length=1, description="What the columns show, from left to right")
    measure: MeasureRef | None = Field(default=None, description="For all cells, if neither row nor column says one")
    period: PeriodRef | None = Field(
        default=None, description="A period (docs/periods.md) for all cells whose row and column say none")
    area: AreaOrGroupRef | None = Field(
        default=None, description="For all cells whose row and column say none (default: the paper's)")
    heading: Template | None = Field(default=None, description="Heading of the first column")
    total: bool = Field(default=False, description="Add a row of totals of the counts")

    @model_validator(mode="after")
    def _said_once(self) -> TableSpec:
        said = {"measure": bool(self.rows.measures), "area": bool(self.rows.areas), "period": bool(self.rows.each)}
        for column in self.columns:
            for key, by_rows in said.items():
                if by_rows and getattr(column, key) is not None:
                    raise mistake(f"both the rows and a column say the {key}", f"take '{key}' out of the column")
        return self
