"""Writes a report: opens the template, fills its places, replaces its body, and gives the file's bytes."""

from __future__ import annotations

from pathlib import Path

from reportgen.document.model import Report
from reportgen.office.package import to_bytes
from reportgen.spec.house import HouseSpec, WordKind
from reportgen.word.blocks import add_blocks
from reportgen.word.controls import fill_controls
from reportgen.word.properties import set_language, set_properties
from reportgen.word.sections import section
from reportgen.word.story import Story
from reportgen.word.tables import add_front_table
from reportgen.word.template import open_template
from reportgen.word.theme import set_theme


def write(report: Report, house: HouseSpec, kind: WordKind, template: Path) -> bytes:
    """The report as a .docx, the same bytes for the same report, house and template.

    Raises ``ReportError`` if the template lacks a style or a content control, or a link in the report is no web page
    or mail address.
    """
    opened = open_template(template, kind.styles)
    set_theme(opened, house)
    fill_controls(opened, report, house, kind)
    set_properties(opened, report.meta)
    set_language(opened, report.meta.language)
    story = Story.begin(opened, report, house)
    if report.front:
        add_front_table(story, report.front)
    add_blocks(story, report.blocks)
    story.problems.raise_if_any()
    opened.body.append(section(story))
    return to_bytes(opened.part.package)
