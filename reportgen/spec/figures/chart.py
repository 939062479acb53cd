"""Charts: what a spec may say of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from reportgen.errors import Place
from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import (
    AreaOrGroupRef,
    CategoryRef,
    MeasureRef,
    Name,
    PeerGroupRef,
    PeriodRef,
    Referent,
    Within,
)

ChartWord = Literal[
    "column", "clustered", "stacked", "stacked_100", "bar", "stacked_bar", "stacked_bar_100", "line", "pie", "doughnut",
]
# What the categories may be besides the values of a category of the data.
TIMES = ("month", "quarter", "year")
GIVEN = (*TIMES, "month_of_year", "area", "measure")


class EventSpec(SpecModel):
    """Something that happened and that a reader of the chart must know."""

    at: PeriodRef = Field(description="When, e.g. Mar 2020 (docs/periods.md)")
    text: str = Field(min_length=1, max_length=60, description="What happened, in a few words")


class SeriesSpec(SpecModel):
    """One series of a chart whose series are of several measures, each in an area of its own."""

    measure: MeasureRef = Field(description="What is counted")
    area: AreaOrGroupRef | None = Field(default=None, description="Where (default: the paper's area)")
    label: str | None = Field(default=None, description="Its name in the legend (default: the area's)")


class ChartSpec(FigureBase):
    """A native chart."""

    types = ("column", "clustered", "stacked", "stacked_100", "bar", "stacked_bar", "stacked_bar_100", "line", "pie",
             "doughnut")  # fmt: skip

    type: ChartWord = Field(description="How it is drawn; _100: each column or bar is 100 per cent")
    measure: MeasureRef | None = Field(default=None, description="What is counted")
    measures: list[MeasureRef] = Field(default=[], description="Several measures instead of one")
    series: list[SeriesSpec] = Field(
        default=[], description="Instead of measures and `compare`: each series with its measure and its area, such as "
        "our own numbers beside those that others have published as shares")
    by: Name = Field(
        default="month", description="What stands side by side: month, quarter, year, area, measure; month_of_year "
        "(one line a year); or a category of the data, such as incident")
    years: Literal["financial", "calendar"] | None = Field(
        default=None, description="by year or month_of_year: from April or from January (default: as the period has "
        "them; month_of_year: financial)")
    only: list[str] = Field(
        default=[], description="These values of the category alone, in this order: of `by`, or else of `split`")
    top: int | None = Field(default=None, gt=0, description="by a category: the largest so many; the others are `rest`")
    rest: str = Field(default="Other", description="With top: what the others are called, taken together")
    order: Literal["value", "given"] | None = Field(
        default=None, description="by area or a category: the largest first, or as `only`, the peer group or the data "
        "give them (default: the largest first, if `only` gives no other order)")
    split: CategoryRef | None = Field(default=None, description="One series for each value of this category")
    within: Within = Field(default={})
    period: PeriodRef = Field(
        default="12 months", description="A period (docs/periods.md), or the name of one under `periods`")
    value: Literal["count", "rate", "share", "percent_change", "rolling_12", "index"] = Field(
        default="count", description="The number, per population, of the whole, its change on the year before, the sum "
        "of the 12 months to each month, or per cent of the value at `base`")
    of: MeasureRef | None = Field(
        default=None, description="value share: the measure of the whole (default: all values of the category)")
    base: PeriodRef | None = Field(default=None, description="value index: the period that is 100, as long as the "
                                   "others")
    compare: list[AreaOrGroupRef] = Field(
        default=[], description="Areas or peer groups, one series each (default: the paper's area)")
    versus: Literal["previous_year"] | None = Field(
        default=None, description="Add the same span a year before as a series")
    among: PeerGroupRef | None = Field(default=None, description="by area: the peer group whose areas are shown")
    highlight: str | None = Field(
        default=None, description="What to pick out: a period, an area, or a value of the category")
    average: bool = Field(default=False, description="Add the mean as a line")
    target: bool = Field(default=False, description="Add the measure's target as a line")
    labels: Literal["none", "all", "highlight"] = Field(
        default="none", description="Which points have their number written beside them")
    events: list[EventSpec] = Field(
        default=[], description="by month, quarter or year: what happened when, drawn as a line with words")
    breaks: list[EventSpec] = Field(
        default=[], description="The same where the numbers before are not alike: a new definition, another system")

    @property
    def by_category(self) -> bool:
        """Whether values of a category of the data stand side by side."""
        return self.by not in GIVEN

    @model_validator(mode="after")
    def _fits_together(self) -> ChartSpec:
        if self.only and not (self.by_category or self.split):
            raise mistake("'only' names values of a category", "say which: 'by' or 'split'", at="only")
        for key in ("top", "rest"):
            if key in self.model_fields_set and not self.by_category:
                raise mistake(f"'{key}' is for a chart by a category", "name one in 'by', or take it out", at=key)
        if self.order and not (self.by_category or self.by == "area"):
            raise mistake(f"the order of {self.by}s is given", "take 'order' out", at="order")
        if self.top and self.only:
            raise mistake("both 'top' and 'only' say what is shown", "give one of them", at="top")
        if self.split == self.by:
            raise mistake("'by' and 'split' are one category", "name another in 'split'", at="split")
        if self.years and self.by not in ("year", "month_of_year"):
            raise mistake("'years' is for a chart by year or month_of_year", "take it out", at="years")
        if (self.value == "index") != (self.base is not None):
            raise mistake("an index has a base, a period that is 100", "give both 'value: index' and 'base'",
                          at="base" if self.base else "value")
        for key in ("events", "breaks"):
            if getattr(self, key) and (self.by not in TIMES or self.type in ("bar", "pie", "doughnut")
                                       or "_" in self.type):
                what = f"'{key}' stand in upright charts over time, whose columns are no wholes"
                raise mistake(what, "draw it as line, column, clustered or stacked, by month, quarter or year", at=key)
        return self

    @model_validator(mode="after")
    def _series_of_their_own(self) -> ChartSpec:
        if self.series and (self.measure or self.measures or self.compare):
            raise mistake("'series' says measures and areas by itself", "take out measure, measures and compare",
                          at="series")
        if self.of is not None and self.value != "share":
            raise mistake("'of' names the whole of a share", "add 'value: share', or take it out", at="of")
        return self

    def further_references(self) -> Iterator[tuple[Referent, str | None, Place]]:
        if self.by_category:
            yield "time_area_or_category", self.by, self.place("by")
        if self.by == "area":
            yield "area", self.highlight, self.place("highlight")
        elif not self.by_category:
            yield "period", self.highlight, self.place("highlight")
