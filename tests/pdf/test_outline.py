"""The outline: items, papers and headings, closed below the first level."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import OutlineItem

from reportgen.pdf.headings import Heading
from reportgen.pdf.model import Source
from reportgen.pdf.outline import Bookmark, Entry, file_under, placed
from tests.pdf.drawn import Page, bound, new, write


def _lines(items: list[OutlineItem], depth: int = 0) -> list[str]:
    found = []
    for item in items:
        found.append("  " * depth + item.title)
        found += _lines(list(item.children), depth + 1)
    return found


def _read(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return _lines(list(outline.root))


def _with_bookmarks(path: Path) -> Path:
    pdf = new(Page(), Page())
    with pdf.open_outline() as outline:
        method = OutlineItem("Method", 1)
        method.children.append(OutlineItem("Sample", 1, "XYZ", top=300))
        outline.root.extend([OutlineItem("Summary", 0), method])
    pdf.save(path)
    return path


def test_papers_of_an_item_stand_under_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page(), Page())
    sources = (
        Source(path, "Order of business"),
        Source(path, "Cover report", "7. Performance"),
        Source(path, "Slides", "7. Performance"),
        Source(path, "Burglary", "8. Burglary"),
        Source(path, "Forward plan", "Forward plan"),
        Source(path, "Divider", listed=False),
    )

    pdf, _ = bound(tmp_path, *sources)

    assert _read(pdf) == [
        "Order of business",
        "7. Performance",
        "  Cover report",
        "  Slides",
        "8. Burglary",
        "  Burglary",
        "Forward plan",
    ]


def test_entries_lead_to_their_pages_and_are_closed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page(), Page())

    pdf, _ = bound(tmp_path, Source(path, "One", "Item"), Source(path, "Two", "Item"))

    item = pdf.Root.Outlines.First
    assert pikepdf.Page(item.Dest[0]).index == 0
    assert pikepdf.Page(item.Last.Dest[0]).index == 2
    assert item.Count == -2  # two lines below it, closed
    assert pdf.Root.PageMode == "/UseOutlines"


def test_a_source_without_tags_brings_its_own_outline(tmp_path: Path) -> None:
    pdf, _ = bound(tmp_path, Source(_with_bookmarks(tmp_path / "a.pdf"), "Partner's paper"))

    assert _read(pdf) == ["Partner's paper", "  Summary", "  Method", "    Sample"]
    sample = pdf.Root.Outlines.First.Last.First
    assert (pikepdf.Page(sample.Dest[0]).index, float(sample.Dest[3])) == (1, 300)


def test_headings_lie_as_high_as_the_sources_own_outline_has_them() -> None:
    headings = [Heading(1, "Summary", 0), Heading(2, "The  data", 1), Heading(2, "The data", 2), Heading(2, " ", 2)]
    own = [Bookmark(1, "summary", 0, 700.0), Bookmark(1, "The data", 1, 350.0)]

    assert placed(headings, own) == (
        Bookmark(1, "Summary", 0, 700.0),
        Bookmark(2, "The data", 1, 350.0),
        Bookmark(2, "The data", 2, None),  # on another page; the one without words is left out
    )


def test_a_heading_that_says_the_title_again_does_not_stand_twice_and_levels_nest() -> None:
    pdf = new(Page(), Page())
    pages = list(pdf.pages)
    headings = [
        Bookmark(1, "Burglary", 0, None),
        Bookmark(1, "A", 0, None),
        Bookmark(3, "B", 1, None),
        Bookmark(2, "C", 1, None),
    ]
    entries: list[Entry] = []

    file_under(entries, Source(Path("a.pdf"), "burglary"), pages, headings)

    (paper,) = entries
    assert [one.title for one in paper.under] == ["A"]
    assert [one.title for one in paper.under[0].under] == ["B", "C"]


def test_an_outline_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    path = _with_bookmarks(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Outlines.First.Next = pdf.Root.Outlines.First
        pdf.save()

    pdf, _ = bound(tmp_path, Source(path, "Paper"))

    assert _read(pdf) == ["Paper", "  Summary"]
