"""Puts a finished pack where it belongs: each file whole or not at all, the pack itself last."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import ReportError
from reportgen.output import ANSWERS

_PREFIX = ".reportgen-"
_TOKEN = 4  # bytes


@contextlib.contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder beside ``folder``, on the same disk, for what is being made; gone at the end. What earlier runs left
    there when they were killed is removed."""
    with _explained(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in folder.parent.glob(f"{_PREFIX}{folder.name}-{'[0-9a-f]' * 2 * _TOKEN}"):
            shutil.rmtree(left, ignore_errors=True)
        staged = folder.parent / f"{_PREFIX}{folder.name}-{secrets.token_hex(_TOKEN)}"
        staged.mkdir()
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def deliver(staged: Path, folder: Path, known: Mapping[str, str], kept: Path, last: Sequence[str] = ()) -> Delivered:
    """Move every file of ``staged`` to its place in ``folder``; those named in ``last`` after all others.

    A file takes the place of the one before in a single step; one that is the same stays. ``known`` are the digests of
    the files that the last run put there, by their paths in the folder: what is no longer made is removed, and what
    somebody changed or added goes to ``kept`` before a file takes its place.
    """
    made = {path.relative_to(staged).as_posix(): digest(path) for path in _files(staged)}
    moved: list[Path] = []
    with _explained(folder):
        for name in sorted(made, key=lambda name: (name in last, name)):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            before = digest(target) if target.is_file() else ""
            if before == made[name]:
                continue
            if before and before != known.get(name):
                moved.append(_kept(target, kept))
            with (staged / name).open("rb") as file:
                os.fsync(file.fileno())
            (staged / name).replace(target)
        for name, old in known.items():
            if name not in made and (folder / name).is_file() and digest(folder / name) == old:
                (folder / name).unlink()
        for below in sorted(folder.rglob("*"), reverse=True):
            if below.is_dir() and not any(below.iterdir()):
                below.rmdir()
    return Delivered(tuple(folder / name for name in made), made, tuple(moved))


@dataclass(frozen=True, slots=True)
class Delivered:
    """The files, their digests by their paths in the folder, and those of somebody else that were put aside."""

    files: tuple[Path, ...]
    digests: Mapping[str, str]
    kept: tuple[Path, ...]


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _kept(path: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        again = f" {number}" if number > 1 else ""
        target = folder / f"{path.stem}{again}{path.suffix}"
        if not target.exists():
            path.replace(target)
            return target
        number += 1


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = f"the pack cannot be written: {error.strerror or error}"
        otherwise = "close its files in other programs, or choose another folder with --out"
        what, remedy = ANSWERS.get(error.errno or 0, (reason, otherwise))
        raise ReportError.at(error.filename or folder, what, remedy) from error
