"""Rules on saved files for readers who cannot see the page: those of Office's own checker and of WCAG 2.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reportgen.checks.found import Found, counted
from reportgen.review.found import at_place
from reportgen.review.model import Drawing, Paragraph, Reviewed, Stretch, shortened
from reportgen.spec.contrast import LEAST_FOR_GRAPHICS, LEAST_FOR_TEXT, contrast

LARGE, LARGE_BOLD = 18.0, 14.0  # points of large type (WCAG 2.2, success criterion 1.4.3)
LEAST_FOR_LARGE_TEXT = LEAST_FOR_GRAPHICS  # both are 3:1
SMALLEST = 8.0  # points, of labels in drawings and of the widest tables

_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|pdf)$", re.IGNORECASE)
_NO_WORDS = re.compile(r"(picture|image|chart|graph|graphic|diagram|shape|photo|screenshot|logo|table|object|group|"
                       r"content placeholder|untitled)\s*\d*", re.IGNORECASE)  # fmt: skip
_GUESSED = re.compile(r"(description|text) automatically generated|AI-generated content", re.IGNORECASE)
_NO_TITLE = re.compile(r"(powerpoint presentation|microsoft word - .*|document\s*\d*|presentation\s*\d*|untitled.*|"
                       r"slide 1|word document|.*\.(docx?|pptx?|pdf))", re.IGNORECASE)  # fmt: skip
_NO_LINK = {"click here", "here", "link", "this link", "more", "read more", "this", "see here", "click"}
_ADDRESS = re.compile(r"(https?://|www\.)\S+$", re.IGNORECASE)
_BY_HAND = re.compile(r"\s*([-–—•*·▪●➢]|\(?[a-z0-9]{1,2}[.)])\s+\S")
_PLAIN_STYLES = {"", "normal", "body text", "no spacing", "list paragraph", "default", "normal (web)"}
_MOST_WORDS = 12  # of a heading
_LONG = 300  # words of a paper that needs headings


def alternative_text(file: Reviewed) -> Iterator[Found]:
    """Figures of a PDF are told together: nobody but who made it can mend them."""
    faults = [(one, _fault(one)) for one in file.drawings if not one.decorative]
    if file.format == "pdf":
        missing = sum(bool(fault) for _, fault in faults)
        if missing:
            what = f"{counted(missing, 'figure')} without alternative text"
            yield Found(what, "ask who sent it for a PDF with alternative texts, or for the Office file")
        return
    for drawing, fault in faults:
        if fault:
            remedy = "right-click it, View Alt Text: say in a sentence or two what it shows, or tick Decorative"
            yield at_place(drawing.where, f"the {_named(drawing)} {fault}", remedy)


def _fault(drawing: Drawing) -> str:
    said = drawing.alternative
    if not said:
        return "has no alternative text"
    if _FILE_NAME.fullmatch(said) or (said == drawing.name and _NO_WORDS.fullmatch(said)):
        return f"has '{shortened(said)}' for alternative text, which is a name"
    if _NO_WORDS.fullmatch(said):
        return f"has '{said}' for alternative text, which says nothing"
    if _GUESSED.search(said):
        return "has an alternative text that Office guessed"
    return ""


def _named(drawing: Drawing) -> str:
    return f"{drawing.kind} '{shortened(drawing.name)}'" if drawing.name else drawing.kind


def header_row(file: Reviewed) -> Iterator[Found]:
    remedy = {
        "docx": "click into its first row; Table Layout > Repeat Header Rows",
        "pptx": "click into it; Table Design > tick Header Row",
    }.get(file.format, "")
    for table in file.tables:
        grid = len(table.rows) > 1 and any(len(row) > 1 for row in table.rows)
        if grid and not table.header:
            yield at_place(table.where, "the table has no header row", remedy)


def table_merged(file: Reviewed) -> Iterator[Found]:
    remedy = "split merged cells (Table Layout > Split Cells), or make two tables of it"
    for table in file.tables:
        if table.nested:
            yield at_place(table.where, "a table stands in a cell of the table", "take it out, and put it below")
        elif table.merged:
            what = f"the table has {counted(table.merged, 'merged cell')} below its headings"
            yield at_place(table.where, what, remedy)


def table_blank(file: Reviewed) -> Iterator[Found]:
    for table in file.tables:
        rows = [row for row in table.rows if len(row) > 1]
        blank = sum(not any(row) for row in rows)
        width = max(map(len, rows), default=0)
        even = [row for row in rows if len(row) == width]
        columns = sum(not any(row[index] for row in even) for index in range(width)) if len(even) > 1 else 0
        if blank or columns:
            what = " and ".join(counted(number, f"blank {noun}") for number, noun in
                                ((blank, "row"), (columns, "column")) if number)  # fmt: skip
            remedy = "delete them; set space with Table Layout > Cell Margins"
            yield at_place(table.where, f"the table has {what}", remedy)


def heading_order(file: Reviewed) -> Iterator[Found]:
    if file.format != "docx":
        return
    level = 0
    for heading in file.headings:
        if heading.level > level + 1:
            what = f"it is Heading {heading.level}, and follows {f'Heading {level}' if level else 'no heading'}"
            yield at_place(heading.where, what, f"give it the style Heading {level + 1} (Home > Styles)")
        level = heading.level
    words = sum(len(one.text.split()) for one in file.body)
    if not level and words > _LONG:
        yield Found("the paper has no headings", "give its headings the styles Heading 1 and 2 (Home > Styles)")


def heading_by_hand(file: Reviewed) -> Iterator[Found]:
    """Bold words on a line of their own, in the style of running text."""
    if file.format != "docx":
        return
    for one in file.running:
        if _looks_like_heading(one):
            remedy = "give it a heading's style (Home > Styles), so that readers can move to it"
            yield at_place(one.where, "it looks like a heading, but is only bold text", remedy)


def _looks_like_heading(one: Paragraph) -> bool:
    text = one.text.strip()
    plain = not (one.level or one.listed) and one.style.casefold() in _PLAIN_STYLES
    short = 1 <= len(text.split()) <= _MOST_WORDS and not text.endswith((".", ";", ",", ":")) and text[-1:].isalnum()
    return plain and short and all(run.bold for run in one.stretches if run.text.strip())


def title(file: Reviewed) -> Iterator[Found]:
    if file.format == "xlsx":
        return
    remedy = "ask who sent it for a PDF with a title" if file.format == "pdf" else "File > Info > Properties > Title"
    if not file.title.strip():
        yield Found("the file has no title among its properties", remedy)
    elif _NO_TITLE.fullmatch(file.title.strip()):
        yield Found(f"the file's title is '{shortened(file.title)}', which says nothing", remedy)


def slide_title(file: Reviewed) -> Iterator[Found]:
    seen: dict[str, int] = {}
    for slide in file.slides:
        if slide.hidden:
            continue
        called = slide.title.casefold()
        if not called:
            what = f"slide {slide.number}: the slide has no title"
            yield Found(what, "Review > Check Accessibility > Add Slide Title; it may stand off the slide")
        elif called in seen:
            what = f"slides {seen[called]} and {slide.number} have the same title '{shortened(slide.title)}'"
            yield Found(what, "give each slide a title of its own")
        seen.setdefault(called, slide.number)


def language(file: Reviewed) -> Iterator[Found]:
    if file.format != "xlsx" and not file.language:
        remedy = "select all; Review > Language > Set Proofing Language > English (United Kingdom)"
        if file.format == "pdf":
            remedy = "ask who sent it for a PDF that says its language"
        yield Found("the file does not say in which language it is", remedy)


def low_contrast(file: Reviewed) -> Iterator[Found]:
    """Only where both colours are known for sure."""
    for paragraph in file.paragraphs:
        for run in paragraph.stretches:
            if run.colour is None or run.ground is None or run.hidden or not run.text.strip():
                continue
            ratio, least = contrast(run.colour, run.ground), _least(run)
            if ratio < least:
                what = f"the words '{shortened(run.text)}' have a contrast of {_floored(ratio)}:1, and need {least:g}:1"
                yield at_place(paragraph.where, what, "set them in the colour Automatic, or in a darker one")


def _least(run: Stretch) -> float:
    """Of type whose size is not known no more is asked than of large type."""
    large = not run.points or run.points >= LARGE or (run.bold and run.points >= LARGE_BOLD)
    return LEAST_FOR_LARGE_TEXT if large else LEAST_FOR_TEXT


def _floored(ratio: float) -> str:
    """With one decimal, cut off: what is told must be below what is needed."""
    return f"{int(ratio * 10) / 10:.1f}"


def link_text(file: Reviewed) -> Iterator[Found]:
    for link in file.links:
        words = link.text.strip()
        remedy = "right-click it, Edit Link, and write in Text to display where it leads"
        if words.casefold().rstrip(".") in _NO_LINK:
            yield at_place(link.where, f"the link '{words}' does not say where it leads", remedy)
        elif _ADDRESS.fullmatch(words):
            yield at_place(link.where, f"the link '{shortened(words)}' is a bare address", remedy)


def list_by_hand(file: Reviewed) -> Iterator[Found]:
    """Two items or more; a single line may begin with a dash for other reasons."""
    if file.format not in ("docx", "pptx"):
        return
    for (by_hand, _), items in groupby(file.running, lambda one: (_typed(one), one.where if file.slides else "")):
        first, *rest = items
        if by_hand and rest:
            what = f"{len(rest) + 1} items of a list begin with a sign or number that was typed"
            yield at_place(first.where, what, "delete the signs; Home > Bullets or Numbering")


def _typed(one: Paragraph) -> bool:
    return not (one.listed or one.level) and bool(_BY_HAND.match(one.text))


def blank_paragraphs(file: Reviewed) -> Iterator[Found]:
    if file.format != "docx":
        return
    before = "the beginning"
    for blank, some in groupby(file.body, lambda one: not (one.cell or one.drawn or one.text.strip())):
        paragraphs = list(some)
        if blank and len(paragraphs) > 1:
            what = f"{len(paragraphs)} empty paragraphs make space after it"
            remedy = "delete them; Layout > Spacing, or Layout > Breaks > Page for a new page"
            yield at_place(before, what, remedy)
        elif not blank:
            before = paragraphs[-1].where


def text_in_picture(file: Reviewed) -> Iterator[Found]:
    remedy = "write its words on the slide, or into the notes and the alternative text"
    for slide in file.slides:
        if slide.pictures and not slide.words and not slide.hidden:
            what = "it has a picture and no words: what is in the picture cannot be read aloud"
            yield at_place(slide.where, what, remedy)


def reading_order(file: Reviewed) -> Iterator[Found]:
    for slide in file.slides:
        if slide.title_place > 1:
            what = "other things are read aloud before its title"
            remedy = "Home > Arrange > Selection Pane: move the title to the bottom of the list"
            yield at_place(slide.where, what, remedy)


def small_type(file: Reviewed) -> Iterator[Found]:
    small = {
        one.where: run.points
        for one in file.body
        for run in reversed(one.stretches)
        if 0 < run.points < SMALLEST and run.text.strip() and not run.hidden
    }
    for where, points in small.items():
        what = f"type of {points:g} points is too small to read"
        yield at_place(where, what, f"set it in {SMALLEST:g} points or more")
