"""Where on a page a stamp and a page number cover nothing: the page is looked at as it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.pdf.geometry import Box, Frame
from reportgen.pdf.known import Known

if TYPE_CHECKING:
    import numpy
    import pypdfium2

# From the sides (their words end 22 mm from them, as a page's text mostly does), from the top, from the very edge.
MARGIN, LEVEL, EDGE = 57.4, 30.0, 12.0
STRIP = 22.0  # what is made free at the head and the foot of a page that has no room
_FOOT = 44.0  # the part of the page that is looked at for the page number
_PIXELS = 0.5  # a point of paper: 36 dots to the inch
_CLEAR = 2.0  # points around a box that stay free as well
_STEP, _SPAN = 3, 24  # grey levels that a ground may differ by from pixel to pixel, and within the box
_WHITE = 250


@dataclass(frozen=True, slots=True)
class Spot:
    """A free place; ``plate`` if the ground is not white, so that the words need one of their own."""

    box: Box
    plate: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """The places of one page; ``shrunk`` if the page must be made smaller to have them."""

    number: Spot
    stamp: Spot | None = None
    shrunk: bool = False


def number_boxes(frame: Frame, width: float, height: float) -> tuple[Box, ...]:
    """Where a page number may stand: in the middle of the foot, lower, to the right, to the left."""
    middle, right = (frame.width - width) / 2, frame.width - MARGIN - width
    places = [(left, bottom) for left in (middle, right, MARGIN) for bottom in (14.0, 6.0)]
    return tuple(Box(left, bottom, width, height) for left, bottom in places)


def stamp_boxes(frame: Frame, width: float, height: float) -> tuple[Box, ...]:
    """Where a stamp may stand: top right, higher, sideways in the right margin, top left, at the foot."""
    right, top = frame.width - MARGIN - width, frame.height - height
    corner = frame.width - EDGE - width
    return (
        Box(right, top - LEVEL, width, height),
        Box(right, top - EDGE, width, height),
        Box(corner, top - EDGE, width, height),
        Box(frame.width - EDGE - height, frame.height - LEVEL - width, height, width, turned=True),
        Box(MARGIN, top - LEVEL, width, height),
        Box(MARGIN, top - EDGE, width, height),
        Box(right, EDGE, width, height),
        Box(MARGIN, EDGE, width, height),
    )


def made_room(frame: Frame, number: tuple[float, float], stamp: tuple[float, float] | None) -> Room:
    """The places of a page that is made smaller: in the strips at its head and its foot."""
    width, height = number
    foot = Spot(Box((frame.width - width) / 2, (STRIP - height) / 2, width, height))
    if stamp is None:
        return Room(foot, shrunk=True)
    width, height = stamp
    left = max(frame.width - MARGIN - width, 0)
    head = Spot(Box(left, frame.height - (STRIP + height) / 2, width, height))
    return Room(foot, head, shrunk=True)


def rooms(
    path: Path,
    frames: Sequence[Frame],
    number: tuple[float, float],
    stamp: tuple[float, float] | None,
    known: Known,
) -> tuple[Room, ...]:
    """The places of every page; ``number`` and ``stamp`` (of the first page) are widths and heights.

    Page numbers stand at the same place throughout a source, if one is free on all its pages. ``known`` holds what
    was found before.
    """
    sizes = ",".join(f"{size:.2f}" for size in (*number, *(stamp or ())))
    found = known.recall(f"room {sizes}", lambda: _found(path, frames, number, stamp))
    return tuple(
        _room(choice and tuple(choice), frame, number, stamp if index == 0 else None)
        for index, (choice, frame) in enumerate(zip(found, frames, strict=True))
    )


# Of a page: the place of the number, whether it needs a plate, the same of the stamp; none: no room on the page.
_Choice = tuple[int, bool, int, bool] | None


def _room(choice: _Choice, frame: Frame, number: tuple[float, float], stamp: tuple[float, float] | None) -> Room:
    if choice is None:
        return made_room(frame, number, stamp)
    place, plate, stamp_place, stamp_plate = choice
    foot = Spot(number_boxes(frame, *number)[place], plate)
    if stamp is None:
        return Room(foot)
    return Room(foot, Spot(stamp_boxes(frame, *stamp)[stamp_place], stamp_plate))


def _found(
    path: Path, frames: Sequence[Frame], number: tuple[float, float], stamp: tuple[float, float] | None
) -> list[_Choice]:
    stamps: _Free = {}
    numbers: list[_Free] = []
    for index, (frame, ink) in enumerate(zip(frames, _looked_at(path, frames, whole=stamp is not None), strict=True)):
        taken: tuple[Box, ...] = ()
        if index == 0 and stamp:
            boxes = stamp_boxes(frame, *stamp)
            stamps = dict(list(ink.free(boxes).items())[:1])
            taken = tuple(boxes[place] for place in stamps)
        numbers.append(ink.free(number_boxes(frame, *number), taken))
    common = [place for place in range(len(number_boxes(frames[0], *number))) if all(place in f for f in numbers if f)]
    found: list[_Choice] = []
    for index, free in enumerate(numbers):
        if not free or (index == 0 and stamp and not stamps):
            found.append(None)
            continue
        place = next((one for one in common if one in free), min(free))
        head, plate = next(iter(stamps.items())) if index == 0 and stamps else (0, False)
        found.append((place, free[place], head, plate))
    return found


_Free = dict[int, bool]  # place, whether it needs a plate


@dataclass(frozen=True, slots=True)
class _Ink:
    """A page, or the foot of it, as grey pixels; none if it could not be drawn."""

    pixels: numpy.ndarray | None
    frame: Frame

    def free(self, boxes: Sequence[Box], taken: Sequence[Box] = ()) -> _Free:
        grounds = {
            place: self._ground(box)
            for place, box in enumerate(boxes)
            if not any(_overlap(box, other) for other in taken)
        }
        return {place: ground < _WHITE for place, ground in grounds.items() if ground is not None}

    def _ground(self, box: Box) -> int | None:
        """The darkest grey of the even ground under the box; none if something stands there."""
        import numpy as np

        if self.pixels is None:
            return None
        rows, columns = self.pixels.shape
        scale = columns / self.frame.width
        left, right = int((box.left - _CLEAR) * scale), int((box.right + _CLEAR) * scale) + 1
        top, bottom = rows - int((box.top + _CLEAR) * scale) - 1, rows - int((box.bottom - _CLEAR) * scale)
        if left < 0 or top < 0 or right > columns or bottom > rows:
            return None
        part = self.pixels[top:bottom, left:right].astype(np.int16)
        steps = max(int(np.abs(np.diff(part, axis=axis)).max(initial=0)) for axis in (0, 1))
        if steps > _STEP or int(np.ptp(part)) > _SPAN:
            return None
        return int(part.min())


def _overlap(one: Box, other: Box) -> bool:
    apart = one.right <= other.left or other.right <= one.left or one.top <= other.bottom or other.top <= one.bottom
    return not apart


def _looked_at(path: Path, frames: Sequence[Frame], *, whole: bool) -> Iterator[_Ink]:
    """Every page's foot; the whole of the first page if ``whole``."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        # What pdfium cannot open, pikepdf may have mended: its pages get room of their own.
        yield from (_Ink(None, frame) for frame in frames)
        return
    with document:
        for index, frame in enumerate(frames):
            yield _Ink(_pixels(document, index, frame, whole=whole and index == 0), frame)


def _pixels(document: pypdfium2.PdfDocument, index: int, frame: Frame, *, whole: bool) -> numpy.ndarray | None:
    import pypdfium2

    try:
        page = document[index]
    except (pypdfium2.PdfiumError, IndexError):
        return None
    wide, high = page.get_size()
    # Both libraries must mean the same page, or the boxes would be looked for at the wrong place.
    same = abs(wide * frame.height - high * frame.width) <= 0.01 * high * frame.width
    pixels = None
    if same:
        above = 0 if whole else max(high * (1 - _FOOT / frame.height), 0)
        bitmap = page.render(scale=_PIXELS * frame.width / wide, grayscale=True, crop=(0, 0, 0, above))
        pixels = bitmap.to_numpy().copy().squeeze()
        bitmap.close()
    page.close()
    return pixels
