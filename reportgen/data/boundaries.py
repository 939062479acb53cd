"""Boundaries: outlines of areas from a GeoJSON file, checked, laid flat in metres, simplified together."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from reportgen.errors import Place, Problems, ReportError, did_you_mean
from reportgen.spec.definitions import Boundaries
from reportgen.spec.yaml import shown

MOST_BYTES = 64 * 1024 * 1024
Point = tuple[float, float]
Rings = tuple[tuple[Point, ...], ...]

_KEPT = 64
_SAVE_AS = "save it as GeoJSON with longitude and latitude (in QGIS: Export, Save Features As, CRS EPSG:4326)"
_DEGREES = ("CRS84", "4326")
_LEAST_POINTS = 4  # of a ring: three corners, and the first again
_OVERLAP = 1e-3  # of the whole, beyond which outlines are no parts of one map
_LOSS = 1e-6  # of an outline, beyond which it is not the same after a mend


@dataclass(frozen=True, slots=True)
class Plane:
    """A flat map around a point: an equidistant cylindrical projection, true to 0.2 per cent within 15 km of it.

    Metres a degree by the series for the WGS84 ellipsoid (Snyder, Map Projections: A Working Manual, 1987).
    """

    longitude: float
    latitude: float

    @property
    def metres(self) -> Point:
        """How many metres a degree of longitude and one of latitude are."""
        angle = math.radians(self.latitude)
        east = 111412.84 * math.cos(angle) - 93.5 * math.cos(3 * angle) + 0.118 * math.cos(5 * angle)
        north = 111132.954 - 559.822 * math.cos(2 * angle) + 1.175 * math.cos(4 * angle)
        return east, north

    def lay(self, longitude: float, latitude: float) -> Point:
        """Metres to the east and to the north of the plane's point."""
        east, north = self.metres
        return (longitude - self.longitude) * east, (latitude - self.latitude) * north


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """The outlines of one file. ``box`` is the least and the greatest x and y, in metres; y grows to the north."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    plane: Plane
    box: tuple[float, float, float, float]
    shapes: Any = field(repr=False)  # an array of shapely's polygons

    def rings(self, tolerance: float) -> tuple[Rings, ...]:
        """Each outline's closed rings, without bends of less than ``tolerance`` metres; common borders stay common."""
        return _simplified(self, tolerance)


@lru_cache(maxsize=_KEPT)
def read_outlines(path: Path, stamp: tuple[int, int], boundaries: _Asked) -> Outlines:
    """The outlines in a file; ``stamp`` changes when the file does. Raises ``ReportError`` with all its mistakes."""
    _require_shapely(boundaries.spec)
    features = _features(path)
    problems = Problems()
    found: dict[str, tuple[str, list[list[Any]]]] = {}
    for number, feature in enumerate(features, start=1):
        place = Place(shown(path))
        try:
            code, name = _called(feature, number, boundaries.spec, place)
            if {code, name} & set(boundaries.spec.exclude):
                continue
            if code in found:
                what = f"feature {number} has the code '{code}', as one before it has"
                raise ReportError.at(place, what, "join the two into one, or name the property that tells them apart")
            found[code] = name, _polygons(feature, f"{name} (feature {number})", place)
        except ReportError as error:
            problems.take(error)
    problems.raise_if_any()
    _check_excluded(features, boundaries.spec)
    if not found:
        raise ReportError.at(shown(path), "the file holds no outline", "add features to it, or exclude fewer")
    return _laid(found, path)


def outlines_of(boundaries: Boundaries, path: Path) -> Outlines:
    """The outlines of a file, read once a process as long as it stays the same."""
    try:
        status = path.stat()
    except OSError:
        what = f"there is no file '{shown(path)}'"
        raise ReportError.at(boundaries.place("file"), what, "check its name and folder") from None
    if path.suffix.lower() not in (".geojson", ".json"):
        raise ReportError.at(boundaries.place("file"), f"'{path.name}' is no GeoJSON file", _SAVE_AS)
    if status.st_size > MOST_BYTES:
        what = f"'{path.name}' has {status.st_size:,} bytes, and at most {MOST_BYTES:,} are read"
        raise ReportError.at(boundaries.place("file"), what, "cut it to the areas of the map")
    return read_outlines(path, (status.st_mtime_ns, status.st_size), _Asked(boundaries))


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A definition as a key: two that ask for the same of a file are one."""

    spec: Boundaries

    def _key(self) -> tuple[object, ...]:
        return self.spec.code, self.spec.name, tuple(self.spec.exclude), self.spec.place()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())


def _require_shapely(spec: Boundaries) -> None:
    try:
        import shapely
    except ImportError:
        shapely = None
    if shapely is None or not hasattr(shapely, "coverage_simplify"):
        what = "maps need shapely 2.1 or later, which is not installed"
        raise ReportError.at(spec.place("file"), what, "install it: pip install 'reportgen[maps]'")


# --- The file --------------------------------------------------------------------------------------------------------


def _features(path: Path) -> list[Any]:
    place = Place(shown(path))
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=_no_number)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError, ValueError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise ReportError.at(Place(shown(path), line), "the file is not JSON here", _SAVE_AS) from None
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        kind = data.get("type") if isinstance(data, dict) else None
        told = f" but a {kind}" if isinstance(kind, str) else ""
        raise ReportError.at(place, f"the file is no FeatureCollection of GeoJSON{told}", _SAVE_AS)
    crs = json.dumps(data["crs"]) if data.get("crs") else _DEGREES[0]
    if not any(known in crs for known in _DEGREES):
        raise ReportError.at(place, "the file's coordinates are not longitude and latitude", _SAVE_AS)
    features = data.get("features")
    if not isinstance(features, list) or not features:
        raise ReportError.at(place, "the file has no features", "name a file that holds outlines")
    return features


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _properties(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _called(feature: Any, number: int, spec: Boundaries, place: Place) -> tuple[str, str]:
    """Code and name of a feature."""
    properties = _properties(feature)
    told = []
    for key in (spec.code, spec.name or spec.code):
        value = properties.get(key)
        if isinstance(value, bool) or not isinstance(value, (str, int)) or not str(value).strip():
            what = f"feature {number} has no property '{key}'"
            others = [] if key in properties else properties
            raise ReportError.at(place, what, did_you_mean(key, others, "give each feature one"))
        told.append(str(value).strip())
    return told[0], told[1]


def _check_excluded(features: Sequence[Any], spec: Boundaries) -> None:
    keys = (spec.code, spec.name or spec.code)
    known = {str(value) for one in features for key in keys if (value := _properties(one).get(key))}
    problems = Problems()
    for index, name in enumerate(spec.exclude):
        if name not in known:
            what = f"there is no outline '{name}' to leave out"
            problems.add(spec.place("exclude", index), what, did_you_mean(name, known))
    problems.raise_if_any()


def _polygons(feature: Any, called: str, place: Place) -> list[list[Any]]:
    """The feature's polygons, each a list of rings: arrays of longitude and latitude."""
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        what = f"{called} is no area but {f'a {kind}' if isinstance(kind, str) else 'without a geometry'}"
        raise ReportError.at(place, what, "keep Polygons and MultiPolygons only")
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons:
        raise ReportError.at(place, f"{called} has no coordinates", "draw its outline, or take the feature out")
    if not all(isinstance(polygon, list) and polygon for polygon in polygons):
        raise ReportError.at(place, f"{called} has a part without coordinates", "draw its outline, or take it out")
    return [[_ring(ring, called, place) for ring in polygon] for polygon in polygons]


def _ring(ring: Any, called: str, place: Place) -> Any:
    import numpy as np

    try:
        points = np.array(ring)
    except ValueError:
        points = np.array([])
    if points.ndim != 2 or points.shape[1] < 2 or points.dtype.kind not in "iuf":
        raise ReportError.at(place, f"{called} has coordinates that are no pairs of numbers", _SAVE_AS)
    points = points[:, :2].astype(float)
    if len(points) < _LEAST_POINTS:
        what = f"{called} has a ring of {len(points)} points, and an area has at least {_LEAST_POINTS}"
        raise ReportError.at(place, what, "draw it again, or take the ring out")
    outside = (np.abs(points) > (180, 90)).any(axis=1) | ~np.isfinite(points).all(axis=1)
    if outside.any():
        x, y = points[outside][0].tolist()
        what = f"{called} has the point {x:g}, {y:g}, which is no longitude and latitude"
        raise ReportError.at(place, what, _SAVE_AS)
    if (points[0] != points[-1]).any():
        what = f"{called} has a ring that does not close: its first point is not its last"
        raise ReportError.at(place, what, "close it, or export the file again")
    return points


# --- On the plane ----------------------------------------------------------------------------------------------------


def _laid(found: dict[str, tuple[str, list[list[Any]]]], path: Path) -> Outlines:
    import numpy as np
    import shapely

    every = np.concatenate([ring for _, polygons in found.values() for polygon in polygons for ring in polygon])
    plane = Plane(*((every.min(axis=0) + every.max(axis=0)) / 2).tolist())
    place, problems = Place(shown(path)), Problems()
    shapes = []
    for name, polygons in found.values():
        metres = [[(ring - (plane.longitude, plane.latitude)) * plane.metres for ring in one] for one in polygons]
        parts = [shapely.Polygon(rings[0], rings[1:]) for rings in metres]
        shape = _mended(parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts))
        if shape is None:
            problems.add(place, f"the outline of {name} crosses itself", "mend it (in QGIS: Vector, Fix Geometries)")
        shapes.append(shape)
    problems.raise_if_any()
    coverage = np.array(shapes, dtype=object)
    _check_apart(coverage, [name for name, _ in found.values()], place)
    box = tuple(shapely.total_bounds(coverage).tolist())
    return Outlines(tuple(found), tuple(name for name, _ in found.values()), plane, box, coverage)


def _mended(shape: Any) -> Any:
    """The shape; where its border touches itself, parted there; None if it crosses itself, or has no extent."""
    import shapely

    if shape.area <= 0:
        return None
    if shape.is_valid:
        return shape
    # Signed areas of loops that run the other way cancel out: a figure of eight loses nothing by the sum, but by this.
    parts = [one for one in shapely.get_parts(shapely.make_valid(shape)) if one.geom_type == "Polygon"]
    mended = shapely.MultiPolygon(parts)
    return mended if mended.is_valid and abs(mended.area - shape.area) <= _LOSS * mended.area else None


def _check_apart(shapes: Any, names: Sequence[str], place: Place) -> None:
    import shapely

    if shapely.coverage_is_valid(shapes):
        return
    whole = shapely.union_all(shapes).area
    if shapely.area(shapes).sum() - whole <= _OVERLAP * whole:
        return
    tree = shapely.STRtree(shapes)
    pairs = [(shapes[i].intersection(shapes[j]).area, int(i), int(j)) for i, j in tree.query(shapes).T if i < j]
    _, one, other = max(pairs)
    what = f"the outlines of {names[one]} and {names[other]} lie over each other"
    raise ReportError.at(place, what, "keep one level of areas in the file, or exclude one of the two")


@lru_cache(maxsize=_KEPT)
def _simplified(outlines: Outlines, tolerance: float) -> tuple[Rings, ...]:
    import shapely

    # The tolerance of GEOS is the root of the area of the triangle that a bend makes.
    shapes = shapely.coverage_simplify(outlines.shapes, tolerance)
    return tuple(tuple(_rings_of(shape)) for shape in shapes)


def _rings_of(shape: Any) -> Iterator[tuple[Point, ...]]:
    import shapely

    for part in shapely.get_parts(shape):
        for ring in (part.exterior, *part.interiors):
            yield tuple(map(tuple, shapely.get_coordinates(ring).tolist()))
