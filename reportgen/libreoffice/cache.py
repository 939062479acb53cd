"""PDFs of Office files that were made before: known by the content of the file and by all that shapes the PDF."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import ReportError
from reportgen.libreoffice.convert import PATIENCE, Converted, convert
from reportgen.libreoffice.profile import settings
from reportgen.libreoffice.program import find_soffice, version

LAYOUT = "1"  # of the cache: raised when what stands in it, or how it is named, changes
MOST_DAYS = 90
MOST_BYTES = 1 << 30
_ABANDONED_DAYS = 1  # a file that was being written that long ago was left by a process that was killed
_DAY = 24 * 60 * 60
_NAMED = 32  # digits of a hash that stand in a name: 128 bits, and no path too long for Windows


@dataclass(frozen=True, slots=True)
class Finish:
    """What is done to a PDF of LibreOffice before it is kept; ``version`` changes whenever the result would."""

    apply: Callable[[bytes, Path], bytes]
    version: str


AS_MADE = Finish(lambda pdf, _: pdf, "")


@dataclass(frozen=True, slots=True)
class ConversionCache:
    """A folder of PDFs, each in a file ``KEY-CHECK.pdf``: the second word tells whether it is still whole."""

    folder: Path
    finish: Finish = AS_MADE

    def convert(self, files: Sequence[Path], *, patience: float = PATIENCE) -> tuple[Converted, ...]:
        """Each file, in their order, with its PDF in the folder, or with its problems.

        Files of the same content are converted once. What is done stays, even if the process is killed before the end.

        Raises
        ------
        ReportError
            LibreOffice is absent, a file cannot be read, or the folder cannot be written.
        """
        if not files:
            return ()
        with _explained(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            keys = self._keys(files)
            by_key = dict(zip(keys, files, strict=True))
            kept = {key: pdf for key in by_key if (pdf := self._kept(key))}
            done = {key: Converted(0, by_key[key], pdf, reused=True) for key, pdf in kept.items()}
            done |= self._made({key: file for key, file in by_key.items() if key not in done}, patience)
            self._tidy({one.pdf for one in done.values()})
        return tuple(_for(file, number, done[key]) for number, (key, file) in enumerate(zip(keys, files, strict=True)))

    def mended(self, pdf: Path, mend: Callable[[bytes], bytes], version: str) -> Path:
        """What ``mend`` makes of a file that is a PDF already; ``version`` changes whenever the result would."""
        return self.made(_key(pdf, f"{LAYOUT}\0{version}"), lambda path: path.write_bytes(mend(pdf.read_bytes())))

    def made(self, key: str, write: Callable[[Path], object]) -> Path:
        """The PDF of a key that tells all that shapes it: as it was made before, or as ``write`` writes it."""
        with _explained(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            return self._kept(key) or self._keep(key, write)

    def _keys(self, files: Sequence[Path]) -> list[str]:
        shaped_by = "\0".join((LAYOUT, version(find_soffice()), settings(), _fonts(), self.finish.version))
        return [_key(file, shaped_by) for file in files]

    def _kept(self, key: str) -> Path | None:
        for pdf in sorted(self.folder.glob(f"{key}-*.pdf")):
            if pdf.name == _name(key, pdf.read_bytes()):
                os.utime(pdf)  # the oldest to be used goes first
                return pdf
            pdf.unlink()
        return None

    def _made(self, files: Mapping[str, Path], patience: float) -> dict[str, Converted]:
        """Each PDF is finished and kept while LibreOffice goes on with the next file."""
        keys = list(files)
        with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as work:
            conversions = convert(list(files.values()), Path(work), patience=patience)
            return {keys[one.number]: self._finished(keys[one.number], one) for one in conversions}

    def _finished(self, key: str, made: Converted) -> Converted:
        if made.pdf is None:
            return made
        try:
            pdf = self.finish.apply(made.pdf.read_bytes(), made.source)
        except ReportError as error:
            return replace(made, pdf=None, problems=error.problems)
        return replace(made, pdf=self._keep(key, lambda path: path.write_bytes(pdf)))

    def _keep(self, key: str, write: Callable[[Path], object]) -> Path:
        temporary = self.folder / f".{secrets.token_hex(8)}.tmp"
        write(temporary)
        target = self.folder / _name(key, temporary.read_bytes())
        temporary.replace(target)
        return target

    def _tidy(self, used: set[Path | None]) -> None:
        """Remove what was used long ago, or was left half written, and the oldest where all is too much."""
        now, room = time.time(), MOST_BYTES
        # Another run may tidy at the same time.
        with contextlib.suppress(FileNotFoundError):
            for path, found in sorted(_entries(self.folder), key=lambda entry: -entry[1].st_mtime):
                room -= found.st_size
                days = (now - found.st_mtime) / _DAY
                old = days > (_ABANDONED_DAYS if path.suffix == ".tmp" else MOST_DAYS)
                if path not in used and (old or room < 0):
                    path.unlink()


def _entries(folder: Path) -> list[tuple[Path, os.stat_result]]:
    return [(path, path.stat()) for path in folder.iterdir() if path.suffix in (".pdf", ".tmp")]


def _for(file: Path, number: int, converted: Converted) -> Converted:
    problems = tuple(replace(one, place=replace(one.place, file=str(file))) for one in converted.problems)
    return replace(converted, number=number, source=file, problems=problems)


def _key(file: Path, shaped_by: str) -> str:
    try:
        with file.open("rb") as opened:
            content = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}"
        raise ReportError.at(file, what, "check its name and permissions") from error
    # LibreOffice goes by the ending, too.
    return hashlib.sha256(f"{content}\0{file.suffix.lower()}\0{shaped_by}".encode()).hexdigest()[:_NAMED]


def _name(key: str, pdf: bytes) -> str:
    return f"{key}-{hashlib.sha256(pdf).hexdigest()[:_NAMED]}.pdf"


def _fonts() -> str:
    """The fonts that are installed, where the system has a list: with another font, a paper's pages may break anew."""
    listing = shutil.which("fc-list")
    if listing is None:
        return ""
    listed = subprocess.run([listing, ":", "file", "fontversion"], capture_output=True, text=True, check=False)
    return "\n".join(sorted(listed.stdout.splitlines()))


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"PDFs that were made cannot be kept here: {error.strerror or error}"
        raise ReportError.at(folder, what, "check its permissions and the room on the disk") from error
