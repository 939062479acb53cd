"""Files on disk: written whole or not at all, and never over one that somebody has edited."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from reportgen.errors import ReportError

DigestState = Literal["ours", "edited", "foreign"]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a file; ``kept`` is the dated copy of the edited file that stood there before."""

    path: Path
    state: Literal["written", "unchanged", "kept"]
    kept: Path | None = None


def save(
    data: bytes, path: Path, *, force: bool, state: Callable[[Path], DigestState], today: date | None = None
) -> Saved:
    """Write ``data`` to ``path``, through a temporary file in the same folder.

    Parameters
    ----------
    force
        Replace a file that was edited, after a dated copy was put beside it.
    state
        Tells whether the file that stands there is as reportgen wrote it.
    today
        The date in the copy's name; today's if none is given.

    Raises
    ------
    ReportError
        The file was edited, is open, or cannot be written. What stood there is whole, and nothing is left beside it.
    """
    denied = "the file cannot be read: access is denied", "close it in other programs and check its permissions"
    with _explained(path, denied):
        old = _content(path)
        if old == data:
            return Saved(path, "unchanged")
        before = _fingerprint(path)
        edited = old is not None and _is_edited(path, state(path), force)
        if old is not None:
            _refuse_if_in_use(path)
    denied = f"the folder {path.parent} cannot be written to", "check its permissions, or choose another with --out"
    with ExitStack() as undo:
        with _explained(path, denied):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".reportgen-{secrets.token_hex(8)}.tmp")
            undo.callback(_discard, temporary)
            _write(temporary, data)
            kept = _keep(path, old, today or _today(), undo) if edited and old is not None else None
        denied = "the file cannot be replaced: it is open in another program, or protected", "close it and build again"
        with _explained(path, denied):
            if old is not None:
                shutil.copymode(path, temporary)
            if _fingerprint(path) != before:
                raise ReportError.at(path, "the file was changed while it was being built", "build again")
            temporary.replace(path)
        undo.pop_all()
    return Saved(path, "kept" if kept else "written", kept)


def put(data: bytes, path: Path) -> None:
    """Write what is only ever written by programs: in a single step, also if two of them do so at the same time.

    Raises
    ------
    ReportError
        It cannot be written. What stood there is whole, and nothing is left beside it.
    """
    denied = f"the folder {path.parent} cannot be written to", "check its permissions, or choose another with --out"
    with _explained(path, denied), ExitStack() as undo:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".reportgen-{secrets.token_hex(8)}.tmp")
        undo.callback(_discard, temporary)
        temporary.write_bytes(data)
        temporary.replace(path)
        undo.pop_all()


def _content(path: Path) -> bytes | None:
    if path.is_dir():
        raise ReportError.at(path, "this is a folder, so no file can be written here", "rename or move the folder")
    return path.read_bytes() if path.exists() else None


def _fingerprint(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _is_edited(path: Path, state: DigestState, force: bool) -> bool:
    if state == "ours":
        return False
    if not force:
        what = "was changed since reportgen wrote it" if state == "edited" else "was not written by reportgen"
        remedy = "rename it or move it and build again, or build with --force, which first keeps a dated copy of it"
        raise ReportError.at(path, f"the file {what}, so it was left as it is", remedy)
    return True


def lock_files(path: Path) -> tuple[Path, ...]:
    """The files by which Word, PowerPoint and LibreOffice show that ``path`` is open."""
    # Word puts its mark over the first letters of names longer than six letters, PowerPoint before all of them.
    hidden = max(0, min(2, len(path.stem) - 6))
    names = dict.fromkeys((f"~${path.name[hidden:]}", f"~${path.name}", f".~lock.{path.name}#"))
    return tuple(path.with_name(name) for name in names)


def _refuse_if_in_use(path: Path) -> None:
    for lock in lock_files(path):
        if lock.exists():
            remedy = f"close it and build again (if no program has it open, delete {lock.name})"
            raise ReportError.at(path, "the file is open in Office", remedy)
    # A rename would replace a read-only file without a word on Linux and macOS.
    if not path.stat().st_mode & 0o200:
        raise ReportError.at(path, "the file is read-only", "make it writable, or rename it, and build again")


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep(path: Path, content: bytes, today: date, undo: ExitStack) -> Path:
    copy = _free_name(path, today)
    undo.callback(_discard, copy)
    _write(copy, content)
    if copy.read_bytes() != content:
        raise ReportError.at(copy, "the copy of the edited file is not like the original", "check the disk")
    shutil.copystat(path, copy)
    return copy


def _today() -> date:
    return datetime.now().astimezone().date()


def _free_name(path: Path, today: date) -> Path:
    number = 1
    while True:
        again = f", {number}" if number > 1 else ""
        copy = path.with_name(f"{path.stem} (edited {today.isoformat()}{again}){path.suffix}")
        if not copy.exists():
            return copy
        number += 1


def _discard(path: Path) -> None:
    # Called while an error is on its way to the user: that one tells more than a failure to tidy up.
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


ANSWERS = {
    errno.ENOSPC: ("the disk is full", "make room on it, or choose another with --out"),
    errno.EDQUOT: ("your share of the disk is used up", "make room on it, or choose another with --out"),
    errno.EROFS: ("the disk is read-only", "choose another folder with --out"),
    errno.ENAMETOOLONG: ("the name of the file or of its folder is too long", "shorten the name, or that of --out"),
    errno.EEXIST: ("a file stands where a folder is needed", "rename or move that file, or choose another with --out"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "rename or move that file, or choose another with --out"),
}
WINDOWS_NAME_TOO_LONG = 206


@contextlib.contextmanager
def _explained(path: Path, denied: tuple[str, str]) -> Iterator[None]:
    """Tell an error of the operating system in plain words; ``denied`` are those for a missing permission."""
    try:
        yield
    except PermissionError as error:
        raise ReportError.at(path, *denied) from error
    except OSError as error:
        number = errno.ENAMETOOLONG if getattr(error, "winerror", None) == WINDOWS_NAME_TOO_LONG else error.errno
        reason = f"the file cannot be written: {error.strerror or error}"
        what, remedy = ANSWERS.get(number or 0, (reason, "choose another folder with --out"))
        raise ReportError.at(path, what, remedy) from error
