"""Acronyms are written out where the running text first uses them, once, and as the sentence needs it."""

from __future__ import annotations

import pytest

from reportgen.document.acronyms import WrittenOut
from reportgen.document.model import Box, Claimed, Heading, ItemList, Paragraph, Paragraphs, Quotation, Slide
from reportgen.errors import Place
from reportgen.measures.facts import Fact, Unit
from reportgen.wording.text import Run, Text, plain, words

KNOWN = {
    "MARAC": "multi-agency risk assessment conference",
    "ASB": "anti-social behaviour",
    "MPS": "Metropolitan Police",
}
FACT = Fact("burglary", 3, Unit.COUNT, "burglary", "Burglary", "barnet", "Barnet")


def said(text: str | Text) -> str:
    (block,) = WrittenOut(KNOWN).blocks([Paragraph(words(text) if isinstance(text, str) else text)])
    assert isinstance(block, Paragraph)
    return plain(block.text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "The MARAC met. The MARAC ended.",
            "The multi-agency risk assessment conference (MARAC) met. The MARAC ended.",
        ),
        ("Two MARACs met.", "Two multi-agency risk assessment conferences (MARACs) met."),
        ("ASB rose.", "Anti-social behaviour (ASB) rose."),
        ("It fell. ASB rose.", "It fell. Anti-social behaviour (ASB) rose."),
        ("He told of an ASB case.", "He told of an anti-social behaviour (ASB) case."),
        ("An MPS officer came.", "A Metropolitan Police (MPS) officer came."),
        ("The conference (MARAC) met.", "The conference (MARAC) met."),
        ("The Metropolitan Police or MPS came.", "The Metropolitan Police or MPS came."),
        ("A non-ASB matter of EASB.", "A non-ASB matter of EASB."),
    ],
)
def test_the_first_is_written_out_unless_its_author_did_so(written: str, read: str) -> None:
    assert said(written) == read


def test_what_a_fact_or_a_link_says_is_left_as_it_is() -> None:
    text = (Run("3 ASB", fact=FACT), Run(" at "), Run("ASB", link="https://example.org"), Run(", of ASB"))
    assert said(text) == "3 ASB at ASB, of anti-social behaviour (ASB)"


def test_boxes_come_first_and_headings_and_quotations_do_not_count() -> None:
    blocks = (
        Box("Summary", (ItemList((words("An ASB case"), words("ASB")), places=(Place("a", 1), Place("a", 2))),)),
        Heading(words("MARAC")),
        Quotation(words("MARAC helped me.")),
        Paragraph(words("The MARAC and ASB.")),
    )
    box, heading, quotation, paragraph = WrittenOut(KNOWN).blocks(blocks)
    assert isinstance(box, Box)
    (listed,) = box.blocks
    assert isinstance(listed, ItemList)
    assert [plain(item) for item in listed.items] == ["An anti-social behaviour (ASB) case", "ASB"]
    assert listed.places == (Place("a", 1), Place("a", 2))
    assert (heading, quotation) == blocks[1:3]
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text) == "The multi-agency risk assessment conference (MARAC) and ASB."


def test_claims_follow_the_words_beside_which_they_stand() -> None:
    written = WrittenOut(KNOWN)
    written.blocks([Paragraph(words("ASB is the highest."))])
    claims = [Claimed("ASB is the highest.", "highest", Place("a", 3)), Claimed("Else.", "highest", Place("a", 4))]
    assert [one.about for one in written.claims(claims)] == ["Anti-social behaviour (ASB) is the highest.", "Else."]


def test_of_a_slide_the_sentences_are_written_out_and_not_the_source() -> None:
    slide = Slide(
        "indicator", "ASB", (("text", Paragraphs((words("ASB rose."),))), ("source", Paragraphs((words("MPS"),))))
    )
    made = WrittenOut(KNOWN).slide(slide)
    texts = [plain(text) for _, content in made.slots if isinstance(content, Paragraphs) for text in content.items]
    assert (made.title, texts) == ("ASB", ["Anti-social behaviour (ASB) rose.", "MPS"])
