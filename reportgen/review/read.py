"""Reads a file that was let in (``admission``) into the neutral model, whatever kind it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from reportgen.errors import ReportError
from reportgen.office.package import digest_state
from reportgen.review.admission.content import EXCEL, PDF, POWERPOINT, WORD, Kind, content_of
from reportgen.review.docx import read_docx
from reportgen.review.model import Format, Gathered, Reviewed
from reportgen.review.office_file import OfficeFile
from reportgen.review.pdf import read_pdf
from reportgen.review.pptx import read_pptx
from reportgen.review.workbook import read_workbook
from reportgen.zips import UNREADABLE

_READERS: Mapping[Kind, tuple[Format, Callable[[OfficeFile], Gathered]]] = {
    WORD: ("docx", read_docx),
    POWERPOINT: ("pptx", read_pptx),
    EXCEL: ("xlsx", read_workbook),
}


def read(path: Path) -> Reviewed:
    """The file in the neutral model. Raises ``ReportError`` for what is no file of a paper, or cannot be read."""
    try:
        kind = content_of(path).kind
        content = path.read_bytes()
        if kind == PDF:
            gathered, fields = read_pdf(content)
            return _reviewed(path, "pdf", content, gathered, **fields)
        if kind is not None and kind in _READERS:
            return _office(path, kind, content)
    except (OSError, *UNREADABLE) as error:
        raise ReportError.at(path, "the file cannot be read", "open it, save it again and send it in") from error
    raise ReportError.at(path, "this is no paper", "save it as .docx, .pptx, .xlsx or .pdf")


def _office(path: Path, kind: Kind, content: bytes) -> Reviewed:
    form, reader = _READERS[kind]
    with ZipFile(BytesIO(content)) as zipped:
        file = OfficeFile(zipped)
        gathered = reader(file)
        fields = {key: file.property(key) for key in ("title", "subject", "language")}
    fields["language"] = gathered.language or fields["language"]
    return _reviewed(path, form, content, gathered, state=digest_state(content), fonts=gathered.fonts(), **fields)


def _reviewed(path: Path, format_: Format, content: bytes, gathered: Gathered, **known: Any) -> Reviewed:
    return Reviewed(
        name=path.name,
        format=format_,
        digest=hashlib.sha256(content).hexdigest(),
        paragraphs=tuple(gathered.paragraphs),
        tables=tuple(gathered.tables),
        drawings=tuple(gathered.drawings),
        links=tuple(gathered.links),
        bookmarks=frozenset(gathered.bookmarks),
        comments=tuple(gathered.comments),
        changes=tuple(gathered.changes),
        drafts=tuple(gathered.drafts),
        hidden=tuple(gathered.hidden),
        empty_sections=tuple(gathered.empty_sections),
        front=tuple(gathered.front),
        slides=tuple(gathered.slides),
        **known,
    )
