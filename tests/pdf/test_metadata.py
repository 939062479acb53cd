"""Properties of the bound PDF, and how it is opened."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from reportgen.pdf.metadata import describe
from reportgen.pdf.model import Binding, Source
from tests.pdf.drawn import Page, bound, new, write


def test_properties_are_those_of_the_binding(tmp_path: Path) -> None:
    source = Source(write(tmp_path / "a.pdf", Page()), "A")

    pdf, _ = bound(tmp_path, source, author="Governance", subject="Crime & disorder", language="cy")

    assert dict(pdf.docinfo.items()) == {
        "/Title": "Pack",
        "/Author": "Governance",
        "/Subject": "Crime & disorder",
        "/Producer": "reportgen",
        "/CreationDate": "D:20231124090000+00'00'",
        "/ModDate": "D:20231124090000+00'00'",
    }
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Pack"
        assert xmp["dc:creator"] == ["Governance"]
        assert xmp["dc:description"] == "Crime & disorder"
        assert xmp["dc:language"] == {"cy"}
        assert xmp["xmp:CreateDate"] == "2023-11-24T09:00:00+00:00"
        assert xmp["pdfuaid:part"] == "1"


def test_a_viewer_shows_title_and_outline_and_reads_the_language(tmp_path: Path) -> None:
    pdf, _ = bound(tmp_path, Source(write(tmp_path / "a.pdf", Page()), "A"))

    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert pdf.Root.PageMode == "/UseOutlines"
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.pdf_version == "1.7"


def test_words_cannot_break_out_of_the_properties() -> None:
    pdf = new(Page())

    describe(pdf, Binding((), "</rdf:li> {title} & <b>", datetime(2023, 11, 24)))  # noqa: DTZ001 no zone is known

    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "</rdf:li> {title} & <b>"
    assert pdf.docinfo["/CreationDate"] == "D:20231124000000"
