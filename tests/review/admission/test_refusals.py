"""Which files are let in, and what is told of files that are not what their name says."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.review.admission import refusals
from tests.review.admission.files import AGAIN, OLE, added, compound, deck, members, packed, report, told, workbook

ALL_KINDS = "give a Word document (.docx), a PowerPoint presentation (.pptx), an Excel workbook (.xlsx) or a PDF (.pdf)"


def pdf(folder: Path) -> Path:
    import pikepdf

    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(folder / "plan.pdf")
    return folder / "plan.pdf"


def test_good_files_of_each_kind_are_let_in(tmp_path: Path) -> None:
    files = [report(tmp_path), deck(tmp_path), workbook(tmp_path), pdf(tmp_path), report(tmp_path, "LOUD.DOCX")]
    assert [told(file) for file in files] == [[]] * 5


def test_a_charts_workbook_in_a_good_file_is_let_in(tmp_path: Path) -> None:
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    data = CategoryChartData()
    data.categories = ["June"]
    data.add_series("Burglary", [7])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 100, 100, data)
    presentation.save(str(tmp_path / "chart.pptx"))
    assert "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx" in members(tmp_path / "chart.pptx")
    assert told(tmp_path / "chart.pptx") == []


def test_only_the_kinds_that_were_asked_for_are_let_in(tmp_path: Path) -> None:
    said = [str(problem) for problem in refusals(workbook(tmp_path), (".docx", ".pdf"))]
    assert said == [f"{tmp_path}/book.xlsx: this is an Excel workbook; give a Word document (.docx) or a PDF (.pdf)"]


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    assert told(tmp_path / "a.docx") == [f"the file is empty (0 bytes); save it again, or {AGAIN}"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert told(tmp_path / "a.docx") == [
        "the file cannot be read: No such file or directory; check its name and permissions"
    ]


def test_a_folder(tmp_path: Path) -> None:
    assert told(tmp_path) == ["this is a folder, not a file; name a file in it"]


@pytest.mark.parametrize(
    ("make", "name", "what", "rename"),
    [
        (deck, "a.docx", "its name ends in '.docx', but it is a PowerPoint presentation", "a.pptx"),
        (pdf, "a.docx", "its name ends in '.docx', but it is a PDF", "a.pdf"),
        (report, "a.pdf", "its name ends in '.pdf', but it is a Word document", "a.docx"),
        (workbook, "a", "its name has no ending, but it is an Excel workbook", "a.xlsx"),
    ],
)
def test_a_name_of_another_kind(
    make: Callable[[Path], Path], name: str, what: str, rename: str, tmp_path: Path
) -> None:
    file = make(tmp_path).rename(tmp_path / name)
    assert told(file) == [f"{what}; give the file that was meant, or rename this one to '{rename}'"]


@pytest.mark.parametrize(
    ("stream", "told_as"),
    [
        ("WordDocument", ("a Word document", "Word", "Word Document (*.docx)")),
        ("Workbook", ("an Excel workbook", "Excel", "Excel Workbook (*.xlsx)")),
        ("PowerPoint Document", ("a PowerPoint presentation", "PowerPoint", "PowerPoint Presentation (*.pptx)")),
    ],
)
def test_a_file_of_old_office_under_a_new_name(stream: str, told_as: tuple[str, str, str], tmp_path: Path) -> None:
    noun, program, save_as = told_as
    (tmp_path / "a.docx").write_bytes(compound("SummaryInformation", stream))
    assert told(tmp_path / "a.docx") == [
        f"this is {noun} of the time before 2007; open it in {program} and save it as {save_as}"
    ]


def test_an_encrypted_office_file(tmp_path: Path) -> None:
    # MS-OFFCRYPTO 2.3.4.4: the encrypted package is a stream of a compound file.
    (tmp_path / "a.docx").write_bytes(compound("EncryptionInfo", "EncryptedPackage"))
    remedy = "open it with its password, choose File > Info > Protect > Encrypt with Password, delete the password"
    assert told(tmp_path / "a.docx") == [f"it is protected by a password; {remedy}, and save it"]


@pytest.mark.parametrize(
    ("content", "noun"),
    [
        (b"{\\rtf1\\ansi A report}", "a Rich Text file"),
        (b"<html><body>A report</body></html>", "neither an Office file nor a PDF"),
        (OLE.ljust(1024, b"\0"), "a binary file of an older program"),
    ],
)
def test_what_is_no_paper_at_all(content: bytes, noun: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    assert told(tmp_path / "a.docx") == [f"this is {noun}; {ALL_KINDS}"]


@pytest.mark.parametrize(
    ("part", "noun"), [("mimetype", "an OpenDocument file"), ("photographs/1.jpg", "a zip archive")]
)
def test_zip_archives_of_other_kinds(part: str, noun: str, tmp_path: Path) -> None:
    assert told(packed(tmp_path / "a.docx", {part: b"application/vnd.oasis.opendocument.text"})) == [
        f"this is {noun}; {ALL_KINDS}"
    ]


def test_a_file_that_was_cut_off(tmp_path: Path) -> None:
    file = report(tmp_path)
    file.write_bytes(file.read_bytes()[:-100])  # the zip's table of contents stands last
    assert told(file) == [f"the file is damaged, perhaps cut off: it cannot be unpacked; save it again, or {AGAIN}"]


def test_a_list_of_types_that_is_no_xml(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("[Content_Types].xml", "<Types")
    assert told(tmp_path / "a.docx") == [
        f"the file is damaged, perhaps cut off: it cannot be unpacked; save it again, or {AGAIN}"
    ]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    file = added(deck(tmp_path), {"ppt/vbaProject.bin": b"x", "ppt/activeX/activeX1.xml": b"<a/>"})
    said = told(file.rename(tmp_path / "a.docx"))
    assert [one.split(";")[0] for one in said] == [
        "its name ends in '.docx', but it is a PowerPoint presentation",
        "it holds macros",
        "it holds ActiveX controls: buttons or fields that run programs",
    ]


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
def test_a_part_whose_packed_bytes_were_changed(part: str, tmp_path: Path) -> None:
    file = report(tmp_path)
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as package:
        info = package.getinfo(part)
    start = info.header_offset + 30 + len(part)  # a local header has 30 bytes before the name
    data[start : start + 20] = b"\xff" * 20  # a block of the kind that deflate does not know
    file.write_bytes(data)
    assert len(told(file)) == 1 and told(file)[0].startswith("the file is damaged")


def test_a_name_of_a_part_that_is_no_text(tmp_path: Path) -> None:
    file = packed(tmp_path / "a.docx", {"[Content_Types].xml": b"<Types/>", "word/ä.xml": b"<a/>"})
    # The name is said to be UTF-8, which 0xFF is not.
    file.write_bytes(file.read_bytes().replace("ä".encode(), b"\xff\xff"))
    assert told(file) == [f"the file is damaged, perhaps cut off: it cannot be unpacked; save it again, or {AGAIN}"]
