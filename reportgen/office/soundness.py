"""Whether an Office file is whole: each of its XML parts can be read, and what they refer to is in it."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, is_zipfile

from reportgen.office.xml import name, parse
from reportgen.zips import too_large


def damage(path: Path) -> str | None:
    """The first thing that is wrong with the package, None if it is whole; what is no zip is not judged."""
    if not is_zipfile(path):
        return None
    with ZipFile(path) as package:
        large = too_large(package)
        if large:
            return large
        members = set(package.namelist())
        for member in sorted(members):
            if not member.endswith((".xml", ".rels")):
                continue
            try:
                content = package.read(member)
                targets = list(_targets(member, content))
            except (BadZipFile, EOFError, RuntimeError, ValueError, zlib.error):
                return f"its part '{member}' cannot be read"
            missing = [target for target in targets if target not in members]
            if missing:
                return f"its part '{missing[0]}' is missing"
    return None


def _targets(member: str, content: bytes) -> Iterator[str]:
    """The parts that a part of relationships points to; nothing for any other XML, which is only read."""
    root = parse(content)
    if not member.endswith(".rels"):
        return
    folder = posixpath.dirname(posixpath.dirname(member))
    for relation in root:
        if relation.tag != name("rel:Relationship") or not {"Id", "Type", "Target"} <= set(relation.keys()):
            raise ValueError("this is no relationship")
        if relation.get("TargetMode") != "External":
            target = unquote(relation.get("Target", "").split("#")[0])
            yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
