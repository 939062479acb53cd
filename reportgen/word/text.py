"""Runs of text: plain and bold, links, references to figures, fields."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from lxml import etree
from lxml.etree import _Element

from reportgen.office.xml import name
from reportgen.word.story import Story
from reportgen.word.xml import child, text_child, w
from reportgen.wording.text import Run, Text

_SCHEMES = ("http", "https", "mailto")
_HALVES = 2  # sizes are in half points
_BREAKS = {"\n": "br", "\t": "tab"}


def add_text(
    story: Story, paragraph: _Element, text: Text, *, bold: bool = False, colour: str = "", size: float = 0
) -> None:
    """Write a text's runs; ``bold``, ``colour`` (RRGGBB) and ``size`` (points) are for all of them."""
    for run in text:
        if run.link is not None:
            link, style = _hyperlink(story, paragraph, run.link), story.template.styles["hyperlink"].id
            add_run(link, run, bold=bold, style=style, size=size)
        elif run.ref is not None:
            add_field(paragraph, f"REF {story.bookmarks[run.ref]} \\h", run, bold=bold)
        else:
            add_run(paragraph, run, bold=bold, colour=colour, size=size)


def add_run(
    parent: _Element, run: Run, *, bold: bool = False, style: str = "", colour: str = "", size: float = 0
) -> None:
    """Write one run: all words of the body come through here."""
    written = etree.SubElement(parent, w("r"))
    if bold or run.bold or run.italic or style or colour or size:
        properties = child(written, "rPr")
        if style:
            child(properties, "rStyle", val=style)
        if bold or run.bold:
            child(properties, "b")
        if run.italic:
            child(properties, "i")
        if colour:
            child(properties, "color", val=colour)
        if size:
            child(properties, "sz", val=str(round(size * _HALVES)))
    for piece in re.split("([\n\t])", run.text):
        if piece in _BREAKS:
            child(written, _BREAKS[piece])
        elif piece:
            text_child(written, "t", piece)


def add_field(parent: _Element, code: str, result: Run, *, bold: bool = False) -> None:
    """A field with its result, as Word writes it: the code, then what it stands for now."""
    child(child(parent, "r"), "fldChar", fldCharType="begin")
    text_child(child(parent, "r"), "instrText", f" {code} ")
    child(child(parent, "r"), "fldChar", fldCharType="separate")
    add_run(parent, result, bold=bold)
    child(child(parent, "r"), "fldChar", fldCharType="end")


def _hyperlink(story: Story, paragraph: _Element, link: str) -> _Element:
    """A link to the outside; any other kind than a page or a mail address is a problem."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    hyperlink = child(paragraph, "hyperlink")
    if not _is_allowed(link):
        story.problems.add(
            story.place, f"the link '{link}' cannot stand in a paper", "begin it with https://, http:// or mailto:"
        )
        return hyperlink
    target = quote(link, safe="%/:?#[]@!$&'()*+,;=~")
    hyperlink.set(name("r:id"), story.template.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return hyperlink


def _is_allowed(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:  # such as http://[
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc or (parts.scheme == "mailto" and parts.path))
