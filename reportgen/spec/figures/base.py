"""What the specs of all figures have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from reportgen.errors import Place
from reportgen.spec.base import Listed, SpecModel
from reportgen.spec.claims import Claim
from reportgen.spec.terms import Referent, Template


class FigureBase(SpecModel):
    """A figure. ``types`` are the words that `type:` may have for it; ``makes`` is what comes of it."""

    types: ClassVar[tuple[str, ...]] = ()
    makes: ClassVar[Literal["chart", "table", "drawing", "group"]] = "chart"

    type: str = Field(description="What kind of figure it is")
    title: Template | None = Field(default=None, description="Caption (default: written from what it shows)")
    notes: Listed[Template] = Field(default=[], description="Printed below")
    claims: Listed[Claim] = Field(default=[], description="What caption and notes claim; held against the data")

    def further_references(self) -> Iterator[tuple[Referent, str | None, Place]]:
        """Names whose meaning hangs on another key; those of fields marked with ``Refers`` are found without it."""
        yield from ()
