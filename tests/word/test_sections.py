"""Wide tables stand on pages turned on their side, without an empty page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.document.model import Block, FigureBlock, Line, PageBreak, Paragraph
from reportgen.figures.model import Table
from reportgen.spec.sheets import SheetKind
from reportgen.word.xml import w
from reportgen.wording.text import words
from tests.houses import ASSETS
from tests.word.reports import FIG, HOUSE, TAB, TABLE, Built, built, cell

WIDE = replace(TAB, figure=replace(TABLE, landscape=True))
SOURCED = replace(WIDE, source=words("Source: police."))
BEFORE, AFTER = Paragraph(words("Before.")), Paragraph(words("After."))


def sections(file: Built) -> list[tuple[str, str]]:
    """Width and height of each section's pages, in twentieths of a point."""
    return [(size.get(size.nsmap["w"].join("{}") + "w"), size.get(size.nsmap["w"].join("{}") + "h"))
            for size in file.find("//w:sectPr/w:pgSz")]  # fmt: skip


UPRIGHT, TURNED = ("11906", "16838"), ("16838", "11906")


def test_an_upright_paper_has_one_section() -> None:
    assert sections(built(BEFORE, TAB, AFTER)) == [UPRIGHT]


def test_a_wide_table_has_a_section_of_its_own() -> None:
    file = built(BEFORE, SOURCED, AFTER)
    assert sections(file) == [UPRIGHT, TURNED, UPRIGHT]
    assert file.find("//w:sectPr/w:pgSz/@w:orient") == ["landscape"]
    # The ends of sections are in the last paragraphs before them: no paragraph is added, and so no empty page.
    assert file.texts("//w:p[w:pPr/w:sectPr]") == ["Before.", "Source: police."]


def test_a_paper_that_ends_with_a_wide_table_ends_on_its_page() -> None:
    file = built(BEFORE, SOURCED)
    assert sections(file) == [UPRIGHT, TURNED]
    assert file.find("name(//w:body/*[last()])") == "w:sectPr"


def test_two_wide_tables_share_a_section() -> None:
    second = replace(SOURCED, figure=replace(WIDE.figure, id="second"))
    assert sections(built(BEFORE, SOURCED, second, AFTER)) == [UPRIGHT, TURNED, UPRIGHT]


def test_after_a_table_without_source_a_paragraph_without_height_ends_the_section() -> None:
    file = built(BEFORE, WIDE, AFTER)
    assert file.texts("//w:p[w:pPr/w:sectPr]") == ["Before.", ""]
    assert file.find("//w:p[w:pPr/w:sectPr][2]/w:pPr/w:spacing/@w:line") == ["20"]


def test_a_page_break_before_a_wide_table_makes_no_page_of_its_own() -> None:
    blocks: tuple[Block, ...] = (BEFORE, PageBreak(), SOURCED, PageBreak(), AFTER)
    file = built(*blocks)
    assert sections(file) == [UPRIGHT, TURNED, UPRIGHT]
    assert file.find("//w:pageBreakBefore") == []


def test_headers_and_footers_stay_and_the_first_page_is_the_papers_only() -> None:
    file = built(BEFORE, SOURCED, AFTER)
    references = [[one.get(one.nsmap["r"].join("{}") + "id") for one in section
                   if one.tag.endswith("Reference")] for section in file.find("//w:sectPr")]  # fmt: skip
    assert len(references[0]) == 4 and references[2] == references[0]
    assert [len(section) for section in (file.find("//w:sectPr[w:titlePg]"),)] == [1]


def test_a_wide_table_is_as_wide_as_its_page() -> None:
    # 16,838 less two margins of 1,247
    assert built(BEFORE, SOURCED, AFTER).find("//w:tblW/@w:w") == ["14344"]


def test_a_table_whose_words_have_no_room_upright_turns_the_page_of_itself() -> None:
    heads = tuple(cell(f"Neighbourhood{number}") for number in range(9))
    long = Table("long", (heads,), (tuple(cell("1") for _ in heads),), alt="Nine numbers.")
    assert sections(built(BEFORE, FigureBlock(long, words("Long"), "Table", 1), AFTER))[1] == TURNED


def test_a_chart_turns_no_page() -> None:
    assert sections(built(BEFORE, FIG, AFTER)) == [UPRIGHT]


def tabs(file: Built, kind: str) -> list[list[tuple[str, str]]]:
    """Alignment and place of the own tab stops of each section's default header or footer."""
    relations = {one.get("Id"): one.get("Target") for one in file.part("word/_rels/document.xml.rels")}
    ids = file.find(f"//w:sectPr/w:{kind}Reference[@w:type='default']/@r:id")
    found = (file.find("//w:p/w:pPr/w:tabs/w:tab", f"word/{relations[id_]}") for id_ in ids)
    return [[(one.get(w("val")), one.get(w("pos"))) for one in own] for own in found]


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_headers_and_footers_of_turned_pages_reach_their_right_edge(kind: str) -> None:
    second = replace(SOURCED, figure=replace(WIDE.figure, id="second"))
    file = built(BEFORE, SOURCED, AFTER, second)
    # 16838 twentieths of a point less margins of 1247.
    wide = [("clear", "9412"), ("right", "14344")]
    assert tabs(file, kind) == [[], wide, [], wide]
    assert sum(name.startswith(f"word/{kind}") for name in file.names()) == 3  # the two of the template, and one copy


def test_copies_of_headers_repeat_no_number() -> None:
    file = built(BEFORE, SOURCED, AFTER)
    parts = [name for name in file.names() if name.startswith(("word/header", "word/footer", "word/document"))]
    for path in ("//wp:docPr/@id", "//w:sdtPr/w:id/@w:val", "//v:shape/@id"):
        ids = [id_ for part in parts for id_ in file.find(path, part)]
        assert len(set(ids)) == len(ids)


def test_an_upright_paper_has_the_headers_of_the_template() -> None:
    assert sum(name.startswith("word/header") for name in built(BEFORE, TAB).names()) == 2


def in_columns() -> Built:
    kind = HOUSE.kinds["agenda"]
    assert isinstance(kind, SheetKind)
    members = [Line(words(who), "sheet_column") for who in ("Police", "Probation")]
    blocks = (Line(words("Partners:"), "sheet_line"), *members, PageBreak(), Line(words("ORDER"), "sheet_heading"))
    return built(*blocks, template=ASSETS / "barnet" / kind.template, kind=kind)


def test_lines_in_columns_have_a_section_of_their_own_on_the_same_page() -> None:
    file = in_columns()
    assert file.texts("//w:p[w:pPr/w:sectPr]") == ["Partners:", "Probation"]
    assert file.find("//w:sectPr/w:type/@w:val") == ["continuous", "continuous"]  # the first begins the file
    assert file.find("//w:sectPr/w:cols/@w:num") == ["2"]
    assert sections(file) == [UPRIGHT, UPRIGHT, UPRIGHT]


def test_a_heading_after_a_page_break_begins_at_the_top_of_the_page() -> None:
    (heading,) = in_columns().find("//w:p[w:pPr/w:pageBreakBefore]")
    assert heading.find(f"{w('pPr')}/{w('spacing')}").get(w("before")) == "0"
