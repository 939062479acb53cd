"""Tables from specs: cells keep their facts, totals are reckoned anew, missing numbers are marked."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.figures.model import Table
from reportgen.figures.table import make
from reportgen.spec.figures.table import TableSpec
from reportgen.wording.text import plain
from tests.measures.books import Numbers, book, months

from .scopes import maker, scope
from .test_chart import PEOPLE, YEARS


def table(numbers: Numbers = YEARS, **spec: object) -> Table:
    given = {"type": "table", "rows": {"measures": ["burglary"]}, "period": "recent"} | spec
    return make(TableSpec.model_validate(given), "figure", maker(scope(book(numbers, PEOPLE))))


def cells(made: Table) -> list[list[str]]:
    return [[plain(cell.text) for cell in row] for row in made.rows]


def headings(made: Table) -> list[str]:
    return [plain(cell.text) for cell in made.header[0]]


ALL = [{"show": show} for show in ("count", "previous", "difference", "percent_change", "direction", "rag")]


def test_a_row_shows_the_number_the_year_before_and_the_change() -> None:
    made = table(columns=ALL)
    # 6 + 9 = 15; 5 + 7 = 12; 15 - 12 = 3; 3 / 12 = 25 %
    assert cells(made) == [["Burglary", "15", "12", "+3", "+25.0%", "Increase", "Worse"]]
    assert made.rows[0][6].mark == "red"
    assert [run.fact.value for run in made.rows[0][4].text if run.fact] == [25]


def test_headings_say_the_period_where_the_author_does_not() -> None:
    made = table(columns=[{"show": "count"}, {"show": "previous"}, {"show": "mean", "heading": "A month"}])
    assert headings(made) == ["Measure", "Jun–Jul 2023", "Jun–Jul 2022", "A month"]


def test_rows_of_areas_and_columns_of_measures_and_rates() -> None:
    made = table(
        rows={"areas": ["bcu"]},
        columns=[{"show": "count", "measure": "burglary"}, {"show": "rate", "measure": "burglary"}],
    )
    # 15 / 4,000 x 1,000 = 3.75, 6 / 3,000 = 2.0, 18 / 2,000 = 9.0
    assert cells(made) == [["Barnet", "15", "3.8"], ["Brent", "6", "2.0"], ["Harrow", "18", "9.0"]]
    assert headings(made)[2] == "Rate per 1,000 residents"
    assert made.notes == ("Rates are per 1,000 residents, by the estimates of 2022.",)


def test_a_group_beside_an_area_stands_for_its_areas_each_once() -> None:
    made = table(rows={"areas": ["barnet", "bcu"]}, measure="burglary", columns=[{"show": "count"}])
    assert cells(made) == [["Barnet", "15"], ["Brent", "6"], ["Harrow", "18"]]


def test_rows_of_months() -> None:
    made = table(rows={"each": "month", "period": "recent"}, measure="burglary", columns=[{"show": "count"}])
    assert cells(made) == [["June 2023", "6"], ["July 2023", "9"]]
    assert headings(made) == ["Month", "Number"]


def test_a_total_adds_counts_and_reckons_changes_anew() -> None:
    made = table(
        rows={"areas": ["bcu"]},
        measure="burglary",
        columns=[{"show": "count"}, {"show": "previous"}, {"show": "percent_change"}, {"show": "rag"}],
        total=True,
    )
    # 15 + 6 + 18 = 39; 12 + 4 + 2 = 18; 21 / 18 = 116.7 %
    assert cells(made)[-1] == ["Total", "39", "18", "+116.7%", "[z]"]
    assert made.total_rows == (3,)
    assert "[z] not applicable to a total." in made.notes


def test_shares_are_of_the_column() -> None:
    made = table(
        rows={"areas": ["bcu"]}, measure="burglary", columns=[{"show": "count"}, {"show": "share"}], total=True
    )
    # 15, 6 and 18 of 39
    assert [row[2] for row in cells(made)] == ["38.5%", "15.4%", "46.2%", "100.0%"]


def test_a_rank_says_its_place_of_how_many() -> None:
    made = table(columns=[{"show": "rank", "among": "bcu", "by": "change"}])
    # 25 %, 50 % and 800 %
    assert cells(made) == [["Burglary", "1/3"]]
    assert headings(made) == ["Measure", "Rank in NW BCU"]
    assert "Ranks: 1 is best; ties share the better place." in made.notes


@pytest.mark.parametrize(
    ("july", "word", "mark"),
    # The target is 10 a month, 20 for two; lower is better; up to 5 % above, 21, is nearly met.
    [(13, "Met", "green"), (14, "Met", "green"), (15, "Nearly met", "amber"), (16, "Missed", "red")],
)
def test_a_target_is_met_or_missed_by_the_polarity(july: float, word: str, mark: str) -> None:
    made = table(
        numbers={"barnet": months("2023-06", [6, july])},
        columns=[{"show": "count"}, {"show": "target"}, {"show": "target_rag"}],
    )
    assert cells(made) == [["Burglary", str(6 + int(july)), "20", word]]
    assert made.rows[0][3].mark == mark


def test_a_missing_year_before_is_marked_and_explained() -> None:
    made = table(numbers={"barnet": months("2023-06", [6, 9])}, columns=[{"show": "count"}, {"show": "previous"}])
    assert cells(made) == [["Burglary", "15", "[x]"]]
    assert made.notes == ("[x] not available (Burglary: the data begin in June 2023).",)


def test_a_period_that_the_data_do_not_cover_is_a_mistake() -> None:
    with pytest.raises(UnplacedError, match="the data end in June 2023; July 2023 is missing"):
        table(numbers={"barnet": months("2023-05", [6, 9])}, columns=[{"show": "count"}])


def test_a_total_of_which_a_part_is_missing_is_missing() -> None:
    numbers = YEARS | {"brent": months("2023-06", [3, 3])}
    made = table(
        numbers,
        rows={"areas": ["bcu"]},
        measure="burglary",
        columns=[{"show": "count"}, {"show": "previous"}, {"show": "percent_change"}],
        total=True,
    )
    assert cells(made)[-1] == ["Total", "39", "[x]", "[x]"]


@pytest.mark.parametrize(
    ("rows", "column", "key"),
    [
        ({"measures": ["burglary"]}, {"measure": "burglary"}, "measure"),
        ({"areas": ["bcu"]}, {"area": "barnet", "measure": "burglary"}, "area"),
        ({"each": "month"}, {"period": "recent", "measure": "burglary"}, "period"),
    ],
)
def test_what_the_rows_say_no_column_says_again(rows: dict[str, object], column: dict[str, object], key: str) -> None:
    with pytest.raises(ValueError, match=f"both the rows and a column say the {key}"):
        table(rows=rows, columns=[{"show": "count"} | column])


def test_columns_that_would_be_headed_alike_say_their_period() -> None:
    made = table(
        period=None,
        columns=[{"show": "percent_change", "period": "recent"}, {"show": "percent_change", "period": "July 2023"}],
    )
    assert headings(made) == ["Measure", "Change, Jun–Jul 2023", "Change, Jul 2023"]
    assert made.title == "Burglary, Barnet"


def test_a_cell_needs_a_measure_and_a_period() -> None:
    with pytest.raises(UnplacedError, match="says no measure"):
        table(rows={"areas": ["bcu"]}, columns=[{"show": "count"}])
    with pytest.raises(UnplacedError, match="says no period"):
        table(period=None, columns=[{"show": "count"}])


def test_the_alternative_text_is_written_from_the_rows() -> None:
    assert "Burglary" in table(columns=ALL).alt


def test_equal_bases_written_at_two_places_are_one() -> None:
    facts = book(YEARS, PEOPLE)
    base = facts.measures["burglary"].base
    assert base is not None
    again = base.model_copy()
    object.__setattr__(again, "__pydantic_private__", {"_position": object()})
    facts.measures = {**facts.measures, "theft": facts.measures["burglary"].model_copy(update={"base": again})}
    spec = TableSpec.model_validate(
        {
            "type": "table",
            "rows": {"measures": ["burglary", "theft"]},
            "period": "recent",
            "columns": [{"show": "rate"}],
        }
    )
    made = make(spec, "figure", maker(scope(facts)))
    assert headings(made)[1] == "Rate per 1,000 residents"
    assert made.notes == ("Rates are per 1,000 residents, by the estimates of 2022.",)
