"""Broken specs: each folder of `broken/` is laid over the tiny project and must give just the messages beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.errors import ReportError
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
