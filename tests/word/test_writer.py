"""Whole files: valid, the same for the same input, with each drawing's number once."""

import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document.model import Block, Box, Heading, ItemList, PageBreak, Paragraph, Quotation
from reportgen.wording.text import Run, words
from tests.word.reports import CHART, FIG, TAB, TABLE, Built, built, cell, edited_template
from tests.work import calls_of

FRONT = (("Title", words("Crime performance")), ("Contact", (Run("mail", link="mailto:a@example.gov.uk"),)))
LONG = replace(TABLE, id="long", rows=tuple((cell(f"Ward {n}"), cell(f"{n:,}"), cell("")) for n in range(300)))
BLOCKS: tuple[Block, ...] = (
    Box("Summary", (Paragraph(words("The points are:"), 0), ItemList((words("One."), words("Two."))))),
    Box("Officers Recommendations", (ItemList((words("That the Board note it."),), "number"),)),
    Heading(words("Why this report is needed")),
    Paragraph((Run("See "), Run("Fig 1", ref="burglary_trend"), Run(" & the "), Run("data", link="https://a.gov.uk"))),
    FIG,
    Heading(words("Tables"), 2),
    Paragraph(words("Deeper."), 3),
    TAB,
    replace(TAB, figure=LONG, number=2),
    ItemList((words("a"),), "arrow"),
    ItemList((words("b"),), "diamond"),
    ItemList((words("c"),), "number"),
    Quotation(words("A vision.")),
    PageBreak(),
    replace(FIG, figure=replace(CHART, id="other"), number=2),
)


@pytest.fixture(scope="module")
def whole() -> Built:
    return built(*BLOCKS, front=FRONT)


@pytest.mark.parametrize("issued", [False, True])
def test_the_validator_has_no_finding(tmp_path: Path, issued: bool) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "paper.docx"
    path.write_bytes(built(*BLOCKS, front=FRONT, issued=issued).content)
    assert OpenXmlValidator().validate(path).errors == []


def test_the_same_input_gives_the_same_bytes(whole: Built) -> None:
    assert built(*BLOCKS, front=FRONT).content == whole.content


def test_drawing_numbers_are_unique_over_body_headers_and_footers(whole: Built) -> None:
    parts = [name for name in whole.names() if name.startswith(("word/document", "word/header", "word/footer"))]
    numbers = Counter(number for part in parts for number in whole.find("//wp:docPr/@id", part))
    assert sum(numbers.values()) == 3  # the wordmark and two charts
    assert set(numbers.values()) == {1}


def test_every_drawing_has_alternative_text_and_every_table_its_header_row(whole: Built) -> None:
    assert whole.find("//wp:docPr[not(@descr) or @descr='']") == []
    assert len(whole.find("//w:tbl")) == 3
    assert len(whole.find("//w:tbl[w:tr[1]/w:trPr/w:tblHeader]")) == 3


def test_no_picture_stands_for_a_chart(whole: Built) -> None:
    assert not [name for name in whole.names() if "media" in name]


def test_nothing_of_the_template_s_body_is_left(tmp_path: Path) -> None:
    body, links = "word/document.xml", "word/_rels/document.xml.rels"
    link = '<w:body><w:p><w:hyperlink r:id="rId77"><w:r><w:t>Sample</w:t></w:r></w:hyperlink></w:p>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    relation = f'<Relationship Id="rId77" Type="{kind}" Target="https://sample.example" TargetMode="External"/>'
    template = edited_template(tmp_path, body, "<w:body>", link)
    template = edited_template(tmp_path, links, "</Relationships>", f"{relation}</Relationships>", template)
    file = built(template=template)
    assert file.texts("//w:body") == [""]
    assert file.find("//rel:Relationship[@TargetMode='External']", links) == []
    assert len(file.find("//rel:Relationship[contains(@Target, 'header')]", links)) == 2


@pytest.mark.libreoffice
@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and Poppler")
def test_libreoffice_opens_the_file_and_repeats_header_rows(tmp_path: Path, whole: Built) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(whole.content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "paper.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = [page for page in text.split("\f") if "Ward " in page]
    assert len(pages) > 5  # 300 rows
    assert all("Direction" in page for page in pages)
    assert "1.    " in text and "WHY THIS REPORT IS NEEDED" in text
    assert "Page 2 of" in text


def test_a_table_of_four_times_the_rows_is_four_times_the_work() -> None:
    def table(count: int) -> Block:
        rows = tuple(tuple(cell(f"{row}-{column}") for column in range(10)) for row in range(count))
        return replace(TAB, figure=replace(TABLE, header=((cell("h"),) * 10,), rows=rows, widths=(), total_rows=()))

    small, big = table(100), table(400)
    built(small)  # what is read once is read
    # To grow with the square of the rows would be sixteen times the work.
    assert calls_of(lambda: built(big)) < 8 * calls_of(lambda: built(small))
