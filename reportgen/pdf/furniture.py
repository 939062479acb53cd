"""What is put on every page: its number, the stamp, and the pages left blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.pdf import fonts
from reportgen.pdf.geometry import Box, Frame, Matrix, frame, paper, plain
from reportgen.pdf.room import Room, Spot, number_boxes
from reportgen.pdf.shrink import shrink, unbalanced

if TYPE_CHECKING:
    import pikepdf

_NUMBER, _STAMP, _SENTENCE = 10.0, 11.0, 11.0  # font sizes
_DIGITS = "0000"  # numbers take the room of four digits, so that their place does not hang on how many they have
_ASIDE = 5.0  # between words and the edge of their plate
_LINE = 0.5  # around a plate
_NUMBER_HEIGHT, _STAMP_HEIGHT = 14.0, 18.0
_RESOURCES: dict[fonts.Weight, str] = {"Regular": "/PackSans", "Bold": "/PackSansBold"}


def number_size() -> tuple[float, float]:
    """Width and height of the place of a page number."""
    return fonts.font("Bold").width(_DIGITS, _NUMBER) + 2 * _ASIDE, _NUMBER_HEIGHT


def stamp_size(words: str) -> tuple[float, float]:
    """Width and height of the place of a stamp."""
    return fonts.font("Bold").width(words, _STAMP) + 2 * _ASIDE, _STAMP_HEIGHT


@dataclass(frozen=True, slots=True)
class Furniture:
    """Puts words on the pages of ``pdf``; ``faces`` are the embedded fonts."""

    pdf: pikepdf.Pdf
    faces: dict[fonts.Weight, pikepdf.Object]

    @classmethod
    def of(cls, pdf: pikepdf.Pdf) -> Furniture:
        return cls(pdf, {weight: fonts.embed(pdf, weight) for weight in _RESOURCES})

    def put(self, page: pikepdf.Page, view: Frame, room: Room, number: int, stamp: str = "") -> None:
        """The page's number and stamp, as artifacts over what stands on it."""
        marks = [_pagination("Footer", view, self._number(room.number, number))]
        self._face(page, "Bold")
        if stamp and room.stamp:
            marks.append(_pagination("Header", view, _words(room.stamp, stamp, "Bold", _STAMP, 1)))
        smaller = shrink(page, view) if room.shrunk else b""
        missing, open_ = unbalanced(page)
        page.contents_add(self.pdf.make_stream(b"q\n" + smaller + b"q\n" * missing), prepend=True)
        page.contents_add(self.pdf.make_stream(b"\nQ" * (1 + open_) + b"\n" + b"\n".join(marks)))

    def blank(self, before: pikepdf.Page, sentence: str, number: int) -> pikepdf.Page:
        """A page at the end, as large as the one ``before``, that holds the sentence alone, as marked content 0."""
        from pikepdf import Dictionary, Name

        page = self.pdf.add_blank_page(page_size=paper(before))
        if "/UserUnit" in before.obj:
            page.obj.UserUnit = before.obj.UserUnit
        page.obj.Resources = Dictionary(Font=Dictionary())
        page.obj.Tabs = Name.S
        for weight in _RESOURCES:
            self._face(page, weight)
        view = frame(page)
        width = fonts.font("Regular").width(sentence, _SENTENCE) + 2 * _ASIDE
        place = Spot(Box((view.width - width) / 2, view.height / 2, width, _STAMP_HEIGHT))
        words = _words(place, sentence, "Regular", _SENTENCE, 0.5).decode("ascii")
        foot = _pagination("Footer", view, self._number(Spot(number_boxes(view, *number_size())[0]), number))
        content = f"/P <</MCID 0>> BDC\nq {view.to_page} cm\n{words}\nQ\nEMC\n".encode("ascii") + foot
        page.obj.Contents = self.pdf.make_stream(content)
        return page

    def _number(self, place: Spot, number: int) -> bytes:
        """In bold, to be told from the paper's own page number."""
        return _words(place, str(number), "Bold", _NUMBER, 0.5)

    def _face(self, page: pikepdf.Page, weight: fonts.Weight) -> None:
        from pikepdf import Dictionary, Name

        name = Name(_RESOURCES[weight])
        if not isinstance(page.resources.get("/Font", Dictionary()), Dictionary):
            del page.resources["/Font"]  # a broken source
        page.add_resource(self.faces[weight], Name.Font, name)


def _pagination(subtype: str, view: Frame, words: bytes) -> bytes:
    head = f"/Artifact <</Type /Pagination /Subtype /{subtype}>> BDC\nq {view.to_page} cm\n"
    return head.encode("ascii") + words + b"\nQ\nEMC"


def _words(spot: Spot, text: str, weight: fonts.Weight, size: float, aligned: float) -> bytes:
    """Words in their box, on a plate if the ground needs one; ``aligned``: 0 to the left, 1 to the right."""
    face = fonts.font(weight)
    width = face.width(text, size)
    box = spot.box
    long, wide = (box.height, box.width) if box.turned else (box.width, box.height)
    place = Matrix(0, -1, 1, 0, box.left, box.top) if box.turned else Matrix(1, 0, 0, 1, box.left, box.bottom)
    aside = _ASIDE + (long - width - 2 * _ASIDE) * aligned
    base = (wide - face.cap_height * size / 1000) / 2
    lines = [f"{place} cm"]
    if spot.plate:
        left, inner = aside - _ASIDE + _LINE / 2, width + 2 * _ASIDE - _LINE  # the line lies within the box
        plate = f"{plain(left)} {plain(_LINE / 2)} {plain(inner)} {plain(wide - _LINE)} re"
        lines.append(f"1 g 0.45 G {_LINE} w {plate} B")
    lines.append(
        f"BT {_RESOURCES[weight]} {plain(size)} Tf 0 g {plain(aside)} {plain(base)} Td "
        f"<{face.encoded(text).hex()}> Tj ET"
    )
    return "\n".join(lines).encode("ascii")
