"""Blocks of text: headings, paragraphs, lists, boxes, quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reportgen.document.model import (
    Block,
    Box,
    FigureBlock,
    Heading,
    ItemList,
    Line,
    PageBreak,
    Paragraph,
    Quotation,
    Register,
)
from reportgen.word.figures import add_figure
from reportgen.word.lists import new_list
from reportgen.word.sections import turn_page
from reportgen.word.story import Story
from reportgen.word.tables import add_table
from reportgen.word.text import add_text
from reportgen.wording.text import Text, plain, words

_PARAGRAPHS = {0: "body", 2: "numbered_2", 3: "numbered_3"}
_INTRODUCING = ("sheet_title", "sheet_label", "sheet_heading", "sheet_band")
_BOX_LISTS = {"number": "box_number"}
# A box of up to this many characters, a third of a page, stays on one page; a longer one may run over.
_SHORT_BOX = 1000


def add_blocks(story: Story, blocks: Sequence[Block]) -> None:
    for block, following in zip_longest(blocks, blocks[1:]):
        turn_page(story, block)
        match block:
            case Heading(text, level):
                add_text(story, story.paragraph(f"heading_{level}"), text)
                story.level = level
            case Paragraph(text, number):
                add_text(story, story.paragraph(_PARAGRAPHS[number], keep_next=_leads(following)), text)
            case ItemList():
                _add_list(story, block)
            case FigureBlock():
                add_figure(story, block)
            case Box():
                _add_box(story, block)
            case Quotation(text):
                add_text(story, story.paragraph("quotation"), text)
            case Line(text, style):
                # What introduces a table or a text stays with it.
                kept = style in _INTRODUCING or _leads(following)
                add_text(story, story.paragraph(style, keep_next=kept), text)
            case Register(table):
                add_table(story, table, table.title, keep_next=False)
            case PageBreak():
                story.break_due = True


def _leads(following: Block | None) -> bool:
    """What leads to a list, or to the line that says who acts, does not stay behind at a page's foot."""
    return isinstance(following, ItemList) or (isinstance(following, Line) and following.style == "action")


def _add_list(story: Story, block: ItemList) -> None:
    list_id = _list_id(story, block, block.kind)
    for item in block.items:
        add_text(story, story.paragraph(block.kind, list_id=list_id), item)


def _add_box(story: Story, box: Box) -> None:
    """A heading and paragraphs whose borders and ground join to one box: nothing to lay out, all to edit."""
    contents = list(_box_contents(story, box))
    short = sum(len(plain(text)) for _, _, text in contents) <= _SHORT_BOX
    # One level below the heading that it stands under: found in Word's navigation, and no level is skipped.
    add_text(story, story.paragraph("box_heading", outline=story.level), words(box.title))
    for index, (style, list_id, text) in enumerate(contents, 1):
        kept = short and index < len(contents)
        add_text(story, story.paragraph(style, keep_next=kept, list_id=list_id), text)


def _box_contents(story: Story, box: Box) -> Iterator[tuple[str, str, Text]]:
    """Style, list and text of each paragraph."""
    for block in box.blocks:
        if isinstance(block, Paragraph):
            yield "box_text", "", block.text
            continue
        style = _BOX_LISTS.get(block.kind, "box_bullet")
        list_id = _list_id(story, block, style)
        yield from ((style, list_id, item) for item in block.items)


def _list_id(story: Story, block: ItemList, style: str) -> str:
    """Bullets go by their style; numbers begin anew in each list."""
    return new_list(story.template, story.template.styles[style]) if block.kind == "number" else ""
