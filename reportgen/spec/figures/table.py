"""Tables: what a spec may say of one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.axis import AxisSpec, Each
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, CategoryRef, MeasureRef, PeerGroupRef, PeriodRef, Template, Within

Show = Literal[
    "count", "count_share", "previous", "difference", "percent_change", "points", "direction", "rag", "mean", "rolling",
    "rate", "share", "share_of_total", "rank", "target", "target_rag",
]
# What is reckoned from two numbers.
COMPARED = ("previous", "difference", "percent_change", "points", "direction", "rag")


class VersusSpec(SpecModel):
    """What a number is compared with."""

    period: PeriodRef | None = Field(default=None, description="Another period")
    area: AreaOrGroupRef | None = Field(default=None, description="Another area or peer group")
    measure: MeasureRef | None = Field(default=None, description="Another measure, within the same categories")

    @model_validator(mode="after")
    def _something(self) -> VersusSpec:
        if self.period is None and self.area is None and self.measure is None:
            raise mistake("nothing is said to compare with", "give 'period', 'area' or 'measure'")
        return self


class ColumnSpec(SpecModel):
    """One column of a table. What it leaves out, the row or the table says."""

    show: Show = Field(default="count", description="Which fact of the row stands in the column")
    measure: MeasureRef | None = Field(default=None, description="If the rows are no measures")
    period: PeriodRef | None = Field(default=None, description="A period (docs/periods.md), or the name of one")
    area: AreaOrGroupRef | None = Field(default=None, description="If the rows are no areas")
    within: Within = Field(default={})
    versus: VersusSpec | None = Field(
        default=None, description="What previous, difference, percent_change, points, direction and rag compare with "
        "(default: the same span a year before)")
    of: MeasureRef | None = Field(
        default=None, description="share, count_share, points: the measure that is the whole (default: the rows "
        "together)")
    months: int = Field(default=12, gt=0, description="rolling: so many months, up to the end of the period")
    among: PeerGroupRef | None = Field(default=None, description="rank: the peer group")
    by: Literal["value", "rate", "change"] = Field(default="change", description="rank: by what")
    heading: Template | None = Field(
        default=None, description="The column's heading (default: written from what it shows)")
    under: Template | None = Field(
        default=None, description="A heading above this column and those beside it that say the same")

    @model_validator(mode="after")
    def _meant(self) -> ColumnSpec:
        if self.show == "rank" and self.among is None:
            raise mistake("a rank is one among others", "add 'among', a peer group", at="show")
        if self.versus is not None and self.show not in COMPARED:
            raise mistake(f"'{self.show}' compares with nothing", "take 'versus' out", at="versus")
        if self.of is not None and self.show not in ("share", "count_share", "points"):
            raise mistake(f"'{self.show}' is no share", "take 'of' out", at="of")
        return self


class RowGroupSpec(AxisSpec):
    """Rows under a heading of their own."""

    heading: Template = Field(description="Stands above the rows, across the table")
    measure: MeasureRef | None = Field(default=None, description="What is counted in these rows (default: the table's)")


class RowsSpec(AxisSpec):
    """What the rows are."""

    groups: list[RowGroupSpec] = Field(default=[], description="Groups of rows instead, each with its heading")
    grouped_by: CategoryRef | None = Field(
        default=None, description="With by: a coarser category, whose values become groups")
    subtotals: bool = Field(default=False, description="Add a row of totals below each group")

    def holds_more(self) -> bool:
        return bool(self.groups) and not self.kind

    @model_validator(mode="after")
    def _grouped(self) -> RowsSpec:
        if self.grouped_by is not None and self.by is None:
            raise mistake("the values of a category are grouped", "add 'by', the finer category", at="grouped_by")
        if self.subtotals and not self.groups and self.grouped_by is None:
            raise mistake("subtotals are of groups", "add 'groups' or 'grouped_by'", at="subtotals")
        return self


class TableSpec(FigureBase):
    """A table: each cell is the fact of its row's and its column's measure, period and area."""

    types = ("table",)
    makes = "table"

    type: Literal["table"] = Field(description="Always `table`")
    rows: RowsSpec = Field(description="What the rows are")
    columns: list[ColumnSpec] = Field(
        default=[ColumnSpec()], min_length=1, description="What the columns show, from left to right")
    across: Each | None = Field(
        default=None, description="Repeat the columns for each part of the table's period, from left to right")
    measure: MeasureRef | None = Field(default=None, description="For all cells, if neither row nor column says one")
    period: PeriodRef | None = Field(
        default=None, description="A period (docs/periods.md) for all cells whose row and column say none")
    area: AreaOrGroupRef | None = Field(
        default=None, description="For all cells whose row and column say none (default: the paper's)")
    within: Within = Field(default={})
    heading: Template | None = Field(default=None, description="Heading of the first column")
    total: bool | Literal["whole"] = Field(
        default=False, description="Add a row of totals of the counts; whole: of all that the measure counts, be it "
        "in a row or not")
    total_column: bool = Field(default=False, description="With across: add a column of totals of the counts")

    @model_validator(mode="after")
    def _said_once(self) -> TableSpec:
        kinds = {self.rows.kind, *(group.kind for group in self.rows.groups)}
        said = {"measure": "measures" in kinds, "area": "areas" in kinds, "period": bool(kinds & {"each", "periods"})}
        for column in self.columns:
            for key, by_rows in said.items():
                if by_rows and getattr(column, key) is not None:
                    raise mistake(f"both the rows and a column say the {key}", f"take '{key}' out of the column")
            if self.across and (column.period is not None or column.under is not None):
                raise mistake("'across' says the period and writes the headings above the columns",
                              "take 'period' and 'under' out of the columns", at="columns")
        if self.across and said["period"]:
            raise mistake("both the rows and 'across' say the period", "take one of them out", at="across")
        if self.across and self.period is None:
            raise mistake("'across' needs the period whose parts stand side by side", "add 'period'", at="across")
        if self.total_column and not self.across:
            raise mistake("a column of totals adds up the columns of 'across'", "add 'across'", at="total_column")
        if self.total == "whole" and (self.measure is None or "measures" in kinds or "areas" in kinds):
            raise mistake("the whole is of one measure, whose values the rows are", "give 'measure', and rows 'by'",
                          at="total")
        return self
