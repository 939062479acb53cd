"""Papers of protected data: made together with the others of their meeting, until nothing gives a small count away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.document.make import Papers
from reportgen.document.model import Deck
from reportgen.errors import ReportError
from tests.document.papers import DEFINITIONS, FOLDER, MEETING, PAPER, dataset

Make = Callable[[dict[str, str]], Path]

# June 2023: Barnet 3, Brent 40, Harrow 9; 52 in all. In each month before, 20 each.
MONTHS = [f"2022-{month:02d}" for month in range(6, 13)] + [f"2023-{month:02d}" for month in range(1, 6)]
NOW = {"Barnet": 3, "Brent": 40, "Harrow": 9}
COUNTS = "\n".join(
    ["Area,Month,Count", *(f"{area},{month},20" for area in NOW for month in MONTHS),
     *(f"{area},2023-06,{count}" for area, count in NOW.items()), ""]
)  # fmt: skip
BARNET, BRENT, HARROW = (f"{{{{ burglary.of({area})[june] }}}}" for area in ("barnet", "brent", "harrow"))
WHOLE = "{{ burglary.of(bcu)[june] }}"
NOT_SAID = "an undisclosed number"


@pytest.fixture
def meeting(project: Make) -> Callable[..., Path]:
    """The folder of a meeting: one deck a name, with these lines on a slide."""

    def make(disclosure: Any = "house", **papers: list[str]) -> Path:
        protected = {**dataset("burglary"), "disclosure": disclosure}
        definitions = DEFINITIONS | {
            "datasets": {"burglary_file": protected},
            "measures": {"burglary": DEFINITIONS["measures"]["burglary"]},
            "texts": {},
        }
        files: dict[str, Any] = {"definitions.yaml": definitions, "meeting.yaml": MEETING}
        for name, lines in papers.items():
            slide = {"layout": "notes", "title": "Burglary", "bullets": lines}
            files[f"{name}.yaml"] = PAPER | {"kind": "dashboard", "slides": [slide]}
        texts = {name: yaml.safe_dump(content, sort_keys=False) for name, content in files.items()}
        root = project({f"{FOLDER}/{name}": text for name, text in {**texts, "burglary.csv": COUNTS}.items()})
        return root / FOLDER

    return make


def said(path: Path, papers: Papers | None = None) -> list[str]:
    """The lines of a deck's slide."""
    made = (papers or Papers()).make(path)[1]
    assert isinstance(made, Deck)
    (content,) = (content for name, content in made.slides[0].slots if name == "bullets")
    return ["".join(run.text for run in item) for item in content.items]  # type: ignore[union-attr]


def test_a_small_count_is_not_said(meeting: Callable[..., Path]) -> None:
    assert said(meeting(paper=[BARNET, BRENT]) / "paper.yaml") == [NOT_SAID, "40"]


def test_beside_a_total_a_second_count_is_not_said(meeting: Callable[..., Path]) -> None:
    # 52 - 40 - 9 = 3: the 9 is the cheaper to withhold.
    folder = meeting(paper=[BARNET, BRENT, HARROW, WHOLE])
    assert said(folder / "paper.yaml") == [NOT_SAID, "40", NOT_SAID, "52"]


def test_what_another_paper_of_the_meeting_says_counts_as_well(meeting: Callable[..., Path]) -> None:
    folder = meeting(parts=[BARNET, BRENT, HARROW], whole=[WHOLE])
    assert said(folder / "parts.yaml") == [NOT_SAID, "40", NOT_SAID]
    assert said(folder / "whole.yaml") == ["52"]


def test_alone_the_same_paper_says_more(meeting: Callable[..., Path]) -> None:
    assert said(meeting(parts=[BARNET, BRENT, HARROW]) / "parts.yaml") == [NOT_SAID, "40", "9"]


def test_papers_made_together_are_made_once(meeting: Callable[..., Path]) -> None:
    folder, papers = meeting(parts=[BARNET, BRENT, HARROW], whole=[WHOLE]), Papers()
    said(folder / "parts.yaml", papers)
    (folder / "whole.yaml").unlink()
    assert said(folder / "whole.yaml", papers) == ["52"]


def test_a_paper_that_cannot_be_made_says_nothing(meeting: Callable[..., Path]) -> None:
    folder = meeting(parts=[BARNET, BRENT, HARROW], whole=[WHOLE])
    (folder / "whole.yaml").write_text("kind: nothing\n", encoding="utf-8")
    assert said(folder / "parts.yaml") == [NOT_SAID, "40", "9"]


def test_the_mistakes_of_another_paper_are_not_told(meeting: Callable[..., Path]) -> None:
    folder = meeting(parts=[BARNET, BRENT, HARROW], whole=[WHOLE, "{{ burglary['June 2019'] }}"])
    assert said(folder / "parts.yaml") == [NOT_SAID, "40", NOT_SAID]  # what it asked for counts all the same
    with pytest.raises(ReportError) as caught:
        said(folder / "whole.yaml")
    assert "June 2019" in str(caught.value)


def test_numbers_that_need_no_protection_are_said(meeting: Callable[..., Path]) -> None:
    folder = meeting({"none": "published as open data"}, paper=[BARNET, BRENT, HARROW, WHOLE])
    assert said(folder / "paper.yaml") == ["3", "40", "9", "52"]


def test_rounded_numbers_are_all_said(meeting: Callable[..., Path]) -> None:
    folder = meeting({"method": "round"}, paper=[BARNET, BRENT, HARROW, WHOLE])
    assert said(folder / "paper.yaml") == ["5", "40", "10", "50"]


def test_what_is_said_instead_may_ask_for_further_counts(meeting: Callable[..., Path]) -> None:
    # The house's sentence of a number that is not published asks for nothing else; that of one that is, for its year
    # before. Whichever is said in the end, all of it is protected.
    lines = ["{{ burglary.of(harrow)[june].sentence }}", BARNET, BRENT, HARROW, WHOLE]
    assert said(meeting(paper=lines) / "paper.yaml")[1:] == [NOT_SAID, "40", NOT_SAID, "52"]
