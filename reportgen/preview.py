"""Previews: Office files come in, PDFs and pictures of their pages go out, through LibreOffice and Poppler."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.errors import Place, Problem, ReportError

# Where LibreOffice puts itself when it is not on the PATH.
OFFICE_PLACES = (
    ("/usr/bin", "soffice"),
    ("/opt", "libreoffice*/program/soffice"),
    ("/Applications", "LibreOffice.app/Contents/MacOS/soffice"),
    ("C:/Program Files/LibreOffice/program", "soffice.com"),
    ("C:/Program Files (x86)/LibreOffice/program", "soffice.com"),
)
OFFICE_REMEDY = (
    "install it: apt-get install libreoffice-writer libreoffice-impress (Debian, Ubuntu), "
    "elsewhere from libreoffice.org"
)
POPPLER_REMEDY = (
    "install it: apt-get install poppler-utils (Debian, Ubuntu), brew install poppler (macOS), "
    "winget install oschwartz10612.Poppler (Windows)"
)


def to_pdf(files: Sequence[Path], out: Path, *, timeout: float = 300) -> tuple[Path, ...]:
    """A PDF in ``out`` for each file, in their order, all made in one run of LibreOffice.

    Raises
    ------
    ReportError
        A file is missing, LibreOffice is absent, took longer than ``timeout`` seconds or could not convert a file.
    """
    _refuse_missing(files)
    if not files:
        return ()
    office = find_office()
    targets = [out / f"{name}.pdf" for name in _names(files)]
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as work, _explained(out):
        made = _convert(office, files, Path(work), timeout)
        out.mkdir(parents=True, exist_ok=True)
        for source, target in zip(made, targets, strict=True):
            shutil.move(source, target)
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


def find_office() -> Path:
    """LibreOffice's program, from the PATH or where it is usually installed."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    for folder, pattern in OFFICE_PLACES:
        programs = sorted(Path(folder).glob(pattern))
        if programs:
            return programs[-1]
    raise ReportError.at("LibreOffice", "it makes the previews, and is not installed", OFFICE_REMEDY)


def _convert(office: Path, files: Sequence[Path], work: Path, timeout: float) -> list[Path]:
    # LibreOffice gets numbered copies: it names a PDF by the file's stem, takes a leading hyphen for an option, and
    # would put its lock files beside the originals.
    copies = [work / f"{number}{file.suffix}" for number, file in enumerate(files)]
    for file, copy in zip(files, copies, strict=True):
        shutil.copyfile(file, copy)
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    command = [str(office), profile, *options, "--convert-to", "pdf", "--outdir", str(work), *map(str, copies)]
    said = _run(command, timeout)
    made = [copy.with_suffix(".pdf") for copy in copies]
    failed = [file for file, pdf in zip(files, made, strict=True) if not pdf.exists()]
    if failed:
        remedy = f"open it in LibreOffice to see why{f' (it said: {_last_line(said)})' if said.strip() else ''}"
        what = "LibreOffice could not make a PDF of this file"
        raise ReportError(Problem(Place(str(file)), what, remedy) for file in failed)
    return made


def _run(command: Sequence[str], timeout: float) -> str:
    """What the program said on its error channel; it and its children are stopped after ``timeout`` seconds."""
    posix = sys.platform != "win32"
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=posix,
    )
    try:
        return process.communicate(timeout=timeout)[1]
    except subprocess.TimeoutExpired:
        what = f"LibreOffice was stopped: it took longer than {timeout:g} seconds"
        raise ReportError.at("preview", what, "try again with fewer files") from None
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[str]) -> None:
    # soffice is a script that starts the real program: killing the script alone would leave that running.
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S607
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


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
