"""The page in the place of a paper says which, and why it is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.document.author import Author
from reportgen.document.model import Line, Paragraph, Report
from reportgen.document.placeholder import SUBJECTS, could_not_be_bound, not_for_publication
from reportgen.errors import Place, Problem
from reportgen.measures.cubes import Cubes
from reportgen.spec.load import load_paper
from reportgen.spec.meeting import Exempt
from reportgen.wording.text import plain
from tests.document.meetings import DEFINITIONS, MEETING, written

Make = Callable[[dict[str, str]], Path]


@pytest.fixture
def author(project: Make) -> Author:
    files = {"2023-11-24/meeting.yaml": MEETING, "definitions/board.yaml": DEFINITIONS}
    paper = load_paper(written(project, files) / "2023-11-24" / "meeting.yaml")
    return Author.of(paper, Cubes(paper.registry, paper.project))


def said(page: Report) -> list[str]:
    return [plain(block.text) for block in page.blocks if isinstance(block, Line | Paragraph)]


def test_an_exempt_paper_is_told_with_paragraph_and_reason(author: Author) -> None:
    exempt = Exempt.model_validate({"paragraph": [7, 3], "reason": "The sum is still being negotiated."})
    page = not_for_publication(author, 16, "Award of a contract", "Appendix A", exempt)
    assert said(page) == [
        "Safety Board, 24 November 2023",
        "Award of a contract",
        "Appendix A",
        "NOT FOR PUBLICATION",
        ("This paper is not published, because it holds information that is exempt under paragraphs 3 and 7 (the "
        "financial or business affairs of a particular person or body and preventing, investigating or prosecuting "
        "crime) of Part 1 of Schedule 12A to the Local Government Act 1972. The sum is still being negotiated."),
    ]
    assert page.meta.title == "Award of a contract, Appendix A"


def test_a_paper_that_could_not_be_bound_is_told_with_each_reason_and_no_path(author: Author) -> None:
    problems = [Problem(Place("/home/clerk/a.pdf"), "the PDF is locked with a password", "save it without one")]
    page = could_not_be_bound(author, 7, "Updates", "", problems)
    assert said(page)[-2:] == ["PAPER LEFT OUT", "This paper could not be bound: the PDF is locked with a password."]
    assert not any("clerk" in text for text in said(page))


def test_each_paragraph_of_schedule_12a_has_its_subject() -> None:
    assert sorted(SUBJECTS) == [1, 2, 3, 4, 5, 6, 7]
