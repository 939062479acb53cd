"""Names in texts: each thing that may stand behind a dot says the right words, and keeps its fact."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reportgen.document.fact_names import FactName
from reportgen.document.measure_names import MeasureName
from reportgen.document.names import (
    AreaName,
    FigureName,
    Named,
    OrganisationName,
    PeriodName,
    PersonName,
    Words,
    ref,
)
from reportgen.errors import Place, ReportError
from reportgen.spec.registries import Organisation, Person
from reportgen.wording.templates import render
from reportgen.wording.text import Text, facts_in, plain
from tests.figures.scopes import scope
from tests.measures.books import book, months

PLACE = Place("report.yaml", 3, 5)
DAY = date(2023, 11, 24)


def two_years(before: list[float], now: list[float]) -> dict[str, float]:
    """June and July of 2022, the ten months between at 1 each, June and July of 2023."""
    return months("2022-06", [*before, *[1] * 10, *now])


# June and July 2022 and 2023: Barnet 12 and 15 (+25%), Brent 10 and 10 (no change), Harrow 10 and 15 (+50%)
CASES = {
    "barnet": two_years([5, 7], [6, 9]),
    "brent": two_years([10, 0], [10, 0]),
    "harrow": two_years([10, 0], [15, 0]),
}
PEOPLE = {"barnet": {"2022": 5000}, "brent": {"2022": 5000}, "harrow": {"2022": 1000}}
PAPER = scope(book(CASES, PEOPLE, other=CASES))
NAMES: dict[str, object] = {
    "recent": PeriodName(PAPER.periods["recent"]),
    "burglary": MeasureName("burglary", PAPER, PLACE),
    "robbery": MeasureName("robbery", PAPER, PLACE),  # of another release, without a base
    "barnet": AreaName("barnet", "Barnet"),
    "brent_area": AreaName("brent", "Brent"),
    "bcu": AreaName("bcu", "NW BCU", 3),
    "clerk": PersonName(
        "clerk",
        Person(role="Clerk", organisation="council", email="clerk@example.gov.uk", telephone="01632 960 010"),
        OrganisationName("council", Organisation(name="Barnet Council"), DAY),
        DAY,
    ),
    "board": Words("Safer Communities Partnership Board"),
    "trend": FigureName("trend"),
    "ref": ref,
}


def said(expression: str) -> Text:
    return render(f"{{{{ {expression} }}}}", NAMES, PLACE)


def refused(expression: str) -> str:
    with pytest.raises(ReportError) as error:
        said(expression)
    assert error.value.problems[0].place == PLACE
    return str(error.value)


PERIODS = {
    "recent": "2 months June to July 2023",
    "recent.label": "2 months June to July 2023",
    "recent.span": "June to July 2023",
    "recent.to": "2 months to July 2023",
    "recent.the": "the 2 months to July 2023",
    "recent.short": "Jun–Jul 2023",
    "recent.length": "2 months",
    "recent.title": "2 Month",
    "recent.quarters_months": "June to July 2023",
    "recent.last_month": "July 2023",
    "recent.previous": "2 months June to July 2022",
    "recent.previous.span": "June to July 2022",
    "recent.preceding": "2 months April to May 2023",
}
MEASURES = {
    "burglary": "Burglary",
    "burglary.label": "Burglary",
    "burglary.phrase": "Burglary",
    "burglary.base_year": "2022",
    "burglary.of(bcu)[recent]": "40",  # 15 + 10 + 15
    "burglary.of('brent')[recent]": "10",
    "burglary['June 2023']": "6",
    "burglary.noun": "case",
    "burglary.nouns": "cases",
    "burglary.even_if_missing('May 2022')": "not available",
    "burglary.peak(recent)": "9",  # 6 and 9
    "burglary.trough(recent).when": "June 2023",
    "burglary.of(brent_area).peak('June to July 2022').when": "June 2022",
}
FACTS = {
    "burglary[recent]": "15",  # 6 + 9
    "burglary[recent].cases": "15 cases",
    "burglary[recent].noun": "cases",
    "burglary[recent].nouns": "cases",
    "burglary['May 2023'].cases": "1 case",
    "burglary['May 2023'].noun": "case",
    "burglary['May 2023'].was": "was",
    "burglary[recent].was": "were",
    "burglary['May 2023'].are": "is",
    "burglary['May 2023'].has": "has",
    "burglary['May 2023'].word": "one",
    "burglary[recent].word": "15",  # spelt out to nine
    "burglary[recent].rounded(10)": "15",
    "burglary[recent].caveat": "",
    "burglary[recent].average": "an average of 7.5 cases a month over 2 months",
    "burglary[recent].per(burglary[recent])": "1 per case",
    "burglary[recent].change.verb": "increased by 25%",
    "burglary[recent].change.in_numbers": "an increase of 3 cases",
    "burglary[recent].change.in_numbers.comparative": "3 cases higher",
    "burglary[recent].change.up_down": "up 25%",
    "burglary[recent].change.described": "a sharp increase of 25%",
    "burglary[recent].change.trend": "increased sharply",
    "burglary[recent].change.size": "25%",
    "burglary[recent].change.direction": "increase",
    "burglary[recent].rate.compared_with(burglary.of('brent')[recent].rate)": "substantially higher than",
    "burglary[recent].standing(bcu)": "joint highest of 3",
    "burglary[recent].record('14 months')": "the highest in the 7 spans shown",
    "burglary[recent].label": "Burglary",
    "burglary[recent].area": "Barnet",
    "burglary[recent].release": "December 2023",
    "burglary[recent].period": "2 months June to July 2023",
    "burglary[recent].missing": "",
    "burglary[recent].previous": "12",  # 5 + 7
    "burglary[recent].previous.previous": "not available",
    "burglary[recent].previous.previous.missing": "the data begin in June 2022",
    "burglary[recent].preceding": "2",  # April and May: 1 + 1
    "burglary[recent].change": "an increase of 25%",  # (15 - 12) / 12
    "burglary[recent].previous.change": "not comparable: the data begin in June 2022",
    "burglary[recent].percent": "25%",
    "burglary[recent].percent.change": "an increase of 25%",
    "burglary[recent].percent.percent": "25%",
    "burglary[recent].percent.difference": "3",
    "burglary[recent].percent.direction": "increase",
    "burglary[recent].difference": "3",  # 15 - 12
    "burglary[recent].direction": "increase",
    "burglary.of('brent')[recent].direction": "no change",
    "burglary[recent].mean": "7.5",  # 15 / 2 months
    "burglary[recent].mean.previous": "6",  # 12 / 2
    "burglary[recent].rate": "3.0",  # 15 / 5,000 x 1,000
    "burglary[recent].rate.cases": "3.0 cases per 1,000",
    "burglary[recent].rate.previous": "2.4",  # 12 / 5,000 x 1,000
    "burglary[recent].rate.change": "an increase of 25%",  # (3 - 2.4) / 2.4
    "burglary[recent].target": "20",  # 10 a month
    "burglary[recent].target_met": "met",  # 15 of at most 20
    "burglary[recent].sentence": "Barnet recorded 15 cases of Burglary in the 2 months to July 2023, against 12 in the "
    "2 months to July 2022: an increase of 25%.",
    "burglary[recent].previous.sentence": "Barnet recorded 12 cases of Burglary in the 2 months to July 2022. "
    "The 2 months to July 2021 cannot be compared: the data begin in June 2022.",
    "burglary[recent].rank(bcu)": "2/3",  # no change, +25%, +50%
    "burglary[recent].rank('bcu')": "2/3",
    "burglary[recent].rank(bcu).ordinal()": "2nd",
    "burglary[recent].rank(bcu, by='value').ordinal()": "joint 2nd",  # 10, 15 and 15
    "burglary[recent].rank(bcu, by='rate')": "2/3",  # 2, 3 and 15 per 1,000
    "burglary[recent].against(burglary['June to July 2022'])": "25%",
    "burglary[recent].against(burglary['June to July 2022']).change": "an increase of 25%",
    "burglary[recent].share_of(burglary.of(bcu)[recent])": "37.5%",  # 15 / 40
}
OTHERS = {
    "barnet": "Barnet",
    "bcu.label": "NW BCU",
    "bcu.number": "3",
    "clerk": "Clerk",
    "clerk.role": "Clerk",
    "clerk.organisation": "Barnet Council",
    "clerk.email": "clerk@example.gov.uk",
    "clerk.telephone": "01632 960 010",
    "board": "Safer Communities Partnership Board",
}


@pytest.mark.parametrize(("expression", "words"), (PERIODS | MEASURES | FACTS | OTHERS).items())
def test_each_expression_says_its_words(expression: str, words: str) -> None:
    assert plain(said(expression)) == words


@pytest.mark.parametrize(
    ("kind", "expressions"),
    [(PeriodName, PERIODS), (MeasureName, MEASURES), (FactName, FACTS), (AreaName, OTHERS), (PersonName, OTHERS)],
)
def test_no_name_behind_a_dot_is_left_out(kind: type[Named], expressions: dict[str, str]) -> None:
    asked = {word for expression in expressions for word in re.findall(r"\.(\w+)", expression)}
    by_category = {"share", "where", "top"} if kind is FactName else set()  # tests/wording/test_kinds_of_sentence.py
    assert (kind.attributes | kind.methods) - asked == by_category


@pytest.mark.parametrize(
    ("expression", "facts"),
    [
        ("burglary[recent]", [15]),
        ("burglary[recent].cases", [15]),
        ("burglary[recent].change", [25]),
        ("burglary[recent].direction", [25]),
        ("burglary[recent].rank(bcu).ordinal()", [2]),
        ("burglary[recent].sentence", [15, 12, 25]),
        ("burglary[recent].previous.previous", [None]),
        ("burglary[recent].period", []),
    ],
)
def test_words_keep_the_facts_they_state(expression: str, facts: list[float | None]) -> None:
    assert [fact.value for fact in facts_in(said(expression))] == facts


def test_a_zero_change_and_a_single_case_read_right() -> None:
    paper = scope(book({"barnet": two_years([1, 0], [1, 0])}))
    names = {**NAMES, "burglary": MeasureName("burglary", paper, PLACE)}
    assert plain(render("{{ burglary[recent].cases }}: {{ burglary[recent].change }}", names, PLACE)) == (
        "1 case: no change"
    )


def test_from_zero_the_change_is_said_in_numbers() -> None:
    paper = scope(book({"barnet": two_years([0, 0], [3, 0])}))
    names = {**NAMES, "burglary": MeasureName("burglary", paper, PLACE)}
    assert plain(render("{{ burglary[recent].change }}", names, PLACE)) == "an increase of 3 cases"


def test_a_figure_is_a_reference_that_is_filled_in_later() -> None:
    (run,) = said("ref(trend)")
    assert (run.text, run.ref) == ("", "trend")


def test_an_address_is_a_link() -> None:
    (run,) = said("clerk.email")
    assert run.link == "mailto:clerk@example.gov.uk"


@pytest.mark.parametrize(
    ("expression", "what"),
    [
        ("burglary[recent].rank(barnet)", "Barnet is one area, among which nothing can be ranked; use one of: bcu"),
        ("burglary[recent].rank(bcu, by='size')", "areas cannot be ranked by 'size'; say by='value', by='rate'"),
        ("burglary.of('camdem')[recent]", "there is no area 'camdem'; did you mean 'camden'?"),
        ("burglary[3]", "a measure is followed by a period in brackets; write e.g. burglary[recent]"),
        ("burglary['Aug 2023']", "August 2023 ends after the paper's data, which go to July 2023"),
        ("burglary[recent].against('2022')", "a fact can be compared only with a fact"),
        ("burglary[recent].against(robbery[recent])", "two releases are compared"),
        ("burglary[recent].against(burglary['July 2023'])", "are not equally long"),
        ("burglary[recent].share_of('all')", "a share is taken of a fact"),
        ("burglary[recent].share_of(robbery[recent])", "two releases are compared"),
        ("burglary[recent].ordinal()", "a count is no rank"),
        ("burglary[recent].percent.rate", "a percent change cannot be set against a population"),
        ("burglary[recent].rank(bcu).previous", "a rank has no earlier span of its own"),
        ("burglary[recent].colour", "there is no 'colour' behind the dot"),
        ("burglary[recent].fraction", "it stands behind a share, e.g. knife[year].share_of(violence[year]).fraction"),
        ("burglary[recent].ties", "it stands behind .rank(...) or .standing(...)"),
        ("burglary[recent].share", "Burglary is no part of anything here; write .share_of(...) with its whole"),
        ("burglary[recent].rounded(7)", "a number is rounded to 10, 100, 1000 and so on"),
        ("burglary[recent].standing(barnet)", "Barnet is one area, which has no order; name a peer group"),
        ("burglary[recent].standing(bcu, by='size')", "areas cannot be ranked by 'size'"),
        ("burglary[recent].standing('kind')", "Burglary is of no kind; write .where(kind='...').standing(kind)"),
        ("burglary[recent].top(bcu, 0)", "a list has 1 to 10 items"),
        ("burglary[recent].top(bcu, 3, show='all')", "a list cannot show 'all'; say show='share'"),
        ("burglary[recent].top(bcu, 3, without=recent)", "what is left out is named in quotes"),
        ("burglary[recent].top(recent)", "it is told apart by a category or a peer group"),
        ("burglary[recent].where(kind='Theft')", "the data of Burglary have no category 'kind'"),
        ("burglary[recent].where(kind=recent)", "'kind' is told by a value"),
        ("burglary[recent].per('meetings')", "a fact can be compared only with a fact"),
        ("burglary[recent].per(burglary['July 2023'])", "are not of one period and area; take both of one"),
        ("burglary[recent].rate.compared_with(barnet)", "a fact can be compared only with a fact"),
        ("burglary[recent].compared_with(burglary.of('brent')[recent])", "counts of Barnet and Brent are not alike"),
        ("burglary[recent].record(recent)", "nothing earlier is known to set Burglary against"),
        ("robbery.base_year", "'robbery' has no base for a rate"),
        ("robbery[recent].rate", "'robbery' has no base for a rate"),
        ("robbery[recent].target", "'robbery' has no target"),
        ("ref('trend')", "ref() takes the name of a figure of this paper"),
    ],
)
def test_what_makes_no_sense_is_refused_in_plain_words(expression: str, what: str) -> None:
    assert what in refused(expression)
