"""Database tables: DuckDB files opened read-only, and whatever SQLAlchemy reaches. No SQL of the spec's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reportgen.data.engine import connect, identifier
from reportgen.data.sources.source import Source, Type, cell_text, native_type
from reportgen.data.sources.texts import TextSource
from reportgen.errors import Place, ReportError, did_you_mean

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation
    from sqlalchemy import Connection

    from reportgen.spec.definitions import Dataset

_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class DuckDBSource(Source):
    """A table or view of a DuckDB file."""

    table: str = ""

    @property
    def attach(self) -> Path | None:
        return self.path

    def relation(self, connection: DuckDBPyConnection, types: Mapping[str, Type]) -> DuckDBPyRelation:
        return connection.sql(f"FROM {_in_source(self.table)}")

    def rows(self, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str | None, ...]]]:
        with connect([], ordered=True, attach=self.path) as connection:
            names = ", ".join(identifier(column) for column in columns)
            relation = connection.sql(f"FROM {_in_source(self.table)}").project(names)
            result = connection.execute(relation.sql_query())
            number = 0
            while found := result.fetchmany(_CHUNK):
                for cells in found:
                    number += 1
                    yield number, tuple(cell_text(cell) for cell in cells)


@dataclass(frozen=True, slots=True)
class SqlSource(TextSource):
    """A table or view that SQLAlchemy reads; ``url`` may hold a password and is never shown."""

    url: str = ""

    def rows(self, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str | None, ...]]]:
        import sqlalchemy as sa

        with _readable(self.place), _sql_connection(self.url) as connection:
            query: Any = sa.select(*(sa.column(name) for name in columns)).select_from(_sql_table(self.table))
            result = connection.execution_options(stream_results=True, yield_per=_CHUNK).execute(query)
            for number, cells in enumerate(result, start=1):
                yield number, tuple(cell_text(cell) for cell in cells)


def open_database(dataset: Dataset, files: tuple[Path, ...], root: Path) -> Source:
    """The dataset's table; only its columns are read."""
    if files:
        return _open_duckdb(dataset, files[0])
    return _open_sql(dataset, root)


def _open_duckdb(dataset: Dataset, path: Path) -> Source:
    import duckdb

    table, place, label = str(dataset.table), dataset.place("database"), str(dataset.database)
    try:
        with connect([], ordered=False, attach=path) as connection:
            tables = [
                name if schema == "main" else f"{schema}.{name}"
                for schema, name in connection.sql(
                    "SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = 'source'"
                ).fetchall()
            ]
            _check_table(dataset, tables)
            relation = connection.sql(f"FROM {_in_source(table)}")
            types = {name: native_type(str(kind)) for name, kind in zip(relation.columns, relation.types, strict=True)}
            empty = not relation.limit(1).fetchall()
    except duckdb.Error:
        what = f"'{label}' cannot be read as a DuckDB database: it is damaged or of another kind"
        remedy = "check the file; other databases need a URL such as sqlite:///data.db"
        raise ReportError.at(place, what, remedy) from None
    if empty:
        raise ReportError.at(dataset.place("table"), f"the table '{table}' holds no rows", "check its name")
    return DuckDBSource(label, place, path, types, table)


def _open_sql(dataset: Dataset, root: Path) -> Source:
    table, place = str(dataset.table), dataset.place("database")
    try:
        import sqlalchemy as sa
    except ImportError:
        what = "the dataset is in a database, and SQLAlchemy is not installed"
        raise ReportError.at(place, what, "install it: pip install 'reportgen[databases]'") from None
    with _readable(place):
        url = _sql_url(str(dataset.database), place, root)
        with _sql_connection(url) as connection:
            inspector = sa.inspect(connection)
            schema, _, name = table.rpartition(".")
            known = [*inspector.get_table_names(schema or None), *inspector.get_view_names(schema or None)]
            _check_table(dataset, [f"{schema}.{item}" if schema else item for item in known])
            names = [column["name"] for column in inspector.get_columns(name, schema or None)]
            empty = connection.execute(sa.select(sa.literal(1)).select_from(_sql_table(table)).limit(1)).first() is None
    if empty:
        raise ReportError.at(dataset.place("table"), f"the table '{table}' holds no rows", "check its name")
    return SqlSource(table, place, None, dict.fromkeys(names, Type.TEXT), table, url)


def _sql_url(text: str, place: Place, root: Path) -> str:
    """The address; a SQLite file, by whatever driver, is looked for in the project and opened read-only."""
    import sqlalchemy as sa

    url = sa.make_url(text)
    if url.get_backend_name() != "sqlite":
        return text
    named = url.database or ""
    path = (root / named).resolve()
    if not path.is_relative_to(root.resolve()):
        raise ReportError.at(place, f"'{text}' lies outside the project", f"keep the file below {root.name}/")
    if not path.is_file():
        what = f"there is no file '{named}'"
        raise ReportError.at(place, what, "check the path, from the project's folder: sqlite:///data/cases.db")
    return f"sqlite:///file:{quote(str(path))}?mode=ro&uri=true"


@contextmanager
def _readable(place: Place) -> Iterator[None]:
    import sqlalchemy as sa

    try:
        yield
    except (sa.exc.NoSuchModuleError, ImportError):
        what = "no driver for this kind of database is installed"
        raise ReportError.at(place, what, "check how the address begins, or install the driver") from None
    except (sa.exc.SQLAlchemyError, OSError) as error:
        # The error's own words may hold the address and the password.
        what = f"the database cannot be read ({type(error).__name__})"
        raise ReportError.at(place, what, "check the address, the driver and that the database is running") from None


@contextmanager
def _sql_connection(url: str) -> Iterator[Connection]:
    import sqlalchemy as sa

    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _sql_table(table: str) -> Any:
    import sqlalchemy as sa

    schema, _, name = table.rpartition(".")
    return sa.table(name, schema=schema or None)


def _check_table(dataset: Dataset, tables: list[str]) -> None:
    if dataset.table not in tables:
        what = f"the database has no table '{dataset.table}'"
        raise ReportError.at(dataset.place("table"), what, did_you_mean(str(dataset.table), tables))


def _in_source(table: str) -> str:
    return "source." + ".".join(identifier(part) for part in table.split("."))
