"""Minutes: attendance, what was said and decided under each item, the action log."""

from __future__ import annotations

from reportgen.document.author import Author
from reportgen.document.meeting_names import meeting_names
from reportgen.document.model import Report
from reportgen.document.sheets import Sheet
from reportgen.spec.minutes import MinutesSpec
from reportgen.spec.sheets import MinutesKind


def make_minutes(author: Author, spec: MinutesSpec, kind: MinutesKind) -> Report:
    """The minutes of the author's meeting; raises all mistakes found on the way."""
    names, given = meeting_names(author.paper)
    sheet = Sheet(author.knowing(names), kind, given)
    return sheet.report(tuple(sheet.blocks(kind.parts)), author.paper.path.stem)
