"""Small boundaries and locations for tests: squares of a hundredth of a degree around Barnet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportgen.data.atlas import Atlas
from reportgen.spec.definitions import Boundaries, Locations

Ring = Sequence[Sequence[float]]


def square(column: int, row: int = 0) -> list[list[float]]:
    """A closed ring, columns to the east and rows to the north of 0.2 degrees west, 51.6 degrees north."""
    west, south = -0.2 + column / 100, 51.6 + row / 100
    east, north = west + 0.01, south + 0.01
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code: str, name: str, *rings: Ring) -> dict[str, object]:
    geometry = {"type": "Polygon", "coordinates": list(rings)}
    return {"type": "Feature", "properties": {"code": code, "name": name}, "geometry": geometry}


def boundaries(**settings: object) -> Boundaries:
    given: dict[str, object] = {
        "title": "squares",
        "file": "squares.geojson",
        "code": "code",
        "name": "name",
        "noun": ["ward", "wards"],
        "source": "nobody",
        "licence": "none",
    }
    return Boundaries.model_validate(given | settings)


def locations(**settings: object) -> Locations:
    given: dict[str, object] = {
        "title": "cameras of the council",
        "file": "cameras.csv",
        "name": "Camera",
        "longitude": "East",
        "latitude": "North",
        "noun": ["camera", "cameras"],
        "source": "the council",
        "licence": "none",
    }
    return Locations.model_validate(given | settings)


def written(folder: Path, *features: Mapping[str, object], **settings: object) -> Path:
    path = folder / "squares.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features} | settings), encoding="utf-8")
    return path


ROW = (("E1", "Barnet"), ("E2", "Brent"), ("E3", "Harrow"))


def atlas(folder: Path, names: Sequence[tuple[str, str]] = ROW, cameras: str = "") -> Atlas:
    """A row of squares, and cameras if a CSV text is given."""
    path = written(folder, *(feature(code, name, square(at)) for at, (code, name) in enumerate(names)))
    (folder / "cameras.csv").write_text(cameras, encoding="utf-8")
    files = {("boundaries", "squares"): path, ("locations", "cameras"): folder / "cameras.csv"}
    return Atlas({"squares": boundaries()}, {"cameras": locations()}, files)
