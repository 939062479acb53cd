"""Fixtures for all stages: whole small projects, the independent validator, LibreOffice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

ASSETS = Path(__file__).parent.parent / "assets"


@pytest.fixture
def needs_libreoffice() -> None:
    """Skips the test on a machine without LibreOffice or Poppler."""
    absent = [program for program in ("soffice", "pdftoppm") if shutil.which(program) is None]
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for, beside those of the system that scripts need."""
    from reportgen.libreoffice import program

    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setattr(program, "PLACES", ())
    monkeypatch.setattr(shutil, "which", lambda name: str(folder / name) if (folder / name).exists() else None)
    return folder


def write_project(folder: Path, files: dict[str, str]) -> Path:
    (folder / "report_specs").mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    if not (folder / "assets").exists():
        shutil.copytree(ASSETS, folder / "assets")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Makes a project from file names and texts, with Barnet's house; gives its folder."""

    return partial(write_project, tmp_path)


@pytest.fixture
def validate(tmp_path: Path) -> Callable[[bytes | Path], list[str]]:
    """Findings of openxml-audit on a file or on its bytes: none means that it is valid."""
    from openxml_audit import OpenXmlValidator

    def findings(source: bytes | Path) -> list[str]:
        path = source if isinstance(source, Path) else _written(source, tmp_path)
        errors = OpenXmlValidator().validate(path).errors
        return [f"{error.part_uri} {error.path}: {error.description}" for error in errors]

    return findings


def _written(data: bytes, folder: Path) -> Path:
    path = folder / ("validated.pptx" if b"ppt/presentation.xml" in data else "validated.docx")
    path.write_bytes(data)
    return path
