"""Word and PowerPoint files for the tests of tags, as people make them: with and without alternative text."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Inches
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches as At

DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)


def png() -> BytesIO:
    """A red picture of 200 by 100 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xc8\x1e\x1e" * 200) * 100
    header = struct.pack(">IIBBBBB", 200, 100, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def report(path: Path) -> Path:
    """Two headings (one skips a level), three pictures: described, decorative and neither; a list and a table."""
    document = Document()
    document.core_properties.title = "Edited paper"
    document.add_heading("First heading", 1)
    for width, alt, decorative in ((2, "A red box", False), (1, "", True), (3, "", False)):
        shape: Any = document.add_paragraph().add_run().add_picture(png(), width=Inches(width))
        shape._inline.docPr.set("descr", alt)
        if decorative:
            shape._inline.docPr.append(etree.fromstring(DECORATIVE))
    document.add_heading("Second heading", 3)
    document.add_paragraph("A point", style="List Bullet")
    table = document.add_table(2, 2)
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Cell {index}"
    document.save(str(path))
    return path


def deck(path: Path) -> Path:
    """A slide with a title, pictures, a chart, a described group and a link; one without title; a hidden one."""
    show = Presentation()
    show.core_properties.title = "Edited deck"
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Burglary"
    for left, alt in ((1, "Red picture"), (4, "")):
        picture = slide.shapes.add_picture(png(), At(left), At(2), At(2))
        picture._element.nvPicPr.cNvPr.set("descr", alt)
    data = CategoryChartData()
    data.categories = ["June", "July"]
    data.add_series("Cases", (1, 2))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, At(1), At(4), At(4), At(3), data)
    chart._element.nvGraphicFramePr.cNvPr.set("descr", "Column chart: cases by month")
    group = slide.shapes.add_group_shape()
    for left in (6, 8):
        group.shapes.add_shape(1, At(left), At(5), At(1), At(1))
    group._element.nvGrpSpPr.cNvPr.set("descr", "Map: two wards")
    run = slide.shapes.add_textbox(At(1), At(1.5), At(4), At(0.5)).text_frame.paragraphs[0].add_run()
    run.text = "Council site"
    run.hyperlink.address = "https://example.gov.uk"
    plain = show.slides.add_slide(show.slide_layouts[6])
    plain.shapes.add_textbox(At(1), At(1), At(4), At(1)).text_frame.text = "No title here"
    hidden = show.slides.add_slide(show.slide_layouts[6])
    hidden._element.set("show", "0")
    hidden.shapes.add_picture(png(), At(1), At(1), At(2))
    show.save(str(path))
    return path
