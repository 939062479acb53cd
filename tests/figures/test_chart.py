"""Charts from specs: categories, series, lines, highlights, gaps and what is refused."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.figures.chart import make
from reportgen.figures.model import Chart
from reportgen.spec.figures.chart import ChartSpec
from tests.measures.books import Numbers, book, months

from .scopes import maker, scope

YEARS: Numbers = {
    "barnet": months("2022-06", [5, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 9]),
    "brent": months("2022-06", [2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3]),
    "harrow": months("2022-06", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9]),
}
PEOPLE: Numbers = {"barnet": {"2022": 4000}, "brent": {"2022": 3000}, "harrow": {"2022": 2000}}


def chart(numbers: Numbers = YEARS, **spec: object) -> Chart:
    given = {"type": "column", "measure": "burglary"} | spec
    return make(ChartSpec.model_validate(given), "figure", maker(scope(book(numbers, PEOPLE))))


def test_months_are_categories_and_the_measure_is_the_series() -> None:
    made = chart(period="3 months")
    assert made.categories == ("May 23", "Jun 23", "Jul 23")
    assert [series.name for series in made.series] == ["Burglary"]
    assert made.series[0].values == (1, 6, 9)
    assert made.series[0].facts[2].id == "burglary.barnet.20230701-20230731"  # type: ignore[union-attr]


def test_a_highlight_picks_the_months_of_the_period() -> None:
    made = chart(period="3 months", highlight="recent")
    assert made.highlight == (1, 2)
    assert made.highlight_name == "June to July 2023"


def test_areas_are_one_series_each() -> None:
    made = chart(type="line", period="2 months", compare=["barnet", "brent"])
    assert {series.name: series.values for series in made.series} == {"Barnet": (6, 9), "Brent": (3, 3)}


def test_a_peer_group_is_the_sum_of_its_areas() -> None:
    made = chart(type="line", period="2 months", compare=["barnet", "bcu"])
    assert made.series[1].values == (18, 21)  # 6 + 3 + 9, 9 + 3 + 9


def test_rates_are_per_1000_of_the_stated_year() -> None:
    made = chart(period="2 months", value="rate")
    assert made.series[0].values == (1.5, 2.25)  # 6 and 9 / 4,000 x 1,000
    assert made.number_format == "#,##0.0"
    assert made.value_title == "Cases per 1,000 residents"


def test_areas_are_ranked_highest_first_and_the_own_area_is_picked_out() -> None:
    made = chart(type="bar", by="area", among="bcu", period="2 months")
    assert made.categories == ("Harrow", "Barnet", "Brent")  # 18, 15, 6
    assert made.series[0].values == (18, 15, 6)
    assert made.highlight == (1,)
    assert made.highlight_name == "Barnet"


def test_the_year_before_is_a_series_of_its_own() -> None:
    made = chart(type="clustered", measures=["burglary"], by="measure", period="2 months", versus="previous_year")
    assert [(series.name, series.values, series.role) for series in made.series] == [
        ("June to July 2023", (15,), "main"),
        ("June to July 2022", (12,), "compare"),
    ]


def test_beside_the_year_before_the_categories_say_no_year() -> None:
    made = chart(type="clustered", period="2 months", versus="previous_year")
    assert made.categories == ("Jun", "Jul")
    numbers = {"barnet": months("2022-04", [1] * 18)}
    assert chart(numbers, type="clustered", by="quarter", period="Q1 2023/24", versus="previous_year").categories == (
        "Q1",
    )


def test_the_average_is_a_line_of_the_mean() -> None:
    made = chart(period="2 months", average=True)
    assert made.series[1].name == "Average"
    assert made.series[1].values == (7.5, 7.5)  # (6 + 9) / 2
    assert made.series[1].role == "average"


def test_the_target_is_a_line_for_each_month_or_quarter() -> None:
    assert chart(period="2 months", target=True).series[1].values == (10, 10)
    quarters = chart(numbers={"barnet": months("2023-01", [1] * 7)}, by="quarter", period="Q1 2023/24", target=True)
    assert quarters.series[1].values == (30,)  # 10 a month, 3 months
    with pytest.raises(UnplacedError, match="only in a chart over time"):
        chart(type="bar", by="area", among="bcu", period="2 months", target=True)


def test_shares_are_of_the_sum_of_the_categories() -> None:
    made = chart(type="pie", by="area", among="bcu", period="2 months", value="share")
    # 18, 15 and 6 of 39
    assert made.series[0].values == pytest.approx((46.1538461538, 38.4615384615, 15.3846153846))
    assert sum(value or 0 for value in made.series[0].values) == pytest.approx(100)


def test_months_before_the_data_are_a_gap_with_a_note() -> None:
    made = chart(numbers={"barnet": months("2023-06", [6, 9])}, period="3 months")
    assert made.series[0].values == (None, 6, 9)
    assert made.notes == ("The data begin in June 2023.",)


def test_months_after_the_data_are_a_mistake() -> None:
    with pytest.raises(UnplacedError, match="the data end in June 2023; July 2023 is missing"):
        chart(numbers={"barnet": months("2023-05", [6, 9])}, period="3 months")


def test_a_chart_without_a_number_is_a_mistake() -> None:
    with pytest.raises(UnplacedError, match="has no figure for Jan"):
        chart(numbers={"barnet": months("2023-06", [6, 9])}, period="January 2022")


@pytest.mark.parametrize("type_", ["pie", "doughnut", "column"])
def test_one_series_charts_refuse_several(type_: str) -> None:
    with pytest.raises(UnplacedError, match="shows one series, not 2"):
        chart(type=type_, period="2 months", compare=["barnet", "brent"])


def test_a_chart_without_a_number_says_why() -> None:
    with pytest.raises(UnplacedError, match="has no number to show: no data are held for the area"):
        chart(type="line", compare=["camden"], period="2 months")


def test_a_period_after_the_papers_data_is_refused() -> None:
    with pytest.raises(UnplacedError, match="August 2023 ends after the paper's data, which go to July 2023"):
        chart(period="August 2023")


def test_each_series_beside_its_year_before_has_its_own_name() -> None:
    made = chart(type="clustered", period="2 months", compare=["barnet", "brent"], versus="previous_year")
    assert [series.name for series in made.series] == [
        "Barnet, June to July 2023",
        "Brent, June to July 2023",
        "Barnet, June to July 2022",
        "Brent, June to July 2022",
    ]


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        (
            {"average": True, "compare": ["barnet", "brent"], "type": "line"},
            "is of one series, and the chart has several",
        ),
        ({"average": True, "value": "percent_change"}, "changes have no average"),
        ({"by": "area", "among": "bcu", "compare": ["barnet"], "type": "bar"}, "the areas are the categories"),
        ({"highlight": "May 2023"}, "'May 2023' picks out nothing"),
        ({"by": "area", "among": "bcu", "highlight": "camden", "type": "bar"}, "'camden' picks out nothing"),
    ],
)
def test_what_would_mislead_is_refused(spec: dict[str, object], told: str) -> None:
    numbers = YEARS | {"barnet": {**months("2021-06", [1] * 12), **YEARS["barnet"]}}
    with pytest.raises(UnplacedError, match=told):
        chart(numbers, **({"period": "2 months"} | spec))


def test_a_highlight_holds_whole_categories() -> None:
    numbers = {"barnet": months("2023-01", [1] * 7)}
    with pytest.raises(UnplacedError, match="'June 2023' ends within Q1 2023/24"):
        chart(numbers, by="quarter", period="Q1 2023/24", highlight="June 2023")


def test_the_average_of_areas_rates_is_the_rate_of_their_group() -> None:
    made = chart(type="bar", by="area", among="bcu", period="2 months", value="rate", average=True)
    assert made.series[1].name == "NW BCU"
    assert made.series[1].values == pytest.approx((39 / 9000 * 1000,) * 3)  # 15 + 6 + 18 of 4,000 + 3,000 + 2,000


def test_a_pie_refuses_numbers_below_zero() -> None:
    with pytest.raises(UnplacedError, match="below zero"):
        chart(
            numbers=YEARS | {"barnet": months("2022-06", [5, 7, *[1] * 10, 4, 9])},
            type="pie",
            period="2 months",
            value="percent_change",
        )


def test_the_default_title_says_measure_area_and_period() -> None:
    assert chart(period="2 months").title == "Burglary by month, Barnet, June to July 2023"
    assert chart(type="bar", by="area", among="bcu", period="recent", value="rate").title == (
        "Burglary, rate by area, NW BCU, June to July 2023"
    )


def test_the_alternative_text_says_highest_and_lowest() -> None:
    alt = chart(period="3 months").alt
    assert "9" in alt
    assert "Jul" in alt
    assert "Burglary" in alt


def test_more_parts_or_series_than_can_be_told_apart_are_refused() -> None:
    long = {"barnet": months("1992-01", [1.0] * 379)}  # to July 2023
    with pytest.raises(UnplacedError, match="a pie of 31 parts cannot be read"):
        chart(long, type="pie", period="31 months")
    with pytest.raises(UnplacedError, match="31 series cannot be told apart"):
        chart(long, type="line", by="month_of_year", years="calendar", period="January 1992 to December 2022")
