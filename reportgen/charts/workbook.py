"""The workbook behind a chart: one sheet, categories in column A, one series a column; never a formula."""

from __future__ import annotations

from reportgen.charts.archive import archive
from reportgen.charts.look import drawn, points
from reportgen.charts.xml import DECLARATION, escaped
from reportgen.figures.model import Chart

SHEET = "Data"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MOST_CHARACTERS = 32_767  # in a cell of Excel

# Cell formats, by their place in styles.xml.
_TEXT, _QUOTED, _HEADING, _NUMBER = range(4)

_FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
    ),
}


def workbook(chart: Chart) -> bytes:
    """The .xlsx that Office opens for "Edit data"; a missing value is an empty cell."""
    parts = {**_FIXED, "xl/worksheets/sheet1.xml": _sheet(chart), "xl/styles.xml": _styles(chart.number_format)}
    return archive((name, (DECLARATION + content).encode()) for name, content in parts.items())


def column(number: int) -> str:
    """The letters of a column: 0 is A, 25 Z, 26 AA."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def heading_reference(number: int) -> str:
    """Where the name of a series stands; column 0 holds the categories, so that series count from 1."""
    return f"{SHEET}!${column(number)}$1"


def values_reference(number: int, count: int) -> str:
    """Where ``count`` categories (column 0) or values of a series (from 1) stand."""
    letters = column(number)
    return f"{SHEET}!${letters}$2:${letters}${max(count, 1) + 1}"


def digits(value: float) -> str:
    """A number as cell and cache both hold it: shortest, exact, ``551`` rather than ``551.0``."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(float(value))


def _sheet(chart: Chart) -> str:
    series = drawn(chart)
    columns = [points(one, chart) for one in series]
    headings = [chart.category_title, *(one.name for one in series)]
    rows = ["".join(_text_cell(f"{column(at)}1", text, _HEADING) for at, text in enumerate(headings))]
    for index, label in enumerate(chart.categories):
        cells = [_text_cell(f"A{index + 2}", label, _TEXT)]
        for at, values in enumerate(columns, start=1):
            value = values[index]
            if value is not None:
                cells.append(f'<c r="{column(at)}{index + 2}" s="{_NUMBER}"><v>{digits(value)}</v></c>')
        rows.append("".join(cells))
    body = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(rows, start=1))
    wide = min(60, max(map(len, chart.categories), default=8) + 2)
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="1" width="{max(12, wide)}" customWidth="1"/></cols>'
        f"<sheetData>{body}</sheetData></worksheet>"
    )


def _text_cell(place: str, text: str, style: int) -> str:
    """A string cell, whatever it looks like; the quote prefix keeps it one when somebody edits it."""
    if not text:
        return ""
    if style == _TEXT and text[0] in "=+-@\t\r":
        style = _QUOTED
    content = escaped(text[:_MOST_CHARACTERS])
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{content}</t></is></c>'


def _styles(number_format: str) -> str:
    plain = 'borderId="0" fillId="0" xfId="0"'
    return (
        f'<styleSheet xmlns="{_MAIN}">'
        f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{escaped(number_format)}"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font>'
        '<font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf borderId="0" fillId="0" fontId="0" numFmtId="0"/></cellStyleXfs>'
        f'<cellXfs count="4"><xf {plain} fontId="0" numFmtId="49" applyNumberFormat="1"/>'
        f'<xf {plain} fontId="0" numFmtId="49" quotePrefix="1" applyNumberFormat="1"/>'
        f'<xf {plain} fontId="1" numFmtId="49" quotePrefix="1" applyNumberFormat="1" applyFont="1"/>'
        f'<xf {plain} fontId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
