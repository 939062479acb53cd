"""Incidents by kind, group and sex in two months of two years, for tests of tables that are split by categories."""

from __future__ import annotations

from pathlib import Path

from reportgen.figures.maker import Maker
from reportgen.figures.model import Table
from reportgen.wording.text import plain
from tests.measures.books import read_book

from .scopes import maker, scope

# In June 2023: theft 6 (4 + 2), fraud 3, arson 1; in June 2022: theft 4, fraud 4, arson 0; Brent has half.
ROWS = """area,month,count,kind,group,sex
barnet,2022-06,3,Theft,Property,men
barnet,2022-06,1,Theft,Property,women
barnet,2022-06,4,Fraud,Property,men
barnet,2022-06,0,Arson,Fire,men
barnet,2023-06,4,Theft,Property,men
barnet,2023-06,2,Theft,Property,women
barnet,2023-06,3,Fraud,Property,men
barnet,2023-06,1,Arson,Fire,men
brent,2022-06,2,Theft,Property,men
brent,2023-06,3,Theft,Property,men
brent,2023-06,1,Fraud,Property,women
"""
MEASURES = {
    "incidents": {},
    "thefts": {"where": {"kind": "Theft"}},
    "frauds": {"where": {"kind": "Fraud"}},
    "property": {"where": {"kind": ["Theft", "Fraud"]}},
    "mens": {"where": {"sex": "men"}},
}


def of(folder: Path) -> Maker:
    """What makes figures of the incidents; gaps between the months are none, for a row that is not there is zero."""
    lines = [f"{area},2022-{month:02d},0,Theft,Property,men" for area in ("barnet", "brent") for month in range(7, 13)]
    lines += [f"{area},2023-{month:02d},0,Theft,Property,men" for area in ("barnet", "brent") for month in range(1, 6)]
    lines += [f"{area},2023-07,0,Theft,Property,men" for area in ("barnet", "brent")]
    book = read_book(folder, ROWS + "\n".join(lines) + "\n", MEASURES, absent="zero",
                     columns={"kind": "kind", "group": "group", "sex": "sex"})  # fmt: skip
    return maker(scope(book))


def texts(made: Table) -> list[list[str]]:
    return [[plain(cell.text) for cell in row] for row in made.rows]


def heads(made: Table) -> list[list[str]]:
    return [[plain(cell.text) for cell in row] for row in made.header]
