"""The house's colours and fonts in a file's theme."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from reportgen.document.model import Deck, Slide
from reportgen.office.theme import theme_colours, themed
from reportgen.office.xml import NAMESPACES
from reportgen.powerpoint import write as write_deck
from reportgen.spec.house import DeckKind, Fonts, Palette
from reportgen.word import write as write_report
from reportgen.wording.text import words
from tests.houses import ASSETS, barnet
from tests.word.reports import CHART, FIG, KIND, META, TAB, TABLE, report

A = NAMESPACES["a"]
PALETTE = Palette(
    primary="7A1F1F", on_primary="FFFFFF", text="222222", muted="8C8C8C", highlight="5B2A86", grid="DDDDDD",
    tint="F7EAEA", series=["5B2A86", "30A26F", "7A1F1F", "E0702A"], green="00703C", amber="B58105", red="B10E1E",
    grey="5B6770",
)  # fmt: skip
FONTS = Fonts(body="Verdana", heading="Georgia")
HOUSE = barnet().model_copy(update={"palette": PALETTE, "fonts": FONTS})
BARNET_ONLY = ("00606B", "1F2A30", "E8F2F3", "12436D", "28A197", "801650", "F46A25")
SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


def theme(latin: str = '<a:latin typeface="Calibri" panose="020F0502020204030204"/>', more: str = "") -> bytes:
    colours = "".join(f'<a:{slot}><a:srgbClr val="{number:06X}"/></a:{slot}>' for number, slot in enumerate(SLOTS))
    colours = colours.replace('<a:srgbClr val="000001"/>', '<a:sysClr val="window" lastClr="FEFEFE"/>')
    fonts = "".join(f"<a:{place}>{latin}{more}</a:{place}>" for place in ("majorFont", "minorFont"))
    return (
        f'<a:theme xmlns:a="{A}" name="Office"><a:themeElements><a:clrScheme name="Office">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office">{fonts}</a:fontScheme></a:themeElements></a:theme>'
    ).encode()


def test_colours_go_into_their_places_and_the_ground_and_further_accents_stay() -> None:
    assert theme_colours(themed(theme(), PALETTE, FONTS)) == {
        "dk1": "222222", "lt1": "FEFEFE", "dk2": "7A1F1F", "lt2": "F7EAEA",
        "accent1": "5B2A86", "accent2": "30A26F", "accent3": "7A1F1F", "accent4": "E0702A",
        "accent5": "000008", "accent6": "000009",  # four series, so the last two accents are the template's
        "hlink": "5B2A86", "folHlink": "5B2A86",
    }  # fmt: skip


def test_more_series_than_accents_are_left_out() -> None:
    many = PALETTE.model_copy(update={"series": [f"{number:06X}" for number in range(11, 19)]})
    assert theme_colours(themed(theme(), many, FONTS))["accent6"] == "000010"  # 11, 12, ... 16


def test_fonts_change_for_latin_letters_and_for_scripts_that_had_the_same() -> None:
    same, other = '<a:cs typeface="Calibri"/>', '<a:cs typeface="Mangal"/>'
    root = etree.fromstring(themed(theme(more=f'<a:ea typeface=""/>{same}{other}'), PALETTE, FONTS))
    found = [font.get("typeface") for font in root.find(f".//{{{A}}}majorFont")]
    assert found == ["Georgia", "", "Georgia", "Mangal"]
    assert [font.get("typeface") for font in root.iter(f"{{{A}}}latin")] == ["Georgia", "Verdana"]
    assert b"panose" not in etree.tostring(root)


def test_a_theme_with_the_house_in_it_stays_as_it_is() -> None:
    once = themed(theme(), PALETTE, FONTS)
    assert themed(once, PALETTE, FONTS) == once


def test_a_theme_without_colours_or_fonts_stays_without() -> None:
    bare = f'<a:theme xmlns:a="{A}" name="bare"/>'.encode()
    assert themed(bare, PALETTE, FONTS).endswith(bare)
    assert theme_colours(bare) == {}


def _report() -> bytes:
    return write_report(report(FIG, TAB), HOUSE, KIND, ASSETS / "barnet" / "report.docx")


def _deck() -> bytes:
    kind = HOUSE.kinds["dashboard"]
    assert isinstance(kind, DeckKind)
    slide = Slide("chart-and-table", "Offences", (("chart", CHART), ("table", TABLE)), notes=(words("To be said."),))
    return write_deck(Deck("deck", "dashboard", META, (slide,)), HOUSE, kind, ASSETS / "barnet" / "dashboard.pptx")


@pytest.mark.parametrize("make", [_report, _deck])
def test_no_part_keeps_another_house_s_colours_and_fonts(make) -> None:
    with zipfile.ZipFile(BytesIO(make())) as zipped:
        contents = {member: zipped.read(member).decode() for member in zipped.namelist() if member.endswith(".xml")}
    assert contents
    left = {(member, colour) for member, content in contents.items()
            for colour in BARNET_ONLY if colour in content.upper()}  # fmt: skip
    assert left == set()
    # The draft mark's letters are a drawing, in no text font.
    fonts = {(member, font) for member, content in contents.items()
             for font in re.findall(r'(?:typeface|ascii|hAnsi|w:cs|w:name)="(Arial)"', content)}  # fmt: skip
    assert fonts == set()
