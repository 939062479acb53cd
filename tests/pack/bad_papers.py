"""Papers that cannot go into a pack, each with what must be told of it."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.pack.boardpack import document, pdf, slides
from tests.review.admission.files import added, changed, compound, linked, members, packed


@dataclass(frozen=True)
class Bad:
    """``make`` writes the file ``name``; ``why`` and ``remedy`` begin what is told."""

    name: str
    make: Callable[[Path], object]
    why: str
    remedy: str


def _zip_bomb(path: Path) -> None:
    # A gigabyte of spaces, of which a thousandth is stored.
    document(path, "Bomb")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("word/bomb.xml", "w") as part:
        for _ in range(1024):
            part.write(b" " * (1 << 20))


def _huge_picture(path: Path) -> None:
    document(path, "Picture")
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    picture = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", b"")
    packed(path, members(path) | {"word/media/image1.png": picture})


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _strict(path: Path) -> None:
    document(path, "Strict")
    namespaces = {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships":
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main":
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }  # fmt: skip
    parts = members(path)
    for old, new in namespaces.items():
        parts = {name: content.replace(old.encode(), new.encode()) for name, content in parts.items()}
    packed(path, parts)


def _locked_pdf(path: Path) -> None:
    import pikepdf

    pdf(path)
    with pikepdf.open(path, allow_overwriting_input=True) as made:
        made.save(path, encryption=pikepdf.Encryption(owner="owner", user="user"))


def _cut(path: Path) -> None:
    document(path, "Cut")
    path.write_bytes(path.read_bytes()[:-200])


BAD = (
    Bad("encrypted.docx", lambda path: path.write_bytes(compound("EncryptionInfo", "EncryptedPackage")),
        "it is protected by a password", "open it with its password"),
    Bad("macros.docx", lambda path: added(document(path, "Macros"), {"word/vbaProject.bin": b"x"}),
        "it holds macros", "open it in Word and save it as Word Document (*.docx)"),
    Bad("corrupted.docx", _cut, "the file is damaged, perhaps cut off", "save it again"),
    Bad("no-xml.docx", lambda path: changed(document(path, "A"), "word/document.xml", "<w:body>", "<w:bod>"),
        "the file is damaged: its part 'word/document.xml' cannot be read", "open it in Word"),
    Bad("empty.pptx", lambda path: path.write_bytes(b""), "the file is empty (0 bytes)", "save it again"),
    Bad("deck.docx", lambda path: slides(path, "Slides"), "its name ends in '.docx', but it is a PowerPoint",
        "give the file that was meant"),
    Bad("strict.docx", _strict, "it was saved as a Strict Open XML file", "open it in Word, choose File > Save As"),
    Bad("bomb.docx", _zip_bomb, "the file is larger than it looks", "ask who sent it how it was made"),
    Bad("picture.docx", _huge_picture, "its picture 'word/media/image1.png' has more than 100 million points",
        "select it, choose Picture Format"),
    Bad("linked.docx", lambda path: linked(document(path, "Linked"), "word/_rels/document.xml.rels",
        ("image", "https://tracker.example.gov.uk/pixel.png")), "a picture is linked, not held in the file", "in Word"),
    Bad("locked.pdf", _locked_pdf, "the PDF cannot be opened without a password", "ask who sent it"),
    Bad("broken.pdf", lambda path: path.write_bytes(b"%PDF-1.7\nnothing more\n"),
        "the PDF is damaged and cannot be read", "ask who sent it"),
    Bad("entities.docx", lambda path: changed(document(path, "A"), "word/document.xml", "<w:document",
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'),
        "its part 'word/document.xml' declares XML entities", "do not open it"),
)  # fmt: skip
