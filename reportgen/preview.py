"""Previews: Office files come in, PDFs and pictures of their pages go out, through LibreOffice and Poppler."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.errors import Place, Problem, ReportError
from reportgen.libreoffice.convert import PATIENCE, convert

POPPLER_REMEDY = (
    "install it: apt-get install poppler-utils (Debian, Ubuntu), brew install poppler (macOS), "
    "winget install oschwartz10612.Poppler (Windows)"
)


def to_pdf(files: Sequence[Path], out: Path, *, patience: float = PATIENCE) -> tuple[Path, ...]:
    """A PDF in ``out`` for each file, in their order, all made in one run of LibreOffice.

    Raises
    ------
    ReportError
        A file is missing, LibreOffice is absent, or it could not convert a file; then no PDF is written.
    """
    _refuse_missing(files)
    targets = [out / f"{name}.pdf" for name in _names(files)]
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as work, _explained(out):
        made = sorted(convert(files, Path(work), patience=patience), key=lambda one: one.number)
        problems = [problem for one in made for problem in one.problems]
        if problems:
            raise ReportError(problems)
        for one, target in zip(made, targets, strict=True):
            out.mkdir(parents=True, exist_ok=True)
            shutil.move(str(one.pdf), target)
    return tuple(targets)


def to_png(pdf: Path, out: Path, dpi: int = 110) -> tuple[Path, ...]:
    """A picture in ``out`` for each page: ``name-01.png`` and so on; those of an earlier run are removed."""
    _refuse_missing([pdf])
    poppler = shutil.which("pdftoppm")
    if poppler is None:
        raise ReportError.at("pdftoppm", "this program of Poppler is not installed", POPPLER_REMEDY)
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as work, _explained(out):
        command = [poppler, "-r", str(dpi), "-png", str(pdf.absolute()), str(Path(work) / "page")]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode:
            raise ReportError.at(pdf, f"pdftoppm could not read the PDF: {_last_line(done.stderr)}", "make it again")
        made = sorted(Path(work).glob("page-*.png"), key=_page)
        out.mkdir(parents=True, exist_ok=True)
        for old in _pages_of(pdf.stem, out):
            old.unlink()
        targets = [out / f"{pdf.stem}-{_page(source):02}.png" for source in made]
        for source, target in zip(made, targets, strict=True):
            shutil.move(source, target)
    return tuple(targets)


def _names(files: Sequence[Path]) -> list[str]:
    """The stem of each file; with its ending where two share a stem, and numbered where that is not enough."""
    stems = Counter(file.stem for file in files)
    met: Counter[str] = Counter()
    names = []
    for file in files:
        name = f"{file.stem}-{file.suffix[1:]}" if stems[file.stem] > 1 else file.stem
        met[name] += 1
        names.append(f"{name}-no-{met[name]}" if met[name] > 1 else name)
    return names


def _page(picture: Path) -> int:
    return int(picture.stem.rpartition("-")[2])


def _pages_of(stem: str, folder: Path) -> list[Path]:
    pictures = folder.glob("*.png")
    return [path for path in pictures if path.stem.rpartition("-")[0] == stem and path.stem[len(stem) + 1 :].isdigit()]


def _refuse_missing(files: Sequence[Path]) -> None:
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise ReportError(Problem(Place(str(file)), "there is no such file", "check the name") for file in missing)


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else "it gave no reason"


@contextlib.contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"the preview cannot be written: {error.strerror or error}"
        raise ReportError.at(out, what, "choose another folder with --out") from error
