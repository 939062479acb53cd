"""Parts of an Office file, read without trusting them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

from reportgen.office.xml import parse
from reportgen.zips import UNREADABLE

if TYPE_CHECKING:
    from lxml.etree import _Element


def content(zipped: ZipFile, name: str) -> bytes:
    """The part; empty if there is none, or if it cannot be read, which is told as damage."""
    try:
        return zipped.read(name)
    except (KeyError, *UNREADABLE):
        return b""


def root(zipped: ZipFile, name: str) -> _Element | None:
    """The root of an XML part; None where there is nothing to be read."""
    try:
        return parse(content(zipped, name))
    except ValueError:
        return None
