"""The embedded fonts: right widths, all letters of English, and the way back to Unicode."""

from __future__ import annotations

import io
import subprocess
from importlib import resources
from pathlib import Path

import pytest
from pikepdf import Dictionary
from PIL import ImageFont

from reportgen.errors import UnplacedError
from reportgen.pdf.fonts import Weight, embed, font
from tests.pdf.drawn import Page, new

WEIGHTS: tuple[Weight, ...] = ("Regular", "Bold")


@pytest.mark.parametrize("weight", WEIGHTS)
def test_widths_are_those_of_the_font_program(weight: Weight) -> None:
    program = (resources.files("reportgen.pdf") / "fonts" / f"PackSans-{weight}.ttf").read_bytes()
    drawn = ImageFont.truetype(io.BytesIO(program), 1000, layout_engine=ImageFont.Layout.BASIC)

    for character in "AGENDA ITEM 0123456789 aé£–’€ÿ":
        assert font(weight).width(character, 1000) == pytest.approx(drawn.getlength(character), abs=1)


def test_a_word_is_as_wide_as_its_letters() -> None:
    # H 722, i 222, of a thousand: the widths of Helvetica, which Liberation Sans keeps
    assert font("Regular").width("Hi", 10) == pytest.approx(9.44)


def test_a_character_that_the_font_lacks_is_told() -> None:
    with pytest.raises(UnplacedError, match="cannot be printed on the pages: its font has no 'Ł'") as error:
        font("Bold").encoded("Łodz ITEM")
    assert error.value.remedy == "use letters of the Latin alphabet as English writes it"


def test_control_characters_are_told_too() -> None:
    with pytest.raises(UnplacedError):
        font("Bold").encoded("ITEM\n7")


@pytest.mark.parametrize("weight", WEIGHTS)
def test_text_is_embedded_and_can_be_searched(tmp_path: Path, weight: Weight) -> None:
    text = "Item – £5 café’s"
    pdf = new(Page(f"BT /F1 12 Tf 72 500 Td <{font(weight).encoded(text).hex()}> Tj ET"))
    pdf.pages[0].obj.Resources.Font = Dictionary(F1=embed(pdf, weight))
    pdf.save(tmp_path / "a.pdf")

    read = subprocess.run(["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True, text=True)
    fonts = subprocess.run(["pdffonts", str(tmp_path / "a.pdf")], capture_output=True, check=True, text=True)

    assert read.stdout.strip() == text
    assert read.stderr == ""
    # name, type, encoding, embedded, subset, to Unicode
    assert fonts.stdout.splitlines()[2].split()[:6] == [f"PackSans-{weight}", "TrueType", "WinAnsi", "yes", "no", "yes"]
