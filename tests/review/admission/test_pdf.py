"""PDFs that are protected, damaged, hold programs or other files, or are too large to be bound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from reportgen.review.admission import pdf as admission
from tests.review.admission.files import AGAIN, told


def plan(folder: Path, change: Callable[[pikepdf.Pdf], None] = lambda _: None, pages: int = 1, **save: Any) -> Path:
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        change(document)
        document.save(folder / "plan.pdf", **save)
    return folder / "plan.pdf"


def printed(what: str) -> str:
    return f"open it in a PDF reader and print it to a new PDF, which leaves {what} out"


def test_a_good_pdf_with_links_bookmarks_and_a_form_is_let_in(tmp_path: Path) -> None:
    def good(document: pikepdf.Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://example.gov.uk"))
        document.pages[0].Annots = Array([document.make_indirect(link)])
        document.Root.AcroForm = Dictionary(Fields=Array())
        document.Root.OpenAction = Array([document.pages[0].obj, Name.Fit])
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Burglary", 0))

    assert told(plan(tmp_path, good)) == []


def test_a_password(tmp_path: Path) -> None:
    file = plan(tmp_path, encryption=pikepdf.Encryption(user="u", owner="o"))
    assert told(file) == ["the PDF cannot be opened without a password; ask who sent it for a copy without a password"]


@pytest.mark.parametrize(
    ("allow", "forbidden"),
    [
        ({"extract": False}, "copying"),
        ({"print_highres": False}, "printing"),
        ({"modify_assembly": False, "modify_other": False}, "putting it together with other files"),
        ({"extract": False, "print_highres": False}, "copying or printing"),
    ],
)
def test_protection_without_a_password_to_open_it(allow: dict[str, bool], forbidden: str, tmp_path: Path) -> None:
    file = plan(tmp_path, encryption=pikepdf.Encryption(owner="o", allow=pikepdf.Permissions(**allow)))
    assert told(file) == [
        f"the PDF is protected: it does not allow {forbidden}; ask who sent it for a copy without protection"
    ]


def test_protection_that_forbids_nothing_that_is_needed_is_let_in(tmp_path: Path) -> None:
    allow = pikepdf.Permissions(modify_annotation=False, modify_form=False)
    assert told(plan(tmp_path, encryption=pikepdf.Encryption(owner="o", allow=allow))) == []


def test_a_pdf_that_is_none_after_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7\nnothing")
    assert told(tmp_path / "plan.pdf") == [f"the PDF is damaged and cannot be read; {AGAIN}"]


def test_a_pdf_that_was_cut_off(tmp_path: Path) -> None:
    file = plan(tmp_path, pages=3)
    file.write_bytes(file.read_bytes()[:-60])  # the place of its table of contents stands last
    what = "the PDF is damaged: its list of contents is missing or wrong, so pages may be lost"
    assert told(file) == [f"{what}; {AGAIN}"]


def test_no_pages(tmp_path: Path) -> None:
    assert told(plan(tmp_path, pages=0)) == [f"the PDF has no pages; {AGAIN}"]


def test_more_pages_than_are_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "MOST_PAGES", 2)
    assert told(plan(tmp_path, pages=2)) == []
    assert told(plan(tmp_path, pages=3)) == [
        "the PDF has 3 pages, and at most 2 are bound; split it into several papers"
    ]


def test_more_bytes_than_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "MOST_MEGABYTES", 0.0001)
    remedy = "save it with smaller pictures (in Acrobat: Save As Other > Reduced Size PDF)"
    assert told(plan(tmp_path)) == [f"the PDF has 0 MB, and at most 0.0001 MB are taken; {remedy}"]


def opening(document: pikepdf.Pdf, action: Dictionary) -> None:
    document.Root.OpenAction = action


def on_a_link(document: pikepdf.Pdf, action: Dictionary) -> None:
    document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action)])


def after_another(document: pikepdf.Pdf, action: Dictionary) -> None:
    opening(document, Dictionary(S=Name.GoTo, D=Array([document.pages[0].obj, Name.Fit]), Next=Array([action])))


@pytest.mark.parametrize("place", [opening, on_a_link, after_another])
@pytest.mark.parametrize(
    ("action", "what", "remedy"),
    [
        (Dictionary(S=Name.JavaScript, JS="app.alert(1)"), "it holds programs (JavaScript)", printed("programs")),
        (Dictionary(S=Name.Launch, F="cmd.exe"), "it holds links that start programs", printed("such links")),
        (
            Dictionary(S=Name.ImportData, F="a.fdf"),
            "it holds links that bring in data from other files",
            printed("such links"),
        ),
    ],
)
def test_actions(
    place: Callable[[pikepdf.Pdf, Dictionary], None], action: Dictionary, what: str, remedy: str, tmp_path: Path
) -> None:
    assert told(plan(tmp_path, lambda document: place(document, action))) == [f"{what}; {remedy}"]


def test_files_in_it(tmp_path: Path) -> None:
    def attach(document: pikepdf.Pdf) -> None:
        document.attachments["names.xlsx"] = b"a workbook"

    remedy = f"{printed('them')}, and give those that matter as papers of their own"
    assert told(plan(tmp_path, attach)) == [f"it holds other files; {remedy}"]


def test_a_film(tmp_path: Path) -> None:
    def film(document: pikepdf.Pdf) -> None:
        document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia)])

    assert told(plan(tmp_path, film)) == [f"it holds films or sounds; {printed('films and sounds')}"]


def test_an_xfa_form(tmp_path: Path) -> None:
    def form(document: pikepdf.Pdf) -> None:
        document.Root.AcroForm = Dictionary(Fields=Array(), XFA=Stream(document, b"<xdp/>"))

    what = "it is a form of Adobe's XFA kind, which other readers cannot show"
    assert told(plan(tmp_path, form)) == [f"{what}; open it in Acrobat and print it to a new PDF"]


def test_a_huge_scan(tmp_path: Path) -> None:
    def scan(document: pikepdf.Pdf) -> None:
        image = Stream(document, b"", Type=Name.XObject, Subtype=Name.Image, Width=20_000, Height=28_000)
        document.pages[0].Resources = Dictionary(XObject=Dictionary(Scan=image))

    what = "a picture in it has more than 100 million points"
    assert told(plan(tmp_path, scan)) == [
        f"{what}; scan it again at 300 dots per inch, or save it with smaller pictures"
    ]


def test_names_that_are_no_text_are_let_in(tmp_path: Path) -> None:
    # A name is a row of bytes (ISO 32000-1, 7.3.5): old programs write names of fonts in Latin-1.
    def name(document: pikepdf.Pdf) -> None:
        fonts = b"<< /F\xe4 << /Type /Font /Subtype /Type\xe4 /S /Bl\xe4 >> >>"
        document.pages[0].Resources = Dictionary(Font=pikepdf.Object.parse(fonts))

    assert told(plan(tmp_path, name)) == []


def test_values_of_the_wrong_kind_are_let_in(tmp_path: Path) -> None:
    def odd(document: pikepdf.Pdf) -> None:
        image = Stream(document, b"", Type=Name.XObject, Subtype=Name.Image, Width=Name.Wide, Height=1)
        document.pages[0].Resources = Dictionary(XObject=Dictionary(Scan=image), S=3, Subtype=Array())

    assert told(plan(tmp_path, odd)) == []


@pytest.mark.parametrize("form", [3, Name.Form, Array()])
def test_a_form_that_is_none_is_let_in(form: object, tmp_path: Path) -> None:
    def odd(document: pikepdf.Pdf) -> None:
        document.Root.AcroForm = form

    assert told(plan(tmp_path, odd)) == []
