"""Files as they are sent in: good ones of each kind, and changes that make bad ones of them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from reportgen.review.admission import refusals

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AGAIN = "ask who sent it for another copy"


def told(path: Path) -> list[str]:
    """What is wrong with the file, each ``what; remedy``, without the file's name, which must stand before it."""
    said = [str(problem) for problem in refusals(path)]
    assert all(one.startswith(f"{path}: ") for one in said)
    return [one.removeprefix(f"{path}: ") for one in said]


def report(folder: Path, name: str = "report.docx") -> Path:
    from docx import Document

    document = Document()
    document.add_heading("Burglary", 1)
    document.add_paragraph("A sentence.")
    document.save(str(folder / name))
    return folder / name


def deck(folder: Path, name: str = "deck.pptx") -> Path:
    from pptx import Presentation

    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[5])
    presentation.save(str(folder / name))
    return folder / name


def workbook(folder: Path, name: str = "book.xlsx") -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Ward", 12])
    book.save(folder / name)
    return folder / name


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """The file with the text ``old`` of a part replaced, which must stand in it."""
    parts = members(path)
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    return packed(path, parts)


def added(path: Path, parts: Mapping[str, bytes]) -> Path:
    """The file with more parts, of types that are told by their endings."""
    types = "".join(
        f'<Default Extension="{ending}" ContentType="application/x-{ending}"/>' for ending in ("bin", "exe")
    )
    old = members(path)
    old["[Content_Types].xml"] = old["[Content_Types].xml"].replace(b"<Override", f"{types}<Override".encode(), 1)
    return packed(path, old | dict(parts))


def linked(path: Path, relations: str, *links: tuple[str, str]) -> Path:
    """The file whose part of relationships has links too, each of a sort and to an address."""
    rows = "".join(
        f'<Relationship Id="rLink{number}" Type="{RELATIONS}/{sort}" Target="{address}" TargetMode="External"/>'
        for number, (sort, address) in enumerate(links)
    )
    parts = members(path)
    table = parts.get(
        relations,
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
    )
    parts[relations] = table.replace(b"</Relationships>", f"{rows}</Relationships>".encode())
    return packed(path, parts)


def compound(*streams: str) -> bytes:
    """The start of a compound file (MS-CFB): a header of 512 bytes, and a directory with these names in it."""
    entries = [stream.encode("utf-16-le").ljust(128, b"\0") for stream in ("Root Entry", *streams)]
    return OLE.ljust(512, b"\0") + b"".join(entries).ljust(512, b"\0")
