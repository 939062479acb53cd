"""Tables that Python reads row by row: their cells become text in a DuckDB table, chunk by chunk."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reportgen.data.engine import identifier
from reportgen.data.sources.source import Source, Type

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

_CHUNK = 50_000


@dataclass(frozen=True, slots=True)
class TextSource(Source):
    """A source without a reader of DuckDB's own; ``table`` is what the query calls it."""

    table: str = "data"

    @abstractmethod
    def rows(self, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str | None, ...]]]: ...

    def relation(self, connection: DuckDBPyConnection, types: Mapping[str, Type]) -> DuckDBPyRelation:
        import pandas as pd

        typed = ", ".join(f"{identifier(column)} VARCHAR" for column in types)
        connection.execute(f"CREATE TABLE {identifier(self.table)} ({typed})")
        rows = (cells for _, cells in self.rows(list(types)))
        while chunk := list(islice(rows, _CHUNK)):
            frame = pd.DataFrame(chunk, columns=list(types), dtype="object")
            connection.from_df(frame).insert_into(identifier(self.table))
        return connection.table(identifier(self.table))
