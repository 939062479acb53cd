"""What programs hide beside the pages goes; what is printed stays."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, String

from reportgen.pdf.scrub import scrub, scrub_pages
from tests.pdf.drawn import Page, content, new, words


def test_of_a_page_stays_what_is_printed() -> None:
    pdf = new(Page(words("Text", 72, 500), entries={"/Rotate": 90, "/UserUnit": 2, "/StructParents": 3}))
    page = pdf.pages[0].obj
    for key in ("/AA", "/PieceInfo", "/Trans", "/B", "/VP", "/Thumb", "/SecretOfAProgram"):
        page[key] = Dictionary()

    scrub_pages(pdf)

    kept = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/Rotate", "/UserUnit", "/StructParents"}
    assert set(page.keys()) == kept
    assert "(Text) Tj" in content(pdf.pages[0])


def test_private_data_goes_from_whatever_holds_it_however_deep() -> None:
    pdf = new(Page())
    secret = Dictionary(Private=String("SECRET"))
    stream = pdf.make_stream(b"", PieceInfo=secret, Kept=1)
    inner = Dictionary(
        Font=Dictionary(F1=Dictionary(Metadata=secret, Type=Name.Font)), List=Array([Dictionary(AF=secret)])
    )
    pdf.Root.Held = Array([stream, pdf.make_indirect(inner)])

    scrub(pdf)

    assert "/PieceInfo" not in stream and stream.Kept == 1
    held = pdf.Root.Held[1]
    assert list(held.Font.F1.keys()) == ["/Type"]
    assert list(held.List[0].keys()) == []
