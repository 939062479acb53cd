"""Fixtures for the data stage: tiny datasets written on the spot, and slices of real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.data.load import load_cube
from reportgen.data.model import Cube
from reportgen.data.needs import Needs
from reportgen.spec.definitions import Dataset, Measure
from reportgen.spec.terms import Where

FILES = Path(__file__).parent / "files"
AREAS = {
    "barnet": "barnet",
    "e09000003": "barnet",
    "brent": "brent",
    "harrow": "harrow",
    "richmond upon thames": "richmond",
    "westminster": "westminster",
    "city of westminster": "westminster",
}
KNOWN: dict[str, Any] = {"title": "Cases", "source": "Council", "release": "2023", "licence": "OGL v3.0"}
LONG = {"area": "area", "date": "month", "value": "count"}

Load = Callable[..., Cube]


def load_files(
    folder: Path, *files: str, wheres: tuple[Where, ...] = ({},), split_by: tuple[str, ...] = (), **spec: Any
) -> Cube:
    """The cube of a dataset of ``files`` in ``folder``; one measure for each filter."""
    source = {} if "database" in spec else {"files": list(files)}
    dataset = Dataset.model_validate({**KNOWN, "columns": LONG, **source, **spec})
    measures = tuple(Measure(label="Cases", dataset="cases", where=where) for where in wheres)
    paths = tuple(folder / file for file in files)
    return load_cube("cases", dataset, paths, Needs(measures, split_by), AREAS, folder)


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """``load({name: text}, wheres, **spec)``: writes the files and loads them as one dataset."""

    def loaded(files: dict[str, str | bytes], *wheres: Where, **spec: Any) -> Cube:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name).write_bytes(data)
        return load_files(tmp_path, *files, wheres=wheres or ({},), **spec)

    return loaded


@pytest.fixture
def real() -> Load:
    """``real(file, ..., wheres=..., **spec)``: loads slices of real files."""
    return lambda *files, **spec: load_files(FILES, *files, **spec)


def rows(cube: Cube, *columns: str) -> list[tuple[Any, ...]]:
    """The frame's rows, dates as texts; None for what is not known."""
    chosen = columns or ("area", "date", *cube.categories, "value")
    cells = cube.frame[list(chosen)].astype({"date": "str"} if "date" in chosen else {})
    return [
        tuple(None if cell != cell else cell for cell in row) for row in cells.itertuples(index=False, name=None)
    ]
