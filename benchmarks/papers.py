"""Hand-made papers of the sizes that other tools were measured with."""

from __future__ import annotations

from datetime import date
from random import Random

from reportgen.document.model import (
    Block,
    Content,
    Deck,
    FigureBlock,
    Heading,
    Meta,
    Paragraph,
    Paragraphs,
    Report,
    Slide,
)
from reportgen.figures.model import Badge, Cell, Chart, ChartType, Series, Table
from reportgen.wording.text import Run, words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SENTENCES = (
    "In the twelve months to September 2023 there were 1,938 residential burglaries in Barnet, an increase of 3.5% on "
    "the twelve months before. The rate per 1,000 residents was the eighth lowest of the 32 London boroughs. "
)


def _meta(title: str) -> Meta:
    return Meta(
        title=title,
        board="Safer Communities Partnership Board",
        partnership="Barnet Safer Communities Partnership",
        meeting_date=date(2023, 11, 24),
        author="Community Safety Analyst",
        modified=date(2023, 11, 17),
    )


def chart(name: str, random: Random) -> Chart:
    """24 months in columns, the last four of them highlighted."""
    months = tuple(f"{month} {year}" for year in (22, 23) for month in MONTHS)
    return Chart(
        id=name,
        type=ChartType.COLUMN,
        categories=months,
        series=(Series("Barnet", tuple(float(random.randint(90, 210)) for _ in months)),),
        title=f"Burglary, {name}",
        category_title="Month",
        value_title="Offences",
        highlight=(20, 21, 22, 23),
        highlight_name="September to December 2023",
        alt=f"Column chart of burglary in Barnet by month ({name}), January 2022 to December 2023.",
    )


def table(name: str, rows: int, columns: int, random: Random) -> Table:
    """A table of whole numbers with a heading for each row and column."""
    header = tuple(Cell(words(f"Column {number}")) for number in range(1, columns + 1))
    body = tuple(
        (
            Cell(words(f"Ward {row}")),
            *(Cell(words(f"{random.randint(0, 9999):,}"), align="right") for _ in range(columns - 1)),
        )
        for row in range(1, rows + 1)
    )
    return Table(id=name, header=(header,), rows=body, alt=f"Table {name}: offences by ward.")


def report(paragraphs: int, tables: tuple[int, int, int], charts: int) -> Report:
    """``tables``: how many, of how many rows and columns. The blocks are spread evenly over ten sections."""
    random = Random(1)
    number, rows, columns = tables
    blocks: list[Block] = [_paragraph(index) for index in range(paragraphs)]
    blocks += [
        FigureBlock(table(f"table_{index}", rows, columns, random), words("Offences by ward"), "Table", index)
        for index in range(1, number + 1)
    ]
    blocks += [
        FigureBlock(chart(f"chart_{index}", random), words("Burglary by month"), "Fig", index)
        for index in range(1, charts + 1)
    ]
    sections: list[Block] = []
    for section in range(10):
        sections += [Heading(words(f"Section {section + 1}")), *blocks[section::10]]
    front = (("Title", words("A report to measure")), ("Wards", words("All")), ("Status", words("Public")))
    return Report("measured-report", "committee-report", _meta("A report to measure"), front, tuple(sections))


def _paragraph(index: int) -> Paragraph:
    return Paragraph((*words(SENTENCES), Run(f"Finding {index}", bold=True), *words(" follows. " + SENTENCES)))


def deck(slides: int) -> Deck:
    """Indicator slides: a headline, a chart of 24 months, a sentence, two badges and a source each."""
    random = Random(1)
    return Deck(
        "measured-deck",
        "dashboard",
        _meta("A deck to measure"),
        tuple(_slide(number, random) for number in range(1, slides + 1)),
    )


def _slide(number: int, random: Random) -> Slide:
    slots: dict[str, Content] = {
        "text": _said("In the four months to September 2023 there were 551 cases of residential burglary in Barnet."),
        "chart": chart(f"chart_{number}", random),
        "below": _said("In the twelve months to September 2023 there were 1,938 cases, an increase of 3.5%."),
        "panel_heading": _said("4 Month Performance"),
        "badge_1": _badge(f"london_{number}", "8/32", "London: rank by change"),
        "badge_2": _badge(f"nw_bcu_{number}", "1/3", "North West BCU: rank by change"),
        "panel": _said("In the same four months of 2022 there were 567."),
        "source": _said("Source: Metropolitan Police, December 2023 release"),
    }
    notes = (words("Metropolitan Police, December 2023 release."),)
    return Slide("indicator", f"Offence {number}", tuple(slots.items()), notes, number)


def _said(text: str) -> Paragraphs:
    return Paragraphs((words(text),))


def _badge(name: str, value: str, caption: str) -> Badge:
    return Badge(name, words(value), caption, "green", "down", "Decrease", alt=f"{value}, {caption}: a decrease.")
