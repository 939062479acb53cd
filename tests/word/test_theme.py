"""What styles repeat from the theme, for programs that do not read it."""

from pathlib import Path

import pytest

from reportgen.spec.house import Fonts
from reportgen.word import write
from tests.word.reports import HOUSE, KIND, TAB, TEMPLATE, Built, edited_template, report

STYLES, NUMBERING, HEADER = "word/styles.xml", "word/numbering.xml", "word/header1.xml"
RED = HOUSE.model_copy(update={
    "palette": HOUSE.palette.model_copy(update={"primary": "7A1F1F", "tint": "F7EAEA"}),
    "fonts": Fonts(body="Verdana", heading="Georgia"),
})  # fmt: skip


def red(template: Path = TEMPLATE) -> Built:
    return Built(write(report(TAB), RED, KIND, template))


def test_text_rules_and_grounds_have_the_palette_s_colours() -> None:
    file = red()
    assert set(file.find("//*[@w:themeColor='text2']/@w:val[. != 'single']", STYLES)) == {"7A1F1F"}
    assert set(file.find("//w:pBdr/*[@w:themeColor='text2']/@w:color", STYLES)) == {"7A1F1F"}
    assert set(file.find("//w:shd[@w:themeFill='background2']/@w:fill", STYLES)) == {"F7EAEA"}
    assert set(file.find("//w:color/@w:val", NUMBERING)) == {"7A1F1F"}


def test_fonts_are_named_beside_the_theme_s() -> None:
    file = red()
    heading = "//w:style[w:name/@w:val='heading 1']/w:rPr/w:rFonts"
    assert file.find(f"{heading}/@w:ascii | {heading}/@w:hAnsi", STYLES) == ["Georgia", "Georgia"]
    assert file.find("//w:docDefaults//w:rFonts/@w:ascii", STYLES) == ["Verdana"]


# Luminance of 7A1F1F is (122 + 31) / 2 = 76.5 of 255. A tint of 33 (a fifth) keeps a fifth of it and adds four fifths
# of 255: 219.3; a shade of BF (three quarters) is 57.3. The range of its colours is 91 / 153 of what is below (or,
# from 127.5 on, above) the luminance: +- 0.5948 x 35.7 = 21.2 for the tint, +- 0.5948 x 57.3 = 34.1 for the shade.
@pytest.mark.parametrize(("change", "colour"), [('w:themeTint="33"', "F1C6C6"), ('w:themeShade="BF"', "5B1717")])
def test_tints_and_shades_are_worked_out(tmp_path: Path, change: str, colour: str) -> None:
    old = '<w:color w:val="00606B" w:themeColor="text2"/><w:sz w:val="28"/>'
    template = edited_template(tmp_path, STYLES, old, old.replace('"text2"', f'"text2" {change}'))
    heading = "//w:style[w:name/@w:val='heading 1']/w:rPr/w:color/@w:val"
    assert red(template).find(heading, STYLES) == [colour]


def test_a_fill_has_names_of_its_own_for_tint_and_shade(tmp_path: Path) -> None:
    old = 'w:fill="E8F2F3" w:themeFill="background2"'
    template = edited_template(tmp_path, STYLES, old, f'{old} w:themeFillShade="00"')
    assert red(template).find("//w:shd[@w:themeFill='background2']/@w:fill", STYLES) == ["000000"]


def test_colours_that_are_not_the_theme_s_stay() -> None:
    assert red().find("//w:style[w:name/@w:val='Source']/w:rPr/w:color/@w:val", STYLES) == ["4A555C"]


def test_the_template_s_own_house_changes_no_colour() -> None:
    colours = "//@w:color | //@w:fill | //w:color/@w:val"
    before = Built(TEMPLATE.read_bytes()).find(colours, STYLES)
    assert Built(write(report(TAB), HOUSE, KIND, TEMPLATE)).find(colours, STYLES) == before
