"""Big pictures, such as scans, made no finer than print needs, so that the pack can be sent and opened."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.pdf.geometry import Matrix

if TYPE_CHECKING:
    import pikepdf
    from PIL import Image

BYTES_A_PAGE = 150_000  # what a page of scans may weigh
_FINE = 200  # dots to the inch that are enough on paper
_FAR = 1.5  # times as fine: below, there is little to win
# Resolution and JPEG quality, step by step, until the pages weigh no more than they may.
_STEPS = ((_FINE, 82), (150, 75), (120, 65), (100, 55))
_SMALL = 40_000  # bytes: smaller pictures are left alone
_MOST_PIXELS = 89_000_000  # beyond that Pillow suspects a bomb
_FAX_FINE = 300
_WORTH = 0.95  # of its weight: a picture is not spoilt to win less
_DEEPEST, _MOST_FORMS = 20, 10_000  # forms within forms, and how many of them are looked into
ObjGen = tuple[int, int]


@dataclass(slots=True)
class _Picture:
    """An image, and the largest size in points that it is printed at."""

    image: pikepdf.Object
    width: float = 0.0
    height: float = 0.0

    @property
    def weight(self) -> int:
        return len(self.image.read_raw_bytes())

    @property
    def fineness(self) -> float:
        """Dots to the inch, at the size where they show most."""
        across = int(self.image.Width) / max(self.width, 0.1)
        down = int(self.image.Height) / max(self.height, 0.1)
        return min(across, down) * 72


def reduce(source: pikepdf.Pdf, size: int, bytes_a_page: int = BYTES_A_PAGE) -> None:
    """Sample down pictures that are far finer than print needs, and further where the source outweighs its pages.

    ``size`` is that of the source's file. Never makes a picture larger, finer or heavier; pictures that cannot be
    read, or whose colours hang on their exact values, stay as they are.
    """
    pictures = [picture for picture in _pictures(source) if picture.weight >= _SMALL]
    allowed = bytes_a_page * len(source.pages)
    for fineness, quality in _STEPS[_first_step(pictures, size, allowed) :]:
        heavy = size > allowed
        for picture in pictures:
            if heavy or picture.fineness > _FINE * _FAR:
                size -= _sampled_down(picture, fineness, quality, heavy=heavy)
        if size <= allowed:
            return


def _first_step(pictures: list[_Picture], size: int, allowed: int) -> int:
    """The first step that is likely to do, by what it makes of the heaviest picture: each step costs some sharpness."""
    weight = sum(picture.weight for picture in pictures)
    if size <= allowed or not weight:
        return 0
    share = (allowed - (size - weight)) / weight
    heaviest = max(pictures, key=lambda picture: picture.weight)
    for index, (fineness, quality) in enumerate(_STEPS):
        written = _written(heaviest, fineness, quality, heavy=True)
        if written is not None and len(written.data) <= heaviest.weight * share:
            return index
    return len(_STEPS) - 1


def _pictures(source: pikepdf.Pdf) -> list[_Picture]:
    found: dict[ObjGen, _Picture] = {}
    survey = _Survey(found)
    for page in source.pages:
        if survey.has_big(page.resources):
            unit = float(page.obj.get("/UserUnit", 1))
            survey.look(page.obj, page.resources, Matrix(unit, 0, 0, unit, 0, 0))
    # A picture may be printed larger where nobody looked: then it has to stay as it is.
    return [] if survey.lost else list(found.values())


@dataclass(slots=True)
class _Survey:
    """Goes through pages and forms for the sizes at which they print big images."""

    found: dict[ObjGen, _Picture]
    big: dict[ObjGen, bool] = field(default_factory=dict)  # of images and forms: whether a big image is in them
    looked: int = 0
    lost: bool = False  # there is more to look into than a person could have meant

    def has_big(self, resources: pikepdf.Object | None) -> bool:
        """Whether a big image is among the resources; reading what the content does with it takes long."""
        return any(self._has_big(one) for one in _forms(resources).values())

    def _has_big(self, one: pikepdf.Object) -> bool:
        # Writers give all pages and forms the same resources: without a memory this would never end.
        if one.objgen not in self.big:
            self.big[one.objgen] = False
            is_image = one.get("/Subtype") == "/Image"
            self.big[one.objgen] = _is_big(one) if is_image else self.has_big(one.get("/Resources"))
        return self.big[one.objgen]

    def look(self, content: pikepdf.Object, resources: pikepdf.Object | None, matrix: Matrix, depth: int = 0) -> None:
        """Note the sizes at which a page or a form prints its images."""
        import pikepdf

        forms = _forms(resources)
        saved: list[Matrix] = []
        for one in pikepdf.parse_content_stream(content, "q Q cm Do"):
            operands = list(one.operands)
            match str(one.operator):
                case "q":
                    saved.append(matrix)
                case "Q":
                    matrix = saved.pop() if saved else matrix
                case "cm":
                    matrix = Matrix(*map(float, operands)) @ matrix
                case _:
                    self._shown(forms.get(str(operands[0])), matrix, depth)

    def _shown(self, one: pikepdf.Object | None, matrix: Matrix, depth: int) -> None:
        if one is None or not self._has_big(one):
            return
        if one.get("/Subtype") == "/Image":
            _note(one, matrix, self.found)
        elif depth == _DEEPEST or self.looked == _MOST_FORMS:
            self.lost = True
        else:
            self.looked += 1
            inner = Matrix(*map(float, one.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ matrix
            self.look(one, one.get("/Resources"), inner, depth + 1)


def _forms(resources: pikepdf.Object | None) -> dict[str, pikepdf.Object]:
    from pikepdf import Dictionary

    shown = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    return dict(shown.items()) if isinstance(shown, Dictionary) else {}


def _is_big(image: pikepdf.Object) -> bool:
    return int(image.get("/Length", 0)) >= _SMALL


def _note(image: pikepdf.Object, matrix: Matrix, found: dict[ObjGen, _Picture]) -> None:
    for one in (image, image.get("/SMask")):
        if one is not None and _is_big(one):
            picture = found.setdefault(one.objgen, _Picture(one))
            picture.width = max(picture.width, (matrix.a**2 + matrix.b**2) ** 0.5)
            picture.height = max(picture.height, (matrix.c**2 + matrix.d**2) ** 0.5)


def _sampled_down(picture: _Picture, fineness: int, quality: int, *, heavy: bool) -> int:
    """Write the picture anew if that makes it lighter; the bytes that were won."""
    before = picture.weight
    written = _written(picture, fineness, quality, heavy=heavy)
    if written is None or len(written.data) >= before * _WORTH:
        return 0
    _replace(picture.image, written)
    return before - len(written.data)


def _written(picture: _Picture, fineness: int, quality: int, *, heavy: bool) -> _Written | None:
    image = picture.image
    fax = int(image.get("/BitsPerComponent", 8)) == 1 or bool(image.get("/ImageMask", False))
    scale = min((_FAX_FINE if fax else fineness) / picture.fineness, 1.0)
    if scale == 1.0 and not heavy:
        return None
    size = max(round(int(image.Width) * scale), 1), max(round(int(image.Height) * scale), 1)
    opened = _opened(image, size)
    if opened is None:
        return None
    return _fax(opened, size) if fax else _photograph(opened, size, quality)


def _opened(image: pikepdf.Object, size: tuple[int, int]) -> Image.Image | None:
    """The picture; none if it cannot be read, or would not be the same in other values."""
    import pikepdf
    from PIL import Image as Images

    if isinstance(image.get("/Mask"), pikepdf.Array) or int(image.Width) * int(image.Height) > _MOST_PIXELS:
        return None
    filters = image.get("/Filter")
    try:
        if filters == "/DCTDecode" or (isinstance(filters, pikepdf.Array) and list(filters) == ["/DCTDecode"]):
            opened: Image.Image = Images.open(io.BytesIO(image.read_raw_bytes()))
            # The decoder leaves out what is not needed: a scan of 30 megapixels takes a quarter of the time and memory.
            opened.draft(opened.mode, size)
        elif "/Decode" in image:
            return None
        else:
            opened = pikepdf.PdfImage(image).as_pil_image()  # type: ignore[arg-type]
    except (NotImplementedError, ValueError, OSError, pikepdf.PikepdfError, pikepdf.PdfError):
        return None
    if opened.mode == "CMYK" and "adobe" not in opened.info:
        return None
    return opened if opened.mode in ("1", "L", "P", "RGB", "CMYK") else None


@dataclass(frozen=True, slots=True)
class _Written:
    """A picture written anew, and what its dictionary has to say of it; what is none stays as it was."""

    data: bytes
    size: tuple[int, int]
    filter: pikepdf.Name
    parameters: pikepdf.Dictionary | None = None
    colours: pikepdf.Name | None = None
    bits: int | None = None


def _photograph(opened: Image.Image, size: tuple[int, int], quality: int) -> _Written | None:
    from pikepdf import Name
    from PIL import Image as Images

    colours = Name.DeviceRGB if opened.mode == "P" else None
    written = io.BytesIO()
    try:
        picture = opened.convert("RGB") if colours else opened
        smaller = picture.resize(size, Images.Resampling.LANCZOS, reducing_gap=2.0)
    except OSError:  # a picture that breaks off
        return None
    smaller.save(written, "JPEG", quality=quality, optimize=True)
    return _Written(written.getvalue(), size, Name.DCTDecode, colours=colours, bits=8)


def _fax(opened: Image.Image, size: tuple[int, int]) -> _Written | None:
    """Black and white stays so, as fax group 4."""
    from pikepdf import Dictionary, Name
    from PIL import Image as Images

    if opened.mode != "1":
        return None
    if opened.size != size:
        opened = opened.convert("L").resize(size, Images.Resampling.BOX).point(_black_or_white, "1")
    written = io.BytesIO()
    rows_in_a_strip, strip, length = 278, 273, 279  # TIFF's tags
    opened.save(written, "TIFF", compression="group4", tiffinfo={rows_in_a_strip: size[1]})
    with Images.open(io.BytesIO(written.getvalue())) as tiff:
        (start,), (count,) = tiff.tag_v2[strip], tiff.tag_v2[length]  # type: ignore[attr-defined]
    data = written.getvalue()[start : start + count]
    parameters = Dictionary(K=-1, Columns=size[0], Rows=size[1], BlackIs1=True)
    return _Written(data, size, Name.CCITTFaxDecode, parameters)


def _black_or_white(grey: float) -> int:
    return 255 if grey >= 128 else 0


def _replace(image: pikepdf.Object, written: _Written) -> None:
    image.write(written.data, filter=written.filter, decode_parms=written.parameters)
    image.Width, image.Height = written.size
    if written.colours is not None:
        image.ColorSpace = written.colours
    if written.bits is not None:
        image.BitsPerComponent = written.bits
