"""Long tables go on on further slides, with their headings, their source and titles of their own."""

from __future__ import annotations

from reportgen.document.model import Paragraphs, Slide
from reportgen.document.pages import continued, unpaged
from reportgen.figures.model import Cell, Table
from reportgen.spec.house import SlideLayout
from reportgen.wording.text import plain, words

LAYOUTS = {
    "pair": SlideLayout.model_validate({"layout": "Pair", "slots": {
        "chart": {"placeholder": "Chart", "takes": "chart", "required": True},
        "table": {"placeholder": "Table", "takes": "table"}, "source": {"placeholder": "Source", "takes": "text"}}}),
    "plain": SlideLayout.model_validate({"layout": "Plain", "slots": {
        "text": {"placeholder": "Text", "takes": "text"},
        "table": {"placeholder": "Table", "takes": "table", "required": True},
        "source": {"placeholder": "Source", "takes": "text"}}}),
}  # fmt: skip
SOURCE = ("source", Paragraphs((words("Source: police"),)))
TEXT = ("text", Paragraphs((words("Read this."),)))


def slide(rows: int, layout: str = "plain", **kinds: tuple[int, ...]) -> Slide:
    cells = tuple((Cell(words(f"row {number}")), Cell(words("1"))) for number in range(rows))
    table = Table("t", ((Cell(words("Head")), Cell(words("n"))),), cells, title="All", **kinds)  # type: ignore[arg-type]
    return Slide(layout, "Offences", (TEXT, ("table", table), SOURCE), notes=(words("Say so."),))


def at_most(rows: int):  # type: ignore[no-untyped-def]
    return lambda slide, slot: min(rows, len(dict(slide.slots)[slot].rows))


def tables(pages: tuple[Slide, ...]) -> list[Table]:
    return [content for page in pages for _, content in page.slots if isinstance(content, Table)]


def names(pages: tuple[Slide, ...]) -> list[list[str]]:
    return [[plain(row[0].text) for row in table.rows] for table in tables(pages)]


def test_a_table_that_fits_stays_on_its_slide() -> None:
    assert continued(slide(5), LAYOUTS, at_most(5)) == (slide(5),)
    assert continued(slide(500), LAYOUTS, unpaged) == (slide(500),)


def test_a_long_one_goes_on_with_its_headings_its_source_and_its_notes() -> None:
    pages = continued(slide(10), LAYOUTS, at_most(6))
    assert [page.title for page in pages] == ["Offences", "Offences (cont.)"]
    assert [[key for key, _ in page.slots] for page in pages] == [["text", "table", "source"], ["table", "source"]]
    assert [table.header for table in tables(pages)] == [tables((slide(1),))[0].header] * 2
    assert {page.notes for page in pages} == {(words("Say so."),)}


def test_rows_are_spread_evenly_and_none_is_lost() -> None:
    pages = continued(slide(13), LAYOUTS, at_most(6))
    # Three slides are needed; 5 + 4 + 4 read better than 6 + 6 + 1.
    assert [len(table.rows) for table in tables(pages)] == [5, 4, 4]
    assert [name for page in names(pages) for name in page] == [f"row {number}" for number in range(13)]
    assert [page.title for page in pages][2] == "Offences (cont. 2)"


def test_the_total_stands_at_the_end_only() -> None:
    pages = continued(slide(10, total_rows=(9,)), LAYOUTS, at_most(6))
    assert [table.total_rows for table in tables(pages)] == [(), (4,)]


def test_the_heading_of_a_group_does_not_stay_behind() -> None:
    pages = continued(slide(10, band_rows=(0, 4)), LAYOUTS, at_most(6))
    # Five rows a page would leave the heading "row 4" at the foot.
    assert names(pages) == [["row 0", "row 1", "row 2", "row 3"], [f"row {number}" for number in range(4, 10)]]
    assert tables(pages)[1].band_rows == (0,)


def test_a_group_that_goes_on_has_its_heading_again() -> None:
    pages = continued(slide(10, band_rows=(0,), total_rows=(9,)), LAYOUTS, at_most(6))
    assert names(pages)[1] == ["row 0 (cont.)", "row 5", "row 6", "row 7", "row 8", "row 9"]
    assert tables(pages)[1].band_rows == (0,) and tables(pages)[1].total_rows == (5,)


def test_each_page_has_alternative_text_of_its_own_rows() -> None:
    pages = continued(slide(10, total_rows=(9,)), LAYOUTS, at_most(6))
    assert [table.alt for table in tables(pages)] == [
        "Table: All. 5 rows and 2 columns. Columns: Head, n. Rows: row 0, row 1, row 2, row 3 and row 4.",
        "Table: All. 4 rows and 2 columns. Columns: Head, n. Rows: row 5, row 6, row 7 and row 8. row 9: 1.",
    ]


def test_beside_a_chart_the_rest_goes_on_on_a_layout_for_a_table_alone() -> None:
    pages = continued(slide(10, "pair"), LAYOUTS, at_most(6))
    assert [page.layout for page in pages] == ["pair", "plain"]


def test_without_such_a_layout_or_without_room_the_slide_is_left_as_it_is() -> None:
    assert continued(slide(10, "pair"), {"pair": LAYOUTS["pair"]}, at_most(6)) == (slide(10, "pair"),)
    assert continued(slide(10), LAYOUTS, at_most(2)) == (slide(10),)
