"""Tables too long for a slide: they go on on further ones, each with the headings, the notes and the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import ceil

from reportgen.document.model import Slide
from reportgen.figures.grid import grid
from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.spec.house import SlideLayout
from reportgen.wording.text import Run

# How many rows of the table in a slot have room on the slide: all of them, or those of a first page.
Fit = Callable[[Slide, str], int]

_KEPT = ("source",)
_LEAST = 3  # rows; what is left for a page with fewer is no room
_SUFFIX = " (cont.)"


def unpaged(slide: Slide, slot: str) -> int:
    """Takes every table as it is."""
    return len(_table(slide, slot).rows)


def continued(slide: Slide, layouts: Mapping[str, SlideLayout], fit: Fit) -> tuple[Slide, ...]:
    """The slide, and those that its table goes on on; the total stands at the end only.

    A table that has no room for a few rows is left as it is: whoever writes the slide tells of it.
    """
    slot = next((key for key, content in slide.slots if isinstance(content, Table)), "")
    if not slot or fit(slide, slot) >= len(_table(slide, slot).rows):
        return (slide,)
    following = _following(slide, slot, layouts)
    if following is None:
        return (slide,)
    pages = _pages(slide, following, slot, fit, 0)
    # Once more with the rows spread evenly over as many pages, so that none has a row or two.
    return _pages(slide, following, slot, fit, len(pages)) if pages else (slide,)


def _pages(slide: Slide, following: Slide, slot: str, fit: Fit, number: int) -> tuple[Slide, ...]:
    """The slides, filled one by one, or evenly if their ``number`` is known; none if one has no room."""
    made: list[Slide] = []
    page, rest = slide, _table(slide, slot)
    while True:
        held = fit(_with(page, slot, rest), slot)
        count = len(rest.rows)
        if number > len(made):
            held = min(held, ceil(count / (number - len(made))))
        if held < count:
            held = _before_break(rest, held)
        if held < min(_LEAST, count):
            return ()
        suffix = "" if not made else _SUFFIX if len(made) == 1 else f" (cont. {len(made)})"
        made.append(replace(_with(page, slot, _part(rest, 0, held)), title=slide.title + suffix))
        if held >= count:
            return tuple(made)
        page, rest = following, _rest(rest, held)


def _following(slide: Slide, slot: str, layouts: Mapping[str, SlideLayout]) -> Slide | None:
    """A slide with the table alone: on the same layout, or on the first of the house that asks for no more."""
    own = {slide.layout: layouts[slide.layout]} if slide.layout in layouts else {}
    for name, layout in (own | dict(layouts)).items():
        required = {key for key, one in layout.slots.items() if one.required}
        place = layout.slots.get(slot)
        if place is not None and place.takes in ("table", "figure") and required <= {slot}:
            kept = tuple((key, content) for key, content in slide.slots
                         if key == slot or (key in _KEPT and key in layout.slots))  # fmt: skip
            return replace(slide, layout=name, slots=kept)
    return None


def _before_break(table: Table, at: int) -> int:
    """The rows up to ``at``, less a heading of a group that would stand alone at the foot, or a cell cut in two."""
    spots = grid(table.rows)
    while at and (at - 1 in table.band_rows or any(spot.row < at for spot in spots[at])):
        at -= 1
    return at


def _rest(table: Table, begin: int) -> Table:
    """The rows from ``begin`` on; a group that goes on has its heading again."""
    rest = _part(table, begin, len(table.rows))
    above = [index for index in table.band_rows if index < begin]
    if begin in table.band_rows or begin in table.total_rows or not above:
        return rest
    band = tuple(_again(cell) for cell in table.rows[above[-1]])
    return replace(
        rest,
        rows=(band, *rest.rows),
        total_rows=_moved(rest.total_rows, 1),
        subtotal_rows=_moved(rest.subtotal_rows, 1),
        band_rows=(0, *_moved(rest.band_rows, 1)),
    )


def _moved(indices: Sequence[int], by: int, end: int | None = None) -> tuple[int, ...]:
    """Indices of rows after a cut; those of rows that are cut off are left out."""
    moved = (index + by for index in indices)
    return tuple(index for index in moved if index >= 0 and (end is None or index < end))


def _again(cell: Cell) -> Cell:
    # The heading may have been repeated on the page before.
    if cell.text and cell.text[-1].text == _SUFFIX:
        return cell
    return replace(cell, text=(*cell.text, Run(_SUFFIX)))


def _part(table: Table, begin: int, end: int) -> Table:
    part = replace(
        table,
        rows=table.rows[begin:end],
        total_rows=_moved(table.total_rows, -begin, end - begin),
        subtotal_rows=_moved(table.subtotal_rows, -begin, end - begin),
        band_rows=_moved(table.band_rows, -begin, end - begin),
    )
    return replace(part, alt=table_alt(part))


def _table(slide: Slide, slot: str) -> Table:
    content = dict(slide.slots)[slot]
    if not isinstance(content, Table):
        raise ValueError(f"no table stands at '{slot}'")
    return content


def _with(slide: Slide, slot: str, table: Table) -> Slide:
    return replace(slide, slots=tuple((key, table if key == slot else content) for key, content in slide.slots))
