"""Text tables: what a spec may say of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import Template


class TextColumnSpec(SpecModel):
    """A column of texts."""

    heading: Template = Field(description="The column's heading")
    width: float | None = Field(default=None, gt=0, description="Its share of the table's width against the other "
                                "columns', e.g. 2 against 1 (default: by what stands in it; all columns or none)")
    align: Literal["left", "right", "center"] = Field(default="left", description="right: for numbers")


def check_columns(columns: Sequence[TextColumnSpec]) -> None:
    """Widths are shares of one whole: all columns have one, or none."""
    without = [index for index, column in enumerate(columns) if column.width is None]
    if without and len(without) < len(columns):
        raise mistake("some columns have a width and some have none", "give each of them one, or none",
                      at=("columns", without[0]))


def check_rows(rows: Sequence[Sequence[str | None]], columns: int, empty: str | None) -> None:
    """Each row has one cell a column; the first names the row, and an empty one further on is explained."""
    for index, cells in enumerate(rows):
        if len(cells) != columns:
            raise mistake(f"row {index + 1} has {_counted(len(cells), 'cell')}, and the table "
                          f"{_counted(columns, 'column')}",
                          "give each column its cell; an empty one is ''", at=("rows", index))
        for number, cell in enumerate(cells):
            if (cell or "").strip() or (number and empty is not None):
                continue
            remedy = "fill it, or say under 'empty' what an empty cell means" if number else "write what the row is of"
            raise mistake(f"cell {number + 1} of row {index + 1} is empty", remedy, at=("rows", index))


class TextTableSpec(FigureBase):
    """A table of texts, which may hold facts: a glossary, a project plan, definitions of indicators."""

    types = ("text_table",)
    makes = "table"

    type: Literal["text_table"] = Field(description="Always `text_table`")
    title: Template = Field(description="Caption")
    columns: list[TextColumnSpec] = Field(min_length=1, description="The columns, from left to right")
    rows: list[list[Template | None]] = Field(min_length=1, description="Each row: one text a column")
    empty: str | None = Field(default=None, description="What an empty cell means; it then holds a dash")

    @model_validator(mode="after")
    def _fits(self) -> TextTableSpec:
        check_columns(self.columns)
        check_rows(self.rows, len(self.columns), self.empty)
        return self


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
