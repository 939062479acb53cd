"""Cubes from small files: layouts, filters, names, and what an absent row means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.data.needs import Needs
from reportgen.spec.definitions import Measure
from tests.data.conftest import LONG, Load, load_files, rows

OFFENCES = {**LONG, "offence": "offence"}
WIDE = {"layout": "wide", "columns": {"area": "area", "offence": "offence"}}


def test_long_rows_become_area_date_and_value(load: Load) -> None:
    cube = load({"cases.csv": "month,area,count\n2023-09,Barnet,5\n2023-08,Barnet,7\n2023-08,Brent,2\n"})
    assert rows(cube) == [("barnet", "2023-08-01", 7), ("barnet", "2023-09-01", 5), ("brent", "2023-08-01", 2)]
    assert cube.dates == (date(2023, 8, 1), date(2023, 9, 1))
    assert cube.areas == ("barnet", "brent")
    assert cube.frame["rows"].tolist() == [1, 1, 1]


def test_wide_columns_become_dates(load: Load) -> None:
    text = "area,offence,202308,Sep 2023\nBarnet,Arson,7,5\n"
    assert rows(load({"cases.csv": text}, **WIDE)) == [("barnet", "2023-08-01", 7), ("barnet", "2023-09-01", 5)]


def test_years_may_head_the_columns(load: Load) -> None:
    text = "code,2011,2012\nE09000003,100,110\n"
    cube = load({"people.csv": text}, layout="wide", time="year", columns={"area": "code"})
    assert rows(cube) == [("barnet", "2011-01-01", 100), ("barnet", "2012-01-01", 110)]
    assert cube.time == "year"


def test_records_are_counted_by_the_month_of_their_day(load: Load) -> None:
    text = "date,ward\n2023-08-31,A\n2023-09-01,B\n2023-09-30,A\n"
    cube = load({"cases.csv": text}, layout="records", columns={"date": "date"}, area="barnet")
    assert rows(cube) == [("barnet", "2023-08-01", 1), ("barnet", "2023-09-01", 2)]


def test_records_keep_their_days_where_a_date_is_a_day(load: Load) -> None:
    text = "date\n31/08/2023\n01/09/2023\n01/09/2023\n"
    cube = load({"cases.csv": text}, layout="records", time="day", columns={"date": "date"}, area="barnet")
    assert rows(cube) == [("barnet", "2023-08-31", 1), ("barnet", "2023-09-01", 2)]


def test_several_measures_are_met_by_one_cube(load: Load) -> None:
    text = "month,area,offence,count\n2023-09,Barnet,Arson,1\n2023-09,Barnet,Rape,2\n2023-09,Barnet,Fraud,4\n"
    cube = load({"cases.csv": text}, {"offence": "Arson"}, {"offence": ["Arson", "Fraud"]}, columns=OFFENCES)
    assert cube.categories == ("offence",)
    assert rows(cube) == [("barnet", "2023-09-01", "Arson", 1), ("barnet", "2023-09-01", "Fraud", 4)]


def test_a_measure_may_filter_on_a_column_by_the_files_name(load: Load) -> None:
    text = "month,area,Kind,count\n2023-09,Barnet,Arson,1\n2023-09,Barnet,Rape,2\n"
    cube = load({"cases.csv": text}, {"Kind": "Rape"}, columns={**LONG, "offence": "Kind"})
    assert rows(cube, "Kind", "value") == [("Rape", 2)]


def test_categories_are_told_without_regard_to_case_and_spelt_as_the_measure_does(load: Load) -> None:
    text = "month,area,offence,count\n2023-08,Barnet,DOMESTIC BURGLARY,1\n2023-09,Barnet,Domestic burglary,2\n"
    cube = load({"cases.csv": text}, {"offence": "Domestic Burglary"}, columns=OFFENCES)
    assert rows(cube, "offence", "value") == [("Domestic Burglary", 1), ("Domestic Burglary", 2)]


def test_an_alias_adds_up_its_names(load: Load) -> None:
    text = "month,area,offence,count\n2023-09,Barnet,RES HOME,3\n2023-09,Barnet,RES SHED,4\n2023-09,Barnet,Rape,9\n"
    cube = load(
        {"cases.csv": text},
        {"offence": "Residential burglary"},
        columns=OFFENCES,
        aliases={"offence": {"Residential burglary": ["Res Home", "Res Shed"]}},
    )
    assert rows(cube, "offence", "value", "rows") == [("Residential burglary", 7, 2)]  # 3 + 4


def test_an_area_may_have_an_alias(load: Load) -> None:
    text = "month,area,count\n2023-09,LB of Barnet,3\n"
    cube = load({"cases.csv": text}, aliases={"area": {"Barnet": ["LB of Barnet"]}})
    assert rows(cube) == [("barnet", "2023-09-01", 3)]


def test_where_keeps_rows_by_a_column_of_the_file(load: Load) -> None:
    text = "month,area,Measure,count\n2023-09,Barnet,Offences,3\n2023-09,Barnet,Positive Outcomes,1\n"
    assert rows(load({"cases.csv": text}, where={"Measure": "Offences"})) == [("barnet", "2023-09-01", 3)]


def test_numbers_and_truth_are_compared_as_texts(load: Load) -> None:
    text = "month,area,band,flag,count\n2023-09,Barnet,1,true,3\n2023-09,Barnet,2,true,5\n2023-09,Barnet,1,false,9\n"
    cube = load({"cases.csv": text}, {"band": 1}, where={"flag": True}, columns={**LONG, "band": "band"})
    assert rows(cube, "band", "value") == [("1", 3)]


def test_excluded_values_are_left_out_blank_ones_too(load: Load) -> None:
    text = "month,area,kind,count\n2023-09,Barnet,a,1\n2023-09,Airport,a,2\n2023-09,,a,3\n2023-09,Barnet,,4\n"
    cube = load(
        {"cases.csv": text}, columns={**LONG, "kind": "kind"}, exclude={"area": ["AIRPORT", "(blank)"], "kind": [""]}
    )
    assert rows(cube) == [("barnet", "2023-09-01", 1)]
    assert cube.areas == ("barnet",)


def test_where_an_absent_row_is_zero_other_rows_tell_what_is_covered(load: Load) -> None:
    text = "month,area,offence,count\n2023-08,Barnet,Arson,1\n2023-09,Brent,Rape,2\n2023-07,Harrow,Rape,2\n"
    cube = load({"cases.csv": text}, {"offence": "Arson"}, columns=OFFENCES, absent="zero")
    assert rows(cube, "area", "value") == [("barnet", 1)]
    assert cube.areas == ("barnet", "brent", "harrow")
    assert cube.dates == (date(2023, 7, 1), date(2023, 8, 1), date(2023, 9, 1))


def test_a_gap_in_a_measures_rows_is_none_where_other_rows_fill_it(load: Load) -> None:
    months = "2023-07,Barnet,Arson,1\n2023-08,Barnet,Rape,2\n2023-09,Barnet,Arson,3\n"
    cube = load({"cases.csv": f"month,area,offence,count\n{months}"}, {"offence": "Arson"}, columns=OFFENCES)
    assert cube.dates == (date(2023, 7, 1), date(2023, 8, 1), date(2023, 9, 1))
    assert rows(cube, "date", "value") == [("2023-07-01", 1), ("2023-09-01", 3)]


@pytest.mark.parametrize(("absent", "september"), [("missing", None), ("zero", 0)])
def test_an_empty_cell_is_not_known_or_zero_as_an_absent_row_is(
    load: Load, absent: str, september: float | None
) -> None:
    text = "area,offence,202308,202309\nBarnet,Arson,1,\nBrent,Arson,2,3\n"
    cube = load({"cases.csv": text}, absent=absent, **WIDE)
    assert rows(cube, "area", "value")[:2] == [("barnet", 1), ("barnet", september)]


def test_a_sum_with_an_empty_cell_in_it_is_not_known(load: Load) -> None:
    text = "month,area,kind,count\n2023-09,Barnet,a,1\n2023-09,Barnet,b,\n2023-08,Barnet,a,1\n2023-08,Barnet,b,1\n"
    assert rows(load({"cases.csv": text}, columns={**LONG, "kind": "kind"})) == [
        ("barnet", "2023-08-01", 2),
        ("barnet", "2023-09-01", None),  # 1 + what is not known
    ]


def test_a_last_column_without_a_single_number_is_not_covered(load: Load) -> None:
    cube = load({"cases.csv": "area,offence,202308,202309\nBarnet,Arson,1,\nBrent,Arson,2,\n"}, absent="zero", **WIDE)
    assert cube.dates == (date(2023, 8, 1),)


def test_several_files_are_one_table(load: Load) -> None:
    files = {"a.csv": "area,offence,202308\nBarnet,Arson,1\n", "b.csv": "area,offence,202309\nBarnet,Arson,2\n"}
    assert rows(load(files, **WIDE), "date", "value") == [("2023-08-01", 1), ("2023-09-01", 2)]


def test_files_that_overlap_and_agree_count_once(load: Load) -> None:
    files = {
        "a.csv": "area,offence,202307,202308\nBarnet,Arson,1,2\nBarnet,Rape,2,2\n",
        "b.csv": "area,offence,202308,202309\nBarnet,Arson,2,3\nBarnet,Rape,2,2\n",
    }
    # Two offences of one number are no overlap: 2 + 2 in August.
    assert rows(load(files, **WIDE), "date", "value") == [("2023-07-01", 3), ("2023-08-01", 4), ("2023-09-01", 5)]


def test_the_months_after_the_extract_are_partial(load: Load) -> None:
    text = "month,area,count\n2023-08,Barnet,1\n2023-09,Barnet,2\n"
    assert load({"a.csv": text}, extracted="2023-09-30").partial == (date(2023, 9, 1),)  # the day itself is not over
    assert load({"a.csv": text}, extracted="2023-10-01").partial == ()


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.5", ".", 1.5),
        ('"1,234"', ".", 1234),
        ('"1,234.5"', ".", 1234.5),
        ("0,56", ",", 0.56),
        ("1.234,5", ",", 1234.5),
    ],
)
def test_numbers_are_read_with_their_marks(load: Load, text: str, decimal: str, value: float) -> None:
    cube = load({"a.csv": f"month;area;count\n2023-09;Barnet;{text}\n"}, decimal=decimal)
    assert rows(cube) == [("barnet", "2023-09-01", value)]


def test_a_fraction_after_many_whole_numbers_is_still_read(load: Load) -> None:
    areas = ["Barnet", "Brent", "Harrow"]
    lines = [f"{2000 + i // 12}-{i % 12 + 1:02d},{area},1\n" for i in range(120) for area in areas]
    cube = load({"a.csv": "month,area,count\n" + "".join(lines) + "2010-01,Barnet,0.25\n"})
    assert cube.frame["value"].sum() == 360.25  # 120 x 3 + 0.25


def test_the_query_is_shown_from_the_project_and_the_same_each_time(load: Load) -> None:
    files = {"cases.csv": "month,area,count\n2023-09,Barnet,5\n"}
    query = load(files).query
    assert "read_csv('cases.csv'" in query
    assert query == load(files).query


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_read(load: Load) -> None:
    text = "\ufeffmonth,area,count\r\n2023-09,Barnet,5\r\n"
    assert rows(load({"cases.csv": text})) == [("barnet", "2023-09-01", 5)]


def test_a_name_with_brackets_and_quotes_is_one_file(load: Load) -> None:
    text = "month,area,count\n2023-09,Barnet,5\n"
    assert rows(load({"it's [1] *.csv": text})) == [("barnet", "2023-09-01", 5)]


def test_needs_name_each_filter_and_column_once() -> None:
    measures = [Measure(label="x", dataset="d", where=where) for where in ({"a": "1"}, {"a": "1"}, {"b": ["2"]}, {})]
    needs = Needs(tuple(measures), ("c", "a"))
    assert needs.wheres == ({"a": "1"}, {"b": ["2"]}, {})
    assert needs.columns == ("a", "b", "c")


def test_categories_that_figures_ask_for_tell_the_rows_apart(tmp_path: Path) -> None:
    lines = ("Arson,1,2", "Arson,2,3", "Rape,1,9")
    text = "month,area,offence,hour,count\n" + "".join(f"2023-09,Barnet,{line}\n" for line in lines)
    (tmp_path / "a.csv").write_text(text)
    columns = {**OFFENCES, "hour": "hour"}
    cube = load_files(tmp_path, "a.csv", wheres=({"offence": "Arson"},), columns=columns, split_by=("hour",))
    assert cube.categories == ("offence", "hour")
    assert rows(cube, "offence", "hour", "value") == [("Arson", "1", 2), ("Arson", "2", 3)]


def test_a_category_is_spelt_as_most_of_its_rows_are_and_a_blank_one_has_a_name(tmp_path: Path) -> None:
    text = "date,kind\n2023-09-01,theft\n2023-09-02,Theft\n2023-09-03,Theft\n2023-09-04,\n"
    (tmp_path / "a.csv").write_text(text)
    spec = {"layout": "records", "columns": {"date": "date", "kind": "kind"}, "area": "barnet"}
    cube = load_files(tmp_path, "a.csv", split_by=("kind",), **spec)
    assert rows(cube, "kind", "value") == [("(blank)", 1), ("Theft", 3)]


def test_two_spellings_are_one_category_also_where_no_cell_is_blank(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,kind\n2023-09-01,Litter\n2023-09-02,litter\n2023-09-03,Litter\n")
    spec = {"layout": "records", "columns": {"date": "date", "kind": "kind"}, "area": "barnet"}
    cube = load_files(tmp_path, "a.csv", split_by=("kind",), **spec)
    assert rows(cube, "kind", "value") == [("Litter", 3)]


def test_an_order_is_of_a_category_of_the_dataset(load: Load) -> None:
    with pytest.raises(ValueError, match="'offense' is no category of the dataset"):
        load({"a.csv": "month,area,offence,count\n"}, columns=OFFENCES, orders={"offense": ["Arson"]})
