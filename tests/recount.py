"""A second way to the numbers of the sample papers: plain pandas over the raw files, with no code of reportgen."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pandas as pd

DATA = Path(__file__).parents[1] / "report_specs" / "2023-11-24" / "data"
NW_BCU = ("barnet", "brent", "harrow")
OFFENCES = {
    "residential_burglary": "Domestic Burglary",
    "business_burglary": "Burglary Business and Community",
    "personal_robbery": "Robbery of Personal Property",
    "violence_with_injury": "Violence with Injury",
}
MADE_UP = {
    "lethal_barrelled_discharge": "gun-crime-illustrative.csv",
    "domestic_abuse_with_injury": "domestic-abuse-illustrative.csv",
}
MEASURES = (*OFFENCES, *MADE_UP, "knife_crime_with_injury")
NO_BOROUGHS = ["aviation_security_so18_legacy_only_", "n_k_legacy_only_", "non_met_police_force"]
AIRPORTS = "london_heathrow_and_london_city_airports"


def key(name: str) -> str:
    """``Barking and Dagenham`` -> ``barking_and_dagenham``."""
    return re.sub(r"\W+", "_", name.strip().casefold())


@cache
def months(measure: str) -> pd.DataFrame:
    """The counts of a measure: one row an area, one column a month (``202309``)."""
    if measure in OFFENCES:
        return _police(OFFENCES[measure])
    if measure in MADE_UP:
        frame = pd.read_csv(DATA / MADE_UP[measure])
        frame["month"] = frame["month"].str.replace("-", "")
        return frame.assign(area=frame["area"].map(key)).pivot_table("count", "area", "month", "sum")
    return _knives()


def _police(offence: str) -> pd.DataFrame:
    files = [pd.read_csv(path) for path in sorted(DATA.glob("mps-borough-crime_*.csv"))]
    wanted = [file[file["MinorText"] == offence].set_index("LookUp_BoroughName") for file in files]
    both = pd.concat([file[[name for name in file if name.isdigit()]] for file in wanted], axis="columns")
    both.index = both.index.map(key)
    return both.drop(index=AIRPORTS, errors="ignore").fillna(0)


def _knives() -> pd.DataFrame:
    (path,) = DATA.glob("mps-knife-crime*.csv.gz")
    rows = pd.read_csv(path)
    rows = rows[(rows["Area Type"] == "Borough") & (rows["Measure"] == "Offences")]
    rows = rows[(rows["Crime Subtype"] == "Knife Crime with Injury") & rows["Area name"].notna()]
    month = pd.to_datetime(rows["Month_Year"]).dt.strftime("%Y%m")
    table = rows.assign(area=rows["Area name"].map(key), month=month).pivot_table("Count", "area", "month", "sum")
    return table.drop(index=NO_BOROUGHS).fillna(0)


@cache
def residents() -> pd.Series:
    """Mid-2022 estimates by borough."""
    frame = pd.read_csv(DATA / "london-borough-population_mid2011_2022.csv")
    return frame.set_index(frame["LAD24NM"].map(key))["2022"]


def counts(measure: str, first: str, last: str) -> pd.Series:
    """Of each area, from one month to another, e.g. ``202306`` to ``202309``; areas without data are not there."""
    table = months(measure)
    wanted = pd.period_range(first, last, freq="M").strftime("%Y%m")
    return table[list(wanted)].sum(axis="columns")


def year_before(month: str) -> str:
    return f"{int(month) - 100}"


def ranks(values: pd.Series, among: str) -> pd.Series:
    """1 for the lowest; ties share the better place."""
    peers = values[list(NW_BCU)] if among == "nw_bcu" else values
    return peers.rank(method="min")
