"""Alternative text: right for every number of points, in plain sentences."""

from __future__ import annotations

import pytest

from reportgen.figures.alt import badge_alt, chart_alt, shown
from reportgen.figures.model import Badge, Chart, ChartType, Series
from reportgen.wording.text import words

MONTHS = ("Jun 2023", "Jul 2023", "Aug 2023", "Sep 2023", "Oct 2023")


def chart(kind: str, *series: Series, categories: tuple[str, ...] = MONTHS, **more: object) -> Chart:
    count = len(series[0].values) if series else 0
    return Chart("c", ChartType(kind), categories[:count], series, **more)  # type: ignore[arg-type]


def alt(kind: str, *values: float | None, **more: object) -> str:
    return chart_alt(chart(kind, Series("Cases", values), **more), measure_label="Burglary")


def test_a_chart_over_time_says_first_last_highest_and_lowest() -> None:
    assert alt("column", 157, 1128, 139, 127) == (
        "Column chart: Burglary. From 157 in Jun 2023 to 127 in Sep 2023. "
        "Highest: 1,128 in Jul 2023; lowest: 127 in Sep 2023."
    )


def test_ties_are_all_named_if_they_are_few() -> None:
    assert "Highest: 9 in Jun 2023 and Aug 2023; lowest: 7 in Sep 2023" in alt("line", 9, 8, 9, 7)


def test_many_ties_are_counted() -> None:
    assert "lowest: 0 (4 times)" in alt("column", 0, 0, 0, 0, 5)


def test_missing_points_are_named() -> None:
    assert alt("column", 9, None, 7, 8, 6).endswith("No figure for Jul 2023.")


def test_many_missing_points_are_counted() -> None:
    assert alt("column", 9, None, None, None, None) == "Column chart: Burglary. 9 in Jun 2023. No figure for 4 of 5."


@pytest.mark.parametrize("values", [(), (None, None), (float("nan"),)])
def test_with_no_figure_it_says_so(values: tuple[float | None, ...]) -> None:
    assert alt("column", *values) == "Column chart: Burglary. No figure is available."


def test_one_point_is_said_once() -> None:
    assert alt("bar", 551) == "Bar chart: Burglary. 551 in Jun 2023."


def test_all_equal_is_said_once() -> None:
    assert alt("column", 5, 5, 5, 5) == "Column chart: Burglary. All 4 values are 5."


def test_what_is_picked_out_and_lines_across_are_named() -> None:
    series = Series("Cases", (1, 2, 3, 4))
    text = chart_alt(
        chart(
            "column",
            series,
            Series("Average", (2.5,) * 4, role="average"),
            Series("Target", (1, 1, 2, 2), role="target"),
            highlight=(3,),
            highlight_name="September 2023",
            number_format="#,##0.0",
        )
    )
    assert text.startswith("Column chart: Cases, Average and Target. From 1.0 in Jun 2023")
    assert text.endswith("Picked out: September 2023. Average: 2.5. Target: 1.0 to 2.0.")


def test_a_ranked_bar_names_the_highest_three_and_the_one_picked_out() -> None:
    areas = ("Brent", "Harrow", "Camden", "Barnet", "Enfield")
    assert alt("bar", 9, 8, 7, 6, 5, categories=areas, highlight=(3,)) == (
        "Bar chart: Burglary. Highest of 5: Brent 9, Harrow 8 and Camden 7. Lowest: 5 for Enfield. "
        "Barnet, picked out: 6, 4th highest of 5."
    )


def test_a_tie_at_the_third_place_names_no_arbitrary_three() -> None:
    areas = ("Brent", "Harrow", "Camden", "Barnet", "Enfield")
    assert "Highest of 5: 9 for Brent. Lowest: 5 for Enfield" in alt("bar", 9, 7, 7, 7, 5, categories=areas)


def test_several_series_say_their_ends() -> None:
    text = chart_alt(chart("line", Series("Barnet", (1, 3, 2)), Series("Brent", (4, None, 6), role="compare")))
    assert text == (
        "Line chart: Barnet and Brent. Barnet: 1 in Jun 2023, 2 in Aug 2023; highest 3 in Jul 2023, lowest 1 in "
        "Jun 2023. Brent: 4 in Jun 2023, 6 in Aug 2023. No figure for Jul 2023."
    )


def test_an_empty_series_among_others_is_named() -> None:
    text = chart_alt(chart("line", Series("Barnet", (1, 2)), Series("Brent", (None, None))))
    assert "Brent: no figure is available." in text


def test_stacked_counts_say_their_totals_and_rates_do_not() -> None:
    series = (Series("Burglary", (500, 700)), Series("Robbery", (1, 2)))
    assert "Burglary: 1,200 in all. Robbery: 3 in all." in chart_alt(chart("stacked", *series))  # 500 + 700, 1 + 2
    assert "in all" not in chart_alt(chart("stacked", *series, number_format="0.0"))


def test_slices_say_their_shares_largest_first() -> None:
    # 1 / 8 = 12.5%, half up 13%; 7 / 8 = 87.5%, half up 88%
    assert alt("pie", 1, 7, None, categories=("Yes", "No", "Other")) == (
        "Pie chart: Burglary. No 88% (7) and Yes 13% (1). No figure for Other."
    )


def test_slices_of_nothing_have_no_share() -> None:
    assert alt("doughnut", 0, 0, categories=("Yes", "No")) == "Doughnut chart: Burglary. Yes (0) and No (0)."


def test_usual_charts_stay_within_five_hundred_characters() -> None:
    names = tuple(f"{month} {year}" for year in (2022, 2023) for month in ("Jan", "Feb", "Mar", "Apr", "May"))
    for count in (1, 4, 6, 8, 20):
        series = [Series(f"Borough {n}", tuple(n * 100 + at for at in range(10))) for n in range(count)]
        assert len(chart_alt(chart("line", *series, categories=names))) <= 500


def test_the_subject_is_measure_area_and_period_or_else_the_title() -> None:
    example = chart("column", Series("Cases", (1,)), title="The title")
    assert chart_alt(example).startswith("Column chart: The title.")
    assert (
        chart_alt(
            example,
            measure_label="Burglary",
            area_label="Barnet",
            period_label="2023/24",
            source="MPS",
        )
        == "Column chart: Burglary, Barnet, 2023/24. 1 in Jun 2023. Source: MPS."
    )


def test_a_badge_says_rank_colour_and_arrow_in_words() -> None:
    badge = Badge("b", words("8/32"), "London: rank by change", "green", "down", "Decrease")
    assert badge_alt(badge) == "London: rank by change: 8/32. Decrease: green, arrow down."


@pytest.mark.parametrize(("value", "code", "text"), [
    (1938, "#,##0", "1,938"),
    (1938.5, "#,##0", "1,939"),  # half up
    (-2.85, "#,##0.0", "−2.9"),
    (0.125, "0%", "13%"),
    (33.25, '0.0"%"', "33.3%"),
    (3.5, '+0.0"%";−0.0"%";0.0"%"', "+3.5%"),
    (-3.5, '+0.0"%";−0.0"%";0.0"%"', "−3.5%"),
    (-0.04, '+0.0"%";−0.0"%";0.0"%"', "0.0%"),  # rounds to zero, which has no sign
    (1234.0, "0", "1234"),
])  # fmt: skip
def test_numbers_are_said_as_excel_shows_them(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text
