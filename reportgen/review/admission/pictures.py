"""Pictures of more points than can be handled, told by their headers alone."""

from __future__ import annotations

import warnings
from typing import IO
from zipfile import ZipFile

from reportgen.review.admission.faults import MOST_MEGAPIXELS, Fault

_FORMATS = ("BMP", "GIF", "JPEG", "PNG", "TIFF")
_ENDINGS = (".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff")


def picture_fault(name: str, zipped: ZipFile, within: str) -> Fault | None:
    """Whether the part is too large as a picture; None if it is not, or is no picture."""
    if not name.lower().endswith(_ENDINGS):
        return None
    with zipped.open(name) as part:
        if not _is_too_large(part):
            return None
    remedy = "select it, choose Picture Format > Compress Pictures > Print (220 ppi), and save the file again"
    return Fault(f"its picture '{name}' has more than {MOST_MEGAPIXELS} million points{within}", remedy)


def _is_too_large(file: IO[bytes]) -> bool:
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        # Pillow has two limits of its own: it warns of 89 million points, and refuses twice as many.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(file, formats=_FORMATS) as picture:
                return picture.width * picture.height > MOST_MEGAPIXELS * 1_000_000
        except Image.DecompressionBombError:
            return True
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
            return False  # what is no picture has no size; whoever shows it will say that it is none
