"""Content controls in headers and footers: the places of a template that are filled for each paper."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

from reportgen.document.model import Report
from reportgen.errors import Place, Problems
from reportgen.office.xml import allowed, name
from reportgen.periods import Period
from reportgen.spec.house import HouseSpec, WordKind
from reportgen.word.template import Template
from reportgen.word.xml import w

_VML = "{urn:schemas-microsoft-com:vml}"
_DRAFT = "draft"
# A designer may put the council's crest in the wordmark's place, or leave the title out of the footer.
_REQUIRED = ("board", "meeting_date", _DRAFT)


def fill_controls(template: Template, report: Report, house: HouseSpec, kind: WordKind) -> None:
    """Fill the controls by their tags; the draft mark stays until the report is issued."""
    meta = report.meta
    words = {
        "board": meta.board,
        "meeting_date": Period(meta.meeting_date, meta.meeting_date).label("span"),
        "partnership": meta.partnership,
        "title": meta.title,
        "wordmark": house.name,
    }
    controls = [control for part in template.margins() for control in part.element.iter(w("sdt"))]
    _check(controls, words, template)
    for control in controls:
        tag = _tag(control)
        if tag == _DRAFT:
            _mark_draft(control, None if meta.issued else kind.draft)
        elif tag in words:
            _fill(control, words[tag])


def _check(controls: list[_Element], words: Mapping[str, str], template: Template) -> None:
    problems = Problems()
    place = Place(str(template.path))
    tags = {_tag(control) for control in controls}
    for tag in _REQUIRED:
        if tag not in tags:
            what = f"no content control in a header or footer has the tag '{tag}'"
            problems.add(place, what, "add one in Word (Developer, Properties)")
    for control in controls:
        if _tag(control) in words and control.find(f".//{w('t')}") is None:
            problems.add(place, f"the content control '{_tag(control)}' holds no text", "type any word into it in Word")
    problems.raise_if_any()


def _tag(control: _Element) -> str:
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    return tag.get(w("val"), "") if tag is not None else ""


def _fill(control: _Element, words: str) -> None:
    """Put the words into the control's first run, so that they look as the designer set it."""
    texts = list(control.iter(w("t")))
    texts[0].text = allowed(words)
    for text in texts[1:]:
        text.text = ""
    placeholder = control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")
    if placeholder is not None:
        placeholder.getparent().remove(placeholder)  # type: ignore[union-attr]
    for anchor in control.iterancestors(name("wp:anchor"), name("wp:inline")):
        for drawing in anchor.iterchildren(name("wp:docPr")):
            drawing.set("descr", allowed(words))


def _mark_draft(control: _Element, words: str | None) -> None:
    """Write the words into the mark, or take the mark away."""
    if words is None:
        control.getparent().remove(control)  # type: ignore[union-attr]
        return
    for shape in control.iter(f"{_VML}shape"):
        shape.set("alt", allowed(f"Watermark: {words}"))
        for path in shape.iter(f"{_VML}textpath"):
            path.set("string", allowed(words))
