"""The room that figures have: empty places leave no holes."""

from __future__ import annotations

from reportgen.document.model import Slide
from reportgen.powerpoint.room import grown
from reportgen.powerpoint.template import EMU, Box
from tests.powerpoint.decks import chart, indicator, opened, said, shape, table

CHART = Box(30, 100, 200, 100)
ABOVE, BELOW = Box(20, 40, 400, 50), Box(20, 210, 400, 40)
RIGHT = Box(240, 100, 100, 100)


def test_a_figure_takes_the_room_of_empty_places_above_and_below() -> None:
    assert grown(CHART, [ABOVE], [CHART, BELOW]) == Box(30, 40, 200, 160)  # from 40 to 200
    assert grown(CHART, [BELOW, ABOVE], [CHART]) == Box(30, 40, 200, 210)  # from 40 to 250


def test_a_figure_stays_where_it_is_beside_an_empty_place() -> None:
    assert grown(CHART, [RIGHT], [CHART]) == CHART


def test_a_figure_does_not_grow_over_what_is_filled() -> None:
    assert grown(CHART, [Box(20, 0, 400, 30)], [CHART, ABOVE]) == CHART


def test_several_empty_places_are_taken_one_after_the_other() -> None:
    assert grown(CHART, [Box(20, 0, 400, 30), ABOVE], [CHART]) == Box(30, 0, 200, 200)


def test_sources_without_an_introduction_begin_where_it_would() -> None:
    slide = opened(Slide("sources", "A", (("sources", table()),))).slides[0]
    introduction = next(one for one in slide.slide_layout.placeholders if one.name == "Introduction")
    assert shape(slide, "Sources: offences").top == introduction.top


def test_chart_and_table_without_a_headline_begin_where_it_would_and_side_by_side() -> None:
    slots = (("chart", chart()), ("table", table()), ("key", said("Key")), ("source", said("Source")))
    slide = opened(Slide("chart-and-table", "A", slots)).slides[0]
    frames = [one for one in slide.shapes if one.has_chart or one.has_table]
    headline = next(one for one in slide.slide_layout.placeholders if one.name == "Headline")
    assert {frame.top for frame in frames} == {headline.top}
    key = next(one for one in slide.slide_layout.placeholders if one.name == "Key")
    assert frames[0].top + frames[0].height <= key.top


def test_a_chart_without_text_below_reaches_down_to_the_source() -> None:
    slide = opened(indicator(below=None)).slides[0]
    frame, source = shape(slide, "Chart: burglary_trend"), shape(slide, "Source")
    assert source.top - 5 * EMU < frame.top + frame.height <= source.top
