"""The DuckDB connection that reads data: in memory, on a leash, and able to spill what is larger than memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY_LIMIT = "200MB"


def connect(files: Iterable[Path], *, ordered: bool, attach: Path | None = None) -> DuckDBPyConnection:
    """A connection that may read ``files`` and nothing else, neither files nor network.

    ``ordered`` reads with one thread, so that sums of fractions come out the same each time. ``attach`` is a
    DuckDB database, opened read-only under the name ``source``.
    """
    import duckdb

    connection = duckdb.connect(":memory:")
    allowed = ", ".join(quoted(str(path)) for path in files)
    if attach is not None:
        connection.execute(f"ATTACH {quoted(str(attach))} AS source (READ_ONLY)")
    settings = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "preserve_insertion_order": "false",
        "memory_limit": quoted(MEMORY_LIMIT),
        "temp_directory": quoted(str(Path(tempfile.gettempdir()) / f"reportgen-duckdb-{os.getpid()}")),
        "allowed_paths": f"[{allowed}]",
        "enable_external_access": "false",
    }
    if ordered:
        settings["threads"] = "1"
    for name, value in settings.items():
        connection.execute(f"SET {name} = {value}")
    connection.execute("SET lock_configuration = true")
    return connection


def quoted(text: str) -> str:
    """A SQL text literal."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A SQL name, quoted."""
    return '"' + name.replace('"', '""') + '"'
