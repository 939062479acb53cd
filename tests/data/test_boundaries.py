"""Boundaries from GeoJSON: laid flat in metres, simplified together; what is wrong with a file is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.data import boundaries as module
from reportgen.data.boundaries import Plane, outlines_of
from reportgen.errors import ReportError
from tests.geography import boundaries, feature, square, written

REAL = Path(__file__).parents[2] / "report_specs" / "geo"


def told(path: Path, **settings: object) -> str:
    with pytest.raises(ReportError) as caught:
        outlines_of(boundaries(**settings), path)
    return str(caught.value).replace(str(path.parent) + "/", "")


def test_outlines_lie_in_metres_around_their_middle(tmp_path: Path) -> None:
    path = written(tmp_path, feature("E1", "One", square(0)), feature("E2", "Two", square(1)))
    found = outlines_of(boundaries(), path)
    assert (found.codes, found.names) == (("E1", "E2"), ("One", "Two"))
    left, bottom, right, top = found.box
    # 0.02 degrees at 51.605 N: 0.02 x 69,271 = 1,385 m; 0.01 of latitude: 1,113 m; the middle is nought
    assert (right - left, top - bottom) == pytest.approx((1385, 1113), rel=1e-3)
    assert (left + right, bottom + top) == pytest.approx((0, 0), abs=1e-6)


def test_a_degree_of_the_plane_is_that_of_the_ellipsoid() -> None:
    # On the WGS84 ellipsoid (a = 6,378,137 m, e2 = 0.00669438) a degree of latitude is M(45) = 111,131.8 m,
    # one of longitude N(45) cos 45 = 78,846.8 m.
    assert Plane(0, 45).metres == pytest.approx((78846.8, 111131.8), abs=0.5)
    assert Plane(-0.2, 51.6).lay(-0.2, 51.6) == (0, 0)


def test_an_outline_may_have_parts_and_holes(tmp_path: Path) -> None:
    hole = [[-0.197, 51.603], [-0.193, 51.603], [-0.193, 51.607], [-0.197, 51.607], [-0.197, 51.603]]
    islands = feature("E1", "One", square(0), hole)
    islands["geometry"] = {"type": "MultiPolygon", "coordinates": [[square(0), hole], [square(3)]]}
    (rings,) = outlines_of(boundaries(), written(tmp_path, islands)).rings(1)
    assert len(rings) == 3


def test_common_borders_stay_common_when_they_are_simplified(tmp_path: Path) -> None:
    zigzag = [[-0.19 + (0.0002 if at % 2 else 0), 51.6 + at / 1000] for at in range(11)]
    west = [[-0.2, 51.61], [-0.2, 51.6], *zigzag, [-0.2, 51.61]]
    east = [[-0.18, 51.6], [-0.18, 51.61], *reversed(zigzag), [-0.18, 51.6]]
    path = written(tmp_path, feature("E1", "West", west), feature("E2", "East", east))
    one, other = (set(rings[0]) for rings in outlines_of(boundaries(), path).rings(200))
    # A bend of 14 m by 111 m is less than 200 m by 200 m: of eleven points of the border its ends are left.
    assert len(one & other) == 2
    assert (len(one), len(other)) == (4, 4)


def test_a_file_is_read_once_as_long_as_it_stays_the_same(tmp_path: Path) -> None:
    spec, path = boundaries(), written(tmp_path, feature("E1", "One", square(0)))
    first = outlines_of(spec, path)
    assert outlines_of(boundaries(), path) is first
    written(tmp_path, feature("E1", "One", square(0)), feature("E22", "Two", square(1)))
    assert outlines_of(spec, path).codes == ("E1", "E22")


def test_outlines_may_be_left_out_by_code_or_name(tmp_path: Path) -> None:
    path = written(tmp_path, *(feature(f"E{at}", f"Ward {at}", square(at)) for at in range(4)))
    assert outlines_of(boundaries(exclude=["E0", "Ward 3"]), path).codes == ("E1", "E2")
    assert told(path, exclude=["Wrd 3"]) == ": there is no outline 'Wrd 3' to leave out; did you mean 'Ward 3'?"


@pytest.mark.parametrize(("name", "count"), [("barnet-wards-2022", 24), ("barnet-lsoa-2011", 211)])
def test_the_real_files_are_sound(name: str, count: int) -> None:
    properties = {24: ("ONSWardCode", "WardName"), 211: ("LSOA11CD", "LSOA11NM")}[count]
    found = outlines_of(boundaries(code=properties[0], name=properties[1]), REAL / f"{name}.geojson")
    left, bottom, right, top = found.box
    assert len(found.codes) == count
    # The borough is some 12.2 km wide and 12.8 km long.
    assert (right - left, top - bottom) == pytest.approx((12_224, 12_793), rel=0.001)
    points = [point for rings in found.rings(20) for ring in rings for point in ring]
    assert len(points) < sum(len(rings[0]) for rings in found.rings(0.001)) * 2


SHORT = [[-0.2, 51.6], [-0.1, 51.6], [-0.2, 51.6]]
OPEN = square(0)[:-1]
EIGHT = [[-0.2, 51.6], [-0.19, 51.61], [-0.19, 51.6], [-0.2, 51.61], [-0.2, 51.6]]
METRES = [[523000, 190000], [524000, 190000], [524000, 191000], [523000, 190000]]
FEW = "One (feature 1) has a ring of 3 points, and an area has at least 4; draw it again, or take the ring out"
UNCLOSED = (
    "One (feature 1) has a ring that does not close: its first point is not its last; "
    "close it, or export the file again"
)
SAVE_AS = "save it as GeoJSON with longitude and latitude (in QGIS: Export, Save Features As, CRS EPSG:4326)"


@pytest.mark.parametrize(
    ("ring", "what"),
    [
        (SHORT, FEW),
        (OPEN, UNCLOSED),
        (METRES, f"One (feature 1) has the point 523000, 190000, which is no longitude and latitude; {SAVE_AS}"),
        ([["a", "b"]] * 4, f"One (feature 1) has coordinates that are no pairs of numbers; {SAVE_AS}"),
        ([[1], [1, 2], [1, 2], [1]], f"One (feature 1) has coordinates that are no pairs of numbers; {SAVE_AS}"),
        (None, f"One (feature 1) has coordinates that are no pairs of numbers; {SAVE_AS}"),
        (EIGHT, "the outline of One crosses itself; mend it (in QGIS: Vector, Fix Geometries)"),
        ([[-0.2, 51.6]] * 4, "the outline of One crosses itself; mend it (in QGIS: Vector, Fix Geometries)"),
    ],
)  # fmt: skip
def test_a_ring_that_bounds_no_area_is_told(tmp_path: Path, ring: object, what: str) -> None:
    path = written(tmp_path, feature("E1", "One", ring))  # type: ignore[arg-type]
    assert told(path) == f"squares.geojson: {what}"


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    nameless = feature("E3", "", square(2))
    point = feature("E4", "Four", square(3)) | {"geometry": {"type": "Point", "coordinates": [0, 51]}}
    bare = feature("E5", "Five", square(3)) | {"geometry": None}
    twice = feature("E1", "Again", square(4))
    said = told(written(tmp_path, feature("E1", "One", square(0)), nameless, point, bare, twice)).splitlines()
    tell_apart = "join the two into one, or name the property that tells them apart"
    assert said == [
        "squares.geojson: Five (feature 4) is no area but without a geometry; keep Polygons and MultiPolygons only",
        "squares.geojson: Four (feature 3) is no area but a Point; keep Polygons and MultiPolygons only",
        "squares.geojson: feature 2 has no property 'name'; give each feature one",
        f"squares.geojson: feature 5 has the code 'E1', as one before it has; {tell_apart}",
    ]


def test_a_property_that_is_not_there_is_told_with_what_was_meant(tmp_path: Path) -> None:
    path = written(tmp_path, feature("E1", "One", square(0)))
    assert told(path, code="cod") == "squares.geojson: feature 1 has no property 'cod'; did you mean 'code'?"


def test_outlines_that_lie_over_each_other_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, feature("E1", "One", square(0)), feature("E2", "Same", square(0)))
    assert told(path) == (
        "squares.geojson: the outlines of One and Same lie over each other; keep one level of areas in the file, or "
        "exclude one of the two"
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", f"squares.geojson:1: the file is not JSON here; {SAVE_AS}"),
        ('{"type":\n oops', f"squares.geojson:2: the file is not JSON here; {SAVE_AS}"),
        ('{"type": NaN}', f"squares.geojson: the file is not JSON here; {SAVE_AS}"),
        ("[" * 100_000, f"squares.geojson: the file is not JSON here; {SAVE_AS}"),
        ("[]", f"squares.geojson: the file is no FeatureCollection of GeoJSON; {SAVE_AS}"),
        ('{"type": "Topology"}',
         f"squares.geojson: the file is no FeatureCollection of GeoJSON but a Topology; {SAVE_AS}"),
        (json.dumps({"type": "FeatureCollection", "features": [], "crs": {"name": "EPSG:27700"}}),
         f"squares.geojson: the file's coordinates are not longitude and latitude; {SAVE_AS}"),
        ('{"type": "FeatureCollection", "features": []}',
         "squares.geojson: the file has no features; name a file that holds outlines"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_geojson_is_told(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "squares.geojson"
    path.write_text(text, encoding="utf-8")
    assert told(path) == what


def test_other_formats_are_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "wards.gpkg"
    path.write_bytes(b"SQLite format 3")
    assert told(path) == f": 'wards.gpkg' is no GeoJSON file; {SAVE_AS}"


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(tmp_path / "none.geojson") == ": there is no file 'none.geojson'; check its name and folder"
    path = written(tmp_path, feature("E1", "One", square(0)))
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    assert told(path).endswith("bytes, and at most 100 are read; cut it to the areas of the map")


def test_without_shapely_the_user_hears_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    path = written(tmp_path, feature("E1", "One", square(0)))
    monkeypatch.setitem(sys.modules, "shapely", None)
    assert told(path) == (
        ": maps need shapely 2.1 or later, which is not installed; install it: pip install 'reportgen[maps]'"
    )
