"""Content controls in headers and footers, and the draft mark."""

from pathlib import Path

import pytest

from reportgen.errors import ReportError
from tests.word.reports import KIND, Built, built, edited_template

FIRST, LATER = "word/header1.xml", "word/header2.xml"
FOOTERS = ("word/footer1.xml", "word/footer2.xml")


def control(file: Built, tag: str, part: str) -> list[str]:
    return file.texts(f"//w:sdt[w:sdtPr/w:tag/@w:val='{tag}']", part)


def test_board_and_date_stand_in_both_headers_and_the_title_in_both_footers() -> None:
    file = built(board="A Board & Co", title="A title")
    for header in (FIRST, LATER):
        assert control(file, "board", header) == ["A Board & Co"]
        assert control(file, "meeting_date", header) == ["24 November 2023"]
    for footer in FOOTERS:
        assert control(file, "title", footer) == ["A title"]
    assert control(file, "wordmark", FIRST) == ["London Borough of Barnet"]
    assert file.find("//wp:docPr/@descr", FIRST) == ["London Borough of Barnet"]


def test_the_footer_has_page_n_of_m_as_fields_with_results() -> None:
    file = built()
    for footer in FOOTERS:
        assert [code.text for code in file.find("//w:instrText", footer)] == [" PAGE ", " NUMPAGES "]
        assert file.texts("//w:p", footer) == ["Crime performancePage 1 of 1"]


@pytest.mark.parametrize("header", [FIRST, LATER])
def test_a_draft_is_marked_in_the_kind_s_words_with_alternative_text(header: str) -> None:
    file = built(kind=KIND.model_copy(update={"draft": "DRAFT 2"}))
    assert file.find("//v:shape/v:textpath/@string", header) == ["DRAFT 2"]
    assert file.find("//v:shape/@alt", header) == ["Watermark: DRAFT 2"]


@pytest.mark.parametrize("header", [FIRST, LATER])
def test_an_issued_paper_is_not_marked(header: str) -> None:
    file = built(issued=True)
    assert file.find("//v:shape", header) == []
    assert control(file, "board", header) == ["Safer Communities Partnership Board"]


def test_controls_have_ids_of_their_own_over_the_whole_file() -> None:
    file = built()
    ids = [id_ for part in (FIRST, LATER, *FOOTERS) for id_ in file.find("//w:sdtPr/w:id/@w:val", part)]
    assert len(ids) == len(set(ids)) == 9  # 4 in the first header, 3 in the other, 1 in each footer


def test_missing_controls_are_told_together(tmp_path: Path) -> None:
    half = edited_template(tmp_path, FIRST, "w:tag ", "w:label ")
    assert control(built(template=half), "board", LATER) == ["Safer Communities Partnership Board"]
    with pytest.raises(ReportError) as raised:
        built(template=edited_template(tmp_path, LATER, "w:tag ", "w:label ", half))
    assert [problem.what for problem in raised.value.problems] == [
        f"no content control in a header or footer has the tag '{tag}'" for tag in ("board", "draft", "meeting_date")
    ]


def test_an_empty_control_is_told(tmp_path: Path) -> None:
    run = '<w:r><w:t xml:space="preserve">24 November 2023</w:t></w:r>'
    with pytest.raises(ReportError, match="the content control 'meeting_date' holds no text"):
        built(template=edited_template(tmp_path, LATER, run, ""))


def test_words_split_over_runs_are_replaced_as_a_whole(tmp_path: Path) -> None:
    # Word splits runs when it checks spelling.
    run = '<w:t xml:space="preserve">24 November 2023</w:t>'
    split = '<w:t>24 Nov</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>ember</w:t>'
    file = built(template=edited_template(tmp_path, LATER, run, split))
    assert control(file, "meeting_date", LATER) == ["24 November 2023"]


def test_a_placeholder_becomes_text(tmp_path: Path) -> None:
    tag = '<w:tag w:val="meeting_date"/>'
    file = built(template=edited_template(tmp_path, LATER, tag, f"{tag}<w:showingPlcHdr/>"))
    assert file.find("//w:showingPlcHdr", LATER) == []
