"""Fields of Word: those that may name files, people or hidden entries give way to the words they show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.publish.package import remove, unwrap
from reportgen.publish.taken import Taken

if TYPE_CHECKING:
    from lxml.etree import _Element

# They point within the document or count its pages.
_HARMLESS = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "SEQ", "STYLEREF", "TOC", "HYPERLINK",
    "TITLE", "SYMBOL", "EQ",
})  # fmt: skip
_FIELDS = "fields that may name files, people or hidden entries"


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    runs: list[_Element] = field(default_factory=list)  # its codes and marks, not what it shows
    shows: bool = False  # its result has begun


def settle_fields(root: _Element, taken: Taken) -> None:
    for simple in list(root.iter(name("w:fldSimple"))):
        if not _is_harmless(simple.get(name("w:instr"), "")):
            taken.add(_FIELDS)
            unwrap(simple)
        else:
            _drop_data(simple)
    for one in _complex(root):
        if not _is_harmless(one.instruction):
            taken.add(_FIELDS)
            for run in one.runs:
                remove(run)
    for mark in root.iter(name("w:fldChar")):
        _drop_data(mark)


def _complex(root: _Element) -> list[_Field]:
    """Fields that are written as runs from a begin to an end; one may stand within another."""
    found: list[_Field] = []
    open_: list[_Field] = []
    for run in root.iter(name("w:r")):
        for one in open_:
            if not one.shows:
                one.runs.append(run)
        for child in run:
            if child.tag == name("w:instrText") and open_:
                open_[-1].instruction += child.text or ""
            elif child.tag == name("w:fldChar"):
                _mark(child.get(name("w:fldCharType"), ""), run, open_, found)
    return found


def _mark(kind: str, run: _Element, open_: list[_Field], found: list[_Field]) -> None:
    if kind == "begin":
        open_.append(_Field(runs=[run]))
        found.append(open_[-1])
    elif open_ and kind == "separate":
        open_[-1].shows = True
    elif open_ and kind == "end":
        last = open_.pop()
        if run not in last.runs:
            last.runs.append(run)


def _is_harmless(instruction: str) -> bool:
    """A link to a file by HYPERLINK is not; one to the web or to a bookmark is."""
    words = instruction.replace('"', " ").split()
    if not words or words[0].upper() not in _HARMLESS:
        return False
    if words[0].upper() != "HYPERLINK" or "\\l" in words:
        return True
    return any(word.lower().startswith(("http://", "https://", "mailto:")) for word in words[1:])


def _drop_data(mark: _Element) -> None:
    """What a form asks and what programs keep beside a field."""
    for one in list(mark.iterchildren(name("w:fldData"), name("w:ffData"))):
        remove(one)
