"""The agenda's front sheet: who is called where and when, the order of business with its pages, notices."""

from __future__ import annotations

from reportgen.document.author import Author
from reportgen.document.meeting_names import meeting_names
from reportgen.document.model import Report
from reportgen.document.sheets import Sheet
from reportgen.spec.sheets import AgendaKind


def make_agenda(author: Author, kind: AgendaKind) -> Report:
    """The front sheet of the author's meeting; raises all mistakes found on the way."""
    names, given = meeting_names(author.paper)
    sheet = Sheet(author.knowing(names), kind, given)
    return sheet.report(tuple(sheet.blocks(kind.parts)), author.paper.spec.kind, acronyms=False)
