"""Mistakes in maps: names, files of boundaries and of locations, areas and outlines that do not join."""

from __future__ import annotations

import json

from tests.broken.case import Change, add, both, broken, report, swap, write
from tests.broken.figures import CHART
from tests.geography import feature, square

DEFINED = """\
boundaries:
  outlines: {title: squares, file: squares.geojson, code: code, name: name, source: nobody, licence: none}
locations:
  cameras: {title: cameras, file: cameras.csv, name: Camera, longitude: X, latitude: Y, source: nobody, licence: none}
"""
MAP = "trend: {type: map, boundaries: outlines, among: boroughs, measure: bicycles, period: recent}"


def squares(*names: str) -> str:
    features = [feature(f"E{at}", name, square(at)) for at, name in enumerate(names)]
    return json.dumps({"type": "FeatureCollection", "features": features})


def mapped(content: str, figure: str = MAP, cameras: str = "") -> Change:
    """A map in the place of the report's chart, over a file of outlines."""
    return both(
        add("definitions.yaml", DEFINED),
        write("squares.geojson", content),
        write("cameras.csv", cameras),
        swap("report.yaml", CHART, figure),
    )


PLACE = "report_specs/report.yaml:10:10"

CASES = (
    report(
        "boundaries that nobody defined",
        mapped(squares("Barnet", "Brent"), MAP.replace("outlines", "outline")),
        "report_specs/report.yaml:10:34: there is no set of boundaries 'outline'; did you mean 'outlines'?",
    ),
    report(
        "an area without an outline",
        mapped(squares("Barnet")),
        f"{PLACE}: no outline in 'outlines' for 'Brent'; add it to the file, or its code there ('code') to its `names`",
    ),
    report(
        "an outline that is no area",
        mapped(squares("Barnet", "Brent", "Bexley")),
        f"{PLACE}: 'Bexley' in 'outlines' is no area of the two boroughs; add it to the peer group, or leave it out: "
        "`exclude:` in the boundaries",
    ),
    report(
        "boundaries in metres",
        mapped(squares("Barnet", "Brent").replace("-0.19", "523000")),
        "report_specs/squares.geojson: Barnet (feature 1) has the point 523000, 51.6, which is no longitude and "
        "latitude; save it as GeoJSON with longitude and latitude (in QGIS: Export, Save Features As, CRS EPSG:4326)",
        "report_specs/squares.geojson: Brent (feature 2) has the point 523000, 51.6, which is no longitude and "
        "latitude; save it as GeoJSON with longitude and latitude (in QGIS: Export, Save Features As, CRS EPSG:4326)",
    ),
    report(
        "boundaries in a file that is no GeoJSON",
        mapped("PK"),
        "report_specs/squares.geojson:1: the file is not JSON here; save it as GeoJSON with longitude and latitude "
        "(in QGIS: Export, Save Features As, CRS EPSG:4326)",
    ),
    report(
        "points that lie outside of the map",
        mapped(
            squares("Barnet", "Brent"),
            "trend: {type: map, boundaries: outlines, points: {locations: cameras}}",
            "Camera,X,Y\nE15,51.6,-0.2\n",
        ),
        f"{PLACE}: 'E15' of 'cameras' lies outside of the map; check whether longitude and latitude are the right way "
        "round",
    ),
    broken(
        "a map file outside of the project",
        add("definitions.yaml", DEFINED.replace("squares.geojson", "/etc/passwd")),
        "report_specs/definitions.yaml:42:36: '/etc/passwd' is an absolute path; write a path relative to this file, "
        "such as data/counts.csv",
    ),
)
