"""Contrast ratios, and palettes that do not reach them."""

from __future__ import annotations

import pytest

from reportgen.errors import ReportError
from reportgen.spec.contrast import contrast
from reportgen.spec.house import Palette
from reportgen.spec.problems import validate
from reportgen.spec.yaml import parse_yaml

PALETTE = """\
primary: "00606B"
on_primary: "FFFFFF"
text: "1F2A30"
muted: "8796A2"
highlight: "12436D"
grid: "D5DBE0"
tint: "E8F2F3"
series: ["12436D", "28A197", "801650", "F46A25"]
green: "00703C"
amber: "B58105"
red: "B10E1E"
grey: "5B6770"
"""


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("FFFFFF", "000000", 21.0),  # (1 + 0.05) / (0 + 0.05)
        ("FF0000", "FFFFFF", 1.05 / (0.2126 + 0.05)),  # red's share of luminance
        ("777777", "777777", 1.0),
    ],
)
def test_contrast_is_the_ratio_of_luminances_whichever_comes_first(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio)


def test_a_palette_that_can_be_seen_is_taken() -> None:
    assert validate(Palette, parse_yaml(PALETTE, "house.yaml")).amber == "B58105"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # Luminance of 999999: ((0.6 + 0.055) / 1.055) ** 2.4 = 0.3185; 1.05 / 0.3685 = 2.85
        ("8796A2", "999999", "4:8: the contrast of 999999 with white is 2.8:1, needed is 3:1"),
        ('grey: "5B6770"', 'grey: "999999"', "12:7: the contrast of 999999 with white is 2.8:1, needed is 3:1"),
        # The fourth of the list: 8:10 and three times 10 columns on.
        ("F46A25", "999999", "8:40: the contrast of 999999 with white is 2.8:1, needed is 3:1"),
        ('"28A197"', '"00606B"', "8:9: the contrast of 00606B with its neighbour 12436D is 1.4:1, needed is 3:1"),
        # 808080 on white is 1.05 / (0.2159 + 0.05) = 3.95; it is no text on the tint either, which is not told twice.
        ("1F2A30", "808080", "3:7: the contrast of 808080 with white is 3.9:1, needed is 4.5:1"),
        # Headings are in primary and links in highlight, both on white.
        ('primary: "00606B"', 'primary: "808080"', "1:10: the contrast of 808080 with white is 3.9:1, needed is 4.5:1"),
        ('highlight: "12436D"', 'highlight: "808080"',
         "5:12: the contrast of 808080 with white is 3.9:1, needed is 4.5:1"),
        ('on_primary: "FFFFFF"', 'on_primary: "00606B"',
         "2:13: the contrast of 00606B with 'primary' (00606B) is 1.0:1, needed is 4.5:1"),
        ("E8F2F3", "1F2A30", "7:7: the contrast of 1F2A30 with 'text' (1F2A30) is 1.0:1, needed is 4.5:1"),
    ],
)  # fmt: skip
def test_a_colour_that_does_not_stand_out_is_told_with_its_ratio(old: str, new: str, told: str) -> None:
    with pytest.raises(ReportError) as raised:
        validate(Palette, parse_yaml(PALETTE.replace(old, new), "house.yaml"))
    assert str(raised.value) == f"house.yaml:{told}; choose a darker or a lighter colour"


def test_all_colours_that_do_not_stand_out_are_told_together() -> None:
    faint = PALETTE.replace("5B6770", "999999").replace("B10E1E", "999999")
    with pytest.raises(ReportError) as raised:
        validate(Palette, parse_yaml(faint, "house.yaml"))
    assert [problem.place.line for problem in raised.value.problems] == [11, 12]
