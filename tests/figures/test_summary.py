"""Summaries: one row a measure, rated by the numbers that stand beside its rating."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.figures.factors import rating_note
from reportgen.figures.model import Table
from reportgen.figures.summary import make
from reportgen.spec.figures.summary import SummarySpec
from reportgen.spec.summary import SummaryRules
from reportgen.wording.text import facts_in, plain
from tests.measures.books import book, months, read_book

from .scopes import maker, scope
from .test_factors import NUMBERS, PEOPLE

# As printed in July 2021: knife injuries 59 to 23 (-61 %), gun discharges 5 to 10 (+100 %), offences of domestic abuse
# 681 to 729 (+7 %), of which 16 and 11 per cent were solved.
PRINTED = """area,period,kind,value
barnet,12 months to May 2021,knife,23
barnet,12 months to May 2020,knife,59
barnet,12 months to May 2021,gun,10
barnet,12 months to May 2020,gun,5
barnet,12 months to May 2021,abuse,729
barnet,12 months to May 2020,abuse,681
barnet,12 months to May 2021,solved,11
barnet,12 months to May 2020,solved,16
"""
MEASURES = {
    "knife": {"where": {"kind": "knife"}, "polarity": "lower", "label": "Knife injury victims"},
    "gun": {"where": {"kind": "gun"}, "polarity": "lower", "label": "Gun discharges"},
    "abuse": {"where": {"kind": "abuse"}, "polarity": "lower", "label": "Domestic abuse"},
    "solved": {"where": {"kind": "solved"}, "polarity": "higher", "unit": "share", "phrase": "the detection rate"},
}


def printed(folder: Path, **spec: object) -> Table:
    made = read_book(folder, PRINTED, MEASURES, time="span",
                     columns={"date": "", "period": "period", "value": "value", "kind": "kind"})  # fmt: skip
    given = {"type": "summary", "period": "12 months to May 2021", "factors": [{"change": "12 months to May 2021"}],
             "rows": [{"measure": "knife"}]}  # fmt: skip
    return make(SummarySpec.model_validate(given | spec), "figure", maker(scope(made)))


def table(numbers: object = None, **spec: object) -> Table:
    made = book(numbers or NUMBERS, PEOPLE)  # type: ignore[arg-type]
    given = {"type": "summary", "period": "2 months", "factors": [{"change": "2 months", "called": "summer"}],
             "rows": [{"measure": "burglary"}]}  # fmt: skip
    return make(SummarySpec.model_validate(given | spec), "figure", maker(scope(made)))


def texts(made: Table) -> list[list[str]]:
    return [[plain(cell.text) for cell in row] for row in made.rows]


def test_knife_and_gun_crime_as_printed(tmp_path: Path) -> None:
    made = printed(tmp_path, rows=[{"measure": "knife"}, {"measure": "gun"}])
    assert [plain(cell.text) for cell in made.header[0]] == [
        "Measure", "RAG", "Positive and negative factors", "Jun 2020–May 2021", "Jun 2019–May 2020", "Change",
    ]  # fmt: skip
    said = "{} of {} in the 12 months to May 2021"
    assert texts(made) == [
        ["Knife injury victims", "Green", "+ " + said.format("Sharp decrease", "61%"), "23", "59", "−61%"],
        ["Gun discharges", "Red", "− " + said.format("Sharp increase", "100%"), "10", "5", "+100%"],
    ]
    assert [row[1].mark for row in made.rows] == ["green", "red"]


def test_a_rate_and_a_volume_that_both_speak_against(tmp_path: Path) -> None:
    span = "12 months to May 2021"
    made = printed(
        tmp_path,
        rows=[{"measure": "abuse", "note": "Recorded by the police"}],
        factors=[{"change": span, "measure": "solved", "called": "a year"}, {"change": span, "called": "a year"}],
        columns=[{"show": "rag"}, {"show": "factors"}, {"show": "count", "measure": "solved", "under": "Solved"},
                 {"show": "percent_change", "measure": "solved", "under": "Solved"}, {"show": "count"},
                 {"show": "percent_change"}, {"show": "period"}],
    )  # fmt: skip
    # 11 - 16 = -5 percentage points; 729 / 681 = +7.05 %
    factors = ("− Decrease of 5 percentage points in the detection rate in a year\n− Increase of 7% in a year\n"
               "Recorded by the police")  # fmt: skip
    expected = ["Domestic abuse", "Red", factors, "11.0%", "−5 points", "729",
                "+7%", span]  # fmt: skip
    assert texts(made) == [expected]


def test_headings_stand_above_those_that_say_the_same() -> None:
    made = table(columns=[{"show": "count", "under": "Recent", "heading": "Volume"},
                          {"show": "percent_change", "under": "Recent"},
                          {"show": "rank", "among": "bcu", "under": "Peers"}])  # fmt: skip
    top, below = made.header
    assert [(plain(cell.text), cell.columns, cell.rows) for cell in top] == [
        ("Measure", 1, 2), ("Recent", 2, 1), ("Peers", 1, 1),
    ]  # fmt: skip
    assert [plain(cell.text) for cell in below] == ["Volume", "Change", "Rank in NW BCU"]
    assert texts(made) == [["Burglary", "7", "−30%", "1/3"]]  # 4 + 3 of 6 + 4


def test_headings_that_would_be_alike_say_more(tmp_path: Path) -> None:
    made = printed(tmp_path, factors=[], columns=[{"show": "percent_change"}, {"show": "count"},
                                                  {"show": "percent_change", "measure": "gun"},
                                                  {"show": "count", "measure": "gun"}])  # fmt: skip
    span = "Jun 2020–May 2021"
    assert [plain(cell.text) for cell in made.header[0]] == [
        "Measure", f"Change, {span}", span, f"Change, Gun discharges, {span}", f"{span}, Gun discharges",
    ]  # fmt: skip


def test_months_are_marked_by_sign_and_word() -> None:
    # limits 4.68 and 15.32 before June, as in the tests of factors; a June of 4 widens those of July
    numbers = {"barnet": months("2021-06", [*[9.0, 11.0] * 12, 4, 12])}
    made = table(numbers, columns=[{"show": "exceptions"}], factors=[])
    assert [plain(cell.text) for cell in made.header[0]] == ["Measure", "Jun 2023", "Jul 2023"]
    assert texts(made) == [["Burglary", "▼ Low", "Usual"]]
    _, june, july = made.rows[0]
    assert (june.bold, june.faint, july.bold, july.faint) == (True, False, False, True)
    assert [fact.value for cell in (june, july) for fact in facts_in(cell.text)] == [4, 12]
    assert made.notes[0].startswith("Exceptions are months further than 2.66 times their mean moving range")


def test_a_month_without_limits_says_why() -> None:
    made = table(columns=[{"show": "exceptions", "period": "month"}], factors=[])
    assert texts(made) == [["Burglary", "[x]"]]
    assert made.notes[-1] == "[x] no limits: the data of Burglary do not cover the 24 months before."


def test_notes_state_the_rules_and_the_base_of_ranks() -> None:
    made = table(columns=[{"show": "rag"}, {"show": "factors"}, {"show": "rank", "among": "bcu"}])
    assert made.notes == (
        rating_note(SummaryRules()),
        "Changes: on the same span a year before.",
        "Rank 1 is best.",
        "Rates are per 1,000 residents, by the estimates of 2022.",
    )


def test_groups_and_parts_of_rows() -> None:
    made = table(rows=[{"measure": "burglary", "group": "Property"},
                       {"measure": "burglary", "part": True, "label": "Own"}])  # fmt: skip
    assert (made.band_rows, texts(made)[0]) == ((0,), ["Property"])
    assert made.rows[0][0].columns == 6
    assert [row[0].indent for row in made.rows] == [0, 0, 1]


def test_a_row_may_have_factors_of_its_own() -> None:
    own = [{"rank": "2 months", "among": "bcu"}]
    made = table(rows=[{"measure": "burglary"}, {"measure": "burglary", "factors": own}],
                 columns=[{"show": "factors"}])  # fmt: skip
    assert [row[1] for row in texts(made)] == ["+ Sharp decrease of 30% in summer", "+ Lowest of 3 in NW BCU by rate"]


def test_the_alternative_text_says_each_rating() -> None:
    made = table(title="Overview")
    assert made.alt.startswith("Table: Overview. 1 row and 6 columns.")
    assert made.alt.endswith("Burglary: Green.")


def test_wide_summaries_lie_on_their_side() -> None:
    assert not table().landscape
    assert table(columns=[{"show": "count"}] * 7).landscape
    assert not table(columns=[{"show": "count"}] * 7, landscape=False).landscape


def test_a_number_that_is_not_there_is_told() -> None:
    with pytest.raises(ReportError, match=r"Burglary in Barnet has no figure for .* choose a period that the data cov"):
        table({"barnet": months("2022-06", [1, 2])})
