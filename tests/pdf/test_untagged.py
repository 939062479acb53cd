"""Untagged: pages without tags get paragraphs, figures and links; nothing on them is left without a mark."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reportgen.pdf.repair import whole
from tests.pdf.drawn import Page, fill, new, words
from tests.pdf.tagged import again, broken_rules, elements, kinds, merged, owners


def picture(pdf: pikepdf.Pdf, index: int = 0) -> None:
    """Gives a page a picture of one grey dot, as Im0."""
    dot = pdf.make_stream(
        b"\x80",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )
    pdf.pages[index].Resources.XObject = Dictionary(Im0=dot)


def drawing(width: float, height: float) -> str:
    return f"q {width} 0 0 {height} 50 50 cm /Im0 Do Q\n"


def content(pdf: pikepdf.Pdf, index: int = 0) -> str:
    return pdf.pages[index].Contents.read_bytes().decode("latin-1")


def test_each_page_is_a_section_of_paragraphs() -> None:
    first = words("One", 72, 700) + words("goes on", 72, 686) + words("Two", 72, 600)
    pdf = merged(new(Page(first), Page(words("Three", 72, 700))))
    # 14 points are a line of 12-point text; 86 are not.
    assert [owners(pdf, 0), owners(pdf, 1)] == [["P", "P"], ["P"]]
    assert kinds(pdf)["Sect"] == 2


def test_marks_that_a_page_had_are_gone_but_for_layers() -> None:
    old = f"/OC /MC0 BDC /P <</MCID 4>> BDC {words('Text', 72, 700)} EMC EMC /Span BMC /X MP EMC"
    pdf = merged(new(Page(old)))
    new_marks = "/OC /MC0 BDC /P << /MCID 0 >> BDC BT /F1 12 Tf 72 700 Td (Text) Tj ET EMC EMC"
    assert " ".join(content(pdf).split()) == new_marks


def test_lines_and_fills_are_decoration_and_clipping_is_not() -> None:
    line = "q 0 0 595 842 re W n " + words("Text", 72, 700) + "Q "
    pdf = merged(new(Page(fill(0.9, 0, 0, 595, 842) + line + words("more", 100, 700))))
    assert content(pdf).count("/Artifact") == 1
    # Text that is clipped line by line, as Word writes it, stays one paragraph.
    assert owners(pdf, 0) == ["P"]


def test_a_page_of_pictures_alone_is_a_scan_that_says_so() -> None:
    pdf = new(Page(words("Cover", 72, 700)), Page(drawing(595, 400) + drawing(595, 400)))
    picture(pdf, 1)
    done = merged(pdf)
    (scan,) = [node for node in elements(done) if node.S == "/Figure"]
    assert str(scan.Alt) == "Scanned page 2 of Paper 1; its text cannot be read by a screen reader"
    assert list(scan.K) == [0, 1]  # both strips are one scan


def test_pictures_beside_text_are_figures_unless_they_are_small_or_behind_it() -> None:
    for size, expected in (((200, 200), 1), ((20, 20), 0), ((595, 842), 0)):
        pdf = new(Page(drawing(*size) + words("Text", 72, 700)))
        picture(pdf)
        done = merged(pdf)
        assert kinds(done)["Figure"] == expected, size
        told = [str(node.Alt) for node in elements(done) if node.S == "/Figure"]
        assert told == ["Picture: no description was given"] * expected


def test_text_in_a_form_is_a_paragraph_and_loses_its_own_marks() -> None:
    pdf = new(Page("/Fm0 Do /Fm0 Do"))
    form = pdf.make_stream(b"/P <</MCID 0>> BDC BT (in a form) Tj ET EMC", Type=Name.XObject, Subtype=Name.Form)
    pdf.pages[0].Resources.XObject = Dictionary(Fm0=form)
    done = merged(pdf)
    assert owners(done, 0) == ["P"]
    assert b"BDC" not in done.pages[0].Resources.XObject.Fm0.read_bytes()


def test_a_form_that_draws_itself_ends() -> None:
    pdf = new(Page("/Fm0 Do"))
    form = pdf.make_stream(b"/Fm0 Do", Type=Name.XObject, Subtype=Name.Form)
    form.Resources = Dictionary(XObject=Dictionary(Fm0=form))
    pdf.pages[0].Resources.XObject = Dictionary(Fm0=form)
    done = merged(pdf)
    assert "/StructParents" not in done.pages[0].obj


def test_links_are_elements_that_say_where_they_lead() -> None:
    pdf = new(Page(words("Text", 72, 700)))
    action = Dictionary(S=Name.URI, URI=String("https://example.gov.uk"))
    rect = Array([72, 700, 100, 712])
    # Written into the array itself, as some programs do.
    pdf.pages[0].Annots = Array(
        [
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=action),
            Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=rect),
            Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=rect, F=2),  # hidden
        ]
    )
    done = merged(pdf)
    (link,) = [node for node in elements(done) if node.S in ("/Link", "/Annot")]
    assert str(link.K[0].Obj.Contents) == "https://example.gov.uk"
    assert done.pages[0].Tabs == "/S"


def test_the_whole_of_a_letter_passes_the_validator() -> None:
    pdf = new(Page(fill(0.9, 0, 0, 595, 842) + words("Text", 72, 700) + drawing(200, 200)), Page(drawing(595, 842)))
    for index in range(2):
        picture(pdf, index)
    from io import BytesIO

    given = BytesIO()
    pdf.save(given)
    done = whole(given.getvalue(), "A letter")
    assert broken_rules(done.content) == []
    assert done.unclear == ("1 drawing has no alternative text (page 1)",)


def test_a_page_without_content_gets_an_empty_section() -> None:
    pdf = merged(new(Page()))
    assert kinds(again(pdf)) == {"Document": 1, "Part": 1, "Sect": 1}
