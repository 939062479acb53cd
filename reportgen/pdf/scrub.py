"""What programs hide in a PDF beside its pages: it does not come into the bound one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_PAGE = frozenset(
    (
        "/Type",
        "/Parent",
        "/Resources",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/UserUnit",
        "/Contents",
        "/Group",
        "/Annots",
        "/StructParents",
        "/Tabs",
    )
)
_HIDING = frozenset(
    ["/PieceInfo", "/Metadata", "/AF", "/AA", "/Thumb", "/OPI", "/Alternates", "/LastModified", "/JS", "/EmbeddedFile"]
)
_OWN = "/UserProperties"  # attributes of structure elements that mean something to one program alone
_SOUGHT = re.compile("|".join(sorted({*_HIDING, _OWN})).encode("ascii"))


def scrub_pages(source: pikepdf.Pdf) -> None:
    """Leave of each page what is printed, its links and its place in the structure tree."""
    for page in source.pages:
        for key in set(page.obj.keys()) - _PAGE:
            del page.obj[key]


def scrub(pdf: pikepdf.Pdf) -> None:
    """Take private data, metadata, attached files and scripts from every object of ``pdf``."""
    from pikepdf import Dictionary, Stream

    for one in pdf.objects:
        if isinstance(one, Stream):
            one = one.stream_dict
        # To write an object out and to look for the words costs far less than to go through it.
        if isinstance(one, Dictionary) and _SOUGHT.search(one.unparse(resolved=True)):
            _scrub(one)


def _scrub(holder: pikepdf.Object) -> None:
    from pikepdf import Array, Dictionary

    if isinstance(holder, Dictionary):
        for key in _HIDING & set(holder.keys()):
            del holder[key]
        if holder.get("/O") == _OWN:
            holder.P = Array()
        within = [value for _, value in holder.items()]
    else:
        within = list(holder)
    for value in within:
        if isinstance(value, (Dictionary, Array)) and not value.is_indirect:
            _scrub(value)
