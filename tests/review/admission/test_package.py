"""Office files that are damaged, hold programs, or would unpack to more than memory holds."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.admission.files import (
    AGAIN,
    added,
    changed,
    compound,
    deck,
    members,
    packed,
    report,
    told,
    workbook,
)

HOW_MADE = "ask who sent it how it was made: Office writes no such files"


# --- Damage ----------------------------------------------------------------------------------------------------


def test_a_part_that_is_not_well_formed(tmp_path: Path) -> None:
    file = changed(report(tmp_path), "word/document.xml", "</w:body>", "")
    remedy = f"open it in Word, let it repair the file and save it anew, or {AGAIN}"
    assert told(file) == [f"the file is damaged: its part 'word/document.xml' cannot be read; {remedy}"]


def test_a_part_that_is_missing(tmp_path: Path) -> None:
    parts = members(report(tmp_path))
    del parts["word/styles.xml"]
    remedy = f"open it in Word, let it repair the file and save it anew, or {AGAIN}"
    assert told(packed(tmp_path / "a.docx", parts)) == [
        f"the file is damaged: its part 'word/styles.xml' is missing; {remedy}"
    ]


def test_a_picture_whose_bytes_were_changed(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w") as package:
        for name, content in members(report(tmp_path)).items():
            package.writestr(name, content)
        package.writestr("word/media/image1.bin", b"points of a picture")
    file.write_bytes(file.read_bytes().replace(b"points of", b"POINTS of"))  # its checksum stays as it was
    assert told(file) == [f"the file is damaged: its part 'word/media/image1.bin' cannot be read; {AGAIN}"]


def test_two_parts_of_one_name(tmp_path: Path) -> None:
    file = report(tmp_path)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/Document.xml", "<a/>")  # names of parts do not differ by case (ECMA-376-2, 6.2.2.3)
    assert told(file) == [f"the file is damaged: two of its parts are named 'word/Document.xml'; {AGAIN}"]


@pytest.mark.parametrize("entity", ['<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE a SYSTEM "file:///etc/passwd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_with_entities(entity: str, encoding: str, tmp_path: Path) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{entity}<a/>'.encode(encoding)
    file = packed(report(tmp_path), members(tmp_path / "report.docx") | {"word/notes.xml": xml})
    what = "its part 'word/notes.xml' declares XML entities, which no Office program writes"
    assert told(file) == [f"{what}; do not open it, and ask who sent it where it came from"]


def test_an_encrypted_part(tmp_path: Path) -> None:
    file = report(tmp_path)
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as package:
        info = package.getinfo("word/styles.xml")
    central = data.rindex(b"word/styles.xml") - 46  # an entry of the table begins 46 bytes before its name
    data[info.header_offset + 6] |= 1  # the lowest of the flags says: encrypted
    data[central + 8] |= 1
    file.write_bytes(data)
    assert told(file) == [f"the file is damaged: its part 'word/styles.xml' cannot be read; {AGAIN}"]


# --- Kinds of Office files that are not papers -------------------------------------------------------------------


def test_a_template_that_was_renamed(tmp_path: Path) -> None:
    file = changed(report(tmp_path), "[Content_Types].xml", "document.main+xml", "template.main+xml")
    what = "it is a template or a slide show that was renamed, not a Word document"
    assert told(file) == [f"{what}; open it in Word and save it as Word Document (*.docx)"]


@pytest.mark.parametrize(
    ("make", "program", "save_as"),
    [
        (report, "Word", "Word Document (*.docx)"),
        (workbook, "Excel", "Excel Workbook (*.xlsx)"),
    ],
)
def test_a_strict_file(make: Callable[[Path], Path], program: str, save_as: str, tmp_path: Path) -> None:
    transitional = "http://schemas.openxmlformats.org/officeDocument/2006"
    file = changed(make(tmp_path), "_rels/.rels", transitional, "http://purl.oclc.org/ooxml/officeDocument")
    choose = f"open it in {program}, choose File > Save As and the type {save_as}, not the one named Strict"
    assert told(file) == [f"it was saved as a Strict Open XML file, which few programs read; {choose}"]


# --- Programs --------------------------------------------------------------------------------------------------

NO_MACROS = "open it in Word and save it as Word Document (*.docx), which leaves macros out"


def test_macros(tmp_path: Path) -> None:
    assert told(added(report(tmp_path), {"word/vbaProject.bin": compound("VBA", "_VBA_PROJECT")})) == [
        f"it holds macros; {NO_MACROS}"
    ]


def test_a_file_with_macros_that_was_renamed(tmp_path: Path) -> None:
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    file = changed(
        report(tmp_path), "[Content_Types].xml", plain, "application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    assert told(file) == [f"it holds macros; {NO_MACROS}"]


def test_macros_of_old_excel(tmp_path: Path) -> None:
    remedy = "open it in Excel and save it as Excel Workbook (*.xlsx), which leaves macros out"
    assert told(added(workbook(tmp_path), {"xl/macrosheets/sheet1.xml": b"<a/>"})) == [f"it holds macros; {remedy}"]


def test_activex(tmp_path: Path) -> None:
    file = added(report(tmp_path), {"word/activeX/activeX1.xml": b"<a/>"})
    what = "it holds ActiveX controls: buttons or fields that run programs"
    assert told(file) == [f"{what}; delete them in the Developer tab, in design mode, and save the file again"]


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/embeddings/oleObject1.bin", compound("\x01Ole10Native")),
        ("word/embeddings/setup.bin", b"MZ\x90\x00"),
        ("word/embeddings/run.exe", b"a program of another system"),
    ],
)
def test_files_in_it_that_may_be_programs(part: str, content: bytes, tmp_path: Path) -> None:
    what = f"it holds a file that may be a program: '{part}'"
    remedy = "delete the object, which looks like an icon, and attach the file as an enclosure"
    assert told(added(report(tmp_path), {part: content})) == [f"{what}; {remedy}"]


def test_an_object_with_macros(tmp_path: Path) -> None:
    file = added(deck(tmp_path), {"ppt/embeddings/oleObject1.bin": compound("Workbook", "_VBA_PROJECT_CUR")})
    what = "an object in it holds macros: 'ppt/embeddings/oleObject1.bin'"
    assert told(file) == [f"{what}; select the object, cut it, and paste it as a picture"]


def test_an_object_of_another_program_is_let_in(tmp_path: Path) -> None:
    assert told(added(report(tmp_path), {"word/embeddings/oleObject1.bin": compound("VisioDocument")})) == []


def test_a_name_in_the_text_of_an_object_is_no_stream(tmp_path: Path) -> None:
    # The names of a compound file's directory begin at multiples of 128 bytes; text may say the same words anywhere.
    text = compound("VisioDocument") + b"xx" + "_VBA_PROJECT\0".encode("utf-16-le")
    assert told(added(report(tmp_path), {"word/embeddings/oleObject1.bin": text})) == []


def test_macros_in_a_workbook_in_the_file(tmp_path: Path) -> None:
    inner = added(workbook(tmp_path), {"xl/vbaProject.bin": b"x"}).read_bytes()
    file = added(report(tmp_path), {"word/embeddings/Book1.xlsx": inner})
    assert told(file) == [f"it holds macros (in 'word/embeddings/Book1.xlsx'); {NO_MACROS}"]


# --- More than memory holds --------------------------------------------------------------------------------------


def bomb(size: int) -> bytes:
    """A workbook in which one part unpacks to so many bytes of zeros."""
    buffer = io.BytesIO()
    zipped = zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED)
    with zipped as package, package.open("xl/media/image1.emf", "w") as part:
        for _ in range(size >> 20):
            part.write(bytes(1 << 20))
    return buffer.getvalue()


def test_a_zip_bomb_is_told_without_unpacking_it(tmp_path: Path) -> None:
    file = report(tmp_path)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package, package.open("word/media/a.emf", "w") as part:
        for _ in range(200):
            part.write(bytes(1 << 20))
    told(report(tmp_path, "good.docx"))  # loads what is needed for any file
    tracemalloc.start()
    (said,) = told(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # RFC 1951: deflate packs at most 258 bytes into 2 bits, so 1,032 times, and here some less for its tables.
    times = re.fullmatch(r"its part 'word/media/a.emf' unpacks to 1,(\d+) times its size, as a zip bomb does; .*", said)
    assert times and 20 <= int(times[1]) < 32 and said.endswith(HOW_MADE)
    assert peak < 1 << 20


def test_a_file_that_is_too_large_altogether(tmp_path: Path) -> None:
    file, _ = report(tmp_path), report(tmp_path, "good.docx")
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package, package.open("word/media/a.emf", "w") as part:
        for _ in range(256):
            part.write(bytes(1 << 20))
    size = (256 << 20) + sum(map(len, members(tmp_path / "good.docx").values()))
    what = f"the file is larger than it looks: it unpacks to {size:,} bytes, and at most 268,435,456 are read"
    assert told(file) == [f"{what}; {HOW_MADE}"]


def test_a_part_that_is_too_large_for_the_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.review.admission import package

    monkeypatch.setattr(package, "_LARGEST_XML", 100)
    file = packed(report(tmp_path), members(tmp_path / "report.docx") | {"word/a.xml": b"<a>" + b"b" * 94 + b"</a>"})
    (said,) = told(file)
    assert "and at most 100 are read; split the document, or save it as a PDF and give that" in said


def test_a_bomb_in_a_file_in_the_file(tmp_path: Path) -> None:
    file = added(report(tmp_path), {"word/embeddings/Book1.xlsx": bomb(30 << 20)})
    (said,) = told(file)
    assert said.startswith("its part 'xl/media/image1.emf' unpacks to 1,0")
    assert said.endswith(f"times its size, as a zip bomb does (in 'word/embeddings/Book1.xlsx'); {HOW_MADE}")


def test_files_in_files_in_files_in_files(tmp_path: Path) -> None:
    inner = workbook(tmp_path).read_bytes()
    for _ in range(3):
        inner = added(workbook(tmp_path), {"xl/embeddings/Book1.xlsx": inner}).read_bytes()
    (tmp_path / "book.xlsx").write_bytes(inner)
    what = "the file 'xl/embeddings/Book1.xlsx' in it is too large or too deep to be looked into"
    remedy = "delete the object in the document, or put a picture in its place"
    assert told(tmp_path / "book.xlsx") == [f"{what} (in 'xl/embeddings/Book1.xlsx'); {remedy}"]


def test_a_damaged_file_in_the_file(tmp_path: Path) -> None:
    file = added(report(tmp_path), {"word/embeddings/Book1.xlsx": b"PK\x03\x04 cut off"})
    assert told(file) == ["the file 'word/embeddings/Book1.xlsx' in it is damaged; delete the object in the document"]
