"""Links by which an Office file fetches something when it is opened; hyperlinks, which wait for a click, are fine."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from reportgen.office.xml import name
from reportgen.review.admission.content import EXCEL, POWERPOINT, WORD, Kind
from reportgen.review.admission.faults import Fault, shortened
from reportgen.review.admission.parts import content, root

if TYPE_CHECKING:
    from lxml.etree import _Element

_HARMLESS = frozenset({"hyperlink"})
_BREAK = "select each and choose Break Link"
_BREAK_LINKS = {
    WORD: f"choose File > Info > Edit Links to Files, {_BREAK}",
    POWERPOINT: f"choose File > Info > Edit Links to Files, {_BREAK}",
    EXCEL: f"choose Data > Edit Links (or Workbook Links), {_BREAK}",
}
_PASTE_PICTURE = "select each, cut it, and paste it as a picture, so that the file holds it"
_NO_TEMPLATE = "choose File > Options > Add-ins > Manage: Templates > Go, and attach Normal.dotm in its place"
_EMBED_FILM = "take the film or sound out and give its address as a hyperlink"
# The last word of a relationship's type, what it is in plain words, and what to do; None: break the links.
_LINKED: dict[str, tuple[str, str | None]] = {
    "image": ("a picture", _PASTE_PICTURE),
    "oleObject": ("an object", None),
    "package": ("the data of a chart", None),
    "externalLink": ("another workbook", None),
    "externalLinkPath": ("another workbook", None),
    "attachedTemplate": ("its template", _NO_TEMPLATE),
    "subDocument": ("another document", "open it in outline view, choose Expand Subdocuments, and Unlink each"),
    "audio": ("a sound", _EMBED_FILM),
    "video": ("a film", _EMBED_FILM),
    "media": ("a film or sound", _EMBED_FILM),
}
_OTHER = ("a part of it", None)
# Fields of Word that bring in what stands elsewhere (ECMA-376-1, 17.16.5).
_FETCHING = ("DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD")
_FETCHING_PARTS = re.compile(r"xl/(connections|worksheets/[^/]+)\.xml")
_REFRESHED = re.compile(rb"""refreshOnLoad=["'](1|true)["']|WEBSERVICE\(""")
_UNLINK = "click on each in Word and press Ctrl+Shift+F9, so that what it shows stays in the document"


def link_faults(zipped: ZipFile, kind: Kind, within: str) -> Iterator[Fault]:
    """What is linked and not held in the file, each sort of link told once with the first of its addresses."""
    members = zipped.namelist()
    relations = [root(zipped, member) for member in sorted(members) if member.endswith(".rels")]
    yield from _external(relations, kind, within)
    if any(member.startswith("word/") for member in members):
        parts = [member for member in sorted(members) if re.fullmatch(r"word/[^/]+\.xml", member)]
        fields = {field for member in parts for field in _fetching_fields(zipped, member)}
        if fields:
            what = f"it has fields that bring in what stands elsewhere ({', '.join(sorted(fields))}){within}"
            yield Fault(what, _UNLINK)
    if any(b"ddeLink" in content(zipped, member) for member in members if member.startswith("xl/externalLinks/")):
        yield Fault(f"it has links to other programs (DDE){within}", f"in Excel, {_BREAK_LINKS[EXCEL]}")
    if any(_REFRESHED.search(content(zipped, member)) for member in members if _FETCHING_PARTS.fullmatch(member)):
        what = f"it fetches data from elsewhere whenever it is opened{within}"
        yield Fault(what, "in Excel, delete its queries and connections (Data tab) and its WEBSERVICE formulas")


def _external(relations: list[_Element | None], kind: Kind, within: str) -> Iterator[Fault]:
    addresses: dict[tuple[str, str], list[str]] = defaultdict(list)
    for table in relations:
        for relation in table if table is not None else ():
            sort = relation.get("Type", "").rpartition("/")[2]
            if relation.get("TargetMode") == "External" and sort not in _HARMLESS:
                thing, remedy = _LINKED.get(sort, _OTHER)
                addresses[thing, remedy or _BREAK_LINKS[kind]].append(relation.get("Target", ""))
    for (thing, remedy), found in addresses.items():
        times = f", and {len(found) - 1} more" if len(found) > 1 else ""
        what = f"{thing} is linked, not held in the file ({shortened(found[0])}{times}){within}"
        yield Fault(what, f"in {kind.program}, {remedy}")


def _fetching_fields(zipped: ZipFile, member: str) -> Iterator[str]:
    """The names of fields of a part of Word; a field's code may be spread over runs, and fields stand in fields."""
    data = content(zipped, member)
    top = root(zipped, member) if b"instrText" in data or b"fldSimple" in data else None
    if top is None:
        return
    codes: list[str] = []
    simple, instruction, character = name("w:fldSimple"), name("w:instrText"), name("w:fldChar")
    for element in top.iter(simple, instruction, character):
        if element.tag == simple:
            yield from _fetching(element.get(name("w:instr"), ""))
        elif element.tag == instruction:
            codes[-1:] = [(codes[-1] if codes else "") + (element.text or "")]
        elif element.get(name("w:fldCharType")) == "begin":
            codes.append("")
        elif element.get(name("w:fldCharType")) == "end" and codes:
            yield from _fetching(codes.pop())
    for code in codes:
        yield from _fetching(code)


def _fetching(code: str) -> Iterator[str]:
    first = code.split(maxsplit=1)[0].upper() if code.split() else ""
    if first in _FETCHING:
        yield first
