"""Rankings: what a spec may say of a table of areas or categories in order of their numbers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import Listed, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, CategoryRef, MeasureRef, PeerGroupRef, PeriodRef, Template

RankedShow = Literal["count", "rate", "share", "change"]


class RankingSpec(FigureBase):
    """Areas or categories in order, each with its place; ties share a place, and the paper's own area is picked out."""

    types = ("ranking",)
    makes = "table"

    type: Literal["ranking"] = Field(description="Always `ranking`")
    measure: MeasureRef = Field(description="What is counted")
    period: PeriodRef = Field(description="A period (docs/periods.md), or the name of one under `periods`")
    among: PeerGroupRef | None = Field(default=None, description="The rows are the areas of this peer group")
    category: CategoryRef | None = Field(
        default=None, description="Instead of `among`: the rows are the values of this category")
    area: AreaOrGroupRef | None = Field(
        default=None, description="category: where they are counted; among: the area that is picked out (default: the "
        "paper's)")
    within: dict[CategoryRef, str] = Field(
        default={}, description="category: count only rows of these categories: {column: value}")
    without: Listed[str] = Field(default=[], description="category: values that are left out")
    by: Literal["value", "rate", "change"] = Field(
        default="value", description="What they are in order of: the number, the rate, or the change on the same span "
        "a year before; categories always by their number")
    first: Literal["best", "highest", "lowest"] | None = Field(
        default=None, description="What has the first place (default: best, by the measure's polarity; where that "
        "says nothing, and of categories, highest)")
    columns: list[RankedShow] = Field(
        default=[], description="What stands beside each: count, rate, share of all of them, change on the same span a "
        "year before (default: what they are in order of)")
    top: int | None = Field(default=None, gt=0, description="Show the first so many; ties with the last are shown, too")
    neighbours: int = Field(
        default=1, ge=0, description="top: show the own area, too, and so many on either side of it")
    mean: bool = Field(
        default=False, description="among: a last row of all areas together: the mean of their numbers, the rate of "
        "all their residents, the change of all")
    heading: Template | None = Field(default=None, description="Heading of the column of names")

    @model_validator(mode="after")
    def _of_one_kind(self) -> RankingSpec:
        if (self.among is None) == (self.category is None):
            raise mistake("the rows are either areas or categories", "give 'among' or 'category'")
        if self.category is not None:
            for name in ("by", "mean", "neighbours"):
                if name in self.model_fields_set:
                    raise mistake(f"'{name}' is of areas", f"take '{name}' out", at=name)
            if "rate" in self.columns:
                raise mistake("categories have no rates here", "show count, share or change", at="columns")
        else:
            for name in ("within", "without"):
                if getattr(self, name):
                    raise mistake(f"'{name}' is of categories", f"take '{name}' out", at=name)
        if len(set(self.columns)) < len(self.columns):
            raise mistake("a column stands there twice", "name each once", at="columns")
        return self
