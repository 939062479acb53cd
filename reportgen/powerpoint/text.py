"""Writes runs of text as DrawingML paragraphs, and finds the size at which they fit their box."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from urllib.parse import quote

from reportgen.office.metrics import lines
from reportgen.office.xml import NAMESPACES, allowed, escaped
from reportgen.powerpoint.template import Look
from reportgen.spec.house import HouseSpec
from reportgen.wording.text import Run, Text

# Beyond this, slides of one deck would no longer look alike; below 9 points, nobody reads them.
_SMALLEST, _FLOOR = 0.8, 9.0
_STEP = 0.5
# What an address may hold unescaped (RFC 3986), and the sign of what is escaped already.
_IN_ADDRESSES = "%:/?#[]@!$&'()*+,;=-._~"
_LINKS = ("http://", "https://", "mailto:")

Relate = Callable[[str], str]  # an address -> the id of the part's relationship to it


def relating(part: Any) -> Relate:
    """Relates a slide or its notes to addresses outside the file."""
    kind = f"{NAMESPACES['r']}/hyperlink"
    return lambda address: str(part.relate_to(quote(allowed(address), safe=_IN_ADDRESSES), kind, is_external=True))


def safe_links(text: Text) -> bool:
    """Whether all its links are to addresses that a paper may lead to."""
    return all(run.link is None or run.link.lower().startswith(_LINKS) for run in text)


@dataclass(frozen=True, slots=True)
class Type:
    """What is set by hand on runs; what it leaves out is the layout's. ``size`` in points, ``colour`` RRGGBB."""

    size: float = 0
    bold: bool = False
    colour: str = ""

    @property
    def attributes(self) -> str:
        return (f' sz="{round(self.size * 100)}"' if self.size else "") + (' b="1"' if self.bold else "")

    @property
    def fill(self) -> str:
        return solid(self.colour) if self.colour else ""


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes on one slide, whose language, house, relationships and shape ids it knows."""

    language: str
    house: HouseSpec
    relate: Relate
    # The root of a slide's shapes has the id 1.
    ids: Iterator[int] = field(default_factory=lambda: count(2))

    def number(self) -> int:
        """The next free id of a shape."""
        return next(self.ids)

    def paragraphs(self, items: Iterable[Text], type_: Type = Type()) -> str:
        """One ``a:p`` an item."""
        return "".join(f"<a:p>{self.runs(item, type_)}</a:p>" for item in items)

    def runs(self, text: Text, type_: Type) -> str:
        """The text's runs; a line break in the text is one on the slide."""
        return "".join(self._run(run, type_) for run in text if run.text)

    def end(self, type_: Type) -> str:
        """What gives an empty paragraph its size."""
        return f"<a:endParaRPr {self._look(type_)}/>"

    def _run(self, run: Run, type_: Type) -> str:
        look = self._look(replace(type_, bold=True) if run.bold else type_) + (' i="1"' if run.italic else "")
        inner = type_.fill + (f'<a:hlinkClick r:id="{self.relate(run.link)}"/>' if run.link else "")
        properties = f"<a:rPr {look}>{inner}</a:rPr>" if inner else f"<a:rPr {look}/>"
        pieces = (f"<a:r>{properties}<a:t>{escaped(piece)}</a:t></a:r>" if piece else ""
                  for piece in run.text.split("\n"))
        return f"<a:br>{properties}</a:br>".join(pieces)

    def _look(self, type_: Type) -> str:
        return f'lang="{escaped(self.language)}"{type_.attributes}'


def solid(colour: str) -> str:
    """A fill of one colour, RRGGBB."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def height(items: Sequence[Text], look: Look, size: float, width: float) -> float:
    """How many points high the paragraphs stand in ``width`` points."""
    total = 0.0
    for index, item in enumerate(items):
        pieces = [(run.text, run.bold or look.bold) for run in item]
        total += lines(pieces, size, width - look.indent) * look.line.at(size)
        total += look.after.at(size) + (look.before.at(size) if index else 0)
    return total - (look.after.at(size) if items else 0)


def smallest(look: Look) -> float:
    """How small a text may be set that has too little room."""
    return min(look.size, max(look.size * _SMALLEST, _FLOOR))


def fitting(items: Sequence[Text], look: Look, room: tuple[float, float]) -> float | None:
    """The largest size, from the layout's down to 80% of it, at which the paragraphs fit; None if none does."""
    size = look.size
    while size >= smallest(look):
        if height(items, look, size, room[0]) <= room[1]:
            return size
        size -= _STEP
    return None


def shortened(items: Iterable[Text], length: int) -> list[Text]:
    """The first ``length`` characters of the paragraphs, looks and all."""
    kept = []
    for item in items:
        runs = []
        for run in item:
            runs.append(replace(run, text=run.text[:length]))
            length -= len(runs[-1].text)
        kept.append(tuple(runs))
        if not length:
            break
    return kept
