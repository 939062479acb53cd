"""The atlas of a paper: its boundaries and its locations by name, read when a map asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.data.boundaries import Outlines, outlines_of
from reportgen.data.locations import Spot, read_spots
from reportgen.spec.definitions import Boundaries, Locations


@dataclass(frozen=True, slots=True)
class Atlas:
    """``files`` are where they lie, by section and name."""

    boundaries: Mapping[str, Boundaries] = field(default_factory=dict)
    locations: Mapping[str, Locations] = field(default_factory=dict)
    files: Mapping[tuple[str, str], Path] = field(default_factory=dict)

    def outlines(self, name: str) -> Outlines:
        return outlines_of(self.boundaries[name], self.files["boundaries", name])

    def spots(self, name: str) -> tuple[Spot, ...]:
        return read_spots(self.locations[name], self.files["locations", name])
