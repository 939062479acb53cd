"""The categories of charts: values of a category, top lists, years that have not ended, months of the year."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.chart import make
from reportgen.figures.model import Chart, Event
from reportgen.spec.figures.chart import ChartSpec
from tests.measures.books import Numbers, book, months, read_book

from .scopes import maker, scope

# In July 2023: theft 4 + 1, drugs 7, noise 2, fire 0; in June theft 3.
INCIDENTS = """area,month,incident,team,count
barnet,2023-07,Theft,Police,4
barnet,2023-07,Theft,Council,1
barnet,2023-07,Drugs,Police,7
barnet,2023-07,Noise,Council,2
barnet,2023-07,Fire,Council,0
barnet,2023-06,Theft,Police,3
brent,2023-07,Theft,Police,9
"""
# From April 2021 to July 2023: 10 a month, then 20, then 30.
THREE_YEARS: Numbers = {"barnet": months("2021-04", [10] * 12 + [20] * 12 + [30] * 4)}


def by_category(folder: Path, text: str = INCIDENTS, absent: str = "zero", **spec: object) -> Chart:
    given = {"type": "bar", "measure": "cctv", "by": "incident", "period": "July 2023"} | spec
    held = read_book(folder, text, {"cctv": {}}, columns={"incident": "incident", "team": "team"}, absent=absent)
    return make(ChartSpec.model_validate(given), "figure", maker(scope(held)))


def over_years(numbers: Numbers = THREE_YEARS, **spec: object) -> Chart:
    given = {"type": "column", "measure": "burglary", "by": "year", "period": "Apr 2021 to Jul 2023"} | spec
    return make(ChartSpec.model_validate(given), "figure", maker(scope(book(numbers))))


def test_values_of_a_category_are_ranked(tmp_path: Path) -> None:
    made = by_category(tmp_path)
    assert made.categories == ("Drugs", "Theft", "Noise", "Fire")
    assert made.series[0].values == (7, 5, 2, 0)
    assert made.series[0].facts[1].categories == (("incident", "Theft"),)  # type: ignore[union-attr]
    assert made.title == "Cctv by incident, Barnet, July 2023"


def test_values_may_stand_in_the_order_of_the_data_or_the_spec(tmp_path: Path) -> None:
    assert by_category(tmp_path, order="given").categories == ("Drugs", "Fire", "Noise", "Theft")
    assert by_category(tmp_path, only=["Noise", "Theft"]).categories == ("Noise", "Theft")
    assert by_category(tmp_path, only=["Noise", "Theft"], order="value").categories == ("Theft", "Noise")


def test_the_rest_of_a_top_list_is_one_bar_behind_the_others(tmp_path: Path) -> None:
    made = by_category(tmp_path, top=1)
    assert made.categories == ("Drugs", "Other")
    assert made.series[0].values == (7, 7)  # 5 + 2 + 0
    assert made.notes == ("Other: Fire, Noise and Theft.",)
    assert made.alt.endswith("7 for Drugs. Other: 7.")  # the rest has no place among the others
    assert by_category(tmp_path, top=2, rest="All others").categories == ("Drugs", "Theft", "All others")
    assert by_category(tmp_path, top=9).categories == ("Drugs", "Theft", "Noise", "Fire")


def test_a_value_is_picked_out_by_its_name(tmp_path: Path) -> None:
    made = by_category(tmp_path, highlight="Noise")
    assert (made.highlight, made.highlight_name) == ((2,), "Noise")
    with pytest.raises(UnplacedError, match="'Nose' picks out nothing"):
        by_category(tmp_path, highlight="Nose")


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"only": ["Theft", "Nose"]}, "the data of Cctv have no incident 'Nose'; did you mean 'Noise'?"),
        ({"only": ["Theft", "Theft"]}, "'only' names 'Theft' twice"),
        ({"by": "colour"}, "the data of Cctv have no category 'colour'"),
        ({"within": {"incident": "Theft"}}, "holds the chart to one incident, and it shows several"),
        ({"top": 1, "rest": "Drugs"}, "'Drugs' is one of the largest"),
        ({"top": 1, "period": "May 2023"}, "has no figure for May 2023: the data begin in June 2023"),
    ],
)
def test_what_the_data_do_not_have_is_told(tmp_path: Path, spec: dict[str, object], told: str) -> None:
    with pytest.raises(UnplacedError, match=told.replace("?", r"\?")):
        by_category(tmp_path, **spec)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"by": "month", "only": ["Theft"]}, "'only' names values of a category"),
        ({"by": "area", "top": 3}, "'top' is for a chart by a category"),
        ({"by": "month", "order": "value"}, "the order of months is given"),
        ({"top": 2, "only": ["Theft"]}, "both 'top' and 'only'"),
        ({"split": "incident"}, "'by' and 'split' are one category"),
        ({"years": "calendar"}, "'years' is for a chart by year"),
        ({"by": "month", "value": "index"}, "an index has a base"),
        ({"by": "month", "base": "June 2023"}, "an index has a base"),
        ({"events": [{"at": "June 2023", "text": "x"}]}, "'events' stand in upright charts over time"),
        ({"by": "month", "type": "stacked_100", "breaks": [{"at": "June 2023", "text": "x"}]}, "no wholes"),
    ],
)
def test_keys_that_do_not_go_together_are_told(spec: dict[str, object], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        ChartSpec.model_validate({"type": "bar", "measure": "cctv", "by": "incident"} | spec)


def test_a_year_that_has_not_ended_is_marked_as_a_part() -> None:
    made = over_years()
    assert made.categories == ("2021/22", "2022/23", "2023/24 (part)")
    assert made.series[0].values == (120, 240, 120)  # 12 x 10, 12 x 20, 4 x 30
    assert made.events == (Event(2, "2023/24 (part)", "part"),)
    assert made.notes == ("2023/24 (part): April to July 2023 only.",)
    assert made.alt.endswith("120 in 2021/22 and 240 in 2022/23. 2023/24 (part): 120.")


def test_a_quarter_that_has_not_ended_is_marked_as_a_part() -> None:
    made = over_years(by="quarter", period="Apr 2023 to Jul 2023")
    assert made.categories == ("Q1 2023/24", "Q2 2023/24 (part)")
    assert made.series[0].values == (90, 30)


def test_years_may_begin_in_january() -> None:
    numbers: Numbers = {"barnet": months("2022-01", [1] * 19)}
    assert over_years(numbers, period="Jan 2022 to Jul 2023", years="calendar").categories == ("2022", "2023 (part)")
    with pytest.raises(UnplacedError, match="does not begin with a calendar year; let it begin in January"):
        over_years(period="Apr 2022 to Jul 2023", years="calendar")


def test_events_and_breaks_stand_at_their_category_and_in_the_notes() -> None:
    made = over_years(
        by="month", type="line", period="May 2023 to Jul 2023",
        events=[{"at": "June 2023", "text": "Festival"}], breaks=[{"at": "July 2023", "text": "New rules"}],
    )
    assert made.events == (Event(1, "Festival"), Event(2, "New rules", "break"))
    assert made.notes == (
        "Jun 23: Festival.",
        "A break in the series, across which numbers are not alike: Jul 23: New rules.",
    )
    assert made.alt.endswith("Marked: Festival in Jun 23. Break in the series in Jul 23 (New rules).")


def test_an_event_outside_the_chart_is_a_mistake() -> None:
    with pytest.raises(UnplacedError, match="March 2020 is not in the chart"):
        over_years(by="month", period="3 months", events=[{"at": "March 2020", "text": "First lockdown"}])
