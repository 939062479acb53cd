"""Locations: named points from a CSV file, checked."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import Place, Problems, ReportError, did_you_mean
from reportgen.spec.definitions import Locations
from reportgen.spec.yaml import shown

MOST_BYTES = 4 * 1024 * 1024
_MOST_PROBLEMS = 10


@dataclass(frozen=True, slots=True)
class Spot:
    """A named point in degrees; ``kind`` is empty where the file tells none."""

    name: str
    longitude: float
    latitude: float
    kind: str = ""


def read_spots(locations: Locations, path: Path) -> tuple[Spot, ...]:
    """The points of a file in its order; raises ``ReportError`` with all its mistakes."""
    rows = _rows(locations, path)
    problems, found = Problems(), dict[str, Spot]()
    for line, row in rows:
        place = Place(shown(path), line)
        try:
            spot = _spot(locations, row, place)
            if spot.name in found:
                what = f"'{spot.name}' is there already"
                raise ReportError.at(place, what, "give each point a name of its own, or delete one")
            found[spot.name] = spot
        except ReportError as error:
            problems.take(error)
        if len(problems.found) >= _MOST_PROBLEMS:
            break
    problems.raise_if_any()
    if not found:
        raise ReportError.at(shown(path), "the file has no points", "add a row for each")
    return tuple(found.values())


def _rows(locations: Locations, path: Path) -> list[tuple[int, dict[str, str]]]:
    """Each row with its line in the file."""
    at = locations.place("file")
    try:
        if path.stat().st_size > MOST_BYTES:
            what = f"'{path.name}' is larger than {MOST_BYTES:,} bytes"
            raise ReportError.at(at, what, "keep the points of this map only, and what is counted in a dataset")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise ReportError.at(at, f"there is no file '{shown(path)}'", "check its name and folder") from None
    except UnicodeDecodeError:
        raise ReportError.at(shown(path), "the file is not UTF-8 text", "save it with the encoding UTF-8") from None
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
        columns = reader.fieldnames or ()
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise ReportError.at(shown(path), f"the file is no CSV ({error})", "save it as CSV again") from None
    problems = Problems()
    for key in ("name", "longitude", "latitude", "kind"):
        column = getattr(locations, key)
        if column is not None and column not in columns:
            problems.add(locations.place(key), f"'{path.name}' has no column '{column}'", did_you_mean(column, columns))
    problems.raise_if_any()
    return rows


def _spot(locations: Locations, row: dict[str, str], place: Place) -> Spot:
    name = row[locations.name].strip()
    if not name:
        raise ReportError.at(place, f"the column '{locations.name}' is empty", "give the point a name")
    longitude = _degrees(row[locations.longitude], 180, name, "longitude", place)
    latitude = _degrees(row[locations.latitude], 90, name, "latitude", place)
    return Spot(name, longitude, latitude, row[locations.kind].strip() if locations.kind else "")


def _degrees(text: str, most: int, name: str, noun: str, place: Place) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not abs(value) <= most:
        what = f"'{text}' of {name} is no {noun}"
        raise ReportError.at(place, what, f"write degrees, {-most} to {most}, such as {51.6 if most == 90 else -0.2}")
    return value
