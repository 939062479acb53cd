"""What every form of data offers to the query, and the text form that cells are given where types are not sure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import Place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation


class Type(StrEnum):
    """What the query may take a column for."""

    TEXT = "text"
    INTEGER = "integer"
    FRACTION = "fraction"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source(ABC):
    """A table to be read. ``label`` is its name in messages, ``place`` where the spec names it."""

    label: str
    place: Place
    path: Path | None
    columns: dict[str, Type]

    @abstractmethod
    def relation(self, connection: DuckDBPyConnection, types: Mapping[str, Type]) -> DuckDBPyRelation:
        """The table, with at least the columns in ``types``, as these types where the file has none of its own."""

    @abstractmethod
    def rows(self, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str | None, ...]]]:
        """The rows' numbers, as a user counts them, and their cells as text. Slow: for messages only."""

    @property
    def attach(self) -> Path | None:
        """The DuckDB database that the connection must open first."""
        return None

    @property
    def typed(self) -> bool:
        """Whether types are guessed from the first rows, so that a later row may belie them."""
        return False


def cell_text(value: object) -> str | None:
    """A cell as a CSV file would hold it; None if it is blank."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip() or None


def column_names(header: Sequence[str | None]) -> list[str]:
    """The header's names, trimmed; a blank one is named by its position, a second of the same name is numbered."""
    names: list[str] = []
    taken: set[str] = set()
    for position, cell in enumerate(header, start=1):
        base = (cell or "").strip() or f"column {position}"
        name, count = base, 1
        while name.casefold() in taken:
            count += 1
            name = f"{base} ({count})"
        taken.add(name.casefold())
        names.append(name)
    return names


def native_type(name: str) -> Type:
    """The type of a DuckDB column."""
    name = name.upper()
    if name == "VARCHAR":
        return Type.TEXT
    if name in {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"}:
        return Type.INTEGER
    if name in {"FLOAT", "DOUBLE", "HUGEINT", "UHUGEINT"} or name.startswith("DECIMAL"):
        return Type.FRACTION
    if name == "DATE" or name.startswith("TIMESTAMP"):
        return Type.DATE
    return Type.OTHER
