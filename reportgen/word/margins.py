"""Headers and footers of pages turned on their side: copies in which tab stops reach as far as the page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml.etree import _Element

from reportgen.office.xml import name
from reportgen.word.story import Story
from reportgen.word.template import Template
from reportgen.word.xml import child, w

_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_SHAPE_ID = "{urn:schemas-microsoft-com:office:office}spid"


def widen_margins(story: Story, layout: _Element) -> None:
    """Let the section refer to the wider copies, which are made once, of its headers and footers."""
    for reference in (*layout.iter(w("headerReference")), *layout.iter(w("footerReference"))):
        id_ = reference.get(name("r:id"), "")
        if reference.get(w("type")) == "first" and layout.find(w("titlePg")) is None:
            continue
        if id_ not in story.turned:
            story.turned[id_] = _copied(story, id_)
        reference.set(name("r:id"), story.turned[id_])


def _copied(story: Story, id_: str) -> str:
    """The relationship to a copy of a header or footer; to itself if it has no tab stops."""
    template = story.template
    relation = template.part.rels[id_]
    part = relation.target_part
    if not any(_stops(paragraph, template) for paragraph in part.element.iter(w("p"))):
        return id_
    element = deepcopy(part.element)
    for paragraph in element.iter(w("p")):
        _stretch(paragraph, _stops(paragraph, template), template)
    _renumber(story, element)
    package = part.package
    kind = "header" if relation.reltype.endswith("/header") else "footer"
    copy = type(part)(package.next_partname(f"/word/{kind}%d.xml"), part.content_type, element, package)
    for own in part.rels.values():
        copy.load_rel(own.reltype, own.target_ref if own.is_external else own.target_part, own.rId, own.is_external)
    return str(template.part.relate_to(copy, relation.reltype))


def _stops(paragraph: Any, template: Template) -> dict[int, tuple[str, str]]:
    """Alignment and leader of the tab stops of a paragraph with tabs, by their places: its own and its styles'."""
    if paragraph.find(f".//{w('r')}/{w('tab')}") is None:
        return {}
    found: dict[int, tuple[str, str]] = {}
    for properties in reversed([*_properties(paragraph, template)]):
        for tab in properties.iterfind(f"{w('tabs')}/{w('tab')}"):
            place, kind = int(tab.get(w("pos"), "0")), tab.get(w("val"), "left")
            if kind == "clear":
                found.pop(place, None)
            else:
                found[place] = kind, tab.get(w("leader"), "none")
    return found


def _properties(paragraph: _Element, template: Template) -> Iterator[_Element]:
    """Those of the paragraph, of its style, of the style that this is based on, and so on."""
    own = paragraph.find(w("pPr"))
    if own is None:
        return
    yield own
    styles = {style.get(w("styleId")): style for style in template.part.styles.element.iterchildren(w("style"))}
    reference, seen = own.find(w("pStyle")), set()
    while reference is not None and (id_ := reference.get(w("val"))) in styles and id_ not in seen:
        seen.add(id_)
        style = styles[id_]
        if (properties := style.find(w("pPr"))) is not None:
            yield properties
        reference = style.find(w("basedOn"))


def _stretch(paragraph: Any, stops: dict[int, tuple[str, str]], template: Template) -> None:
    """Move the stops in proportion to the text column: what is at its end or in its middle stays there."""
    if not stops:
        return
    tabs = paragraph.get_or_add_pPr().get_or_add_tabs()
    for tab in list(tabs):
        tabs.remove(tab)
    moved = {round(place * template.turned_width / template.width): look for place, look in stops.items()}
    cleared = {place: ("clear", "") for place in stops if place not in moved}
    for place, (kind, leader) in sorted((moved | cleared).items()):
        child(tabs, "tab", val=kind, **({"leader": leader} if leader else {}), pos=str(place))


def _renumber(story: Story, element: _Element) -> None:
    """What must be unique in a file: numbers of drawings and of watermarks; Word numbers content controls itself."""
    for drawing in element.iter(name("wp:docPr")):
        drawing.set("id", str(next(story.drawing_ids)))
    for control in element.iter(w("sdtPr")):
        for number in control.findall(w("id")):
            control.remove(number)
    for shape in element.iter(_SHAPE):
        shape.set("id", f"{shape.get('id', '')}Turned")
        shape.attrib.pop(_SHAPE_ID, None)
