"""Headings, paragraphs, lists, boxes and quotations, read back by XPath."""

import pytest

from reportgen.document.model import Box, Heading, ItemList, PageBreak, Paragraph, Quotation
from reportgen.wording.text import words
from tests.word.reports import FIG, TAB, built


def items(*texts: str, kind: str = "bullet") -> ItemList:
    return ItemList(tuple(words(text) for text in texts), kind)  # type: ignore[arg-type]


def test_each_block_has_its_style_in_reading_order() -> None:
    file = built(
        Heading(words("Why this report is needed")),
        Paragraph(words("One.")),
        Paragraph(words("Deeper."), 3),
        Heading(words("A sub-heading"), 2),
        Heading(words("A lower one"), 3),
        Paragraph(words("Plain."), 0),
        Quotation(words("A vision.")),
    )
    assert file.find("//w:body/w:p/w:pPr/w:pStyle/@w:val") == [
        "Heading1", "NumberedParagraph", "NumberedParagraph3", "Heading2", "Heading3", "BodyText", "Quote",
    ]  # fmt: skip
    assert file.texts("//w:body/w:p")[0] == "Why this report is needed"  # the style sets capitals


def test_sections_and_paragraphs_are_levels_of_one_list_and_carry_no_number_of_their_own() -> None:
    file = built(Heading(words("Why")), Paragraph(words("One.")), Paragraph(words("Deeper."), 3))
    assert file.find("//w:body//w:numPr") == []
    lists = {}
    for style in ("Heading1", "NumberedParagraph", "NumberedParagraph3"):
        numbering = f"//w:style[@w:styleId='{style}']/w:pPr/w:numPr"
        level = file.find(f"{numbering}/w:ilvl/@w:val", "word/styles.xml")
        lists[style] = (file.find(f"{numbering}/w:numId/@w:val", "word/styles.xml"), level)
    assert lists == {
        "Heading1": (["1"], []), "NumberedParagraph": (["1"], ["1"]), "NumberedParagraph3": (["1"], ["2"]),
    }  # fmt: skip
    levels = "//w:abstractNum[@w:abstractNumId=//w:num[@w:numId='1']/w:abstractNumId/@w:val]/w:lvl[position()<4]"
    assert file.find(f"{levels}/w:lvlText/@w:val", "word/numbering.xml") == ["%1.", "%1.%2", "%1.%2.%3"]
    assert file.find(f"{levels}/w:pStyle/@w:val", "word/numbering.xml") == list(lists)


def test_heading_1_is_in_capitals_and_is_followed_by_a_numbered_paragraph() -> None:
    style = "//w:style[@w:styleId='Heading1']"
    file = built(Heading(words("Why")))
    assert len(file.find(f"{style}/w:rPr/w:caps", "word/styles.xml")) == 1
    assert file.find(f"{style}/w:next/@w:val", "word/styles.xml") == ["NumberedParagraph"]


@pytest.mark.parametrize(
    ("kind", "style", "glyph"),
    [("bullet", "ListBullet", "•"), ("arrow", "ListArrow", "➤"), ("diamond", "ListDiamond", "❖")],
)
def test_bullets_have_the_glyph_of_their_style(kind: str, style: str, glyph: str) -> None:
    file = built(items("one", "two", kind=kind))
    assert file.styled(style) == ["one", "two"]
    list_id = file.find(f"//w:style[@w:styleId='{style}']//w:numId/@w:val", "word/styles.xml")[0]
    levels = f"//w:abstractNum[@w:abstractNumId=//w:num[@w:numId='{list_id}']/w:abstractNumId/@w:val]"
    assert file.find(f"{levels}/w:lvl[1]/w:lvlText/@w:val", "word/numbering.xml") == [glyph]


def test_each_numbered_list_begins_at_1_with_a_list_of_its_own() -> None:
    file = built(items("a", "b", kind="number"), Paragraph(words("Between.")), items("c", kind="number"))
    first, second, third = file.find("//w:p[w:pPr/w:pStyle/@w:val='ListNumber']//w:numId/@w:val")
    assert first == second != third
    for list_id in (first, third):
        override = f"//w:num[@w:numId='{list_id}']/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val"
        assert file.find(override, "word/numbering.xml") == ["1"]


def test_a_box_is_paragraphs_and_no_table() -> None:
    file = built(
        Box("Summary", (Paragraph(words("The points are:"), 0), items("First."), items("Arrowed.", kind="arrow"))),
        Box("Officers Recommendations", (items("That the Board note it.", "That it agree.", kind="number"),)),
    )
    assert file.find("//w:tbl") == []
    assert file.styled("BoxHeading") == ["Summary", "Officers Recommendations"]
    assert file.styled("BoxText") == ["The points are:"]
    assert file.styled("BoxBullet") == ["First.", "Arrowed."]
    assert file.styled("BoxNumber") == ["That the Board note it.", "That it agree."]


def test_the_text_of_a_box_has_the_same_borders_and_ground_in_all_its_styles() -> None:
    file = built()
    borders = "//w:style[@w:styleId='{}']/w:pPr/w:pBdr"
    assert len(file.find(borders.format("BoxText"), "word/styles.xml")) == 1
    for style in ("BoxBullet", "BoxNumber"):
        assert file.find(borders.format(style), "word/styles.xml") == []
        assert file.find(f"//w:style[@w:styleId='{style}']/w:basedOn/@w:val", "word/styles.xml") == ["BoxText"]


def test_a_box_heading_stands_one_level_below_the_heading_before_it() -> None:
    box = Box("Good practice", (Paragraph(words("It works."), 0),))
    file = built(box, Heading(words("Why")), box, Heading(words("Sub"), 2), box)
    # Outline levels count from 0: levels 1, 2 and 3.
    assert file.find("//w:p[w:pPr/w:pStyle/@w:val='BoxHeading']/w:pPr/w:outlineLvl/@w:val") == ["0", "1", "2"]


def test_a_short_box_stays_on_one_page_and_a_long_one_may_run_over() -> None:
    def kept(length: int) -> list[bool]:
        file = built(Box("Box", (Paragraph(words("x" * length), 0), Paragraph(words("end"), 0))))
        return [bool(p.xpath("w:pPr/w:keepNext", namespaces=p.nsmap)) for p in file.find("//w:body/w:p")[1:]]

    assert kept(997) == [True, False]  # 997 + 3 = 1,000 characters
    assert kept(998) == [False, False]


def test_a_sentence_that_leads_to_a_list_stays_with_it() -> None:
    file = built(Paragraph(words("These are:")), items("one"), Paragraph(words("Next.")), Paragraph(words("Last.")))
    assert file.texts("//w:body/w:p[w:pPr/w:keepNext]") == ["These are:"]


@pytest.mark.parametrize(
    ("following", "text"),
    [
        (Heading(words("Why")), "Why"),
        (items("one", "two"), "one"),
        (FIG, "Fig 1: Residential burglary by month"),
        (TAB, "Table 1: Two offences"),
        (Box("Summary", (Paragraph(words("Text."), 0),)), "Summary"),
    ],
)
def test_a_page_break_goes_before_the_next_paragraph_without_an_empty_one(following: object, text: str) -> None:
    file = built(Paragraph(words("Before.")), PageBreak(), following)  # type: ignore[arg-type]
    assert file.texts("//w:body/w:p[w:pPr/w:pageBreakBefore]") == [text]
    assert file.find("//w:br") == []


def test_no_paragraph_of_the_body_is_empty() -> None:
    file = built(Heading(words("Why")), PageBreak(), FIG, TAB, Box("Box", (items("a"),)), PageBreak())
    assert file.find("//w:body/w:p[not(.//w:t) and not(.//w:drawing)]") == []
