"""What LibreOffice makes of files with the settings of a run, and what it does not look at."""

from __future__ import annotations

import re
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from reportgen.libreoffice.convert import convert
from reportgen.office.xml import element

pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("needs_libreoffice")]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def images(pdf: Any) -> list[Any]:
    """The pictures that the PDF holds."""
    import pikepdf

    streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    return [one for one in streams if one.get("/Subtype") == "/Image"]


def report(path: Path) -> Path:
    """A Word file with two headings, a comment, a content control and a picture of 900 by 900 points in an inch."""
    from docx import Document
    from docx.shared import Inches

    document = Document()
    document.add_heading("Burglary", 1)
    paragraph = document.add_paragraph("A sentence")
    document.add_comment(paragraph.runs, "Between ourselves")
    run = element("w:r", element("w:t", text="-held"))
    paragraph._p.append(element("w:sdt", element("w:sdtPr", element("w:text")), element("w:sdtContent", run)))
    document.add_picture(str(picture(path.with_suffix(".png"))), width=Inches(1))
    document.add_heading("Robbery", 1)
    document.save(str(path))
    return path


def picture(path: Path) -> Path:
    from PIL import Image

    Image.linear_gradient("L").resize((900, 900)).convert("RGB").save(path)
    return path


def deck(path: Path) -> Path:
    """Two slides, of which the second is hidden and the first has notes."""
    from pptx import Presentation

    presentation = Presentation()
    for title in ("Shown", "Hidden"):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = title
    slide._element.set("show", "0")
    presentation.slides[0].notes_slide.notes_text_frame.text = "Say it slowly"
    presentation.save(str(path))
    return path


def workbook(path: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Ward", 1234.5])
    book.save(path)
    return path


def pages(pdf: Path | None) -> list[str]:
    import pypdfium2

    assert pdf is not None
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def test_word_powerpoint_and_excel_files_are_accessible_pdfs_of_one_process(tmp_path: Path, work: Path) -> None:
    import pikepdf

    files = [report(tmp_path / "a.docx"), deck(tmp_path / "b.pptx"), workbook(tmp_path / "c.xlsx")]
    results = list(convert(files, work))
    assert [one.source for one in results] == files
    assert len(list(work.glob("run-*"))) == 1
    tagged = []
    for one in results:
        assert one.pdf is not None
        with pikepdf.open(one.pdf) as pdf:
            tagged.append("/StructTreeRoot" in pdf.Root)
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
    # LibreOffice 7.4 marks spreadsheets as tagged and writes no tags for them.
    assert tagged[:2] == [True, True]


def test_what_is_not_for_readers_stays_out_of_the_pdf(tmp_path: Path, work: Path) -> None:
    import pikepdf

    word, slides = convert([report(tmp_path / "a.docx"), deck(tmp_path / "b.pptx")], work)
    # The control's text is there, as text; neither the comment nor the notes nor the hidden slide.
    assert pages(word.pdf) == ["Burglary\nA sentence-held\nRobbery"]
    assert pages(slides.pdf) == ["Shown"]
    assert word.pdf is not None
    with pikepdf.open(word.pdf) as pdf:
        assert "/Annots" not in pdf.pages[0] and "/AcroForm" not in pdf.Root
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Burglary", "Robbery"]


def test_pictures_of_more_points_than_print_can_show_are_made_smaller(tmp_path: Path, work: Path) -> None:
    import pikepdf

    (result,) = convert([report(tmp_path / "a.docx")], work)
    assert result.pdf is not None
    with pikepdf.open(result.pdf) as pdf:
        (image,) = images(pdf)
        assert (image.Width, image.Height) == (200, 200)  # an inch at 200 points an inch


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


def with_linked_picture(path: Path, target: str) -> Path:
    """A report whose picture is not in the file but at ``target``."""
    inside = report(path)
    with zipfile.ZipFile(inside) as package:
        members = {member: package.read(member) for member in package.namelist()}
    relations = members["word/_rels/document.xml.rels"].decode()
    linked = re.sub(r'Target="media/[^"]*"', f'Target="{target}" TargetMode="External"', relations)
    assert linked != relations
    members["word/_rels/document.xml.rels"] = linked.encode()
    members["word/document.xml"] = members["word/document.xml"].replace(b"r:embed", b"r:link")
    with zipfile.ZipFile(path, "w") as package:
        for member, content in members.items():
            package.writestr(member, content)
    return path


def test_nothing_is_fetched(tmp_path: Path, work: Path, requests: tuple[str, list[str]]) -> None:
    address, asked = requests
    with pytest.raises(OSError):  # the server answers 404, and notes what it was asked for
        urlopen(f"{address}/probe")
    assert asked == ["/probe"]
    section = (
        '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p><draw:frame>'
        f'<draw:image xlink:href="{address}/open.png"/></draw:frame></text:p></office:text></office:body>'
        "</office:document>"
    )
    (tmp_path / "b.fodt").write_text(section, encoding="utf-8")
    linked = with_linked_picture(tmp_path / "a.docx", f"{address}/word.png")
    results = list(convert([linked, tmp_path / "b.fodt"], work))
    assert [one.pdf is not None for one in results] == [True, True]
    assert asked == ["/probe"]


def test_no_file_beside_the_paper_is_read(tmp_path: Path, work: Path) -> None:
    import pikepdf

    secret = picture(tmp_path / "secret.png")
    (result,) = convert([with_linked_picture(tmp_path / "a.docx", secret.as_uri())], work)
    assert result.pdf is not None
    with pikepdf.open(result.pdf) as pdf:
        assert len(pdf.pages) == 1 and not images(pdf)
