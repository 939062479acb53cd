"""PDFs of a pack's files: by LibreOffice or as partners sent them, each made whole, and kept for the next run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import reportgen.pdf
from reportgen.errors import Problem, ReportError
from reportgen.libreoffice.cache import ConversionCache, Finish
from reportgen.pdf.model import Binding

if TYPE_CHECKING:
    from reportgen.pdf.repair import Whole



@dataclass(frozen=True, slots=True)
class Converter:
    """Converts what was not converted before; ``known`` is what is known of PDFs by their content."""

    cache: ConversionCache
    version: str
    known: MutableMapping[str, str]

    @classmethod
    def keeping(cls, folder: Path, known: MutableMapping[str, str]) -> Converter:
        """A converter that keeps its PDFs in the folder."""
        version = _version()
        return cls(ConversionCache(folder, Finish(partial(_finished, known), version)), version, known)

    def unclear(self, pdf: Path) -> tuple[str, ...]:
        """What a person should see to in a PDF of this converter."""
        return tuple(json.loads(self.known.get(_unclear(pdf.read_bytes()), "[]")))

    def convert(self, files: Sequence[Path]) -> tuple[dict[Path, Path], Mapping[Path, tuple[Problem, ...]]]:
        """The PDF of each file, and the problems of those that could not be converted."""
        done = self.cache.convert([file for file in files if file.suffix.lower() != ".pdf"])
        pdfs = {one.source: one.pdf for one in done if one.pdf}
        problems = {one.source: one.problems for one in done if one.problems}
        for file in (file for file in files if file.suffix.lower() == ".pdf"):
            try:
                pdfs[file] = self.cache.mended(file, partial(_mended, self.known, file), self.version)
            except ReportError as error:
                problems[file] = error.problems
        return pdfs, problems


def binding_key(binding: Binding) -> str:
    """Of all that shapes the bound PDF; the names of converted PDFs tell their content."""
    said = repr(replace(binding, sources=tuple(replace(one, path=Path(one.path.name)) for one in binding.sources)))
    return hashlib.sha256(f"{_version()}{said}".encode()).hexdigest()[:32]


def _finished(known: MutableMapping[str, str], pdf: bytes, source: Path) -> bytes:
    from reportgen.pdf.repair import finish

    return _kept(known, finish(pdf, source))


def _mended(known: MutableMapping[str, str], file: Path, content: bytes) -> bytes:
    import pikepdf

    from reportgen.pdf.repair import whole

    try:
        return _kept(known, whole(content, file.stem))
    except pikepdf.PdfError as error:
        remedy = "open it in a PDF program, print it to a new PDF, and give that as the paper"
        raise ReportError.at(file, f"the PDF cannot be read: {error}", remedy) from error


def _kept(known: MutableMapping[str, str], made: Whole) -> bytes:
    if made.unclear:
        known[_unclear(made.content)] = json.dumps(made.unclear)
    return made.content


def _unclear(pdf: bytes) -> str:
    return f"unclear:{hashlib.sha256(pdf).hexdigest()}"


def _version() -> str:
    """Of all that shapes a PDF after LibreOffice: our own code."""
    content = hashlib.sha256()
    for path in sorted(Path(reportgen.pdf.__path__[0]).glob("*.py")):
        content.update(path.read_bytes())
    return content.hexdigest()[:16]
