"""What is bound and what came of it: sources, the binding, the page numbers that each source takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportgen.errors import UnplacedError

LINKS = "https://pack.invalid/"


def address(source: int) -> str:
    """What a link in a source has to say to lead to the first page of source number ``source``, counted from 1."""
    return f"{LINKS}source/{source}"


@dataclass(frozen=True, slots=True)
class Source:
    """One PDF to bind.

    Parameters
    ----------
    title
        Its name in the outline and in the structure tree.
    item
        The outline's entry that it stands under; sources in succession with the same one share it. Without one, or
        with one that reads like the title, the source is an entry of the first level itself.
    stamp
        The words at the top of its first page, such as ``AGENDA ITEM 7``.
    odd
        It begins on an odd page. If not, it follows the source before without a blank page between.
    numbers
        How many page numbers it takes, where that is more than it has pages: a page that stands for a paper which
        is left out keeps that paper's numbers.
    listed
        It stands in the outline.
    """

    path: Path
    title: str
    item: str = ""
    stamp: str = ""
    odd: bool = True
    numbers: int = 0
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Binding:
    """All that goes into one PDF. ``created`` is its date in the properties, which must not come from a clock.

    ``blank`` is the sentence of blank pages.
    """

    sources: tuple[Source, ...]
    title: str
    created: datetime
    language: str = "en-GB"
    author: str = ""
    subject: str = ""
    first_page: int = 1
    blank: str = "This page is intentionally left blank"


@dataclass(frozen=True, slots=True)
class PageRange:
    """The page numbers of a source; ``last`` counts the blank pages after it, of which there are ``blanks``."""

    first: int
    last: int
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """What was bound: the page numbers of each source, the pages and bytes of the whole."""

    ranges: tuple[PageRange, ...]
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How much room a source takes: its pages, the page numbers (if more), whether it begins on an odd page."""

    pages: int
    odd: bool = True
    numbers: int = 0


def paginate(extents: Sequence[Extent], first_page: int = 1) -> tuple[PageRange, ...]:
    """The page numbers of each source; blank pages count to the source before them, the last leaf is filled.

    Raises
    ------
    UnplacedError
        ``first_page`` is even or less than 1: a paper cannot begin on the back of a leaf that is not in the pack.
    """
    if first_page < 1 or first_page % 2 == 0:
        what = f"the pages cannot be numbered from {first_page}: papers begin on odd pages"
        raise UnplacedError(what, f"begin with page {max(first_page + 1, 1)}")
    ranges: list[PageRange] = []
    number = first_page
    for index, extent in enumerate(extents):
        # Pages that are left out take whole leaves, so that number and side of the leaf stay in step.
        taken = max(extent.pages, extent.numbers)
        padded = index + 1 == len(extents) or extents[index + 1].odd or taken > extent.pages
        last = number + taken - 1
        blanks = 0
        if padded and last % 2:
            last += 1
        if padded and (number + extent.pages - 1) % 2:
            blanks = 1
        ranges.append(PageRange(number, last, blanks))
        number = last + 1
    return tuple(ranges)
