"""WordprocessingML, element by element: names in the ``w`` namespace and children made in place."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from reportgen.office.xml import NAMESPACES, allowed

_W = f"{{{NAMESPACES['w']}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Prefixes of what a drawing holds, as Word writes them.
DRAWING = {prefix: NAMESPACES[prefix] for prefix in ("r", "wp", "a", "c")}


def w(local: str) -> str:
    """``p`` as lxml wants it: ``{http://...}p``."""
    return _W + local


def child(parent: _Element, tag: str, /, **attributes: str) -> _Element:
    """A new last child; tag and attributes are in the ``w`` namespace."""
    return etree.SubElement(parent, _W + tag, {_W + key: allowed(value) for key, value in attributes.items()})


def text_child(parent: _Element, tag: str, text: str) -> None:
    """A child that holds characters; spaces at its ends are kept."""
    held = etree.SubElement(parent, _W + tag)
    held.text = allowed(text)
    if text != text.strip():
        held.set(_SPACE, "preserve")
