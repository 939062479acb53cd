"""Panels: what a spec may say of texts that stand side by side."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import Listed, SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import Template


class PanelSpec(SpecModel):
    """A heading with paragraphs, bullets, or both below it."""

    heading: Template = Field(description="What the panel is about")
    text: Listed[Template] = Field(default=[], description="Paragraphs")
    bullets: Listed[Template] = Field(default=[], description="Bullets, below the paragraphs")

    @model_validator(mode="after")
    def _says_something(self) -> PanelSpec:
        if not self.text and not self.bullets:
            raise mistake("the panel says nothing below its heading", "add 'text' or 'bullets'", at="heading")
        return self


class PanelsSpec(FigureBase):
    """Texts side by side in panels of one height: what was done and what comes next, strengths and risks."""

    types = ("panels",)
    makes = "drawing"

    type: Literal["panels"] = Field(description="Always `panels`")
    title: Template = Field(description="Caption")
    panels: list[PanelSpec] = Field(min_length=2, max_length=6, description="The panels, row by row")
    columns: Literal[2, 3] = Field(default=2, description="Panels in a row")
