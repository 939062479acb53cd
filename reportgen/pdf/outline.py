"""The outline of the bound PDF: items, their papers, the headings of each paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.pdf.links import NUMBER, Targets, destination
from reportgen.pdf.model import Source

if TYPE_CHECKING:
    import pikepdf

    from reportgen.pdf.headings import Heading

_DEEPEST = 50  # a source's own outline may run in a circle


@dataclass(slots=True)
class Entry:
    """One line of the outline, with what stands under it."""

    title: str
    page: pikepdf.Page
    top: float | None = None
    under: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of a source's own outline: its level from 1, its title, its page counted from 0, and how high there."""

    level: int
    title: str
    page: int
    top: float | None


def bookmarks(source: pikepdf.Pdf, targets: Targets) -> tuple[Bookmark, ...]:
    """The source's own outline; what leads nowhere is left out."""
    return tuple(_bookmarks(source, targets))


def file_under(
    entries: list[Entry], source: Source, pages: Sequence[pikepdf.Page], headings: Sequence[Bookmark]
) -> None:
    """Add a source and its headings to the entries: under its item, which is made if the source is its first."""
    if not source.listed:
        return
    paper = Entry(source.title, pages[0])
    if not source.item or _alike(source.item, source.title):
        entries.append(paper)
    elif entries and entries[-1].title == source.item:
        entries[-1].under.append(paper)
    else:
        entries.append(Entry(source.item, pages[0], under=[paper]))
    # A first heading that says the title again would stand twice.
    inner = headings[1:] if headings and _alike(headings[0].title, source.title) else headings
    open_: list[tuple[int, Entry]] = [(0, paper)]
    for heading in inner:
        while open_[-1][0] >= heading.level:
            open_.pop()
        entry = Entry(heading.title, pages[heading.page], heading.top)
        open_[-1][1].under.append(entry)
        open_.append((heading.level, entry))


def placed(headings: Sequence[Heading], own: Sequence[Bookmark]) -> tuple[Bookmark, ...]:
    """The headings, each with the height at which the source's own outline has it; without headings, that outline."""
    heights = {(one.page, _folded(one.title)): one.top for one in reversed(own)}
    found = [one for one in headings if one.text.strip()]
    if not found:
        return tuple(own)
    return tuple(
        Bookmark(one.level, " ".join(one.text.split()), one.page, heights.get((one.page, _folded(one.text))))
        for one in found
    )


def write(pdf: pikepdf.Pdf, entries: Sequence[Entry]) -> None:
    """Write the entries, closed below the first level."""
    with pdf.open_outline() as outline:
        outline.root.extend(_item(entry) for entry in entries)


def _item(entry: Entry) -> pikepdf.OutlineItem:
    import pikepdf

    item = pikepdf.OutlineItem(entry.title, destination(entry.page, entry.top))
    item.is_closed = True
    item.children.extend(_item(one) for one in entry.under)
    return item


def _bookmarks(source: pikepdf.Pdf, targets: Targets) -> Iterator[Bookmark]:
    from pikepdf import Dictionary

    numbers = {page.obj.objgen: index for index, page in enumerate(targets.pages)}
    outlines = source.Root.get("/Outlines")
    seen: set[tuple[int, int]] = set()
    waiting = [(1, outlines.get("/First"))] if isinstance(outlines, Dictionary) else []
    while waiting:
        level, node = waiting.pop()
        if not isinstance(node, Dictionary) or node.objgen in seen or level > _DEEPEST:
            continue
        seen.add(node.objgen)
        waiting += [(level, node.get("/Next")), (level + 1, node.get("/First"))]
        place = targets.place(node.get("/Dest", node.get("/A", Dictionary()).get("/D")))
        title = " ".join(str(node.get("/Title", "")).split())
        if place is not None and title:
            yield Bookmark(level, title, numbers[place[0].objgen], _height(place))


def _height(place: pikepdf.Array) -> float | None:
    if place[1] != "/XYZ" or len(place) < 4 or not isinstance(place[3], NUMBER):
        return None
    return float(place[3])


def _alike(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
