"""Styles of the template, found by the names that the kind gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml.etree import _Element

from reportgen.errors import Place, Problems, did_you_mean
from reportgen.spec.styles import ReportStyles
from reportgen.spec.yaml import shown
from reportgen.word.xml import w

_TYPES = {"table": "table", "front_table": "table", "hyperlink": "character"}
# Their numbers come from lists of the template, so that Word goes on counting when somebody adds a paragraph.
_NUMBERED = ("heading_1", "numbered_2", "numbered_3", "number", "box_number")
_ANOTHER = "name another one under `styles` of the kind in house.yaml"


@dataclass(frozen=True, slots=True)
class Style:
    """A style as the template has it; ``list_id`` is the list its paragraphs belong to, by itself or inherited."""

    id: str
    name: str
    type: str
    list_id: str = ""


def find_styles(root: _Element, wanted: ReportStyles, template: Path) -> dict[str, Style]:
    """The template's styles by the keys of ``ReportStyles``; raises all that are missing or of the wrong type."""
    known = _styles(root)
    found: dict[str, Style] = {}
    problems, place = Problems(), Place(shown(template))
    for key, name in wanted:
        style = known.get(name.casefold())
        needed = _TYPES.get(key, "paragraph")
        if style is None:
            of_type = [other.name for other in known.values() if other.type == needed]
            advice = f"add it in Word, or {_ANOTHER}"
            near = did_you_mean(name, of_type, advice)
            remedy = advice if near == advice else f"{near} If not, {advice}"
            problems.add(place, f"the template has no style '{name}'", remedy)
        elif style.type != needed:
            remedy = f"make it a {needed} style in Word, or {_ANOTHER}"
            problems.add(place, f"the style '{name}' is a {style.type} style", remedy)
        elif key in _NUMBERED and not style.list_id:
            problems.add(place, f"the style '{name}' has no list", "link it to a level of a multi-level list in Word")
        else:
            found[key] = style
    problems.raise_if_any()
    return found


def _styles(root: _Element) -> dict[str, Style]:
    """All styles by their names in lower case: Word writes ``heading 1`` and shows ``Heading 1``."""
    elements = {element.get(w("styleId"), ""): element for element in root.iterchildren(w("style"))}
    styles = {}
    for style_id, element in elements.items():
        name = _value(element, "name")
        kind = element.get(w("type"), "paragraph")
        styles[name.casefold()] = Style(style_id, name, kind, _list_id(element, elements))
    return styles


def _list_id(element: _Element, elements: Mapping[str, _Element]) -> str:
    seen: set[str] = set()
    current: _Element | None = element
    while current is not None:
        number = current.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if number is not None:
            list_id = number.get(w("val"), "")
            return "" if list_id == "0" else list_id  # 0 takes an inherited list away
        based_on = _value(current, "basedOn")
        if based_on in seen:
            return ""
        seen.add(based_on)
        current = elements.get(based_on)
    return ""


def _value(element: _Element, tag: str) -> str:
    found = element.find(w(tag))
    return found.get(w("val"), "") if found is not None else ""
