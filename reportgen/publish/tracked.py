"""Tracked changes of Word: all are accepted, so that only the last text stands, and nobody's name beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.office.xml import element as new
from reportgen.office.xml import name
from reportgen.publish.package import local, remove, unwrap
from reportgen.publish.taken import Taken

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMER = frozenset({
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange",
    "tblGridChange", "numberingChange",
})  # fmt: skip
_ENDS = ("RangeStart", "RangeEnd")
_RANGES = frozenset(
    f"{kind}{end}" for end in _ENDS
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
)  # fmt: skip
_MARKED = frozenset({"rPr", "trPr", "ctrlPr", "tcPr"})  # here a change is told of the whole they belong to
_CHANGES = "tracked changes"


def accept_changes(root: _Element, taken: Taken) -> None:
    """What was inserted stays, what was deleted or moved away goes, what was formatted stays as it is now."""
    rows, cells, joined = [], [], []
    for one in [one for one in root.iter() if isinstance(one.tag, str) and one.tag.startswith(name("w:"))]:
        tag, holder = local(one), one.getparent()
        if tag in _RANGES:
            remove(one)
        elif tag in _FORMER or tag == "cellMerge":
            taken.add(_CHANGES)
            remove(one)
        elif tag in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel") and holder is not None:
            taken.add(_CHANGES)
            if local(holder) in _MARKED:
                whole = holder.getparent()
                if tag in ("del", "moveFrom") and local(holder) == "trPr":
                    rows.append(whole)
                elif tag == "cellDel":
                    cells.append(whole)
                elif tag in ("del", "moveFrom") and whole is not None and local(whole) == "pPr":
                    joined.append(whole.getparent())
                remove(one)
            elif tag in ("del", "moveFrom"):
                remove(one)
            else:
                unwrap(one)
    _settle(root, rows, cells, joined)


def _settle(root: _Element, rows: list[_Element | None], cells: list[_Element | None],
            joined: list[_Element | None]) -> None:  # fmt: skip
    for paragraph in joined:
        if paragraph is not None:
            _join_next(paragraph)
    for one in (*cells, *rows):
        if one is not None:
            remove(one)
    for row in [row for row in root.iter(name("w:tr")) if not any(True for _ in row.iter(name("w:tc")))]:
        remove(row)
    for table in [table for table in root.iter(name("w:tbl")) if not any(True for _ in table.iter(name("w:tr")))]:
        remove(table)
    close_cells(root)


def close_cells(root: _Element) -> None:
    """A cell, a note, a text box ends with a paragraph, or Word does not open the file."""
    for holder in root.iter(name("w:tc"), name("w:footnote"), name("w:endnote"), name("w:txbxContent")):
        if not len(holder) or holder[-1].tag not in (name("w:p"), name("w:sdt")):
            holder.append(new("w:p"))
    if root.tag in (name("w:hdr"), name("w:ftr")) and not len(root):
        root.append(new("w:p"))


def _join_next(paragraph: _Element) -> None:
    """The end of the paragraph was deleted: what is left of it begins the next one, which keeps its own style."""
    following = paragraph.getnext()
    content = [child for child in paragraph if child.tag != name("w:pPr")]
    holds_section = paragraph.find(f"{name('w:pPr')}/{name('w:sectPr')}") is not None
    if holds_section or following is None or following.tag != name("w:p"):
        if not content and not holds_section and following is not None:
            remove(paragraph)
        return
    at = 1 if len(following) and following[0].tag == name("w:pPr") else 0
    for offset, child in enumerate(content):
        following.insert(at + offset, child)
    remove(paragraph)
