"""Rules on what must not be left in a paper that is published: drafts, comments, broken references, scans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from reportgen.checks.found import Found
from reportgen.review.found import at_place, together
from reportgen.review.model import Reviewed, shortened

_DRAFT_ONLY = re.compile(
    r"\W*(?:(?:first|second|third|final|working) )?draft(?: (?:paper|report|for comment|for discussion))?"
    r"(?:\W*(?:v|version)?\.?\s*\d+(?:\.\d+)*)?\W*",
    re.IGNORECASE,
)
_DRAFT_IN_HEADER = re.compile(r"\bDRAFT\b|\b[Dd]raft v(?:ersion)?\.? ?\d")
_UNFINISHED = re.compile(r"\?{2,}|\bTB[CAD]\b|\bX{3,}\b|\[(?:insert|add|to be|tbc)\b[^\]]*\]|\blorem ipsum\b",
                         re.IGNORECASE)  # fmt: skip
_UNFINISHED_ALONE = re.compile(r"\W*to be (?:completed|confirmed|added|inserted|advised|updated)\W*", re.IGNORECASE)
_ERROR = re.compile(r"Error! [A-Z][a-z ]+(?:not (?:found|defined)|specified)[^.]*\.?", re.IGNORECASE)
_BUILT_IN = {"_top", "_GoBack"}  # bookmarks that Word knows by itself
_DRIVE = re.compile(r"(?:file:|[a-zA-Z]:[\\/]|\\\\)")
_WEB = ("http", "https", "mailto", "tel")

# Signs for bullets and ticks: they are no typefaces of words.
_SYMBOLS = {"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "segoe ui symbol", "cambria math"}
_PAGES = {"A4": (595.3, 841.9), "A3": (841.9, 1190.6)}
_NEAR = 6.0  # points, by which a page may be off


@dataclass(frozen=True, slots=True)
class Examined:
    """A file, and the typefaces of the house it is bound for; without any they are not judged."""

    file: Reviewed
    typefaces: frozenset[str] = frozenset()


def draft_left(file: Reviewed) -> Iterator[Found]:
    remedy = {
        "docx": "Design > Watermark > Remove Watermark, and delete the word",
        "pptx": "delete it (View > Slide Master, if it stands on every slide)",
    }.get(file.format, "ask who sent it for the final version")
    told = {mark.where: mark.text for mark in file.drafts}
    for one in file.paragraphs:
        pattern_says = bool(_DRAFT_IN_HEADER.search(one.text)) if one.region == "header" else False
        if pattern_says or _DRAFT_ONLY.fullmatch(one.text.strip()):
            told.setdefault(one.where, shortened(one.text))
    for where, words in told.items():
        yield at_place(where, f"it still says '{words}'", remedy)


def comments_left(file: Reviewed) -> Iterator[Found]:
    if file.comments:
        remedy = "answer them; Review > Delete > Delete All Comments"
        if file.format == "pdf":
            remedy = "delete them in the program that made them, or ask who sent it for a copy without"
        yield together(file.comments, "comment", "left", remedy)


def changes_left(file: Reviewed) -> Iterator[Found]:
    if file.changes:
        remedy = "look through them; Review > Accept > Accept All Changes and Stop Tracking"
        yield together(file.changes, "tracked change", "left", remedy)


def hidden(file: Reviewed) -> Iterator[Found]:
    for slide in file.slides:
        if slide.hidden:
            yield at_place(slide.where, "the slide is hidden", "delete it, or right-click it and choose Unhide Slide")
    for mark in file.hidden:
        what, remedy = f"hidden words: '{mark.text}'", "select it all; Home > Font: untick Hidden, or delete it"
        if file.format == "pptx":
            what, remedy = f"{mark.text} is hidden", "delete it, or show it: Home > Arrange > Selection Pane"
        elif file.format == "xlsx":
            what, remedy = "the sheet is hidden", "delete it, or right-click a sheet's tab and choose Unhide"
        yield at_place(mark.where, what, remedy)


def unfinished(file: Reviewed) -> Iterator[Found]:
    for one in file.body:
        found = _UNFINISHED.search(one.text) or _UNFINISHED_ALONE.fullmatch(one.text)
        if found:
            yield at_place(one.where, f"'{shortened(found.group())}' is not finished", "write what belongs there")


def broken_reference(file: Reviewed) -> Iterator[Found]:
    for one in file.paragraphs:
        found = _ERROR.search(one.text)
        if found:
            remedy = "delete it; References > Cross-reference, and choose the figure, table or heading"
            yield at_place(one.where, f"'{found.group()}' stands in place of a reference", remedy)


def broken_link(file: Reviewed) -> Iterator[Found]:
    for link in file.links:
        words = f"the link '{shortened(link.text)}'" if link.text.strip() else f"the link to '{shortened(link.target)}'"
        if link.internal:
            if link.target not in file.bookmarks | _BUILT_IN:
                yield at_place(link.where, f"{words} leads to a place that is not there",
                               "right-click it, Edit Hyperlink, and choose a place again, or remove it")  # fmt: skip
            continue
        fault = _fault_of(link.target)
        if fault:
            yield at_place(link.where, f"{words} {fault}", "right-click it, Edit Link, and give an address on the web")


def _fault_of(target: str) -> str:
    """What is wrong with an address, seen by itself: nothing is fetched."""
    if _DRIVE.match(target):
        return "leads to a file on somebody's computer"
    try:
        parts = urlsplit(target)
    except ValueError:
        return "has an address that is none"
    if parts.scheme in ("http", "https") and "." not in (parts.hostname or ""):
        return "leads to no web site"
    if parts.scheme == "mailto" and "@" not in parts.path:
        return "leads to no mail address"
    if parts.scheme not in _WEB and not target.startswith("#"):
        return "leads to something beside the file, which others do not have"
    return ""


def empty_section(file: Reviewed) -> Iterator[Found]:
    for mark in file.empty_sections:
        yield at_place(mark.where, "nothing stands below it", "write what belongs there, or delete the heading")


def other_font(examined: Examined) -> Iterator[Found]:
    file = examined.file
    house = {one.casefold() for one in examined.typefaces}
    if not house or file.format not in ("docx", "pptx"):
        return
    for face in file.fonts:
        if face.name.casefold() not in house | _SYMBOLS:
            wanted = " or ".join(sorted(examined.typefaces))
            what = f"words in {face.name}, where the house writes in {wanted}"
            yield at_place(face.where, what, "select them; Home > Clear All Formatting, or choose the typeface")


def font_missing(file: Reviewed) -> Iterator[Found]:
    missing = [face for face in file.fonts if not face.embedded] if file.format == "pdf" else []
    if missing:
        names = ", ".join(sorted({face.name for face in missing}))
        remedy = "ask who sent it to save it again with all fonts embedded (PDF/A does so)"
        yield at_place(missing[0].where, f"fonts that are not in the PDF: {names}", remedy)


def page_size(file: Reviewed) -> Iterator[Found]:
    odd = [page for page in file.pages if not _usual(page.width, page.height)]
    if odd:
        first = odd[0]
        size = f"{first.width / 72 * 25.4:.0f} by {first.height / 72 * 25.4:.0f} mm"
        rest = f", and {len(odd) - 1} more" if len(odd) > 1 else ""
        what = f"the page is {size}{rest}: it is neither A4 nor A3"
        yield at_place(f"page {first.number}", what, "ask who sent it for a PDF on A4")


def _usual(width: float, height: float) -> bool:
    short, long = sorted((width, height))
    return any(abs(short - one) <= _NEAR and abs(long - other) <= _NEAR for one, other in _PAGES.values())


def scanned(file: Reviewed) -> Iterator[Found]:
    """A page with pictures and no words; one with nothing at all is blank."""
    scans = [page.number for page in file.pages if page.has_picture and not page.has_text]
    if scans:
        pages = f"{len(scans)} pages, the first is page {scans[0]}" if len(scans) > 1 else f"page {scans[0]}"
        what = f"pictures of text that cannot be read aloud or searched: {pages}"
        yield Found(what, "ask for the file it was printed from, or run text recognition (OCR) over it")


def untagged(file: Reviewed) -> Iterator[Found]:
    if file.format == "pdf" and not file.tagged:
        what = "the PDF has no tags: its headings, tables and reading order are lost to screen readers"
        yield Found(what, "ask who sent it for a tagged PDF, or for the Office file")
