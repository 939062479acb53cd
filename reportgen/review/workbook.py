"""Reads an Excel workbook of a partner: its texts, sheets that are hidden, comments, links."""

from __future__ import annotations

from reportgen.office.xml import name
from reportgen.review.model import Gathered, Link, Mark, Paragraph, Stretch, shortened
from reportgen.review.office_file import OfficeFile, local

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
        strings = file.xml(part)
        for one in strings.iter(f"{{{_SHEET}}}si") if strings is not None else ():
            words = "".join(text.text or "" for text in one.iter(_T))
            if words.strip():
                gathered.paragraphs.append(Paragraph((Stretch(words),), "the workbook", cell=True))
    return gathered


def _sheet(file: OfficeFile, part: str, where: str, gathered: Gathered) -> None:
    for relation in file.relations(part).values():
        if relation.kind == "hyperlink" and relation.external:
            gathered.links.append(Link(where, "", relation.target))
        elif relation.kind in ("comments", "threadedComment") and not relation.external:
            root = file.xml(relation.target)
            for one in root.iter() if root is not None else ():
                if local(one) in ("comment", "threadedComment"):
                    words = "".join(text.text or "" for text in one.iter() if local(text) in ("t", "text"))
                    gathered.comments.append(Mark(where, shortened(words)))
