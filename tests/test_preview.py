"""Previews through LibreOffice and Poppler, and clear words where they are absent or fail."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reportgen import preview
from reportgen.errors import ReportError
from reportgen.preview import to_pdf, to_png

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for programs are shell scripts")

# Writes NUMBER.pdf into the folder after --outdir for each file named after that, as LibreOffice does.
CONVERT = """
while [ "$1" != --outdir ]; do shift; done
folder=$2; shift 2
for file in "$@"; do
  name=$(basename "$file")
  {each}
done
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for, beside those of the system that scripts need."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setattr(preview, "OFFICE_PLACES", ())
    monkeypatch.setattr(preview.shutil, "which", lambda name: str(folder / name) if (folder / name).exists() else None)
    return folder


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def paper(path: Path, text: str = "A paper") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refusal(*files: Path, out: Path, timeout: float = 60) -> list[str]:
    with pytest.raises(ReportError) as caught:
        to_pdf(files, out, timeout=timeout)
    return [str(problem) for problem in caught.value.problems]


def test_converts_all_files_in_one_run(tmp_path: Path, programs: Path) -> None:
    count = f'echo run >> "{tmp_path}/runs"'
    program(programs, "soffice", count + CONVERT.format(each='cp "$file" "$folder/${name%.*}.pdf"'))
    files = [paper(tmp_path / "a.docx", "first"), paper(tmp_path / "b.pptx", "second")]
    pdfs = to_pdf(files, tmp_path / "preview")
    assert pdfs == (tmp_path / "preview" / "a.pdf", tmp_path / "preview" / "b.pdf")
    assert [pdf.read_text() for pdf in pdfs] == ["first", "second"]
    assert (tmp_path / "runs").read_text() == "run\n"


def test_papers_of_one_name_get_pdfs_of_their_own(tmp_path: Path, programs: Path) -> None:
    program(programs, "soffice", CONVERT.format(each='cp "$file" "$folder/${name%.*}.pdf"'))
    files = [paper(tmp_path / name, name) for name in ("crime.docx", "crime.pptx", "old/crime.docx")]
    pdfs = to_pdf(files, tmp_path / "preview")
    assert [pdf.name for pdf in pdfs] == ["crime-docx.pdf", "crime-pptx.pdf", "crime-docx-no-2.pdf"]
    assert [pdf.read_text() for pdf in pdfs] == ["crime.docx", "crime.pptx", "old/crime.docx"]


def test_no_files_need_no_libreoffice(tmp_path: Path, programs: Path) -> None:
    assert to_pdf([], tmp_path) == ()


def test_absent_libreoffice_is_told_with_how_to_install_it(tmp_path: Path, programs: Path) -> None:
    (said,) = refusal(paper(tmp_path / "a.docx"), out=tmp_path)
    assert said.startswith("LibreOffice: it makes the previews, and is not installed; install it: apt-get install")


def test_finds_libreoffice_in_its_usual_places(
    tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("libreoffice7.6", "libreoffice24.2", "libreoffice25.8"):
        paper(tmp_path / version / "program" / "soffice")
    monkeypatch.setattr(preview, "OFFICE_PLACES", ((str(tmp_path), "libreoffice2*/program/soffice"),))
    assert preview.find_office() == tmp_path / "libreoffice25.8" / "program" / "soffice"


def test_names_the_file_that_could_not_be_converted(tmp_path: Path, programs: Path) -> None:
    each = 'case $name in 1.*) echo "Error: source file could not be loaded" >&2;; *) cp "$file" "$folder/0.pdf";; esac'
    program(programs, "soffice", CONVERT.format(each=each))
    files = paper(tmp_path / "good.docx"), paper(tmp_path / "torn.docx")
    (said,) = refusal(*files, out=tmp_path / "preview")
    assert said == (
        f"{tmp_path}/torn.docx: LibreOffice could not make a PDF of this file; "
        "open it in LibreOffice to see why (it said: Error: source file could not be loaded)"
    )
    assert not (tmp_path / "preview").exists()


def test_stops_libreoffice_and_its_children_after_the_time_limit(tmp_path: Path, programs: Path) -> None:
    program(programs, "soffice", "sleep 60 & wait")
    started = time.perf_counter()
    (said,) = refusal(paper(tmp_path / "a.docx"), out=tmp_path, timeout=0.2)
    assert said == (
        "preview: LibreOffice was stopped: it took longer than 0.2 seconds; try again with fewer files"
    )
    # The child holds the error channel, so a child left running would have held this up for its 60 seconds.
    assert time.perf_counter() - started < 30


def test_names_every_missing_file(tmp_path: Path, programs: Path) -> None:
    said = refusal(tmp_path / "a.docx", tmp_path / "b.docx", out=tmp_path)
    assert said == [f"{tmp_path}/{name}.docx: there is no such file; check the name" for name in "ab"]


def test_tells_an_out_folder_that_cannot_be_made(tmp_path: Path, programs: Path) -> None:
    program(programs, "soffice", CONVERT.format(each='cp "$file" "$folder/${name%.*}.pdf"'))
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
    assert found == {"crime-01.png": "", "crime-map.png": "old", "crime-report-01.png": "old"}


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
