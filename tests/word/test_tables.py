"""The front table and tables of figures."""

from dataclasses import replace

from reportgen.document.model import FigureBlock
from reportgen.figures.model import Table
from reportgen.office.metrics import width
from reportgen.word.metrics import SETTINGS, wide
from reportgen.wording.text import Run, words
from tests.word.reports import TAB, TABLE, Built, built, cell

WIDTH = 11906 - 2 * 1247  # A4 less its margins, in twentieths of a point


def rows_of(file: Built) -> list[list[str]]:
    rows = len(file.find("//w:tr"))
    return [file.texts(f"(//w:tr)[{row}]/w:tc") for row in range(1, rows + 1)]


def test_a_table_has_its_cells_in_order() -> None:
    assert rows_of(built(TAB)) == [
        ["Offence", "Cases", "Direction"],
        ["Residential burglary", "551", "● Decrease"],
        ["Robbery", "263", "■ Increase"],
        ["Both", "814", ""],
    ]


def test_a_table_names_itself_and_its_header_row_and_says_what_it_shows() -> None:
    file = built(TAB)
    assert file.find("//w:tblStyle/@w:val") == ["HouseTable"]
    assert file.find("//w:tblCaption/@w:val") == ["Two offences"]
    assert file.find("//w:tblDescription/@w:val") == [TABLE.alt]
    assert file.find("//w:tblLook/@w:firstRow") == ["1"]
    assert file.find("//w:tblLook/@w:firstColumn") == ["1"]
    assert file.texts("//w:tr[w:trPr/w:tblHeader]") == ["OffenceCasesDirection"]


def test_every_header_row_repeats_and_is_filled() -> None:
    double = replace(TABLE, header=(TABLE.header[0], TABLE.header[0]))
    file = built(replace(TAB, figure=double))
    assert len(file.find("//w:tr[w:trPr/w:tblHeader]")) == 2
    # The table style fills the first row, the second has the same colour of its own.
    assert file.find("//w:tr[2]/w:tc/w:tcPr/w:shd/@w:fill") == ["00606B"] * 3


def test_no_row_splits_over_pages() -> None:
    file = built(TAB)
    assert len(file.find("//w:tr[w:trPr/w:cantSplit]")) == len(file.find("//w:tr")) == 4


def test_numbers_stand_right() -> None:
    assert built(TAB).texts("//w:p[w:pPr/w:jc/@w:val='right']") == ["Cases", "551", "263", "814"]


def test_a_total_row_is_tinted_and_bold_with_a_rule_above() -> None:
    file = built(TAB)
    assert file.texts("//w:tr[w:tc/w:tcPr/w:tcBorders/w:top/@w:color='00606B']") == ["Both814"]
    assert file.texts("//w:tr[w:tc/w:tcPr/w:shd/@w:fill='E8F2F3']") == ["Both814"]
    assert file.texts("//w:tr/w:tc//w:r[w:rPr/w:b]") == ["Both", "814"]


def test_a_mark_has_a_colour_a_shape_and_a_word() -> None:
    marks = Table("t", ((cell("Mark"),),), tuple((cell("", mark=mark),) for mark in ("green", "amber", "red", "grey")))
    file = built(FigureBlock(marks, words("Marks"), "Table", 1))
    assert file.texts("//w:tr")[1:] == ["● Green", "▲ Amber", "■ Red", "○ Grey"]
    assert file.find("//w:tr//w:color/@w:val") == ["00703C", "B58105", "B10E1E", "5B6770"]


def test_cells_and_grid_have_the_same_widths() -> None:
    file = built(TAB)
    assert file.find("//w:gridCol/@w:w") == ["4706", "2353", "2353"]  # 9,412 by 2 : 1 : 1
    assert file.find("//w:tr[1]//w:tcW/@w:w") == ["4706", "2353", "2353"]
    assert file.find("//w:tblW/@w:w") == [str(WIDTH)]


def long_table(rows: int) -> FigureBlock:
    figure = replace(TABLE, rows=tuple((cell(str(n)), cell("1"), cell("2")) for n in range(rows)), total_rows=())
    return replace(TAB, figure=figure)


def kept_rows(file: Built) -> list[int]:
    rows = file.find("//w:tr")
    return [index for index, row in enumerate(rows) if row.xpath(".//w:keepNext", namespaces=row.nsmap)]


def test_a_short_table_stays_on_one_page_with_its_source() -> None:
    assert kept_rows(built(long_table(12))) == list(range(1, 12))  # all rows but the last
    assert kept_rows(built(replace(long_table(12), source=words("Source")))) == list(range(1, 13))


def test_a_long_table_runs_over_pages_and_leaves_no_fewer_than_five_rows_on_any() -> None:
    # Each row is kept with the one below it: rows 1 to 5, and the last five with the source below them.
    assert kept_rows(built(long_table(13))) == [1, 2, 3, 4, 9, 10, 11, 12]
    assert kept_rows(built(long_table(1000))) == [1, 2, 3, 4, 996, 997, 998, 999]
    assert kept_rows(built(replace(long_table(1000), source=words("Source")))) == [1, 2, 3, 4, 996, 997, 998, 999, 1000]


FRONT = (
    ("Title", words("Crime performance")),
    ("Officer Contact Details", (Run("Head of Community Safety\n"), Run("mail", link="mailto:a@example.gov.uk"))),
)


def test_the_front_table_has_labels_and_texts_in_their_styles() -> None:
    file = built(front=FRONT)
    assert file.find("//w:tblStyle/@w:val") == ["FrontTable"]
    assert file.styled("FrontLabel") == ["Title", "Officer Contact Details"]
    assert file.styled("FrontText") == ["Crime performance", "Head of Community Safetymail"]
    assert file.texts("//w:tr[w:trPr/w:tblHeader]") == ["TitleCrime performance"]
    assert len(file.find("//w:tc//w:br")) == 1


def test_the_front_table_comes_first() -> None:
    file = built(TAB, front=FRONT)
    assert file.find("name(//w:body/*[1])") == "w:tbl"
    assert file.find("name(//w:body/*[last()])") == "w:sectPr"


SPANNING = Table(
    id="spanning",
    header=((cell("Offence", rows=2), cell("2023", columns=2)), (cell("Men"), cell("Women"))),
    rows=((cell("Property", columns=3),), (cell("Theft"), cell("4"), cell("0", faint=True)),
          (cell("of shops", indent=1), cell("1"), cell("0")), (cell("Together"), cell("4"), cell("0"))),
    band_rows=(0,), subtotal_rows=(3,), alt="Offences by sex.",
)  # fmt: skip
SPANS = FigureBlock(SPANNING, words("Offences by sex"), "Table", 1)


def test_spans_are_written_once_and_tall_cells_in_each_row() -> None:
    file = built(SPANS)
    assert rows_of(file)[:3] == [["Offence", "2023"], ["", "Men", "Women"], ["Property"]]
    assert file.find("//w:tr[1]/w:tc/w:tcPr/w:gridSpan/@w:val") == ["2"]
    assert file.find("//w:tr/w:tc[1]/w:tcPr/w:vMerge/@w:val") == ["restart", "continue"]
    assert file.find("//w:tr[3]/w:tc/w:tcPr/w:gridSpan/@w:val") == ["3"]
    assert len(file.find("//w:tr[w:trPr/w:tblHeader]")) == 2


def test_spanning_cells_are_as_wide_as_what_they_span() -> None:
    file = built(SPANS)
    widths = [int(width) for width in file.find("//w:gridCol/@w:w")]
    assert file.find("//w:tr[1]//w:tcW/@w:w") == [str(widths[0]), str(widths[1] + widths[2])]


def test_bands_subtotals_parts_and_faint_zeros_have_their_look() -> None:
    file = built(SPANS)
    assert file.texts("//w:tr[w:tc/w:tcPr/w:shd/@w:fill='E8F2F3']") == ["Property"]
    assert file.texts("//w:tr[position()>2]/w:tc//w:r[w:rPr/w:b]") == ["Property", "Together", "4", "0"]
    assert file.find("//w:tr[5]/w:tc[1]/w:p/w:pPr/w:ind/@w:left") == ["180"]
    assert file.find("//w:tr[4]/w:tc[3]//w:color/@w:val") == ["5B6770"]


def test_turned_headings_run_upwards_in_a_row_of_their_length() -> None:
    heads = tuple(cell(text) for text in ("Ward", "Violence", "Theft"))
    rows = ((cell("Hendon"), cell("1", align="right"), cell("2", align="right")),)
    file = built(FigureBlock(Table("t", (heads,), rows, turned=True, alt="Two kinds."), words("Kinds"), "Table", 1))
    assert file.find("//w:tr[1]/w:tc/w:tcPr/w:textDirection/@w:val") == ["btLr", "btLr"]
    (height,) = file.find("//w:tr[1]/w:trPr/w:trHeight/@w:val")
    # "Violence" in bold, with room for wider fonts, and a line of 12 points around it.
    assert int(height) == round(width("Violence", 10, bold=True) * 20 * 1.06 + 240)


def test_a_table_of_many_columns_is_set_in_smaller_type_before_the_page_is_turned() -> None:
    heads = tuple(cell(f"Column{number:02d}") for number in range(8))
    # Eight such words in 10 points, with their margins, are wider than the text column; in 9 points they are not.
    assert 8 * (wide("Column00") + 226) > WIDTH > 8 * (wide("Column00", SETTINGS[1]) + 140)
    many = Table("t", (heads,), (tuple(cell("1") for _ in heads),), alt="Eight numbers.")
    file = built(FigureBlock(many, words("Many"), "Table", 1))
    assert set(file.find("//w:tbl//w:sz/@w:val")) == {"18"}
    assert file.find("//w:tblCellMar/w:left/@w:w") == ["70"]
