"""Repair: what LibreOffice makes of Office files passes PDF/UA-1, says what the files say, and keeps every heading."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import xlsxwriter

from reportgen.libreoffice.convert import convert
from reportgen.pdf.headings import headings
from reportgen.pdf.repair import finish, whole
from tests.pdf import office
from tests.pdf.tagged import broken_rules, elements, kinds, link, merged, saved, tagged

WORD_PICTURES = ["A red box", "Picture: no description was given"]
SLIDE_PICTURES = [
    "Red picture",
    "Picture: no description was given",
    "Column chart: cases by month",
    "Map: two wards",
]


def alternatives(pdf: pikepdf.Pdf) -> list[str]:
    return [str(node.Alt) for node in elements(pdf) if node.S == "/Figure"]


def spoken(pdf: pikepdf.Pdf, folder: Path) -> str:
    """The tree with its texts, as Poppler reads it; it says nothing against it."""
    pdf.save(folder / "read.pdf")
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(folder / "read.pdf")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.libreoffice
@pytest.mark.usefixtures("needs_libreoffice")
def test_converted_papers_are_made_whole_and_merged(tmp_path: Path) -> None:
    # One test: LibreOffice takes seconds to start.
    files = [office.report(tmp_path / "report.docx"), office.deck(tmp_path / "deck.pptx")]
    (tmp_path / "work").mkdir()
    made = {one.source.name: one.pdf for one in convert(files, tmp_path / "work")}
    report = finish(made["report.docx"].read_bytes(), files[0])
    deck = finish(made["deck.pptx"].read_bytes(), files[1])

    assert [broken_rules(one.content) for one in (report, deck)] == [[], []]
    assert report.unclear == (
        "1 drawing has no alternative text (page 1)",
        "headings skip a level; their levels were moved up",
    )
    assert deck.unclear == ("1 drawing has no alternative text (page 1)",)
    assert finish(made["deck.pptx"].read_bytes(), files[1]) == deck  # the same bytes

    papers = [pikepdf.open(BytesIO(one.content)) for one in (report, deck)]
    assert alternatives(papers[0]) == WORD_PICTURES
    assert alternatives(papers[1]) == SLIDE_PICTURES
    assert [(one.level, one.text) for one in headings(papers[0])] == [(1, "First heading"), (2, "Second heading")]
    assert [(one.level, one.text, one.page) for one in headings(papers[1])] == [(1, "Burglary", 0)]
    (site,) = [node for node in elements(papers[1]) if node.S == "/Link"]
    assert [isinstance(kid, int) for kid in site.K] == [True, False]  # its words, and the link itself
    assert str(papers[1].Root.StructTreeRoot.K.K[0].S) == "/Sect"

    letter = tagged([("P", "A letter")])
    pack = merged(papers[0], letter, papers[1])
    told = headings(pack)
    pages = len(papers[0].pages)
    assert [(one.text, one.page) for one in told] == [
        ("First heading", 0),
        ("Second heading", 0),
        ("Burglary", pages + 1),
    ]
    read = spoken(pack, tmp_path)
    for heading in told:
        assert len(re.findall(rf'H\d[^"]*"{heading.text}"', read)) == 1
    assert alternatives(pack) == WORD_PICTURES + SLIDE_PICTURES


def test_a_partners_tags_are_kept_and_mended() -> None:
    given = tagged([("H2", "Skipped"), ("Figure", "drawn"), ("Note", "note"), ("Big", "own name")], roles={"Big": "H4"})
    link(given, 0)
    done = whole(saved(given), "A partner's paper")
    assert broken_rules(done.content) == []
    pdf = pikepdf.open(BytesIO(done.content))
    # The link's words are the heading's at the top of the page: it has an element already, and keeps it.
    assert [str(node.S) for node in elements(pdf)][1:] == ["/H1", "/Figure", "/Note", "/H2", "/Link"]
    assert str(pdf.docinfo["/Title"]) == "A partner's paper"
    assert done.unclear == (
        "1 drawing has no alternative text (page 1)",
        "headings skip a level; their levels were moved up",
    )


def test_text_of_a_partner_that_is_in_no_tag_is_told() -> None:
    given = tagged([("P", "tagged")])
    content = given.pages[0].Contents.read_bytes() + b"BT /F1 12 Tf 72 500 Td (not tagged) Tj ET"
    given.pages[0].Contents = given.make_stream(content)
    done = whole(saved(given), "Paper")
    assert broken_rules(done.content) == []
    assert done.unclear == ("1 piece of text is in no tag; no screen reader will read what is there",)


def test_header_cells_say_what_they_head() -> None:
    given = tagged([("TH", "Ward"), ("TH", "Count"), ("TH", "Hale"), ("TD", "3")])
    document = given.Root.StructTreeRoot.K
    cells = list(document.K)
    rows = [
        given.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.TR, K=pikepdf.Array(pair)))
        for pair in (cells[:2], cells[2:])
    ]
    document.K = pikepdf.Array([given.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Table, K=pikepdf.Array(rows)))])
    done = whole(saved(given), "Paper")
    assert broken_rules(done.content) == []
    pdf = pikepdf.open(BytesIO(done.content))
    assert [str(node.A[0].Scope) for node in elements(pdf) if node.S == "/TH"] == ["/Column", "/Column", "/Row"]


def test_a_link_without_an_element_gets_one_where_its_words_are() -> None:
    given = tagged([("P", "words"), ("P", "other words")])
    link(given, 0)  # over the first paragraph: 72 to 172 across, 700 to 712 up
    del given.Root.StructTreeRoot.K.K[2]
    pdf = pikepdf.open(BytesIO(whole(saved(given), "Paper").content))
    (site,) = [node for node in elements(pdf) if node.S == "/Link"]
    assert [site.P.S, site.K[0]] == ["/P", 0]
    assert str(site.K[1].Obj.Contents) == "https://example.gov.uk"


def test_a_link_element_without_a_link_is_words() -> None:
    pdf = pikepdf.open(BytesIO(whole(saved(tagged([("Link", "no link")])), "Paper").content))
    assert kinds(pdf) == {"Document": 1, "Span": 1}


def test_the_mark_of_a_shape_that_begins_in_the_form_of_its_shadow_is_set_right() -> None:
    given = tagged([("Figure", "x")])
    form = given.make_stream(b"/Figure <</MCID 0>> BDC 0 0 9 9 re f", Type=pikepdf.Name.XObject)
    form.Subtype, form.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, 9, 9])
    given.pages[0].Resources.XObject = pikepdf.Dictionary(Tr0=form)
    given.pages[0].Contents = given.make_stream(b"q /Tr0 Do 0 0 99 99 re f Q EMC")
    done = whole(saved(given), "Paper")
    assert broken_rules(done.content) == []
    pdf = pikepdf.open(BytesIO(done.content))
    content = pdf.pages[0].Contents.read_bytes()
    assert b" ".join(content.split()) == b"q /Figure << /MCID 0 >> BDC /Tr0 Do 0 0 99 99 re f Q EMC"


@pytest.mark.parametrize(
    ("charts", "pieces", "told"),
    [
        (["Cases by ward"], 1, ["Cases by ward"]),
        (["Cases by ward"], 2, ["Cases by ward", "Cases by ward"]),  # it runs over two pages
        (["Cases by ward", ""], 2, ["Cases by ward", "Chart: no description was given"]),
        (["Cases by ward", "Cases by month"], 1, ["Picture: no description was given"]),  # which of the two is seen?
    ],
)
def test_charts_of_a_workbook_say_what_their_author_wrote(
    tmp_path: Path, charts: list[str], pieces: int, told: list[str]
) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        for row, description in enumerate(charts):
            chart = book.add_chart({"type": "column"})
            chart.add_series({"values": "=Sheet1!$A$1:$A$2"})
            sheet.insert_chart(row, 1, chart, {"description": description})
    given = tagged([("P", "a cell"), *(("Figure", "drawn") for _ in range(pieces))])
    done = finish(saved(given), tmp_path / "a.xlsx")
    assert broken_rules(done.content) == []
    assert alternatives(pikepdf.open(BytesIO(done.content))) == told


def test_when_a_pdf_was_made_is_left_out() -> None:
    given = tagged([("P", "x")])
    given.docinfo["/CreationDate"] = "D:20231124"
    pdf = pikepdf.open(BytesIO(whole(saved(given), "Paper").content))
    assert "/CreationDate" not in pdf.docinfo
