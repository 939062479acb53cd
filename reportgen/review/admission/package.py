"""What keeps an Office file out of a pack: damage, programs, links to elsewhere, more than can be unpacked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from reportgen.office.soundness import damage
from reportgen.review.admission.content import Kind, has_ole_stream, is_ole
from reportgen.review.admission.faults import SEND_AGAIN, Fault
from reportgen.review.admission.links import link_faults
from reportgen.review.admission.parts import content
from reportgen.review.admission.pictures import picture_fault
from reportgen.zips import UNREADABLE, too_large

_LARGEST_XML = 64 << 20  # bytes of one part: the parser needs some ten times as much memory
_LARGEST_EMBEDDED = 64 << 20
_SUSPICIOUS = 20 << 20  # bytes from which on it matters how tightly a part is packed
_TIGHTEST = 100  # times: tables of numbers reach 30, deflate at most 1,032
_DEEPEST = 3  # files in files in files
_PROLOGUE = 64 << 10  # bytes in which a document type is looked for; the parser refuses it elsewhere
_STRICT = b"http://purl.oclc.org/ooxml/"
_PROGRAM_ENDINGS = (
    *(".bat", ".cmd", ".com", ".dll", ".exe", ".hta", ".js", ".jse", ".lnk"),
    *(".msi", ".ps1", ".scr", ".vbe", ".vbs", ".wsf"),
)
_PROGRAM_HEADS = (b"MZ", b"\x7fELF", b"#!/")
# An object of the packager, which holds a file of any kind (MS-OLEDS 2.3.6), and what holds macros (MS-OVBA 2.2.1).
_PACKAGED, _MACRO_STORAGES = "\x01Ole10Native", ("_VBA_PROJECT", "_VBA_PROJECT_CUR")
_MACRO_FOLDERS = ("macrosheets/", "dialogsheets/")  # Excel's macros of the time before 1995


@dataclass(frozen=True, slots=True)
class _Package:
    """The file itself, or one that it holds, which ``within`` then tells: `` (in 'word/embeddings/a.xlsx')``."""

    zipped: ZipFile
    kind: Kind
    within: str = ""
    depth: int = 1


def package_faults(path: Path, kind: Kind, main_type: str) -> tuple[Fault, ...]:
    """All that is wrong with an Office file that opens as a zip archive.

    Nothing is unpacked if all of it together is too large; else no more at a time than one part.
    """
    with ZipFile(path) as zipped:
        large = _too_large(zipped)
        if large:
            return (large,)
        found = [*_wrong_type(kind, main_type), *_faults(_Package(zipped, kind))]
    # What makes a part unreadable has been told: it is not told once more as damage.
    if not any("XML entities" in fault.what or "damaged" in fault.what for fault in found):
        broken = damage(path)
        if broken:
            remedy = f"open it in {kind.program}, let it repair the file and save it anew, or {SEND_AGAIN}"
            found.append(Fault(f"the file is damaged: {broken}", remedy))
    return tuple(dict.fromkeys(found))


def _too_large(zipped: ZipFile) -> Fault | None:
    """Told by the archive's table of contents alone."""
    remedy = "ask who sent it how it was made: Office writes no such files"
    large = too_large(zipped)
    if large:
        return Fault(f"the file is larger than it looks: {large}", remedy)
    for info in zipped.infolist():
        size, packed = info.file_size, max(info.compress_size, 1)
        if size > _SUSPICIOUS and size > _TIGHTEST * packed:
            what = f"its part '{info.filename}' unpacks to {size // packed:,} times its size, as a zip bomb does"
            return Fault(what, remedy)
        if size > _LARGEST_XML and info.filename.endswith((".xml", ".rels")):
            what = f"its part '{info.filename}' unpacks to {size:,} bytes, and at most {_LARGEST_XML:,} are read"
            return Fault(what, "split the document, or save it as a PDF and give that")
    return None


def _wrong_type(kind: Kind, main_type: str) -> Iterator[Fault]:
    if main_type != kind.main_type and "macroEnabled" not in main_type:
        remedy = f"open it in {kind.program} and save it as {kind.save_as}"
        yield Fault(f"it is a template or a slide show that was renamed, not {kind.noun}", remedy)


def _faults(package: _Package) -> Iterator[Fault]:
    yield from _parts(package)
    yield from _strict(package)
    yield from _macros(package)
    yield from link_faults(package.zipped, package.kind, package.within)


def _parts(package: _Package) -> Iterator[Fault]:
    """Each part is read to its end, where its checksum is compared, and looked at by its first bytes."""
    met: set[str] = set()
    for info in package.zipped.infolist():
        name = info.filename
        if name.casefold() in met:
            yield Fault(f"the file is damaged: two of its parts are named '{name}'{package.within}", SEND_AGAIN)
        met.add(name.casefold())
        try:
            if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise NotImplementedError  # other programs than Office know more ways to pack
            with package.zipped.open(info) as part:
                head = part.read(_PROLOGUE)
                while part.read(1 << 20):
                    pass
        except UNREADABLE:
            yield Fault(f"the file is damaged: its part '{name}' cannot be read{package.within}", SEND_AGAIN)
        else:
            yield from _part(package, name, head)


def _part(package: _Package, name: str, head: bytes) -> Iterator[Fault]:
    if name.endswith((".xml", ".rels", ".vml")):
        if _has_document_type(head):
            what = f"its part '{name}' declares XML entities, which no Office program writes{package.within}"
            yield Fault(what, "do not open it, and ask who sent it where it came from")
    elif head.startswith(b"PK\x03\x04"):
        yield from _embedded(package, name)
    elif is_ole(head):
        yield from _object(package, name)
    elif head.startswith(_PROGRAM_HEADS) or name.lower().endswith(_PROGRAM_ENDINGS):
        yield _program(package, name)
    elif large := picture_fault(name, package.zipped, package.within):
        yield large


def _has_document_type(head: bytes) -> bool:
    plain = head.replace(b"\0", b"").upper()  # UTF-16 has a zero beside each letter
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _embedded(package: _Package, name: str) -> Iterator[Fault]:
    """A workbook of a chart, a document in a document: looked into as the file itself is."""
    if package.depth == _DEEPEST or package.zipped.getinfo(name).file_size > _LARGEST_EMBEDDED:
        what = f"the file '{name}' in it is too large or too deep to be looked into{package.within}"
        yield Fault(what, "delete the object in the document, or put a picture in its place")
        return
    try:
        zipped = ZipFile(io.BytesIO(package.zipped.read(name)))
    except UNREADABLE:
        yield Fault(f"the file '{name}' in it is damaged{package.within}", "delete the object in the document")
        return
    with zipped:
        large = _too_large(zipped)
        if large:
            yield Fault(f"{large.what} (in '{name}')", large.remedy)
        else:
            yield from _faults(_Package(zipped, package.kind, f" (in '{name}')", package.depth + 1))


def _object(package: _Package, name: str) -> Iterator[Fault]:
    """An object of another program: its data are fine, files and macros in it are not."""
    data = package.zipped.read(name)
    if name.lower().endswith("vbaproject.bin"):
        return  # told with the macros
    if any(has_ole_stream(data, storage) for storage in _MACRO_STORAGES):
        what = f"an object in it holds macros: '{name}'{package.within}"
        yield Fault(what, "select the object, cut it, and paste it as a picture")
    elif has_ole_stream(data, _PACKAGED):
        yield _program(package, name)


def _program(package: _Package, name: str) -> Fault:
    what = f"it holds a file that may be a program: '{name}'{package.within}"
    return Fault(what, "delete the object, which looks like an icon, and attach the file as an enclosure")


def _strict(package: _Package) -> Iterator[Fault]:
    if _STRICT in content(package.zipped, "_rels/.rels"):
        what = f"it was saved as a Strict Open XML file, which few programs read{package.within}"
        choose = f"open it in {package.kind.program}, choose File > Save As and the type {package.kind.save_as}"
        yield Fault(what, f"{choose}, not the one named Strict")


def _macros(package: _Package) -> Iterator[Fault]:
    types = content(package.zipped, "[Content_Types].xml")
    names = [name.lower() for name in package.zipped.namelist()]
    parts = any(name.endswith("vbaproject.bin") or any(one in name for one in _MACRO_FOLDERS) for name in names)
    if parts or b"macroEnabled" in types:
        remedy = f"open it in {package.kind.program} and save it as {package.kind.save_as}, which leaves macros out"
        yield Fault(f"it holds macros{package.within}", remedy)
    if any("/activex/" in name for name in names):
        what = f"it holds ActiveX controls: buttons or fields that run programs{package.within}"
        yield Fault(what, "delete them in the Developer tab, in design mode, and save the file again")
