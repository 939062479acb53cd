"""Maps: what a spec may say of one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from reportgen.errors import Place
from reportgen.spec.base import Listed, SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import (
    AreaRef,
    BoundariesRef,
    CategoryRef,
    LocationsRef,
    MeasureRef,
    Name,
    PeerGroupRef,
    PeriodRef,
    Referent,
)


class PointsSpec(SpecModel):
    """Points on a map; with a measure their size says how many."""

    locations: LocationsRef = Field(description="One of `locations`: where the points are")
    measure: MeasureRef | None = Field(default=None, description="What is counted at each point (default: nothing)")
    by: CategoryRef | None = Field(default=None, description="The category whose values are the points' names")

    @model_validator(mode="after")
    def _both(self) -> PointsSpec:
        if (self.measure is None) != (self.by is None):
            given, needed = ("measure", "by") if self.by is None else ("by", "measure")
            raise mistake(f"points with '{given}' need '{needed}' as well", f"add '{needed}'", at=given)
        return self


class MapSpec(FigureBase):
    """A map whose areas are shaded by their numbers, with points on it or without; each area is a native shape."""

    types = ("map",)
    makes = "drawing"

    type: Literal["map"] = Field(description="Always `map`")
    boundaries: BoundariesRef = Field(description="One of `boundaries`: the outlines of the areas")
    measure: MeasureRef | None = Field(default=None, description="What the shades tell (default: outlines only)")
    period: PeriodRef = Field(
        default="12 months", description="A period (docs/periods.md), or the name of one under `periods`")
    value: Literal["count", "rate", "share", "percent_change"] = Field(
        default="count", description="The number, per population, of the whole, or its change on the year before")
    by: Name = Field(
        default="area", description="`area`, or a category whose values are the outlines' codes or names")
    among: PeerGroupRef | None = Field(default=None, description="by area: the peer group whose areas are shown")
    classes: int = Field(default=5, ge=2, le=7, description="How many shades there are at most")
    method: Literal["quantile", "equal", "natural"] = Field(
        default="quantile", description="quantile: about as many areas in each class; equal: classes of one width; "
        "natural: areas of like numbers together")
    breaks: list[float] = Field(
        default=[], max_length=6, description="Instead of classes and method: where each class but the first begins")
    zero: bool = Field(default=False, description="Areas with none are a class of their own")
    labels: Literal["none", "name", "value", "class"] = Field(
        default="none", description="What is written in each area: its name, its number or the number of its class")
    highlight: Listed[AreaRef] = Field(default=[], description="Areas to pick out by a heavy outline")
    points: PointsSpec | None = Field(default=None, description="Points on the map, such as cameras")

    @model_validator(mode="after")
    def _said_once(self) -> MapSpec:
        if self.measure is None and self.points is None:
            raise mistake("the map shows nothing but outlines", "add 'measure' or 'points'")
        if any(not lower < upper for lower, upper in pairwise(self.breaks)):
            raise mistake("the breaks do not rise from each to the next", "order them, each once", at="breaks")
        for key in ("classes", "method"):
            if self.breaks and key in self.model_fields_set:
                raise mistake(f"both 'breaks' and '{key}' say the classes", f"take '{key}' out", at=key)
        if self.measure is None and self.labels in ("value", "class"):
            raise mistake("without a measure no area has a number", "add 'measure', or write labels: name", at="labels")
        if self.by == "area" and self.measure is not None and self.among is None:
            raise mistake("nothing says which areas are shown", "add 'among', a peer group")
        if self.by != "area" and self.value == "rate":
            raise mistake("a rate within a category has no population of its own", "choose another 'value'", at="value")
        if self.by != "area" and (self.among is not None or self.highlight):
            key = "highlight" if self.highlight else "among"
            raise mistake(f"by a category, no '{key}' can be given: the outlines are no areas", "take it out", at=key)
        return self

    def further_references(self) -> Iterator[tuple[Referent, str | None, Place]]:
        if self.by != "area":
            yield "area_or_category", self.by, self.place("by")
