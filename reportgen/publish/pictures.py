"""Pictures: where and by whom they were taken, remarks, and what was cropped away, which the file still holds."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.publish.package import Package, is_xml, local, references, remove
from reportgen.publish.taken import Taken

if TYPE_CHECKING:
    from lxml.etree import _Element

_PNG = b"\x89PNG\r\n\x1a\n"
_REMARKS_OF_PNG = frozenset({b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME", b"iCCP"})
_JPEG = b"\xff\xd8"
_START_OF_SCAN, _END = 0xDA, b"\xff\xd9"
_COMMENT, _APP0, _APP1, _ADOBE, _APP15 = 0xFE, 0xE0, 0xE1, 0xEE, 0xEF
_REMARKS = "remarks in pictures"
_PER_CENT = 100_000
_QUALITY = 92
_WAY_UP = 0x0112  # Exif 2.32: Orientation


def scrub_pictures(package: Package, taken: Taken) -> None:
    _crop(package, taken)
    for part in package.reached():
        content_type = package.content_type(part)
        if content_type == "image/svg+xml":
            _scrub_svg(package.root(part), taken)
        elif content_type.startswith("image/"):
            data = without_remarks(package.members[part])
            taken.add(_REMARKS, int(data != package.members[part]))
            package.members[part] = data


def without_remarks(data: bytes) -> bytes:
    """A PNG, JPEG or GIF with its pixels and nothing else but which way up it is; others as they are."""
    if data.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(data))
    if data.startswith(_JPEG):
        return b"".join(_jpeg_segments(data))
    return data


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind not in _REMARKS_OF_PNG:
            yield data[at : at + 12 + size]
        if kind == b"IEND":
            return
        at += 12 + size


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    yield _JPEG
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _START_OF_SCAN:
            # What stands behind the end of the last scan is no part of the picture.
            yield data[at : data.rindex(_END) + 2] if _END in data[at:] else data[at:]
            return
        size = 2 + int.from_bytes(data[at + 2 : at + 4])
        segment = data[at : at + size]
        if marker == _APP1:
            yield _turned(segment)
        elif marker != _COMMENT and (not _APP0 <= marker <= _APP15 or marker in (_APP0, _ADOBE)):
            yield segment
        at += size


def _turned(segment: bytes) -> bytes:
    """Of the camera's remarks only which way up the picture is."""
    from PIL import Image

    if not segment[4:].startswith(b"Exif\0\0"):
        return b""
    remarks = Image.Exif()
    try:
        remarks.load(segment[4:])
        way = int(remarks.get(_WAY_UP, 1))
    except (SyntaxError, ValueError, TypeError, struct.error):
        return b""  # remarks that cannot be read turn no picture
    if way not in range(2, 9):
        return b""
    body = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", _WAY_UP, 3, 1, way, 0) + b"\0\0\0\0"
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _scrub_svg(root: _Element, taken: Taken) -> None:
    gone = [one for one in root.iter() if local(one) in ("metadata", "script", "") and one is not root]
    for one in gone:
        remove(one)
    taken.add(_REMARKS, int(bool(gone)))


def _crop(package: Package, taken: Taken) -> None:
    """Cut the pictures to what is shown of them; one that stands in several places is told, not cut."""
    uses: Counter[str] = Counter()
    cropped: list[tuple[str, _Element]] = []
    for part in package.reached():
        if not is_xml(package.content_type(part), part):
            continue
        targets = {one.id: one.target for one in package.relations(part) if not one.external}
        for element, _, id_ in references(package.root(part)):
            target = targets.get(id_)
            if target is None:
                continue
            uses[target] += 1
            holder = element.getparent()
            rectangle = holder.find(name("a:srcRect")) if holder is not None and local(element) == "blip" else None
            if rectangle is not None and any(int(side) > 0 for side in _sides(rectangle)):
                cropped.append((target, rectangle))
    for target, rectangle in cropped:
        data = _cut(package.members[target], _sides(rectangle)) if uses[target] == 1 else None
        if data is None:
            taken.left.append(f"what is cropped away of the picture {target.rpartition('/')[2]} is still in the file")
        else:
            package.members[target] = data
            remove(rectangle)
            taken.add("cropped parts of pictures")


def _sides(rectangle: _Element) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in thousandths of a per cent."""
    left, top, right, bottom = (int(rectangle.get(side, "0")) for side in "ltrb")
    return left, top, right, bottom


def _cut(data: bytes, sides: tuple[int, int, int, int]) -> bytes | None:
    """None for a picture of a kind that is not cut, or that is not cropped on a side but widened."""
    from PIL import Image

    if not data.startswith((_PNG, _JPEG)) or min(sides) < 0:
        return None
    left, top, right, bottom = (side / _PER_CENT for side in sides)
    written = BytesIO()
    try:
        with Image.open(BytesIO(data)) as picture:
            wide, high = picture.size
            box = (round(left * wide), round(top * high), round((1 - right) * wide), round((1 - bottom) * high))
            if box[0] >= box[2] or box[1] >= box[3] or picture.getexif().get(_WAY_UP, 1) != 1:
                return None
            shown = picture.crop(box)
            shown.save(written, "PNG") if data.startswith(_PNG) else shown.save(written, "JPEG", quality=_QUALITY)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None  # no program shows it, or it is too large to be opened
    return written.getvalue()
