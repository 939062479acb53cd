"""Links in the bound PDF: within a source, to another source, to the web; and those that are taken out."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from reportgen.pdf.model import Source, address
from tests.pdf.drawn import Page, bound, new, write


def _link(**entries: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 50, 20]), **entries)


def _goto(place: object) -> Dictionary:
    return _link(A=Dictionary(S=Name.GoTo, D=place))


def _uri(address: str) -> Dictionary:
    return _link(A=Dictionary(S=Name.URI, URI=String(address)))


def _source(path: Path, *links: Dictionary) -> Source:
    """A source of two pages with these links on its first; ``summary`` and ``/Old`` are names of its second page."""
    pdf = new(Page(), Page())
    place = Array([pdf.pages[1].obj, Name.XYZ, 0, 700, None])
    pdf.Root.Dests = Dictionary(Old=Dictionary(D=place))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("summary"), place])))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link) for link in links])
    pdf.save(path)
    return Source(path, path.stem)


def _links(pdf: pikepdf.Pdf, page: int) -> list[Object]:
    return list(pdf.pages[page].obj.get("/Annots", ()))


def _page_of(pdf: pikepdf.Pdf, link: Object) -> int:
    return pikepdf.Page(link.Dest[0]).index


@pytest.mark.parametrize(
    "link",
    [
        _link(Dest=String("summary")),
        _link(Dest=Name.Old),
        _goto(String("summary")),
        _goto(Array([1, Name.XYZ, 0, 700, None])),
    ],
    ids=["name", "old name", "action", "page number"],
)
def test_a_link_within_a_source_leads_to_the_copied_page(tmp_path: Path, link: Dictionary) -> None:
    before = Source(write(tmp_path / "before.pdf", Page()), "Before")

    pdf, _ = bound(tmp_path, before, _source(tmp_path / "a.pdf", link))

    (found,) = _links(pdf, 2)
    assert _page_of(pdf, found) == 3  # one page and a blank one before; the second page of the source
    assert float(found.Dest[3]) == 700


def test_the_same_name_in_two_sources_leads_to_each_ones_own_page(tmp_path: Path) -> None:
    first = _source(tmp_path / "a.pdf", _link(Dest=String("summary")))
    second = _source(tmp_path / "b.pdf", _link(Dest=String("summary")))

    pdf, _ = bound(tmp_path, first, second)

    assert [_page_of(pdf, _links(pdf, page)[0]) for page in (0, 2)] == [1, 3]


def test_names_in_a_tree_of_several_levels_are_found(tmp_path: Path) -> None:
    source = _source(tmp_path / "a.pdf", _link(Dest=String("summary")))
    with pikepdf.open(source.path, allow_overwriting_input=True) as pdf:
        leaf = pdf.make_indirect(Dictionary(Names=pdf.Root.Names.Dests.Names, Limits=Array([String("s"), String("t")])))
        pdf.Root.Names.Dests = Dictionary(Kids=Array([leaf]))
        pdf.save()

    pdf, _ = bound(tmp_path, source)

    assert _page_of(pdf, _links(pdf, 0)[0]) == 1


def test_an_address_of_a_source_becomes_a_link_to_its_first_page(tmp_path: Path) -> None:
    front = _source(tmp_path / "front.pdf", _uri(address(2)), _uri(address(3)))
    report = Source(write(tmp_path / "report.pdf", Page()), "Report")
    slides = Source(write(tmp_path / "slides.pdf", Page()), "Slides")

    pdf, _ = bound(tmp_path, front, report, slides)

    found = _links(pdf, 0)
    assert [_page_of(pdf, link) for link in found] == [2, 4]
    assert [str(link.Contents) for link in found] == ["Go to Report", "Go to Slides"]
    assert all("/A" not in link for link in found)
    assert b"pack.invalid" not in (tmp_path / "pack.pdf").read_bytes()


@pytest.mark.parametrize("web", ["https://example.gov.uk/a?b=c#d", "http://example.gov.uk", "mailto:a@example.gov.uk"])
def test_links_to_the_web_stay(tmp_path: Path, web: str) -> None:
    pdf, _ = bound(tmp_path, _source(tmp_path / "a.pdf", _uri(web)))

    assert [str(link.A.URI) for link in _links(pdf, 0)] == [web]


@pytest.mark.parametrize(
    "link",
    [
        _uri(address(2)),
        _uri("https://pack.invalid/source/0"),
        _uri("https://pack.invalid/elsewhere"),
        _uri("file:///home/officer/report.docx"),
        _uri("javascript:alert(1)"),
        _uri("other.docx"),
        _link(Dest=String("unknown")),
        _goto(Array([99, Name.Fit])),
        _link(A=Dictionary(S=Name.Launch, F=String("a.exe"))),
        _link(A=Dictionary(S=Name.GoToR, F=String("b.pdf"), D=Array([0, Name.Fit]))),
        _link(A=Dictionary(S=Name.SubmitForm, F=String("https://example.gov.uk"))),
        _link(),
    ],
)
def test_links_to_nothing_and_to_what_acts_are_taken_out(tmp_path: Path, link: Dictionary) -> None:
    pdf, _ = bound(tmp_path, _source(tmp_path / "a.pdf", link))

    assert _links(pdf, 0) == []


def test_links_to_pages_bring_no_page_in_twice(tmp_path: Path) -> None:
    first = _source(tmp_path / "a.pdf", _link(Dest=String("summary")))
    second = _source(tmp_path / "b.pdf", _link(Dest=String("summary")))

    pdf, _ = bound(tmp_path, first, second)

    pages = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == "/Page"]
    assert len(pages) == len(pdf.pages) == 4
