"""A report and a deck of ours, built once; copies of them edited as Word and PowerPoint do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import api
from reportgen.office.archive import archive

NORTHMERE = Path(__file__).parents[1] / "projects" / "northmere"
Edit = Callable[..., Path]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the project by their names."""
    result = api.build([NORTHMERE], tmp_path_factory.mktemp("built"), jobs=1)
    assert result.problems == ()
    return {one.path.name: one.path.read_bytes() for one in result.built}


@pytest.fixture
def edit(built: dict[str, bytes], tmp_path: Path) -> Edit:
    """``edit("visits-report.docx", ("word/document.xml", old, new))``: the file with each part changed at one place;
    nothing old makes a new part."""

    def edited(name: str, *changes: tuple[str, str, str]) -> Path:
        with zipfile.ZipFile(io.BytesIO(built[name])) as zipped:
            parts = {one: zipped.read(one) for one in zipped.namelist()}
        for part, old, new in changes:
            text = parts.get(part, b"").decode()
            assert old in text
            parts[part] = text.replace(old, new, 1).encode()
        path = tmp_path / name
        path.write_bytes(archive(parts.items()))
        return path

    return edited
