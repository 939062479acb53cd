"""Links by which a file would fetch something when it is opened, and those that wait for a click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.admission.files import added, changed, deck, linked, members, packed, report, told, workbook

WORD_PART = "word/_rels/document.xml.rels"
HELD = "select each, cut it, and paste it as a picture, so that the file holds it"
EDIT_LINKS = "choose File > Info > Edit Links to Files, select each and choose Break Link"
EDIT_BOOKS = "choose Data > Edit Links (or Workbook Links), select each and choose Break Link"
FILM = "take the film or sound out and give its address as a hyperlink"


def test_hyperlinks_are_let_in(tmp_path: Path) -> None:
    links = ("hyperlink", "https://example.gov.uk"), ("hyperlink", "mailto:office@example.gov.uk")
    assert told(linked(report(tmp_path), WORD_PART, *links)) == []


@pytest.mark.parametrize(
    ("make", "part", "sort", "address", "what", "remedy"),
    [
        (report, WORD_PART, "image", "https://example.gov.uk/a.png", "a picture", f"in Word, {HELD}"),
        (report, WORD_PART, "oleObject", "file:///C:/a.xlsx", "an object", f"in Word, {EDIT_LINKS}"),
        (
            report,
            "word/_rels/settings.xml.rels",
            "attachedTemplate",
            "//server/templates/report.dotx",
            "its template",
            "in Word, choose File > Options > Add-ins > Manage: Templates > Go, and attach Normal.dotm in its place",
        ),
        (
            deck,
            "ppt/charts/_rels/chart1.xml.rels",
            "package",
            "file:///C:/a.xlsx",
            "the data of a chart",
            f"in PowerPoint, {EDIT_LINKS}",
        ),
        (
            deck,
            "ppt/slides/_rels/slide1.xml.rels",
            "video",
            "https://example.gov.uk/v",
            "a film",
            f"in PowerPoint, {FILM}",
        ),
        (deck, "ppt/slides/_rels/slide1.xml.rels", "audio", "file:///C:/a.mp3", "a sound", f"in PowerPoint, {FILM}"),
        (
            workbook,
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            "externalLinkPath",
            "file:///C:/b.xlsx",
            "another workbook",
            f"in Excel, {EDIT_BOOKS}",
        ),
        (report, WORD_PART, "control", "https://example.gov.uk/c", "a part of it", f"in Word, {EDIT_LINKS}"),
    ],
)
def test_what_would_be_fetched(
    make: Callable[[Path], Path], part: str, sort: str, address: str, what: str, remedy: str, tmp_path: Path
) -> None:
    assert told(linked(make(tmp_path), part, (sort, address))) == [
        f"{what} is linked, not held in the file ({address}); {remedy}"
    ]


def test_links_of_one_sort_are_told_once_with_their_number(tmp_path: Path) -> None:
    links = [("image", f"https://example.gov.uk/{number}.png") for number in range(3)]
    what = "a picture is linked, not held in the file (https://example.gov.uk/0.png, and 2 more)"
    assert told(linked(report(tmp_path), WORD_PART, *links)) == [f"{what}; in Word, {HELD}"]


def test_a_long_address_is_cut(tmp_path: Path) -> None:
    (said,) = told(linked(report(tmp_path), WORD_PART, ("image", "https://example.gov.uk/" + "a" * 100)))
    # 80 characters, of which the last three are dots, of an address that begins with 23 before the letters.
    assert said.startswith(f"a picture is linked, not held in the file (https://example.gov.uk/{'a' * 54}...);")


def test_a_link_in_a_workbook_in_the_file(tmp_path: Path) -> None:
    inner = linked(workbook(tmp_path), "xl/_rels/workbook.xml.rels", ("externalLinkPath", "file:///C:/b.xlsx"))
    file = added(report(tmp_path), {"word/embeddings/Book1.xlsx": inner.read_bytes()})
    what = "another workbook is linked, not held in the file (file:///C:/b.xlsx) (in 'word/embeddings/Book1.xlsx')"
    assert told(file) == [f"{what}; in Word, {EDIT_LINKS}"]


def field(*codes: str) -> str:
    """A field of Word whose code is spread over runs, as Word writes it."""
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{sort}"/></w:r>' for sort in ("begin", "end"))
    return begin + runs + end


@pytest.mark.parametrize(
    ("xml", "named"),
    [
        (field(" INCLUDEPICTURE ", '"https://example.gov.uk/a.png" \\d'), "INCLUDEPICTURE"),
        (field("D", "DEAU", 'TO excel "a.xlsx" r1c1'), "DDEAUTO"),
        (
            field(
                " IF 1 = 1 ",
            )
            + field('includetext "C:\\a.docx"'),
            "INCLUDETEXT",
        ),
        ('<w:fldSimple w:instr=" DDE a b "><w:r><w:t>x</w:t></w:r></w:fldSimple>', "DDE"),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>QUOTE </w:instrText></w:r>' + field("LINK a"), "LINK"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>RD "a.docx"</w:instrText></w:r>',
            "RD",
        ),  # without its end
    ],
)
def test_fields_that_bring_in_what_stands_elsewhere(xml: str, named: str, tmp_path: Path) -> None:
    file = changed(report(tmp_path), "word/document.xml", "<w:t>A sentence.</w:t>", f"<w:t>A</w:t></w:r>{xml}<w:r>")
    remedy = "click on each in Word and press Ctrl+Shift+F9, so that what it shows stays in the document"
    assert told(file) == [f"it has fields that bring in what stands elsewhere ({named}); {remedy}"]


def test_fields_of_the_document_itself_are_let_in(tmp_path: Path) -> None:
    fields = field(" REF ", "_Ref1 \\h") + field("PAGE") + field("") + field('TOC \\o "1-3"')
    file = changed(report(tmp_path), "word/document.xml", "<w:t>A sentence.</w:t>", f"<w:t>A</w:t></w:r>{fields}<w:r>")
    assert told(file) == []


def test_dde_of_excel(tmp_path: Path) -> None:
    link = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'
    file = packed(workbook(tmp_path), members(tmp_path / "book.xlsx") | {"xl/externalLinks/externalLink1.xml": link})
    assert told(file) == [f"it has links to other programs (DDE); in Excel, {EDIT_BOOKS}"]


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("xl/connections.xml", b'<connections><connection id="1" refreshOnLoad="1"/></connections>'),
        ("xl/worksheets/sheet2.xml", b"<worksheet><f>_xlfn.WEBSERVICE(A1)</f></worksheet>"),
    ],
)
def test_data_that_are_fetched_on_opening(part: str, xml: bytes, tmp_path: Path) -> None:
    file = packed(workbook(tmp_path), members(tmp_path / "book.xlsx") | {part: xml})
    remedy = "in Excel, delete its queries and connections (Data tab) and its WEBSERVICE formulas"
    assert told(file) == [f"it fetches data from elsewhere whenever it is opened; {remedy}"]
