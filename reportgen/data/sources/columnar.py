"""Parquet files: types are the file's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.data.engine import connect, identifier, quoted
from reportgen.data.sources.source import Source, Type, cell_text, native_type
from reportgen.errors import Place, ReportError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class ColumnarSource(Source):
    """A Parquet file."""

    def relation(self, connection: DuckDBPyConnection, types: Mapping[str, Type]) -> DuckDBPyRelation:
        return connection.sql(f"FROM read_parquet({quoted(str(self.path))})")

    def rows(self, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str | None, ...]]]:
        if self.path is None:
            raise AssertionError("a Parquet source has a path")
        with connect([self.path], ordered=True) as connection:
            table = connection.sql(f"FROM read_parquet({quoted(str(self.path))}, file_row_number = true)")
            names = ", ".join(("file_row_number", *(identifier(column) for column in columns)))
            relation = table.project(names).order("file_row_number")
            result = connection.execute(relation.sql_query())
            while found := result.fetchmany(_CHUNK):
                for number, *cells in found:
                    yield number + 1, tuple(cell_text(cell) for cell in cells)


def open_columnar(path: Path, label: str, place: Place) -> Source:
    """The Parquet file at ``path``; only its footer is read."""
    import duckdb

    try:
        with connect([path], ordered=False) as connection:
            relation = connection.sql(f"FROM read_parquet({quoted(str(path))})")
            types = {name: native_type(str(kind)) for name, kind in zip(relation.columns, relation.types, strict=True)}
            empty = not relation.limit(1).fetchall()
    except (duckdb.Error, RuntimeError):  # a RuntimeError, where its own message cannot be written
        raise ReportError.at(
            place, f"'{label}' cannot be read as Parquet: it is damaged or of another kind", "fetch the file again"
        ) from None
    if empty:
        raise ReportError.at(place, f"'{label}' holds no rows", "check that the right file was saved")
    return ColumnarSource(label, place, path, types)
