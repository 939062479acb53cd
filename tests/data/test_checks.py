"""What is wrong with data is told in plain words, all at once, with what to do."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.errors import ReportError
from reportgen.spec.terms import Where
from tests.data.conftest import LONG, Load

OFFENCES = {**LONG, "offence": "offence"}
WIDE = {"layout": "wide", "columns": {"area": "area", "offence": "offence"}}
RECORDS = {"layout": "records", "columns": {"area": "area", "date": "day"}}
HEAD = "month,area,count\n"
GOOD = HEAD + "2023-08,Barnet,1\n2023-09,Barnet,2\n"


def told(load: Load, files: dict[str, Any], *wheres: Where, **spec: Any) -> str:
    with pytest.raises(ReportError) as caught:
        load(files, *wheres, **spec)
    return str(caught.value)


def test_an_area_that_is_not_known_is_counted(load: Load) -> None:
    said = told(load, {"a.csv": HEAD + "2023-09,Barnet,1\n2023-08,Nowhere,1\n2023-09,Nowhere,1\n2023-09,,1\n"})
    assert "areas that are not known: 'Nowhere' (2 rows), '(blank)' (1 row); add the names under 'areas'" in said


def test_an_unknown_area_in_rows_that_no_measure_uses_is_left_alone(load: Load) -> None:
    text = "month,area,offence,count\n2023-09,Barnet,Arson,1\n2023-09,Nowhere,Rape,1\n"
    assert load({"a.csv": text}, {"offence": "Arson"}, columns=OFFENCES).areas == ("barnet",)
    assert load({"a.csv": text}, {"offence": "Arson"}, columns=OFFENCES, absent="zero").areas == ("barnet",)


def test_the_same_row_twice_is_told(load: Load) -> None:
    said = told(load, {"a.csv": GOOD + "2023-09,Barnet,2\n"})
    assert "'a.csv' holds more than one row for Barnet, September 2023; remove the repeated rows" in said


def test_the_same_row_twice_in_a_wide_file_is_told_once_for_each_month(load: Load) -> None:
    text = "area,offence,202308,202309\nBarnet,Arson,1,2\nBarnet,Arson,1,2\n"
    said = told(load, {"a.csv": text}, {"offence": "Arson"}, **WIDE)
    assert "more than one row for Barnet, Arson, August 2023 (and 1 more)" in said


def test_rows_that_a_declared_category_tells_apart_are_no_duplicates(load: Load) -> None:
    text = "month,area,offence,kind,count\n2023-09,Barnet,Arson,a,1\n2023-09,Barnet,Arson,b,2\n"
    apart = {**OFFENCES, "kind": "kind"}
    assert load({"a.csv": text}, {"offence": "Arson"}, columns=apart).frame["value"].tolist() == [3]
    assert "more than one row" in told(load, {"a.csv": text}, {"offence": "Arson"}, columns=OFFENCES)


def test_two_names_of_one_area_in_one_month_are_a_duplicate(load: Load) -> None:
    said = told(load, {"a.csv": HEAD + "2023-09,Barnet,1\n2023-09,E09000003,1\n"})
    assert "more than one row for Barnet, September 2023" in said


def test_a_negative_count_is_told(load: Load) -> None:
    said = told(load, {"a.csv": HEAD + "2023-08,Barnet,4\n2023-09,Barnet,-3\n"})
    assert "'a.csv' holds a negative count: -3 for Barnet, September 2023" in said


@pytest.mark.parametrize("wrong", ["n/a", "[c]", "1.2.3", "1O", "nan", "inf", "12,34"])
def test_a_value_that_is_no_number_is_told_with_its_row(load: Load, wrong: str) -> None:
    said = told(load, {"a.csv": f'{HEAD}2023-08,Barnet,4\n2023-09,Barnet,"{wrong}"\n'})
    assert f"'a.csv': '{wrong}' in column 'count' (row 3) is no number" in said


def test_a_value_that_is_no_number_far_down_is_told_as_well(load: Load) -> None:
    lines = [f"{1980 + i // 12}-{i % 12 + 1:02d},Barnet,1\n" for i in range(300)]
    said = told(load, {"a.csv": HEAD + "".join(lines) + "2005-01,Barnet,many\n"})
    assert "'many' in column 'count' (row 302) is no number" in said


def test_values_that_are_excluded_need_not_be_numbers(load: Load) -> None:
    text = HEAD + "2023-08,Barnet,4\n2023-09,Barnet,[c]\n"
    assert load({"a.csv": text}, exclude={"value": ["[c]"]}).frame["value"].tolist() == [4]


def test_a_gap_is_told_by_its_months(load: Load) -> None:
    said = told(load, {"a.csv": HEAD + "2023-06,Barnet,1\n2023-09,Barnet,1\n"})
    assert "a gap between June 2023 and September 2023: nothing for July 2023, August 2023; add the file" in said


def test_days_without_a_case_are_no_gap_but_a_month_is(load: Load) -> None:
    near = load({"a.csv": "day,area\n2023-08-30,Barnet\n2023-09-02,Barnet\n"}, time="day", **RECORDS)
    assert len(near.dates) == 4  # 30 and 31 August, 1 and 2 September
    said = told(load, {"a.csv": "day,area\n2023-07-30,Barnet\n2023-09-02,Barnet\n"}, time="day", **RECORDS)
    assert "nothing for August 2023" in said


@pytest.mark.parametrize(
    ("date", "time"), [("soon", "month"), ("2023", "month"), ("2023-09", "day"), ("2023-13", "month")]
)
def test_a_date_that_cannot_be_read_is_told(load: Load, date: str, time: str) -> None:
    said = told(load, {"a.csv": HEAD + f"2023-09-01,Barnet,1\n{date},Barnet,2\n"}, time=time)
    assert f"'a.csv': '{date}' in column 'month' (row 3) names no {time}" in said


def test_columns_headed_by_years_need_the_time_year(load: Load) -> None:
    said = told(load, {"a.csv": "area,offence,2021,2022\nBarnet,Arson,1,2\n"}, **WIDE)
    assert "'a.csv' has no column headed by a month; its columns are headed by a year: say 'time: year'" in said


def test_two_columns_for_one_month_are_told(load: Load) -> None:
    said = told(load, {"a.csv": "area,offence,202309,Sep 2023\nBarnet,Arson,1,2\n"}, **WIDE)
    assert "'a.csv' has two columns for one month: '202309' and 'Sep 2023'" in said


def test_a_missing_column_is_told_with_the_nearest(load: Load) -> None:
    said = told(load, {"a.csv": "month,borough,coutn\n2023-09,Barnet,1\n"})
    assert "'a.csv' has no column 'count'; did you mean 'coutn'?" in said
    assert "'a.csv' has no column 'area'; use one of: borough, coutn" in said  # month plays another part


def test_a_value_that_no_row_has_is_told_with_the_nearest(load: Load) -> None:
    text = "month,area,offence,count\n2023-09,Barnet,Domestic Burglary,1\n"
    said = told(load, {"a.csv": text}, {"offence": "Domestic Burglry"}, columns=OFFENCES)
    assert "no row has 'Domestic Burglry' in column 'offence'; did you mean 'Domestic Burglary'?" in said


def test_one_wrong_value_of_several_is_told(load: Load) -> None:
    text = "month,area,offence,count\n2023-09,Barnet,Arson,1\n"
    said = told(load, {"a.csv": text}, {"offence": ["Arson", "Rape"]}, columns=OFFENCES)
    assert "no row has 'Rape'" in said
    assert "no row has 'Arson'" not in said


def test_values_that_never_meet_are_told(load: Load) -> None:
    text = "month,area,offence,kind,count\n2023-09,Barnet,Arson,a,1\n2023-09,Barnet,Rape,b,1\n"
    columns = {**OFFENCES, "kind": "kind"}
    wheres = ({"offence": "Arson", "kind": "b"}, {"offence": "Arson"}, {"kind": "b"})
    assert "no row has offence Arson with kind b at once" in told(load, {"a.csv": text}, *wheres, columns=columns)


def test_a_filter_that_leaves_nothing_is_told(load: Load) -> None:
    said = told(load, {"a.csv": "month,area,kind,count\n2023-09,Barnet,a,1\n"}, where={"kind": "b"})
    assert "no row of a.csv is left by 'where' and 'exclude'; kind holds a" in said


def test_data_without_a_single_number_are_told(load: Load) -> None:
    said = told(load, {"a.csv": "month,area,count\n2023-09,Barnet,\n"})
    assert "no row that the measures use has a number" in said


def test_two_spellings_of_one_value_are_told(load: Load) -> None:
    text = "month,area,offence,count\n2023-09,Barnet,Arson,1\n"
    said = told(load, {"a.csv": text}, {"offence": "Arson"}, {"offence": "ARSON"}, columns=OFFENCES)
    assert "'ARSON' is spelt 'Arson' elsewhere; write 'Arson'" in said


def test_a_measure_may_not_ask_for_a_part_of_an_alias(load: Load) -> None:
    text = "month,area,offence,count\n2023-09,Barnet,Home,1\n"
    aliases = {"offence": {"Burglary": ["Home", "Shed"]}}
    said = told(load, {"a.csv": text}, {"offence": "Home"}, columns=OFFENCES, aliases=aliases)
    assert "'Home' is one of the names of 'Burglary'; write 'Burglary'" in said


def test_two_files_with_different_numbers_for_a_month_are_two_releases(load: Load) -> None:
    files = {"a.csv": HEAD + "2023-08,Barnet,10\n2023-09,Barnet,12\n", "b.csv": HEAD + "2023-09,Barnet,14\n"}
    said = told(load, files)
    both = "'a.csv' and 'b.csv' give different numbers for September 2023 (Barnet: 12 and 14)"
    assert f"{both}: two releases are mixed; keep only the files of one release" in said


def test_records_of_one_month_in_two_files_are_told_even_if_alike(load: Load) -> None:
    files = {"a.csv": "day,area\n2023-09-01,Barnet\n", "b.csv": "day,area\n2023-09-30,Barnet\n"}
    said = told(load, files, **RECORDS)
    assert "'a.csv' and 'b.csv' both hold records of September 2023 (Barnet: 1 and 1)" in said


def test_records_of_two_kinds_in_two_files_are_one_table(load: Load) -> None:
    files = {"a.csv": "day,area,kind\n2023-09-01,Barnet,a\n", "b.csv": "day,area,kind\n2023-09-30,Barnet,b\n"}
    columns = {"area": "area", "date": "day", "kind": "kind"}
    assert load(files, layout="records", columns=columns).frame["value"].tolist() == [2]


def test_rows_of_two_releases_are_told(load: Load) -> None:
    text = "month,area,count,refreshed\n2023-08,Barnet,1,2023-10-01\n2023-09,Barnet,1,2023-11-01\n"
    said = told(load, {"a.csv": text}, release_column="refreshed")
    assert "the rows are of more than one release: '2023-10-01', '2023-11-01'" in said


def test_all_mistakes_are_told_at_once(load: Load) -> None:
    said = told(load, {"a.csv": HEAD + "2023-06,Barnet,-1\n2023-06,Nowhere,x\nnever,Barnet,2\n"})
    assert len(said.splitlines()) == 4  # negative, not known, no number, no month
