"""XLSX workbooks: the first row of a sheet is the header, formulas give the values they were saved with."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from reportgen.data.sources.source import Source, Type, cell_text, column_names
from reportgen.data.sources.texts import TextSource
from reportgen.errors import Place, ReportError, did_you_mean
from reportgen.zips import too_large

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet


@dataclass(frozen=True, slots=True)
class WorkbookSource(TextSource):
    """A sheet of a workbook."""

    def rows(self, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str | None, ...]]]:
        places = [list(self.columns).index(column) for column in columns]
        if self.path is None:
            raise AssertionError("a workbook has a path")
        with _readable(self.label, self.place), _workbook(self.path) as book:
            for number, cells in enumerate(book[self.table].iter_rows(min_row=2, values_only=True), start=2):
                if any(cell is not None for cell in cells):
                    yield number, tuple(cell_text(cells[place]) if place < len(cells) else None for place in places)


def open_workbook(path: Path, label: str, place: Place, sheet: str | None, sheet_place: Place) -> Source:
    """The sheet of the workbook at ``path``, or its first; only the header is read."""
    with _readable(label, place), ZipFile(path) as zipped:
        large = too_large(zipped)
    if large:
        what = f"'{label}' is too large for an Excel workbook: {large}"
        raise ReportError.at(place, what, "save the sheet that is needed as .csv and name that file")
    try:
        with _readable(label, place), _workbook(path) as book:
            name = sheet or book.sheetnames[0]
            if name not in book.sheetnames:
                what = f"'{label}' has no sheet '{name}'"
                raise ReportError.at(sheet_place, what, did_you_mean(name, book.sheetnames))
            names, filled = _header(book[name])
    except ImportError:
        what = f"'{label}' is an Excel workbook, and openpyxl is not installed"
        raise ReportError.at(place, what, "install it: pip install 'reportgen[xlsx]'") from None
    if not filled:
        raise ReportError.at(place, f"'{label}' holds no rows in its sheet '{name}'", "check the sheet's name")
    return WorkbookSource(label, place, path, dict.fromkeys(names, Type.TEXT), name)


def _header(sheet: ReadOnlyWorksheet) -> tuple[list[str], bool]:
    """The columns' names, and whether any row is below them."""
    rows = sheet.iter_rows(values_only=True)
    header = [cell_text(cell) for cell in next(rows, ())]
    while header and header[-1] is None:
        header.pop()
    filled = any(any(cell is not None for cell in row) for row in rows)
    return column_names(header), bool(header) and filled


@contextmanager
def _readable(label: str, place: Place) -> Iterator[None]:
    try:
        yield
    except (ReportError, ImportError, MemoryError):
        raise
    except Exception as error:
        # openpyxl meets a damaged file with errors of every type, those of slips in its own code among them.
        what = f"'{label}' cannot be read as an Excel workbook: it is damaged or of another kind"
        raise ReportError.at(place, what, "open it in Excel and save it again as .xlsx") from error


@contextmanager
def _workbook(path: Path) -> Iterator[Any]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # It warns of styles and validations it leaves out; only values are read here.
        warnings.simplefilter("ignore", UserWarning)
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()
