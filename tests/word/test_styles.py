"""Styles are found by name, whatever ids they have; what is missing is told all at once."""

from pathlib import Path

import pytest

from reportgen.document.model import Paragraph
from reportgen.errors import ReportError
from reportgen.spec.styles import ReportStyles
from reportgen.spec.yaml import shown
from reportgen.wording.text import words
from tests.word.reports import KIND, TEMPLATE, built, edited_template

STYLES = "word/styles.xml"


def with_styles(**names: str) -> None:
    built(kind=KIND.model_copy(update={"styles": ReportStyles(**names)}))


def test_missing_styles_are_told_together_with_what_may_have_been_meant() -> None:
    with pytest.raises(ReportError) as raised:
        with_styles(body="Bdy Text", table="House Tabel", note="Zzz")
    place = shown(TEMPLATE)
    advice = "add it in Word, or name another one under `styles` of the kind in house.yaml"
    assert [str(problem) for problem in raised.value.problems] == [
        f"{place}: the template has no style 'Bdy Text'; did you mean 'Body Text'? If not, {advice}",
        f"{place}: the template has no style 'House Tabel'; did you mean 'House Table'? If not, {advice}",
        f"{place}: the template has no style 'Zzz'; {advice}",
    ]


def test_a_style_of_the_wrong_type_is_told() -> None:
    with pytest.raises(ReportError, match="the style 'House Table' is a table style; make it a paragraph style"):
        with_styles(note="House Table")


def test_a_numbered_style_needs_its_list() -> None:
    with pytest.raises(ReportError, match="the style 'Body Text' has no list; link it to a level"):
        with_styles(numbered_2="Body Text")


def test_case_does_not_matter_since_word_writes_heading_1_in_lower_case() -> None:
    with_styles(heading_1="HEADING 1")


def test_a_list_may_be_inherited() -> None:
    with_styles(numbered_2="Numbered Paragraph", number="Box Number")


def test_a_style_is_used_by_its_id_in_the_template(tmp_path: Path) -> None:
    template = edited_template(tmp_path, STYLES, 'w:styleId="Source"', 'w:styleId="Quelle7"')
    file = built(Paragraph(words("Text.")), template=template)
    assert file.find("//w:style[w:name/@w:val='Source']/@w:styleId", STYLES) == ["Quelle7"]


def test_a_list_that_is_gone_is_told(tmp_path: Path) -> None:
    from tests.word.test_blocks import items

    template = edited_template(tmp_path, "word/numbering.xml", '<w:num w:numId="5">', '<w:num w:numId="55">')
    with pytest.raises(ReportError, match="the list of the style 'List Number' is not there"):
        built(items("one", kind="number"), template=template)
