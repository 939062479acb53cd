"""Mistakes in statistical tables: names within them, numbers that do not fit, claims that cannot be made."""

from __future__ import annotations

from tests.broken.case import Change, report, swap
from tests.broken.figures import CHART


def figure(spec: str) -> Change:
    """Another figure in the place of the report's chart."""
    return swap("report.yaml", CHART, f"trend: {{{spec}}}")


FACTORS = "type: summary, period: recent, rows: [{measure: bicycles}], factors"
STAGES = "type: funnel, title: F, period: recent, stages"

CASES = (
    report(
        "a factor of a measure that nobody defined",
        figure(f"{FACTORS}: [{{change: recent, measure: bycicles}}]"),
        "report_specs/report.yaml:10:107: there is no measure 'bycicles'; did you mean 'bicycles'?",
    ),
    report(
        "a factor of a period that is none",
        figure(f"{FACTORS}: [{{change: recently}}]"),
        "report_specs/report.yaml:10:90: 'recently' is not a period; did you mean 'recent'?",
    ),
    report(
        "a factor that is two things",
        figure(f"{FACTORS}: [{{change: recent, exceptions: recent}}]"),
        "report_specs/report.yaml:10:81: a factor is a change, a rank or unusual months; give one"
        " of: change, rank, exceptions",
    ),
    report(
        "a rank among nobody",
        figure(f"{FACTORS}: [{{rank: recent}}]"),
        "report_specs/report.yaml:10:82: a rank is one among others; add 'among', a peer group",
    ),
    report(
        "a rating without what it follows from",
        figure("type: summary, period: recent, rows: [{measure: bicycles}], columns: [{show: rag}]"),
        "report_specs/report.yaml:10:71: a rating stands beside the factors that it follows from;"
        " add the column {show: factors}",
    ),
    report(
        "a rating of what nobody calls better",
        figure("type: summary, period: recent, rows: [{measure: cars}], factors: [{change: recent}]"),
        "report_specs/report.yaml:10:49: 'cars' cannot be rated: nothing says which is better; gi"
        "ve the measure `polarity: lower` or higher",
    ),
    report(
        "a ranking among one area",
        figure("type: ranking, measure: bicycles, period: recent, among: barnet"),
        "report_specs/report.yaml:10:68: there is no peer group 'barnet'; use one of: boroughs",
    ),
    report(
        "a ranking by what is not known",
        figure("type: ranking, measure: cars, period: recent, among: boroughs, by: rate"),
        "report_specs/report.yaml:10:10: 'cars' has no base for a rate; give the measure `base: {"
        "measure: ..., year: ...}`",
    ),
    report(
        "a profile of a base that is smaller than its parts",
        figure(
            "type: profile, measure: cars, base: bicycles, rows: {by: offence}, columns: {areas: [barnet]}, "
            "period: recent"
        ),
        "report_specs/report.yaml:10:10: Car theft (Car) (48) is more than its base, Bicycle theft "
        "(33); correct the data, or name another measure as `base`",
    ),
    report(
        "answers that are taken together",
        figure("type: multi_response, measure: bicycles, base: cars, items: {by: offence, top: 2}, period: recent"),
        "report_specs/report.yaml:10:85: items cannot be taken together: one person may have seve"
        "ral of them; take 'top' out",
    ),
    report(
        "an interval of a share of nothing",
        figure("type: intervals, measure: bicycles, rows: {areas: [barnet]}, value: share, period: recent"),
        "report_specs/report.yaml:10:72: the share has no whole; add 'of', the measure of the whole",
    ),
    report(
        "a funnel that widens",
        figure(f"{STAGES}: [{{label: Few, measure: bicycles}}, {{label: Many, measure: cars}}]"),
        "report_specs/report.yaml:10:93: 'Many' has 48, which is more than the 33 of a stage before"
        " it; correct the data or the order of the stages, or say under `more` why that may be",
    ),
    report(
        "a panel with a worst and no best",
        figure(
            "type: ratios, indicators: [{measure: bicycles}], value: rate, standard: brent, worst: brent, "
            "period: recent"
        ),
        "report_specs/report.yaml:10:10: worst and best go together; give both of them, or 'among'",
    ),
    report(
        "a panel beside a standard that nobody defined",
        figure("type: ratios, indicators: [{measure: bicycles}], value: rate, standard: england, period: recent"),
        "report_specs/report.yaml:10:83: there is no area or peer group 'england'; use one of: ba"
        "rnet, boroughs, brent",
    ),
)
