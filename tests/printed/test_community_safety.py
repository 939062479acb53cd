"""Each number printed in the Community Safety Team's slides of November 2023 (both decks) beside ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from reportgen import building
from reportgen.document.model import Deck, Paragraphs
from reportgen.wording.text import plain
from tests.printed.community_safety import DATA, again
from tests.printed.table import SPECS, Printed, compare, find, ours, printed_in, recounted, stated

FOLDER = SPECS / "2023-11-24"
DASHBOARD, MID_YEAR = FOLDER / "performance-dashboard.yaml", FOLDER / "community-safety-mid-year.yaml"
PAPERS = {"dashboard-council-2023-11-24.tsv": DASHBOARD, "community-safety-2023-11-24.tsv": MID_YEAR}
NUMBERS = [(PAPERS[table], number) for table in PAPERS for number in printed_in(table)]


@pytest.mark.parametrize(("spec", "number"), NUMBERS, ids=str)
def test_a_printed_number_is_ours_or_differs_for_a_reason(spec: Path, number: Printed) -> None:
    compare(number, ours(number, spec))


# --- Once more, in plain pandas ------------------------------------------------------------------------------


@pytest.mark.parametrize(("spec", "number"), [pair for pair in NUMBERS if pair[1].of], ids=str)
def test_our_number_is_counted_the_same_in_plain_pandas(spec: Path, number: Printed) -> None:
    fact = find(number, stated(spec))
    assert fact is not None and fact.value is not None
    assert fact.value == pytest.approx(recounted(number, again))


# --- What is said in words -----------------------------------------------------------------------------------


@cache
def said(spec: Path) -> dict[str, str]:
    """The words of each slide by its title, without what stands in figures."""
    deck = building.make_document(spec)[1]
    assert isinstance(deck, Deck)
    texts = ((slide.title, content) for slide in deck.slides for _, content in slide.slots)
    found: dict[str, str] = {}
    for title, content in texts:
        if isinstance(content, Paragraphs):
            found[title] = "\n".join([found.get(title, ""), *(plain(item) for item in content.items)])
    return found


@pytest.mark.parametrize("spec", [DASHBOARD, MID_YEAR], ids=["dashboard", "mid-year"])
def test_the_quietest_hours_are_those_that_were_printed(spec: Path) -> None:
    words = said(spec)["CCTV: Time of Day and Trigger (illustrative)"]
    assert "The quietest 3 hours in a row are 04:00 to 07:00" in words


@pytest.mark.parametrize("spec", [DASHBOARD, MID_YEAR], ids=["dashboard", "mid-year"])
def test_the_largest_ideology_is_that_of_the_data_and_not_the_printed_one(spec: Path) -> None:
    # Printed was "MUU inspired (37%)" among the majorities: 11 of 30, against 14 of 30 who were Islam inspired.
    assert "the largest group was Islam inspired (46.7%)" in said(spec)["Prevent: Number of Referrals"]


def test_wards_with_most_incidents_are_named_with_their_main_type() -> None:
    words = said(DASHBOARD)["CCTV: Wards and Types, June to September 2023"]
    # 8 of 51, 4 of 40 and 7 of 39, Other left out
    assert "Edgware Robbery (15.7%); Finchley Church End Assault (10%); Burnt Oak Welfare Concern (17.9%)" in words


def test_the_wards_without_a_walk_are_named() -> None:
    visits = pd.read_csv(DATA / "ward-walks.csv").set_index("ward")["visits"]
    words = said(MID_YEAR)["Ward Walks"]
    assert [ward for ward in visits.index if visits[ward] == 0 and ward not in words] == []
    assert "7 wards had no walk" in words


def test_kinds_of_hate_crime_add_up_to_more_than_the_whole_and_the_slide_says_why() -> None:
    # 413 + 10 + 50 + 14 = 487, against 470; 11,536 + 328 + 2,036 + 304 = 14,204, against 13,678
    assert "so that the kinds add up to more than all hate crime" in said(MID_YEAR)["Hate Crime: London and Barnet"]
