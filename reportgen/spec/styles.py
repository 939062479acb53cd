"""Names of styles in a house's Word templates, by what they are for."""

from __future__ import annotations

from reportgen.spec.base import SpecModel


class ReportStyles(SpecModel):
    """Names of styles in report.docx."""

    heading_1: str = "Heading 1"
    heading_2: str = "Heading 2"
    heading_3: str = "Heading 3"
    body: str = "Body Text"
    numbered_2: str = "Numbered Paragraph"
    numbered_3: str = "Numbered Paragraph 3"
    bullet: str = "List Bullet"
    arrow: str = "List Arrow"
    diamond: str = "List Diamond"
    number: str = "List Number"
    caption: str = "Caption"
    figure: str = "Figure"
    source: str = "Source"
    note: str = "Note"
    quotation: str = "Quote"
    box_heading: str = "Box Heading"
    box_text: str = "Box Text"
    box_bullet: str = "Box Bullet"
    box_number: str = "Box Number"
    front_label: str = "Front Label"
    front_text: str = "Front Text"
    table_header: str = "Table Header"
    table_text: str = "Table Text"
    table: str = "House Table"
    front_table: str = "Front Table"
    hyperlink: str = "Hyperlink"


class SheetStyles(ReportStyles):
    """Names of styles in the template of an agenda, of minutes or of a forward plan: those of a report and these."""

    sheet_title: str = "Sheet Title"
    sheet_label: str = "Sheet Label"
    sheet_display: str = "Sheet Display"
    sheet_heading: str = "Sheet Heading"
    sheet_line: str = "Sheet Line"
    sheet_column: str = "Sheet Column"
    sheet_band: str = "Sheet Band"
    sheet_notice: str = "Sheet Notice"
    decision: str = "Decision"
    action: str = "Action"
