"""Copies to publish: nothing that the pages do not show is in them, and all that they show still is."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pptx
import pypdfium2
import pytest
import xlsxwriter
from lxml import etree
from openpyxl import load_workbook

from reportgen import api
from reportgen.errors import UnplacedError
from reportgen.office.package import digest_state
from reportgen.publish.scrub import scrub
from tests.publish import planted
from tests.publish.planted import Parts, secrets_in

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def scrubbed_word(body: str) -> str:
    """The XML of the paragraphs of a Word file after it was scrubbed."""
    parts = Parts.of(planted.word())
    parts["word/document.xml"] = WORD.format(body + "<w:p/>").encode()
    cleaned = Parts.of(scrub(parts.to_bytes(), "docx").data)
    root = etree.fromstring(cleaned["word/document.xml"])
    inner = "".join(etree.tostring(child, encoding="unicode") for child in root[0][:-1])
    return inner.replace(' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', "")


MAKERS = {"docx": planted.word, "pptx": planted.slides, "xlsx": planted.workbook, "pdf": planted.pdf}
PLANTED = {"docx": 21, "pptx": 20, "xlsx": 7, "pdf": 10}


@pytest.mark.parametrize("kind", MAKERS)
def test_no_secret_is_left_in_any_hiding_place(kind) -> None:
    data = MAKERS[kind]()
    assert len(secrets_in(data)) == PLANTED[kind]  # else the scan sees too little, and what follows says nothing
    assert secrets_in(scrub(data, kind).data) == set()


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_file_gives_the_same_bytes(kind) -> None:
    data = MAKERS[kind]()
    assert scrub(data, kind) == scrub(data, kind)


@pytest.mark.parametrize("kind", MAKERS)
def test_once_scrubbed_there_is_nothing_to_take_out(kind) -> None:
    assert scrub(scrub(MAKERS[kind](), kind).data, kind).removed == ()


@pytest.mark.parametrize(("kind", "told"), [
    ("docx", ["bookmarks that nothing refers to (1)", "comments' parts (1)", "document variables (1)",
              "embedded objects (1)", "passages of hidden text (1)", "tracked changes (2)", "unused notes (1)"]),
    ("pptx", ["hidden slides (1)", "hidden shapes (1)", "speaker notes (1)", "series that a filter hides (1)",
              "hidden sheets in charts' workbooks (1)", "names of sections (1)", "remarks in pictures (2)"]),
    ("xlsx", ["hidden sheets (1)", "hidden cells (6)", "defined names (1)", "comments' parts (1)"]),
    ("pdf", ["attached files (1)", "notes on pages (1)", "scripts (1)", "lists of layers (1)"]),
])  # fmt: skip
def test_what_was_taken_out_is_told(kind, told) -> None:
    removed = scrub(MAKERS[kind](), kind).removed
    assert [one for one in told if one not in removed] == []


def test_what_a_word_file_shows_stays() -> None:
    cleaned = docx.Document(io.BytesIO(scrub(planted.word(), "docx").data))
    # Hidden text leaves its empty line; what was inserted is now text; what a field showed is now text.
    assert [paragraph.text for paragraph in cleaned.paragraphs] == [
        "Residential burglary fell.", "Kept inserted", "", "", "Commented", "Included", "AFTER"]  # fmt: skip
    assert cleaned.core_properties.title == "Burglary"


def test_what_a_deck_shows_stays() -> None:
    deck = pptx.Presentation(io.BytesIO(scrub(planted.slides(), "pptx").data))
    (slide,) = deck.slides
    assert slide.shapes.title.text == "Burglary"
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert list(chart.plots[0].series[0].values) == [11, 12]
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert book.sheetnames == ["Data"]
    shown = [[cell.value for cell in row[:2]] for row in book["Data"].iter_rows(max_row=3)]
    assert shown == [["Month", "Cases"], ["May", 11], ["June", 12]]


def test_what_a_page_of_a_pdf_shows_stays() -> None:
    pdf = pypdfium2.PdfDocument(scrub(planted.pdf(), "pdf").data)
    assert pdf[0].get_textpage().get_text_range() == "Burglary fell."
    assert pdf.get_metadata_dict()["Title"] == "Burglary"
    pdf.close()


def test_scrubbed_office_files_are_as_valid_as_before(validate: Callable[[bytes | Path], list[str]]) -> None:
    for kind in ("docx", "pptx"):
        data = MAKERS[kind]()
        before = {line.partition(": ")[2] for line in validate(data)}
        assert {line.partition(": ")[2] for line in validate(scrub(data, kind).data)} <= before


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A report and a deck as reportgen writes them."""
    specs = Path(__file__).parents[2] / "report_specs" / "2023-11-24"
    out = tmp_path_factory.mktemp("samples")
    chosen = [specs / "crime-performance-report.yaml", specs / "performance-dashboard.yaml"]
    return [one.path for one in api.build(chosen, out, jobs=1).built]


def test_a_file_as_reportgen_wrote_it_passes_as_the_same_bytes(samples: list[Path]) -> None:
    for path in samples:
        assert scrub(path.read_bytes(), path.suffix[1:]).data == path.read_bytes()


def test_what_was_put_behind_an_archive_of_ours_goes(samples: list[Path]) -> None:
    data = samples[0].read_bytes()
    remarked = data[:-2] + (20).to_bytes(2, "little") + b"ZebraicArchiveRemark"
    assert digest_state(remarked) == "ours"
    assert scrub(remarked, "docx").data == data


def edited(data: bytes) -> bytes:
    """As if a person had put a word into the title."""
    parts = Parts.of(data)
    parts.replace("docProps/core.xml", "</dc:title>", " edited</dc:title>")
    return parts.to_bytes()


def test_an_edited_file_of_ours_stays_valid_and_keeps_its_charts(
    samples: list[Path], validate: Callable[[bytes | Path], list[str]]
) -> None:
    for path in samples:
        cleaned = scrub(edited(path.read_bytes()), path.suffix[1:]).data
        assert validate(cleaned) == []
        for folder in ("charts/chart", "embeddings/"):
            kept = [name for name in planted.members(path.read_bytes()) if folder in name]
            assert kept
            assert [name for name in planted.members(cleaned) if folder in name] == kept


def test_alternative_text_stays(samples: list[Path]) -> None:
    path = samples[0]
    cleaned = planted.members(scrub(edited(path.read_bytes()), "docx").data)["word/document.xml"]
    said = re.findall(rb'descr="[^"]{20,}"', planted.members(path.read_bytes())["word/document.xml"])
    assert said
    assert all(one in cleaned for one in said)


def test_an_author_who_is_a_role_of_the_council_may_stay(samples: list[Path]) -> None:
    data = edited(samples[0].read_bytes())
    author = docx.Document(io.BytesIO(data)).core_properties.author
    assert docx.Document(io.BytesIO(scrub(data, "docx").data)).core_properties.author == ""
    assert docx.Document(io.BytesIO(scrub(data, "docx", roles=[author]).data)).core_properties.author == author


def test_what_is_no_office_file_is_told() -> None:
    with pytest.raises(UnplacedError, match="cannot be read as an Office file"):
        scrub(b"nothing", "docx")
    with pytest.raises(UnplacedError, match="the PDF cannot be read"):
        scrub(b"nothing", "pdf")


def test_a_locked_pdf_is_told() -> None:
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="one", user="two"))
    with pytest.raises(UnplacedError, match="locked with a password"):
        scrub(buffer.getvalue(), "pdf")


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(("body", "left"), [
    # A paragraph whose end was deleted is joined to the next one, which keeps its own style.
    (("<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>"
     "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>two</w:t></w:r></w:p>"),
     '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>one</w:t></w:r><w:r><w:t>two</w:t></w:r></w:p>'),
    # A row that was deleted goes, and a table with its last row.
    ("<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>", ""),
    # A cell must end with a paragraph.
    ("<w:tbl><w:tr><w:tc><w:del w:id='1'><w:p/></w:del></w:tc></w:tr></w:tbl>",
     "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    # What was moved stands where it was moved to.
    (("<w:p><w:moveFrom w:id='1'><w:r><w:t>from</w:t></w:r></w:moveFrom><w:moveTo w:id='2'><w:r><w:t>to</w:t></w:r>"
     "</w:moveTo></w:p>"), f"<w:p>{RUN.format('to')}</w:p>"),
    # The former look is not kept.
    (("<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id='1'><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>bold</w:t></w:r>"
     "</w:p>"), "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p>"),
    # Text that is switched back to be seen is seen.
    ("<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>seen</w:t></w:r></w:p>",
     '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r></w:p>'),
    # An index entry is hidden in a field.
    (("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>XE entry</w:instrText></w:r>"
     "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"), "<w:p/>"),
    # Of a condition only its outcome is kept, not the field within it.
    (("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r>"
     "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>"
     "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>inner</w:t></w:r>"
     "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
     "<w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"),
     f"<w:p>{RUN.format('shown')}</w:p>"),
    # A control keeps what it holds.
    (("<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a' w:storeItemID='x'/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent>"
     "</w:sdt>"), "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>"),
])  # fmt: skip
def test_word_shows_the_same_without_what_it_kept(body: str, left: str) -> None:
    assert scrubbed_word(body) == left


def test_a_bookmark_that_a_reference_leads_to_stays() -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="1" w:name="_Ref1"/><w:bookmarkEnd w:id="1"/></w:p>'
        '<w:p><w:fldSimple w:instr=" REF _Ref1 \\h "><w:r><w:t>Fig 1</w:t></w:r></w:fldSimple></w:p>'
    )
    assert scrubbed_word(body) == body


def test_tags_of_programs_and_remarks_of_xml_go_and_the_text_stays() -> None:
    body = (
        "<!-- ZebraicRemark --><w:p><w:smartTag w:element='place'><w:smartTagPr><w:attr w:name='x' w:val='Zebraic'/>"
        "</w:smartTagPr><w:r><w:t>Hendon</w:t></w:r></w:smartTag></w:p>"
    )
    assert scrubbed_word(body) == f"<w:p>{RUN.format('Hendon')}</w:p>"


def test_shapes_beside_a_slide_are_told() -> None:
    parts = Parts.of(planted.slides())
    slide = "ppt/slides/slide1.xml"
    moved = re.sub(rb'<a:off x="\d+" y="(\d+)"/>(<a:ext [^>]*/></a:xfrm><a:prstGeom prst="rect")',
                   rb'<a:off x="99999999" y="\1"/>\2', parts[slide], count=1)  # fmt: skip
    assert moved != parts[slide]
    parts[slide] = moved
    assert scrub(parts.to_bytes(), "pptx").left == ("1 of the shapes of slide 1 stand beside the slide",)


def test_what_is_cropped_away_of_a_picture_is_cut_off() -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    picture = slide.shapes.add_picture(io.BytesIO(planted.png("x")), 0, 0, 800, 800)
    picture.crop_left = 0.25  # of 8 pixels: 2
    buffer = io.BytesIO()
    deck.save(buffer)
    scrubbed = scrub(buffer.getvalue(), "pptx")
    assert "cropped parts of pictures (1)" in scrubbed.removed
    (shown,) = pptx.Presentation(io.BytesIO(scrubbed.data)).slides[0].shapes
    assert (shown.image.size, shown.crop_left, shown.width) == ((6, 8), 0, 800)


def test_a_picture_that_its_remarks_turn_is_still_turned() -> None:
    from PIL import Image

    from reportgen.publish.pictures import without_remarks

    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "ZebraicDescription"
    Image.new("RGB", (8, 4), "grey").save(buffer, "JPEG", exif=exif)
    with Image.open(io.BytesIO(without_remarks(buffer.getvalue()))) as kept:
        assert dict(kept.getexif()) == {0x0112: 6}


def test_formulas_of_a_workbook_with_hidden_cells_give_way_to_their_values() -> None:
    parts = Parts.of(planted.workbook())
    sheet = "xl/worksheets/sheet1.xml"
    parts.replace(sheet, '<c r="B2" t="n"><v>11</v></c>', '<c r="B2"><f>C2+10</f><v>11</v></c>')
    cleaned = planted.members(scrub(parts.to_bytes(), "xlsx").data)[sheet]
    assert b"<f>" not in cleaned
    assert re.search(rb'<c r="B2"[^>]*><v>11</v></c>', cleaned)


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx"])
def test_a_file_with_a_part_that_is_no_xml_is_told(kind) -> None:
    parts = Parts.of(MAKERS[kind]())
    main = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}[kind]
    parts[main] = b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    with pytest.raises(UnplacedError, match=f"its part '{main}' cannot be read"):
        scrub(parts.to_bytes(), kind)


def test_a_number_that_is_none_is_told_and_no_traceback() -> None:
    parts = Parts.of(planted.workbook())
    parts.replace("xl/worksheets/sheet1.xml", 'min="3"', 'min="three"')
    with pytest.raises(UnplacedError, match="the file is damaged"):
        scrub(parts.to_bytes(), "xlsx")


def test_a_string_of_a_hidden_row_goes_from_the_strings_that_excel_keeps_apart() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Shown")
        for row, text in enumerate(["Ward", planted.secret("hidden string"), "Colindale"]):
            sheet.write_string(row, 0, text)
        sheet.set_row(1, None, None, {"hidden": True})
    assert secrets_in(buffer.getvalue()) == {planted.secret("hidden string")}
    assert "xl/sharedStrings.xml" in Parts.of(buffer.getvalue())
    cleaned = scrub(buffer.getvalue(), "xlsx")
    assert secrets_in(cleaned.data) == set()
    assert "strings that no cell shows (1)" in cleaned.removed
    shown = load_workbook(io.BytesIO(cleaned.data))["Shown"]
    assert [shown.cell(row, 1).value for row in (1, 2, 3)] == ["Ward", None, "Colindale"]  # their numbers stay


def test_who_changed_a_style_is_not_told() -> None:
    parts = Parts.of(planted.word())
    change = f'<w:rPr><w:rPrChange w:id="5" w:author="{planted.secret("style author")}"><w:rPr/></w:rPrChange></w:rPr>'
    style = f'<w:style w:type="character" w:styleId="X"><w:name w:val="X"/>{change}</w:style>'
    parts.replace("word/styles.xml", "</w:styles>", f"{style}</w:styles>")
    cleaned = Parts.of(scrub(parts.to_bytes(), "docx").data)
    assert b'w:styleId="X"' in cleaned["word/styles.xml"]
    assert secrets_in(cleaned["word/styles.xml"]) == set()


def test_what_a_program_ties_to_a_slide_goes() -> None:
    parts = Parts.of(planted.slides())
    main, presentation = "ppt/slides/slide1.xml", "http://schemas.openxmlformats.org/presentationml/2006/main"
    tag = f'<p:tagLst xmlns:p="{presentation}"><p:tag name="A" val="{planted.secret("tag")}"/></p:tagLst>'
    mime = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
    parts.add(main, "ppt/tags/tag1.xml", tag.encode(), "tags", mime, "rIdTag")
    tied = f'<p:custDataLst><p:tags xmlns:r="{planted.OFFICE}" r:id="rIdTag"/></p:custDataLst>'
    parts.replace(main, "</p:cSld>", f"{tied}</p:cSld>")
    assert planted.secret("tag") in secrets_in(parts.to_bytes())
    cleaned = scrub(parts.to_bytes(), "pptx").data
    assert secrets_in(cleaned) == set()
    assert b"custDataLst" not in Parts.of(cleaned)[main]  # which would name a part that is gone
