"""Profiles: shares of groups with their numbers, and the base of each group in its heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.model import Table, figure_facts
from reportgen.figures.profile import make
from reportgen.figures.shares import share_of_base
from reportgen.measures.facts import Unit
from reportgen.spec.figures.profile import ProfileSpec
from reportgen.wording.text import facts_in, plain
from tests.measures.books import JUNE_TO_JULY, book, read_book

from . import incidents
from .incidents import texts
from .scopes import maker, scope

# People with needs, 30 of whom committed robbery and 10 fraud; one may have several needs.
NEEDS = """area,month,offence,kind,need,count
barnet,2023-06,Robbery,needs,Attitude,23
barnet,2023-06,Robbery,needs,Drugs,12
barnet,2023-06,Robbery,people,,30
barnet,2023-06,Fraud,needs,Attitude,1
barnet,2023-06,Fraud,needs,Drugs,5
barnet,2023-06,Fraud,people,,10
"""
MEASURES: dict[str, dict[str, object]] = {
    "needs": {"where": {"kind": "needs"}},
    "people": {"where": {"kind": "people"}, "noun": ("person", "people")},
}


def of_needs(folder: Path, text: str = NEEDS, **spec: object) -> Table:
    made = read_book(folder, text, MEASURES, columns={"offence": "offence", "kind": "kind", "need": "need"})
    given = {"type": "profile", "measure": "needs", "base": "people", "rows": {"by": "need"},
             "columns": {"by": "offence"}, "period": "Jun 2023"}  # fmt: skip
    return make(ProfileSpec.model_validate(given | spec), "figure", maker(scope(made)))


def of_kinds(folder: Path, **spec: object) -> Table:
    given = {"type": "profile", "measure": "incidents", "rows": {"by": "kind"}, "columns": {"by": "sex"},
             "period": "Jun 2023"}  # fmt: skip
    return make(ProfileSpec.model_validate(given | spec), "figure", incidents.of(folder))


def test_shares_of_a_base_of_people(tmp_path: Path) -> None:
    made = of_needs(tmp_path)
    assert [plain(cell.text) for cell in made.header[0]] == ["Need", "Fraud (n\u00a0=\u00a010)",
                                                             "Robbery (n\u00a0=\u00a030)"]  # fmt: skip
    # 1 and 5 of 10, of which fewer than 30 are few; 23 / 30 = 76.7 %, 12 / 30
    assert texts(made) == [
        ["Attitude", "10.0%\u00a0[low] (1)", "76.7% (23)"],
        ["Drugs", "50.0%\u00a0[low] (5)", "40.0% (12)"],
    ]
    assert made.notes[:2] == ("In brackets: the number.", "n: people; one may count in several rows.")
    assert made.alt.endswith("Most frequent: Fraud: Drugs, 50.0%; Robbery: Attitude, 76.7%.")


def test_each_cell_keeps_the_share_and_the_number(tmp_path: Path) -> None:
    share, number = facts_in(of_needs(tmp_path).rows[0][2].text)
    assert (number.value, [fact.value for fact in share.inputs]) == (23, [23, 30])


def test_how_a_share_is_shown_and_what_is_few(tmp_path: Path) -> None:
    made = of_needs(tmp_path, show="count_share", small=5)
    assert texts(made)[0] == ["Attitude", "1 (10.0%)", "23 (76.7%)"]
    assert texts(of_needs(tmp_path, show="share", small=31))[0] == ["Attitude", "10.0%\u00a0[low]", "76.7%\u00a0[low]"]


def test_without_a_base_the_rows_add_up_to_the_whole(tmp_path: Path) -> None:
    made = of_kinds(tmp_path, small=0)
    # men: theft 4, fraud 3, arson 1 of 8; women: theft 2 of 2
    assert texts(made) == [
        ["Arson", "12.5% (1)", "0.0% (0)"],
        ["Fraud", "37.5% (3)", "0.0% (0)"],
        ["Theft", "50.0% (4)", "100.0% (2)"],
    ]
    assert made.title == "Incidents by kind and sex, shares, June 2023"


def test_rows_that_overlap_have_no_whole(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError, match="a total would count cases twice"):
        of_kinds(tmp_path, rows={"measures": ["property", "thefts"]})


def test_a_base_without_a_number_gives_no_share(tmp_path: Path) -> None:
    made = of_needs(tmp_path, NEEDS.replace("barnet,2023-06,Fraud,people,,10\n", "barnet,2023-06,Fraud,people,,\n"))
    assert plain(made.header[0][1].text) == "Fraud (n\u00a0=\u00a0[x])"
    assert [row[1] for row in texts(made)] == ["[x] (1)", "[x] (5)"]


def test_more_than_the_base_is_refused(tmp_path: Path) -> None:
    told = r"Needs \(Attitude, Robbery\) \(23\) is more than its base, People \(Robbery\) \(20\)"
    with pytest.raises(UnplacedError, match=told):
        of_needs(tmp_path, NEEDS.replace("people,,30", "people,,20"))


def test_rows_and_columns_are_two_things() -> None:
    with pytest.raises(ValidationError, match="the rows and the columns are the same"):
        ProfileSpec.model_validate({"type": "profile", "rows": {"by": "sex"}, "columns": {"by": "sex"}})
    with pytest.raises(ValidationError, match="a group is made of the values of a category, or of measures"):
        ProfileSpec.model_validate({"type": "profile", "rows": {"each": "month"}, "columns": {"by": "sex"}})


@settings(deadline=None)
@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 60))
def test_a_share_lies_within_0_and_100_and_is_marked_by_its_base(part: int, whole: int, small: int) -> None:
    part = min(part, whole)
    made = book({"barnet": {"2023-06": part, "2023-07": 0}})
    fact = made.count("burglary", JUNE_TO_JULY, "barnet")
    of = book({"barnet": {"2023-06": whole, "2023-07": 0}}).count("burglary", JUNE_TO_JULY, "barnet")
    share = share_of_base(made, fact, of, small)
    assert share.unit is Unit.SHARE
    assert 0 <= (share.value or 0) <= 100
    assert (share.mark == "low") == (whole < small)


def test_shares_of_a_group_without_a_base_add_up(tmp_path: Path) -> None:
    shares = [fact for fact in figure_facts(of_kinds(tmp_path)) if fact.unit is Unit.SHARE]
    assert sum(fact.value or 0 for fact in shares) == pytest.approx(200)  # men and women
