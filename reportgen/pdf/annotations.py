"""Elements of links and other annotations: a screen reader meets them in the tree, and says what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.pdf.tree import element

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_KINDS = {"/Link": "Link", "/Widget": "Form"}
_WITHOUT_ELEMENT = frozenset({"/Popup", "/PrinterMark", "/TrapNet"})
_HIDDEN = 2  # bit of /F


def annotation_element(pdf: Pdf, page: Page, annotation: Object) -> Object:
    """A new element that leads to an annotation of the page, which is told what it is for."""
    from pikepdf import Dictionary, Name

    describe(annotation)
    kind = _KINDS.get(str(annotation.get("/Subtype")), "Annot")
    return element(pdf, kind, Pg=page.obj, K=Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page.obj))


def annotations_of(pdf: Pdf, page: Page) -> Iterator[Object]:
    """The page's annotations, each indirect, but for those that a reader never meets."""
    from pikepdf import Array, Dictionary

    given = page.obj.get("/Annots")
    if not isinstance(given, Array):
        return
    for index, annotation in enumerate(given):
        if not isinstance(annotation, Dictionary) or str(annotation.get("/Subtype")) in _WITHOUT_ELEMENT:
            continue
        if int(annotation.get("/F", 0)) & _HIDDEN:
            continue
        if not annotation.is_indirect:
            annotation = given[index] = pdf.make_indirect(annotation)
        yield annotation


def describe(annotation: Object) -> None:
    """Say what the annotation is for, where it does not say so itself."""
    from pikepdf import Dictionary, String

    if str(annotation.get("/Contents", "")).strip():
        return
    action = annotation.get("/A")
    address = action.get("/URI") if isinstance(action, Dictionary) else None
    if annotation.get("/Subtype") != "/Link":
        annotation.Contents = String(str(annotation.get("/TU", "")) or "Comment")
    elif address is not None:
        annotation.Contents = String(str(address))
    else:
        annotation.Contents = String("Link to another place in this document")
