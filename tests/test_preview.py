"""Previews through LibreOffice and Poppler, and clear words where they are absent or fail."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.preview import to_pdf, to_png
from tests.stand_ins import TO_PDF, paper, program, soffice, text

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for programs are shell scripts")


def refusal(*files: Path, out: Path) -> list[str]:
    with pytest.raises(ReportError) as caught:
        to_pdf(files, out)
    return [str(problem) for problem in caught.value.problems]


def test_converts_all_files_in_one_run(tmp_path: Path, programs: Path) -> None:
    soffice(programs, first=f'echo run >> "{tmp_path}/runs"')
    files = [paper(tmp_path / "a.docx", "first"), paper(tmp_path / "b.pptx", "second")]
    pdfs = to_pdf(files, tmp_path / "preview")
    assert pdfs == (tmp_path / "preview" / "a.pdf", tmp_path / "preview" / "b.pdf")
    assert [text(pdf) for pdf in pdfs] == ["first", "second"]
    assert (tmp_path / "runs").read_text() == "run\n"


def test_papers_of_one_name_get_pdfs_of_their_own(tmp_path: Path, programs: Path) -> None:
    soffice(programs)
    files = [paper(tmp_path / name, name) for name in ("crime.docx", "crime.pptx", "old/crime.docx")]
    pdfs = to_pdf(files, tmp_path / "preview")
    assert [pdf.name for pdf in pdfs] == ["crime-docx.pdf", "crime-pptx.pdf", "crime-docx-no-2.pdf"]
    assert [text(pdf) for pdf in pdfs] == ["crime.docx", "crime.pptx", "old/crime.docx"]


def test_no_files_need_no_libreoffice(tmp_path: Path, programs: Path) -> None:
    assert to_pdf([], tmp_path) == ()


def test_absent_libreoffice_is_told(tmp_path: Path, programs: Path) -> None:
    (said,) = refusal(paper(tmp_path / "a.docx"), out=tmp_path)
    assert said.startswith("LibreOffice: it makes the PDFs, and is not installed; install it: apt-get install")


def test_no_pdf_is_written_if_one_of_the_files_has_none(tmp_path: Path, programs: Path) -> None:
    soffice(programs, each=f'[ "$name" = 1.docx ] || {TO_PDF}')
    said = refusal(paper(tmp_path / "good.docx"), paper(tmp_path / "torn.docx"), out=tmp_path / "preview")
    assert said == [
        f"{tmp_path}/torn.docx: LibreOffice could not make a PDF of this file; open it in LibreOffice to see why"
    ]
    assert not (tmp_path / "preview").exists()


def test_names_every_missing_file(tmp_path: Path, programs: Path) -> None:
    said = refusal(tmp_path / "a.docx", tmp_path / "b.docx", out=tmp_path)
    assert said == [f"{tmp_path}/{name}.docx: there is no such file; check the name" for name in "ab"]


def test_tells_an_out_folder_that_cannot_be_made(tmp_path: Path, programs: Path) -> None:
    soffice(programs)
    (said,) = refusal(paper(tmp_path / "a.docx"), out=paper(tmp_path / "file") / "preview")
    assert said == (
        f"{tmp_path}/file/preview: the preview cannot be written: Not a directory; choose another folder with --out"
    )


def test_pictures_are_numbered_by_page(tmp_path: Path, programs: Path) -> None:
    # Poppler pads numbers to the width of the last page's: from 1 to 9 pages it writes page-1.png.
    program(programs, "pdftoppm", 'for last; do :; done; touch "$last-1.png" "$last-2.png"')
    pages = to_png(paper(tmp_path / "crime.pdf"), tmp_path)
    assert [page.name for page in pages] == ["crime-01.png", "crime-02.png"]


def test_pictures_of_an_earlier_run_are_removed_and_no_others(tmp_path: Path, programs: Path) -> None:
    program(programs, "pdftoppm", 'for last; do :; done; touch "$last-1.png"')
    for name in ("crime-01.png", "crime-07.png", "crime-map.png", "crime-report-01.png"):
        paper(tmp_path / name, "old")
    to_png(paper(tmp_path / "crime.pdf"), tmp_path)
    found = {path.name: path.read_text() for path in tmp_path.glob("*.png")}
    assert found == {"crime-01.png": "", "crime-map.png": "old\n%%EOF\n", "crime-report-01.png": "old\n%%EOF\n"}


def test_absent_poppler_is_told_with_how_to_install_it(tmp_path: Path, programs: Path) -> None:
    with pytest.raises(ReportError, match="pdftoppm: this program of Poppler is not installed; install it: apt-get"):
        to_png(paper(tmp_path / "a.pdf"), tmp_path)


def test_a_broken_pdf_is_told_with_poppler_s_reason(tmp_path: Path, programs: Path) -> None:
    program(programs, "pdftoppm", 'echo "Syntax Error: no trailer" >&2; exit 1')
    with pytest.raises(ReportError) as caught:
        to_png(paper(tmp_path / "a.pdf"), tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}/a.pdf: pdftoppm could not read the PDF: Syntax Error: no trailer; make it again"
    )


@pytest.mark.libreoffice
@pytest.mark.usefixtures("needs_libreoffice")
def test_libreoffice_makes_pdfs_and_pictures_of_word_and_powerpoint_files(tmp_path: Path) -> None:
    from docx import Document
    from pptx import Presentation

    report, deck = Document(), Presentation()
    report.add_paragraph("First page")
    report.add_page_break()
    report.add_paragraph("Second page")
    report.save(tmp_path / "-report with spaces.docx")
    deck.slides.add_slide(deck.slide_layouts[5])
    deck.save(tmp_path / "deck.pptx")
    out = tmp_path / "out"
    pdfs = to_pdf([tmp_path / "-report with spaces.docx", tmp_path / "deck.pptx"], out)
    pictures = [[picture.name for picture in to_png(pdf, out)] for pdf in pdfs]
    assert [pdf.read_bytes()[:5] for pdf in pdfs] == [b"%PDF-", b"%PDF-"]
    assert pictures == [["-report with spaces-01.png", "-report with spaces-02.png"], ["deck-01.png"]]
