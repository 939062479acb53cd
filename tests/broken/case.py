"""What a broken project is: the change that breaks it, the lines that tell it, the paper that is built all the same."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Change = Callable[[Path], None]

SPECS = "report_specs"
PAPERS = ("report.docx", "slides.pptx")
HERE = Path(__file__).parent
ASSETS = HERE.parents[1] / "assets"


@dataclass(frozen=True, slots=True)
class Case:
    """``told`` is all that stands on standard error; ``built`` are the papers that the mistake does not touch."""

    name: str
    change: Change
    told: tuple[str, ...]
    built: tuple[str, ...] = ()


def broken(name: str, change: Change, *told: str) -> Case:
    """A mistake that both papers share."""
    return Case(name, change, told)


def report(name: str, change: Change, *told: str) -> Case:
    """A mistake of the report alone."""
    return Case(name, change, told, ("slides.pptx",))


def slides(name: str, change: Change, *told: str) -> Case:
    """A mistake of the deck alone."""
    return Case(name, change, told, ("report.docx",))


def lay_out(root: Path) -> Path:
    """The unbroken project in a new folder ``root``."""
    shutil.copytree(HERE / "project", root)
    shutil.copytree(ASSETS / "barnet", root / "assets" / "barnet")
    return root


# --- Changes; files are named from `report_specs`, unless they begin with `assets` -------------------------------


def swap(file: str, old: str, new: str) -> Change:
    """Put ``new`` in the place of ``old``, which the file must hold just once."""

    def change(root: Path) -> None:
        path = _path(root, file)
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def add(file: str, text: str) -> Change:
    """Put ``text`` at the file's end."""

    def change(root: Path) -> None:
        with _path(root, file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return change


def write(file: str, content: str | bytes) -> Change:
    """Write the whole file."""

    def change(root: Path) -> None:
        _path(root, file).write_bytes(content.encode() if isinstance(content, str) else content)

    return change


def delete(file: str) -> Change:
    return lambda root: _path(root, file).unlink()


def copy(file: str, to: str) -> Change:
    def change(root: Path) -> None:
        _path(root, to).write_bytes(_path(root, file).read_bytes())

    return change


def link(file: str, to: str) -> Change:
    """Make ``file`` a symbolic link."""

    def change(root: Path) -> None:
        path = _path(root, file)
        path.unlink(missing_ok=True)
        path.symlink_to(to)

    return change


def swap_in_zip(file: str, member: str, old: str, new: str) -> Change:
    """Put ``new`` in the place of each ``old`` in a part of an Office file."""

    def change(root: Path) -> None:
        path = _path(root, file)
        with zipfile.ZipFile(path) as package:
            parts = {info.filename: package.read(info) for info in package.infolist()}
        assert old.encode() in parts[member], f"{member} of {file} holds no {old!r}"
        parts[member] = parts[member].replace(old.encode(), new.encode())
        with zipfile.ZipFile(path, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(root: Path) -> None:
        for one in changes:
            one(root)

    return change


def _path(root: Path, file: str) -> Path:
    return root / file if file.startswith("assets") else root / SPECS / file
