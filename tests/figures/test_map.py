"""Maps from specs: areas joined to their outlines, classed, told in words and as a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.errors import UnplacedError
from reportgen.figures.map import Map, make
from reportgen.figures.model import Table, figure_facts
from reportgen.measures.book import FactBook
from reportgen.spec.figures.map import MapSpec
from reportgen.wording.text import plain
from tests.geography import ROW, atlas
from tests.measures.books import Numbers, book, read_book

from .scopes import maker, scope
from .test_chart import PEOPLE, YEARS

NOTE = "Boundaries: squares. nobody."
CAMERAS = "Camera,East,North\nE15,-0.195,51.605\nGG21,-0.175,51.605\nX9,-0.185,51.605\n"


def drawn(
    folder: Path, of: FactBook | None = None, names: tuple[tuple[str, str], ...] = ROW, cameras: str = "",
    **spec: object,
) -> Map:  # fmt: skip
    given: dict[str, object] = {"type": "map", "boundaries": "squares", "period": "recent"}
    if "measure" not in spec and "points" not in spec:
        given |= {"measure": "burglary", "among": "bcu"}
    with_atlas = replace(maker(scope(of or book(YEARS, PEOPLE))), atlas=atlas(folder, names, cameras))
    return make(MapSpec.model_validate(given | spec), "figure", with_atlas)


def rows(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [[plain(cell.text) for cell in row] for row in (*table.header, *table.rows)]


def test_each_area_has_its_outline_its_number_and_its_class(tmp_path: Path) -> None:
    made = drawn(tmp_path, classes=2)
    # June and July 2023: 6 + 9 = 15, 3 + 3 = 6, 9 + 9 = 18
    assert [(one.name, one.value and one.value.value, one.shade) for one in made.regions] == [
        ("Barnet", 15, 0), ("Brent", 6, 0), ("Harrow", 18, 1),
    ]  # fmt: skip
    assert made.class_words == ("6 to 17", "18")
    assert (made.value_title, made.title) == ("Number of cases", "Burglary by ward, Barnet, June to July 2023")


def test_a_rate_is_shown_with_its_count(tmp_path: Path) -> None:
    made = drawn(tmp_path, value="rate", breaks=[3, 5])
    # 15 / 4,000 = 3.75 per 1,000, 6 / 3,000 = 2.0, 18 / 2,000 = 9.0
    assert rows(made.table) == [
        ["Ward", "Number", "Per 1,000", "Class"],
        ["Harrow", "18", "9.0", "5.0 or more"],
        ["Barnet", "15", "3.8", "3.0 to 4.9"],
        ["Brent", "6", "2.0", "0.0 to 2.9"],
    ]
    assert made.value_title == "Cases per 1,000 residents"
    assert made.notes == ("Rates are per 1,000 residents, by the estimates of 2022.", NOTE)


def test_shares_are_of_all_areas_together(tmp_path: Path) -> None:
    made = drawn(tmp_path, value="share")
    # 15 + 6 + 18 = 39; 18 / 39 = 46.2 %
    assert rows(made.table)[1] == ["Harrow", "18", "46.2%", "46.2%"]
    assert made.notes == ("Shares are of the cases in all wards shown.", NOTE)


def test_a_change_is_on_the_year_before(tmp_path: Path) -> None:
    made = drawn(tmp_path, value="percent_change", breaks=[0])
    # Barnet 15 on 12: +25 %; Brent 6 on 4: +50 %; Harrow 18 on 2: +800 %
    assert [row[2] for row in rows(made.table)] == ["Change on the year before", "+800.0%", "+50.0%", "+25.0%"]
    assert made.class_words == ("0.0% or more",)


def test_the_alternative_text_says_classes_highest_lowest_and_picked_out(tmp_path: Path) -> None:
    made = drawn(tmp_path, classes=3, highlight="barnet")
    assert made.alt == (
        "Map: Burglary by ward, Barnet, June to July 2023. Number of cases, 3 wards in 3 classes: 6 to 14 (1 ward), "
        "15 to 17 (1 ward) and 18 (1 ward). Harrow 18, Barnet 15 and Brent 6. Barnet, picked out: 15, 2nd highest of 3."
    )


def test_an_area_without_a_number_is_marked_and_told(tmp_path: Path) -> None:
    numbers: Numbers = YEARS | {"harrow": {"2022-06": 1}}
    made = drawn(tmp_path, book(numbers, PEOPLE))
    assert (made.regions[2].mark, made.regions[2].shade) == ("[x]", None)
    assert rows(made.table)[-1] == ["Harrow", "[x]", "[x]", "[x]"]
    assert made.notes[-2:] == ("[x] not available (there is no figure for June 2023).", NOTE)
    assert made.alt.endswith("No figure for Harrow.")


def test_a_map_without_any_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError, match="the map of Burglary has no number to show: the data begin in June 2022"):
        drawn(tmp_path, period="June 2020")


def test_every_number_shown_is_a_fact(tmp_path: Path) -> None:
    made = drawn(tmp_path, value="rate")
    assert {fact.value for fact in figure_facts(made)} == {15, 6, 18, 3.75, 2.0, 9.0}


# --- What does not join -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "what", "remedy"),
    [
        (ROW[:2], "no outline in 'squares' for 'Harrow'",
         "add it to the file, or its code there ('code') to its `names`"),
        ((*ROW[:2], ("E3", "Harow")), "no outline in 'squares' for 'Harrow'", "did you mean 'Harow'?"),
        ((*ROW, ("E4", "Enfield")), "'Enfield' in 'squares' is no area of NW BCU",
         "add it to the peer group, or leave it out: `exclude:` in the boundaries"),
        ((*ROW, ("E4", "barnet")), "'Barnet' has several outlines in 'squares'", "check the `names` of the area"),
        ((("E1", "A"), ("E2", "B")), "no outline in 'squares' for 'Barnet', 'Brent', 'Harrow'",
         "add it to the file, or its code there ('code') to its `names`"),
    ],
)  # fmt: skip
def test_areas_and_outlines_that_do_not_join_are_told(
    tmp_path: Path, names: tuple[tuple[str, str], ...], what: str, remedy: str
) -> None:
    with pytest.raises(UnplacedError) as caught:
        drawn(tmp_path, names=names)
    assert (caught.value.what, caught.value.remedy) == (what, remedy)


# --- By a category ----------------------------------------------------------------------------------------------------

PLACES = "area,month,place,count\nbarnet,2023-06,E1,4\nbarnet,2023-07,Harrow,2\n"


def placed(folder: Path, text: str = PLACES, **settings: object) -> FactBook:
    return read_book(folder, text, {"burglary": {}}, columns={"place": "place"}, **settings)


def test_outlines_may_be_the_values_of_a_category(tmp_path: Path) -> None:
    made = drawn(tmp_path, placed(tmp_path, absent="zero"), measure="burglary", by="place", zero=True)
    assert [(one.name, one.value and one.value.value) for one in made.regions] == [
        ("Barnet", 4), ("Brent", 0), ("Harrow", 2),
    ]  # fmt: skip
    assert made.class_words == ("0", "2 to 3", "4")


def test_an_outline_without_a_row_has_a_number_only_if_the_dataset_says_so(tmp_path: Path) -> None:
    text = PLACES + "barnet,2023-06,Harrow,1\nbarnet,2023-07,E1,1\n"
    made = drawn(tmp_path, placed(tmp_path, text), measure="burglary", by="place")
    assert [one.mark for one in made.regions] == ["", "[x]", ""]
    assert "[x] not available (the data hold no row for it)." in made.notes[0]


def test_a_value_without_an_outline_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError) as caught:
        drawn(tmp_path, placed(tmp_path, PLACES + "barnet,2023-07,Brnt,1\n"), measure="burglary", by="place")
    assert str(caught.value) == "no outline in 'squares' for place 'Brnt'; did you mean 'Brent'?"


# --- Points -----------------------------------------------------------------------------------------------------------

BY_CAMERA = "area,month,camera,count\nbarnet,2023-06,E15,20\nbarnet,2023-07,E15,8\nbarnet,2023-07,GG21,25\n"


def filmed(folder: Path, text: str = BY_CAMERA) -> FactBook:
    return read_book(folder, text, {"cctv": {"label": "CCTV incidents", "noun": ["incident", "incidents"]}},
                     columns={"camera": "camera"}, absent="zero")  # fmt: skip


POINTS = {"locations": "cameras", "measure": "cctv", "by": "camera"}


def test_points_are_counted_within_their_names(tmp_path: Path) -> None:
    made = drawn(tmp_path, filmed(tmp_path), cameras=CAMERAS, points=POINTS)
    assert [(dot.name, dot.count and dot.count.value) for dot in made.dots] == [("E15", 28), ("GG21", 25), ("X9", 0)]
    assert made.title == "CCTV incidents by camera, Barnet, June to July 2023"
    assert rows(made.table) == [["Camera", "Number"], ["E15", "28"], ["GG21", "25"], ["X9", "0"]]
    assert made.alt.endswith("3 cameras marked on it. Incidents by camera, the most: E15 28 and GG21 25.")
    assert made.notes == (NOTE, "Cameras: cameras of the council, the council.")
    # 0.005 degrees west of the middle of three squares: 0.01 x 69,271 m to the west
    assert (made.dots[0].x, made.dots[0].y) == pytest.approx((-692.7, 0), abs=1)


def test_points_may_be_marked_without_a_count(tmp_path: Path) -> None:
    made = drawn(tmp_path, cameras=CAMERAS, points={"locations": "cameras"})
    assert [dot.count for dot in made.dots] == [None, None, None]
    assert made.title == "Cameras of the council, Barnet"


def test_points_on_shaded_areas_stand_below_them_in_the_table(tmp_path: Path) -> None:
    made = drawn(tmp_path, cameras=CAMERAS, points={"locations": "cameras"}, measure="burglary", among="bcu")
    assert made.table is not None
    assert made.table.band_rows == (3,)
    assert rows(made.table)[4:6] == [["Cameras"], ["E15", "[z]", "[z]", "[z]"]]


def test_a_count_without_a_point_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError) as caught:
        drawn(tmp_path, filmed(tmp_path, BY_CAMERA + "barnet,2023-07,E16,1\n"), cameras=CAMERAS, points=POINTS)
    assert str(caught.value) == "no point in 'cameras' for camera 'E16'; did you mean 'E15'?"


def test_a_point_outside_of_the_map_is_told(tmp_path: Path) -> None:
    swapped = "Camera,East,North\nE15,51.605,-0.195\nGG21,-0.175,51.605\n"
    with pytest.raises(UnplacedError) as caught:
        drawn(tmp_path, cameras=swapped, points={"locations": "cameras"})
    assert str(caught.value) == (
        "'E15' of 'cameras' lies outside of the map; check whether longitude and latitude are the right way round"
    )
