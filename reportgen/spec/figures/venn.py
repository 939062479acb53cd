"""Venn diagrams: what a spec may say of two or three sets and their overlaps."""

from __future__ import annotations

from itertools import combinations
from typing import Literal

from pydantic import Field, model_validator

from reportgen.errors import did_you_mean
from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, CategoryRef, Key, MeasureRef, PeriodRef, Template


class CountSpec(SpecModel):
    """What is counted: the fact of a set or of an overlap."""

    measure: MeasureRef | None = Field(default=None, description="What is counted (default: the diagram's measure)")
    within: dict[CategoryRef, str] = Field(default={}, description="Only those: a category and its value")


class SetSpec(CountSpec):
    """One circle: all that belong to the set, those in overlaps included."""

    key: Key = Field(description="What `overlaps` call it")
    label: Template = Field(min_length=1, description="What stands beside its circle")


class OverlapSpec(CountSpec):
    """Those that belong to two sets, or to all three: with three sets, those in two include those in all three."""

    of: list[Key] = Field(min_length=2, max_length=3, description="The keys of the sets they belong to")


class VennSpec(FigureBase):
    """Two or three overlapping sets, with the number and the share of each part."""

    types = ("venn",)
    makes = "drawing"

    type: Literal["venn"] = Field(description="Always `venn`")
    title: Template = Field(description="Caption")
    measure: MeasureRef | None = Field(default=None, description="For sets and overlaps that name none")
    period: PeriodRef = Field(description="A period (docs/periods.md), or the name of one under `periods`")
    area: AreaOrGroupRef | None = Field(default=None, description="Default: the paper's area")
    sets: list[SetSpec] = Field(min_length=2, max_length=3, description="The circles")
    overlaps: list[OverlapSpec] = Field(
        min_length=1, max_length=4, description="One for each two sets, and with three sets one for all three")
    shares: bool = Field(default=True, description="Write each part's share of all who are in any set")

    @model_validator(mode="after")
    def _complete(self) -> VennSpec:
        keys = [one.key for one in self.sets]
        for index, key in enumerate(keys):
            if key in keys[:index]:
                raise mistake(f"two sets have the key '{key}'", "give each its own", at=("sets", index, "key"))
        given: set[frozenset[str]] = set()
        for index, overlap in enumerate(self.overlaps):
            at = ("overlaps", index, "of")
            for key in overlap.of:
                if key not in keys:
                    raise mistake(f"there is no set '{key}'", did_you_mean(key, keys), at=at)
            if len(set(overlap.of)) < len(overlap.of) or frozenset(overlap.of) in given:
                raise mistake("this overlap is given twice, or names one set twice", "name each once", at=at)
            given.add(frozenset(overlap.of))
        for size in range(2, len(keys) + 1):
            for several in combinations(keys, size):
                if frozenset(several) not in given:
                    raise mistake(f"the overlap of {' and '.join(several)} is missing",
                                  "add it; without cases its number is 0", at="overlaps")
        for index, one in enumerate((*self.sets, *self.overlaps)):
            if one.measure is None and self.measure is None:
                way = ("sets", index) if index < len(self.sets) else ("overlaps", index - len(self.sets))
                raise mistake("nothing says what is counted", "add 'measure' here or to the diagram", at=way)
        return self
