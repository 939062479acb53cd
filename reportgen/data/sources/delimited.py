"""CSV files, also gzipped: separator and types are found in the first rows, DuckDB streams the rest."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from reportgen.data.engine import quoted
from reportgen.data.numbers import INTEGER
from reportgen.data.sources.source import Source, Type, column_names
from reportgen.errors import Place, ReportError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

_SAMPLE = 128 * 1024
_GUESSED = 100  # rows that types are guessed from
_SEPARATORS = ",;\t|"
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# As BIGINT, DuckDB would round a fraction that comes later in the file, and say nothing.
_SQL_TYPES = {Type.INTEGER: "DOUBLE", Type.DATE: "DATE"}


@dataclass(frozen=True, slots=True)
class DelimitedSource(Source):
    """A CSV file."""

    separator: str = ","

    def relation(self, connection: DuckDBPyConnection, types: Mapping[str, Type]) -> DuckDBPyRelation:
        typed = {name: _SQL_TYPES.get(kind, "VARCHAR") for name, kind in types.items()}
        listed = ", ".join(f"{quoted(name)}: '{typed.get(name, 'VARCHAR')}'" for name in self.columns)
        # All is said outright: nothing is sniffed, let alone twice.
        return connection.sql(
            f"FROM read_csv({quoted(str(self.path))}, header = true, delim = {quoted(self.separator)}, quote = '\"', "
            f"escape = '\"', auto_detect = false, encoding = 'utf-8', columns = {{{listed}}})"
        )

    def rows(self, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str | None, ...]]]:
        places = [list(self.columns).index(column) for column in columns]
        if self.path is None:
            raise AssertionError("a CSV source has a path")
        with _open(self.path) as stream:
            reader = csv.reader(stream, delimiter=self.separator)
            next(reader)
            for cells in reader:
                texts = (cells[place].strip() if place < len(cells) else "" for place in places)
                yield reader.line_num, tuple(text or None for text in texts)

    @property
    def typed(self) -> bool:
        return True


def open_delimited(path: Path, label: str, place: Place, separator: str | None) -> Source:
    """The CSV file at ``path``; only its first rows are read."""
    try:
        with _open(path) as stream:
            # The last line of the sample may be cut.
            text = stream.read(_SAMPLE)
    except UnicodeDecodeError:
        raise ReportError.at(
            place, f"'{label}' is not written in UTF-8", "save it as 'CSV UTF-8' in Excel"
        ) from None
    except (OSError, EOFError, zlib.error):
        raise ReportError.at(place, f"'{label}' cannot be read: it is damaged", "fetch the file again") from None
    whole = text if len(text) < _SAMPLE else text[: text.rfind("\n") + 1]
    if "\0" in whole:
        raise ReportError.at(place, f"'{label}' is no CSV file", "save it as CSV, or give it its right ending")
    separator = separator or _separator(whole)
    rows = list(islice(csv.reader(io.StringIO(whole, newline=""), delimiter=separator), _GUESSED))
    if len(rows) < 2 or not any(rows[0]):
        raise ReportError.at(place, f"'{label}' holds no rows", "check that the right file was saved")
    names = column_names(rows[0])
    body = [row for row in rows[1:] if len(row) == len(names)]
    types = {name: _type([row[index].strip() for row in body]) for index, name in enumerate(names)}
    return DelimitedSource(label, place, path, types, separator)


def _open(path: Path) -> IO[str]:
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _separator(text: str) -> str:
    """The mark that parts the header most often."""
    header = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
    return max(_SEPARATORS, key=header.count)


def _type(cells: Sequence[str]) -> Type:
    filled = [cell for cell in cells if cell]
    if filled and all(INTEGER.fullmatch(cell) for cell in filled):
        return Type.INTEGER
    if filled and all(_ISO_DAY.fullmatch(cell) for cell in filled):
        return Type.DATE
    return Type.TEXT
