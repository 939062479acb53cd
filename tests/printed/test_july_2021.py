"""Each number printed in the papers of July 2021 (dashboard, hate crime report and slides) beside ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from reportgen import building
from reportgen.document.model import Deck
from reportgen.figures.model import Table
from reportgen.wording.text import plain
from tests.printed.table import (
    SPECS,
    Printed,
    Source,
    Term,
    compare,
    count_rows,
    find,
    months_of,
    ours,
    printed_in,
    recounted,
    stated,
)

FOLDER = SPECS / "2021-07-23"
POLICE = SPECS / "2023-11-24" / "data"
AIRPORTS = "London Heathrow and London City Airports"
PAPERS = {
    "dashboard-2021-07-23.tsv": FOLDER / "performance-dashboard.yaml",
    "hate-crime-report-2021-07-23.tsv": FOLDER / "hate-crime-report.yaml",
    "hate-crime-slides-2021-07-23.tsv": FOLDER / "hate-crime-slides.yaml",
}
NUMBERS = [(PAPERS[table], number) for table in PAPERS for number in printed_in(table)]
# Row headings of the summary, and what the police call the offences.
ROWS = {
    "burglary_2021": ("Burglary", "MajorText", "Burglary"),
    "residential_burglary_2021": ("Residential burglary", "MinorText", "Domestic Burglary"),
    "business_burglary_2021": ("Burglary, business and community", "MinorText", "Burglary Business and Community"),
    "robbery_2021": ("Robbery", "MajorText", "Robbery"),
    "violence_2021": ("Violence with injury", "MinorText", "Violence with Injury"),
}
OTHER_ROWS = {
    "knife_injuries": "Knife injury victims",
    "gun_discharges": "Gun discharges",
    "domestic_violence": "Domestic violence with injury",
    "repeat_asb_calls": "Repeat calls",
}
SOURCES = {
    "knife_injuries": Source("knife-and-gun-crime.csv", {"measure": "Knife injury victims"}, "period"),
    "gun_discharges": Source("knife-and-gun-crime.csv", {"measure": "Gun discharges"}, "period"),
    "domestic_violence": Source("domestic-abuse.csv", {"measure": "Offences with injury"}, "period", "value"),
    "sanction_detections": Source("domestic-abuse.csv", {"measure": "Sanction detection rate"}, "period", "value"),
    "repeat_asb_calls": Source("anti-social-behaviour.csv", {"measure": "Repeat calls"}, "period"),
    "all_asb_calls": Source("anti-social-behaviour.csv", {"measure": "All calls"}, "period"),
}
CATEGORIES = {
    "race_and_religion": "Race and religion",
    "antisemitism": "Antisemitism",
    "islamophobia": "Islamophobia",
    "disability_hate": "Disability",
    "homophobic_hate": "Homophobic",
    "transgender_hate": "Transgender",
}
SOURCES |= {
    measure: Source("hate-crime-by-category.csv", {"category": category}, "period")
    for measure, category in CATEGORIES.items()
}
IN_TABLE = ("rag", "exception")


# --- What our papers say -------------------------------------------------------------------------------------


@cache
def summary_rows() -> dict[str, list[tuple[str, str]]]:
    """The rows of the dashboard's summaries: by heading, each cell's words and mark."""
    deck = building.make_document(PAPERS["dashboard-2021-07-23.tsv"])[1]
    assert isinstance(deck, Deck)
    tables = [content for slide in deck.slides for _, content in slide.slots if isinstance(content, Table)]
    rows = [[(plain(cell.text), cell.mark) for cell in row] for table in tables for row in table.rows]
    return {row[0][0]: row for row in rows if any(mark for _, mark in row)}


def said(number: Printed) -> str:
    """A rating, or whether a month is usual, as the slides say it."""
    term = number.terms[0][0]
    row = summary_rows()[ROWS[term.measure][0] if term.measure in ROWS else OTHER_ROWS[term.measure]]
    if number.what == "rag":
        return next(mark for _, mark in row if mark)
    months = ["202103", "202104", "202105"]
    return row[len(row) - 3 + months.index(months_of(term.period)[0])][0].casefold()


@pytest.mark.parametrize(("spec", "number"), NUMBERS, ids=str)
def test_a_printed_number_is_ours_or_differs_for_a_reason(spec: Path, number: Printed) -> None:
    compare(number, said(number) if number.what in IN_TABLE else ours(number, spec))


# --- Once more, in plain pandas ------------------------------------------------------------------------------


@cache
def police(measure: str) -> pd.DataFrame:
    """Counts by borough and month."""
    _, column, offence = ROWS[measure]
    rows = pd.read_csv(POLICE / "mps-borough-crime_2010-04_2021-11.csv")
    counted = rows[rows[column] == offence].groupby("LookUp_BoroughName").sum()
    return counted[[name for name in counted if name.isdigit()]].drop(index=AIRPORTS, errors="ignore")


def again(term: Term) -> float:
    if term.measure in ROWS:
        return float(police(term.measure).loc["Barnet", months_of(term.period)].sum())
    return count_rows(term, SOURCES[term.measure], FOLDER / "data" / "printed")


def rank_again(term: Term) -> int:
    """Barnet's place among the boroughs by offences per resident of 2020, 1 being the lowest."""
    residents = pd.read_csv(POLICE / "london-borough-population_mid2011_2022.csv").set_index("LAD24NM")
    (year,) = (column for column in residents if "2020" in column)
    counts = police(term.measure)[months_of(term.period)].sum(axis="columns")
    rates = counts / residents[year].reindex(counts.index)
    assert rates.notna().sum() == 32
    return int((rates < rates["Barnet"]).sum()) + 1


@pytest.mark.parametrize(
    ("spec", "number"), [pair for pair in NUMBERS if pair[1].of and pair[1].what not in IN_TABLE], ids=str
)
def test_our_number_is_counted_the_same_in_plain_pandas(spec: Path, number: Printed) -> None:
    fact = find(number, stated(spec))
    assert fact is not None
    expected = rank_again(number.terms[0][0]) if number.what == "rank" else recounted(number, again)
    assert fact.value == pytest.approx(expected)


def test_what_the_police_revised_is_a_matter_of_a_few() -> None:
    spec = PAPERS["dashboard-2021-07-23.tsv"]
    revised = [n for _, n in NUMBERS if n.reason.startswith("Revised") and n.what == "count"]
    assert revised
    # The widest is 33 in 2,127, violence with injury in 12 months: 1.6 per cent.
    changes = [abs(int(ours(n, spec)) - int(n.printed)) / int(n.printed) for n in revised]
    assert max(changes) < 0.03


def test_report_and_slides_show_the_same_table() -> None:
    report = {(n.of, ours(n, PAPERS["hate-crime-report-2021-07-23.tsv"])) for _, n in NUMBERS if n.where == "Table 1"}
    slides = printed_in("hate-crime-slides-2021-07-23.tsv")
    assert report == {(n.of, ours(n, PAPERS["hate-crime-slides-2021-07-23.tsv"])) for n in slides if n.where == "Slide"}
