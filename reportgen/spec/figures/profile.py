"""Profiles: what a spec may say of the shares of several groups, each with the number it is reckoned from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import mistake
from reportgen.spec.figures.axis import AxisSpec
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, MeasureRef, PeriodRef, Template, Within


class ProfileSpec(FigureBase):
    """What groups are made of: shares with their numbers, as 76.7% (23), and each group's base, as (n = 30)."""

    types = ("profile",)
    makes = "table"

    type: Literal["profile"] = Field(description="Always `profile`")
    measure: MeasureRef | None = Field(default=None, description="What is counted, if neither rows nor columns say it")
    rows: AxisSpec = Field(description="What the groups are made of: the values of a category, or measures")
    columns: AxisSpec = Field(description="The groups")
    base: MeasureRef | None = Field(
        default=None, description="What the shares are of, where one may count in several rows, e.g. people with "
        "several needs (default: the rows together)")
    show: Literal["share_count", "count_share", "share"] = Field(
        default="share_count", description="76.7% (23), 23 (76.7%) or the share alone")
    small: int | None = Field(
        default=None, ge=0, description="Shares of fewer than this are marked [low] (default: as the house says)")
    period: PeriodRef | None = Field(
        default=None, description="A period (docs/periods.md), if rows and columns say none")
    area: AreaOrGroupRef | None = Field(
        default=None, description="If rows and columns say none (default: the paper's)")
    within: Within = Field(default={})
    heading: Template | None = Field(default=None, description="Heading of the first column")

    @model_validator(mode="after")
    def _two_things(self) -> ProfileSpec:
        if self.rows.kind == self.columns.kind and (self.rows.kind != "by" or self.rows.by == self.columns.by):
            raise mistake("the rows and the columns are the same", "split the columns by something else", at="columns")
        if self.rows.kind not in ("by", "measures"):
            raise mistake("a group is made of the values of a category, or of measures", "give 'by' or 'measures'",
                          at="rows")
        return self
