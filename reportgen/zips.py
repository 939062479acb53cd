"""How much a zip archive may hold, told by its table of contents: a small file can unpack to more than the memory."""

from __future__ import annotations

import zlib
from zipfile import BadZipFile, ZipFile

MOST_MEMBERS = 20_000
MOST_BYTES = 256 * 1024 * 1024
# What zipfile raises for archives that are broken, encrypted, or packed in a way it does not know.
UNREADABLE = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error)


def too_large(zipped: ZipFile) -> str | None:
    """How the archive is larger than any that is read, None if it is not; none of its members is unpacked."""
    infos = zipped.infolist()
    if len(infos) > MOST_MEMBERS:
        return f"it holds {len(infos):,} parts, and at most {MOST_MEMBERS:,} are read"
    size = sum(info.file_size for info in infos)
    if size > MOST_BYTES:
        return f"it unpacks to {size:,} bytes, and at most {MOST_BYTES:,} are read"
    return None
