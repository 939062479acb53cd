"""The colour behind words on a slide: what stands below them, from the master up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.review.office_file import OfficeFile, Theme, local, rgb, whole
from reportgen.spec.contrast import WHITE

if TYPE_CHECKING:
    from lxml.etree import _Element

# What the colours of a theme are called in slides, by a master's usual map.
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_MODEL = name("p:spPr")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in English Metric Units, and the colour that fills it, None if it is not known."""

    left: int
    top: int
    right: int
    bottom: int
    colour: str | None = None

    def holds(self, other: Box) -> bool:
        return (self.left <= other.left and self.top <= other.top
                and self.right >= other.right and self.bottom >= other.bottom)  # fmt: skip

    def meets(self, other: Box) -> bool:
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)  # fmt: skip


@dataclass(slots=True)
class Grounds:
    """What is painted so far, from the back to the front; ``page`` is the colour of the slide itself."""

    theme: Theme
    page: str | None = WHITE
    painted: list[Box] = field(default_factory=list)

    @classmethod
    def below(cls, file: OfficeFile, slide: str, root: _Element) -> Grounds:
        """With what the slide's master and layout paint."""
        layouts = file.related(slide, "slideLayout")
        masters = file.related(layouts[0], "slideMaster") if layouts else []
        roots = [file.xml(part) for part in (*masters[:1], *layouts[:1])]
        grounds = cls(file.theme(slide))
        for one in (*roots, root):
            if one is not None:
                grounds._take_page(one)
        for one in roots:
            for shape in _shapes(one):
                grounds.paint(shape)
        return grounds

    def _take_page(self, root: _Element) -> None:
        page = root.find(f"{name('p:cSld')}/{name('p:bg')}")
        if page is not None:
            fill = page.find(f"{name('p:bgPr')}/{name('a:solidFill')}")
            self.page = self.colour(fill) if fill is not None else None

    def paint(self, shape: _Element) -> None:
        """A shape hides what is behind it."""
        box = self.box(shape)
        if box is not None and local(shape) != "cxnSp" and (self._filled(shape) or local(shape) in ("pic", "grpSp")):
            self.painted.append(box)

    def behind(self, shape: _Element) -> str | None:
        """The colour behind the words of a shape that is not painted yet; None if it is not known for sure."""
        properties = shape.find(_MODEL)
        fill = properties.find(name("a:solidFill")) if properties is not None else None
        if fill is not None:
            return self.colour(fill)
        box = self.box(shape)
        if box is None or self._filled(shape):
            return None
        for under in reversed(self.painted):
            if under.holds(box):
                return under.colour
            if under.meets(box):
                return None
        return self.page

    def box(self, shape: _Element) -> Box | None:
        at = next(iter(shape.iter(name("a:off"))), None)
        size = next(iter(shape.iter(name("a:ext"))), None)
        if at is None or size is None or not size.get("cx"):
            return None
        left, top = whole(at.get("x")), whole(at.get("y"))
        properties = shape.find(_MODEL)
        fill = properties.find(name("a:solidFill")) if properties is not None else None
        colour = self.colour(fill) if fill is not None else None
        return Box(left, top, left + whole(size.get("cx")), top + whole(size.get("cy")), colour)

    def colour(self, fill: _Element) -> str | None:
        """Of an ``a:solidFill``; None where it is changed by shades or transparency."""
        for one in fill:
            if len(one):
                return None
            if one.tag == name("a:srgbClr"):
                return rgb(one.get("val"))
            if one.tag == name("a:schemeClr"):
                called = one.get("val", "")
                return rgb(self.theme.colours.get(_MAPPED.get(called, called)))
        return None

    @staticmethod
    def _filled(shape: _Element) -> bool:
        """Whether it covers what is behind it, by itself or by its style."""
        properties = shape.find(_MODEL)
        own = [local(one) for one in properties] if properties is not None else []
        if "noFill" in own:
            return False
        if any(one in ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill") for one in own):
            return True
        return shape.find(f"{name('p:style')}/{name('a:fillRef')}") is not None


def _shapes(root: _Element | None) -> Iterator[_Element]:
    """What a layout or master paints; its placeholders are not shown."""
    tree = root.find(f"{name('p:cSld')}/{name('p:spTree')}") if root is not None else None
    for shape in tree if tree is not None else ():
        if local(shape) in ("sp", "pic", "grpSp") and shape.find(f".//{name('p:ph')}") is None:
            yield shape
