"""Rank badges: what a spec may say of one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.spec.base import SpecModel
from reportgen.spec.terms import MeasureRef, PeerGroupRef, PeriodRef


class BadgeSpec(SpecModel):
    """A rank badge: the area's place among its peers, 1 being best."""

    rank: Literal["value", "rate", "change"] = Field(description="What is ranked")
    among: PeerGroupRef = Field(description="The peer group")
    measure: MeasureRef | None = Field(default=None, description="Default: the slide's measure")
    period: PeriodRef = Field(description="A period (docs/periods.md), or the name of one under `periods`")
