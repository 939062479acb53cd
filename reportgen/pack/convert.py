"""PDFs of a pack's files: by LibreOffice or as partners sent them, each made whole, and kept for the next run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import reportgen.pdf
from reportgen.errors import Problem, ReportError
from reportgen.libreoffice.cache import ConversionCache, Finish
from reportgen.pdf.model import Binding

_DESCRIBED = (".docx", ".pptx")  # whose alternative texts LibreOffice loses


@dataclass(frozen=True, slots=True)
class Converter:
    """Converts what was not converted before."""

    cache: ConversionCache
    version: str

    @classmethod
    def keeping(cls, folder: Path) -> Converter:
        """A converter that keeps its PDFs in the folder."""
        version = _version()
        return cls(ConversionCache(folder, Finish(_finished, version)), version)

    def convert(self, files: Sequence[Path]) -> tuple[dict[Path, Path], Mapping[Path, tuple[Problem, ...]]]:
        """The PDF of each file, and the problems of those that could not be converted."""
        done = self.cache.convert([file for file in files if file.suffix.lower() != ".pdf"])
        pdfs = {one.source: one.pdf for one in done if one.pdf}
        problems = {one.source: one.problems for one in done if one.problems}
        for file in (file for file in files if file.suffix.lower() == ".pdf"):
            try:
                pdfs[file] = self.cache.mended(file, partial(_mended, file), self.version)
            except ReportError as error:
                problems[file] = error.problems
        return pdfs, problems


def binding_key(binding: Binding) -> str:
    """Of all that shapes the bound PDF; the names of converted PDFs tell their content."""
    said = repr(replace(binding, sources=tuple(replace(one, path=Path(one.path.name)) for one in binding.sources)))
    return hashlib.sha256(f"{_version()}{said}".encode()).hexdigest()[:32]


def _finished(pdf: bytes, source: Path) -> bytes:
    from reportgen.pdf.repair import finish, whole

    if source.suffix.lower() in _DESCRIBED:
        return finish(pdf, source).content
    return whole(pdf, source.stem).content


def _mended(file: Path, content: bytes) -> bytes:
    import pikepdf

    from reportgen.pdf.repair import whole

    try:
        return whole(content, file.stem).content
    except pikepdf.PdfError as error:
        remedy = "open it in a PDF program, print it to a new PDF, and give that as the paper"
        raise ReportError.at(file, f"the PDF cannot be read: {error}", remedy) from error


def _version() -> str:
    """Of all that shapes a PDF after LibreOffice: our own code."""
    content = hashlib.sha256()
    for path in sorted(Path(reportgen.pdf.__path__[0]).glob("*.py")):
        content.update(path.read_bytes())
    return content.hexdigest()[:16]
