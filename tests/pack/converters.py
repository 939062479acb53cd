"""A stand-in for the converter: PDFs of as many pages as a test says, without LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.errors import Place, Problem
from tests.pack.boardpack import pdf

BROKEN = "LibreOffice could not make a PDF of this file"


@dataclass
class FakeConverter:
    """``lengths`` are pages by the names of files, 1 for all others; ``broken`` cannot be converted."""

    folder: Path
    lengths: dict[str, int] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    calls: list[list[str]] = field(default_factory=list)
    known: dict[bytes, Path] = field(default_factory=dict)

    @property
    def made(self) -> list[str]:
        """The files that were converted and were not before, in order."""
        return [name for call in self.calls for name in call]

    def convert(self, files: Sequence[Path]) -> tuple[dict[Path, Path], Mapping[Path, tuple[Problem, ...]]]:
        new = [file for file in files if file.read_bytes() not in self.known]
        self.calls.append([file.name for file in new])
        for file in new:
            if file.name not in self.broken:
                target = self.folder / f"{len(self.known)}-{file.stem}.pdf"
                self.known[file.read_bytes()] = pdf(target, self.lengths.get(file.name, 1))
        problem = (Problem(Place("somewhere"), BROKEN, "open it in LibreOffice to see why"),)
        broken = {file: problem for file in files if file.name in self.broken}
        return {file: self.known[file.read_bytes()] for file in files if file not in broken}, broken
