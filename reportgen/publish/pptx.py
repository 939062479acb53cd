"""What a PowerPoint file may not publish: hidden slides and shapes, names of sections and shows, passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.office.xml import NAMESPACES, name
from reportgen.publish.carried import discard, drop
from reportgen.publish.package import Package, local, remove
from reportgen.publish.taken import Taken

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRUE = ("1", "true")
_OF_AUTHORS = {
    "sectionLst": "names of sections", "custShowLst": "custom shows", "modifyVerifier": "passwords",
    "photoAlbum": "", "custDataLst": "programs' data",
}  # fmt: skip


def scrub_pptx(package: Package, taken: Taken) -> None:
    main = package.main_part()
    hidden = [part for part in package.related(main, "slide") if package.root(part).get("show") in ("0", "false")]
    taken.add("hidden slides", len(hidden))
    for source in package.reached():
        for relation in package.relations(source):
            if relation.target in hidden and not relation.external:
                drop(package, source, relation)
    package.sweep()
    for one in [one for one in package.root(main).iter() if local(one) in _OF_AUTHORS]:
        if _OF_AUTHORS[local(one)]:
            taken.add(_OF_AUTHORS[local(one)])
        discard(one)
    for part in package.xml_parts("presentationml"):
        _drop_hidden_shapes(package.root(part), taken)
    _tell_outside(package, main, taken)


def _drop_hidden_shapes(root: _Element, taken: Taken) -> None:
    """What the selection pane has hidden; the movement of the slide with it, which would name what is gone."""
    gone = set()
    for properties in [one for one in root.iter(name("p:cNvPr")) if one.get("hidden") in _TRUE]:
        holder = properties.getparent()
        shape = holder.getparent() if holder is not None else None
        if shape is None or local(shape) == "spTree":
            continue
        gone |= {one.get("id", "") for one in shape.iter(name("p:cNvPr"))}
        alternative = next(shape.iterancestors(f"{{{NAMESPACES['mc']}}}AlternateContent"), None)
        taken.add("hidden shapes")
        remove(shape if alternative is None else alternative)
    for timing in root.findall(name("p:timing")):
        if gone & {str(one.get("spid")) for one in timing.iter() if one.get("spid")}:
            remove(timing)


def _tell_outside(package: Package, main: str, taken: Taken) -> None:
    """Shapes beside a slide: an animation may bring them onto it, so they stay, and a person must look."""
    size = package.root(main).find(name("p:sldSz"))
    if size is None:
        return
    wide, high = int(size.get("cx", "0")), int(size.get("cy", "0"))
    for number, part in enumerate(package.related(main, "slide"), 1):
        tree = package.root(part).find(f"{name('p:cSld')}/{name('p:spTree')}")
        outside = [shape for shape in tree if _is_outside(shape, wide, high)] if tree is not None else []
        if outside:
            taken.left.append(f"{len(outside)} of the shapes of slide {number} stand beside the slide")


def _is_outside(shape: _Element, wide: int, high: int) -> bool:
    place = next((one for one in shape.iter(name("a:xfrm"), name("p:xfrm")) if len(one) >= 2), None)
    if place is None or local(shape) == "grpSpPr":
        return False
    offset, extent = place.find(name("a:off")), place.find(name("a:ext"))
    if offset is None or extent is None:
        return False
    left, top = int(offset.get("x", "0")), int(offset.get("y", "0"))
    right, bottom = left + int(extent.get("cx", "0")), top + int(extent.get("cy", "0"))
    return left >= wide or top >= high or right <= 0 or bottom <= 0
