"""Tables of stages: what a spec may say of before, during and after."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.errors import did_you_mean
from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, CategoryRef, Key, MeasureRef, PeriodRef, Template


class StageSpec(SpecModel):
    """One stage: a column of numbers."""

    key: Key = Field(description="What `changes` call it")
    heading: Template = Field(description="The column's heading, e.g. Before")
    period: PeriodRef | None = Field(default=None, description="A period (docs/periods.md), or the name of one")
    within: dict[CategoryRef, str] = Field(
        default={}, description="Only those: a category of the dataset and its value, e.g. stage: Before")


class StageRowSpec(SpecModel):
    """One row: a measure in each stage, or a text for each."""

    label: Template | None = Field(default=None, description="Heading of the row (default: the measure's label)")
    measure: MeasureRef | None = Field(default=None, description="What is counted")
    texts: list[Template] = Field(default=[], description="Instead of a measure: one text a stage, with facts in {{ }}")

    @model_validator(mode="after")
    def _one(self) -> StageRowSpec:
        if (self.measure is None) == (not self.texts):
            raise mistake("a row has either a measure or a text for each stage", "give one of the two")
        if self.texts and self.label is None:
            raise mistake("a row of texts needs a heading", "add 'label'")
        return self


class StageChangeSpec(SpecModel):
    """A column that compares two stages."""

    show: Literal["percent_change", "difference", "saving"] = Field(
        default="percent_change", description="percent_change and difference: the later against the earlier; saving: "
        "the earlier less the later")
    earlier: Key | None = Field(default=None, description="The key of a stage (default: the first)")
    later: Key | None = Field(default=None, description="The key of a stage (default: the last)")
    heading: Template | None = Field(default=None, description="The column's heading (default: written from what it "
                                     "shows)")


class StagesSpec(FigureBase):
    """Numbers before, during and after, with their changes and savings: a cohort, its offences, their cost."""

    types = ("stages",)
    makes = "table"

    type: Literal["stages"] = Field(description="Always `stages`")
    title: Template = Field(description="Caption")
    stages: list[StageSpec] = Field(min_length=2, max_length=8, description="The columns of numbers, in order of time")
    rows: list[StageRowSpec] = Field(min_length=1, description="The rows, from top to bottom")
    changes: list[StageChangeSpec] = Field(default=[], description="Columns that compare two stages")
    period: PeriodRef | None = Field(default=None, description="For stages that name none")
    area: AreaOrGroupRef | None = Field(default=None, description="Default: the paper's area")
    heading: Template = Field(default="Measure", description="Heading of the first column")

    @model_validator(mode="after")
    def _fits(self) -> StagesSpec:
        keys = [stage.key for stage in self.stages]
        for index, stage in enumerate(self.stages):
            if stage.key in keys[:index]:
                raise mistake(f"two stages have the key '{stage.key}'", "give each its own",
                              at=("stages", index, "key"))
            if stage.period is None and self.period is None:
                raise mistake(f"the stage '{stage.key}' has no period", "add 'period' here or to the table",
                              at=("stages", index))
        for index, row in enumerate(self.rows):
            if row.texts and len(row.texts) != len(keys):
                raise mistake(f"row {index + 1} has {len(row.texts)} text{'s' * (len(row.texts) != 1)}, and the table "
                              f"{len(keys)} stages",
                              "give one text a stage", at=("rows", index, "texts"))
        for index, change in enumerate(self.changes):
            self._check_change(change, index, keys)
        return self

    def _check_change(self, change: StageChangeSpec, index: int, keys: list[str]) -> None:
        for name, key in (("earlier", change.earlier), ("later", change.later)):
            if key is not None and key not in keys:
                raise mistake(f"there is no stage '{key}'", did_you_mean(key, keys), at=("changes", index, name))
        if keys.index(change.earlier or keys[0]) >= keys.index(change.later or keys[-1]):
            raise mistake("a change goes from an earlier stage to a later one", "turn the two round",
                          at=("changes", index))
