"""Names that are right in spite of first looks; the wrong ones are in `broken/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.spec.load import load_paper
from reportgen.spec.names import RESERVED, check_names


def mend(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def mistakes(path: Path) -> list[str]:
    try:
        check_names(load_paper(path))
    except ReportError as error:
        return [problem.what for problem in error.problems]
    return []


def test_a_slides_word_for_its_measure_may_stand_in_a_figure_that_it_names(project: Path) -> None:
    deck = project / "report_specs" / "deck.yaml"
    mend(deck, "chart: {type: column, measure: offence, period: 24 months, highlight: recent}", "chart: monthly")
    mend(deck, "slides:\n", "figures:\n  monthly: {type: column, measure: offence, highlight: recent}\nslides:\n")
    assert mistakes(deck) == []
    mend(deck, "as: offence", "as: crime")
    assert mistakes(deck) == ["there is no measure 'offence'"]


def test_a_slides_word_for_its_measure_means_nothing_outside_the_slide(project: Path) -> None:
    deck = project / "report_specs" / "deck.yaml"
    mend(deck, "{layout: words,", "{layout: indicator, chart: {type: column, measure: offence},")
    assert mistakes(deck) == ["there is no measure 'offence'"]


def test_a_shared_figure_may_use_periods_that_only_other_papers_have(project: Path) -> None:
    report, definitions = project / "report_specs" / "report.yaml", project / "report_specs" / "definitions.yaml"
    mend(definitions, "people:", "figures:\n  shared: {type: line, measure: cars, period: decade}\npeople:")
    assert mistakes(report) == []
    mend(report, "figure: trend", "figure: shared")
    assert mistakes(report) == ["'decade' is not a period"]


def test_a_column_of_the_file_that_was_not_named_may_be_filtered_on(project: Path) -> None:
    mend(project / "report_specs" / "definitions.yaml", "where: {offence: car}", "where: {Severity: high, Type: car}")
    assert mistakes(project / "report_specs" / "report.yaml") == []


def test_a_row_of_the_front_table_with_a_fact_is_not_held_to_its_values(project: Path) -> None:
    report = project / "report_specs" / "report.yaml"
    mend(report, "urgent: No", 'urgent: "{{ clerk }}"')
    assert mistakes(report) == []


def test_headings_of_fixed_sections_may_be_written_in_capitals(project: Path) -> None:
    report = project / "report_specs" / "report.yaml"
    mend(report, "heading: Reasons", "heading: REASONS")
    assert mistakes(report) == []


def test_a_badge_outside_a_loop_needs_its_measure(project: Path) -> None:
    deck = project / "report_specs" / "deck.yaml"
    mend(deck, "    for_each: [bicycles, cars]\n    as: offence\n", "")
    mend(deck, "measure: offence", "measure: cars")
    assert mistakes(deck) == ["the badge ranks no measure"]
    mend(deck, "{rank: change,", "{rank: change, measure: cars,")
    assert mistakes(deck) == []


def test_a_month_that_is_none_is_told_once(project: Path) -> None:
    report = project / "report_specs" / "report.yaml"
    mend(report, "data_to: Sep 2023", "data_to: last autumn")
    assert len(mistakes(report)) == 1  # not once more for each period that counts back from it


@pytest.mark.parametrize("word", ["area", "ref", "not", "measure"])
def test_words_of_the_texts_cannot_name_a_measure(project: Path, word: str) -> None:
    assert word in RESERVED
    mend(project / "report_specs" / "definitions.yaml", "  cars:", f"  {word}:")
    assert mistakes(project / "report_specs" / "report.yaml") == [
        f"'{word}' cannot be a measure: it is a word that texts use already"
    ]


def test_a_figure_that_a_group_brings_in_is_looked_at_as_one_that_is_shown(project: Path) -> None:
    report, definitions = project / "report_specs" / "report.yaml", project / "report_specs" / "definitions.yaml"
    shared = "  shared: {type: line, measure: cars, period: decade}\n"
    group = "  pair: {type: group, figures: [shared, {type: line, measure: cars, period: 12 months}]}\n"
    mend(definitions, "people:", f"figures:\n{shared}{group}people:")
    assert mistakes(report) == []
    mend(report, "figure: trend", "figure: pair")
    assert mistakes(report) == ["'decade' is not a period"]
    mend(definitions, "[shared, {type: line, measure: cars,", "[sharde, {type: line, measure: carts,")
    assert mistakes(report) == ["there is no figure 'sharde'", "there is no measure 'carts'"]
