"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import mmap
import zipfile
from dataclasses import dataclass
from pathlib import Path

from reportgen.review.admission.parts import content
from reportgen.zips import UNREADABLE

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENTRY = 128  # bytes of an entry of the directory, which begins with the entry's name (MS-CFB 2.6.1)
_HEAD = 1024  # bytes in which a PDF must say that it is one
_TYPES = "[Content_Types].xml"
_LARGEST_TABLE = 4 << 20  # bytes of a list of content types: one has a few thousand


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that can be a paper."""

    suffix: str
    noun: str
    program: str
    main_type: str = ""  # content type of the main part of an Office file
    families: tuple[str, ...] = ()  # words in the content types of its sisters: templates, files with macros
    save_as: str = ""  # the file type to choose in the program


_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = Kind(
    suffix=".docx",
    noun="a Word document",
    program="Word",
    main_type=f"{_OFFICE}.wordprocessingml.document.main+xml",
    families=("wordprocessingml", "ms-word"),
    save_as="Word Document (*.docx)",
)
POWERPOINT = Kind(
    suffix=".pptx",
    noun="a PowerPoint presentation",
    program="PowerPoint",
    main_type=f"{_OFFICE}.presentationml.presentation.main+xml",
    families=("presentationml", "ms-powerpoint"),
    save_as="PowerPoint Presentation (*.pptx)",
)
EXCEL = Kind(
    suffix=".xlsx",
    noun="an Excel workbook",
    program="Excel",
    main_type=f"{_OFFICE}.spreadsheetml.sheet.main+xml",
    families=("spreadsheetml", "ms-excel"),
    save_as="Excel Workbook (*.xlsx)",
)
PDF = Kind(".pdf", "a PDF", "a PDF reader")
OFFICE_KINDS = (WORD, POWERPOINT, EXCEL)
KINDS = (*OFFICE_KINDS, PDF)

# Streams in the binary files of Office up to 2003, by which they are known.
_OLD_KINDS = (("WordDocument", WORD), ("PowerPoint Document", POWERPOINT), ("Workbook", EXCEL), ("Book", EXCEL))


@dataclass(frozen=True, slots=True)
class Content:
    """What was found: a kind, the content type of its main part, and what keeps it from being read."""

    kind: Kind | None = None
    main_type: str = ""
    encrypted: bool = False
    old: bool = False  # a binary file of Office up to 2003
    noun: str = "neither an Office file nor a PDF"


def content_of(path: Path) -> Content:
    """The content of a file that is not empty. Raises ``OSError``, and ``BadZipFile`` for a broken archive."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_OLE):
        return _ole(path)
    if head.startswith(b"PK"):
        return _zip(path)
    if b"%PDF-" in head:
        return Content(PDF, noun=PDF.noun)
    if head.startswith(b"{\\rtf"):
        return Content(noun="a Rich Text file")
    return Content()


def has_ole_stream(data: bytes | mmap.mmap, name: str) -> bool:
    """Whether a compound file has a stream or storage of this name: its directory's entries begin with their names."""
    wanted = f"{name}\0".encode("utf-16-le")
    found = data.find(wanted)
    while found != -1:
        if found % _OLE_ENTRY == 0:
            return True
        found = data.find(wanted, found + 1)
    return False


def is_ole(data: bytes) -> bool:
    return data.startswith(_OLE)


def _ole(path: Path) -> Content:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if has_ole_stream(data, "EncryptedPackage"):
            return Content(encrypted=True, noun="an Office file with a password")
        for stream, kind in _OLD_KINDS:
            if has_ole_stream(data, stream):
                return Content(kind, old=True, noun=f"{kind.noun} of the time before 2007")
    return Content(noun="a binary file of an older program")


def _zip(path: Path) -> Content:
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            table = package.getinfo(_TYPES) if _TYPES in names else None
            types = content(package, _TYPES) if table and table.file_size <= _LARGEST_TABLE else b""
    except UNREADABLE as error:
        raise zipfile.BadZipFile(str(error)) from error
    if table is None:
        return Content(noun="an OpenDocument file" if "mimetype" in names else "a zip archive")
    main = _main_type(types)
    kind = next((kind for kind in OFFICE_KINDS if any(word in main for word in kind.families)), None)
    return Content(kind, main, noun=kind.noun if kind else "an Office file of another kind")


def _main_type(types: bytes) -> str:
    from reportgen.office.xml import parse

    try:
        parts = [str(part.get("ContentType", "")) for part in parse(types)]
    except ValueError as error:
        raise zipfile.BadZipFile(str(error)) from error
    # Sheets and slides have types of their own; only a main part's ends so.
    return next((one for one in parts if one.endswith((".main+xml", ".binary.macroEnabled.main"))), "")
