"""The header of a table: levels of headings, what is common to neighbours, what reaches down."""

from __future__ import annotations

from reportgen.figures.grid import grid
from reportgen.figures.header import Above, header
from reportgen.wording.text import plain


def shown(*columns: Above) -> list[list[tuple[str, int, int, str]]]:
    """Of each heading its words, how far it spans to the right and down, and how it is aligned."""
    made = header("Area", columns)
    assert all(len(row) == len(columns) + 1 for row in grid(made))
    return [[(plain(cell.text), cell.columns, cell.rows, cell.align) for cell in row] for row in made]


def test_one_level_is_one_row() -> None:
    assert shown((("Rate",), "right"), (("RAG",), "left")) == [
        [("Area", 1, 1, "left"), ("Rate", 1, 1, "right"), ("RAG", 1, 1, "left")],
    ]


def test_what_neighbours_share_stands_once_in_their_middle() -> None:
    assert shown((("2022", "Number"), "right"), (("2022", "Share"), "right"), (("2023", "Number"), "right")) == [
        [("Area", 1, 2, "left"), ("2022", 2, 1, "center"), ("2023", 1, 1, "right")],
        [("Number", 1, 1, "right"), ("Share", 1, 1, "right"), ("Number", 1, 1, "right")],
    ]


def test_of_columns_with_fewer_headings_the_topmost_reaches_down() -> None:
    made = shown(
        (("2022", "Men", "Number"), "right"),
        (("2022", "Women", "Number"), "right"),
        (("Total", "Number"), "right"),
        (("Total", "Share"), "right"),
        (("Base",), "right"),
    )
    assert made == [
        [("Area", 1, 3, "left"), ("2022", 2, 1, "center"), ("Total", 2, 2, "center"), ("Base", 1, 3, "right")],
        [("Men", 1, 1, "right"), ("Women", 1, 1, "right")],
        [("Number", 1, 1, "right"), ("Number", 1, 1, "right"), ("Number", 1, 1, "right"), ("Share", 1, 1, "right")],
    ]


def test_the_lowest_headings_are_never_made_one() -> None:
    alike = (("2022", "Number"), "right")
    assert shown(alike, alike)[1] == [("Number", 1, 1, "right"), ("Number", 1, 1, "right")]


def test_one_heading_under_two_others_stands_twice() -> None:
    made = shown((("2022", "Men", "Number"), "right"), (("2023", "Men", "Number"), "right"))
    assert made[1] == [("Men", 1, 1, "right"), ("Men", 1, 1, "right")]
