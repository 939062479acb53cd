"""Broken specs: each folder of `broken/` is laid over the tiny project and must give just the messages beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import Problem, ReportError
from reportgen.spec.load import load_paper
from reportgen.spec.names import check_names

CASES = sorted((Path(__file__).parent / "broken").iterdir())
JARGON = ("Input should", "Value error", "valid string", "pydantic", "type=", "NoneType", "dict", "Traceback")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_broken_spec_is_answered_with_just_these_lines(case: Path, project: Path) -> None:
    specs = project / "report_specs"
    for file in case.rglob("*.yaml"):
        inner = file.relative_to(case)
        shutil.copy(file, project / inner if inner.parts[0] == "assets" else specs / inner)
    paper = specs / ("deck.yaml" if (case / "deck.yaml").exists() else "report.yaml")
    with pytest.raises(ReportError) as raised:
        check_names(load_paper(paper))
    assert str(raised.value).splitlines() == (case / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_no_message_speaks_the_language_of_the_validator() -> None:
    messages = [(case / "expected.txt").read_text(encoding="utf-8") for case in CASES]
    assert not [(words, message) for words in JARGON for message in messages if words in message]


def test_the_corpus_is_large_enough() -> None:
    assert len(CASES) >= 25


@given(
    st.sampled_from(("report.yaml", "deck.yaml", "definitions.yaml", "meeting.yaml")),
    st.integers(0, 1000),
    st.integers(0, 30),
    st.sampled_from(["", " ", "\n", "\t", ":", "- ", "{", "}", "[", "]", "'", '"', "*a", "&a ", "!", "#", "|", "1"]),
)
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_slip_of_the_pen_ends_in_anything_but_problems_with_places(
    project: Path, name: str, start: int, length: int, instead: str
) -> None:
    specs, original = project / "report_specs", Path(__file__).parent / "project" / "report_specs"
    for file in original.iterdir():
        text = file.read_text(encoding="utf-8")
        text = text[:start] + instead + text[start + length :] if file.name == name else text
        (specs / file.name).write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    for paper in ("report.yaml", "deck.yaml"):
        try:
            check_names(load_paper(specs / paper))
        except ReportError as error:
            problems += error.problems
    assert all(problem.place.line and problem.what for problem in problems)
