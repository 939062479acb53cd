"""Edits a built report as an officer does in Word: ``python -m tests.samples.edited BUILT.docx EDITED.docx``."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from reportgen.office.archive import archive
from reportgen.office.xml import element, name, parse

# Word marks what was typed in one sitting with a number of its own: the file's first, then that of the edits.
FIRST, LATER = "00C41A20", "00E7536B"
CHANGED = "It needs to see each quarter which offences rise and which fall, over what span, and against whom."
PIECES = (
    "It needs to see each quarter which offences rise and which fall",
    ", over what span, against whom, and what the partners do about them",
    ".",
)
BEFORE_ADDED = "shows the months."
ADDED = (
    "Officers and the Safer Neighbourhood Teams walked through the town centres in September. Residents asked for "
    "better lighting between stations and car parks; the Council will survey it before the next meeting."
)
EDITOR, EDITED = "Head of Community Safety", "2023-11-10T15:42:00Z"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DUBLIN = "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"


def edit(built: bytes) -> bytes:
    """The report with a changed sentence and an added paragraph, without its DRAFT mark, as Word saves it."""
    with zipfile.ZipFile(BytesIO(built)) as file:
        members = [(info.filename, file.read(info)) for info in file.infolist()]
    return archive([(member, _edited(member, content)) for member, content in members])


def _edited(member: str, content: bytes) -> bytes:
    for begins, change in _CHANGES:
        if member.startswith(begins):
            root = parse(content)
            change(root)
            return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return content


def _body(root: Any) -> None:
    paragraphs = list(root.iter(name("w:p")))
    for paragraph in paragraphs:
        paragraph.set(name("w:rsidR"), FIRST)
        paragraph.set(name("w:rsidRDefault"), FIRST)
    _change_sentence(next(paragraph for paragraph in paragraphs if CHANGED in _text(paragraph)))
    _add_paragraph(next(paragraph for paragraph in paragraphs if _is_on_robbery(paragraph)))


def _text(paragraph: Any) -> str:
    return "".join(paragraph.itertext(name("w:t")))


def _is_on_robbery(paragraph: Any) -> bool:
    return "robbery" in _text(paragraph).casefold() and _text(paragraph).endswith(BEFORE_ADDED)


def _change_sentence(paragraph: Any) -> None:
    """Word parts the run where somebody typed, and marks what its grammar check looked at."""
    run = next(run for run in paragraph.iter(name("w:r")) if CHANGED in _text(run))
    text = next(run.iter(name("w:t")))
    text.text = text.text.replace(CHANGED, PIECES[0])
    text.set(_SPACE, "preserve")
    typed, end = _run(PIECES[1], LATER), _run(PIECES[2], FIRST)
    typed.insert(0, element("w:rPr", element("w:lang", w__val="en-GB")))
    for part in (end, element("w:proofErr", w__type="gramEnd"), typed, element("w:proofErr", w__type="gramStart")):
        run.addnext(part)


def _add_paragraph(before: Any) -> None:
    style = element("w:pPr", element("w:pStyle", w__val="NumberedParagraph"))
    start = element("w:bookmarkStart", w__id="900", w__name="_GoBack")
    added = element("w:p", style, _run(ADDED, LATER), start, element("w:bookmarkEnd", w__id="900"))
    added.set(name("w:rsidR"), LATER)
    added.set(name("w:rsidRDefault"), LATER)
    before.addnext(added)


def _run(words: str, sitting: str) -> Any:
    text = element("w:t", text=words)
    text.set(_SPACE, "preserve")
    run = element("w:r", text)
    run.set(name("w:rsidR"), sitting)
    return run


def _header(root: Any) -> None:
    """Takes the watermark away, as Design > Watermark > Remove does."""
    for control in list(root.iter(name("w:sdt"))):
        if any(gallery.get(name("w:val")) == "Watermarks" for gallery in control.iter(name("w:docPartGallery"))):
            control.getparent().remove(control)


def _settings(root: Any) -> None:
    sittings = element("w:rsids", element("w:rsidRoot", w__val=FIRST), element("w:rsid", w__val=FIRST),
                       element("w:rsid", w__val=LATER))  # fmt: skip
    next(root.iter(name("w:compat"))).addnext(sittings)


def _core(root: Any) -> None:
    said = {f"{_CORE}lastModifiedBy": EDITOR, f"{_CORE}revision": "3", f"{_DUBLIN}modified": EDITED}
    for tag, words in said.items():
        found = root.find(tag)
        if found is None:
            found = etree.SubElement(root, tag)
        found.text = words


def _app(root: Any) -> None:
    for tag, words in (("Application", "Microsoft Office Word"), ("AppVersion", "16.0000")):
        found = root.find(_APP + tag)
        if found is None:
            found = etree.SubElement(root, _APP + tag)
        found.text = words


_CHANGES: tuple[tuple[str, Callable[[Any], None]], ...] = (
    ("word/document.xml", _body),
    ("word/header", _header),
    ("word/settings.xml", _settings),
    ("docProps/core.xml", _core),
    ("docProps/app.xml", _app),
)

if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(edit(Path(sys.argv[1]).read_bytes()))
