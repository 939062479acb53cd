"""Numbered lists that begin at 1: each is a list of its own that looks like the style's."""

from __future__ import annotations

from typing import Any

from reportgen.errors import ReportError
from reportgen.word.styles import Style
from reportgen.word.template import Template
from reportgen.word.xml import child, w


def new_list(template: Template, style: Style) -> str:
    """The id of a new list with the levels of the list that ``style`` is linked to."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    numbering: Any = template.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    lists = {number.get(w("numId")): number for number in numbering.iterchildren(w("num"))}
    if style.list_id not in lists:
        what = f"the list of the style '{style.name}' is not there"
        raise ReportError.at(template.path, what, "choose a list for the style in Word")
    levels = lists[style.list_id].find(w("abstractNumId")).get(w("val"))
    number = numbering.add_num(int(levels))
    override = child(number, "lvlOverride", ilvl="0")
    child(override, "startOverride", val="1")
    return str(number.get(w("numId")))
