"""The template: a .docx that a designer edits in Word, opened and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from lxml.etree import XMLSyntaxError, _Element

from reportgen.errors import ReportError
from reportgen.office.soundness import damage
from reportgen.office.xml import NAMESPACES, name
from reportgen.spec.styles import ReportStyles
from reportgen.spec.yaml import shown
from reportgen.word.styles import Style, find_styles
from reportgen.word.xml import w


@dataclass(frozen=True, slots=True)
class Template:
    """``part`` is python-docx's document part, ``width`` the text column in twentieths of a point.

    ``turned_width`` and ``turned_height`` are those of a page turned on its side.
    """

    path: Path
    part: Any
    styles: dict[str, Style]
    section: _Element
    width: int
    turned_width: int
    turned_height: int

    @property
    def body(self) -> _Element:
        body: _Element = self.part.element.body
        return body

    def margins(self) -> Iterator[Any]:
        """The parts of headers and footers, in the order of their names."""
        related = {str(rel.target_part.partname): rel.target_part
                   for rel in self.part.rels.values() if rel.reltype.endswith(("/header", "/footer"))}  # fmt: skip
        yield from (related[part_name] for part_name in sorted(related))

    def highest(self, tag: str, attribute: str) -> int:
        """The highest number in use in headers and footers, e.g. of a drawing: such numbers are unique in a file."""
        found = (element.get(attribute, "") for part in self.margins() for element in part.element.iter(name(tag)))
        return max((int(number) for number in found if number.isdecimal()), default=0)


def open_template(path: Path, styles: ReportStyles) -> Template:
    """The template with its body emptied; ``section``, its page layout, is to be put at the end again.

    Raises ``ReportError`` if it is no Word file or lacks a style.
    """
    part = _open(path)
    found = find_styles(part.styles.element, styles, path)
    body = part.element.body
    section = body.find(w("sectPr"))
    if section is None:
        raise ReportError.at(shown(path), "the template's last section has no page size", "save it once in Word")
    _empty(part, section)
    return Template(path, part, found, section, *_sizes(section, path))


def _open(path: Path) -> Any:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    damaged = damage(path)
    if damaged:
        raise ReportError.at(shown(path), f"the template is damaged: {damaged}", "open it in Word and save it again")
    try:
        return Document(str(path)).part
    # What python-docx raises for a file that is no package, is broken, or holds something else than a document.
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, XMLSyntaxError) as error:
        raise ReportError.at(shown(path), "the template is not a Word document", "save it in Word as .docx") from error


def _empty(part: Any, section: _Element) -> None:
    """Take the sample text out, and what only it refers to: its pictures and links would go into every paper."""
    body = part.element.body
    body.remove(section)
    for rel_id in _relations(body) - _relations(section):
        part.rels.pop(rel_id, None)
    for element in list(body):
        body.remove(element)


def _relations(root: _Element) -> set[str]:
    prefix = f"{{{NAMESPACES['r']}}}"
    attributes = (item for element in root.iter() for item in element.attrib.items())
    return {str(value) for key, value in attributes if str(key).startswith(prefix)}


def _sizes(section: _Element, path: Path) -> tuple[int, int, int]:
    """The text column's width, and width and height of the text of a page turned on its side."""
    size, margin = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margin is None:
        raise ReportError.at(shown(path), "the template's last section has no page size or margins", "set them in Word")
    across, down = (int(size.get(w(side), "0")) for side in ("w", "h"))
    sides = sum(int(margin.get(w(side), "0")) for side in ("left", "right", "gutter"))
    ends = sum(abs(int(margin.get(w(side), "0"))) for side in ("top", "bottom"))
    return across - sides, down - sides, across - ends
