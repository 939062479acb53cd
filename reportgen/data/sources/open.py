"""Opens the sources of a dataset: which reader for which ending of a file's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.sources.columnar import open_columnar
from reportgen.data.sources.database import open_database
from reportgen.data.sources.delimited import open_delimited
from reportgen.data.sources.workbook import open_workbook
from reportgen.errors import Problems, ReportError

if TYPE_CHECKING:
    from reportgen.data.sources.source import Source
    from reportgen.spec.definitions import Dataset

_DELIMITED, _COLUMNAR, _WORKBOOK = (".csv", ".csv.gz", ".tsv", ".txt"), (".parquet",), (".xlsx", ".xlsm")
_ENDINGS = (*_DELIMITED, *_COLUMNAR, *_WORKBOOK)
_KINDS = "use a CSV (.csv or .csv.gz), Excel (.xlsx) or Parquet (.parquet) file"


def open_sources(dataset: Dataset, files: tuple[Path, ...], root: Path) -> list[Source]:
    """The dataset's sources, headers read; raises the problems of all its files together."""
    if dataset.database:
        return [open_database(dataset, files, root)]
    problems = Problems()
    sources: list[Source] = []
    for index, path in enumerate(files):
        try:
            sources.append(_open_file(dataset, index, path))
        except ReportError as error:
            problems.take(error)
    problems.raise_if_any()
    return sources


def _open_file(dataset: Dataset, index: int, path: Path) -> Source:
    place, label = dataset.place("files", index), Path(dataset.files[index]).name
    if not path.exists():
        near = sorted(other.name for other in path.parent.glob("*") if other.name.lower().endswith(_ENDINGS))
        remedy = f"the folder holds {', '.join(near[:6])}" if near else "check the path, from the folder of this spec"
        raise ReportError.at(place, f"there is no file '{dataset.files[index]}'", remedy)
    if not path.is_file():
        raise ReportError.at(place, f"'{dataset.files[index]}' is no file", _KINDS)
    if path.stat().st_size == 0:
        raise ReportError.at(place, f"'{label}' is empty", "check that the right file was saved")
    name = path.name.lower()
    if name.endswith(_DELIMITED):
        return open_delimited(path, label, place, dataset.delimiter)
    if name.endswith(_COLUMNAR):
        return open_columnar(path, label, place)
    if name.endswith(_WORKBOOK):
        return open_workbook(path, label, place, dataset.sheet, dataset.place("sheet"))
    raise ReportError.at(place, f"'{label}' is of no kind that can be read", _KINDS)
