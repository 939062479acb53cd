"""Small decks made by hand, and what stands in the files made of them."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pptx

from reportgen.document.model import Content, Deck, Meta, Paragraphs, Slide
from reportgen.figures.model import Badge, Cell, Chart, ChartType, Series, Table
from reportgen.powerpoint import write
from reportgen.spec.house import DeckKind
from reportgen.wording.text import Run, Text, words
from tests.houses import ASSETS, barnet

HOUSE = barnet()
KIND = HOUSE.kinds["dashboard"]
assert isinstance(KIND, DeckKind)
TEMPLATE = ASSETS / "barnet" / "dashboard.pptx"
SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
META = Meta(
    title="Performance Dashboard",
    board="Safer Communities Partnership Board",
    partnership="Barnet Safer Communities Partnership",
    meeting_date=date(2023, 11, 24),
    author="Community Safety Analyst",
    subject="Crime and disorder",
    keywords=("crime", "Barnet"),
    modified=date(2023, 11, 17),
    spec=Path("performance-dashboard.yaml"),
)


def said(*texts: str | Text) -> Paragraphs:
    return Paragraphs(tuple(words(text) if isinstance(text, str) else text for text in texts))


def chart(name: str = "burglary_trend") -> Chart:
    values = (143.0, 158.0, 131.0, 119.0)
    return Chart(
        id=name,
        type=ChartType.COLUMN,
        categories=("Jun 2023", "Jul 2023", "Aug 2023", "Sep 2023"),
        series=(Series("Barnet", values),),
        alt="Column chart of residential burglary in Barnet, June to September 2023: highest in July (158).",
    )


def table(rows: int | tuple[tuple[Cell, ...], ...] = 2, **changes: Any) -> Table:
    header = (Cell(words("Offence")), Cell(words("Jun to Sep 2023"), align="right"))
    if isinstance(rows, int):
        rows = tuple((Cell(words(f"Offence {n}")), Cell(words(f"{n},551"), align="right")) for n in range(1, rows + 1))
    given = {"id": "offences", "header": (header,), "rows": rows, "alt": "Offences and their number."} | changes
    return Table(**given)


def badge(name: str = "london", **changes: Any) -> Badge:
    given = {
        "id": name,
        "value": words("8/32"),
        "caption": "London: rank by change from the same period last year",
        "rag": "green",
        "arrow": "down",
        "word": "Decrease",
        "alt": "Rank 8 of 32 in London: a decrease, rated green.",
    } | changes
    return Badge(**given)


def indicator(title: str = "Residential burglary", **changes: Content | None) -> Slide:
    """An indicator slide; ``slot=None`` leaves one empty."""
    slots: dict[str, Content | None] = {
        "text": said("In the 4 months June to September 2023 there were 551 cases of residential burglary in Barnet."),
        "chart": chart(),
        "below": said("Barnet recorded 1,938 cases in the 12 months to September 2023: an increase of 3.5%."),
        "panel_heading": said("4 month performance"),
        "badge_1": badge(),
        "badge_2": badge("nw_bcu", value=words("1/3"), caption="NW BCU: rank by change", arrow="up", rag="red",
                         word="Increase", alt="Rank 1 of 3: an increase, rated red."),
        "panel": said("551 cases against 567 a year earlier: a decrease of 2.8%."),
        "source": said((Run("Source: "), Run("MPS data", link="https://data.london.gov.uk/dataset/mps"))),
    }
    filled = tuple((key, content) for key, content in (slots | changes).items() if content is not None)
    return Slide("indicator", title, filled, notes=(words("Presented by the police."),))


def deck(*slides: Slide, meta: Meta = META) -> Deck:
    return Deck("performance-dashboard", "dashboard", meta, slides)


def written(*slides: Slide, meta: Meta = META) -> bytes:
    return write(deck(*slides, meta=meta), HOUSE, KIND, TEMPLATE)


def opened(*slides: Slide) -> Any:
    return pptx.Presentation(io.BytesIO(written(*slides)))


def found(slide: Any, path: str) -> list[Any]:
    """What an XPath finds in a slide's XML."""
    return list(slide._element.getroottree().xpath(path, namespaces=SPACES))


def shape(slide: Any, name: str) -> Any:
    """The one shape of that name."""
    (only,) = (one for one in slide.shapes if one.name == name)
    return only
