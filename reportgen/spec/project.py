"""A project: the folder that holds `assets/`, the paths its specs may name, and the papers in it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import Place, ReportError
from reportgen.spec.yaml import MAX_BYTES, shown

# By its other keys a paper is known even if `kind` is misspelt: it must not be passed over in silence.
# A meeting with items is the spec of its agenda.
_PAPER = re.compile(
    rb"""^(\xef\xbb\xbf|\{[ \t]*)?["']?(kind|slides|sections|data_to|items)["']?[ \t]*:""", re.MULTILINE
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\..*)?", re.IGNORECASE)
_SPECS = "report_specs"


@dataclass(frozen=True, slots=True)
class Project:
    """``root`` holds ``assets`` (a folder a house) and ``specs``; no spec reads a file outside the root."""

    root: Path
    assets: Path
    specs: Path

    def houses(self) -> tuple[str, ...]:
        """The names of its houses, in order."""
        return tuple(sorted(file.parent.name for file in self.assets.glob("*/house.yaml")))

    def resolve(self, base_dir: Path, text: str, place: Place) -> Path:
        """The absolute path of a file named in a spec that lies in ``base_dir``; it need not exist."""
        what = _not_relative(text)
        if what:
            remedy = "write a path relative to this file, such as data/counts.csv"
            raise ReportError.at(place, f"'{text}' {what}", remedy)
        try:
            path = (base_dir / text).resolve()
        except (OSError, RuntimeError, ValueError):
            remedy = "check the links and names on the way"
            raise ReportError.at(place, f"'{text}' leads to no file", remedy) from None
        if not path.is_relative_to(self.root):
            remedy = f"keep the file below {self.root.name or self.root}/"
            raise ReportError.at(place, f"'{text}' lies outside the project", remedy)
        return path


def find_project(path: Path) -> Project:
    """The project that ``path`` is in: its nearest folder upwards that holds a folder ``assets``."""
    project = project_around(path)
    if project is None:
        remedy = "put the spec below the folder that holds assets/"
        raise ReportError.at(Place(shown(path)), "the spec is in no project: no folder above it holds 'assets'", remedy)
    return project


def project_around(path: Path) -> Project | None:
    """The project that ``path`` is in, if it is in one."""
    start = path.resolve()
    for folder in (start, *start.parents):
        if (folder / "assets").is_dir():
            return Project(folder, folder / "assets", folder / _SPECS)
    return None


def find_papers(folder: Path) -> list[Path]:
    """The specs of papers below ``folder``, in order: YAML files that begin a line with a paper's key."""
    if not folder.is_dir():
        raise ReportError.at(Place(shown(folder)), "there is no such folder", "check its name")
    found: list[Path] = []
    for name, folders, files in os.walk(folder):
        folders[:] = [inner for inner in folders if not inner.startswith(".")]
        found += [Path(name) / file for file in files if file.endswith((".yaml", ".yml")) and not file.startswith(".")]
    return sorted(path for path in found if _is_paper(path))


def _is_paper(path: Path) -> bool:
    # A cheap look: a paper with mistakes must be found too, so that they are told.
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES)
            return content.startswith(_UTF_16) or _PAPER.search(content) is not None
    except OSError:
        return True  # it cannot be passed over in silence: loading it tells why


def _not_relative(text: str) -> str:
    """What keeps ``text`` from being a path below a spec's folder, or nothing."""
    if not text.strip():
        return "names no file"
    if "\\" in text:
        return "has a backslash; folders are parted by /"
    if text.startswith("~"):
        return "begins with ~, the home folder"
    if text.startswith("/"):
        return "is an absolute path"
    if _DRIVE.match(text) and not _URL.match(text):
        return "begins with a drive letter"
    if _URL.match(text):
        return "is an address, not a file"
    if any(_DEVICE.fullmatch(part) for part in text.split("/")):
        return "is the name of a device"
    return "holds a character that no file name may have" if "\0" in text else ""
