"""Each rule over files: one planted fault is found, and nothing in what we write ourselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import api
from reportgen.checks.findings import Finding
from reportgen.errors import Place
from reportgen.office.xml import NAMESPACES
from reportgen.review.read import read
from reportgen.review.rules import FILE_RULES, check_file
from tests.review.conftest import Edit

ROOT = Path(__file__).parents[2]
REPORT, SLIDES = "visits-report.docx", "visits-slides.pptx"
DOCUMENT, SLIDE = "word/document.xml", "ppt/slides/slide2.xml"
CONTEXT = "<w:r><w:t>Libraries count their visitors at the door.</w:t></w:r>"
WIDE = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
DELETED = '<w:del w:id="1"><w:r><w:delText>Gone</w:delText></w:r></w:del>'
ADDED = '<w:ins w:id="2"><w:r><w:t>Come</w:t></w:r></w:ins>'
IN_CONTEXT = "paragraph 'Libraries count their visitors at the door.'"
ON_SLIDE = "slide 2 'By month (illustrative)'"
END_OF_SLIDE = "</p:spTree>"
PLACE = Place("a file")


def told(path: Path, *, typefaces: tuple[str, ...] = ("Arial", "Georgia")) -> list[tuple[str, str]]:
    found = check_file(read(path), PLACE, typefaces)
    # The project's papers are drafts, as their watermark says.
    return [(one.rule, one.what) for one in found if "the watermark" not in one.what]


def paragraph(text: str, properties: str = "", look: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: str, headed: bool = False) -> str:
    """Of rows, the first of them a header row if it is headed."""
    first, *rest = rows
    head = "<w:trPr><w:tblHeader/></w:trPr>" if headed else ""
    return f"<w:tbl><w:tblPr/><w:tr>{head}{first}</w:tr>{''.join(f'<w:tr>{row}</w:tr>' for row in rest)}</w:tbl>"


def cells(*texts: str) -> str:
    return "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in texts)


def picture(alternative: str) -> str:
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="90" name="Picture 3" '
        f'{alternative}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


PLANTED_IN_WORD = [
    (picture(""), "alternative-text", "the picture 'Picture 3' has no alternative text"),
    (picture('descr="map.png"'), "alternative-text", "'map.png' for alternative text, which is a name"),
    (picture('descr="Image 4"'), "alternative-text", "'Image 4' for alternative text, which says nothing"),
    (picture('descr="A map. Description automatically generated"'), "alternative-text", "that Office guessed"),
    (table(cells("Ward", "Cases"), cells("Hendon", "4")), "header-row", "table 'Ward, Cases': the table has no header"),
    (table(cells("Ward", "Cases"), cells("", ""), headed=True), "table-blank", "the table has 1 blank row"),
    (
        table(cells("A", "B", "C"), cells("x", "y").replace("<w:tc>", f"<w:tc>{WIDE}", 1), headed=True),
        "table-merged", "the table has 1 merged cell below its headings",
    ),
    (paragraph("Deep", '<w:pStyle w:val="Heading3"/>') + paragraph("Words."), "heading-order", "heading 'Deep': it is"),
    (paragraph("Our plan", look="<w:b/>"), "heading-by-hand", "paragraph 'Our plan': it looks like a heading"),
    (paragraph("Pale", look='<w:color w:val="AAAAAA"/>'), "contrast", "a contrast of 2.3:1, and need 4.5:1"),
    (paragraph("Tiny words.", look='<w:sz w:val="14"/>'), "small-type", "type of 7 points is too small to read"),
    (paragraph("- one") + paragraph("- two"), "list-by-hand", "paragraph '- one': 2 items of a list begin with a sign"),
    (paragraph("") + paragraph(""), "blank-paragraphs", "2 empty paragraphs make space after it"),
    (paragraph("DRAFT v0.3"), "draft-left", "paragraph 'DRAFT v0.3': it still says 'DRAFT v0.3'"),
    (paragraph("Secret", look="<w:vanish/>"), "hidden", "paragraph 'Secret': hidden words: 'Secret'"),
    (paragraph("The cost is ?? pounds."), "unfinished", "'??' is not finished"),
    (paragraph("To be completed"), "unfinished", "'To be completed' is not finished"),
    (
        paragraph("See Error! Reference source not found."), "broken-reference",
        "'Error! Reference source not found.' stands in place of a reference",
    ),
    (
        '<w:p><w:hyperlink w:anchor="nowhere"><w:r><w:t>the plan</w:t></w:r></w:hyperlink></w:p>', "broken-link",
        "paragraph 'the plan': the link 'the plan' leads to a place that is not there",
    ),
    (
        '<w:p><w:fldSimple w:instr=" REF fig_gone \\h "><w:r><w:t>Fig 9</w:t></w:r></w:fldSimple></w:p>',
        "broken-link", "the link to 'fig_gone' leads to a place that is not there",
    ),
    (paragraph("Old", '<w:pStyle w:val="Heading1"/>'), "empty-section", "heading 'Old': nothing stands below it"),
    (
        paragraph("Pasted.", look='<w:rFonts w:ascii="Comic Sans MS"/>'), "other-font",
        "words in Comic Sans MS, where the house writes in Arial or Georgia",
    ),
    (
        f"<w:p>{DELETED}{ADDED}</w:p>",
        "changes-left", "2 tracked changes are left; the first stands at paragraph 'Come': 'deleted 'Gone''",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("planted", "rule", "what"), PLANTED_IN_WORD)
def test_a_fault_planted_in_a_word_file_is_found_and_nothing_else(
    edit: Edit, planted: str, rule: str, what: str
) -> None:
    # At the end, where no section follows: below Next steps.
    end = "<w:sectPr><w:headerReference"
    found = told(edit(REPORT, (DOCUMENT, end, planted + end)))
    assert [one for one, _ in found] == [rule]
    assert what in found[0][1]


def link(address: str, words: str) -> tuple[str, str]:
    relation = f'<Relationship Id="rId99" Type="http://x/hyperlink" Target="{address}" TargetMode="External"/>'
    return relation, f'<w:hyperlink r:id="rId99"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'


@pytest.mark.parametrize(
    ("address", "words", "rule", "what"),
    [
        ("https://www.example.gov.uk/plan", "click here", "link-text", "'click here' does not say where it leads"),
        ("https://www.example.gov.uk", "https://www.example.gov.uk", "link-text", "is a bare address"),
        ("file:///C:/plans/plan.docx", "the plan", "broken-link", "leads to a file on somebody's computer"),
        ("http://intranet/plan", "the plan", "broken-link", "leads to no web site"),
        ("plan.docx", "the plan", "broken-link", "leads to something beside the file"),
        ("mailto:clerk", "the clerk", "broken-link", "leads to no mail address"),
    ],
)
def test_links_are_judged_by_their_words_and_addresses(
    edit: Edit, address: str, words: str, rule: str, what: str
) -> None:
    relation, element = link(address, words)
    relations = ("word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>")
    found = told(edit(REPORT, relations, (DOCUMENT, CONTEXT, CONTEXT + element)))
    assert [one for one, _ in found] == [rule]
    assert what in found[0][1]


def test_comments_are_told_with_their_place_and_words_but_never_who_wrote_them(edit: Edit) -> None:
    comment = '<w:comment w:id="7" w:author="Somebody"><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment>'
    comments = f'<w:comments xmlns:w="{NAMESPACES["w"]}">{comment}</w:comments>'
    relation = '<Relationship Id="rId98" Type="http://x/comments" Target="comments.xml"/></Relationships>'
    marked = f'<w:commentRangeStart w:id="7"/>{CONTEXT}<w:commentRangeEnd w:id="7"/>'
    path = edit(
        REPORT,
        ("word/_rels/document.xml.rels", "</Relationships>", relation),
        ("word/comments.xml", "", comments),
        (DOCUMENT, CONTEXT, marked),
    )
    found = told(path)
    assert found == [("comments-left", f"1 comment is left; it stands at {IN_CONTEXT}: 'Is this so?'")]


@pytest.mark.parametrize(
    ("part", "old", "new", "rule", "what"),
    [
        ("docProps/core.xml", "<dc:title>Library visits, 2023/24</dc:title>", "", "title", "no title among its"),
        (
            "docProps/core.xml", "Library visits, 2023/24", "Document1", "title",
            "the file's title is 'Document1', which says nothing",
        ),
        ("word/header2.xml", "</w:hdr>", f"{paragraph('DRAFT for comment')}</w:hdr>", "draft-left", "the header: it"),
    ],
)  # fmt: skip
def test_faults_beside_the_text_of_a_word_file_are_found(
    edit: Edit, part: str, old: str, new: str, rule: str, what: str
) -> None:
    found = told(edit(REPORT, (part, old, new)))
    assert [one for one, _ in found] == [rule]
    assert what in found[0][1]


def shape(number: int, inside: str, look: str = "<a:noFill/>", at: str = "100") -> str:
    place = f'<a:xfrm><a:off x="{at}" y="5800000"/><a:ext cx="900000" cy="300000"/></a:xfrm>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Shape {number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{place}'
        f"{look}</p:spPr><p:txBody><a:bodyPr/><a:p>{inside}</a:p></p:txBody></p:sp>"
    )


def run(text: str, colour: str, size: str = "1400") -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return f'<a:r><a:rPr lang="en-GB" sz="{size}">{fill}</a:rPr><a:t>{text}</a:t></a:r>'


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


NO_WORDS = '<p:pic><p:nvPicPr><p:cNvPr id="90" name="Picture 9"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:spPr/></p:pic>'
TITLE_HEAD = '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Headline"/>'
PLANTED_IN_POWERPOINT = [
    (END_OF_SLIDE, NO_WORDS + END_OF_SLIDE, "alternative-text", "the picture 'Picture 9' has no alternative text"),
    ("By month (illustrative)", "Library visits in 2023/24", "slide-title", "slides 1 and 2 have the same title"),
    ("By month (illustrative)", "", "slide-title", "slide 2: the slide has no title"),
    (TITLE_HEAD, shape(91, run("First", "000000")) + TITLE_HEAD, "reading-order", "other things are read aloud before"),
    # Yellow on white is 1.07:1 by WCAG's formula.
    (END_OF_SLIDE, shape(91, run("Look", "FFFF00")) + END_OF_SLIDE, "contrast", "'Look' have a contrast of 1.0:1"),
    # White words can be read in a black shape, and not in a pale one: EEEEEE on white is 1.16:1.
    (
        END_OF_SLIDE,
        shape(91, run("Pale", "FFFFFF"), solid("EEEEEE")) + shape(92, run("Fine", "FFFFFF"), solid("000000"))
        + END_OF_SLIDE,
        "contrast", "'Pale' have a contrast of 1.1:1",
    ),
    (END_OF_SLIDE, shape(91, run("Tiny", "000000", "700")) + END_OF_SLIDE, "small-type", "type of 7 points is too"),
    ("<p:sld ", '<p:sld show="0" ', "hidden", f"{ON_SLIDE}: the slide is hidden"),
    ("up 5%", "TBC", "unfinished", f"{ON_SLIDE}: 'TBC' is not finished"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "rule", "what"), PLANTED_IN_POWERPOINT)
def test_a_fault_planted_on_a_slide_is_found_and_nothing_else(
    edit: Edit, old: str, new: str, rule: str, what: str
) -> None:
    found = told(edit(SLIDES, (SLIDE, old, new)))
    assert [one for one, _ in found] == [rule]
    assert what in found[0][1]


def test_white_words_over_a_dark_shape_behind_them_are_fine(edit: Edit) -> None:
    behind, words = shape(91, "", solid("00606B")), shape(92, run("Fine", "FFFFFF"))
    found = told(edit(SLIDES, (SLIDE, END_OF_SLIDE, behind + words + END_OF_SLIDE)))
    # The shape behind says nothing, and is not marked as decoration.
    assert [one for one, _ in found] == ["alternative-text"]


def test_a_slide_of_a_picture_alone_is_told_since_its_words_cannot_be_heard(edit: Edit) -> None:
    alone = NO_WORDS.replace('name="Picture 9"', 'name="Picture 9" descr="A page of a plan"')
    old = "Northmere Culture Partnership</a:t></a:r></a:p></p:txBody></p:sp>"
    path = edit(SLIDES, ("ppt/slides/slide1.xml", old, f"</a:t></a:r></a:p></p:txBody></p:sp>{alone}"))
    assert [one for one, _ in told(path)] == ["text-in-picture"]


def test_what_we_write_ourselves_has_no_finding_but_that_it_is_a_draft(tmp_path: Path) -> None:
    result = api.build([ROOT / "report_specs", ROOT / "tests" / "projects" / "northmere"], tmp_path)
    found: list[Finding] = []
    for one in result.built:
        found += check_file(read(one.path), Place(one.path.name), ("Arial", "Georgia"))
    assert [str(one) for one in found if one.rule != "draft-left"] == []
    assert {one.what for one in found} == {"the watermark: it still says 'DRAFT'"}


def test_each_rule_has_an_id_of_its_own() -> None:
    assert len({rule.id for rule in FILE_RULES}) == len(FILE_RULES)
