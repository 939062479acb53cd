"""Summaries: what a spec may say of a table that rates measures by factors which speak for and against them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import ListedSome, SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.summary import RankCounts
from reportgen.spec.terms import AreaOrGroupRef, MeasureRef, PeerGroupRef, PeriodRef, Template

SummaryShow = Literal[
    "rag", "factors", "count", "previous", "difference", "percent_change", "rate", "rank", "exceptions", "period"]
RankBy = Literal["value", "rate", "change"]
_OF_RANKS = ("among", "by", "counts")
# What is said of no period: it is of those of the factors.
_OF_FACTORS = ("rag", "factors")


def _usual() -> list[SummaryColumnSpec]:
    shown: tuple[SummaryShow, ...] = ("rag", "factors", "count", "previous", "percent_change")
    return [SummaryColumnSpec(show=show) for show in shown]


class FactorSpec(SpecModel):
    """What may speak for or against a measure: its change, its place among its peers, or unusual months."""

    change: PeriodRef | None = Field(
        default=None, description="The change over this period on the same span a year before")
    rank: PeriodRef | None = Field(default=None, description="The place among peers in this period")
    exceptions: PeriodRef | None = Field(
        default=None, description="Months of this period outside the limits that the months before them set")
    among: PeerGroupRef | None = Field(default=None, description="rank: the peer group")
    by: RankBy = Field(default="rate", description="rank: by what")
    counts: RankCounts | None = Field(
        default=None, description="rank: which places are factors: thirds (best and worst), halves or best_third "
        "(default: as the house says)")
    measure: MeasureRef | None = Field(default=None, description="Another measure than the row's")
    called: Template | None = Field(
        default=None, description="What the period is called in the factor, e.g. rolling 12 months")

    @model_validator(mode="after")
    def _one(self) -> FactorSpec:
        given = [name for name in ("change", "rank", "exceptions") if getattr(self, name) is not None]
        if len(given) != 1:
            raise mistake("a factor is a change, a rank or unusual months", "give one of: change, rank, exceptions")
        if self.rank is not None and self.among is None:
            raise mistake("a rank is one among others", "add 'among', a peer group", at="rank")
        for name in _OF_RANKS:
            if self.rank is None and name in self.model_fields_set:
                raise mistake(f"'{name}' is of a rank", f"take '{name}' out", at=name)
        return self


class SummaryColumnSpec(SpecModel):
    """A column of a summary."""

    show: SummaryShow = Field(
        description="rag: the rating; factors: what it follows from; count: the measure's number; previous, "
        "difference, percent_change: against the same span a year before; exceptions: one column a month; period: "
        "its dates")
    measure: MeasureRef | None = Field(default=None, description="Another measure than the row's")
    period: PeriodRef | None = Field(default=None, description="A period (docs/periods.md; default: the summary's)")
    among: PeerGroupRef | None = Field(default=None, description="rank: the peer group")
    by: RankBy = Field(default="rate", description="rank: by what")
    heading: Template | None = Field(
        default=None, description="The column's heading (default: written from what it shows)")
    under: Template | None = Field(
        default=None, description="A heading above this column and those beside it that say the same")

    @model_validator(mode="after")
    def _meant(self) -> SummaryColumnSpec:
        if self.show == "rank" and self.among is None:
            raise mistake("a rank is one among others", "add 'among', a peer group", at="show")
        for name in ("among", "by"):
            if self.show != "rank" and name in self.model_fields_set:
                raise mistake(f"'{name}' is of a rank", f"take '{name}' out", at=name)
        for name in ("measure", "period"):
            if self.show in _OF_FACTORS and getattr(self, name) is not None:
                raise mistake(f"the {name} is said by the factors", f"take '{name}' out", at=name)
        if self.show == "exceptions" and self.heading is not None:
            raise mistake("each month has its name as heading", "take 'heading' out, or say 'under'", at="heading")
        return self


class SummaryRowSpec(SpecModel):
    """A measure that is rated."""

    measure: MeasureRef = Field(description="What is counted")
    label: Template | None = Field(default=None, description="Heading of the row (default: the measure's label)")
    group: Template | None = Field(default=None, description="A heading above this row and those that follow it")
    part: bool = Field(default=False, description="It is a part of a row above, and stands indented")
    factors: list[FactorSpec] = Field(
        default=[], description="What speaks for or against it (default: the summary's factors)")
    note: Template | None = Field(default=None, description="A few words below its factors, such as a definition")


class SummarySpec(FigureBase):
    """Measures rated green, amber or red, with the factors that the rating follows from, volumes, changes and ranks."""

    types = ("summary",)
    makes = "table"

    type: Literal["summary"] = Field(description="Always `summary`")
    rows: list[SummaryRowSpec] = Field(min_length=1, description="The measures, from top to bottom")
    factors: list[FactorSpec] = Field(
        default=[], description="What speaks for or against each row; all positive are green, mixed ones amber, all "
        "or nearly all negative red")
    columns: ListedSome[SummaryColumnSpec] = Field(
        default_factory=_usual, description="The columns, from left to right (default: rag, factors, count, previous, "
        "percent_change)")
    period: PeriodRef = Field(description="A period (docs/periods.md) for columns that say none")
    area: AreaOrGroupRef | None = Field(default=None, description="Default: the paper's area")
    heading: Template = Field(default="Measure", description="Heading of the first column")
    landscape: bool | None = Field(
        default=None, description="In Word, on a page turned on its side (default: from eight columns on)")

    @model_validator(mode="after")
    def _reasoned(self) -> SummarySpec:
        shown: list[str] = [column.show for column in self.columns]
        for name in _OF_FACTORS:
            if shown.count(name) > 1:
                raise mistake(f"two columns show '{name}'", "take one of them out", at="columns")
        if "rag" in shown and "factors" not in shown:
            raise mistake("a rating stands beside the factors that it follows from", "add the column {show: factors}",
                          at="columns")
        if "factors" in shown:
            for index, row in enumerate(self.rows):
                if not row.factors and not self.factors:
                    raise mistake("nothing says what the row is rated by", "add 'factors' to the row or the summary",
                                  at=("rows", index))
        return self
