"""What is looked for of exempt papers: their own words, not those that the public knows anyway."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx

from reportgen.publish.exempt import ExemptPaper, exempt_terms
from reportgen.publish.leaks import find
from reportgen.review.read import read
from reportgen.spec.house import HouseSpec
from reportgen.spec.load import load_house
from reportgen.spec.meeting import Exempt, Meeting
from reportgen.spec.project import find_project

SENTENCE = "The panel scored the second tender highest because its lamps need no ladder to be mended."
TITLE = "Award of a contract for the lamps of the parks and of the open spaces"


def house() -> HouseSpec:
    return load_house("barnet", find_project(Path(__file__).resolve()))


def meeting() -> Meeting:
    return Meeting.model_validate({
        "house": "barnet", "board": "Safety Board", "date": "2023-11-24", "items": [{"title": TITLE}]})  # fmt: skip


def paper(folder: Path, *texts: str, **exempt: Any) -> ExemptPaper:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    path = folder / "exempt.docx"
    document.save(str(path))
    given = {"paragraph": 3, "reason": "The sums are still being negotiated.", **exempt}
    return ExemptPaper("item 16", Exempt.model_validate(given), read(path))


def test_named_terms_and_own_phrases_are_looked_for(tmp_path: Path) -> None:
    own = paper(tmp_path, SENTENCE, "It asks £48,750.", terms=["Acme Lighting"])
    found = exempt_terms([own], house(), meeting())
    assert [term.text for term in found if not term.phrase] == ["Acme Lighting", "£48,750"]
    # 16 words hold nine stretches of eight.
    assert sum(term.phrase for term in found) == 9
    assert {term.of for term in found} == {"item 16"}


def test_the_agenda_and_the_texts_of_the_house_are_known(tmp_path: Path) -> None:
    stock = "The recommendations of this report bring no new risk."
    assert exempt_terms([paper(tmp_path, stock, TITLE)], house(), meeting()) == ()


def test_what_the_meeting_says_is_public_is_not_looked_for(tmp_path: Path) -> None:
    own = paper(tmp_path, SENTENCE, "It asks £48,750.", public=[SENTENCE, "£48,750"])
    assert exempt_terms([own], house(), meeting()) == ()


def test_a_form_with_few_words_of_its_own_excuses_no_sentence(tmp_path: Path) -> None:
    # "{{ area }} recorded {{ cases }} of {{ offence }}" would fit nearly every sentence.
    said = "The panel recorded the price of the bid in confidence and will not tell it."
    assert exempt_terms([paper(tmp_path, said)], house(), meeting()) != ()


def test_the_exempt_paper_itself_would_be_refused(tmp_path: Path) -> None:
    own = paper(tmp_path, SENTENCE, terms=["Acme Lighting"])
    published = {"07/paper.docx": (tmp_path / "exempt.docx").read_bytes()}
    leaks = find(exempt_terms([own], house(), meeting()), published)
    assert {leak.inside for leak in leaks} == {"word/document.xml"}
