"""Rules over documents: each finds its mistake and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportgen.checks.findings import Finding
from reportgen.checks.paper import Paper, Settings
from reportgen.checks.rules import check_paper
from reportgen.document.model import Deck, FigureBlock, Heading, Meta, Paragraph, Report, Slide
from reportgen.errors import Place
from reportgen.figures.model import Cell, Chart, ChartType, Group, Series, Table
from reportgen.measures.facts import Fact, Origin, Unit
from reportgen.wording.text import Run, words

META = Meta("Burglary", "Board", "Partnership", date(2023, 11, 24), "Head of Community Safety")
FACT = Fact("burglary", 3, Unit.COUNT, "burglary", "Burglary", "barnet", "Barnet")
CHART = Chart("trend", ChartType.COLUMN, ("June",), (Series("Burglary", (3,), (FACT,)),), alt="Burglary: 3 in June.")
TABLE = Table(
    "counts",
    ((Cell(words("Offence")), Cell(words("Number"))),),
    ((Cell(words("Burglary")), Cell(words("3"))),),
    alt="3",
)


def series_of(*values: float | None) -> Chart:
    """A chart of the months from June; what has no number was not reported."""
    months = ("June", "July", "August", "September")[: len(values)]
    why = {True: "it was not reported", False: ""}
    facts = tuple(replace(FACT, value=value, missing=why[value is None]) for value in values)
    return replace(CHART, categories=months, series=(Series("Burglary", values, facts),))


def report(**changes: object) -> Report:
    """A report without a fault; ``chart`` and ``table`` replace its figures."""
    chart, table = changes.get("chart", CHART), changes.get("table", TABLE)
    blocks = (
        Heading(words("Why"), 1),
        Paragraph((Run("Fig 1", ref="trend"), Run(" and "), Run("Table 1", ref="counts"))),
        FigureBlock(chart, words("By month"), "Fig", 1, source=words("Source: police.")),  # type: ignore[arg-type]
        FigureBlock(table, words("In all"), "Table", 1, source=words("Source: police.")),  # type: ignore[arg-type]
    )
    return Report("burglary", "committee-report", META, (), blocks, (FACT,))


def check_document(document: Report | Deck) -> tuple[Finding, ...]:
    return check_paper(Paper.of(document, Settings()))


def rules(document: Report | Deck) -> list[tuple[str, str]]:
    return [(finding.rule, finding.level) for finding in check_document(document)]


def test_a_report_without_a_fault_has_no_finding() -> None:
    assert rules(report()) == []


@pytest.mark.parametrize(
    ("faulty", "found"),
    [
        (report(chart=replace(CHART, alt=" ")), ("alternative-text", "error")),
        (report(table=replace(TABLE, header=((Cell(words("Offence")), Cell(())),))), ("header-row", "error")),
        (report(table=replace(TABLE, header=())), ("header-row", "error")),
        (replace(report(), blocks=(Heading(words("Why"), 1), Heading(words("Deep"), 3))), ("heading-order", "error")),
        (replace(report(), blocks=(Heading(words("First"), 2),)), ("heading-order", "error")),
        (replace(report(), meta=replace(META, title=" ")), ("title", "error")),
        (
            replace(
                report(), blocks=(*report().blocks[:2], replace(report().blocks[2], source=()), report().blocks[3])
            ),
            ("figure-source", "warning"),
        ),
        (replace(report(), blocks=(report().blocks[0], report().blocks[2])), ("figure-reference", "warning")),
        (report(chart=series_of(3, None, 5)), ("gap", "warning")),
        (Deck("slides", "dashboard", META, (Slide("title", " "),)), ("slide-title", "error")),
    ],
)
def test_each_fault_is_found_and_nothing_else(faulty: Report | Deck, found: tuple[str, str]) -> None:
    assert rules(faulty) == [found]


def test_two_slides_of_one_title_are_found_at_the_second() -> None:
    slides = tuple(
        Slide("indicator", title, number=n, place=Place("a.yaml", 10 * n))
        for n, title in enumerate(("Burglary", "burglary "), 1)
    )
    (finding,) = check_document(Deck("slides", "dashboard", META, slides))
    assert str(finding) == (
        "a.yaml:20: error slide-title: slides 1 and 2 have the same title 'burglary '; "
        "give each slide a title of its own"
    )


def test_made_up_figures_are_not_issued() -> None:
    made_up = replace(FACT, origins=(Origin("gun", "Gun crime", "Partnership", "1", "illustrative", 1, ""),))
    draft = replace(report(), facts=(made_up,))
    assert rules(draft) == []
    assert rules(replace(draft, meta=replace(META, issued=True))) == [("illustrative-issued", "error")]


@pytest.mark.parametrize("values", [(None, 3.0, 5.0), (3.0, 5.0, None), (None, None, 3.0)])
def test_data_that_begin_late_or_end_early_are_no_gap(values: tuple[float | None, ...]) -> None:
    assert rules(report(chart=series_of(*values))) == []


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((3, None, 5), "1 gap, July"),
        ((3, None, None, 5), "2 gaps, July and August"),
        ((None, 3, None, 5), "1 gap, August"),  # June is before the data begin
    ],
)
def test_a_gap_is_told_by_what_the_reader_sees(values: tuple[float | None, ...], told: str) -> None:
    says = f"'Burglary' has {told} (it was not reported); add the data, or begin the chart after it"
    (of_report,) = check_document(report(chart=series_of(*values)))
    assert str(of_report) == f"burglary: warning gap: Fig 1: {says}"
    slide = Slide("indicator", "Burglary", (("chart", series_of(*values)),), number=4, place=Place("a.yaml", 40, 5))
    (of_deck,) = check_document(Deck("slides", "dashboard", META, (slide,)))
    assert str(of_deck) == f"a.yaml:40:5: warning gap: slide 4 'Burglary': {says}"


def test_figures_side_by_side_are_held_to_the_same_rules() -> None:
    pair = Group(id="trend", figures=(series_of(3, None, 5), replace(CHART, id="second", alt="")), title="Two", alt="x")
    assert rules(report(chart=pair)) == [("alternative-text", "error"), ("gap", "warning")]
    slide = Slide("figure", "Burglary", (("figure", pair),), number=4, place=Place("a.yaml", 40, 5))
    told = [str(finding) for finding in check_document(Deck("deck", "dashboard", META, (slide,)))]
    assert any("slide 4 'Burglary': 'Burglary' has 1 gap, July" in one for one in told)
