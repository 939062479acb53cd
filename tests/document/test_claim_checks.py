"""Claims held against the data: the true ones pass, the false ones are told with the true value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from reportgen.document.claim_checks import check
from reportgen.errors import UnplacedError
from reportgen.measures.scope import Scope
from reportgen.periods import parse
from reportgen.spec.claims import CLAIM_KEYS, CLAIMS, Claim, ClaimBase
from tests.houses import barnet
from tests.measures.books import book, months, read_book

LAST = parse("July 2023").end
# June and July 2022 and 2023: Barnet 12 and 15, Brent 10 and 10, Harrow 10 and 15; the ten months between at 1 each.
BETWEEN = [1] * 10
BURGLARY = {
    "barnet": months("2022-06", [5, 7, *BETWEEN, 6, 9]),
    "brent": months("2022-06", [10, 0, *BETWEEN, 10, 0]),
    "harrow": months("2022-06", [10, 0, *BETWEEN, 15, 0]),
}
PEOPLE = {"barnet": {"2022": 5000}, "brent": {"2022": 5050}, "harrow": {"2022": 1000}}
# In June and July 2023 in Barnet: 60 thefts, 30 assaults, 10 others, no graffiti.
CCTV = """area,month,kind,count
Barnet,2023-06,Theft,60
Barnet,2023-06,Assault,30
Barnet,2023-06,Other,10
Barnet,2023-07,Graffiti,0
Brent,2023-06,Theft,59
Harrow,2023-06,Assault,5
"""


@pytest.fixture(scope="module")
def scopes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scope]:
    measures = {"cctv": {"noun": ("incident", "incidents"), "polarity": "lower"}}
    cctv = read_book(tmp_path_factory.mktemp("cctv"), CCTV, measures, columns={"kind": "kind"}, absent="zero")
    books = {"burglary": book(BURGLARY, PEOPLE), "cctv": cctv}
    periods = {"recent": parse("2 months", LAST)}
    return {name: Scope(made, barnet(), "barnet", LAST, periods, {}) for name, made in books.items()}


def claim(**given: Any) -> ClaimBase:
    made: ClaimBase = TypeAdapter(Claim).validate_python({"period": "recent", **given})
    return made


AMONG = {"of": "burglary", "among": "bcu"}
TRUE: list[dict[str, Any]] = [
    {"highest": ["barnet", "harrow"], **AMONG},  # 15 each
    {"lowest": "brent", **AMONG},
    {"highest": "harrow", **AMONG, "measured": "rate"},  # 15 per 1,000
    {"highest": "harrow", **AMONG, "measured": "change"},  # +50%
    {"highest": "Theft", "of": "cctv", "by": "kind"},
    {"highest": "Assault", "of": "cctv", "by": "kind", "without": ["Theft"]},
    {"lowest": "Graffiti", "of": "cctv", "by": "kind"},
    {"highest": "barnet", "of": "cctv", "among": "bcu", "where": {"kind": "Theft"}},  # 60, 59, 0
    {"rank": 2, **AMONG, "measured": "rate"},  # 3 of 2, 3, 15
    {"rank": 3, "from": "lowest", **AMONG, "measured": "rate", "name": "harrow"},
    {"rank": 2, "of": "cctv", "by": "kind", "name": "Assault"},
    {"majority": "Theft", "of": "cctv", "by": "kind"},  # 60 of 100
    {"share_above": 29.9, "of": "cctv", "where": {"kind": "Assault"}},
    {"increase": "burglary"},
    {"increase": "burglary", "at_least": 25},
    {"increase": "burglary", "since": "span_before"},  # 2 to 15
    {"increase": "burglary", "since": "June to July 2022", "measured": "rate"},
    {"decrease": "burglary", "period": "May 2023", "since": "June 2022"},  # 5 to 1
    {"no_change": "burglary", "area": "brent"},
    {"more_than": 14, "of": "burglary"},
    {"more_than": 24.9, "of": "burglary", "measured": "change"},
    {"less_than": 16, "of": "burglary"},
    {"at_least": 15, "of": "burglary"},
    {"at_least": 3, "of": "burglary", "measured": "rate"},
    {"record": "highest", "of": "burglary", "period": "July 2023", "over": "14 months"},
    {"none": "cctv", "where": {"kind": "Graffiti"}},
    {"target_met": "burglary"},  # 15 of at most 20
]

FALSE: dict[str, tuple[dict[str, Any], str]] = {
    "highest": (
        {"highest": "brent", **AMONG},
        "Brent is 3rd highest of 3 with 10 cases; the highest are Barnet and Harrow with 15 cases",
    ),
    "highest, tied": (
        {"highest": "barnet", **AMONG},
        "Harrow shares the place: the highest are Barnet and Harrow with 15 cases",
    ),
    "highest category": (
        {"highest": "Assault", "of": "cctv", "by": "kind"},
        "Assault is 2nd highest of 4 with 30 incidents; the highest is Theft with 60 incidents",
    ),
    "lowest": (
        {"lowest": "harrow", **AMONG, "measured": "rate"},
        "Harrow is 3rd lowest of 3 with 15.0; the lowest is Brent with 2.0",
    ),
    "rank": ({"rank": 1, **AMONG, "measured": "rate"}, "Barnet is 2nd highest of 3 with 3.0"),
    "majority": (
        {"majority": "Assault", "of": "cctv", "by": "kind"},
        "Assault makes up 30%, which is not more than half",
    ),
    "majority of several": (
        {"majority": ["Assault", "Other"], "of": "cctv", "by": "kind"},
        "Assault and Other make up 40%, which is not more than half",
    ),
    "share_above": (
        {"share_above": 30, "of": "cctv", "where": {"kind": "Assault"}},
        "the share is 30%, not more than 30%",
    ),
    "increase": ({"increase": "burglary", "area": "brent"}, "Burglary shows no change: 10 cases both times"),
    "increase by at least": (
        {"increase": "burglary", "at_least": 26},
        "Burglary shows an increase of 25%, which is less than 26%",
    ),
    "decrease": ({"decrease": "burglary"}, "Burglary shows an increase of 25%, from 12 cases to 15 cases"),
    "no_change": ({"no_change": "burglary"}, "Burglary shows an increase of 25%, from 12 cases to 15 cases"),
    "more_than": ({"more_than": 15, "of": "burglary"}, "Burglary in Barnet is 15 cases, not more than 15"),
    "less_than": ({"less_than": 15, "of": "burglary"}, "Burglary in Barnet is 15 cases, not less than 15"),
    "at_least": ({"at_least": 15.5, "of": "burglary"}, "Burglary in Barnet is 15 cases, less than 15.5"),
    "similar": (
        {"similar": ["barnet", "brent"], "of": "burglary"},
        "Barnet (3.0) is substantially higher than Brent (2.0)",  # 3 / 1.98 is 51% more
    ),
    "record": (
        {"record": "highest", "of": "burglary", "period": "June 2023", "over": "14 months"},
        "June 2023 is 2nd highest of 13 with 6 cases; the highest is July 2022 with 7 cases",
    ),
    "none": (
        {"none": "cctv", "where": {"kind": "Theft"}},
        "Cctv (Theft) in Barnet is 60 incidents, not none",
    ),
}


def scope_of(scopes: dict[str, Scope], given: dict[str, Any]) -> Scope:
    return scopes["cctv" if "cctv" in given.values() else "burglary"]


@pytest.mark.parametrize("given", TRUE, ids=str)
def test_a_true_claim_passes(given: dict[str, Any], scopes: dict[str, Scope]) -> None:
    assert check(claim(**given), scope_of(scopes, given)) == ""


@pytest.mark.parametrize(("given", "told"), FALSE.values(), ids=FALSE)
def test_a_false_claim_is_told_with_the_true_value(given: dict[str, Any], told: str, scopes: dict[str, Scope]) -> None:
    assert check(claim(**given), scope_of(scopes, given)) == told


def test_a_target_that_is_missed_is_told_with_both_numbers() -> None:
    missed = book({"barnet": months("2022-06", [5, 7, *BETWEEN, 12, 11])})
    scope = Scope(missed, barnet(), "barnet", LAST, {"recent": parse("2 months", LAST)}, {})
    told = "Burglary missed its target of 20 by 3 cases, with 23 cases"
    assert check(claim(target_met="burglary"), scope) == told


def test_numbers_close_together_are_similar() -> None:
    people = {"barnet": {"2022": 1000}, "brent": {"2022": 1000}}
    close = book({"barnet": {"2023-07": 100}, "brent": {"2023-07": 102}}, people)
    scope = Scope(close, barnet(), "barnet", LAST, {"recent": parse("July 2023")}, {})
    assert check(claim(similar=["barnet", "brent"], of="burglary"), scope) == ""  # 2% apart


def test_each_kind_is_held_against_the_data() -> None:
    tested = {key for given, _ in FALSE.values() for key in CLAIM_KEYS if key in given} | {"target_met"}
    assert tested == {model.key for model in CLAIMS}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"highest": "camden", **AMONG}, "Camden is not one of NW BCU"),
        ({"highest": "Fraud", "of": "cctv", "by": "kind"}, "Fraud is not one of the values of kind"),
        ({"majority": "Fraud", "of": "cctv", "by": "kind"}, "there is no kind 'Fraud'"),
        ({"rank": 1, **AMONG, "area": "camden"}, "Camden is not one of NW BCU; give 'name' one that is"),
        ({"lowest": "camden", **AMONG}, "Camden is not one of NW BCU; give 'lowest' one that is"),
        ({"increase": "burglary", "period": "July 2022"}, "has no figure: the data begin in June 2022"),
        ({"more_than": 3, "of": "burglary", "area": "camden"}, "no data are held for the area"),
        ({"record": "highest", "of": "burglary", "over": "recent"}, "nothing earlier is known to hold it against"),
        (
            {"record": "lowest", "of": "burglary", "period": "May 2023", "over": "24 months"},
            "Burglary has no figure for May 2022: the data begin in June 2022",
        ),
        ({"none": "cctv", "period": "May 2023"}, "the data begin in June 2023"),
    ],
)
def test_a_claim_that_the_data_cannot_judge_is_not_taken_for_true(
    given: dict[str, Any], told: str, scopes: dict[str, Scope]
) -> None:
    with pytest.raises(UnplacedError, match=re.escape(told)):
        check(claim(**given), scope_of(scopes, given))


WITHHELD = """area,month,kind,count
Barnet,2023-06,Theft,60
Barnet,2023-06,Assault,c
"""
HELD = {"of": "cctv", "where": {"kind": "Assault"}}


@pytest.mark.parametrize(
    "given", [{"more_than": 3, **HELD}, {"lowest": "Assault", "of": "cctv", "by": "kind"}], ids=str
)
def test_no_other_period_is_advised_where_a_number_is_withheld(given: dict[str, Any], tmp_path: Path) -> None:
    held = read_book(tmp_path, WITHHELD, {"cctv": {}}, columns={"kind": "kind"}, missing={"c": "c"})
    scope = Scope(held, barnet(), "barnet", LAST, {"recent": parse("June 2023")}, {})
    with pytest.raises(UnplacedError, match="no claim can rest on a withheld number: take it and its words out"):
        check(claim(**given), scope)
