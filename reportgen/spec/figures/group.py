"""Groups: what a spec may say of figures that stand side by side under one caption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from reportgen.spec.base import mistake
from reportgen.spec.figures.base import FigureBase

if TYPE_CHECKING:
    from reportgen.spec.figures import FigureOrName

BESIDE = ("chart", "drawing")  # what may stand side by side: a table needs the width of the page


class GroupSpec(FigureBase):
    """Two or three charts or drawings side by side under one caption, each with its title above it."""

    types = ("group",)
    makes = "group"

    type: Literal["group"] = Field(description="Always `group`")
    figures: list[FigureOrName] = Field(
        min_length=2, max_length=3, description="Charts and drawings, from left to right; or names of `figures`")

    @model_validator(mode="after")
    def _side_by_side(self) -> GroupSpec:
        for index, figure in enumerate(self.figures):
            if not isinstance(figure, str) and figure.makes not in BESIDE:
                what = f"a {figure.makes} cannot stand beside another figure"
                raise mistake(what, "give it a place of its own", at=("figures", index))
        return self


def parts(figure: FigureBase | str | None, named: Mapping[str, FigureBase]) -> Iterator[FigureBase]:
    """The specs of the figures that a group holds; none of any other figure."""
    for part in figure.figures if isinstance(figure, GroupSpec) else ():
        found = named.get(part) if isinstance(part, str) else part
        if found is not None:
            yield found


def part_names(figure: FigureBase | str | None) -> Iterator[str]:
    """The names by which a group brings in figures; none of any other figure."""
    yield from (part for part in (figure.figures if isinstance(figure, GroupSpec) else ()) if isinstance(part, str))
