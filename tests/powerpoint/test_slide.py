"""Slides: placeholders kept, reading order, ids, alternative text, what is missing or does not fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from yaml import safe_load

from reportgen.document.model import Paragraphs, Slide
from reportgen.errors import ReportError
from reportgen.figures.model import Cell, Chart, ChartType, Series
from reportgen.powerpoint.template import open_template, read_layouts
from reportgen.powerpoint.text import fitting, shortened
from reportgen.wording.text import Run, words
from tests.houses import ASSETS
from tests.powerpoint.decks import KIND, TEMPLATE, badge, chart, found, indicator, opened, said, shape, table

CRIME = ASSETS.parent / "report_specs" / "definitions" / "crime.yaml"


def test_shapes_are_read_in_the_order_of_the_houses_slots_whatever_the_spec_says() -> None:
    slide = indicator()
    backwards = Slide(slide.layout, slide.title, tuple(reversed(slide.slots)))
    assert [one.name for one in opened(backwards).slides[0].shapes] == [
        "Title", "Headline", "Chart: burglary_trend", "Twelve months", "Panel heading", "Badge 1: london",
        "Badge 2: nw_bcu", "Panel text", "Source", "Partnership", "Footer", "Slide number"]


def test_text_inherits_place_and_look_from_its_placeholder() -> None:
    slide = opened(indicator()).slides[0]
    headline = shape(slide, "Headline")
    assert headline.placeholder_format.idx == 10
    assert len(headline._element.spPr) == 0  # no position or colour of its own
    assert dict(headline.text_frame.paragraphs[0].runs[0]._r.rPr.attrib) == {"lang": "en-GB"}
    layout = {one.name: one for one in slide.slide_layout.placeholders}
    assert (headline.left, headline.width) == (layout["Headline"].left, layout["Headline"].width)


def test_a_chart_stands_in_its_placeholder_with_its_workbook() -> None:
    slide = opened(indicator()).slides[0]
    frame = shape(slide, "Chart: burglary_trend")
    layout = {one.name: one for one in slide.slide_layout.placeholders}
    assert frame.is_placeholder and frame.placeholder_format.idx == 11
    assert (frame.left, frame.top, frame.width, frame.height) == (
        layout["Chart"].left, layout["Chart"].top, layout["Chart"].width, layout["Chart"].height)
    assert list(frame.chart.plots[0].series[0].values) == [143, 158, 131, 119]
    assert frame.chart.part.chart_workbook.xlsx_part is not None


def test_a_headed_chart_shows_its_title_and_stays_in_its_placeholder() -> None:
    titled = replace(chart(), title="Burglaries")
    headed, alone = (shape(opened(indicator(chart=one)).slides[0], "Chart: burglary_trend")
                     for one in (replace(titled, headed=True), titled))  # fmt: skip
    assert headed.chart.chart_title.text_frame.text == "Burglaries"
    assert headed.is_placeholder
    assert not alone.chart.has_title


def test_every_figure_has_its_alternative_text_and_every_id_is_its_own() -> None:
    slide = opened(indicator()).slides[0]
    described = found(slide, "//p:graphicFrame//p:cNvPr/@descr | //p:grpSp/p:nvGrpSpPr/p:cNvPr/@descr")
    assert described == [
        "Column chart of residential burglary in Barnet, June to September 2023: highest in July (158).",
        "Rank 8 of 32 in London: a decrease, rated green.", "Rank 1 of 3: an increase, rated red."]
    ids = found(slide, "//p:cNvPr/@id")
    assert len(ids) == len(set(ids)) == 1 + 12 + 2 * 4  # the root, the shapes, four in each badge
    assert "" not in found(slide, "//p:cNvPr[@id != 1]/@name")


def test_placeholders_without_content_are_left_out() -> None:
    slide = opened(indicator(below=None, badge_2=None, panel=Paragraphs(()), source=None)).slides[0]
    assert [one.name for one in slide.shapes] == [
        "Title", "Headline", "Chart: burglary_trend", "Panel heading", "Badge 1: london", "Partnership", "Footer",
        "Slide number"]


def test_partnership_strapline_and_number_stand_on_each_slide() -> None:
    second = opened(indicator("A"), indicator("B")).slides[1]
    assert shape(second, "Partnership").text_frame.text == "Barnet Safer Communities Partnership"
    assert shape(second, "Footer").text_frame.text == "Caring for people, our places and the planet"
    assert found(second, "//a:fld[@type='slidenum']/a:t/text()") == ["2"]


def test_the_title_slide_says_board_and_date() -> None:
    slide = opened(Slide("title", "Performance Dashboard")).slides[0]
    assert shape(slide, "Meeting").text_frame.text == "Safer Communities Partnership Board, 24 November 2023"


def test_bold_italic_links_and_line_breaks_are_kept() -> None:
    text = (Run("In all "), Run("551", bold=True), Run(" cases\n"), Run("so far", italic=True),
            Run(" (see)", link="mailto:analyst@example.gov.uk"))
    slide = opened(indicator(text=said(text))).slides[0]
    paragraph = shape(slide, "Headline").text_frame.paragraphs[0]
    assert paragraph.text == "In all 551 cases\vso far (see)"
    assert [(run.font.bold, run.font.italic) for run in paragraph.runs] == [
        (None, None), (True, None), (None, None), (None, True), (None, None)]
    assert paragraph.runs[-1].hyperlink.address == "mailto:analyst@example.gov.uk"


def test_markup_and_control_characters_in_data_are_only_text() -> None:
    slide = opened(indicator("Fish & <chips>\x00", text=said('a "b" <a:br/>'))).slides[0]
    assert slide.shapes.title.text == "Fish & <chips>"
    assert shape(slide, "Headline").text_frame.text == 'a "b" <a:br/>'


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "//example.gov.uk", "ppaction://x"])
def test_a_link_to_anything_but_the_web_or_mail_is_refused(link: str) -> None:
    with pytest.raises(ReportError, match="slide 1 'A' has a link at 'Source' that leads to no web"):
        opened(indicator("A", source=said((Run("x", link=link),))))


def test_what_an_address_may_not_hold_is_escaped_and_what_is_escaped_is_kept() -> None:
    address = "https://example.gov.uk/a b?c=1&d=%20"
    slide = opened(indicator(source=said((Run("x", link=address),)))).slides[0]
    link = shape(slide, "Source").text_frame.paragraphs[0].runs[0].hyperlink.address
    assert link == "https://example.gov.uk/a%20b?c=1&d=%20"


def test_text_that_nearly_fits_is_set_smaller_and_more_is_an_error() -> None:
    # 19 bold characters of 0.556 em (and 1% to be safe) at 20 points are 213 points: two on a line of 580 points.
    word = "a" * 19
    roomy = shape(opened(indicator(text=said(" ".join([word] * 4)))).slides[0], "Headline")
    assert roomy.text_frame.paragraphs[0].runs[0].font.size is None  # 2 lines x 24 of 59 points
    tight = shape(opened(indicator(text=said(" ".join([word] * 6)))).slides[0], "Headline")
    # Three lines are too many; three words on a line need 3 x 0.556 x 19 x 1.01 x 17.5 + 2 x 4.9 = 570 points.
    assert tight.text_frame.paragraphs[0].runs[0].font.size.pt == 17.5
    with pytest.raises(ReportError) as caught:
        opened(indicator("A", text=said(" ".join([word] * 14))))
    # 14 x 19 + 13 spaces: five lines at 16 points are more than the place and the gap above it. Of its own, the place
    # has room for three lines of three words.
    assert str(caught.value) == (
        "performance-dashboard.yaml: slide 1 'A' has too much text at 'Headline' (279 characters; about 180 fit); "
        "say it in fewer words, or give it another slide")


@pytest.mark.parametrize("layout", ["indicator", "chart-and-table"])
def test_the_houses_own_sentence_about_any_measure_fits_the_headline(layout: str) -> None:
    place = read_layouts(open_template(TEMPLATE), KIND, TEMPLATE)[layout].slots["text"]
    for measure in safe_load(CRIME.read_text(encoding="utf-8"))["measures"].values():
        sentence = (
            f"Kensington and Chelsea recorded 1,938 cases of {measure['phrase']} in the 12 months to September 2023, "
            "against 1,873 in the 12 months to September 2022: an increase of 103.5%.")
        assert fitting([words(sentence)], place.look, place.room) is not None, sentence


def test_text_that_is_cut_keeps_its_looks() -> None:
    text = (Run("In all "), Run("551", bold=True), Run(" cases"))
    assert shortened([text, words("more")], 9) == [(Run("In all "), Run("55", bold=True), Run(""))]
    assert shortened([text, words("more")], 18) == [text, words("mo")]  # 7 + 3 + 6 + 2


def test_a_long_title_is_told_by_its_first_words() -> None:
    with pytest.raises(ReportError, match=r"slide 1 'many words many words many words many words many words...' has"):
        opened(indicator("many words " * 100))


def test_content_without_a_place_or_of_the_wrong_kind_is_told() -> None:
    with pytest.raises(ReportError) as caught:
        opened(Slide("notes", "A", (("bullets", chart()), ("bulets", said("x")))))
    assert [str(problem).partition(": ")[2] for problem in caught.value.problems] == [
        "slide 1 'A' has no place for 'bulets'; did you mean 'bullets'?",
        "slide 1 'A' has something else than bullets at 'bullets'; put bullets there"]


def test_a_required_slot_with_only_empty_text_counts_as_missing() -> None:
    with pytest.raises(ReportError, match="slide 1 'A' lacks 'text'; the layout 'indicator' needs text there"):
        opened(indicator("A", text=Paragraphs((words(""),))))


def test_a_badge_says_rank_arrow_and_word_and_shows_its_colour() -> None:
    group = shape(opened(indicator(badge_1=badge(), badge_2=None)).slides[0], "Badge 1: london")
    texts = {one.name.removeprefix("Badge 1: london "): one.text_frame.text for one in group.shapes}
    assert texts == {"card": "", "rank": "8/32\nLondon: rank by change from the same period last year", "mark": "▼",
                     "word": "Decrease"}
    mark = next(one for one in group.shapes if one.name.endswith("mark"))
    assert str(mark.fill.fore_color.rgb) == "00703C"  # the house's green
    sizes = [run.font.size.pt for one in group.shapes for line in one.text_frame.paragraphs for run in line.runs]
    assert sizes == [30, 12, 20, 12]


def test_a_badge_without_a_rank_says_so_calmly_in_grey() -> None:
    none = badge(value=words("[x]"), missing="Harrow has no figure", rag="grey", arrow="none", word="Not available")
    group = shape(opened(indicator(badge_1=none)).slides[0], "Badge 1: london")
    sign, caption = next(one for one in group.shapes if one.name.endswith("rank")).text_frame.paragraphs
    assert (sign.text, sign.runs[0].font.size, sign.runs[0].font.bold) == ("[x]", caption.runs[0].font.size, None)
    assert str(sign.runs[0].font.color.rgb) == "5B6770"  # the house's grey


@pytest.mark.parametrize(("arrow", "glyph"), [("up", "▲"), ("down", "▼"), ("level", "►"), ("none", "–")])
def test_each_direction_has_its_own_arrow(arrow: str, glyph: str) -> None:
    group = shape(opened(indicator(badge_1=badge(arrow=arrow))).slides[0], "Badge 1: london")
    assert next(one for one in group.shapes if one.name.endswith("mark")).text_frame.text == glyph


def test_a_badge_stands_at_its_placeholder_and_its_shapes_within_it() -> None:
    slide = opened(indicator()).slides[0]
    place = next(one for one in slide.slide_layout.placeholders if one.name == "Badge 1")
    group = shape(slide, "Badge 1: london")
    assert (group.left, group.top, group.width, group.height) == (place.left, place.top, place.width, place.height)
    for one in group.shapes:
        assert place.left <= one.left and one.left + one.width <= place.left + place.width
        assert place.top <= one.top and one.top + one.height <= place.top + place.height


def test_a_caption_too_long_for_its_badge_is_an_error() -> None:
    with pytest.raises(ReportError, match=r"has too much text at 'Badge 1' \(200 characters; about \d+0 fit\)"):
        opened(indicator("A", badge_1=badge(caption="rank " * 40)))


def test_a_table_that_is_too_long_even_at_the_smallest_size_is_an_error() -> None:
    slide = Slide("sources", "A", (("sources", table(rows=40)),))
    with pytest.raises(ReportError, match="a table of 40 rows at 'Sources', too large for its place even at 9 points"):
        opened(slide)


def test_a_headed_table_has_its_title_above_it_within_its_place() -> None:
    (alone,), (heading, below) = (
        [one for one in opened(Slide("sources", "A", (("sources", made),))).slides[0].shapes
         if one.has_table or one.name.startswith("Heading")]
        for made in (table(title="Offences, June"), table(title="Offences, June", headed=True)))  # fmt: skip
    assert heading.text_frame.text == "Offences, June" and heading.text_frame.paragraphs[0].runs[0].font.bold
    assert (heading.left, heading.top, heading.width) == (alone.left, alone.top, alone.width)
    assert heading.top + heading.height <= below.top and below.is_placeholder


def test_a_bad_link_in_a_table_is_told() -> None:
    rows = ((Cell((Run("x", link="javascript:x"),)), Cell(words("1"))),)
    with pytest.raises(ReportError, match="has a link in the table 'offences' that leads to no web"):
        opened(Slide("sources", "A", (("sources", table(rows)),)))


def by_area(count: int, kind: ChartType, **changes: Any) -> Chart:
    names = tuple(f"Area {at}" for at in range(1, count + 1))
    return replace(chart(), type=kind, categories=names, series=(Series("Cases", (1.0,) * count),), **changes)


def test_more_bars_than_can_be_read_are_an_error_that_says_how_many_can() -> None:
    # The chart's place is 226.8 points high: less 2.5 x 12 for scale and margin, 20 lines of 9.6 points.
    opened(indicator(chart=by_area(20, ChartType.BAR)))
    with pytest.raises(ReportError) as caught:
        opened(indicator("A", chart=by_area(32, ChartType.BAR)))
    assert str(caught.value) == (
        "performance-dashboard.yaml: slide 1 'A' has a bar chart of 32 categories at 'Chart', where 20 can be read at "
        "8 points; draw it as `type: column`, show fewer of them, show a table, or split it over two slides")


def test_more_columns_than_can_be_read_are_an_error_unless_they_are_months() -> None:
    # 579.6 points less 1.8 cm for the scale are 528.6: 55 lines of 9.6 points.
    opened(indicator(chart=by_area(55, ChartType.COLUMN)))
    with pytest.raises(ReportError, match=r"a column chart of 60 categories .* where 55 can be read .*; show fewer of"):
        opened(indicator("A", chart=by_area(60, ChartType.COLUMN)))
    months = tuple(date(2019 + at // 12, at % 12 + 1, 1) for at in range(60))
    opened(indicator(chart=by_area(60, ChartType.COLUMN, dates=months)))
