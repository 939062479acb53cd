"""The numbers of the Community Safety Team's slides counted once more: plain pandas over the printed tables."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from tests.printed.table import SPECS, Source, Term, count_rows, lies_in

DATA = SPECS / "2023-11-24" / "data" / "printed"
MARAC, CCTV, PREVENT = "cs-marac-illustrative.csv", "cctv-incidents-by-ward.csv", "prevent-referrals.csv"
HATE, SINGLE = "hate-crime-offences.csv", "community-safety-single-numbers.csv"
NATIONAL = "prevent-national-shares-illustrative.csv"
SOURCES = {
    "asb_powers": Source("asb-tools-and-powers.csv", {}, "month"),
    "fixed_penalty_notices": Source("fixed-penalty-notices-illustrative.csv", {}, "month"),
    "community_triggers": Source("community-triggers.csv", {}, "period"),
    "marac_total": Source(MARAC, {"stage": "Total"}, "month"),
    "marac_new": Source(MARAC, {"stage": "New"}, "month"),
    "marac_closed": Source(MARAC, {"stage": "Closed"}, "month"),
    "marac_meetings": Source(MARAC, {"stage": "Conferences"}, "month"),
    "cctv_incidents": Source(CCTV, {}, "period"),
    "cctv_by_hour": Source("cctv-incidents-by-hour-illustrative.csv", {}, "period"),
    "cctv_by_trigger": Source("cctv-incidents-by-trigger-illustrative.csv", {}, "period"),
    "camera_uses": Source("cctv-cameras-illustrative.csv", {}, "period", "uses"),
    "prevent_referrals": Source(PREVENT, {"characteristic": "age"}, "period"),
    "prevent_gender": Source(PREVENT, {"characteristic": "gender"}, "period"),
    "prevent_ideology": Source(PREVENT, {"characteristic": "ideology"}, "period"),
    "prevent_groups": Source(PREVENT, {}, "period"),
    "national_prevent_shares": Source(NATIONAL, {}, "period", "share"),
    "national_under_18": Source(NATIONAL, {"group": "Under 18"}, "period", "share"),
    "national_male": Source(NATIONAL, {"group": "Male"}, "period", "share"),
    "national_islam_inspired": Source(NATIONAL, {"group": "Islam inspired"}, "period", "share"),
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
CALLED = {"all_london": "London", "brent_and_harrow": "Brent and Harrow",
          "totteridge_and_woodside": "Totteridge & Woodside"}  # fmt: skip
WHOLES = ("barnet_wards", "nw_bcu_printed")


def again(term: Term) -> float:
    """The number of a term, with no code of reportgen's but that which reads a period."""
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
