"""Locations from CSV files, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.data.locations import Spot, read_spots
from reportgen.errors import ReportError
from tests.geography import locations


def cameras(folder: Path, text: str) -> Path:
    path = folder / "cameras.csv"
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path, text: str, **settings: object) -> list[str]:
    with pytest.raises(ReportError) as caught:
        read_spots(locations(**settings), cameras(folder, text))
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


def test_points_keep_the_order_of_the_file(tmp_path: Path) -> None:
    path = cameras(tmp_path, "Camera,North,East,Kind\nE15, 51.61 ,-0.27,dome\nGG21,51.57,-0.20,\n")
    assert read_spots(locations(kind="Kind"), path) == (Spot("E15", -0.27, 51.61, "dome"), Spot("GG21", -0.2, 51.57))


def test_each_row_that_is_no_point_is_told_with_its_line(tmp_path: Path) -> None:
    text = "Camera,North,East\nA,51.6,x\nB,191,-0.2\n,51.6,-0.2\nC,51.6,-0.2\nC,51.7,-0.2\nD,nan,-0.2\n"
    assert told(tmp_path, text) == [
        "cameras.csv:2: 'x' of A is no longitude; write degrees, -180 to 180, such as -0.2",
        "cameras.csv:3: '191' of B is no latitude; write degrees, -90 to 90, such as 51.6",
        "cameras.csv:4: the column 'Camera' is empty; give the point a name",
        "cameras.csv:6: 'C' is there already; give each point a name of its own, or delete one",
        "cameras.csv:7: 'nan' of D is no latitude; write degrees, -90 to 90, such as 51.6",
    ]


def test_a_column_that_is_not_there_is_told_with_what_was_meant(tmp_path: Path) -> None:
    assert told(tmp_path, "Camera,North,East\n", latitude="Nort") == [
        ": 'cameras.csv' has no column 'Nort'; did you mean 'North'?"
    ]


def test_a_file_without_points_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "Camera,North,East\n") == ["cameras.csv: the file has no points; add a row for each"]
    with pytest.raises(ReportError, match=r"there is no file '.*none.csv'; check its name and folder"):
        read_spots(locations(), tmp_path / "none.csv")
