"""Files read into the neutral model: as Word, PowerPoint, Excel and others save them, and broken ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import Place, ReportError
from reportgen.office.archive import archive
from reportgen.review.model import Typeface
from reportgen.review.read import read
from reportgen.review.rules import check_file
from tests.review.conftest import Edit

REPORT, SLIDES = "visits-report.docx", "visits-slides.pptx"
DOCUMENT = "word/document.xml"
CONTEXT = "<w:r><w:t>Libraries count their visitors at the door.</w:t></w:r>"
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="80" name="Box"/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
    "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
    "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
    "<w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_report_is_read_with_what_it_is(edit: Edit) -> None:
    file = read(edit(REPORT))
    assert (file.format, file.state, file.title, file.language) == ("docx", "ours", "Library visits, 2023/24", "en-GB")
    assert [(one.level, one.text) for one in file.headings] == [
        (1, "In brief"), (1, "What is asked"), (1, "Context"), (1, "By quarter"), (1, "Next steps"),
    ]  # fmt: skip
    assert file.front[0][0] == "Report"
    assert [(one.kind, one.alternative[:23]) for one in file.drawings] == [("chart", "Clustered column chart:")]
    assert {"fig_branches_table", "fig_by_quarter"} <= file.bookmarks
    assert all(table.header and not table.merged for table in file.tables)


def test_a_deck_is_read_slide_by_slide(edit: Edit) -> None:
    file = read(edit(SLIDES))
    assert [(one.number, one.title, one.title_place) for one in file.slides] == [
        (1, "Library visits in 2023/24", 1), (2, "By month (illustrative)", 1),
    ]  # fmt: skip
    assert (file.state, file.language, [one.kind for one in file.drawings]) == ("ours", "en-GB", ["chart"])


def test_an_edited_file_is_known_as_such(edit: Edit) -> None:
    assert read(edit(REPORT, (DOCUMENT, "at the door", "by the door"))).state == "edited"


@pytest.mark.parametrize(
    ("new", "text"),
    [
        (f"<w:ins w:id='1'>{CONTEXT}</w:ins>", "Libraries count their visitors at the door."),
        (f"<w:moveFrom w:id='1'>{CONTEXT}</w:moveFrom>", ""),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{CONTEXT}</w:sdtContent></w:sdt>",
         "Libraries count their visitors at the door."),
        ("<w:r><w:t>Libraries </w:t></w:r><w:proofErr/><w:r w:rsidR='00112233'><w:t>count.</w:t></w:r>",
         "Libraries count."),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>", "a b\nc-"),
    ],
)  # fmt: skip
def test_words_are_read_as_the_page_shows_them(edit: Edit, new: str, text: str) -> None:
    file = read(edit(REPORT, (DOCUMENT, CONTEXT, new)))
    after = [one.text for one in file.body][[one.text for one in file.body].index("Context") + 1]
    assert after == text


def test_a_text_box_is_read_once_though_word_saves_it_twice(edit: Edit) -> None:
    file = read(edit(REPORT, (DOCUMENT, CONTEXT, CONTEXT + BOX)))
    assert [one.drawn for one in file.paragraphs if one.text == "In a box"] == [True]
    assert [one.kind for one in file.drawings] == ["chart"]  # a box of words needs no other text


def pdf(path: Path, *, lang: str = "", box: tuple[float, float] = (595, 842), words: bool = True) -> Path:
    """A page with Helvetica, which is not in the file, or with a picture alone."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=box)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/ABCDEF+Helvetica"))
    picture = made.make_stream(b"\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
                               ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=font)) if words else pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    text = b"BT /F1 12 Tf 72 700 Td (DRAFT) Tj ET" if words else b"q 100 0 0 100 0 0 cm /I Do Q"
    page.Contents = made.make_stream(text)
    if lang:
        made.Root.Lang = lang
    made.docinfo["/Title"] = "A partner's paper"
    page.Annots = made.make_indirect(pikepdf.Array([
        pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="Check this"),
    ]))  # fmt: skip
    made.save(path)
    return path


def test_a_pdf_of_a_partner_is_read_page_by_page(tmp_path: Path) -> None:
    file = read(pdf(tmp_path / "paper.pdf", lang="en-GB"))
    assert (file.format, file.title, file.language, file.tagged) == ("pdf", "A partner's paper", "en-GB", False)
    assert file.fonts == (Typeface("Helvetica", "page 1", embedded=False),)
    assert [(one.rule, one.what) for one in check_file(file, Place("paper.pdf"))] == [
        ("draft-left", "page 1: it still says 'DRAFT'"),
        ("comments-left", "1 comment is left; it stands at page 1: 'Check this'"),
        ("font-missing", "page 1: fonts that are not in the PDF: Helvetica"),
        ("untagged", "the PDF has no tags: its headings, tables and reading order are lost to screen readers"),
    ]


def test_a_scan_on_an_odd_page_is_told(tmp_path: Path) -> None:
    found = check_file(read(pdf(tmp_path / "scan.pdf", box=(612, 792), words=False)), Place("scan.pdf"))
    told = {one.rule: one.what for one in found}
    assert told["scan"] == "pictures of text that cannot be read aloud or searched: page 1"
    assert told["page-size"] == "page 1: the page is 216 by 279 mm: it is neither A4 nor A3"  # US Letter
    assert told["language"] == "the file does not say in which language it is"


def oddly(path: Path, key: str) -> Path:
    """A PDF whose page has a list of a name under a key that wants something else."""
    with pikepdf.open(pdf(path), allow_overwriting_input=True) as made:
        made.pages[0].obj[key] = pikepdf.Array([pikepdf.Name.Odd])
        made.save(path)
    return path


def test_a_pdf_with_objects_of_a_wrong_type_is_read_as_far_as_it_can_be_or_told(tmp_path: Path) -> None:
    assert read(oddly(tmp_path / "notes.pdf", "/Annots")).comments == ()
    assert read(oddly(tmp_path / "fonts.pdf", "/Resources")).fonts == ()
    with pytest.raises(ReportError, match="the file cannot be read; open it, save it again and send it in"):
        read(oddly(tmp_path / "turned.pdf", "/Rotate"))


def test_a_workbook_is_read_with_its_hidden_sheets_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "centres.xlsx"
    with xlsxwriter.Workbook(path) as book:
        shown, hidden = book.add_worksheet("Centres"), book.add_worksheet("Names")
        hidden.hide()
        shown.write("A1", "Reporting centre")
        shown.write_comment("A1", "Is it open?")
    file = read(path)
    assert [one.text for one in file.paragraphs] == ["Reporting centre"]
    assert [(one.rule, one.what) for one in check_file(file, Place("centres.xlsx"))] == [
        ("comments-left", "1 comment is left; it stands at sheet 'Centres': 'Is it open?'"),
        ("hidden", "sheet 'Names': the sheet is hidden"),
    ]


@pytest.mark.parametrize("content", [b"", b"words", b"%PDF-1.7 broken", b"PK\3\4 broken"])
def test_what_is_no_paper_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    with pytest.raises(ReportError, match=r"this is no paper; save it as|the file cannot be read; open it"):
        read(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_xml_that_lost_elements_or_values_is_read_without_an_error(
    data: st.DataObject, built: dict[str, bytes], tmp_path: Path
) -> None:
    """Whatever is cut out of a part that stays well-formed: a reader needs no element or value to be there."""
    from lxml import etree

    name, part = data.draw(st.sampled_from([
        (REPORT, DOCUMENT), (REPORT, "word/styles.xml"), (REPORT, "word/header1.xml"),
        (SLIDES, "ppt/slides/slide2.xml"), (SLIDES, "ppt/presentation.xml"),
        (SLIDES, "ppt/slideMasters/slideMaster1.xml"),
    ]))  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(built[name])) as zipped:
        parts = {one: zipped.read(one) for one in zipped.namelist()}
    root = etree.fromstring(parts[part])
    elements = [one for one in root.iter() if one is not root and isinstance(one.tag, str)]
    for index in data.draw(st.lists(st.integers(0, len(elements) - 1), min_size=1, max_size=6)):
        element, parent = elements[index], elements[index].getparent()
        if data.draw(st.booleans()) and parent is not None:
            parent.remove(element)
        else:
            for key in list(element.keys()):
                element.set(key, data.draw(st.sampled_from(["", "x", "-1", "99999999999999999999"])))
    path = tmp_path / name
    path.write_bytes(archive({**parts, part: etree.tostring(root)}.items()))
    file = read(path)
    check_file(file, Place(name), ("Arial",))
    assert file.state == "edited"
