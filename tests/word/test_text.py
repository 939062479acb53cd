"""Runs, links, references and characters that XML or Word treat in their own way."""

import pytest

from reportgen.document.model import Paragraph
from reportgen.errors import ReportError
from reportgen.wording.text import Run
from tests.word.reports import FIG, Built, built


def paragraph(*runs: Run) -> Built:
    return built(Paragraph(tuple(runs)))


def targets(file: Built) -> list[str]:
    path = "//rel:Relationship[@TargetMode='External']/@Target"
    return [str(target) for target in file.find(path, "word/_rels/document.xml.rels")]


def test_bold_and_italic_are_set_on_their_runs_alone() -> None:
    file = paragraph(Run("plain "), Run("bold", bold=True), Run(" and "), Run("both", bold=True, italic=True))
    assert file.texts("//w:r[w:rPr/w:b]") == ["bold", "both"]
    assert file.texts("//w:r[w:rPr/w:i]") == ["both"]
    assert file.texts("//w:body/w:p") == ["plain bold and both"]


def test_spaces_at_the_ends_of_a_run_are_kept() -> None:
    file = paragraph(Run("one "), Run("two"))
    assert file.find("//w:t/@xml:space") == ["preserve"]


def test_special_characters_stay_and_those_xml_forbids_go() -> None:
    file = paragraph(Run("<b> & \"quoted\" ’ – 5 × 3 \x07\ufffe\ud800é"))
    assert file.texts("//w:body/w:p") == ["<b> & \"quoted\" ’ – 5 × 3 é"]


def test_line_breaks_and_tabs_are_word_s_own() -> None:
    file = paragraph(Run("one\ntwo\tthree"))
    assert [child.tag.rpartition("}")[2] for child in file.find("//w:body/w:p/w:r")[0]] == ["t", "br", "t", "tab", "t"]


def test_a_link_is_an_external_relationship_in_the_hyperlink_style() -> None:
    file = paragraph(Run("the data", link="https://data.london.gov.uk/a b?x=1&y=é"))
    assert file.texts("//w:hyperlink[@r:id]/w:r[w:rPr/w:rStyle/@w:val='Hyperlink']") == ["the data"]
    assert targets(file) == ["https://data.london.gov.uk/a%20b?x=1&y=%C3%A9"]


def test_a_mail_address_may_be_linked() -> None:
    assert targets(paragraph(Run("mail", link="mailto:safety@example.gov.uk"))) == ["mailto:safety@example.gov.uk"]


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.gov.uk", "example.gov.uk", "https:", "http://[", ""],
)
def test_any_other_link_is_refused(link: str) -> None:
    with pytest.raises(ReportError, match="cannot stand in a paper; begin it with https://"):
        paragraph(Run("here", link=link))


def test_all_wrong_links_are_told_at_once() -> None:
    with pytest.raises(ReportError) as raised:
        paragraph(Run("a", link="ftp://a"), Run("b", link="ftp://b"))
    assert len(raised.value.problems) == 2


def test_a_reference_is_a_field_that_repeats_the_caption_s_number() -> None:
    file = built(Paragraph((Run("See "), Run("Fig 1", ref="burglary_trend"), Run("."))), FIG)
    assert file.texts("//w:body/w:p")[0] == "See Fig 1."
    codes = [code.text for code in file.find("//w:body/w:p[1]//w:instrText")]
    assert codes == [" REF fig_burglary_trend \\h "]
    assert file.find("//w:body/w:p[1]//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    assert file.find("//w:bookmarkStart/@w:name") == ["fig_burglary_trend"]
