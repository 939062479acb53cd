"""The template of Barnet: valid, in the house's colours and fonts, with its spacing in styles."""

from pathlib import Path

import pytest

from reportgen.errors import ReportError
from tests.word.reports import HOUSE, TEMPLATE, Built, built, edited_template

FILE = Built(TEMPLATE.read_bytes())
THEME, STYLES = "word/theme/theme1.xml", "word/styles.xml"


def test_the_validator_has_no_finding() -> None:
    from openxml_audit import OpenXmlValidator

    assert OpenXmlValidator().validate(TEMPLATE).errors == []


def test_the_theme_has_the_house_s_colours_and_fonts() -> None:
    palette = HOUSE.palette
    # Dark and light, once more dark and light, then the accents.
    expected = [palette.text, "FFFFFF", palette.primary, palette.tint, *palette.series]
    assert FILE.find("//a:clrScheme/*/a:srgbClr/@val", THEME)[:10] == expected
    assert FILE.find("//a:fontScheme/*/a:latin/@typeface", THEME) == [HOUSE.fonts.heading, HOUSE.fonts.body]


def test_a_sentence_follows_a_heading_and_a_caption() -> None:
    following = {
        name: FILE.find(f"//w:style[w:name/@w:val='{name}']/w:next/@w:val", STYLES)
        for name in ("heading 1", "heading 2", "heading 3", "Box Heading", "Source")
    }
    assert following == {
        "heading 1": ["NumberedParagraph"],
        "heading 2": ["NumberedParagraph"],
        "heading 3": ["NumberedParagraph"],
        "Box Heading": ["BoxText"],
        "Source": ["NumberedParagraph"],
    }


def test_headings_boxes_and_figures_hold_together() -> None:
    kept = FILE.find("//w:style[w:pPr/w:keepNext and w:pPr/w:keepLines]/w:name/@w:val", STYLES)
    assert kept == ["heading 1", "heading 2", "heading 3", "caption", "Box Heading"]


def test_items_of_boxes_are_spaced_as_those_of_the_body() -> None:
    spacing = "//w:style[w:name/@w:val='{}']/w:pPr/w:spacing/@w:after"
    assert FILE.find(spacing.format("Box Text"), STYLES) == FILE.find(spacing.format("List Bullet"), STYLES) == ["60"]
    # Bullets and numbers of boxes have the spacing of what they are based on, without a rule between them.
    based = "//w:style[w:basedOn/@w:val='BoxText'][not(w:pPr/w:spacing)][not(w:pPr/w:pBdr)]/w:name/@w:val"
    assert FILE.find(based, STYLES) == ["Box Bullet", "Box Number"]
    assert FILE.find("//w:pBdr/w:between", STYLES) == []


def test_the_draft_mark_is_pale_and_behind_the_text() -> None:
    for header in ("word/header1.xml", "word/header2.xml"):
        mark = FILE.find("//v:shape", header)[0]
        assert "z-index:-" in mark.get("style")
        assert min(int(mark.get("fillcolor")[start : start + 2], 16) for start in (1, 3, 5)) >= 0xE0


def test_the_page_is_a4_upright_with_a_first_page_of_its_own() -> None:
    assert FILE.find("//w:sectPr/w:pgSz/@w:w | //w:sectPr/w:pgSz/@w:h") == ["11906", "16838"]
    assert len(FILE.find("//w:sectPr/w:titlePg")) == 1


def test_every_style_in_use_is_there() -> None:
    known = set(FILE.find("//w:style/@w:styleId", STYLES))
    parts = [name for name in FILE.names() if name.startswith(("word/document", "word/header", "word/footer"))]
    used = {style for part in parts for style in FILE.find("//w:pStyle/@w:val | //w:rStyle/@w:val", part)}
    assert used <= known
    assert {"BoardName", "MeetingDate", "Wordmark"} <= used


@pytest.mark.parametrize("content", [b"", b"no package", b"PK\x03\x04 broken"])
def test_a_template_that_is_no_word_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(content)
    with pytest.raises(ReportError, match=r"the template is not a Word document; save it in Word as \.docx"):
        built(template=path)


def test_a_template_without_page_margins_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no page size or margins"):
        built(template=edited_template(tmp_path, "word/document.xml", "w:pgMar", "w:pgBorders"))
