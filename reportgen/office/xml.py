"""Small helpers for Office XML: namespaces, parsing without risk, building elements, escaping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.office.escaping import DECLARATION, allowed, escaped

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["DECLARATION", "NAMESPACES", "allowed", "element", "escaped", "name", "parse"]

_OPC = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

NAMESPACES = {
    "a": f"{_DRAWING}/main",
    "c": f"{_DRAWING}/chart",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "pic": f"{_DRAWING}/picture",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "lc": f"{_DRAWING}/lockedCanvas",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "custom": f"{_OFFICE}/custom-properties",
    "vt": f"{_OFFICE}/docPropsVTypes",
    "rel": f"{_OPC}/relationships",
    "types": f"{_OPC}/content-types",
}


def name(prefixed: str) -> str:
    """``w:tbl`` as lxml wants it: ``{http://...}tbl``; a name without prefix stays as it is."""
    prefix, colon, local = prefixed.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else local


def element(tag: str, *children: _Element, text: str = "", **attributes: str) -> _Element:
    """An element such as ``element("w:t", text="Barnet")``; attributes with a prefix: ``w__val`` for ``w:val``."""
    from lxml import etree

    named = {name(key.replace("__", ":")): allowed(value) for key, value in attributes.items()}
    built = etree.Element(name(tag), named)
    if text:
        built.text = allowed(text)
    built.extend(children)
    return built


def parse(content: bytes) -> _Element:
    """The root of XML that may come from anybody.

    Raises ``ValueError`` for XML that is not well-formed or has a document type: entities could blow up or read files.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed XML: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise ValueError("XML with a document type is not read")
    return root
