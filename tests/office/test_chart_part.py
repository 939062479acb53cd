"""Charts as parts of a package."""

from __future__ import annotations

import io

import docx
import pptx

from reportgen.office.chart_part import CHART_TYPE, WORKBOOK_TYPE, add_chart
from reportgen.office.package import parts, to_bytes


def names(package) -> dict[str, str]:
    wanted = (CHART_TYPE, WORKBOOK_TYPE)
    return {str(part.partname): part.content_type for part in parts(package) if part.content_type in wanted}


def test_a_chart_in_word_has_its_part_and_its_workbook() -> None:
    document = docx.Document()
    relation = add_chart(document.part, b"<chart/>", b"workbook")
    part = document.part.related_parts[relation]
    assert (str(part.partname), part.blob) == ("/word/charts/chart1.xml", b"<chart/>")
    assert part.related_parts["rId1"].blob == b"workbook"
    assert names(document.part.package) == {
        "/word/charts/chart1.xml": CHART_TYPE,
        "/word/embeddings/Microsoft_Excel_Sheet1.xlsx": WORKBOOK_TYPE,
    }


def test_charts_are_numbered_over_all_slides_and_on_after_reopening() -> None:
    presentation = pptx.Presentation()
    for _ in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        add_chart(slide.part, b"<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'/>", b"w")
    reopened = pptx.Presentation(io.BytesIO(to_bytes(presentation.part.package)))
    add_chart(reopened.slides[0].part, b"<chart/>", b"workbook")
    found = names(reopened.part.package)
    assert sorted(name for name in found if "charts" in name) == [f"/ppt/charts/chart{n}.xml" for n in (1, 2, 3)]
    assert sum(kind == WORKBOOK_TYPE for kind in found.values()) == 3
