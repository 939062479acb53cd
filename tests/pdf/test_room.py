"""Places for stamps and numbers: the first free one, in their order; none on what stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pdf import room
from reportgen.pdf.furniture import number_size, stamp_size
from reportgen.pdf.geometry import Box, Frame
from reportgen.pdf.known import Known
from reportgen.pdf.room import Room, made_room, number_boxes, rooms, stamp_boxes
from tests.pdf.drawn import SLIDE, Page, fill, pixels, views, words, write

STAMP = stamp_size("AGENDA ITEM 7")
NUMBER = number_size()


def _found(path: Path, known: dict[str, str] | None = None) -> tuple[Room, ...]:
    return rooms(path, views(path), NUMBER, STAMP, Known.of(path, {} if known is None else known))


def _black(view: Frame, boxes: tuple[Box, ...]) -> str:
    """Content that fills these boxes of a page that is as large as A4."""
    return "".join(fill(0, box.left, box.bottom, box.width, box.height) for box in boxes)


def _stripes(left: int, bottom: int, width: int, height: int) -> str:
    """Content that is nowhere even."""
    return "".join(fill(0.3, left, at, width, 4) for at in range(bottom, bottom + height, 8))


def test_an_empty_page_has_its_stamp_top_right_and_its_number_in_the_middle_of_the_foot(tmp_path: Path) -> None:
    (found,) = _found(write(tmp_path / "a.pdf", Page()))

    assert found.stamp is not None
    # 57.4 points from the right edge of 595 points, so that its words, 5 points within, end 22 mm from it; 30 from the
    # top of 842
    assert found.stamp.box.right == pytest.approx(595.3 - 57.4, abs=0.5)
    assert round(found.stamp.box.top) == 812
    assert round(found.number.box.left + found.number.box.width / 2, 1) == 297.5
    assert (found.stamp.plate, found.number.plate, found.shrunk) == (False, False, False)


@pytest.mark.parametrize("place", range(1, 8))
def test_the_stamp_takes_the_first_place_that_nothing_stands_in(tmp_path: Path, place: int) -> None:
    path = write(tmp_path / "a.pdf", Page())
    (view,) = views(path)
    boxes = stamp_boxes(view, *STAMP)
    # a dot in the middle of each place before: places overlap, and a filled one would take the next as well
    dots = tuple(Box(box.left + box.width / 2, box.bottom + box.height / 2, 1, 1) for box in boxes[:place])
    free = [
        index
        for index, box in enumerate(boxes)
        if not any(
            box.left - 3 < dot.left < box.right + 3 and box.bottom - 3 < dot.bottom < box.top + 3 for dot in dots
        )
    ]
    write(path, Page(_black(view, dots)))

    (found,) = _found(path)

    assert found.stamp is not None
    assert found.stamp.box == boxes[free[0]]


def test_sideways_in_the_right_margin_is_read_from_the_top_down(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page(_stripes(0, 780, 560, 62)))  # a heading over all but the margin

    (found,) = _found(path)

    assert found.stamp is not None and found.stamp.box.turned
    assert found.stamp.box.height == pytest.approx(STAMP[0])
    assert found.stamp.box.left > 560


def test_a_dark_even_ground_takes_a_plate(tmp_path: Path) -> None:
    (found,) = _found(write(tmp_path / "a.pdf", Page(fill(0.2, *SLIDE) + words("Title", 80, 300, 40), SLIDE)))

    assert found.stamp is not None
    assert (found.stamp.plate, found.number.plate, found.shrunk) == (True, True, False)


def test_an_uneven_ground_makes_the_page_smaller(tmp_path: Path) -> None:
    (found,) = _found(write(tmp_path / "a.pdf", Page(_stripes(*SLIDE), SLIDE)))

    assert found.shrunk
    assert found == made_room(views(tmp_path / "a.pdf")[0], NUMBER, STAMP)


def test_a_number_does_not_cover_the_page_number_of_the_source(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page(words("3", 294, 27)))
    (view,) = views(path)

    (found,) = _found(path)

    assert found.number.box == number_boxes(view, *NUMBER)[1]  # under it


def test_numbers_stand_at_the_same_place_throughout_a_source(tmp_path: Path) -> None:
    # The second page has something where the number would stand on the first and the third.
    path = write(tmp_path / "a.pdf", Page(), Page(words("2", 294, 27)), Page())

    assert len({one.number.box for one in _found(path)}) == 1


def test_a_page_whose_foot_is_full_does_not_move_the_numbers_of_the_others(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page(), Page(_stripes(0, 0, 595, 60)), Page())
    first = number_boxes(views(path)[0], *NUMBER)[0]

    found = _found(path)

    assert [one.shrunk for one in found] == [False, True, False]
    assert (found[0].number.box, found[2].number.box) == (first, first)


def test_a_stamp_at_the_foot_and_the_number_do_not_meet(tmp_path: Path) -> None:
    # Everything but the foot is full; the foot's middle too, so that the number looks to the right, as the stamp did.
    path = write(tmp_path / "a.pdf", Page(_stripes(0, 60, 595, 782) + _stripes(280, 5, 30, 30)))

    (found,) = _found(path)

    assert found.stamp is not None and not found.shrunk
    assert found.number.box.right <= found.stamp.box.left or found.stamp.box.right <= found.number.box.left


def test_what_was_found_is_kept_and_the_page_is_not_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.pdf", Page(words("3", 294, 27)), Page())
    known: dict[str, str] = {}
    first = _found(path, known)

    def forbidden(*_: object) -> None:
        raise AssertionError("looked at again")

    monkeypatch.setattr(room, "_found", forbidden)

    assert _found(path, known) == first
    assert len(known) == 1


def test_a_changed_file_is_looked_at_again(tmp_path: Path) -> None:
    known: dict[str, str] = {}
    before = _found(write(tmp_path / "a.pdf", Page()), known)
    after = _found(write(tmp_path / "a.pdf", Page(words("3", 294, 27))), known)

    assert before != after
    assert len(known) == 2


def test_hand_made_pages_are_drawn_as_the_tests_think(tmp_path: Path) -> None:
    grey = pixels(write(tmp_path / "a.pdf", Page(fill(0, 0, 0, 595, 421))), scale=1)

    assert (int(grey[10, 10]), int(grey[800, 10])) == (255, 0)
