"""A page made smaller: its patterns and annotations go along, those of other pages do not."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from reportgen.pdf.geometry import frame
from reportgen.pdf.shrink import shrink, unbalanced, way
from tests.pdf.drawn import A4, Page, new, pixels


def test_the_middle_of_the_page_stays_and_both_strips_are_alike() -> None:
    pdf = new(Page())

    moved = way(frame(pdf.pages[0]))

    assert moved.point(297.5, 421) == pytest.approx((297.5, 421))
    assert moved.point(0, 842)[1] == pytest.approx(842 - 22, abs=0.01)  # a strip of 22 points at the head
    assert moved.point(0, 0)[1] == pytest.approx(22, abs=0.01)


def test_a_gradient_moves_with_what_it_fills(tmp_path: Path) -> None:
    pdf = new(*[Page("/Pattern cs /P scn 0 0 595 842 re f")] * 2)
    change = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([0, 0, 0, 842]), Function=change)
    pattern = pdf.make_indirect(Dictionary(PatternType=2, Shading=shading))
    shared = pdf.make_indirect(Dictionary(Pattern=Dictionary(P=pattern)))
    for page in pdf.pages:
        page.obj.Resources = shared
    pdf.save(tmp_path / "a.pdf")
    smaller = shrink(pdf.pages[0], frame(pdf.pages[0]))
    pdf.pages[0].contents_add(pdf.make_stream(smaller), prepend=True)
    pdf.save(tmp_path / "b.pdf")

    before, first = pixels(tmp_path / "a.pdf", scale=1), pixels(tmp_path / "b.pdf", scale=1)

    assert pixels(tmp_path / "b.pdf", 1, scale=1).tolist() == before.tolist()  # the other page is as it was
    # what was 200 points above the middle is now 200 x (842 - 44) / 842 above it
    assert int(first[421 - 190, 300]) == pytest.approx(int(before[421 - 200, 300]), abs=2)
    assert int(first[421 + 190, 300]) == pytest.approx(int(before[421 + 200, 300]), abs=2)


def test_marks_of_several_lines_move_with_their_rectangle() -> None:
    pdf = new(Page())
    link = Dictionary(
        Subtype=Name.Link, Rect=Array([0, 0, 595, 842]), QuadPoints=Array([0, 842, 595, 842, 0, 0, 595, 0])
    )
    page = pdf.pages[0]
    page.obj.Annots = Array([pdf.make_indirect(link)])

    shrink(page, frame(page))

    left, bottom = (595 - 595 * 798 / 842) / 2, 22
    (moved,) = page.obj.Annots
    assert [float(one) for one in moved.Rect] == pytest.approx([left, bottom, 595 - left, 820], abs=0.02)
    assert [float(one) for one in moved.QuadPoints] == pytest.approx(
        [left, 820, 595 - left, 820, left, bottom, 595 - left, bottom], abs=0.02
    )


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("q 1 g Q", (0, 0)),
        ("q q Q", (0, 1)),
        ("Q q Q Q", (2, 0)),
        ("Q q q", (1, 2)),
        ("(q q q) Tj q Q", (0, 0)),  # letters of a text are no operators
        ("", (0, 0)),
    ],
)
def test_states_left_open_and_closed_too_often_are_counted(drawing: str, expected: tuple[int, int]) -> None:
    pdf = new(Page(drawing))

    assert unbalanced(pdf.pages[0]) == expected


def test_a_page_without_content_is_balanced() -> None:
    pdf = pikepdf.new()
    pdf.pages.append(pikepdf.Page(Dictionary(Type=Name.Page, MediaBox=Array(A4))))

    assert unbalanced(pdf.pages[0]) == (0, 0)
