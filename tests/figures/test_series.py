"""The series of charts: split by a category, one a year, rolling sums, indices, shares of wholes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.chart import make
from reportgen.figures.model import Chart
from reportgen.spec.figures.chart import ChartSpec
from tests.measures.books import read_book

from .scopes import maker, scope
from .test_points import by_category, over_years


def values(chart: Chart) -> dict[str, tuple[float | None, ...]]:
    return {one.name: one.values for one in chart.series}


def test_a_split_makes_one_series_for_each_value(tmp_path: Path) -> None:
    made = by_category(tmp_path, type="clustered", split="team", order="given")
    assert made.categories == ("Drugs", "Fire", "Noise", "Theft")
    assert values(made) == {"Council": (0, 0, 2, 1), "Police": (7, 0, 0, 4)}


def test_only_names_the_values_of_the_split_where_time_stands_side_by_side(tmp_path: Path) -> None:
    made = by_category(
        tmp_path, type="line", by="month", period="June to July 2023", split="incident", only=["Theft", "Drugs"])
    assert values(made) == {"Theft": (3, 5), "Drugs": (0, 7)}


def test_stacks_are_ranked_by_their_sum(tmp_path: Path) -> None:
    made = by_category(tmp_path, type="stacked", split="team")
    assert made.categories == ("Drugs", "Theft", "Noise", "Fire")  # 7, 1 + 4, 2, 0


def test_within_holds_all_series_to_a_category(tmp_path: Path) -> None:
    made = by_category(tmp_path, within={"team": "Police"})
    assert dict(zip(made.categories, made.series[0].values, strict=True)) == {
        "Drugs": 7, "Theft": 4, "Fire": 0, "Noise": 0}  # fmt: skip
    assert made.title == "Cctv, Police by incident, Barnet, July 2023"


def test_shares_of_a_category_are_of_all_its_values_also_of_those_not_shown(tmp_path: Path) -> None:
    made = by_category(tmp_path, value="share", only=["Drugs", "Theft"])
    assert made.series[0].values == (50, pytest.approx(35.7142857))  # 7 and 5 of 7 + 5 + 2 + 0 = 14


def test_shares_of_a_split_over_time_are_of_each_months_whole(tmp_path: Path) -> None:
    made = by_category(tmp_path, type="line", by="month", period="June to July 2023", split="team", value="share")
    # Of 3 in June all by the police; of 14 in July 3 by the council and 11 by the police.
    assert values(made) == {
        "Council": (0, pytest.approx(21.4285714)), "Police": (100, pytest.approx(78.5714286))}  # fmt: skip


def test_columns_of_100_per_cent_hold_shares_that_add_up(tmp_path: Path) -> None:
    made = by_category(tmp_path, type="stacked_bar_100", split="team", order="given", only=["Noise", "Theft"])
    assert values(made) == {"Council": (100, 20), "Police": (0, 80)}  # 2 of 2 and 1 of 5; 0 of 2 and 4 of 5
    assert made.number_format == '0.0"%"'


def test_a_pie_that_would_leave_a_part_out_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError, match="a pie cannot leave a part out"):
        by_category(tmp_path, absent="missing", type="pie", period="June 2023")  # no row says anything of drugs


def test_each_year_is_a_line_over_its_months_and_earlier_ones_are_faint() -> None:
    made = over_years(type="line", by="month_of_year")
    assert made.categories == ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
    assert values(made) == {
        "2021/22": (10,) * 12, "2022/23": (20,) * 12, "2023/24 (part)": (30,) * 4 + (None,) * 8}  # fmt: skip
    assert [len(one.faint) for one in made.series] == [12, 12, 0]
    assert made.dates == ()
    assert made.notes == ("2023/24 (part): April to July 2023 only.",)


def test_the_alternative_text_of_years_says_totals_and_direction_over_the_same_months() -> None:
    assert over_years(type="line", by="month_of_year").alt == (
        "Line chart: Burglary by month of the year, Barnet, April 2021 to July 2023. 2021/22: 120 in all. "
        "2022/23: 240 in all. 2023/24 (part): 120 in all over 4 months. "
        "2023/24 (part) against 2022/23 over the same 4 months: 120 and 80, an increase."
    )


def test_months_of_the_year_need_whole_years_from_their_beginning() -> None:
    with pytest.raises(UnplacedError, match="does not begin with a financial year; let it begin in April"):
        over_years(type="line", by="month_of_year", period="May 2021 to Jul 2023")
    with pytest.raises(UnplacedError, match="is one year; name several years"):
        over_years(type="line", by="month_of_year", period="Apr 2023 to Jul 2023")


def test_a_rolling_sum_is_of_the_12_months_to_each_month() -> None:
    made = over_years(type="line", by="month", value="rolling_12", period="Mar 2023 to May 2023")
    assert made.series[0].values == (240, 250, 260)  # 12 x 20; then each month 30 instead of 20
    assert made.value_title == "Number of cases in the 12 months to each"
    early = over_years(type="line", by="month", value="rolling_12", period="Feb 2022 to May 2022")
    assert early.series[0].values == (None, 120, 130, 140)
    assert early.notes == ("The data begin in April 2021.",)


def test_an_index_is_per_cent_of_the_base() -> None:
    made = over_years(
        type="line", by="quarter", value="index", base="Q1 2021/22", period="Q4 2021/22 to Q1 2022/23")
    assert made.series[0].values == (100, 200)  # 30 and 60 of 30
    assert made.value_title == "Index (Q1 2021/22 = 100)"


def test_an_index_on_a_base_of_another_length_is_refused() -> None:
    with pytest.raises(UnplacedError, match="are not equally long"):
        over_years(type="line", by="quarter", value="index", base="2021/22", period="Q4 2021/22 to Q1 2022/23")


@pytest.mark.parametrize("value", ["percent_change", "index"])
def test_changes_and_indices_are_not_stacked(value: str) -> None:
    base = {"base": "2021/22"} if value == "index" else {}
    with pytest.raises(UnplacedError, match=r"cannot be stacked"):
        over_years(type="stacked", value=value, period="2022/23", **base)


def test_a_target_has_no_place_in_a_stack() -> None:
    with pytest.raises(UnplacedError, match="no line says of which part it is"):
        over_years(type="stacked", target=True)


# --- Series with measures and areas of their own ---------------------------------------------------------------

# Barnet's rows are counts, Brent's are shares that somebody has published.
COUNTS_AND_SHARES = """area,month,kind,count
barnet,2023-07,Theft,6
barnet,2023-07,Fraud,3
barnet,2023-07,Arson,1
brent,2023-07,Theft,30
brent,2023-07,Fraud,70
"""


def beside(folder: Path, **spec: object) -> Chart:
    measures = {"incidents": {}, "property": {"where": {"kind": ["Theft", "Fraud"]}}, "published": {"unit": "share"}}
    book = read_book(folder, COUNTS_AND_SHARES, measures, columns={"kind": "kind"})
    given = {"type": "clustered", "by": "kind", "only": ["Theft", "Fraud"], "period": "July 2023", "value": "share"}
    return make(ChartSpec.model_validate(given | spec), "figure", maker(scope(book)))


def test_own_shares_stand_beside_those_that_others_have_published(tmp_path: Path) -> None:
    made = beside(tmp_path, series=[{"measure": "incidents"}, {"measure": "published", "area": "brent"}])
    assert values(made) == {"Barnet": (60, 30), "Brent": (30, 70)}  # 6 and 3 of 10; as published
    assert made.number_format == '0.0"%"'


def test_a_series_may_be_called_what_its_readers_know_it_by(tmp_path: Path) -> None:
    made = beside(tmp_path, series=[{"measure": "incidents", "label": "Here"}])
    assert [one.name for one in made.series] == ["Here"]


def test_the_whole_of_a_share_may_be_another_measure(tmp_path: Path) -> None:
    made = beside(tmp_path, measure="property", of="incidents")
    assert values(made) == {"Property": (60, 30)}  # of 10, where the property offences are 9


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"series": [{"measure": "incidents"}], "compare": ["brent"]}, "'series' says measures and areas by itself"),
        ({"series": [{"measure": "incidents"}], "measure": "property"}, "'series' says measures and areas by itself"),
        ({"measure": "property", "of": "incidents", "value": "count"}, "'of' names the whole of a share"),
    ],
)
def test_what_contradicts_itself_is_told(spec: dict[str, object], told: str, tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match=told):
        beside(tmp_path, **spec)
