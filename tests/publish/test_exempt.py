"""What is looked for of exempt papers: their own words, not those that the public knows anyway."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import xlsxwriter

from reportgen.publish.exempt import ExemptPaper, exempt_terms
from reportgen.publish.leaks import find
from reportgen.review.read import read
from reportgen.spec.house import HouseSpec
from reportgen.spec.load import load_house
from reportgen.spec.meeting import Exempt, Meeting
from reportgen.spec.project import find_project

SENTENCE = "The panel scored the second tender highest because its lamps need no ladder to be mended."
TITLE = "Award of a contract for the lamps of the parks and of the open spaces"


def house() -> HouseSpec:
    return load_house("barnet", find_project(Path(__file__).resolve()))


def meeting() -> Meeting:
    return Meeting.model_validate({
        "house": "barnet", "board": "Safety Board", "date": "2023-11-24", "items": [{"title": TITLE}]})  # fmt: skip


def paper(folder: Path, *texts: str, **exempt: Any) -> ExemptPaper:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    path = folder / "exempt.docx"
    document.save(str(path))
    given = {"paragraph": 3, "reason": "The sums are still being negotiated.", **exempt}
    return ExemptPaper("item 16", Exempt.model_validate(given), read(path))


def test_named_terms_and_own_phrases_are_looked_for(tmp_path: Path) -> None:
    own = paper(tmp_path, SENTENCE, "It asks £48,750.", terms=["Acme Lighting"])
    found = exempt_terms([own], house(), meeting())
    assert [term.text for term in found if not term.phrase] == ["Acme Lighting", "£48,750"]
    # 16 words hold nine stretches of eight.
    assert sum(term.phrase for term in found) == 9
    assert {term.of for term in found} == {"item 16"}


def test_the_agenda_and_the_texts_of_the_house_are_known(tmp_path: Path) -> None:
    stock = "The recommendations of this report bring no new risk."
    assert exempt_terms([paper(tmp_path, stock, TITLE)], house(), meeting()) == ()


def test_what_the_meeting_says_is_public_is_not_looked_for(tmp_path: Path) -> None:
    own = paper(tmp_path, SENTENCE, "It asks £48,750.", public=[SENTENCE, "£48,750"])
    assert exempt_terms([own], house(), meeting()) == ()


def test_a_form_with_few_words_of_its_own_excuses_no_sentence(tmp_path: Path) -> None:
    # "{{ area }} recorded {{ cases }} of {{ offence }}" would fit nearly every sentence.
    said = "The panel recorded the price of the bid in confidence and will not tell it."
    assert exempt_terms([paper(tmp_path, said)], house(), meeting()) != ()


def test_the_exempt_paper_itself_would_be_refused(tmp_path: Path) -> None:
    own = paper(tmp_path, SENTENCE, terms=["Acme Lighting"])
    published = {"07/paper.docx": (tmp_path / "exempt.docx").read_bytes()}
    leaks = find(exempt_terms([own], house(), meeting()), published)
    assert {leak.inside for leak in leaks} == {"word/document.xml"}


def named(path: Path) -> set[str]:
    """The terms of an exempt file, but for phrases."""
    exempt = Exempt.model_validate({"paragraph": 3, "reason": "The sums are still being negotiated."})
    terms = exempt_terms([ExemptPaper("item 16", exempt, read(path))], house(), meeting())
    return {term.text for term in terms if not term.phrase}


def test_a_table_on_the_first_slide_is_no_front_table(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Bids"
    table = slide.shapes.add_table(1, 2, 0, 0, 9_000_000, 900_000).table
    table.cell(0, 0).text, table.cell(0, 1).text = "CS/2023/0147", "£398,217"
    deck.save(str(tmp_path / "bids.pptx"))
    assert named(tmp_path / "bids.pptx") == {"CS/2023/0147", "£398,217"}


def test_cells_of_a_workbook_are_read_wherever_a_program_writes_their_words(tmp_path: Path) -> None:
    texts = ["Acme Lighting Ltd bid £398,217", "See CS/2023/0147"]
    with xlsxwriter.Workbook(tmp_path / "excel.xlsx") as book:  # as Excel does: apart from the cells
        book.add_worksheet().write_column(0, 0, texts)
    other = openpyxl.Workbook()
    for row, text in enumerate(texts, 1):
        other.active.cell(row, 1).value = text
    other.save(tmp_path / "other.xlsx")
    assert {"Acme Lighting Ltd", "£398,217", "CS/2023/0147"} == named(tmp_path / "excel.xlsx")
    assert named(tmp_path / "other.xlsx") == named(tmp_path / "excel.xlsx")
