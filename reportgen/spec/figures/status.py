"""Status tables: what a spec may say of one, and of the words and colours of a status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from reportgen.errors import did_you_mean
from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.figures.text_table import TextColumnSpec, check_columns, check_rows
from reportgen.spec.terms import Key, Template

StatusColour = Literal["green", "amber", "red", "grey"]


class StatusSpec(SpecModel):
    """What a status is called, and its colour."""

    label: str = Field(description="Its words, which always stand beside the colour")
    colour: StatusColour = Field(description="green, amber, red or grey; several statuses may have one colour")


STATUS_MEANING = "One of `statuses`; without these green, amber, red or grey in the house's `progress_words`"
Statuses = Annotated[
    dict[Key, StatusSpec],
    Field(description="By key: what each status is called, and its colour (default: the house's words for progress, "
          "with green, amber, red and grey)"),
]  # fmt: skip
Way = tuple[str | int, ...]


def check_statuses(statuses: Mapping[str, StatusSpec], used: Iterable[tuple[str | None, Way]]) -> None:
    """Each status used (with the way to it) is defined, or a colour if none is defined; no two have one label."""
    choices = [*statuses] or [*get_args(StatusColour)]
    for name, way in used:
        if name is not None and name not in choices:
            raise mistake(f"there is no status '{name}'", did_you_mean(name, choices), at=way)
    labels: set[str] = set()
    for key, status in statuses.items():
        if status.label.casefold() in labels:
            raise mistake(f"two statuses are called '{status.label}'", "give each its own words",
                          at=("statuses", key, "label"))
        labels.add(status.label.casefold())


class StatusRowSpec(SpecModel):
    """One row: an action, a project, a risk."""

    cells: list[Template | None] = Field(min_length=1, description="One text a column, from left to right")
    status: str = Field(description=STATUS_MEANING)
    group: Template | None = Field(default=None, description="A heading within the table above this row and those "
                                   "after it, up to the next such heading")


class StatusTableSpec(FigureBase):
    """A text table whose last column tells how each row stands, by colour and by word."""

    types = ("status",)
    makes = "table"

    type: Literal["status"] = Field(description="Always `status`")
    title: Template = Field(description="Caption")
    columns: list[TextColumnSpec] = Field(min_length=1, description="The columns before that of the status")
    rows: list[StatusRowSpec] = Field(min_length=1, description="The rows, from top to bottom")
    heading: Template = Field(default="Status", description="Heading of the column of the status")
    statuses: Statuses = Field(default={})
    totals: bool = Field(default=False, description="Add a row that counts how many rows have which status")
    empty: str | None = Field(default=None, description="What an empty cell means; it then holds a dash")

    @model_validator(mode="after")
    def _fits(self) -> StatusTableSpec:
        check_columns(self.columns)
        check_rows([row.cells for row in self.rows], len(self.columns), self.empty)
        check_statuses(self.statuses, [(row.status, ("rows", i, "status")) for i, row in enumerate(self.rows)])
        return self
