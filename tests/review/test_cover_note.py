"""The note to the author of a paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportgen.checks.findings import Finding
from reportgen.errors import Place, ReportError
from reportgen.house.house import House
from reportgen.review.cover_note import Noted, cover_note, gathered
from reportgen.review.read import read
from reportgen.review.rules import check_file
from reportgen.spec.meeting import Meeting
from reportgen.spec.sheets import MeetingRules
from tests.houses import ASSETS, barnet

HOUSE = House(barnet(), ASSETS / "barnet")
MEETING = Meeting(house="barnet", board="Safer Communities Partnership Board", date=date(2023, 11, 24))
NOTED = Noted("burglary.docx", "Burglary", 7, "Burglary update")
ABOUT = (
    "This is about burglary.docx, for item 7 (Burglary update) of the Safer Communities Partnership Board on "
    "24 November 2023. Thank you for sending it. Before it can go into the pack, please mend what stands below, save "
    "the file under the same name and send it in again."
)
ERROR = Finding("comments-left", "error", Place("a"), "2 comments are left", "answer them")
WARNING = Finding("contrast", "warning", Place("a"), "slide 2: the words 'Look' are pale", "set them darker")


def note(tmp_path: Path, *findings: Finding) -> list[str]:
    made = cover_note(NOTED, findings, MEETING, HOUSE)
    assert made is not None
    path = tmp_path / "note.docx"
    path.write_bytes(made)
    assert check_file(read(path), Place("note"), ("Arial",)) == ()  # the note keeps the rules it tells of
    return [one.text for one in read(path).body]


def test_the_note_says_what_must_and_what_should_be_mended_and_how(tmp_path: Path) -> None:
    assert note(tmp_path, WARNING, ERROR) == [
        "What to mend: Burglary",
        ABOUT,
        "To be mended before it can be published",
        "What", "How to mend it", "2 comments are left", "Answer them",
        "Better to be mended too",
        "What", "How to mend it", "Slide 2: the words 'Look' are pale", "Set them darker",
    ]  # fmt: skip


def test_there_is_no_note_where_nothing_is_to_be_mended() -> None:
    assert cover_note(NOTED, (), MEETING, HOUSE) is None
    assert cover_note(NOTED, (replace(ERROR, allowed="They are the chair's."),), MEETING, HOUSE) is None


def test_the_same_findings_make_the_same_bytes() -> None:
    made = [cover_note(NOTED, (ERROR, WARNING), MEETING, HOUSE) for _ in range(2)]
    assert made[0] == made[1]


def test_faults_of_one_kind_that_are_mended_alike_share_a_row() -> None:
    pale = [replace(WARNING, what=f"slide {number}: pale") for number in range(1, 16)]
    (row,) = gathered(pale)
    assert row[0].splitlines()[0] == "Slide 1: pale"
    assert row[0].splitlines()[-1] == "... and 3 more of the kind"  # twelve of fifteen are named
    assert row[1] == "Set them darker"


def test_a_house_that_says_nothing_of_notes_and_lacks_their_template_is_told_where(tmp_path: Path) -> None:
    bare = House(HOUSE.spec.model_copy(update={"meetings": MeetingRules()}), tmp_path / "assets" / "town")
    with pytest.raises(ReportError) as raised:
        cover_note(NOTED, (ERROR,), MEETING, bare)
    told = "town/house.yaml: the template 'sheet.docx' is not there; put it into town/"
    assert str(raised.value).endswith(told)
