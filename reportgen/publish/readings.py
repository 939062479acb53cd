"""All that can be read in a file, by whatever program: the text of each place in it, shown or not."""

from __future__ import annotations

import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from reportgen.errors import UnplacedError
from reportgen.office.xml import parse
from reportgen.zips import UNREADABLE, too_large

if TYPE_CHECKING:
    import pikepdf

Reading = tuple[str, str]  # where in the file, and what can be read there
_COMPOUND = b"\xd0\xcf\x11\xe0"  # MS-CFB
_DEEPEST = 8  # archives within archives
_LONGEST_REMARK = 1 << 20  # bytes of a picture's remark that are looked at
_LEAST = 4  # letters in succession that are taken for text in what is none
# ASCII, UTF-8 of Europe's letters and punctuation, and a pound sign by itself, which older programs write.
_EIGHT_BIT = re.compile(rb"(?:[\x09\x20-\x7e\xa3]|[\xc2-\xdf][\x80-\xbf]|\xe2[\x80-\x82][\x80-\xbf]){%d,}" % _LEAST)
_SIXTEEN_BIT = (
    (re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){%d,}" % _LEAST), "utf-16-le"),
    (re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]){%d,}" % _LEAST), "utf-16-be"),
)
_COMPRESSED_PICTURE = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_TEXT_SHOWN = re.compile(rb"\b(?:Tj|TJ)\b")
_KERNED = re.compile(rb"\)[-+.\d\s]*\(")  # moves letters nearer, within one word
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f][0-9A-Fa-f\s]*)>")
_RUN = re.compile(r"}(?:t|instrText|delText|delInstrText)$")
_PARAGRAPH = re.compile(r"}(?:p|si|is)$")


def readings(data: bytes, inside: str = "", depth: int = 0) -> Iterator[Reading]:
    """Each place in the file, such as ``word/document.xml``, with its text. The same text may be read twice."""
    if depth > _DEEPEST:
        return
    if b"%PDF-" in data[:1024]:
        yield from _of_pdf(data, inside, depth)
    elif data[:4] == b"PK\x03\x04":
        yield from _of_archive(data, inside, depth)
    elif data[:8] == b"\x89PNG\r\n\x1a\n":
        yield from _of_png(data, inside)
    elif _starts_xml(data):
        yield from _of_xml(data, inside)
    elif data[:4] == _COMPOUND:
        yield from _of_bytes(data, inside)
        # An object of another program: what it holds may be an archive.
        if (at := data.find(b"PK\x03\x04")) > 0:
            yield from _of_archive(data[at:], inside, depth)
    else:
        yield from _of_text(data, inside)


def _below(inside: str, name: str) -> str:
    return f"{inside} > {name}" if inside else name


def _starts_xml(data: bytes) -> bool:
    head = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    return head[:1] == b"<" or head[:2] in (b"<\x00", b"\x00<")


def _of_archive(data: bytes, inside: str, depth: int) -> Iterator[Reading]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as zipped:
            if large := too_large(zipped):
                raise UnplacedError(f"what is in it cannot be searched: {large}", "make the file smaller")
            yield _below(inside, "the archive's remark"), zipped.comment.decode("utf-8", "replace")
            for info in zipped.infolist():
                place = _below(inside, info.filename)
                yield f"the name {place}", info.filename
                yield place, _eight_bit(info.extra + b"\n" + info.comment)
                yield from readings(zipped.read(info), place, depth + 1)
    except UnplacedError:
        raise
    except UNREADABLE:
        # An archive that cannot be opened is read as what it is: bytes.
        yield from _of_bytes(data, inside)


def _of_xml(data: bytes, inside: str) -> Iterator[Reading]:
    try:
        root = parse(data)
    except ValueError:
        yield from _of_bytes(data, inside)
        return
    # Runs of one paragraph are read as one text, so that a word in two of them is whole; all the rest piece by piece.
    for paragraph in root.iter():
        if isinstance(paragraph.tag, str) and _PARAGRAPH.search(paragraph.tag):
            yield inside, "".join(one.text or "" for one in paragraph.iter() if _RUN.search(str(one.tag)))
    yield inside, "\n".join(map(str, root.itertext(with_tail=True)))
    for one in root.iter():
        if not isinstance(one.tag, str):
            yield f"a remark in {inside}", one.text or ""
        elif one.attrib:
            yield inside, "\n".join(map(str, one.attrib.values()))


def _of_png(data: bytes, inside: str) -> Iterator[Reading]:
    """Its remarks, whether compressed or not (PNG, 11.3.3)."""
    at = 8
    while at + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind in (b"zTXt", b"iTXt"):
            keyword, _, rest = data[at + 8 : at + 8 + size].partition(b"\0")
            # The text of an iTXt stands behind its language and the keyword in that language.
            packed = rest[1:] if kind == b"zTXt" else rest[2:].split(b"\0", 2)[-1]
            yield f"the remarks of {inside}", f"{_decoded(keyword)}\n{_eight_bit(_inflated(packed))}"
        at += 12 + size
    yield from _of_bytes(data, inside)


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _LONGEST_REMARK)
    except zlib.error:
        return packed  # it was not compressed


def _of_text(data: bytes, inside: str) -> Iterator[Reading]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield from _of_bytes(data, inside)
        return
    if "\x00" in text:
        yield from _of_bytes(data, inside)
        return
    # Calendars break their lines after 75 bytes (RFC 5545, 3.1).
    yield inside, re.sub(r"\r?\n[ \t]", "", text)
    yield inside, text
    if text.lstrip()[:1] in ("{", "["):
        try:
            yield inside, "\n".join(_strings(json.loads(text)))
        except ValueError:
            return


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    else:
        yield str(value)


def _of_bytes(data: bytes, inside: str) -> Iterator[Reading]:
    yield inside, _eight_bit(data)
    for pattern, encoding in _SIXTEEN_BIT:
        found = pattern.findall(data)
        if found:
            yield inside, "\n".join(one.decode(encoding) for one in found)


def _eight_bit(data: bytes) -> str:
    return "\n".join(map(_decoded, _EIGHT_BIT.findall(data)))


def _decoded(run: bytes) -> str:
    try:
        return run.decode("utf-8")
    except UnicodeDecodeError:
        return run.decode("cp1252", "replace")


def _of_pdf(data: bytes, inside: str, depth: int) -> Iterator[Reading]:
    yield from _of_bytes(data, inside)
    yield from _of_objects(data, inside, depth)
    yield from _of_pages(data, inside)
    # What was saved before the last change is still in the file.
    ends = [match.end() for match in re.finditer(rb"%%EOF", data)]
    for number, end in enumerate(ends[:-1], 1):
        if data[end:].strip():
            yield from _of_objects(data[:end], _below(inside, f"version {number}"), depth)


def _of_objects(data: bytes, inside: str, depth: int) -> Iterator[Reading]:
    """Every string and stream of the file, decoded."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            for one in [pdf.trailer, *(one for one in pdf.objects if isinstance(one, pikepdf.Object))]:
                place = _below(inside, f"object {one.objgen[0]}" if one.objgen[0] else "the trailer")
                holder = one.stream_dict if isinstance(one, pikepdf.Stream) else one
                yield place, "\n".join(_pdf_strings(holder, 0))
                if isinstance(one, pikepdf.Stream):
                    yield from _of_stream(one, place, depth)
    except pikepdf.PdfError:
        return  # no PDF that a viewer opens; its bytes were read


def _of_stream(stream: pikepdf.Stream, place: str, depth: int) -> Iterator[Reading]:
    import pikepdf

    filters = stream.get("/Filter")
    names = {str(filters)} if isinstance(filters, pikepdf.Name) else set(map(str, filters or ()))
    try:
        content = stream.read_raw_bytes() if names & _COMPRESSED_PICTURE else stream.read_bytes()
    except pikepdf.PdfError:
        content = stream.read_raw_bytes()
    if stream.get("/Subtype") == "/Image" and not names & _COMPRESSED_PICTURE:
        return  # pixels
    if stream.get("/Type") in ("/XRef", "/ObjStm") or "/FontFile" in str(stream.get("/Type", "")):
        return  # their objects are read one by one
    if not _TEXT_SHOWN.search(content):
        yield from readings(content, place, depth + 1)
    else:
        yield place, _eight_bit(_KERNED.sub(b"", content))
        hexadecimal = ("".join(one.decode("ascii").split()) for one in _HEXADECIMAL.findall(content))
        yield place, "\n".join(bytes.fromhex(one + "0" * (len(one) % 2)).decode("cp1252", "replace")
                               for one in hexadecimal)  # fmt: skip


def _pdf_strings(value: object, depth: int) -> Iterator[str]:
    """The strings and names of an object, not of those it points to: these are read themselves."""
    import pikepdf

    if depth > _DEEPEST * 4:
        return
    if isinstance(value, pikepdf.String | pikepdf.Name):
        yield str(value)
        if isinstance(value, pikepdf.String):
            yield bytes(value).decode("utf-16-be" if b"\0" in bytes(value) else "utf-8", "replace")
    elif isinstance(value, pikepdf.Dictionary):
        for key, one in value.items():
            yield key[1:]
            if not getattr(one, "is_indirect", False):
                yield from _pdf_strings(one, depth + 1)
    elif isinstance(value, pikepdf.Array):
        for item in value:
            if not getattr(item, "is_indirect", False):
                yield from _pdf_strings(item, depth + 1)


def _of_pages(data: bytes, inside: str) -> Iterator[Reading]:
    """The words of the pages, as a viewer copies them: fonts may have codes of their own."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return  # no PDF that a viewer opens; its bytes were read
    try:
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            yield _below(inside, f"page {number + 1}"), text.get_text_range()
            text.close()
            page.close()
    finally:
        pdf.close()
