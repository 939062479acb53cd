"""What keeps a PDF out of a pack: passwords, damage, programs, files in it, more pages or bytes than can be bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportgen.review.admission.faults import MOST_MEGAPIXELS, SEND_AGAIN, Fault

MOST_PAGES = 500
MOST_MEGABYTES = 100
_PRINT = "open it in a PDF reader and print it to a new PDF, which leaves {} out"
_FILM = ("it holds films or sounds", _PRINT.format("films and sounds"))
# By the PDF's own words, as they are written: not every name in a PDF can be read as text.
_ACTIONS = {
    b"/JavaScript": ("it holds programs (JavaScript)", _PRINT.format("programs")),
    b"/Launch": ("it holds links that start programs", _PRINT.format("such links")),
    b"/ImportData": ("it holds links that bring in data from other files", _PRINT.format("such links")),
    b"/Rendition": _FILM,
}
_FILMS = frozenset({b"/RichMedia", b"/Movie", b"/Screen", b"/Sound", b"/3D"})


def pdf_faults(path: Path) -> tuple[Fault, ...]:
    """All that is wrong with a PDF."""
    import pikepdf

    size = path.stat().st_size
    if size > MOST_MEGABYTES * 1_000_000:
        what = f"the PDF has {size / 1e6:,.0f} MB, and at most {MOST_MEGABYTES} MB are taken"
        return (Fault(what, "save it with smaller pictures (in Acrobat: Save As Other > Reduced Size PDF)"),)
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            return tuple(dict.fromkeys(_faults(pdf)))
    except pikepdf.PasswordError:
        remedy = "ask who sent it for a copy without a password"
        return (Fault("the PDF cannot be opened without a password", remedy),)
    except pikepdf.PdfError:
        return (Fault("the PDF is damaged and cannot be read", SEND_AGAIN),)


def _faults(pdf: Any) -> Iterator[Fault]:
    yield from _protection(pdf)
    if any("reconstruct" in str(warning) for warning in pdf.get_warnings()):
        yield Fault("the PDF is damaged: its list of contents is missing or wrong, so pages may be lost", SEND_AGAIN)
    pages = len(pdf.pages)
    if not pages:
        yield Fault("the PDF has no pages", SEND_AGAIN)
    if pages > MOST_PAGES:
        yield Fault(f"the PDF has {pages:,} pages, and at most {MOST_PAGES} are bound", "split it into several papers")
    for holder in _dictionaries(pdf):
        yield from _in_dictionary(holder)


def _protection(pdf: Any) -> Iterator[Fault]:
    if not pdf.is_encrypted or pdf.owner_password_matched:
        return
    allowed = {
        "copying": pdf.allow.extract,
        "printing": pdf.allow.print_highres,
        "putting it together with other files": pdf.allow.modify_assembly or pdf.allow.modify_other,
    }
    forbidden = [act for act, is_allowed in allowed.items() if not is_allowed]
    if forbidden:
        what = f"the PDF is protected: it does not allow {' or '.join(forbidden)}"
        yield Fault(what, "ask who sent it for a copy without protection")


def _in_dictionary(holder: Any) -> Iterator[Fault]:
    """What an action, an annotation, a form, a picture or a file in the PDF is refused for."""
    action = _ACTIONS.get(_word(holder, "/S"))
    if action:
        yield Fault(*action)
    if "/XFA" in holder:
        what = "it is a form of Adobe's XFA kind, which other readers cannot show"
        yield Fault(what, "open it in Acrobat and print it to a new PDF")
    if "/EF" in holder:
        remedy = f"{_PRINT.format('them')}, and give those that matter as papers of their own"
        yield Fault("it holds other files", remedy)
    sort = _word(holder, "/Subtype")
    if sort in _FILMS:
        yield Fault(*_FILM)
    if sort == b"/Image" and _points(holder) > MOST_MEGAPIXELS * 1_000_000:
        what = f"a picture in it has more than {MOST_MEGAPIXELS} million points"
        yield Fault(what, "scan it again at 300 dots per inch, or save it with smaller pictures")


def _word(holder: Any, key: str) -> bytes:
    import pikepdf

    value = holder.get(key)
    return value.unparse() if isinstance(value, pikepdf.Name) else b""


def _points(image: Any) -> int:
    width, height = image.get("/Width"), image.get("/Height")
    return width * height if isinstance(width, int) and isinstance(height, int) else 0


def _dictionaries(pdf: Any) -> Iterator[Any]:
    """Each dictionary of the PDF, also those that stand in others."""
    import pikepdf

    for top in pdf.objects:
        waiting = [top]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Stream):
                one = one.stream_dict
            if isinstance(one, pikepdf.Dictionary):
                yield one
                waiting += _direct(one.as_dict().values())
            elif isinstance(one, pikepdf.Array):
                waiting += _direct(one.as_list())


def _direct(values: Iterable[Any]) -> list[Any]:
    """Those that stand here; those that are referred to come up in their own turn."""
    import pikepdf

    return [value for value in values if isinstance(value, pikepdf.Object) and not value.is_indirect]
