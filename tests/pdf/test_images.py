"""Pictures in sources: sampled down where they are far too fine or the source too heavy; never the other way."""

from __future__ import annotations

import io
from pathlib import Path

import numpy
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object
from PIL import Image

from reportgen.pdf import images
from reportgen.pdf.model import Source
from reportgen.pdf.repair import whole
from tests.pdf.drawn import A4, Page, bound, new, pixels

WHOLE = "q 595 0 0 842 0 0 cm /Scan Do Q"


def _noise(*size: int) -> Image.Image:
    """A picture that does not pack well, as scans are, dark at its left."""
    grain = numpy.random.default_rng(7).integers(120, 255, (size[1], size[0], 3), dtype=numpy.uint8)
    grain[:, : size[0] // 2] //= 3
    return Image.fromarray(grain)


def _jpeg(pdf: pikepdf.Pdf, picture: Image.Image, colours: Name = Name.DeviceRGB, **entries: object) -> Object:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=92)
    return _image(pdf, packed.getvalue(), picture, colours, Filter=Name.DCTDecode, **entries)


def _image(pdf: pikepdf.Pdf, data: bytes, picture: Image.Image, colours: object, **entries: object) -> Object:
    sides = {"Width": picture.width, "Height": picture.height, "BitsPerComponent": 8}
    kind = {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": colours}
    return pdf.make_stream(data, **{**kind, **sides, **entries})


def _scan(content: str = WHOLE, **entries: object) -> tuple[pikepdf.Pdf, Object]:
    """A page with a scan of 600 x 850 pixels, which is 73 dots to the inch on A4."""
    pdf = new(Page(content))
    scan = _jpeg(pdf, _noise(600, 850), **entries)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Scan=scan)
    return _reopened(pdf), scan


def _reopened(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    saved = io.BytesIO()
    pdf.save(saved)
    return pikepdf.open(saved)


def _of(pdf: pikepdf.Pdf) -> Object:
    return pdf.pages[0].obj.Resources.XObject.Scan


def _size(pdf: pikepdf.Pdf) -> tuple[int, int]:
    return int(_of(pdf).Width), int(_of(pdf).Height)


def test_a_picture_far_too_fine_for_its_size_is_brought_to_200_dots_to_the_inch() -> None:
    # printed 72 points wide: 600 dots to the inch
    pdf, _ = _scan("q 72 0 0 102 100 100 cm /Scan Do Q")

    images.reduce(pdf, 100, 150_000)

    assert _size(pdf) == (200, 283)


def test_a_picture_that_is_fine_enough_stays_as_it_is() -> None:
    pdf, _ = _scan()
    before = _of(pdf).read_raw_bytes()

    images.reduce(pdf, 100, 150_000)  # a light source

    assert _of(pdf).read_raw_bytes() == before


def test_the_largest_size_at_which_a_picture_is_printed_counts() -> None:
    pdf, _ = _scan("q 72 0 0 102 0 0 cm /Scan Do Q q 216 0 0 306 0 0 cm /Scan Do Q")  # 600 and 200 dots to the inch

    images.reduce(pdf, 100, 150_000)

    assert _size(pdf) == (600, 850)


def test_a_picture_within_a_form_is_found_at_its_size() -> None:
    pdf = new(Page("q 0.5 0 0 0.5 0 0 cm /Form Do Q"))
    scan = _jpeg(pdf, _noise(600, 850))
    form = pdf.make_stream(b"q 72 0 0 102 0 0 cm /Scan Do Q", Type=Name.XObject, Subtype=Name.Form)
    form.BBox = Array([0, 0, 600, 600])
    form.Matrix = Array([2, 0, 0, 2, 0, 0])  # takes back the half
    form.Resources = Dictionary(XObject=Dictionary(Scan=scan))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Form=form, Scan=scan)
    pdf = _reopened(pdf)

    images.reduce(pdf, 100, 150_000)

    assert _size(pdf) == (200, 283)


def test_a_source_too_heavy_for_its_pages_is_made_lighter() -> None:
    pdf = new(Page(WHOLE))
    picture = _noise(1654, 2339)  # 200 dots to the inch on A4
    pdf.pages[0].obj.Resources.XObject = Dictionary(Scan=_jpeg(pdf, picture))
    pdf = _reopened(pdf)
    before = len(_of(pdf).read_raw_bytes())

    images.reduce(pdf, before, 400_000)

    assert len(_of(pdf).read_raw_bytes()) <= 400_000 < before


def test_the_same_picture_gives_the_same_bytes() -> None:
    found = []
    for _ in range(2):
        pdf, _scanned = _scan("q 72 0 0 102 100 100 cm /Scan Do Q")
        images.reduce(pdf, 100, 150_000)
        found.append(_of(pdf).read_raw_bytes())

    assert found[0] == found[1]


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_print_colours_stay_what_they_are(tmp_path: Path, mode: str) -> None:
    colours = {"L": Name.DeviceGray, "CMYK": Name.DeviceCMYK}[mode]
    inverted = {"Decode": Array([1, 0] * 4)} if mode == "CMYK" else {}  # as Adobe writes such pictures
    pdf = new(Page("q 72 0 0 102 100 100 cm /Scan Do Q"))
    pdf.pages[0].obj.Resources.XObject = Dictionary(
        Scan=_jpeg(pdf, _noise(600, 850).convert(mode), colours, **inverted)
    )
    pdf.save(tmp_path / "a.pdf")
    pdf = pikepdf.open(tmp_path / "a.pdf")

    images.reduce(pdf, 100, 150_000)
    pdf.save(tmp_path / "b.pdf")

    assert _size(pdf) == (200, 283)
    before, after = pixels(tmp_path / "a.pdf", scale=1), pixels(tmp_path / "b.pdf", scale=1)
    for left, right in ((105, 130), (142, 167)):  # the dark and the light half
        one, other = before[645:740, left:right].mean(), after[645:740, left:right].mean()
        assert one == pytest.approx(other, abs=3)
    assert before[645:740, 105:130].mean() < before[645:740, 142:167].mean() - 50


def test_a_mask_stays_and_is_sampled_down_as_well() -> None:
    pdf = new(Page("q 72 0 0 102 100 100 cm /Scan Do Q"))
    scan = _jpeg(pdf, _noise(600, 850))
    scan.SMask = _jpeg(pdf, _noise(600, 850).convert("L"), Name.DeviceGray)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Scan=scan)
    pdf = _reopened(pdf)

    images.reduce(pdf, 100, 150_000)

    assert _size(pdf) == (200, 283)
    assert (_of(pdf).SMask.Width, _of(pdf).SMask.Height) == (200, 283)


def test_a_fax_stays_black_and_white(tmp_path: Path) -> None:
    page = Image.new("1", (4960, 7016), 1)  # 600 dots to the inch, never packed
    page.paste(0, (0, 0, 2480, 3508))
    pdf = new(Page(WHOLE))
    pdf.pages[0].obj.Resources.XObject = Dictionary(
        Scan=_image(pdf, page.tobytes(), page, Name.DeviceGray, BitsPerComponent=1)
    )
    pdf.save(tmp_path / "a.pdf", compress_streams=False)
    pdf = pikepdf.open(tmp_path / "a.pdf")

    images.reduce(pdf, 4_000_000, 150_000)
    pdf.save(tmp_path / "b.pdf")

    assert _size(pdf) == (2480, 3508)  # 300 dots to the inch
    assert (_of(pdf).Filter, int(_of(pdf).BitsPerComponent)) == ("/CCITTFaxDecode", 1)
    before, after = pixels(tmp_path / "a.pdf", scale=0.5), pixels(tmp_path / "b.pdf", scale=0.5)
    assert (int(after[50, 50]), int(after[300, 200])) == (0, 255)  # black top left, white below
    assert abs(before.astype(int) - after).mean() < 1


def test_a_picture_with_a_palette_keeps_its_colours(tmp_path: Path) -> None:
    picture = _noise(600, 850).quantize(200, dither=Image.Dither.NONE)
    pdf = new(Page("q 72 0 0 102 100 100 cm /Scan Do Q"))
    palette = picture.getpalette() or []
    colours = Array([Name.Indexed, Name.DeviceRGB, len(palette) // 3 - 1, pikepdf.String(bytes(palette))])
    pdf.pages[0].obj.Resources.XObject = Dictionary(Scan=_image(pdf, picture.tobytes(), picture, colours))
    pdf.save(tmp_path / "a.pdf")
    pdf = pikepdf.open(tmp_path / "a.pdf")

    images.reduce(pdf, 100, 150_000)
    pdf.save(tmp_path / "b.pdf")

    assert _of(pdf).ColorSpace == "/DeviceRGB"
    before, after = pixels(tmp_path / "a.pdf", scale=1), pixels(tmp_path / "b.pdf", scale=1)
    assert before[645:740, 105:130].mean() == pytest.approx(after[645:740, 105:130].mean(), abs=4)


@pytest.mark.parametrize("left_alone", ["colour key", "separation", "broken"])
def test_pictures_that_cannot_be_made_anew_stay_as_they_are(left_alone: str) -> None:
    pdf = new(Page("q 72 0 0 102 100 100 cm /Scan Do Q"))
    scan = _jpeg(pdf, _noise(600, 850))
    if left_alone == "colour key":
        scan.Mask = Array([0, 10, 0, 10, 0, 10])
    elif left_alone == "separation":
        tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=1)
        grey = _noise(600, 850).convert("L")
        scan = _image(pdf, grey.tobytes(), grey, Array([Name.Separation, Name.Spot, Name.DeviceGray, tint]))
    else:
        scan.write(scan.read_raw_bytes()[:60_000], filter=Name.DCTDecode)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Scan=scan)
    pdf = _reopened(pdf)
    before = _of(pdf).read_raw_bytes()

    images.reduce(pdf, 100, 150_000)

    assert _of(pdf).read_raw_bytes() == before


def test_forms_that_share_their_resources_or_show_themselves_end() -> None:
    pdf = new(*[Page("/F0 Do")] * 3)
    shared = pdf.make_indirect(Dictionary(XObject=Dictionary()))
    for index in range(30):
        shown = f"/F{index + 1} Do /F{index} Do /Scan Do".encode()
        form = pdf.make_stream(shown, Type=Name.XObject, Subtype=Name.Form, BBox=Array(A4), Resources=shared)
        shared.XObject[f"/F{index}"] = form
    shared.XObject.Scan = _jpeg(pdf, _noise(600, 850))
    for page in pdf.pages:
        page.obj.Resources = shared
    pdf = _reopened(pdf)

    images.reduce(pdf, 100, 150_000)

    assert _size(pdf) == (600, 850)


def test_a_scan_in_a_pack_is_still_there_and_weighs_what_it_may(tmp_path: Path) -> None:
    pdf = new(Page(WHOLE))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Scan=_jpeg(pdf, _noise(2480, 3508)))
    pdf.save(tmp_path / "a.pdf")

    (tmp_path / "b.pdf").write_bytes(whole((tmp_path / "a.pdf").read_bytes(), "Scan").content)
    _, told = bound(tmp_path, Source(tmp_path / "b.pdf", "Scan"))

    assert told.size < 300_000 < (tmp_path / "a.pdf").stat().st_size  # a page may weigh 150 kB, the rest is the pack's
    grey = pixels(tmp_path / "pack.pdf", scale=1)
    assert grey[400, 50:250].mean() < grey[400, 350:550].mean() - 50
