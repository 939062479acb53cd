"""The forward plan: a table for each meeting of the calendar, and what is still to be allocated."""

from __future__ import annotations

from reportgen.document.author import Author
from reportgen.document.meeting_names import meeting_names
from reportgen.document.model import Report
from reportgen.document.sheets import Sheet
from reportgen.spec.forward_plan import ForwardPlanSpec
from reportgen.spec.sheets import ForwardPlanKind


def make_forward_plan(author: Author, spec: ForwardPlanSpec, kind: ForwardPlanKind) -> Report:
    """The forward plan of the meeting's board; raises all mistakes found on the way."""
    names, given = meeting_names(author.paper)
    sheet = Sheet(author.knowing(names), kind, given)
    return sheet.report(tuple(sheet.blocks(kind.parts)), author.paper.path.stem)
