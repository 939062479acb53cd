"""Document properties and language."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from lxml.etree import _Element

from reportgen.document.model import Meta
from reportgen.errors import ReportError
from reportgen.office.xml import allowed
from reportgen.word.template import Template
from reportgen.word.xml import child, w

_LONGEST = 255  # characters that a property may have


def set_properties(template: Template, meta: Meta) -> None:
    """Title, author and the like; the dates are the paper's own, so that the same input gives the same file."""
    core: Any = template.part.core_properties
    day = datetime.combine(meta.modified or meta.meeting_date, time(), UTC)
    core.title = _fitting(meta.title)
    core.subject = _fitting(meta.subject)
    core.author = core.last_modified_by = _fitting(meta.author)
    core.keywords = _fitting(", ".join(meta.keywords))
    core.language = meta.language
    core.created = core.modified = day
    core.revision = 1
    if core.comments:  # a remark on the template, not on this paper
        core.comments = ""


def set_language(template: Template, language: str) -> None:
    """The language of all text that names no other: the styles' default."""
    defaults = template.part.styles.element.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if defaults is None:
        raise ReportError.at(template.path, "the template has no default font and language", "save it once in Word")
    _set_language(defaults, "lang", language)
    _set_language(template.part.settings.element, "themeFontLang", language)


def _set_language(parent: _Element, tag: str, language: str) -> None:
    found = parent.find(w(tag))
    if found is not None:
        found.set(w("val"), language)
    elif tag == "lang":
        child(parent, tag, val=language)


def _fitting(text: str) -> str:
    return allowed(text)[:_LONGEST]
