"""Numbers that were changed by hand in an edited paper."""

from __future__ import annotations

import pytest

from reportgen.review.edits import edited_numbers
from reportgen.review.model import Paragraph, Reviewed, Stretch, Table
from reportgen.review.read import read
from tests.review.conftest import Edit

BUILT = "There were 551 burglaries in Barnet, an increase of 2.8%."


def file(*sentences: str, tables: tuple[Table, ...] = ()) -> Reviewed:
    paragraphs = tuple(Paragraph((Stretch(one),), f"paragraph {number}") for number, one in enumerate(sentences, 1))
    return Reviewed(name="a.docx", format="docx", digest="", paragraphs=paragraphs, tables=tables)


def told(edited: Reviewed, built: Reviewed) -> list[str]:
    return [one.what for one in edited_numbers(edited, built)]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (BUILT.replace("551", "1,551"), ["paragraph 1: it says 1,551 where the spec gives 551"]),
        (
            BUILT.replace("551", "550").replace("2.8", "2.9"),
            ["paragraph 1: it says 550 where the spec gives 551 and 2.9 where the spec gives 2.8"],
        ),
        (BUILT, []),
        ("There were  551 burglaries\nin Barnet, an increase of 2.8%.", []),  # spaces are no edits
        ("Barnet had 12 more burglaries than it had a year ago.", []),  # the author's own sentence
        ("See page 7.", []),
    ],
)
def test_a_sentence_known_by_its_words_is_held_against_its_numbers(sentence: str, what: list[str]) -> None:
    assert told(file(sentence), file(BUILT, "See page 8.")) == what


def test_a_sentence_that_stands_twice_is_paired_with_the_one_that_is_lost() -> None:
    first, second = BUILT, BUILT.replace("551", "197")
    assert told(file(second, first), file(first, second)) == []  # moved
    assert told(file(first, BUILT.replace("551", "198")), file(first, second)) == [
        "paragraph 2: it says 198 where the spec gives 197",
    ]
    assert told(file(first, first), file(first)) == []  # copied


def table(change: str, head: str = "Change") -> Table:
    return Table("table 'Offences'", (("Offence", head), ("Burglary", change)), header=True)


def test_cells_are_held_against_those_of_the_same_row_and_column() -> None:
    built = file(tables=(table("+3.5%"),))
    assert told(file(tables=(table("+3.6%"),)), built) == [
        "table 'Offences': row 'Burglary', column 'Change' says +3.6% where the spec gives +3.5%",
    ]
    assert told(file(tables=(table("+3.6%", "Change to 2024"),)), built) == []  # another column
    assert told(file(tables=(table("fell"),)), built) == []  # words are the author's


def test_a_number_that_word_split_into_runs_is_read_whole(edit: Edit) -> None:
    """As Word writes it after somebody typed into the middle of it: with rsid, proofErr and the cursor's bookmark."""
    typed = (
        '15,</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
        '<w:bookmarkEnd w:id="0"/><w:r w:rsidR="00AB12CD"><w:t>910 visits'
    )
    same = typed.replace("910", "810")
    built = read(edit("visits-report.docx"))
    assert told(read(edit("visits-report.docx", ("word/document.xml", "15,810 visits", same))), built) == []
    assert told(read(edit("visits-report.docx", ("word/document.xml", "15,810 visits", typed))), built) == [
        "paragraph 'Central had 15,910 visits in 2023/24: up 5%.': it says 15,910 where the spec gives 15,810",
    ]
