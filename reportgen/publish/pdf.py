"""What a PDF may not publish: attached files, scripts, notes, hidden layers, what programs noted, what was before."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from typing import TYPE_CHECKING

from reportgen.errors import UnplacedError
from reportgen.pdf.layers import settle
from reportgen.pdf.scrub import scrub
from reportgen.publish.taken import Taken

if TYPE_CHECKING:
    import pikepdf

_WORDS = {
    "/JavaScript": "scripts", "/JS": "scripts", "/OpenAction": "actions on opening", "/AA": "actions",
    "/EmbeddedFiles": "attached files", "/AF": "uses of attached files", "/EmbeddedFile": "",
    "/Metadata": "metadata", "/PieceInfo": "programs' data", "/Thumb": "thumbnails", "/Collection": "attached files",
    "/OCProperties": "lists of layers", "/AcroForm": "forms (what they show stays)", "/Perms": "signatures",
    "/Threads": "", "/SpiderInfo": "programs' data", "/LastModified": "", "/OPI": "", "/Alternates": "",
}  # fmt: skip
_ROOT = frozenset({
    "/Type", "/Pages", "/Outlines", "/Dests", "/Names", "/StructTreeRoot", "/MarkInfo", "/Lang", "/PageLabels",
    "/PageMode", "/PageLayout", "/ViewerPreferences", "/Version", "/Extensions", "/OutputIntents", "/URI",
})  # fmt: skip
_NOTES = frozenset({
    "/Text", "/FreeText", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D", "/Redact",
    "/Caret", "/Projection",
})  # fmt: skip
_MARKUP = ("/Contents", "/RC", "/T", "/Subj", "/NM", "/M", "/CreationDate", "/IRT", "/Popup", "/DA", "/V", "/DV", "/MK",
           "/TU", "/TM", "/Opt", "/AA", "/AF")  # fmt: skip
_HIDDEN = 2 | 32  # flags: hidden, not to be viewed


def scrub_pdf(data: bytes, taken: Taken) -> bytes:
    """Saved anew, so that no former version of it is kept.

    Raises ``UnplacedError`` for a PDF that is broken or needs a password.
    """
    import pikepdf
    from pikepdf.models import PdfParsingError

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            _count(pdf, taken)
            settle(pdf)
            for page in pdf.pages:
                _scrub_annotations(page, taken)
            _scrub_root(pdf)
            scrub(pdf)
            _describe(pdf, taken)
            written = BytesIO()
            pdf.remove_unreferenced_resources()
            pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except pikepdf.PasswordError as error:
        raise UnplacedError("the PDF is locked with a password", "save it without one") from error
    # What pikepdf raises where the file has one kind of object in the place of another.
    except (pikepdf.PdfError, PdfParsingError, TypeError, ValueError, AttributeError, KeyError) as error:
        raise UnplacedError(f"the PDF cannot be read: {error}", "make it again") from error
    return written.getvalue()


def _count(pdf: pikepdf.Pdf, taken: Taken) -> None:
    """What is there that goes, in words."""
    from pikepdf import Object, Stream

    for one in pdf.objects:
        if isinstance(one, Object):
            _count_in(one.stream_dict if isinstance(one, Stream) else one, taken)


def _count_in(holder: pikepdf.Object, taken: Taken) -> None:
    from pikepdf import Array, Dictionary, Name

    within: list[pikepdf.Object] = []
    if isinstance(holder, Dictionary):
        kind = holder.get("/Type")
        for key, value in holder.items():
            if _WORDS.get(key) and not (key == "/Metadata" and kind == Name.Catalog):
                taken.add(_WORDS[key])
            within.append(value)
        taken.add("layers (what they show stays)", int(kind == Name.OCG))
    elif isinstance(holder, Array):
        within = list(holder)
    for value in within:
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            _count_in(value, taken)


def _scrub_annotations(page: pikepdf.Page, taken: Taken) -> None:
    """Links stay with their words; marks stay as they look, without their authors; notes go."""
    from pikepdf import Array

    kept = []
    for one in page.obj.get("/Annots", ()):
        kind = str(one.get("/Subtype"))
        if kind in _NOTES or int(one.get("/F", 0)) & _HIDDEN:
            taken.add("notes on pages")
            _empty(one, set(one.keys()))
        elif kind == "/Link" and not _leads_on(one):
            taken.add("links to files")
            _empty(one, set(one.keys()))
        else:
            if kind != "/Link":
                taken.add("authors and words of marks on pages")
                _empty(one, _MARKUP)
            kept.append(one)
    if "/Annots" in page.obj:
        page.obj.Annots = Array(kept)


def _empty(annotation: pikepdf.Object, keys: Collection[str]) -> None:
    """Emptied, for the structure tree may still lead to it."""
    for key in keys:
        if key in annotation:
            del annotation[key]


def _leads_on(link: pikepdf.Object) -> bool:
    """A link within the file, or to the web."""
    action = link.get("/A")
    if action is None or action.get("/S") == "/GoTo":
        return True
    address = str(action.get("/URI", "")).lower()
    return action.get("/S") == "/URI" and address.startswith(("http://", "https://", "mailto:"))


def _scrub_root(pdf: pikepdf.Pdf) -> None:
    from pikepdf import Dictionary

    for key in set(pdf.Root.keys()) - _ROOT:
        del pdf.Root[key]
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary):
        for key in set(names.keys()) - {"/Dests"}:
            del names[key]


def _describe(pdf: pikepdf.Pdf, taken: Taken) -> None:
    """Of the properties, the title stays; it stands in the metadata, as readers of PDF/UA expect it."""
    info = pdf.trailer.get("/Info")
    title = str(info.get("/Title", "")) if info is not None else ""
    if info is not None:
        taken.add("document properties", len(set(info.keys()) - {"/Title"}))
        del pdf.trailer["/Info"]
    if title:
        pdf.docinfo["/Title"] = title
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:title"] = title
