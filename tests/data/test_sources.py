"""Every form of data gives the same cube; a source that cannot be read is told, and none reaches beyond its files."""

from __future__ import annotations

import gzip
import sqlite3
import zipfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from reportgen.data.engine import connect
from reportgen.data.sources.source import cell_text, column_names
from reportgen.errors import ReportError
from tests.data.conftest import LONG, Load, load_files, rows

TEXT = "month,area,kind,count\n2023-08,Barnet,a,7\n2023-09,Barnet,a,5\n2023-09,Brent,b,9\n"
KINDS = {**LONG, "kind": "kind"}
EXPECTED = [("barnet", "2023-08-01", "a", 7), ("barnet", "2023-09-01", "a", 5)]
ONE = ({"kind": "a"},)


def book(path: Path, cells: list[list[Any]], sheet: str = "Data") -> None:
    made = openpyxl.Workbook()
    made.active.title = sheet
    for line in cells:
        made.active.append(line)
    made.save(path)


def told(folder: Path, *files: str, **spec: Any) -> str:
    with pytest.raises(ReportError) as caught:
        load_files(folder, *files, **spec)
    return str(caught.value)


def test_csv_plain_and_gzipped_and_with_other_separators(load: Load) -> None:
    tabs, semicolons = TEXT.replace(",", "\t"), TEXT.replace(",", ";")
    files: list[dict[str, str | bytes]] = [
        {"a.csv": TEXT}, {"b.csv.gz": gzip.compress(TEXT.encode(), mtime=0)}, {"c.tsv": tabs}, {"d.csv": semicolons}
    ]
    assert [rows(load(file, *ONE, columns=KINDS)) for file in files] == [EXPECTED] * 4


def test_a_separator_may_be_said(load: Load) -> None:
    assert rows(load({"a.csv": TEXT.replace(",", "~")}, *ONE, columns=KINDS, delimiter="~")) == EXPECTED


def test_parquet(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TEXT)
    duckdb.sql(f"FROM '{tmp_path / 'a.csv'}'").write_parquet(str(tmp_path / "a.parquet"))
    assert rows(load_files(tmp_path, "a.parquet", wheres=ONE, columns=KINDS)) == EXPECTED


def test_workbook_with_dates_numbers_and_empty_rows(tmp_path: Path) -> None:
    cells: list[list[Any]] = [
        ["month", "area", "kind", "count"],
        [datetime(2023, 8, 1), "Barnet ", "a", 7],  # noqa: DTZ001
        [None, None, None, None],
        ["Sep-23", "Barnet", "a", 5.0],
        ["2023-09", "Brent", "b", 9],
    ]
    book(tmp_path / "a.xlsx", cells)
    assert rows(load_files(tmp_path, "a.xlsx", wheres=ONE, columns=KINDS)) == EXPECTED


def test_workbook_headed_by_months(tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx", [["area", "Sep 2023", 202310], ["Barnet", 5, 6]])
    cube = load_files(tmp_path, "a.xlsx", layout="wide", columns={"area": "area"})
    assert rows(cube) == [("barnet", "2023-09-01", 5), ("barnet", "2023-10-01", 6)]


def test_a_formula_that_was_never_reckoned_is_an_empty_cell(tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx", [["month", "area", "count"], ["2023-08", "Barnet", 1], ["2023-09", "Barnet", "=1+1"]])
    assert rows(load_files(tmp_path, "a.xlsx")) == [("barnet", "2023-08-01", 1), ("barnet", "2023-09-01", None)]


def test_an_error_in_a_cell_is_no_number(tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx", [["month", "area", "count"], ["2023-08", "Barnet", 1], ["2023-09", "Barnet", "#REF!"]])
    assert "'#REF!' in column 'count' (row 3) is no number" in told(tmp_path, "a.xlsx")


def test_a_sheet_is_found_by_name(tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx", [["month", "area", "count"], ["2023-09", "Barnet", 1]], sheet="Counts")
    assert rows(load_files(tmp_path, "a.xlsx", sheet="Counts")) == [("barnet", "2023-09-01", 1)]
    assert "'a.xlsx' has no sheet 'Count'; did you mean 'Counts'?" in told(tmp_path, "a.xlsx", sheet="Count")


def test_a_sqlite_table_by_its_address(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as made:
        made.execute('CREATE TABLE "cases of year" (month TEXT, area TEXT, kind TEXT, count INTEGER)')
        lines = [line.split(",") for line in TEXT.split()[1:]]
        made.executemany('INSERT INTO "cases of year" VALUES (?, ?, ?, ?)', lines)
    made.close()
    spec = {"database": "sqlite:///a.db", "columns": KINDS, "wheres": ONE}
    assert rows(load_files(tmp_path, table="cases of year", **spec)) == EXPECTED
    said = told(tmp_path, table="cases of yaer", **spec)
    assert "the database has no table 'cases of yaer'; did you mean 'cases of year'?" in said
    outside = {**spec, "database": "sqlite:///../a.db", "table": "cases"}
    assert "'sqlite:///../a.db' lies outside the project" in told(tmp_path, **outside)
    other = {**outside, "database": "sqlite+pysqlite:////etc/hosts?mode=ro"}
    assert "lies outside the project" in told(tmp_path, **other)
    absent = {**spec, "database": "sqlite:///b.db", "table": "cases"}
    assert "there is no file 'b.db'" in told(tmp_path, **absent)


def test_a_duckdb_table_is_read_and_not_written(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "a.duckdb")) as made:
        made.execute("CREATE TABLE cases (month DATE, area VARCHAR, kind VARCHAR, count INTEGER)")
        made.execute("INSERT INTO cases VALUES ('2023-08-01', 'Barnet', 'a', 7), ('2023-09-15', 'Barnet', 'a', 5)")
    before = (tmp_path / "a.duckdb").read_bytes()
    spec = {"database": "a.duckdb", "columns": KINDS, "wheres": ONE}
    assert rows(load_files(tmp_path, "a.duckdb", table="cases", **spec)) == EXPECTED
    assert (tmp_path / "a.duckdb").read_bytes() == before
    assert "no table 'x\"; DROP'" in told(tmp_path, "a.duckdb", table='x"; DROP', **spec)


def test_a_view_cannot_read_other_files(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(TEXT)
    with duckdb.connect(str(tmp_path / "a.duckdb")) as made:
        made.execute(f"CREATE VIEW cases AS FROM '{tmp_path / 'secret.csv'}'")
    said = told(tmp_path, "a.duckdb", database="a.duckdb", table="cases", columns=KINDS)
    assert "'a.duckdb' cannot be read as a DuckDB database" in said


def test_a_password_in_an_address_is_never_shown(tmp_path: Path) -> None:
    said = told(tmp_path, database="nosuch+driver://clerk:hunter2@db.example.gov.uk/x", table="cases")
    assert "no driver for this kind of database is installed" in said
    assert "hunter2" not in said


def test_the_connection_reads_its_files_only(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(TEXT)
    (tmp_path / "other.csv").write_text(TEXT)
    with connect([tmp_path / "mine.csv"], ordered=False) as connection:
        assert len(connection.sql(f"FROM '{tmp_path / 'mine.csv'}'").fetchall()) == 3
        for statement in (
            f"FROM '{tmp_path / 'other.csv'}'",
            f"ATTACH '{tmp_path / 'x.duckdb'}'",
            "INSTALL httpfs",
            "SET enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                connection.sql(statement)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "'a.csv' is empty"),
        ("a.csv", b"month,area,count\n", "'a.csv' holds no rows"),
        ("a.csv", b"\n\n\n", "'a.csv' holds no rows"),
        ("a.csv", "month,area,count\n2023-09,Caf\xe9,1\n".encode("latin-1"), "is not written in UTF-8; save it as"),
        ("a.csv", b"\x00\x01\x02\x03\n\x00", "'a.csv' is no CSV file"),
        ("a.csv", b"month,area,count\n2023-09,Barnet,1\n2023-10,Barnet\n", "'a.csv' cannot be read at line 3"),
        ("a.csv.gz", b"no gzip", "'a.csv.gz' cannot be read: it is damaged"),
        ("a.csv.gz", gzip.compress(TEXT.encode(), mtime=0)[:-12], "'a.csv.gz' cannot be read: it is damaged"),
        ("a.parquet", b"PAR1 no parquet", "'a.parquet' cannot be read as Parquet"),
        ("a.xlsx", b"PK no workbook", "'a.xlsx' cannot be read as an Excel workbook"),
        ("a.xls", b"old", "'a.xls' is of no kind that can be read; use a CSV"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert said in told(tmp_path, name)


def test_a_workbook_that_is_damaged_further_down_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("month", "area", "count"), ("2023-08", "Barnet", 1), ("2023-09", "Barnet", 2)):
        book.active.append(row)
    book.save(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as whole, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as damaged:
        for name in whole.namelist():
            damaged.writestr(name, whole.read(name).replace(b'<row r="3">', b"<row r=3>"))
    assert "'a.xlsx' cannot be read as an Excel workbook: it is damaged" in told(tmp_path, "a.xlsx")


def test_a_workbook_that_is_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book(tmp_path / "a.xlsx", [["month", "area", "count"], ["2023-09", "Barnet", 1]])
    monkeypatch.setattr("reportgen.zips.MOST_BYTES", 1000)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)  # reading anything would fail
    said = told(tmp_path, "a.xlsx")
    assert "'a.xlsx' is too large for an Excel workbook: it unpacks to" in said
    assert said.endswith("save the sheet that is needed as .csv and name that file")


def test_a_database_that_fails_while_it_is_read_is_told(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as made:
        made.execute("CREATE TABLE cases (month TEXT, area TEXT, number INTEGER)")
        made.execute("INSERT INTO cases VALUES ('2023-08', 'Barnet', 1), ('2023-09', 'Barnet', -9223372036854775808)")
        # abs() of the least number there is overflows: the first row can be read, the second cannot.
        made.execute("CREATE VIEW counted AS SELECT month, area, abs(number) AS count FROM cases")
        made.commit()
    said = told(tmp_path, database="sqlite:///a.db", table="counted")
    assert "the database cannot be read (OperationalError)" in said


def test_a_file_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(TEXT)
    (tmp_path / "notes.txt.docx").touch()
    assert told(tmp_path, "a.csv").endswith("there is no file 'a.csv'; the folder holds b.csv")


def test_all_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "b.csv").touch()
    assert len(told(tmp_path, "a.csv", "b.csv").splitlines()) == 2


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, None),
        ("  ", None),
        (True, "true"),
        (3.0, "3"),
        (0.5, "0.5"),
        (date(2023, 9, 1), "2023-09-01"),
        (datetime(2023, 9, 1, 8, 30), "2023-09-01 08:30:00"),  # noqa: DTZ001
    ],
)
def test_a_cell_is_written_as_a_csv_file_would(cell: object, text: str | None) -> None:
    assert cell_text(cell) == text


def test_blank_and_repeated_headings_are_named() -> None:
    assert column_names(["", " a ", "A", None]) == ["column 1", "a", "A (2)", "column 4"]
