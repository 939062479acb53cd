"""Tables: header row, alignment, totals, marks, sizes and widths that fit the box."""

from __future__ import annotations

import pytest

from reportgen.document.model import Slide
from reportgen.figures.model import Cell, Table
from reportgen.office.metrics import longest_word, width
from reportgen.powerpoint.table import setting
from reportgen.powerpoint.template import EMU, Box
from reportgen.wording.text import Run, words
from tests.powerpoint.decks import found, opened, shape, table

BOX = Box(0, 0, 400 * EMU, 200 * EMU)


def slide_with(made):
    return opened(Slide("sources", "Sources", (("sources", made),))).slides[0]


def test_a_table_is_native_with_its_header_row_and_the_houses_style() -> None:
    slide = slide_with(table())
    frame = shape(slide, "Sources: offences")
    assert frame.has_table and frame.table.first_row
    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [
        ["Offence", "Jun to Sep 2023"], ["Offence 1", "1,551"], ["Offence 2", "2,551"]]
    assert found(slide, "//a:tableStyleId/text()") == ["{7B1F5C2E-3A64-4E0B-9C55-2D0A6C8E41B7}"]
    assert found(slide, "//p:graphicFrame//p:ph/@type") == ["tbl"]
    assert found(slide, "//p:graphicFrame//p:cNvPr/@descr") == ["Offences and their number."]


def test_numbers_are_right_aligned() -> None:
    assert found(slide_with(table()), "//a:tr[2]/a:tc/a:txBody/a:p/a:pPr/@algn") == ["r"]


def test_a_total_row_is_bold_with_a_rule_above() -> None:
    slide = slide_with(table(total_rows=(1,)))
    assert found(slide, "//a:tr[3]//a:rPr/@b") == ["1", "1"]
    assert found(slide, "//a:tr[2]//a:rPr/@b") == []
    assert found(slide, "//a:tr[3]//a:lnT//a:srgbClr/@val") == ["00606B", "00606B"]


def test_a_second_header_row_looks_like_the_first() -> None:
    header = (tuple(Cell(words(text)) for text in ("a", "b")), tuple(Cell(words(text)) for text in ("c", "d")))
    slide = slide_with(table(header=header))
    assert found(slide, "//a:tr[2]//a:tcPr/a:solidFill/a:srgbClr/@val") == ["00606B", "00606B"]
    assert found(slide, "//a:tr[2]//a:rPr/a:solidFill/a:srgbClr/@val") == ["FFFFFF", "FFFFFF"]


def test_a_mark_has_its_colour_and_shape_and_stands_beside_words() -> None:
    rows = ((Cell(words("Better"), mark="green"), Cell(words("Worse"), mark="red")),)
    slide = slide_with(table(rows))
    assert found(slide, "//a:tr[2]//a:t/text()") == ["●\u00a0", "Better", "■\u00a0", "Worse"]
    assert found(slide, "//a:tr[2]//a:srgbClr/@val") == ["00703C", "B10E1E"]


def test_an_empty_cell_has_the_size_of_the_others() -> None:
    rows = ((Cell(words("x")), Cell(())),)
    slide = slide_with(table(rows))
    assert found(slide, "//a:tr[2]/a:tc[2]//a:endParaRPr/@sz") == found(slide, "//a:tr[2]/a:tc[1]//a:rPr/@sz")


def test_links_in_cells_are_real() -> None:
    rows = ((Cell((Run("data", link="https://example.gov.uk/"),)), Cell(words("1"))),)
    slide = slide_with(table(rows))
    (rel,) = found(slide, "//a:tbl//a:hlinkClick/@r:id")
    assert slide.part.rels[rel].target_ref == "https://example.gov.uk/"


def test_rows_are_as_high_as_their_lines_and_the_roomiest_that_fit() -> None:
    made = setting(table(rows=2), BOX, 12)
    assert made is not None and made.size == 12
    assert made.rows == pytest.approx((25.4, 25.4, 25.4))  # 12 x 1.2 + 2 x 5.5


def test_type_shrinks_before_a_table_leaves_its_box_and_no_further_than_9() -> None:
    made = [setting(table(rows), BOX, 12) for rows in (9, 10, 12, 13, 15)]
    # At the tightest a row is 1.2 x size + 4: 18.4, 17.2, 16 or 14.8 points; with the header row 200 / 10 = 20,
    # 200 / 11 = 18.2, 200 / 13 = 15.4 and 200 / 14 = 14.3 are to be had. Then rows stand closer, 1.2 x size + 2.4:
    # 14.4 at 10 points, 13.2 at 9, of which 200 / 16 = 12.5 are too few.
    assert [one.size if one else None for one in made] == [12, 11, 9, 9, None]


def test_columns_share_the_width_as_the_table_asks() -> None:
    made = setting(table(widths=(1.0, 3.0)), BOX, 12)
    assert made is not None and made.columns == (100.0, 300.0)


def test_columns_without_widths_follow_their_words_and_break_none() -> None:
    long = "Community Protection Notice written warning " * 3
    made = setting(table(((Cell(words(long)), Cell(words("1,551"))),)), BOX, 12)
    assert made is not None and sum(made.columns) == pytest.approx(400)
    assert made.columns[0] > made.columns[1] > 50  # "1,551" and its sides need about 45 points


def test_a_column_is_as_wide_as_its_longest_word_and_the_first_gives_way() -> None:
    header = tuple(Cell(words(text)) for text in ("Offence", "Change", "2023/24"))
    row = (Cell(words("Burglary of homes")), Cell(words("+26.9%")), Cell(words("1,551")))
    made = setting(table((row,), header=(header,), widths=(8.0, 1.0, 1.0)), BOX, 12)
    assert made is not None and made.size == 12
    # Tenths of 400 points would be 40 each: bold "Change" and "2023/24" and their sides of 7.2 need more.
    least = [longest_word(word, 12, bold=True) + 2 * 7.2 for word in ("Change", "2023/24")]
    assert made.columns == pytest.approx((400 - sum(least), *least))


def test_type_shrinks_before_a_word_is_broken_and_at_9_points_the_table_is_refused() -> None:
    narrow = Box(0, 0, 100 * EMU, 200 * EMU)
    # "0" x 16 at 9 points is 16 x 5.005 x 1.01 = 80.9 points and fits 100 - 14.4 = 85.6; at 10 it is 89.9.
    sizes = [setting(table(((Cell(words("0" * count)),),), header=(), widths=(1.0,)), narrow, 12)
             for count in (12, 16, 17)]
    assert [made.size if made else None for made in sizes] == [12, 9, None]


def test_what_a_no_break_space_holds_together_is_one_word() -> None:
    held = table(((Cell(words("1\u00a0in\u00a0100")), Cell(words("x " * 200))),), header=(), widths=(1.0, 99.0))
    made = setting(held, BOX, 10)
    assert made is not None and made.columns[0] == pytest.approx(width("1\u00a0in\u00a0100", 10) + 2 * 7.2)


def spanning() -> Table:
    """Two header levels, a band, a part and a subtotal."""
    def cell(text: str, **look: object) -> Cell:
        return Cell(words(text), **look)  # type: ignore[arg-type]

    return Table(
        id="spanning",
        header=((cell("Offence", rows=2), cell("2023", columns=2)), (cell("Men"), cell("Women"))),
        rows=((cell("Property", columns=3),), (cell("Theft"), cell("4"), cell("0", faint=True)),
              (cell("of shops", indent=1), cell("1"), cell("0")), (cell("Together"), cell("4"), cell("0"))),
        band_rows=(0,), subtotal_rows=(3,), alt="Offences by sex.",
    )  # fmt: skip


def test_spans_cover_the_grid() -> None:
    slide = slide_with(spanning())
    rows = [[dict(cell.attrib) for cell in found(slide, f"//a:tr[{row}]/a:tc")] for row in (1, 2, 3)]
    assert rows == [
        [{"rowSpan": "2"}, {"gridSpan": "2"}, {"hMerge": "1"}],
        [{"vMerge": "1"}, {}, {}],
        [{"gridSpan": "3"}, {"hMerge": "1"}, {"hMerge": "1"}],
    ]


def test_bands_and_subtotals_are_bold_and_bands_are_tinted() -> None:
    slide = slide_with(spanning())
    assert found(slide, "//a:tr[3]/a:tc/a:tcPr/a:solidFill/a:srgbClr/@val") == ["E8F2F3"] * 3
    assert found(slide, "//a:tr[3]/a:tc[1]//a:rPr/@b") == ["1"]
    assert found(slide, "//a:tr[6]/a:tc//a:rPr/@b") == ["1", "1", "1"]


def test_parts_are_indented_and_faint_zeros_are_grey() -> None:
    slide = slide_with(spanning())
    plain_left, indented = (int(found(slide, f"//a:tr[{row}]/a:tc[1]/a:tcPr/@marL")[0]) for row in (4, 5))
    assert indented - plain_left == 9 * EMU
    assert found(slide, "//a:tr[4]/a:tc[3]//a:rPr//a:srgbClr/@val") == ["5B6770"]


def turned(columns: int = 26, rows: int = 24) -> Table:
    header = (Cell(words("Ward")), *(Cell(words(f"Kind of incident {number}")) for number in range(columns)))
    body = tuple((Cell(words(f"Ward {row}")), *(Cell(words("12"), align="right") for _ in range(columns)))
                 for row in range(rows))  # fmt: skip
    return Table("matrix", (header,), body, turned=True, total_columns=(columns,), alt="Wards by kind.")


def test_turned_headings_run_upwards_in_rows_of_their_length() -> None:
    made = setting(turned(), Box(0, 0, 916 * EMU, 378 * EMU), 10)
    assert made is not None and made.size >= 8
    assert sum(made.rows) <= 378 and sum(made.columns) == pytest.approx(916)
    # All columns of numbers are alike.
    assert max(made.columns[1:]) == pytest.approx(min(made.columns[1:]))
    assert made.rows[0] >= longest_word("incident", made.size, bold=True) * 1.03 + 2 * 2.2


def test_only_headings_of_numbers_are_turned() -> None:
    slide = slide_with(turned(columns=3, rows=2))
    assert found(slide, "//a:tr[1]/a:tc[1]/a:tcPr/@vert") == []
    assert found(slide, "//a:tr[1]/a:tc/a:tcPr/@vert") == ["vert270"] * 3
    assert found(slide, "//a:tr[2]/a:tc/a:tcPr/@vert") == []


def test_a_column_of_totals_is_bold_on_the_tint() -> None:
    slide = slide_with(turned(columns=3, rows=2))
    assert found(slide, "//a:tr[2]/a:tc[4]/a:tcPr/a:solidFill/a:srgbClr/@val") == ["E8F2F3"]
    assert found(slide, "//a:tr[2]/a:tc//a:rPr/@b") == ["1"]


@pytest.mark.parametrize(("smallest", "size"), [(8, None), (7, 7)])
def test_a_matrix_is_no_smaller_than_the_house_allows(smallest: float, size: float | None) -> None:
    # 24 rows of 7 points take 24 x (7 x 1.2 + 2 x 0.7) = 235 points, of 8 points 264.
    made = setting(turned(), Box(0, 0, 916 * EMU, 300 * EMU), 10, smallest)
    assert (made.size if made else None) == size
