"""Pictures of more points than can be handled, told by their headers."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.admission.files import added, report, told


def png(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and has next to no points (W3C PNG, 11.2.2)."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    rows = [(len(data), sort + data) for sort, data in chunks]
    packed = b"".join(struct.pack(">I", size) + row + struct.pack(">I", zlib.crc32(row)) for size, row in rows)
    return b"\x89PNG\r\n\x1a\n" + packed


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG: the frame header says how large it is (ITU-T T.81, B.2.2)."""
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + bytes([1, 0x11, 0])
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0" + frame + b"\xff\xda\x00\x02"


@pytest.mark.parametrize(
    ("ending", "make", "size"),
    [
        ("png", png, (10_001, 10_000)),  # above 100 million
        ("png", png, (20_000, 20_000)),  # above what Pillow opens
        ("jpg", jpeg, (20_000, 6_000)),
    ],
)
def test_a_huge_picture(ending: str, make: Callable[[int, int], bytes], size: tuple[int, int], tmp_path: Path) -> None:
    file = added(report(tmp_path), {f"word/media/image1.{ending}": make(*size)})
    remedy = "select it, choose Picture Format > Compress Pictures > Print (220 ppi), and save the file again"
    assert told(file) == [f"its picture 'word/media/image1.{ending}' has more than 100 million points; {remedy}"]


def test_a_picture_of_just_100_million_points_is_let_in(tmp_path: Path) -> None:
    # Above the 89 million points of which Pillow warns.
    assert told(added(report(tmp_path), {"word/media/image1.png": png(10_000, 10_000)})) == []


def test_what_is_named_as_a_picture_and_is_none_has_no_size(tmp_path: Path) -> None:
    assert told(added(report(tmp_path), {"word/media/image1.png": b"no picture"})) == []
