"""Each number printed in the Community Safety Team's slides of November 2023 (both decks) beside ours."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from reportgen import api
from reportgen.document.model import Deck, Paragraphs
from reportgen.wording.text import plain
from tests.printed.table import (
    SPECS,
    Printed,
    Source,
    Term,
    count_rows,
    find,
    lies_in,
    ours,
    printed_in,
    recounted,
    stated,
)

FOLDER = SPECS / "2023-11-24"
DATA = FOLDER / "data" / "printed"
DASHBOARD, MID_YEAR = FOLDER / "performance-dashboard.yaml", FOLDER / "community-safety-mid-year.yaml"
PAPERS = {"dashboard-council-2023-11-24.tsv": DASHBOARD, "community-safety-2023-11-24.tsv": MID_YEAR}
NUMBERS = [(PAPERS[table], number) for table in PAPERS for number in printed_in(table)]
MARAC, CCTV, PREVENT = "cs-marac-illustrative.csv", "cctv-incidents-by-ward.csv", "prevent-referrals.csv"
HATE, SINGLE = "hate-crime-offences.csv", "community-safety-single-numbers.csv"
SOURCES = {
    "asb_powers": Source("asb-tools-and-powers.csv", {}, "month"),
    "fixed_penalty_notices": Source("fixed-penalty-notices-illustrative.csv", {}, "month"),
    "community_triggers": Source("community-triggers.csv", {}, "period"),
    "marac_total": Source(MARAC, {"stage": "Total"}, "month"),
    "marac_new": Source(MARAC, {"stage": "New"}, "month"),
    "marac_closed": Source(MARAC, {"stage": "Closed"}, "month"),
    "marac_meetings": Source(MARAC, {"stage": "Conferences"}, "month"),
    "cctv_incidents": Source(CCTV, {}, "period"),
    "camera_uses": Source("cctv-cameras-illustrative.csv", {}, "period", "uses"),
    "prevent_referrals": Source(PREVENT, {"characteristic": "age"}, "period"),
    "prevent_gender": Source(PREVENT, {"characteristic": "gender"}, "period"),
    "prevent_ideology": Source(PREVENT, {"characteristic": "ideology"}, "period"),
    "prevent_groups": Source(PREVENT, {}, "period"),
    "national_prevent_shares": Source("prevent-national-shares-illustrative.csv", {}, "period", "share"),
    "hate_crime": Source(HATE, {"type": "All hate crime"}, "period"),
    "racist_religious_hate_crime": Source(HATE, {"type": "Racist and religious"}, "period"),
    "antisemitic_hate_crime": Source(HATE, {"type": "Antisemitic"}, "period"),
    "islamophobic_hate_crime": Source(HATE, {"type": "Islamophobic"}, "period"),
    "disability_hate_crime": Source(HATE, {"type": "Disability"}, "period"),
    "homophobic_hate_crime": Source(HATE, {"type": "Homophobic"}, "period"),
    "transgender_hate_crime": Source(HATE, {"type": "Transgender"}, "period"),
    "antisemitic_by_month": Source("antisemitic-hate-crime-illustrative.csv", {}, "month"),
    "hate_crime_allegations": Source("hate-crime-allegations-october.csv", {}, "month"),
    "hub_visitors": Source("community-safety-hubs.csv", {}, "period", "visitors"),
    "pop_up_residents": Source("pop-up-hubs.csv", {}, "date", "residents_reached"),
    "ward_walks": Source("ward-walks.csv", {}, "period", "visits"),
    "ward_issues": Source("ward-walk-issues.csv", {}, "period"),
    "images_before": Source(SINGLE, {"item": "CCTV images before the upgrade"}, "period", "number"),
    "images_after": Source(SINGLE, {"item": "CCTV images after the upgrade"}, "period", "number"),
    "professionals_trained": Source(SINGLE, {"item": "Education professionals trained"}, "period", "number"),
    "parents_reached": Source(SINGLE, {"item": "Parents reached"}, "period", "number"),
    "pupils_reached": Source(SINGLE, {"item": "Pupils reached"}, "period", "number"),
    "carers_trained": Source(SINGLE, {"item": "Foster carers trained"}, "period", "number"),
    "channel_panels": Source(SINGLE, {"item": "Channel panels"}, "period", "number"),
    "enquiries_under_18": Source(SINGLE, {"item": "Share of enquiries about under 18s"}, "period", "number"),
    "enquiries_male": Source(SINGLE, {"item": "Share of enquiries about males"}, "period", "number"),
    "enquiries_islamist": Source(SINGLE, {"item": "Share of enquiries on Islamist ideology"}, "period", "number"),
    "enquiries_mixed": Source(SINGLE, {"item": "Share of enquiries on mixed or unclear ideology"}, "period", "number"),
}
# Where a file tells areas apart: its column, and what it calls those of ours whose name is another.
AREAS = {CCTV: "ward", HATE: "area", "hate-crime-allegations-october.csv": "area"}
CALLED = {"all_london": "London", "totteridge_and_woodside": "Totteridge & Woodside"}
WHOLES = ("barnet_wards", "nw_bcu_printed")


@pytest.mark.parametrize(("spec", "number"), NUMBERS, ids=str)
def test_a_printed_number_is_ours_or_differs_for_a_reason(spec: Path, number: Printed) -> None:
    own = ours(number, spec)
    if number.reason:
        assert own != number.printed, f"both are {own}: take the reason away"
    else:
        assert own == number.printed, "write the reason for the difference into the table"


# --- Once more, in plain pandas ------------------------------------------------------------------------------


def again(term: Term) -> float:
    if term.measure == "cctv_asb":
        kinds = ("ASB - Environmental", "ASB - Nuisance", "ASB - Personal")
        return sum(incidents(term, (("incident", kind),)) for kind in kinds)
    if term.measure == "cctv_incidents":
        return incidents(term, term.within)
    if term.measure == "pop_up_hubs":
        return float(len(pd.read_csv(DATA / "pop-up-hubs.csv")))
    if term.measure in ("wards_visited", "wards_not_visited"):
        visited = pd.read_csv(DATA / "ward-walks.csv")["visits"] > 0
        return float((visited if term.measure == "wards_visited" else ~visited).sum())
    source = SOURCES[term.measure]
    return count_rows(replace(term, within=(*term.within, *held_to_area(term, source.file))), source, DATA)


def incidents(term: Term, within: tuple[tuple[str, str], ...]) -> float:
    """A ward or a kind of incident without a row had none."""
    rows = pd.read_csv(DATA / CCTV)
    rows = rows[[lies_in(cell, "period", term.period) for cell in rows["period"]]]
    for column, value in (*within, *held_to_area(term, CCTV)):
        rows = rows[rows[column] == value]
    return float(rows["count"].sum())


def held_to_area(term: Term, file: str) -> tuple[tuple[str, str], ...]:
    """The term's area as a category of the file; nothing of a whole, or where all rows are of one area."""
    if file not in AREAS or term.area in WHOLES or (file == CCTV and term.area == "barnet"):
        return ()
    return ((AREAS[file], CALLED.get(term.area, term.area.replace("_", " ").title())),)


@pytest.mark.parametrize(("spec", "number"), [pair for pair in NUMBERS if pair[1].of], ids=str)
def test_our_number_is_counted_the_same_in_plain_pandas(spec: Path, number: Printed) -> None:
    fact = find(number, stated(spec))
    assert fact is not None and fact.value is not None
    assert fact.value == pytest.approx(recounted(number, again))


# --- What is said in words -----------------------------------------------------------------------------------


@cache
def said(spec: Path) -> dict[str, str]:
    """The words of each slide by its title, without what stands in figures."""
    deck = api.make_document(spec)[1]
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
    words = said(DASHBOARD)["CCTV: Wards and Types of Incident"]
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
