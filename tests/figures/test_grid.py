"""The grid under a table's cells."""

import pytest

from reportgen.figures.grid import grid, headings, is_turned
from reportgen.figures.model import Cell, Table
from reportgen.wording.text import plain, words


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(words(text), columns=columns, rows=rows)


def texts(rows: list[list[Cell]]) -> list[list[str]]:
    return [[plain(spot.cell.text) for spot in row] for row in grid(rows)]


def test_plain_cells_stand_where_they_are_written() -> None:
    assert texts([[cell("a"), cell("b")], [cell("c"), cell("d")]]) == [["a", "b"], ["c", "d"]]


def test_spans_reach_to_the_right_and_down() -> None:
    # a is two rows high, so that the second row begins with d, below b.
    assert texts([[cell("a", rows=2), cell("b", columns=2)], [cell("c"), cell("d")]]) == [
        ["a", "b", "b"],
        ["a", "c", "d"],
    ]


def test_each_place_knows_where_its_cell_begins() -> None:
    spots = grid([[cell("a", rows=2), cell("b", columns=2)], [cell("c"), cell("d")]])
    assert [(spot.row, spot.column) for spot in spots[0]] == [(0, 0), (0, 1), (0, 1)]
    assert [(spot.row, spot.column) for spot in spots[1]] == [(0, 0), (1, 1), (1, 2)]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([[cell("a"), cell("b")], [cell("c")]], "do not fill"),
        ([[cell("a", rows=2)]], "beyond its last row"),
        ([[cell("a"), cell("b", rows=2)], [cell("c", columns=2)]], "overlap"),
    ],
)
def test_cells_that_make_no_table_are_refused(rows: list[list[Cell]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        grid(rows)


def test_a_column_is_named_by_all_levels_above_it() -> None:
    header = ((cell("Group", rows=2), cell("2022", columns=2)), (cell("Men"), cell("Women")))
    assert headings(Table("t", header, ())) == ["Group", "2022, Men", "2022, Women"]


def test_headings_of_one_column_but_the_first_are_turned() -> None:
    header = ((cell("Group", rows=2), cell("2022", columns=2)), (cell("Men"), cell("Women")))
    made = Table("t", header, (), turned=True)
    assert [[is_turned(made, spot) for spot in row] for row in grid(header)] == [
        [False, False, False],
        [False, True, True],
    ]
