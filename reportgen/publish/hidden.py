"""Hidden text of Word: it is taken out of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.publish.package import remove
from reportgen.publish.taken import Taken
from reportgen.publish.tracked import close_cells

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN = "passages of hidden text"


def is_on(flag: _Element | None) -> bool:
    """Whether a property such as ``w:vanish`` is there and not switched off."""
    return flag is not None and flag.get(name("w:val"), "true") not in ("0", "false", "off")


def drop_hidden_text(root: _Element, hiding: frozenset[str], taken: Taken) -> None:
    """``hiding`` are the styles that hide their text. Drawings that are hidden go too."""
    for run in [run for run in root.iter(name("w:r")) if _is_hidden(run, hiding)]:
        paragraph = next(run.iterancestors(name("w:p")), None)
        taken.add(_HIDDEN)
        remove(run)
        if paragraph is not None and _is_left_over(paragraph, hiding):
            remove(paragraph)
    for properties in [one for one in root.iter(name("wp:docPr")) if one.get("hidden", "0") in ("1", "true")]:
        drawing = next(properties.iterancestors(name("w:drawing")), None)
        if drawing is not None:
            taken.add("hidden drawings")
            remove(drawing)
    close_cells(root)


def _is_hidden(run: _Element, hiding: frozenset[str]) -> bool:
    """As Word decides it: the run's own word, else its style's, else its paragraph's."""
    own = run.find(f"{name('w:rPr')}/{name('w:vanish')}")
    if own is not None:
        return is_on(own)
    style = run.find(f"{name('w:rPr')}/{name('w:rStyle')}")
    if style is not None and style.get(name("w:val")) in hiding:
        return True
    paragraph = next(run.iterancestors(name("w:p")), None)
    return paragraph is not None and _style(paragraph) in hiding


def _style(paragraph: _Element) -> str | None:
    style = paragraph.find(f"{name('w:pPr')}/{name('w:pStyle')}")
    return None if style is None else style.get(name("w:val"))


def _is_left_over(paragraph: _Element, hiding: frozenset[str]) -> bool:
    """Its end is hidden too, and nothing else stands in it: it took no room on the page."""
    mark = paragraph.find(f"{name('w:pPr')}/{name('w:rPr')}/{name('w:vanish')}")
    hidden = is_on(mark) or _style(paragraph) in hiding
    empty = not any(True for _ in paragraph.iter(name("w:r"), name("w:sectPr")))
    return hidden and empty and paragraph.getnext() is not None
