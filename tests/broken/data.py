"""Mistakes in data files and in what is said of them."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

from tests.broken.case import ASSETS, HERE, SPECS, Change, add, both, broken, delete, swap, write

THEFTS = (HERE / "project" / SPECS / "thefts.csv").read_text(encoding="utf-8")
PLACE = "files: thefts.csv"
LAST = "Barnet,2023-09,Bicycle,12\n"


def instead(name: str, content: str | bytes) -> Change:
    """Another file instead of the CSV."""
    return both(swap("definitions.yaml", PLACE, f"files: {name}"), write(name, content))


def database(root: Path) -> None:
    """A SQLite database with another table."""
    connection = sqlite3.connect(root / "crime.db")
    connection.execute("CREATE TABLE theft (Area TEXT)")
    connection.close()


def sql(url: str, table: str) -> Change:
    return swap("definitions.yaml", PLACE, f"database: {url}\n    table: {table}")


CASES = (
    broken(
        "a data file that is not there",
        swap("definitions.yaml", PLACE, "files: theft.csv"),
        "report_specs/definitions.yaml:4:12: there is no file 'theft.csv'; the folder holds people.csv, thefts.csv",
    ),
    broken(
        "a data file that is a folder",
        both(delete("thefts.csv"), lambda root: (root / SPECS / "thefts.csv").mkdir()),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' is no file; use a CSV (.csv or .csv.gz), Excel (.xlsx) "
        "or Parquet (.parquet) file",
    ),
    broken(
        "a data file of an unknown kind",
        instead("thefts.pdf", b"%PDF-1.7"),
        "report_specs/definitions.yaml:4:12: 'thefts.pdf' is of no kind that can be read; use a CSV (.csv or "
        ".csv.gz), Excel (.xlsx) or Parquet (.parquet) file",
    ),
    broken(
        "a column that is not in the file",
        swap("thefts.csv", "Area,Month,Offence,Count", "Area,Month,Offence,Number"),
        "report_specs/definitions.yaml:5:65: 'thefts.csv' has no column 'Count'; use one of: Number",
    ),
    broken(
        "a category that no row has",
        swap("definitions.yaml", "where: {offence: Bicycle}", "where: {offence: Bicycles}"),
        "report_specs/definitions.yaml:22:22: no row has 'Bicycles' in column 'offence'; did you mean 'Bicycle'?",
    ),
    broken(
        "an area that is not known",
        swap("thefts.csv", "Brent,2023-09,Bicycle", "Brennt,2023-09,Bicycle"),
        "report_specs/definitions.yaml:5:21: the data hold areas that are not known: 'Brennt' (1 row); add the "
        "names under 'areas', or leave them out with 'exclude: {area: [...]}'",
    ),
    broken(
        "an area whose name steers the terminal",
        swap("thefts.csv", "Brent,2023-09,Bicycle", "\x1b[2JBrent,2023-09,Bicycle"),
        "report_specs/definitions.yaml:5:21: the data hold areas that are not known: ' [2JBrent' (1 row); add the "
        "names under 'areas', or leave them out with 'exclude: {area: [...]}'",
    ),
    broken(
        "a row that stands twice",
        add("thefts.csv", LAST),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' holds more than one row for Barnet, Bicycle, September "
        "2023; remove the repeated rows, or name under 'columns' what tells them apart",
    ),
    broken(
        "a month that is missing",
        write("thefts.csv", "".join(line for line in THEFTS.splitlines(keepends=True) if "2023-03" not in line)),
        "report_specs/definitions.yaml:4:12: the data have a gap between July 2022 and September 2023: nothing "
        "for March 2023; add the file or rows that are missing; write 0 where nothing happened",
    ),
    broken(
        "a negative count",
        swap("thefts.csv", LAST, "Barnet,2023-09,Bicycle,-12\n"),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' holds a negative count: -12 for Barnet, Bicycle, "
        "September 2023; correct the file, or leave the rows out with 'exclude'",
    ),
    broken(
        "a text in the column of counts",
        swap("thefts.csv", LAST, "Barnet,2023-09,Bicycle,twelve\n"),
        "report_specs/definitions.yaml:4:12: 'thefts.csv': 'twelve' in column 'Count' (row 58) is no number; "
        "correct the file, or leave such rows out with 'exclude: {value: [...]}'; check 'decimal' if it is a comma",
    ),
    broken(
        "a date that is no month",
        swap("thefts.csv", LAST, "Barnet,2023-13,Bicycle,12\n"),
        "report_specs/definitions.yaml:5:33: 'thefts.csv': '2023-13' in column 'Month' (row 58) names no month; "
        "write dates such as 2023-09-30, 30/09/2023, 2023-09 or Sep 2023; 'time' says what one date stands for",
    ),
    broken(
        "a row with too many cells",
        swap("thefts.csv", LAST, "Barnet,2023-09,Bicycle,12,13\n"),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' cannot be read at line 58: it is damaged, or not every "
        "row has the header's columns; open it and look there, or fetch it again",
    ),
    broken(
        "a row with too few cells",
        swap("thefts.csv", LAST, "Barnet,2023-09\n"),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' cannot be read at line 58: it is damaged, or not every "
        "row has the header's columns; open it and look there, or fetch it again",
    ),
    broken(
        "an empty file",
        write("thefts.csv", ""),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' is empty; check that the right file was saved",
    ),
    broken(
        "a file with only a header",
        write("thefts.csv", "Area,Month,Offence,Count\n"),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' holds no rows; check that the right file was saved",
    ),
    broken(
        "a file of blank lines",
        write("thefts.csv", "\n\n\n"),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' holds no rows; check that the right file was saved",
    ),
    broken(
        "a CSV file that is not UTF-8",
        write("thefts.csv", THEFTS.replace("Brent", "Brént").encode("latin-1")),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' is not written in UTF-8; save it as 'CSV UTF-8' in Excel",
    ),
    broken(
        "a CSV file of random bytes",
        write("thefts.csv", bytes(range(256)) * 9),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' is not written in UTF-8; save it as 'CSV UTF-8' in Excel",
    ),
    broken(
        "a quotation mark that is not closed",
        swap("thefts.csv", "Brent,2022-07,Bicycle", '"Brent,2022-07,Bicycle'),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' cannot be read at line 4: it is damaged, or not every "
        "row has the header's columns; open it and look there, or fetch it again",
    ),
    broken(
        "a gz file that was cut off",
        instead("thefts.csv.gz", gzip.compress(THEFTS.encode() * 9, mtime=0)[:150]),
        "report_specs/definitions.yaml:4:12: 'thefts.csv.gz' cannot be read: it is damaged; fetch the file again",
    ),
    broken(
        "a gz file that is none",
        instead("thefts.csv.gz", THEFTS),
        "report_specs/definitions.yaml:4:12: 'thefts.csv.gz' cannot be read: it is damaged; fetch the file again",
    ),
    broken(
        "a workbook that is none",
        instead("thefts.xlsx", THEFTS),
        "report_specs/definitions.yaml:4:12: 'thefts.xlsx' cannot be read as an Excel workbook: it is damaged or "
        "of another kind; open it in Excel and save it again as .xlsx",
    ),
    broken(
        "a workbook that is another Office file",
        both(
            swap("definitions.yaml", PLACE, "files: thefts.xlsx"),
            write("thefts.xlsx", (ASSETS / "barnet" / "report.docx").read_bytes()),
        ),
        "report_specs/definitions.yaml:4:12: 'thefts.xlsx' cannot be read as an Excel workbook: it is damaged or "
        "of another kind; open it in Excel and save it again as .xlsx",
    ),
    broken(
        "a Parquet file of rubbish",
        instead("thefts.parquet", b"PAR1" + b"rubbish" * 9 + b"PAR1"),
        "report_specs/definitions.yaml:4:12: 'thefts.parquet' cannot be read as Parquet: it is damaged or of "
        "another kind; fetch the file again",
    ),
    broken(
        "a table that the database does not have",
        both(database, sql("sqlite:///crime.db", "thefts")),
        "report_specs/definitions.yaml:5:12: the database has no table 'thefts'; did you mean 'theft'?",
    ),
    broken(
        "a database that is not there",
        sql("sqlite:///theft.db", "thefts"),
        "report_specs/definitions.yaml:4:15: there is no file 'theft.db'; check the path, from the project's "
        "folder: sqlite:///data/cases.db",
    ),
    broken(
        "a database outside the project",
        sql("sqlite:////etc/passwd", "thefts"),
        "report_specs/definitions.yaml:4:15: 'sqlite:////etc/passwd' lies outside the project; keep the file "
        "below project/",
    ),
    broken(
        "a database file that is none",
        both(write("crime.duckdb", THEFTS), sql("crime.duckdb", "thefts")),
        "report_specs/definitions.yaml:4:15: 'crime.duckdb' cannot be read as a DuckDB database: it is damaged or "
        "of another kind; check the file; other databases need a URL such as sqlite:///data.db",
    ),
    broken(
        "an address that no driver knows",
        sql("oracel://example.gov.uk/crime", "thefts"),
        "report_specs/definitions.yaml:4:15: no driver for this kind of database is installed; check how the "
        "address begins, or install the driver",
    ),
    broken(
        "an address that is none",
        sql("postgresql://[", "thefts"),
        "report_specs/definitions.yaml:4:15: no driver for this kind of database is installed; check how the "
        "address begins, or install the driver",
    ),
    broken(
        "two files that give different numbers for a month",
        both(
            write("more.csv", "Area,Month,Offence,Count\nBarnet,2023-09,Bicycle,14\n"),
            swap("definitions.yaml", PLACE, "files: [thefts.csv, more.csv]"),
        ),
        "report_specs/definitions.yaml:4:25: 'thefts.csv' and 'more.csv' give different numbers for September "
        "2023 (Barnet, Bicycle: 12 and 14): two releases are mixed; keep only the files of one release",
    ),
    broken(
        "a column that names two releases",
        both(
            write(
                "thefts.csv",
                THEFTS.replace("\n", ",December 2023\n")
                .replace("Count,December 2023", "Count,Release")
                .replace("Barnet,2023-09,Bicycle,12,December 2023", "Barnet,2023-09,Bicycle,12,January 2024"),
            ),
            swap("definitions.yaml", "    source: Police\n", "    source: Police\n    release_column: Release\n"),
        ),
        "report_specs/definitions.yaml:7:21: the rows are of more than one release: 'December 2023', 'January "
        "2024'; keep the rows of one release, by 'where' or by other files",
    ),
    broken(
        "a column of releases that is not there",
        swap("definitions.yaml", "    source: Police\n", "    source: Police\n    release_column: Release\n"),
        "report_specs/definitions.yaml:7:21: 'thefts.csv' has no column 'Release'; use one of: Area, Count, "
        "Month, Offence",
    ),
    broken(
        "a wide file without a column of a month",
        swap(
            "definitions.yaml",
            "    columns: {area: Area, date: Month, offence: Offence, value: Count}",
            "    layout: wide\n    columns: {area: Area, offence: Offence}",
        ),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' has no column headed by a month; headings such as "
        "202309, 2023-09 or Sep 2023 are known; else the layout is 'long' or 'records'",
    ),
    broken(
        "a filter that leaves no row",
        swap("definitions.yaml", "    source: Police\n", "    source: Police\n    where: {Month: 1999-01}\n"),
        "report_specs/definitions.yaml:23:22: no row has 'Bicycle' in column 'offence'; it stands only in rows "
        "that 'where', 'exclude' or the measure's other filters leave out",
        "report_specs/definitions.yaml:30:22: no row has 'Car' in column 'offence'; it stands only in rows that "
        "'where', 'exclude' or the measure's other filters leave out",
    ),
    broken(
        "the figures of a paper that has data of another borough only",
        write("thefts.csv", "".join(line for line in THEFTS.splitlines(keepends=True) if "Barnet" not in line)),
        "report_specs/report.yaml:10:10: Bicycle theft has no figure for September 2023: no data are held for the "
        "area; end the period where the data end, or add the data",
        "report_specs/report.yaml:12:5: Bicycle theft in Barnet has no figure for 3 months July to September "
        "2023: no data are held for the area; choose a period that the data cover, or add the data",
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].cases }}': Bicycle theft in Barnet has no figure "
        "for 3 months July to September 2023: no data are held for the area; choose a period that the data cover, "
        "or add the data",
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].change }}': Bicycle theft in Barnet has no figure "
        "for 3 months July to September 2023: no data are held for the area; choose a period that the data cover, "
        "or add the data",
        "report_specs/slides.yaml:13:11: '{{ bicycles[recent].cases }}': Bicycle theft in Barnet has no figure "
        "for 3 months July to September 2023: no data are held for the area; choose a period that the data cover, "
        "or add the data",
        "report_specs/slides.yaml:14:12: Bicycle theft has no figure for September 2023: no data are held for the "
        "area; end the period where the data end, or add the data",
        "report_specs/slides.yaml:15:14: Bicycle theft in Barnet has no figure for 3 months July to September "
        "2023: no data are held for the area; choose a period that the data cover, or add the data",
        "report_specs/slides.yaml:20:7: Bicycle theft in Barnet has no figure for 3 months July to September "
        "2023: no data are held for the area; choose a period that the data cover, or add the data",
    ),
)
