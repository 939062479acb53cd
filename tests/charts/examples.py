"""Charts of every type, with awkward points, and small files that hold them."""

from __future__ import annotations

from datetime import date

from lxml import etree

from reportgen.charts.drawingml import chart_xml
from reportgen.charts.workbook import workbook
from reportgen.figures.model import Chart, ChartType, Event, Series
from reportgen.office.chart_part import add_chart
from reportgen.office.package import to_bytes
from reportgen.spec.house import Fonts, Palette

PALETTE = Palette(
    primary="00606B", on_primary="FFFFFF", text="1F2A30", muted="8796A2", highlight="12436D", grid="D5DBE0",
    tint="E8F2F3", series=["12436D", "28A197", "801650", "F46A25"], green="00703C", amber="B58105", red="B10E1E",
    grey="5B6770")  # fmt: skip
FONTS = Fonts(body="Arial", heading="Arial")

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def months(count: int) -> tuple[str, ...]:
    return tuple(f"{_MONTHS[at % 12]} {2019 + at // 12}" for at in range(count))


def first_days(count: int) -> tuple[date, ...]:
    return tuple(date(2019 + at // 12, at % 12 + 1, 1) for at in range(count))


def monthly(kind: str, count: int, *series: Series, **more: object) -> Chart:
    """A chart by month from January 2019, as the figures make them."""
    labels = tuple(f"{_MONTHS[at % 12]} {19 + at // 12}" for at in range(count))
    rows = series or (Series("Cases", tuple(range(1, count + 1))),)
    return chart(kind, *rows, categories=labels, dates=first_days(count), **more)


def chart(kind: str, *series: Series, categories: tuple[str, ...] = (), **more: object) -> Chart:
    count = len(series[0].values) if series else 0
    labels = categories or tuple(f"Ward {number + 1}" for number in range(count))
    return Chart("example", ChartType(kind), labels, series, **more)  # type: ignore[arg-type]


CASES = Series("Cases", (551, 197, None, 263))
BEFORE = Series("Year before", (567, 189, 12.5, None), role="compare")
TARGET = Series("Target", (300.0,) * 4, role="target")
AVERAGE = Series("Average", (337.0,) * 4, role="average")

CASES_OF_A_YEAR = Series("Cases", (5, 7, None, *range(8, 17)))

# Estimates with their 95 per cent intervals; the second is older, the third has none.
ESTIMATES = Series("Estimate", (78.0, 80.0, None, 64.5), low=(71.0, 76.0, None, 60.0), high=(84.0, 84.0, None, 71.5),
                   faint=(1,))
OLDER = Series("2016/17", (70.0, 75.0, None, 60.0), faint=(0, 1, 2, 3))
LOCKDOWN = (Event(14, "First lockdown"), Event(16, "Schools open again"), Event(22, "New recording", "break"))

EVERY_TYPE = {
    "column": chart("column", CASES, highlight=(1,), labels="highlight", value_title="Number of cases"),
    "column with lines": chart("column", CASES, TARGET, AVERAGE, category_title="Ward", labels="all"),
    "clustered": chart("clustered", CASES, BEFORE, TARGET, highlight=(0, 3), labels="all"),
    "stacked": chart("stacked", CASES, BEFORE, labels="all", highlight=(3,)),
    "bar": chart("bar", CASES, highlight=(0,), labels="all", category_title="Ward"),
    "bar with target": chart("bar", CASES, TARGET, highlight=(0,), labels="all"),
    "line": chart("line", CASES, BEFORE, TARGET, labels="highlight", highlight=(1,)),
    "one line": chart("line", CASES, labels="all", highlight=(1,)),
    "pie": chart("pie", CASES),
    "pie picked out": chart("pie", CASES, highlight=(0,), labels="all"),
    "pie of many": chart("pie", Series("Cases", tuple(range(1, 13)))),
    "doughnut": chart("doughnut", CASES, labels="all", highlight=(1,)),
    "negative": chart("bar", Series("Change", (12.4, -2.8)), number_format='+0.0"%";"−"0.0"%";0.0"%"', labels="all"),
    "one category": chart("column", Series("Cases", (3,)), labels="all"),
    "nothing known": chart("line", Series("Cases", (None, None)), labels="all"),
    "no category": chart("column", Series("Cases", ())),
    "no series": chart("stacked"),
    "24 months": monthly("column", 24, highlight=(20, 21, 22, 23), labels="highlight"),
    "12 months beside": monthly("clustered", 12, CASES_OF_A_YEAR, CASES_OF_A_YEAR, labels="all"),
    "stacked months": monthly("stacked", 12, CASES_OF_A_YEAR, CASES_OF_A_YEAR),
    "line of months": monthly("line", 60),
    "bars of months": monthly("bar", 12),
    "sixty months": chart("line", Series("Cases", tuple(range(60))), categories=months(60)),
    "long labels": chart("column", CASES, categories=tuple(f"{'Anti-social behaviour ' * 8}{at}" for at in range(4))),
    "stacked to a whole": chart("stacked_100", CASES, BEFORE, labels="all"),
    "stacked bars": chart("stacked_bar", CASES, BEFORE, labels="all", value_title="Number of cases"),
    "stacked bars to a whole": chart("stacked_bar_100", CASES, BEFORE, labels="all"),
    "pyramid": chart(
        "pyramid", Series("Female", (9, 21, 40, None)), Series("Male", (14, 55, 31, 4)), labels="all",
        categories=("0-17", "18-34", "35-64", "65+"), value_title="People"),
    "pyramid of shares": chart(
        "pyramid", Series("Female", (9.5, 21, 40.25)), Series("Male", (14, 55, 31)), number_format='0.0"%"'),
    "intervals": chart("column", ESTIMATES, labels="all", number_format='0.0"%"'),
    "intervals beside older ones": chart("clustered", OLDER, ESTIMATES, labels="all"),
    "intervals of bars": chart("bar", ESTIMATES, labels="all"),
    "intervals of a line": chart("line", ESTIMATES, labels="all"),
    "events": monthly("column", 24, events=LOCKDOWN, labels="all"),
    "events on lines": monthly(
        "line", 24, Series("Cases", tuple(range(24))), Series("Before", tuple(range(40, 64)), faint=tuple(range(24))),
        events=LOCKDOWN),
    "events on stacks": monthly(
        "stacked", 24, Series("Cases", tuple(range(24))), Series("Others", tuple(range(40, 64))), events=LOCKDOWN),
    "part": chart(
        "column", CASES, events=(Event(3, "April to September", "part"), Event(1, "a <b>"), Event(0, "Change")),
        labels="all"),
    "part of lines": chart("line", CASES, BEFORE, events=(Event(3, "April to September", "part"),)),
    "special": chart(
        "column", Series("<Cases> & \"more\"\x07", (1, 2, 3, 4)), categories=("=1+1", "@home", "-2", "a & <b> \ud800"),
        value_title="R&D <x>", number_format='0.0"%"'),
}  # fmt: skip


def drawn(example: Chart, **options: object) -> etree._Element:
    return etree.fromstring(chart_xml(example, PALETTE, FONTS, **options))  # type: ignore[arg-type]


def document(charts: list[Chart]) -> bytes:
    """A .docx with each chart in a paragraph of its own."""
    import docx

    made = docx.Document()
    body = made.element.body
    for number, example in enumerate(charts, start=1):
        relation = add_chart(made.part, chart_xml(example, PALETTE, FONTS), workbook(example))
        body.insert(number - 1, etree.fromstring(
            '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:drawing>'
            '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            f'<wp:extent cx="5760000" cy="2880000"/><wp:docPr id="{number}" name="Chart {number}" descr="A chart"/>'
            f"{_graphic(relation)}</wp:inline></w:drawing></w:r></w:p>"))
    return to_bytes(made.part.package)


def deck(charts: list[Chart]) -> bytes:
    """A .pptx with each chart on a slide of its own."""
    import pptx

    made = pptx.Presentation()
    for number, example in enumerate(charts, start=1):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = f"Chart {number}"
        relation = add_chart(slide.part, chart_xml(example, PALETTE, FONTS), workbook(example))
        slide.shapes._spTree.append(etree.fromstring(
            '<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
            f' xmlns:a="{NAMES["a"]}"><p:nvGraphicFramePr><p:cNvPr id="9" name="Chart" descr="A chart"/>'
            '<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="600000" y="1500000"/>'
            f'<a:ext cx="7200000" cy="3600000"/></p:xfrm>{_graphic(relation)}</p:graphicFrame>'))
    return to_bytes(made.part.package)


def _graphic(relation: str) -> str:
    return (
        f'<a:graphic xmlns:a="{NAMES["a"]}"><a:graphicData uri="{NAMES["c"]}">'
        f'<c:chart xmlns:c="{NAMES["c"]}" xmlns:r="{NAMES["r"]}" r:id="{relation}"/></a:graphicData></a:graphic>'
    )
