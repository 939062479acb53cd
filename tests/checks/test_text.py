"""Rules on slips of the pen and on texts that stand twice."""

from __future__ import annotations

import pytest

from reportgen.checks.paper import Paper, Settings
from reportgen.checks.text import duplicate_texts, slips
from reportgen.document.model import Deck, Heading, Paragraph, Paragraphs, Slide
from reportgen.errors import Place
from reportgen.measures.facts import Unit
from reportgen.wording.text import Run, words
from tests.checks.papers import META, fact, paper, said

LONG = "The partners meet each month and look at what was done since they met before."


@pytest.mark.parametrize(
    ("written", "slip"),
    [
        ("Readers ask the the staff.", "a word stands twice: 'the the'"),
        ("What they had had was enough, so so.", ""),
        ("In Wagga Wagga.", ""),
        ("Two  spaces.", "there are two spaces in 'Two  spaces.'"),
        ("It ended..", "the punctuation of 'It ended..' is wrong"),
        ("It went on ... and on.", ""),
        ("It ended .", "the punctuation of 'It ended .' is wrong"),
        (" ", "the text is empty"),
        ("It fell by 3.5%, to 1,200.", ""),
    ],
)
def test_slips(written: str, slip: str) -> None:
    assert [found.what for found in slips(said(written))] == ([slip] if slip else [])


def test_the_way_of_a_change_is_said_once() -> None:
    def found(before: str, said_: str) -> list[str]:
        change = fact(13.0, unit=Unit.PERCENT_CHANGE)
        return [one.what for one in slips(paper([Paragraph((Run(before), Run(said_, fact=change), Run(".")))]))]

    told = "the way is said twice: 'increased by an increase of 13%'"
    assert found("Robbery increased by ", "an increase of 13%") == [told]
    assert found("Robbery increased by ", "13%") == []
    assert found("There was ", "an increase of 13%") == []


def test_a_heading_stands_once_below_the_same_heading() -> None:
    def heads(*levels: tuple[str, int]) -> list[str]:
        blocks = [Heading(words(name), level, Place("a", at)) for at, (name, level) in enumerate(levels, 1)]  # type: ignore[arg-type]
        return [f"{found.place}: {found.what}" for found in duplicate_texts(paper(blocks))]

    assert heads(("Crime", 1), ("Barnet", 2), ("Fires", 1), ("Barnet", 2)) == []
    assert heads(("Crime", 1), ("Fires", 1), ("crime", 1)) == ["a:3: the heading 'crime' stands twice"]


def test_a_long_text_stands_once() -> None:
    twice = [Paragraph(words(LONG)), Paragraph(words(LONG), place=Place("a", 9))]
    (found,) = duplicate_texts(paper(twice))
    assert (found.what, found.place) == (f"the text '{LONG[:40]}...' stands twice", Place("a", 9))
    assert not list(duplicate_texts(paper([Paragraph(words("Noted."))] * 2)))


def test_the_key_of_marks_may_stand_on_many_slides() -> None:
    slides = tuple(Slide("indicator", title, (("key", Paragraphs((words(LONG),))),)) for title in ("One", "Two"))
    made = Deck("deck", "dashboard", META, slides)
    assert not list(duplicate_texts(Paper.of(made, Settings())))
