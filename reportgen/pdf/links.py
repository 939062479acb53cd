"""Links: those within a source, those to other sources, those to the web; nothing else that acts is let in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.pdf.geometry import Matrix
from reportgen.pdf.model import LINKS

if TYPE_CHECKING:
    import pikepdf

NUMBER = (int, float, Decimal)  # what pikepdf gives numbers as
_WEB = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_SOURCE = re.compile(re.escape(LINKS) + r"source/([1-9]\d*)")
_KEPT = frozenset(
    [
        "/Type",
        "/Subtype",
        "/Rect",
        "/QuadPoints",
        "/Border",
        "/BS",
        "/C",
        "/H",
        "/F",
        "/Contents",
        "/P",
        "/StructParent",
    ]
)
# What only shows on a screen, or hides words or files behind an icon.
_DROPPED = frozenset(
    [
        "/Popup",
        "/Text",
        "/FileAttachment",
        "/Sound",
        "/Movie",
        "/Screen",
        "/3D",
        "/RichMedia",
        "/TrapNet",
        "/PrinterMark",
    ]
)


def settle(source: pikepdf.Pdf, targets: Targets, sources: int) -> None:
    """Make the links of a source ready to be copied: names become pages, actions other than links go.

    What fields and marks look like is printed on the page; links to a source beyond ``sources``, to files and to
    scripts are taken out. The structure tree is not touched: it may still point to annotations that are gone.
    """
    from pikepdf import Array

    _flatten(source)
    for page in source.pages:
        if "/Annots" not in page.obj:
            continue
        kept = [one for one in _annotations(page) if one.get("/Subtype") == "/Link" and _settled(one, targets, sources)]
        if kept:
            page.obj.Annots = Array(kept)
        else:
            del page.obj["/Annots"]


def connect(pages: Sequence[pikepdf.Page], first_pages: Sequence[pikepdf.Page], titles: Sequence[str]) -> None:
    """Turn the addresses of other sources into links to their first pages."""
    from pikepdf import String

    for page in pages:
        for annotation in _annotations(page):
            found = _SOURCE.fullmatch(_uri(annotation))
            if not found:
                continue
            index = int(found[1]) - 1
            del annotation["/A"]
            annotation.Dest = destination(first_pages[index])
            annotation.Contents = String(f"Go to {titles[index]}")


def destination(page: pikepdf.Page, top: float | None = None) -> pikepdf.Array:
    """A place on a page, or its head, at the size that the reader has."""
    from pikepdf import Array, Name

    head = float(page.cropbox[3]) if top is None else top
    return Array([page.obj, Name.XYZ, None, round(head, 2), None])


def move(pages: Sequence[pikepdf.Page], moved: Mapping[tuple[int, int], Matrix]) -> None:
    """Let links to places on pages that were made smaller lead to where the places went; keys are object numbers."""
    for page in pages if moved else ():
        for annotation in _annotations(page):
            place = annotation.get("/Dest")
            if place is None or place[1] != "/XYZ" or len(place) < 4 or (way := moved.get(place[0].objgen)) is None:
                continue
            x, y = (float(number) if isinstance(number, NUMBER) else 0.0 for number in (place[2], place[3]))
            place[2], place[3] = (round(number, 2) for number in way.point(x, y))


@dataclass(frozen=True, slots=True)
class Targets:
    """The named destinations of a source, and its pages."""

    names: Mapping[str, pikepdf.Object]
    pages: Sequence[pikepdf.Page]
    numbers: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, source: pikepdf.Pdf) -> Targets:
        from pikepdf import Dictionary, NameTree

        names: dict[str, pikepdf.Object] = {}
        old = source.Root.get("/Dests")
        if isinstance(old, Dictionary):
            names.update((name[1:], value) for name, value in old.items())
        tree = source.Root.get("/Names", Dictionary()).get("/Dests")
        if tree is not None:
            names.update((str(name), value) for name, value in NameTree(tree).items())
        pages = list(source.pages)
        return cls(names, pages, frozenset(page.obj.objgen for page in pages))

    def place(self, target: pikepdf.Object | None) -> pikepdf.Array | None:
        """The explicit destination; none if it leads nowhere."""
        from pikepdf import Array, Dictionary, Name, String

        if isinstance(target, (Name, String)):
            target = self.names.get(str(target).removeprefix("/") if isinstance(target, Name) else str(target))
        if isinstance(target, Dictionary):
            target = target.get("/D")
        if not isinstance(target, Array) or len(target) < 2:
            return None
        page = target[0]
        if isinstance(page, int) and 0 <= page < len(self.pages):
            page = self.pages[page].obj
        if not isinstance(page, Dictionary) or page.objgen not in self.numbers:
            return None
        return Array([page, *list(target)[1:]])


def _settled(link: pikepdf.Object, targets: Targets, sources: int) -> bool:
    """Whether the link leads somewhere; only what makes it a link is left of it."""
    from pikepdf import Dictionary, Name, String

    action = link.get("/A", Dictionary())
    uri = _uri(link)
    place = targets.place(link.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None))
    for key in list(link.keys()):
        if key not in _KEPT or (key == "/QuadPoints" and not _are_numbers(link[key], 8)):
            del link[key]
    if uri.startswith(LINKS):
        found = _SOURCE.fullmatch(uri)
        if found is None or int(found[1]) > sources:
            return False
    elif not _WEB.match(uri):
        if place is None:
            return False
        link.Dest = place
        return True
    link.A = Dictionary(S=Name.URI, URI=String(uri))
    return True


def _uri(link: pikepdf.Object) -> str:
    from pikepdf import Dictionary

    action = link.get("/A")
    if not isinstance(action, Dictionary) or action.get("/S") != "/URI":
        return ""
    return str(action.get("/URI", ""))


def _flatten(source: pikepdf.Pdf) -> None:
    """Print on the page what fields, stamps and marks look like."""
    from pikepdf import Array

    drawn = False
    for page in source.pages:
        shown = [one for one in _annotations(page) if one.get("/Subtype") not in _DROPPED]
        if "/Annots" in page.obj:
            page.obj.Annots = Array(shown)
        drawn = drawn or any(one.get("/Subtype") != "/Link" for one in shown)
    if drawn:
        source.generate_appearance_streams()
        source.flatten_annotations("print")


def _annotations(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    from pikepdf import Array, Dictionary

    annotations = page.obj.get("/Annots")
    for one in annotations if isinstance(annotations, Array) else ():
        if isinstance(one, Dictionary) and _are_numbers(one.get("/Rect"), 4):
            yield one


def _are_numbers(given: pikepdf.Object | None, together: int) -> bool:
    """Whether it is a row of numbers, ``together`` to each thing that they say."""
    from pikepdf import Array

    numbers = list(given) if isinstance(given, Array) else []
    return bool(numbers) and len(numbers) % together == 0 and all(isinstance(one, NUMBER) for one in numbers)
