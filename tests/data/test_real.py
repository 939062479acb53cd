"""Real slices, and the numbers of the samples against a second way of computing them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from reportgen.data.model import Cube
from reportgen.errors import ReportError
from reportgen.measures.cubes import Cubes
from reportgen.spec.load import Registry, load_definitions
from reportgen.spec.project import Project, find_project
from tests.data.conftest import Load, rows

ROOT = Path(__file__).parents[2]
DATA = ROOT / "report_specs" / "2023-11-24" / "data"
AIRPORTS = "London Heathrow and London City Airports"
MPS = {"layout": "wide", "columns": {"area": "LookUp_BoroughName", "group": "MajorText", "offence": "MinorText"}}
KNIFE = {
    "columns": {"area": "Area name", "date": "Month_Year", "value": "Count", "subtype": "Crime Subtype"},
    "absent": "zero",
}
INJURY = {"subtype": "Knife Crime with Injury"}
SURVEY = {
    "layout": "long",
    "time": "quarter",
    "decimal": ",",
    "columns": {"area": "Borough", "date": "Date", "value": "Proportion", "question": "Measure"},
}


@cache
def definitions() -> tuple[Registry, Project]:
    path = ROOT / "report_specs" / "definitions" / "crime.yaml"
    project = find_project(path)
    return load_definitions([path], project), project


@cache
def cube(name: str) -> Cube:
    return Cubes(*definitions())(name)


@cache
def raw_mps() -> pd.DataFrame:
    """The two files joined month beside month, by plain pandas."""
    names = ("mps-borough-crime_2010-04_2021-11.csv", "mps-borough-crime_2021-12_2023-11.csv")
    keys = ["MajorText", "MinorText", "LookUp_BoroughName"]
    early, late = (pd.read_csv(DATA / name).set_index(keys) for name in names)
    return early.join(late, how="outer").fillna(0).copy().reset_index()


def months(first: str, count: int) -> list[str]:
    return [f"{period:%Y%m}" for period in pd.period_range(first, periods=count, freq="M")]


def total(frame: pd.DataFrame, offence: str, first: str, count: int) -> float:
    """Barnet's sum in the cube."""
    chosen = pd.period_range(first, periods=count, freq="M").to_timestamp().date
    kept = frame[(frame["area"] == "barnet") & (frame["offence"] == offence) & frame["date"].isin(chosen)]
    return float(kept["value"].sum())


# Must hold: June to September 2023 and 2022, twelve months to September 2023 and 2022.
SPANS = (("2023-06", 4), ("2022-06", 4), ("2022-10", 12), ("2021-10", 12))
MUST_HOLD: Mapping[str, tuple[int, int, int, int]] = {
    "Domestic Burglary": (551, 567, 1938, 1873),
    "Burglary Business and Community": (197, 189, 650, 625),
    "Robbery of Personal Property": (263, 194, 771, 579),
    "Violence with Injury": (851, 803, 2368, 2319),
}


@pytest.mark.parametrize("offence", MUST_HOLD)
def test_barnets_offences_are_those_of_the_release_and_of_plain_pandas(offence: str) -> None:
    raw = raw_mps()
    barnet = raw[(raw["LookUp_BoroughName"] == "Barnet") & (raw["MinorText"] == offence)]
    sums = tuple(total(cube("mps_crime").frame, offence, first, count) for first, count in SPANS)
    assert sums == MUST_HOLD[offence]
    assert sums == tuple(barnet[months(first, count)].to_numpy().sum() for first, count in SPANS)


@pytest.mark.parametrize("offence", MUST_HOLD)
def test_every_borough_and_month_agrees_with_plain_pandas(offence: str) -> None:
    raw = raw_mps()
    kept = raw[(raw["MinorText"] == offence) & (raw["LookUp_BoroughName"] != AIRPORTS)]
    expected = kept.set_index("LookUp_BoroughName")[months("2010-04", 164)].T
    labels = {name: area.label for name, area in definitions()[0].areas.items()}
    frame = cube("mps_crime").frame
    found = frame[frame["offence"] == offence].pivot(index="date", columns="area", values="value")
    found = found.rename(columns=labels)
    assert found.shape == (164, 32)
    assert (found[expected.columns].to_numpy() == expected.to_numpy()).all()


def test_the_airports_are_no_borough() -> None:
    assert len(cube("mps_crime").areas) == 32


def test_knife_crime_agrees_with_plain_pandas_month_by_month() -> None:
    raw = pd.read_csv(DATA / "mps-knife-crime-with-injury_2022-03_2026-02.csv.gz")
    expected = raw[(raw["Measure"] == "Offences") & (raw["Area name"] == "Barnet")].set_index("Month_Year")["Count"]
    frame = cube("knife_crime").frame
    found = frame[frame["area"] == "barnet"].set_index("date")["value"]
    assert {str(day): value for day, value in found.items()} == expected.to_dict()
    assert len(cube("knife_crime").areas) == 32
    assert len(cube("knife_crime").dates) == 48  # March 2022 to February 2026


@pytest.mark.parametrize(
    ("name", "expected"), [("gun_crime", (1, 1, 14, 2)), ("domestic_abuse", (246, 241, 731, 733))]
)
def test_illustrative_months_add_up_to_the_printed_totals(name: str, expected: tuple[int, ...]) -> None:
    frame = cube(name).frame.assign(offence=name)
    assert tuple(total(frame, name, first, count) for first, count in SPANS) == expected
    assert definitions()[0].datasets[name].status == "illustrative"


def test_the_population_is_by_year_and_without_the_city() -> None:
    found = cube("population")
    assert len(found.areas) == 32
    barnet = found.frame[found.frame["area"] == "barnet"]
    assert barnet["value"].tolist()[-1] == 390346  # mid-2022
    assert [day.year for day in found.dates] == list(range(2011, 2023))


def test_a_release_and_an_older_one_are_not_mixed(real: Load) -> None:
    # Trap 1: the same months, recounted, and under other column names.
    old = {"columns": {"area": "Borough", "group": "Major Category", "offence": "Minor Category"}}
    with pytest.raises(ReportError, match="has no column 'Borough'"):
        real("mps_old_2010-04_2010-09.csv", "mps_2010-04_2010-09.csv", **{**MPS, **old})


def test_one_offence_in_capitals_and_over_several_rows_is_added_up(real: Load) -> None:
    # Trap 2: residential burglary is two kinds of rows since 2024, and all names are in capitals.
    found = real(
        "mps_2024-01_2025-12.csv",
        layout="wide",
        columns={"area": "BoroughName", "offence": "MinorText", "group": "MajorText"},
        wheres=({"offence": "Residential burglary"},),
        aliases={
            "offence": {"Residential burglary": ["Res burglary of a home", "Res burglary of unconnected building"]}
        },
        exclude={"area": ["Unknown", AIRPORTS]},
    )
    barnet = found.frame[(found.frame["area"] == "barnet")]
    raw = pd.read_csv(Path(__file__).parent / "files" / "mps_2024-01_2025-12.csv")
    kinds = raw[(raw["BoroughName"] == "Barnet") & raw["MinorText"].str.startswith("RES BURGLARY")]
    assert barnet["value"].tolist() == kinds[months("2024-01", 6)].sum().tolist()
    assert barnet["rows"].tolist() == [2] * 6


def test_rows_that_are_no_borough_are_told(real: Load) -> None:
    # Trap 3.
    with pytest.raises(ReportError) as caught:
        real("mps_2024-01_2025-12.csv", layout="wide", columns={"area": "BoroughName", "offence": "MinorText"})
    names = f"'{AIRPORTS}' (30 rows), 'Unknown' (30 rows)"  # five offences x six months
    assert f"areas that are not known: {names}" in str(caught.value)


def test_an_absent_row_of_a_borough_is_no_row_but_the_borough_is_covered(real: Load) -> None:
    # Trap 4: Harrow had no knife-enabled robbery with injury in some of these months.
    robbery = {"subtype": "Knife Crime with Injury (Personal Robbery)"}
    found = real(
        "knife_2024-01_2024-06.csv.gz",
        wheres=(robbery,),
        where={"Measure": "Offences"},
        exclude={"area": [""]},
        **KNIFE,
    )
    assert len(found.frame[found.frame["area"] == "harrow"]) == 3
    assert found.areas == ("barnet", "brent", "harrow")
    assert len(found.dates) == 6
    assert found.absent == "zero"


def test_offences_and_outcomes_are_two_rows_for_one_month_unless_told_apart(real: Load) -> None:
    with pytest.raises(ReportError, match="more than one row for Barnet, Knife Crime with Injury, January 2024"):
        real("knife_2024-01_2024-06.csv.gz", wheres=(INJURY,), exclude={"area": ["(blank)"]}, **KNIFE)


def test_rows_without_an_area_are_told(real: Load) -> None:
    with pytest.raises(ReportError, match=r"not known: '\(blank\)' \(4 rows\)"):
        real("knife_2024-01_2024-06.csv.gz", wheres=(INJURY,), where={"Measure": "Offences"}, **KNIFE)


def test_wards_are_areas_of_their_own(load: Load) -> None:
    # Trap 6: a ward that the definitions do not know is told by name.
    text = (Path(__file__).parent / "files" / "ward_2021-12_2022-05.csv").read_text(encoding="utf-8")
    columns = {"area": "WardName", "offence": "MinorText"}
    with pytest.raises(ReportError, match="areas that are not known: 'Barnet Vale'"):
        load({"ward.csv": text}, layout="wide", columns=columns)


def test_a_survey_has_decimal_commas_semicolons_and_days_that_mean_quarters(real: Load) -> None:
    found = real("survey_2023.csv", wheres=({"question": '"Good Job" local'},), **SURVEY)
    barnet = found.frame[found.frame["area"] == "barnet"]
    assert rows(found)[0] == ("barnet", "2023-01-01", '"Good Job" local', 0.48)  # 31/03/2023
    assert [f"{day}" for day in barnet["date"]] == ["2023-01-01", "2023-04-01", "2023-07-01"]


def test_parquet_keeps_its_own_types(real: Load) -> None:
    found = real(
        "vawg_2023-06_2023-09.parquet",
        layout="records",
        columns={"area": "borough_name", "date": "recorded_date_months", "value": "count"},
    )
    assert rows(found, "date", "value", "rows") == [
        ("2023-06-01", 430, 86),
        ("2023-07-01", 425, 70),
        ("2023-08-01", 412, 81),
        ("2023-09-01", 417, 93),
    ]


def test_records_are_counted_and_repeated_ids_told(real: Load) -> None:
    spec = {"layout": "records", "area": "barnet"}
    found = real("police_uk_2012-01_2012-03.csv", columns={"date": "Month"}, **spec)
    assert rows(found, "date", "value") == [("2012-01-01", 40), ("2012-02-01", 45), ("2012-03-01", 40)]
    with pytest.raises(ReportError, match="4 records bear the id of another one, the first for barnet, February 2012"):
        real("police_uk_2012-01_2012-03.csv", columns={"date": "Month", "id": "Crime ID"}, **spec)


def test_a_workbook_without_dates_is_told(real: Load) -> None:
    with pytest.raises(ReportError, match=r"'Borough_level_IMD_score\.xlsx' has no column headed by a year"):
        real("Borough_level_IMD_score.xlsx", layout="wide", time="year", columns={"area": "Borough"})
