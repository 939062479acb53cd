"""What must not happen in silence: categories lost, parts beyond their whole, empty figures, rules nobody knows."""

from __future__ import annotations

from tests.broken.case import Change, both, broken, report, swap
from tests.broken.figures import CHART

HOUSE = "assets/barnet/house.yaml"
RESIDENTS = "  residents: {label: Residents"


def figure(spec: str) -> Change:
    """Another figure in the place of the report's chart, which may count all thefts."""
    return both(
        swap("definitions.yaml", RESIDENTS, f"  thefts: {{label: Theft, dataset: thefts}}\n{RESIDENTS}"),
        swap("report.yaml", CHART, f"trend: {spec}"),
    )


def matrix(*offences: str) -> Change:
    only = ", ".join(offences)
    return figure(f"{{type: matrix, measure: thefts, rows: {{each: month}}, columns: {{by: offence, only: [{only}]}}, "
                  "period: recent}")


CASES = (
    report(
        "a matrix of a category that the data do not have",
        matrix("Bicycle", "Car", "Scooter"),
        "report_specs/report.yaml:10:10: the data of Theft have no offence 'Scooter'; use one of: Bicycle, Car",
    ),
    report(
        "a matrix that would lose a category of the data",
        matrix("Bicycle"),
        "report_specs/report.yaml:10:10: the data of Theft have more of 'offence' than `only` names: Car; add them, "
        "take them together with `rest: Other`, or name them under `without`",
    ),
    broken(
        "a control rule that nobody knows",
        swap(HOUSE, "rag: {amber_within", "control: {rule: shewhart}\nrag: {amber_within"),
        "assets/barnet/house.yaml:40:17: 'rule' cannot be 'shewhart'; use one of: three_sigma, two_sigma, xmr",
    ),
    report(
        "a share of more than a hundred per cent",
        both(
            figure("{type: column, measure: thefts, by: month, period: recent}"),
            swap("report.yaml", "recommendations: That the Board note the report.",
                 'recommendations: "{{ thefts[recent].share_of(bicycles[recent]) }} of them"'),
        ),
        "report_specs/report.yaml:18:18: '{{ thefts[recent].share_of(bicycles[recent]) }}': Theft is more than "
        "Bicycle theft, and so no part of it; take the share the other way round",
    ),
    report(
        "a chart of months without any number",
        figure("{type: line, measure: thefts, by: month, period: Jan 2020 to Mar 2020}"),
        "report_specs/report.yaml:10:10: Theft has no figure for March 2020: the data begin in July 2022; "
        "end the period where the data end, or add the data",
    ),
)
