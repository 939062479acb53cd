"""Each number printed in the Family Services report of November 2023 beside ours: the same, or with a reason."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from tests.printed.table import (
    SPECS,
    WITHHELD,
    Printed,
    Source,
    Term,
    compare,
    count_rows,
    find,
    months_of,
    ours,
    printed_in,
    recounted,
    stated,
)

SPEC = SPECS / "2023-11-24" / "family-services-report.yaml"
DATA = SPECS / "2023-11-24" / "data"
NUMBERS = printed_in("family-services-2023-11-24.tsv")
SOLACE, MARAC, RISE = "solace-advocacy-and-support.csv", "domestic-abuse-marac.csv", "rise-perpetrator-programme.csv"
IOM, COURSES = "integrated-offender-management.csv", "integrated-offender-management-courses.csv"
YOUTH, HUB = "youth-justice-demographics.csv", "victim-care-hub-quarters.csv"
SINGLE = "family-services-single-numbers.csv"

SOURCES = {
    "solace_referrals": Source(SOLACE, {"item": "Referrals received"}),
    "solace_new_users": Source(SOLACE, {"item": "New service users"}),
    "solace_assessments": Source(SOLACE, {"item": "Risk assessments and safety advice"}),
    "solace_high_risk": Source(SOLACE, {"item": "High-risk cases with an adviser"}),
    "solace_left": Source(SOLACE, {"item": "Service users who left"}),
    "marac_referrals": Source(MARAC, {"item": "Referrals"}),
    "marac_children": Source(MARAC, {"item": "Children in the household"}),
    "marac_families": Source(MARAC, {"item": "Families with children"}),
    "marac_repeats": Source(MARAC, {"item": "Repeat referrals"}),
    "rise_referrals": Source(RISE, {"item": "New referrals"}),
    "rise_engaged": Source(RISE, {"item": "Engaged at the start of the quarter"}),
    "rise_entered": Source(RISE, {"item": "Entered the programme"}),
    "rise_left": Source(RISE, {"item": "Left the service"}),
    "rise_left_as_planned": Source(RISE, {"item": "Left as planned"}),
    "oss_attendees": Source("one-stop-shop-illustrative.csv", {}, value="attendees"),
    "iris_referrals": Source("iris-referrals-illustrative.csv", {}),
    "iom_cohort": Source(IOM, {"grouping": "All"}),
    "iom_supervision": Source(IOM, {"grouping": "Supervision"}),
    "iom_risk": Source(IOM, {"grouping": "Risk"}),
    "iom_ages": Source("integrated-offender-management-ages.csv", {}),
    "iom_offences": Source("integrated-offender-management-offences.csv", {}),
    "iom_offence_share": Source("integrated-offender-management-offence-shares.csv", {}, value="share"),
    "iom_started": Source(COURSES, {"outcome": "Started"}),
    "iom_completed": Source(COURSES, {"outcome": "Completed"}),
    "victim_referrals": Source("victim-care-hub-referrals.csv", {}, "period", columns=(("referrer", "source"),)),
    "hub_referrals": Source(HUB, {"item": "Referrals to the hub"}),
    "hub_told_of_code": Source(HUB, {"item": "Victims told of the Victims' Code"}),
    "hub_told_of_restorative_justice": Source(HUB, {"item": "Victims told of restorative justice"}),
    "victim_crimes": Source("victim-care-hub-crimes-illustrative.csv", {}, "period"),
    "victim_reporting": Source("victim-care-hub-reporting.csv", {}, "period"),
    "victim_support": Source("victim-care-hub-support.csv", {}, "period"),
    "gun_crime_by_kind": Source("gun-crime-by-kind-illustrative.csv", {}, "month"),
    "youth_interventions": Source("youth-justice-interventions.csv", {}, "month"),
    "youth_sex": Source(YOUTH, {"characteristic": "sex"}, "month"),
    "youth_ethnicity": Source(YOUTH, {"characteristic": "ethnicity"}, "month"),
    "domestic_abuse_with_injury": Source("../domestic-abuse-illustrative.csv", {}, "month"),
}
ITEMS = {
    "surgeries_trained": "Surgeries fully trained",
    "surgeries_partly_trained": "Surgeries partly trained",
    "surgeries_outside": "Surgeries not taking part",
    "solace_from_marac": "Referrals from the MARAC",
    "solace_from_one_stop_shop": "Referrals from the One Stop Shop",
    "refuge_referrals": "New referrals to refuges",
    "refuge_children": "Children of those referred to refuges",
    "encompass_schools": "Schools in Operation Encompass",
    "schools": "Schools",
    "encompass_reports": "Reports sent to schools",
    "marac_heard": "MARAC cases in Barnet",
    "marac_heard_nationally": "MARAC cases nationally",
    "clares_law_requests": "Requests under Clare's Law",
    "marac_male_victims": "Male victims referred to the MARAC",
    "marac_mental_health": "Victims with mental health needs",
    "marac_substances": "Victims with needs around substances",
    "marac_perpetrators": "Perpetrators in MARAC cases",
    "panel_young_adults": "Young adults discussed by the panel",
    "panel_care_leavers": "Care leavers discussed by the panel",
    "network_attendees": "People at the restorative network meeting",
    "home_staff_trained": "Staff of children's homes trained",
    "officers_trained": "Police officers trained",
    "iom_london": "People under offender management in London",
    "youth_caseload": "Children on the youth justice caseload",
    "youth_in_care": "Children on the caseload who are in care",
    "youth_in_need": "Children on the caseload who are children in need",
    "youth_aged_16_to_18": "Children on the caseload aged 16 to 18",
}
SOURCES |= {measure: Source(SINGLE, {"item": item}, "period") for measure, item in ITEMS.items()}


def again(term: Term) -> float:
    """The number counted from the file, with no code of reportgen's but that which reads a period."""
    if term.measure == "violence_against_person":
        months = police()[months_of(term.period)]
        return float((months if term.area == "london" else months.loc[["Barnet"]]).sum().sum())
    return count_rows(term, SOURCES[term.measure], DATA / "printed")


@cache
def police() -> pd.DataFrame:
    files = [pd.read_csv(path) for path in sorted(DATA.glob("mps-borough-crime_*.csv"))]
    violence = [file[file["MajorText"] == "Violence Against the Person"] for file in files]
    boroughs = [file.groupby("LookUp_BoroughName").sum() for file in violence]
    months = pd.concat([file[[name for name in file if name.isdigit()]] for file in boroughs], axis="columns")
    return months.drop(index="London Heathrow and London City Airports")


@pytest.mark.parametrize("number", NUMBERS, ids=str)
def test_a_printed_number_is_ours_or_differs_for_a_reason(number: Printed) -> None:
    compare(number, ours(number, SPEC))


@pytest.mark.parametrize("number", [number for number in NUMBERS if number.of], ids=str)
def test_our_number_is_counted_the_same_in_plain_pandas(number: Printed) -> None:
    fact = find(number, stated(SPEC))
    if fact is not None and fact.value is not None:
        assert fact.value == pytest.approx(recounted(number, again))


def test_what_is_withheld_is_of_few_people_or_would_tell_them() -> None:
    withheld = [number for number in NUMBERS if ours(number, SPEC) == WITHHELD]
    assert withheld
    for number in withheld:
        small = any(0 < again(term) < 5 for side in number.terms for term in side)
        assert small or "could be reckoned" in number.reason, str(number)


def test_no_printed_number_of_few_people_is_stated() -> None:
    people = ("victim_", "youth_", "rise_", "iom_", "marac_", "hub_", "panel_")
    for number in NUMBERS:
        if number.what == "count" and number.of.startswith(people) and 0 < again(number.terms[0][0]) < 5:
            assert ours(number, SPEC) == WITHHELD, str(number)
