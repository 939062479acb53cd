"""Where the parts of a slide stand: long texts take room from empty places, then from the foot of a figure."""

from __future__ import annotations

from pathlib import Path

from reportgen.document.model import Content, Paragraphs, Slide
from reportgen.figures.model import Chart, ChartType, Series
from reportgen.powerpoint.places import places
from reportgen.powerpoint.template import EMU, Box, Layout, open_template, read_layouts
from reportgen.wording.text import words
from tests.houses import barnet

TEMPLATE = Path(__file__).parents[2] / "assets" / "barnet" / "dashboard.pptx"
CHART = Chart(id="c", type=ChartType.COLUMN, categories=("a", "b"), series=(Series("s", (1.0, 2.0)),))


def layout() -> Layout:
    kind = barnet().kinds["dashboard"]
    return read_layouts(open_template(TEMPLATE), kind, TEMPLATE)["figure"]  # type: ignore[arg-type]


def boxes(**slots: Content) -> dict[str, Box]:
    return places(Slide("figure", "Title", tuple(slots.items())), layout())


def said(length: int) -> Paragraphs:
    return Paragraphs((words("word " * (length // 5)),))


def test_a_short_text_stands_where_the_layout_puts_it() -> None:
    found = boxes(figure=CHART, source=said(100))
    assert found["source"] == layout().slots["source"].box


def test_a_long_text_begins_higher_and_ends_where_it_did() -> None:
    own = layout().slots["source"].box
    long = boxes(figure=CHART, source=said(900))["source"]
    assert long.height > own.height
    assert long.y + long.height == own.y + own.height


def test_a_figure_above_a_long_text_gives_way() -> None:
    found = boxes(text=said(50), figure=CHART, below=said(50), key=said(50), source=said(100))
    crowded = boxes(text=said(50), figure=CHART, source=said(2000))
    assert crowded["figure"].y + crowded["figure"].height <= crowded["source"].y
    assert crowded["figure"].height < boxes(text=said(50), figure=CHART, source=said(100))["figure"].height
    assert found["figure"].height > 100 * EMU


def test_a_text_that_would_take_too_much_of_a_figure_stays_where_it_is() -> None:
    assert boxes(figure=CHART, source=said(20_000))["source"] == layout().slots["source"].box


def test_a_text_takes_no_room_from_another_text() -> None:
    found = boxes(figure=CHART, key=said(50), source=said(900))
    assert found["source"] == layout().slots["source"].box
