"""The edited sample: what an officer changed is there, and all that Word keeps is kept."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.table import Table
from openxml_audit import OpenXmlValidator

from reportgen import building
from reportgen.office.package import digest_state
from reportgen.office.xml import NAMESPACES, parse
from tests.printed.table import SPECS
from tests.samples.edited import ADDED, PIECES

FOLDER = SPECS / "2023-11-24"
FILE = FOLDER / "edited" / "crime-performance-report.docx"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(FILE) as file:
        return {member: file.read(member) for member in file.namelist()}


def test_it_is_known_as_one_of_ours_that_was_edited() -> None:
    assert digest_state(FILE) == "edited"


def test_a_validator_finds_nothing() -> None:
    result = OpenXmlValidator().validate(FILE)
    assert not result.errors


def test_the_changed_sentence_stands_in_several_runs() -> None:
    paragraphs = [paragraph for paragraph in docx.Document(str(FILE)).paragraphs if PIECES[1] in paragraph.text]
    assert len(paragraphs) == 1
    assert "".join(PIECES) in paragraphs[0].text
    assert PIECES[1] in [run.text for run in paragraphs[0].runs]


def test_the_added_paragraph_takes_the_next_number() -> None:
    paragraphs = docx.Document(str(FILE)).paragraphs
    place = next(number for number, paragraph in enumerate(paragraphs) if paragraph.text == ADDED)
    assert paragraphs[place].style.name == paragraphs[place - 1].style.name == "Numbered Paragraph"
    assert "robbery" in paragraphs[place - 1].text.casefold()


def test_fields_charts_and_controls_are_those_of_the_built_file(parts: dict[str, bytes]) -> None:
    body = parse(parts["word/document.xml"])
    codes = [code.text.split()[0] for code in body.iter(f"{{{NAMESPACES['w']}}}instrText")]
    # Eight figures, each with a caption; the texts refer to each at least once.
    assert codes.count("SEQ") == 8
    assert codes.count("REF") >= 8
    assert sum(member.startswith("word/charts/chart") for member in parts) == 5
    assert sum(member.startswith("word/embeddings/") for member in parts) == 5
    assert b'w:val="meeting_date"' in parts["word/header2.xml"]


def test_nothing_is_left_that_was_not_meant_for_readers(parts: dict[str, bytes]) -> None:
    everything = b"".join(parts[member] for member in parts if member.endswith(".xml"))
    for left in (b"<w:ins ", b"<w:del ", b"w:comment", b"DRAFT", b"w:vanish", b"w:trackRevisions"):
        assert left not in everything
    assert not any("comments" in member for member in parts)


def test_its_tables_say_what_the_spec_says_today() -> None:
    made = building.write_document(*building.make_document(FOLDER / "crime-performance-report.yaml"))[0]
    now, edited = docx.Document(BytesIO(made)), docx.Document(str(FILE))
    assert len(now.tables) == len(edited.tables)
    assert [_cells(table) for table in now.tables] == [_cells(table) for table in edited.tables]


def _cells(table: Table) -> list[str]:
    return ["".join(text for text in cell.itertext(f"{{{NAMESPACES['w']}}}t")) for cell in table._tbl.iter_tcs()]
