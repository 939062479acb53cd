"""Charts as DrawingML: valid, with caches equal to the workbook, and as the house wants them."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel
from openxml_audit import OpenXmlValidator

from reportgen.charts.drawingml import chart_xml
from reportgen.charts.workbook import workbook
from reportgen.figures.alt import chart_alt
from reportgen.figures.model import Series
from tests.charts.examples import (
    AVERAGE,
    BEFORE,
    CASES,
    EVERY_TYPE,
    FONTS,
    NAMES,
    PALETTE,
    TARGET,
    chart,
    deck,
    document,
    drawn,
    first_days,
    monthly,
    months,
)


def found(root: etree._Element, path: str) -> list[str]:
    return [str(value) for value in root.xpath(path, namespaces=NAMES)]


def colours(root: etree._Element, path: str) -> list[str]:
    return found(root, f"{path}/c:spPr/a:solidFill/a:srgbClr/@val")


@pytest.mark.parametrize(("make", "name"), [(document, "every.docx"), (deck, "every.pptx")])
def test_every_type_of_chart_is_valid_in_word_and_powerpoint(make, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(make(list(EVERY_TYPE.values())))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("name", EVERY_TYPE)
def test_caches_are_equal_to_the_workbook(name: str) -> None:
    example = EVERY_TYPE[name]
    sheet = load_workbook(io.BytesIO(workbook(example)))["Data"]
    references = drawn(example).xpath("//c:f", namespaces=NAMES)
    for reference in references:
        area = reference.text.removeprefix("Data!").replace("$", "")
        cells = [cell for row in sheet[f"{area}:{area}" if ":" not in area else area] for cell in row]
        cache = reference.getnext()
        held = {int(point.get("idx")): point[0].text for point in cache.iterchildren(f"{{{NAMES['c']}}}pt")}
        numbers = cache.tag.endswith("numCache")
        expected = {at: to_excel(cell.value) if cell.is_date else cell.value
                    for at, cell in enumerate(cells) if cell.value is not None}
        assert {at: float(text) if numbers else text for at, text in held.items()} == expected
    events = sum(event.kind != "part" for event in example.events)
    with_interval = sum(bool(one.low) for one in example.series)
    # The name, the categories and the values of each series and event, and the two ends of each interval.
    assert len(references) == 3 * (len(example.series) + events) + 2 * with_interval


def test_the_same_chart_is_the_same_bytes() -> None:
    example = EVERY_TYPE["clustered"]
    assert chart_xml(example, PALETTE, FONTS) == chart_xml(example, PALETTE, FONTS)


def test_a_missing_value_is_left_out_and_shown_as_a_gap() -> None:
    root = drawn(chart("line", CASES))
    assert found(root, "//c:numCache/c:pt/@idx") == ["0", "1", "3"]
    assert found(root, "//c:numCache/c:ptCount/@val") == ["4"]
    assert found(root, "//c:dispBlanksAs/@val") == ["gap"]


def test_what_is_no_finite_number_is_a_gap() -> None:
    root = drawn(chart("column", Series("Rate", (float("nan"), 2.0, float("inf")))))
    assert found(root, "//c:numCache/c:pt/@idx") == ["1"]


def test_a_lone_series_has_the_house_colour_and_no_legend() -> None:
    root = drawn(chart("column", CASES))
    assert colours(root, "//c:ser") == [PALETTE.primary]
    assert found(root, "//c:legend") == []


def test_highlighted_columns_stand_out_from_muted_ones() -> None:
    root = drawn(chart("column", CASES, highlight=(1, 3)))
    assert colours(root, "//c:ser") == [PALETTE.muted]
    assert found(root, "//c:dPt/c:idx/@val") == ["1", "3"]
    assert colours(root, "//c:dPt") == [PALETTE.highlight] * 2


def test_several_series_take_the_palette_in_order_and_the_comparison_is_muted() -> None:
    root = drawn(chart("clustered", CASES, BEFORE, Series("Brent", (1, 2, 3, 4))))
    assert colours(root, "//c:ser") == [PALETTE.series[0], PALETTE.muted, PALETTE.series[1]]
    assert found(root, "//c:legendPos/@val") == ["b"]


def test_target_and_average_are_dashed_lines_on_the_axes_of_the_columns() -> None:
    root = drawn(chart("column", CASES, TARGET, AVERAGE))
    assert found(root, "//c:lineChart/c:ser/c:spPr/a:ln/a:prstDash/@val") == ["dash", "lgDash"]
    assert found(root, "//c:lineChart/c:ser/c:marker/c:symbol/@val") == ["none", "none"]
    assert found(root, "//c:lineChart/c:axId/@val") == found(root, "//c:barChart/c:axId/@val")
    assert found(root, "//c:ser/c:order/@val") == ["0", "1", "2"]


def test_lines_differ_by_marker_as_well_as_by_colour() -> None:
    root = drawn(chart("line", CASES, BEFORE))
    assert found(root, "//c:ser/c:marker/c:symbol/@val") == ["circle", "square"]
    assert found(root, "//c:ser/c:spPr/a:ln/@w") == ["28575", "28575"]  # 2.25 pt x 12,700


def test_the_first_bar_is_at_the_top_and_its_axis_at_the_foot() -> None:
    root = drawn(chart("bar", CASES))
    assert found(root, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert found(root, "//c:valAx/c:crosses/@val") == ["max"]


def test_axis_ids_are_positive_and_differ() -> None:
    ids = found(drawn(chart("column", CASES)), "//c:catAx/c:axId/@val | //c:valAx/c:axId/@val")
    assert all(int(one) > 0 for one in ids)
    assert len(set(ids)) == 2


def test_only_the_value_axis_has_gridlines_and_they_are_light() -> None:
    root = drawn(chart("column", CASES))
    assert found(root, "//c:catAx/c:majorGridlines") == []
    assert found(root, "//c:valAx/c:majorGridlines//a:srgbClr/@val") == [PALETTE.grid]


def test_values_start_at_zero_unless_some_are_below() -> None:
    assert found(drawn(chart("column", CASES)), "//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert found(drawn(chart("column", Series("Change", (1, -1)))), "//c:valAx/c:scaling/c:min/@val") == []


def test_a_scale_of_single_cases_goes_in_ones() -> None:
    assert found(drawn(chart("column", Series("Cases", (1, 3)))), "//c:majorUnit/@val") == ["1"]
    assert found(drawn(chart("column", Series("Cases", (1, 30)))), "//c:majorUnit/@val") == []


def test_the_scale_drops_decimals_that_its_steps_do_not_need() -> None:
    root = drawn(chart("bar", Series("Share", (78.2, 91.5)), number_format='0.0"%"'))
    assert found(root, "//c:valAx/c:numFmt/@formatCode") == ['0"%"']
    assert found(root, "//c:numCache/c:formatCode/text()") == ['0.0"%"']


def test_labels_on_highlighted_points_alone() -> None:
    root = drawn(chart("column", CASES, highlight=(0, 2, 3), labels="highlight"))
    assert found(root, "//c:dLbl/c:idx/@val") == ["0", "3"]  # the value of 2 is missing
    assert found(root, "//c:dLbls/c:showVal/@val") == ["0"]
    assert found(root, "//c:dLbl/c:showVal/@val") == ["1", "1"]


def test_nothing_is_written_where_nothing_was_counted_in_any_series() -> None:
    new, closed = Series("New", (4, 0, 0, None)), Series("Closed", (0, 0, 3, 0))
    root = drawn(chart("clustered", new, closed, labels="all"))
    assert found(root, "//c:dLbl[c:delete/@val='1']/c:idx/@val") == ["1", "1"]  # once a series: 0 of 0, not 4 and 0
    assert found(root, "//c:dLbls/c:showVal/@val") == ["1", "1"]
    alone = drawn(chart("clustered", closed, labels="all"))
    assert found(alone, "//c:dLbl/c:delete") == []  # a nought among the numbers of one series is a number


def test_a_label_in_a_dip_of_a_line_stands_below() -> None:
    root = drawn(chart("line", Series("Cases", (10, 5, 10)), labels="all"))
    assert found(root, "//c:dLbl/c:dLblPos/@val") == ["t", "b", "t"]


def test_slices_carry_names_and_shares() -> None:
    root = drawn(chart("pie", CASES))
    assert found(root, "//c:dLbls/c:showCatName/@val") == ["1"]
    assert found(root, "//c:dLbls/c:showPercent/@val") == ["1"]
    assert found(root, "//c:legend") == []
    assert len(set(colours(root, "//c:dPt"))) == 4


def test_shares_on_a_ring_read_against_their_slice() -> None:
    root = drawn(chart("doughnut", CASES))
    # On 12436D, 28A197, 801650, F46A25: white has a contrast of 10.1, 3.2, 10.2, 3.0; the text colour is better where
    # white stays under 4.5.
    assert found(root, "//c:dLbl//a:defRPr//a:srgbClr/@val") == ["FFFFFF", PALETTE.text, "FFFFFF", PALETTE.text]
    assert found(root, "//c:legendPos/@val") == ["r"]


@pytest.mark.parametrize("labels", ["none", "all", "highlight"])
def test_a_ring_says_shares_beside_a_legend_whatever_the_labels(labels: str) -> None:
    root = drawn(chart("doughnut", CASES, labels=labels))
    assert set(found(root, "//c:dLbls//c:showPercent/@val")) == {"1"}
    assert set(found(root, "//c:dLbls//c:showVal/@val | //c:dLbls//c:showCatName/@val")) == {"0"}
    assert set(found(root, "//c:dLbls//c:numFmt/@formatCode")) == {"0%"}
    assert found(root, "//c:legendPos/@val") == ["r"]


def test_a_pie_of_two_series_is_refused() -> None:
    with pytest.raises(ValueError, match="a pie shows one series, not 2"):
        drawn(chart("pie", CASES, BEFORE))


def test_values_that_do_not_match_the_categories_are_refused() -> None:
    with pytest.raises(ValueError, match="Cases has 4 values, not 2"):
        drawn(chart("column", CASES, categories=("a", "b")))


def test_a_title_is_shown_only_if_asked_for() -> None:
    example = chart("column", CASES, title="Burglary & more")
    assert found(drawn(example), "//c:autoTitleDeleted/@val") == ["1"]
    assert found(drawn(example), "//c:chart/c:title") == []
    assert found(drawn(example, show_title=True), "//c:chart/c:title//a:t/text()") == ["Burglary & more"]


def test_language_font_and_size_are_the_houses() -> None:
    root = drawn(chart("column", CASES), font_size=12, language="cy-GB")
    assert found(root, "//c:lang/@val") == ["cy-GB"]
    assert set(found(root, "//a:defRPr/@sz")) == {"1200"}
    assert set(found(root, "//a:latin/@typeface")) == {"Arial"}


@pytest.mark.parametrize(("count", "rotation", "step"), [
    (6, "0", "1"),  # 14.2 cm / 6 = 2.4 cm: room for "Jan 2019"
    (24, "-2700000", "1"),  # 0.59 cm: 45 degrees, upwards
    (60, "-2700000", "2"),  # 0.24 cm: every second
])  # fmt: skip
def test_month_labels_are_turned_and_thinned_out_as_they_grow_many(count: int, rotation: str, step: str) -> None:
    root = drawn(chart("line", Series("Cases", (1.0,) * count), categories=months(count)))
    assert found(root, "//c:catAx//a:bodyPr/@rot") == [rotation]
    assert found(root, "//c:tickLblSkip/@val") == [step]


@pytest.mark.parametrize(("count", "step"), [
    (6, "1"),
    (24, "3"),  # 14.2 cm / 24 = 0.59 cm; "Jan 19" and a gap are 7 x 0.194 = 1.36 cm: two months are too few
    (60, "6"),  # 0.24 cm: six months are 1.42 cm
    (120, "12"),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["column", "clustered", "stacked", "line"])
def test_months_stand_on_an_axis_of_dates_with_level_labels(kind: str, count: int, step: str) -> None:
    root = drawn(monthly(kind, count))
    assert found(root, "//c:catAx") == []
    assert found(root, "//c:dateAx/c:numFmt/@formatCode") == ["[$-809]mmm yy"]
    assert found(root, "//c:dateAx//a:bodyPr/@rot") == ["0"]
    assert found(root, "//c:dateAx/c:baseTimeUnit/@val | //c:dateAx/c:majorTimeUnit/@val") == ["months", "months"]
    assert found(root, "//c:dateAx/c:majorUnit/@val") == [step]


def test_the_categories_of_months_are_their_first_days() -> None:
    root = drawn(monthly("line", 3))
    # 1 January 2019 is the 43,466th day in Excel; then 31 and 28 days on.
    assert found(root, "//c:cat/c:numRef/c:numCache/c:pt/c:v/text()") == ["43466", "43497", "43525"]
    assert found(root, "//c:cat/c:numRef/c:numCache/c:formatCode/text()") == ["[$-809]mmm yy"]


def test_highlighted_months_are_still_told_by_their_place() -> None:
    root = drawn(monthly("column", 24, highlight=(22, 23), labels="highlight"))
    assert found(root, "//c:dPt/c:idx/@val") == found(root, "//c:dLbl/c:idx/@val") == ["22", "23"]


def test_lying_bars_of_months_name_each() -> None:
    root = drawn(monthly("bar", 3))
    assert found(root, "//c:dateAx") == []
    assert found(root, "//c:cat/c:strRef//c:v/text()") == ["Jan 19", "Feb 19", "Mar 19"]


def test_dates_that_do_not_match_the_categories_are_refused() -> None:
    with pytest.raises(ValueError, match="2 dates for 4 categories"):
        drawn(chart("column", CASES, dates=first_days(2)))


def test_a_scale_leaves_room_for_values_above_their_columns() -> None:
    # 2,368 would stand on the line of 2,500.
    root = drawn(chart("clustered", Series("A", (2319.0, 900.0)), Series("B", (2368.0, 800.0)), labels="all"), height=7)
    assert found(root, "//c:valAx/c:scaling/c:max/@val") == ["3000"]
    assert found(root, "//c:valAx/c:majorUnit/@val") == ["500"]


def test_bars_too_many_for_the_houses_type_are_labelled_smaller() -> None:
    many = chart("bar", Series("Cases", tuple(float(n) for n in range(1, 23))), labels="all")
    # 8 cm are 226.8 points; without scale and legend 226.8 - 6 = 220.8 for 22 bars: 10.03 each, 8.4 of it the letters.
    root = drawn(many, font_size=12, height=8)
    assert found(root, "//c:catAx//a:defRPr/@sz") == ["800"]
    assert set(found(root, "//c:dLbls//a:defRPr/@sz")) == {"800"}


def test_names_of_places_are_never_left_out() -> None:
    names = tuple(f"Kensington {'ABCDEFGH'[at % 8]}{at}" for at in range(60))
    root = drawn(chart("column", Series("Cases", (1.0,) * 60), categories=names))
    assert found(root, "//c:catAx//a:bodyPr/@rot") == ["-5400000"]
    assert found(root, "//c:tickLblSkip/@val") == ["1"]


def test_the_workbook_is_the_first_relationship_and_is_not_updated() -> None:
    root = drawn(chart("column", CASES))
    assert found(root, "/c:chartSpace/*[last()]/@r:id") == ["rId1"]
    assert found(root, "//c:autoUpdate/@val") == ["0"]


_POINTS = st.lists(
    st.tuples(st.text(max_size=30), st.none() | st.floats(allow_nan=True, allow_infinity=True)), max_size=30)


@settings(max_examples=60, deadline=None)
@given(_POINTS, st.sampled_from(["column", "clustered", "stacked", "bar", "line", "pie", "doughnut"]),
       st.sampled_from(["none", "all", "highlight"]))  # fmt: skip
def test_any_labels_and_numbers_are_drawn_told_and_kept(points, kind: str, labels: str) -> None:
    series = Series("Cases", tuple(value for _, value in points))
    example = chart(kind, series, categories=tuple(label for label, _ in points), labels=labels, highlight=(0, 2))
    held = found(drawn(example), "//c:numCache/c:pt/c:v/text()")
    sheet = load_workbook(io.BytesIO(workbook(example)))["Data"]
    in_sheet = [cell.value for (cell,) in sheet.iter_rows(min_col=2, max_col=2, min_row=2) if cell.value is not None]
    known = [value for value in series.values if value is not None and math.isfinite(value)]
    assert [float(text) for text in held] == known
    assert in_sheet == known
    assert chart_alt(example).startswith(f"{example.type.capitalize()} chart" if kind not in ("clustered", "stacked")
                                         else f"{example.type.capitalize()} column chart")


@pytest.mark.parametrize(("kind", "grouping", "direction"), [
    ("stacked", "stacked", "col"), ("stacked_100", "percentStacked", "col"), ("stacked_bar", "stacked", "bar"),
    ("stacked_bar_100", "percentStacked", "bar"), ("pyramid", "clustered", "bar"),
])  # fmt: skip
def test_series_that_share_a_column_overlap(kind: str, grouping: str, direction: str) -> None:
    root = drawn(chart(kind, CASES, BEFORE))
    assert found(root, "//c:grouping/@val") == [grouping]
    assert found(root, "//c:barDir/@val") == [direction]
    assert found(root, "//c:overlap/@val") == ["100"]


def test_a_scale_of_wholes_is_in_per_cent() -> None:
    root = drawn(EVERY_TYPE["stacked to a whole"])
    assert found(root, "//c:valAx/c:numFmt/@formatCode") == ["0%"]
    assert found(root, "//c:valAx/c:scaling/c:max/@val") == ["1"]


def test_parts_of_a_stack_that_have_no_room_for_their_number_have_none() -> None:
    root = drawn(chart("stacked", Series("a", (100, 3)), Series("b", (0, 97)), labels="all"))
    # 3 of the highest stack, 100, is under 6 per cent; so is 0.
    assert found(root, "//c:ser[1]//c:dLbl[c:delete]/c:idx/@val") == ["1"]
    assert found(root, "//c:ser[2]//c:dLbl[c:delete]/c:idx/@val") == ["0"]


def test_intervals_are_error_bars_with_their_places_in_the_workbook() -> None:
    root = drawn(EVERY_TYPE["intervals"])
    assert found(root, "//c:errBars/c:errBarType/@val") == ["both"]
    assert found(root, "//c:errBars/c:plus/c:numRef/c:f/text()") == ["Data!$D$2:$D$5"]
    assert found(root, "//c:errBars/c:minus/c:numRef/c:f/text()") == ["Data!$C$2:$C$5"]
    assert found(root, "//c:errBars/c:minus//c:v/text()") == ["7", "4", "4.5"]  # 78 - 71, 80 - 76, 64.5 - 60
    assert found(root, "//c:errBars/c:errDir/@val") == []  # columns know one direction alone
    assert found(drawn(EVERY_TYPE["intervals of a line"]), "//c:errBars/c:errDir/@val") == ["y"]


def test_a_pyramid_runs_upwards_and_both_ways_without_signs() -> None:
    root = drawn(EVERY_TYPE["pyramid of shares"])
    assert found(root, "//c:ser[1]/c:val//c:v/text()") == ["-9.5", "-21", "-40.25"]
    assert found(root, "//c:catAx/c:scaling/c:orientation/@val") == ["minMax"]
    assert found(root, "//c:valAx/c:numFmt/@formatCode") == ['0"%";0"%"']
    assert found(root, "//c:valAx/c:scaling/c:min/@val") == ["-60"]


def test_an_event_is_a_series_of_one_point_whose_name_is_said_and_kept_out_of_the_legend() -> None:
    root = drawn(EVERY_TYPE["events on lines"])
    events = root.xpath("//c:ser[c:errBars]", namespaces=NAMES)
    assert [found(one, "c:tx//c:v/text()") for one in events] == [
        ["First lockdown"], ["Schools open again"], ["New recording"]]  # fmt: skip
    assert [found(one, "c:val//c:pt/@idx") for one in events] == [["14"], ["16"], ["22"]]
    assert found(root, "//c:ser/c:dLbls/c:showSerName/@val") == ["1", "1", "1"]
    assert found(root, "//c:legendEntry/c:idx/@val") == ["2", "3", "4"]


def test_a_time_that_has_not_ended_is_hatched_or_hollow() -> None:
    column = drawn(EVERY_TYPE["part"])
    assert found(column, "//c:dPt[c:spPr/a:pattFill]/c:idx/@val") == ["3"]
    line = drawn(EVERY_TYPE["part of lines"])
    assert found(line, "//c:ser[1]/c:dPt/c:idx/@val") == ["3"]
    assert colours(line, "//c:ser[1]/c:dPt/c:marker") == ["FFFFFF"]
