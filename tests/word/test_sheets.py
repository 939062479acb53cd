"""Sheets in Word: lines in their styles and outline levels, registers, headers and footers of both templates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.document.model import Block, PageBreak, Paragraph
from reportgen.document.sheets import line, register
from reportgen.spec.sheets import SheetKind
from reportgen.word.xml import w
from reportgen.wording.text import Run, words
from tests.houses import ASSETS
from tests.word.reports import HOUSE, Built, built

KINDS = [name for name, kind in HOUSE.kinds.items() if isinstance(kind, SheetKind)]
TITLE = (Run("Performance", link="https://pack.invalid/7"), Run(" (revised)\nPolice"))
REGISTER = register(
    "order", "Order of business", ("Item No", "Title", "Pages"),
    [(words("1."), words("Welcome"), words("")), (words("2."), TITLE, words("5 - 10")), (words("Band"),)],
    (0.11, 0.72, 0.17), alt="Two items.", bands=(2,),
)  # fmt: skip
STYLES = ("sheet_label", "sheet_title", "sheet_display", "sheet_heading", "sheet_line", "sheet_column", "sheet_band",
          "sheet_notice", "decision", "action")  # fmt: skip
BLOCKS: tuple[Block, ...] = (
    *(line(words(style), style) for style in STYLES), Paragraph(words("Text"), 0), PageBreak(),
    line(words("ORDER"), "sheet_heading"), REGISTER,
)  # fmt: skip


def sheet(name: str, *blocks: Block, **meta: object) -> Built:
    kind = HOUSE.kinds[name]
    assert isinstance(kind, SheetKind)
    return built(*blocks, template=ASSETS / "barnet" / kind.template, kind=kind, **meta)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("issued", [False, True])
def test_the_validator_has_no_finding(name: str, issued: bool, validate: Callable[[bytes | Path], list[str]]) -> None:
    assert validate(sheet(name, *BLOCKS, issued=issued).content) == []


@pytest.mark.parametrize("name", KINDS)
def test_headings_are_headings_by_their_styles(name: str) -> None:
    made = sheet(name, *BLOCKS)
    styles = made.find("//w:style[w:pPr/w:outlineLvl][starts-with(w:name/@w:val, 'Sheet')]", "word/styles.xml")
    levels = {style.get(w("styleId")): style.find(f"{w('pPr')}/{w('outlineLvl')}").get(w("val")) for style in styles}
    # Counted from 0 in the file: the title is a heading 1, headings and bands are headings 2.
    assert levels == {"SheetTitle": "0", "SheetHeading": "1", "SheetBand": "1"}


def test_lines_stand_in_their_styles_and_what_introduces_stays_with_what_follows() -> None:
    made = sheet("agenda", *BLOCKS)
    assert made.styled("SheetDisplay") == ["sheet_display"]
    kept = made.texts("//w:body/w:p[w:pPr/w:keepNext]")
    assert {"sheet_label", "sheet_title", "sheet_heading", "sheet_band", "ORDER"} <= set(kept)


def test_a_page_break_stands_before_the_heading_of_its_part() -> None:
    assert sheet("agenda", *BLOCKS).texts("//w:p[w:pPr/w:pageBreakBefore]") == ["ORDER"]


def test_a_register_is_a_table_with_a_header_row_whose_rows_hold_together() -> None:
    made = sheet("agenda", REGISTER)
    assert made.texts("//w:tr[w:trPr/w:tblHeader]/w:tc") == ["Item No", "Title", "Pages"]
    assert len(made.find("//w:tr[w:trPr/w:cantSplit]")) == 4  # the header, two items, a band
    assert made.find("//w:tblCaption/@w:val") == ["Order of business"]
    assert made.find("//w:tblDescription/@w:val") == ["Two items."]
    assert made.find("//w:gridSpan/@w:val") == ["3"]


def test_a_title_is_a_link_and_what_is_below_it_stands_on_its_own_line() -> None:
    made = sheet("agenda", REGISTER)
    assert made.texts("//w:hyperlink") == ["Performance"]
    assert len(made.find("//w:tc//w:br")) == 1


def test_the_first_page_of_an_agenda_has_the_crest_alone_and_no_page_has_a_number() -> None:
    made = sheet("agenda", *BLOCKS)
    assert len(made.find("//w:titlePg")) == 1
    footers = [one for one in made.names() if one.startswith("word/footer")]
    assert [made.find("//w:instrText", one) for one in footers] == [[], []]  # the pack numbers them
    tags = {one: made.find("//w:tag/@w:val", one) for one in made.names() if one.startswith("word/header")}
    assert tags == {"word/header1.xml": ["draft", "wordmark"], "word/header2.xml": ["draft", "board", "meeting_date"]}


@pytest.mark.parametrize("name", [one for one in KINDS if one != "agenda"])
def test_sheets_that_are_issued_alone_number_their_pages(name: str) -> None:
    made = sheet(name, *BLOCKS)
    footers = [one for one in made.names() if one.startswith("word/footer")]
    codes = [[code.text.strip() for code in made.find("//w:instrText", one)] for one in footers]
    assert codes == [["PAGE", "NUMPAGES"]] * 2  # of the first page and of the others
