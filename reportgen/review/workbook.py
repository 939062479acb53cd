"""Reads an Excel workbook of a partner: its texts, sheets that are hidden, comments, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.review.model import Gathered, Link, Mark, Paragraph, Stretch, shortened
from reportgen.review.office_file import OfficeFile, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_T = f"{{{_SHEET}}}t"


def read_workbook(file: OfficeFile) -> Gathered:
    """Its texts in the order in which Excel keeps them: what stands in which cell is not read."""
    gathered = Gathered()
    relations = file.relations(file.main)
    root = file.xml(file.main)
    for sheet in root.iter(f"{{{_SHEET}}}sheet") if root is not None else ():
        where = f"sheet '{sheet.get('name', '')}'"
        if sheet.get("state") in ("hidden", "veryHidden"):
            gathered.hidden.append(Mark(where, "the sheet"))
        relation = relations.get(sheet.get(name("r:id"), ""))
        if relation is not None:
            _sheet(file, relation.target, where, gathered)
    for part in file.related(file.main, "sharedStrings"):
        _strings(file.xml(part), f"{{{_SHEET}}}si", "the workbook", gathered)
    return gathered


def _strings(root: _Element | None, tag: str, where: str, gathered: Gathered) -> None:
    for one in root.iter(tag) if root is not None else ():
        words = "".join(text.text or "" for text in one.iter(_T))
        if words.strip():
            gathered.paragraphs.append(Paragraph((Stretch(words),), where, cell=True))


def _sheet(file: OfficeFile, part: str, where: str, gathered: Gathered) -> None:
    # Other programs than Excel write texts into the cells themselves.
    _strings(file.xml(part), f"{{{_SHEET}}}is", where, gathered)
    for relation in file.relations(part).values():
        if relation.kind == "hyperlink" and relation.external:
            gathered.links.append(Link(where, "", relation.target))
        elif relation.kind in ("comments", "threadedComment") and not relation.external:
            root = file.xml(relation.target)
            for one in root.iter() if root is not None else ():
                if local(one) in ("comment", "threadedComment"):
                    words = "".join(text.text or "" for text in one.iter() if local(text) in ("t", "text"))
                    gathered.comments.append(Mark(where, shortened(words)))
