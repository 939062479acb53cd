"""The bound PDF, read back: pages, numbers, stamps, blank pages, labels; nothing covered, nothing secret."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import numpy
import pikepdf
import pytest
from page import validate_pdf
from pikepdf import Array, Dictionary, Name, Object, String

from reportgen.errors import ReportError
from reportgen.pdf.bind import bind, page_count
from reportgen.pdf.fonts import embed
from reportgen.pdf.furniture import number_size, stamp_size
from reportgen.pdf.known import Known
from reportgen.pdf.model import Binding, PageRange, Source, address
from reportgen.pdf.room import rooms
from tests.pdf.drawn import A4, DAY, SLIDE, Page, bound, content, fill, new, part, pixels, views, words, write

STAMP = "AGENDA ITEM 7"


def _text(path: Path, page: int) -> list[str]:
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-layout", str(path), "-"]
    found = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return [" ".join(line.split()) for line in found.splitlines() if line.strip()]


def _pack(folder: Path) -> Path:
    report = write(folder / "report.pdf", Page(words("First report", 72, 500)), *[Page(words("More", 72, 500))] * 2)
    slides = write(folder / "slides.pdf", Page(words("Slides", 72, 300), SLIDE))
    bound(folder, Source(report, "Report", stamp=STAMP), Source(slides, "Slides", stamp="AGENDA ITEM 8"))
    return folder / "pack.pdf"


def test_each_page_has_its_number_each_paper_its_stamp_and_blank_pages_their_sentence(tmp_path: Path) -> None:
    path = _pack(tmp_path)

    blank = "This page is intentionally left blank"
    assert [_text(path, page) for page in range(1, 7)] == [
        [STAMP, "First report", "1"],
        ["More", "2"],
        ["More", "3"],
        [blank, "4"],
        ["AGENDA ITEM 8", "Slides", "5"],
        [blank, "6"],
    ]


def test_blank_pages_are_as_large_as_the_page_before(tmp_path: Path) -> None:
    with pikepdf.open(_pack(tmp_path)) as pdf:
        sizes = [[float(side) for side in page.mediabox] for page in pdf.pages]

    assert sizes[3] == list(A4)
    assert sizes[5] == list(SLIDE)


def test_a_blank_page_after_a_turned_page_lies_as_that_is_shown(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page(entries={"/Rotate": 90}))

    pdf, _ = bound(tmp_path, Source(path, "Turned"))

    assert [float(side) for side in pdf.pages[1].mediabox] == [0, 0, 842, 595]


def test_what_was_bound_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page(), Page(), Page())

    pdf, told = bound(tmp_path, Source(path, "A"), Source(path, "B"), first_page=257)

    assert told.ranges == (PageRange(257, 260, 1), PageRange(261, 264, 1))
    assert told.pages == len(pdf.pages) == 8
    assert told.size == (tmp_path / "pack.pdf").stat().st_size


def test_labels_are_the_printed_numbers_and_leave_out_what_is_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page())

    pdf, _ = bound(tmp_path, Source(path, "A", numbers=11), Source(path, "B"), first_page=257)

    # 257 and a blank page; ten numbers of the paper that is left out; the next paper and its blank page
    assert [page.label for page in pdf.pages] == ["257", "258", "269", "270"]


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    first = hashlib.sha256(_pack(tmp_path).read_bytes()).hexdigest()

    assert hashlib.sha256(_pack(tmp_path).read_bytes()).hexdigest() == first


def test_what_was_found_before_gives_the_same_bytes_as_looking(tmp_path: Path) -> None:
    binding = Binding((Source(write(tmp_path / "a.pdf", Page(words("3", 294, 27))), "A", stamp=STAMP),), "Pack", DAY)
    known: dict[str, str] = {}

    bind(binding, tmp_path / "one.pdf", known)
    bind(binding, tmp_path / "two.pdf", known)

    assert known
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [A4, (0, 0, 842, 595), (-100, 50, 495, 892), (10, 20, 430, 615)])
def test_stamp_and_number_are_upright_whatever_the_page(tmp_path: Path, turn: int, box: tuple[int, ...]) -> None:
    path = write(tmp_path / "a.pdf", Page("", box, {"/Rotate": turn}))

    bound(tmp_path, Source(path, "A", stamp=STAMP))

    lines = _text(tmp_path / "pack.pdf", 1)
    assert lines == [STAMP, "1"]
    (view,) = views(path)
    found = rooms(path, [view], number_size(), stamp_size(STAMP), Known())[0]
    grey = pixels(tmp_path / "pack.pdf")
    assert found.stamp is not None
    assert part(grey, view, found.stamp.box).min() < 100  # the words stand in their places, and nowhere else
    assert part(grey, view, found.number.box).min() < 100
    for place in (found.stamp.box, found.number.box):
        part(grey, view, place)[:] = 255
    assert grey.min() == 255


def test_a_crop_box_is_the_page(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page("", A4, {"/CropBox": Array([100, 100, 400, 500])}))

    bound(tmp_path, Source(path, "A", stamp=STAMP))

    grey = pixels(tmp_path / "pack.pdf")
    assert grey.shape == (800, 600)
    assert _text(tmp_path / "pack.pdf", 1) == [STAMP, "1"]
    assert grey[:150].min() < 100 and grey[-150:].min() < 100


@pytest.mark.parametrize(
    "drawing",
    [
        words("Title", 400, 800, 30),
        fill(0.3, 0, 760, 595, 82) + "1 g " + words("White", 380, 790, 24),
        words("Left", 40, 800, 30) + words("Right", 500, 800, 30),
        words("12", 292, 27) + words("Footer", 60, 27),
    ],
)
def test_nothing_that_stands_on_a_page_is_covered(tmp_path: Path, drawing: str) -> None:
    path = write(tmp_path / "a.pdf", Page(drawing))
    (view,) = views(path)
    (found,) = rooms(path, [view], number_size(), stamp_size(STAMP), Known())
    bound(tmp_path, Source(path, "A", stamp=STAMP))
    assert found.stamp is not None and not found.shrunk

    before, after = pixels(path).astype(int), pixels(tmp_path / "pack.pdf").astype(int)

    for place in (found.stamp.box, found.number.box):
        assert numpy.ptp(part(before, view, place)) == 0  # an even ground was there
        part(before, view, place)[:] = part(after, view, place)[:] = 0
    assert numpy.array_equal(before, after)  # and all the rest is as it was


def _striped(box: tuple[int, ...] = SLIDE, **entries: object) -> Page:
    stripes = "".join(fill(0.3, box[0], at, box[2] - box[0], 4) for at in range(box[1], box[3], 8))
    return Page(stripes, box, {f"/{key}": value for key, value in entries.items()})


def test_a_full_page_is_made_smaller_and_keeps_its_size(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", _striped())

    bound(tmp_path, Source(path, "A", stamp=STAMP))

    grey = pixels(tmp_path / "pack.pdf", scale=1)
    assert grey.shape == (540, 960)
    # 2 strips of 22 points of A4, on a slide of 960 x 540 that is printed 842 points wide: 25 points of the slide
    assert grey[0].min() == grey[24].min() == grey[-1].min() == grey[:, 0].min() == 255
    assert grey[27:40, 480].min() < 100
    assert _text(tmp_path / "pack.pdf", 1) == [STAMP, "1"]


def test_what_lay_beyond_the_edge_stays_out_of_the_room_that_was_made(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page(_striped((0, -100, 960, 700)).content, SLIDE))

    bound(tmp_path, Source(path, "A"))

    assert pixels(tmp_path / "pack.pdf", scale=1)[:24].min() == 255


def test_links_and_their_targets_move_with_a_page_that_is_made_smaller(tmp_path: Path) -> None:
    pdf = new(_striped(), _striped())
    page = pdf.pages[1].obj
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 960, 540]), Dest=Array([page, Name.XYZ, 0, 540, 0])
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
    pdf.save(tmp_path / "a.pdf")

    result, _ = bound(tmp_path, Source(tmp_path / "a.pdf", "A"))

    (moved,) = result.pages[0].obj.Annots
    scale = 1 - 44 / (540 * 841.89 / 960)  # what two strips of 22 points leave of the slide's height
    left, bottom = 960 * (1 - scale) / 2, 540 * (1 - scale) / 2
    expected = [left, bottom, 960 - left, 540 - bottom]
    assert [float(number) for number in moved.Rect] == pytest.approx(expected, abs=0.05)
    assert [float(number) for number in list(moved.Dest)[2:4]] == pytest.approx([left, 540 - bottom], abs=0.05)


def test_graphics_states_left_open_or_closed_too_often_do_not_move_the_stamp(tmp_path: Path) -> None:
    open_ = write(tmp_path / "open.pdf", Page("q 0.1 0 0 0.1 0 0 cm q 1 0 0 1 50 50 cm\n"))
    closed = write(tmp_path / "closed.pdf", Page("Q Q 0.1 0 0 0.1 0 0 cm\n"))

    bound(tmp_path, Source(open_, "A", stamp=STAMP), Source(closed, "B", stamp=STAMP))

    first, second = pixels(tmp_path / "pack.pdf", 0), pixels(tmp_path / "pack.pdf", 2)
    assert numpy.array_equal(first[:800], second[:800])  # the numbers at the foot differ
    assert first[:200].min() < 100


def test_stamp_and_number_are_artifacts_and_the_blank_sentence_is_a_paragraph(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page(words("Text", 72, 500)))

    pdf, _ = bound(tmp_path, Source(path, "A", stamp=STAMP))

    assert content(pdf.pages[0]).count("/Artifact <</Type /Pagination /Subtype /Header>> BDC") == 1
    assert content(pdf.pages[0]).count("/Artifact <</Type /Pagination /Subtype /Footer>> BDC") == 1
    read = subprocess.run(
        ["pdfinfo", "-struct-text", str(tmp_path / "pack.pdf")], capture_output=True, check=True, text=True
    ).stdout
    assert "This page is intentionally left blank" in read
    assert STAMP not in read


def test_secrets_beside_the_pages_do_not_get_in(tmp_path: Path) -> None:
    pdf = new(Page(words("Open", 72, 500)))
    secret = "SECRET"
    stream = pdf.make_stream(secret.encode(), Type=Name.EmbeddedFile)
    file = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String(secret), EF=Dictionary(F=stream)))
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{secret}')"))
    page = pdf.pages[0].obj
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.AF = Array([file])
    pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String("x"), file])),
        JavaScript=Dictionary(Names=Array([String("x"), script])),
    )
    pdf.docinfo["/Keywords"] = String(secret)
    pdf.Root.Metadata = pdf.make_stream(secret.encode(), Type=Name.Metadata, Subtype=Name.XML)
    page.AA = Dictionary(O=script)
    page.AF = Array([file])
    page.Metadata = pdf.make_stream(secret.encode(), Type=Name.Metadata, Subtype=Name.XML)
    page.PieceInfo = Dictionary(Word=Dictionary(Private=String(secret), LastModified=String("D:20230101")))
    page.Thumb = pdf.make_stream(secret.encode(), Width=1, Height=1)
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    form.PieceInfo = Dictionary(App=Dictionary(Private=String(secret)))
    page.Resources.XObject = Dictionary(X=form)
    page.Resources.Properties = Dictionary(P=Dictionary(Inner=Dictionary(Metadata=page.Metadata)))
    rect = Array([0, 0, 100, 100])
    attached = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=rect, FS=file)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=rect, Contents=String(secret))
    launch = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=Dictionary(S=Name.Launch, F=String(secret)))
    run = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=script)
    chained = Dictionary(S=Name.URI, URI=String("https://example.gov.uk"), Next=script)
    web = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=chained, PA=script, NM=String(secret))
    page.Annots = Array([pdf.make_indirect(one) for one in (attached, note, launch, run, web)])
    pdf.save(tmp_path / "a.pdf")

    result, _ = bound(tmp_path, Source(tmp_path / "a.pdf", "A"))

    assert secret.encode() in _plain(tmp_path / "a.pdf")
    assert secret.encode() not in _plain(tmp_path / "pack.pdf")
    assert [str(one.A.URI) for one in result.pages[0].obj.Annots] == ["https://example.gov.uk"]


def test_secrets_that_only_the_structure_tree_leads_to_do_not_get_in(tmp_path: Path) -> None:
    pdf = new(Page("/P <</MCID 0>> BDC " + words("Open", 72, 500) + "EMC", entries={"/StructParents": 0}))
    secret = String("SECRET")
    page = pdf.pages[0].obj
    note = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=secret, StructParent=1)
    )
    page.Annots = Array([note])
    kids = Array([0, Dictionary(Type=Name.OBJR, Obj=note, Pg=page)])
    owned = Dictionary(O=Name.UserProperties, P=Array([Dictionary(N=String("x"), V=secret)]))
    entries = {"PieceInfo": Dictionary(Private=secret), "AF": Array([Dictionary(F=secret)]), "A": owned}
    paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, K=kids, Pg=page, **entries))
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=paragraph, AF=Array([Dictionary(F=secret)])))
    paragraph.P = root
    root.ParentTree = Dictionary(Nums=Array([0, Array([paragraph]), 1, paragraph]))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.save(tmp_path / "a.pdf")

    bound(tmp_path, Source(tmp_path / "a.pdf", "A"))

    assert b"SECRET" in _plain(tmp_path / "a.pdf")
    assert b"SECRET" not in _plain(tmp_path / "pack.pdf")


def _plain(path: Path) -> bytes:
    """The file's bytes with nothing packed."""
    target = path.with_suffix(".plain")
    with pikepdf.open(path) as pdf:
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    return target.read_bytes()


def test_what_a_form_shows_is_printed_and_can_be_filled_no_more(tmp_path: Path) -> None:
    pdf = new(Page())
    shown = pdf.make_stream(b"0 g 0 0 100 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 20]))
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Btn,
            T=String("box"),
            F=4,
            Rect=Array([100, 400, 200, 420]),
            AP=Dictionary(N=shown),
        )
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    pdf.save(tmp_path / "a.pdf")

    result, _ = bound(tmp_path, Source(tmp_path / "a.pdf", "A"))

    assert "/Annots" not in result.pages[0].obj
    assert "/AcroForm" not in result.Root
    assert pixels(tmp_path / "pack.pdf", scale=1)[842 - 410, 150] == 0


def test_all_sources_that_cannot_be_read_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    good = write(tmp_path / "good.pdf", Page())
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    locked = tmp_path / "locked.pdf"
    new(Page()).save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    sources = tuple(Source(path, "X") for path in (good, empty, locked, tmp_path / "missing.pdf"))

    with pytest.raises(ReportError) as error:
        bind(Binding(sources, "Pack", DAY), tmp_path / "pack.pdf")

    told = [str(problem) for problem in error.value.problems]
    assert len(told) == 3
    assert "empty.pdf: the PDF is damaged" in told[0]
    assert told[1].endswith("locked.pdf: the PDF needs a password; ask for a copy without one")
    assert told[2].endswith("missing.pdf: the PDF cannot be read: No such file or directory; check that it is there")
    assert not (tmp_path / "pack.pdf").exists()


def test_pages_are_counted(tmp_path: Path) -> None:
    assert page_count(write(tmp_path / "a.pdf", Page(), Page())) == 2
    with pytest.raises(ReportError, match="no pages"):
        page_count(write(tmp_path / "b.pdf"))


def test_what_the_binder_adds_passes_pdf_ua(tmp_path: Path) -> None:
    pdf = new(Page(words("Text", 72, 500)), Page(_striped(A4).content))
    for page in pdf.pages:
        page.obj.Resources.Font.F1 = embed(pdf, "Regular")  # Helvetica is not embedded
    pdf.save(tmp_path / "a.pdf")
    front = _front(tmp_path / "front.pdf")

    bound(tmp_path, Source(front, "Front sheet"), Source(tmp_path / "a.pdf", "A", stamp=STAMP))

    report = validate_pdf(str(tmp_path / "pack.pdf"))
    assert [str(one) for one in report.failures] == []
    assert report.is_compliant


def _front(path: Path) -> Path:
    """A front sheet without tags, with a link to the second source."""
    pdf = new(Page(words("Front sheet", 72, 700)))
    pdf.pages[0].obj.Resources.Font.F1 = embed(pdf, "Bold")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([70, 695, 200, 715]))
    link.A = Dictionary(S=Name.URI, URI=String(address(2)))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
    pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/Resources", None),
        ("/Resources", b"/X"),
        ("/Resources", b"<< /Font /X >>"),
        ("/Contents", None),
        ("/Contents", b"[]"),
        ("/MediaBox", None),
        ("/MediaBox", b"[0 0 0 0]"),
        ("/MediaBox", b"[0 0 (a) 9]"),
        ("/Rotate", b"(a)"),
        ("/UserUnit", b"(a)"),
        ("/Annots", b"/X"),
        ("/Annots", b"[1 (a) << >> << /Subtype /Link /Rect [1] >>]"),
        ("/Annots", b"[<< /Subtype /Link /Rect [0 0 9 9] /QuadPoints [1] /A /X >>]"),
        ("/Annots", b"[<< /Subtype /Link /Rect [0 0 9 9] /Dest [1 /XYZ] >>]"),
    ],
)
@pytest.mark.parametrize("full", [False, True], ids=["with room", "made smaller"])
def test_a_page_with_something_broken_is_bound_all_the_same(
    tmp_path: Path, key: str, value: bytes | None, *, full: bool
) -> None:
    pdf = new(_striped(A4) if full else Page(words("Text", 72, 500)), Page())
    if value is None:
        del pdf.pages[0].obj[key]
    else:
        pdf.pages[0].obj[key] = Object.parse(value)
    pdf.save(tmp_path / "a.pdf")

    bound(tmp_path, Source(tmp_path / "a.pdf", "A", stamp=STAMP))

    read = _text(tmp_path / "pack.pdf", 1)
    assert STAMP in read and read[-1] == "1"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/Names", Name.X),
        ("/Names", Dictionary(Dests=Dictionary(Names=Array([1])))),
        ("/Outlines", Dictionary(First=Dictionary(Title=3, Dest=4))),
        ("/OCProperties", Dictionary(D=Name.X)),
        ("/OCProperties", Dictionary(D=Dictionary(OFF=Name.X))),
    ],
)
def test_a_source_with_something_broken_is_bound_all_the_same(tmp_path: Path, key: str, value: object) -> None:
    pdf = new(Page(words("Text", 72, 500)))
    pdf.Root[key] = value
    pdf.save(tmp_path / "a.pdf")

    bound(tmp_path, Source(tmp_path / "a.pdf", "A", stamp=STAMP))

    assert _text(tmp_path / "pack.pdf", 1) == [STAMP, "Text", "1"]
