"""Puts a chart and its workbook into a package, for Word and for PowerPoint."""

from __future__ import annotations

import re
from typing import Any

from reportgen.office.package import parts
from reportgen.office.xml import NAMESPACES

CHART_RELATION = f"{NAMESPACES['r']}/chart"
PACKAGE_RELATION = f"{NAMESPACES['r']}/package"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def add_chart(part: Any, chart: bytes, workbook: bytes) -> str:
    """Relate ``part`` (the document, a header, a slide) to a new chart part and give the relationship's id.

    ``chart`` names its workbook as ``rId1`` in ``c:externalData``: it is the chart part's first relationship.
    """
    folder = str(part.partname).split("/")[1]
    number = _next_number(part.package, folder)
    sheet = _part(folder, f"embeddings/Microsoft_Excel_Sheet{number}.xlsx", WORKBOOK_TYPE, workbook, part.package)
    drawn = _part(folder, f"charts/chart{number}.xml", CHART_TYPE, chart, part.package)
    drawn.relate_to(sheet, PACKAGE_RELATION)
    return str(part.relate_to(drawn, CHART_RELATION))


def _next_number(package: Any, folder: str) -> int:
    """One more than the highest number in use, for both parts, so that a chart and its workbook match."""
    pattern = re.compile(rf"/{folder}/(?:charts/chart|embeddings/Microsoft_Excel_Sheet)(\d+)\.\w+", re.IGNORECASE)
    found = (pattern.fullmatch(str(part.partname)) for part in parts(package))
    return max((int(match.group(1)) for match in found if match), default=0) + 1


def _part(folder: str, path: str, content_type: str, content: bytes, package: Any) -> Any:
    if folder == "word":
        from docx.opc.packuri import PackURI as WordURI
        from docx.opc.part import Part as WordPart

        return WordPart(WordURI(f"/word/{path}"), content_type, content, package)
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    return Part(PackURI(f"/{folder}/{path}"), content_type, package, content)
