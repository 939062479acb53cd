"""Small reports, and a look into the Word files made of them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lxml import etree

from reportgen.document.model import Block, FigureBlock, Meta, Report
from reportgen.figures.model import Cell, Chart, ChartType, Series, Table
from reportgen.office.xml import NAMESPACES, name
from reportgen.spec.house import ReportKind
from reportgen.word import write
from reportgen.wording.text import Text, words
from tests.houses import ASSETS, barnet

TEMPLATE = ASSETS / "barnet" / "report.docx"
META = Meta(
    title="Crime performance",
    board="Safer Communities Partnership Board",
    partnership="Barnet Safer Communities Partnership",
    meeting_date=date(2023, 11, 24),
    author="Head of Community Safety",
    subject="Board, 24 November 2023",
    keywords=("crime", "performance"),
)
HOUSE = barnet()
KIND = HOUSE.kinds["committee-report"]
assert isinstance(KIND, ReportKind)
CHART = Chart(
    id="burglary_trend",
    type=ChartType.COLUMN,
    categories=("Jun 23", "Jul 23", "Aug 23", "Sep 23"),
    series=(Series("Residential burglary", (133.0, 139.0, 141.0, 138.0)),),
    alt="Column chart of residential burglary by month: 133 in June 2023, 138 in September 2023.",
)


def cell(text: str, **look: object) -> Cell:
    return replace(Cell(words(text)), **look)  # type: ignore[arg-type]


TABLE = Table(
    id="offences",
    header=((cell("Offence"), cell("Cases", align="right"), cell("Direction")),),
    rows=(
        (cell("Residential burglary"), cell("551", align="right"), cell("Decrease", mark="green")),
        (cell("Robbery"), cell("263", align="right"), cell("Increase", mark="red")),
        (cell("Both"), cell("814", align="right"), cell("")),
    ),
    widths=(2, 1, 1),
    total_rows=(2,),
    alt="Table of two offences: 551 residential burglaries, 263 robberies.",
)
FIG = FigureBlock(
    CHART, words("Residential burglary by month"), "Fig", 1, (words("A note."),), words("Source: police.")
)
TAB = FigureBlock(TABLE, words("Two offences"), "Table", 1)


def report(*blocks: Block, front: tuple[tuple[str, Text], ...] = (), **meta: object) -> Report:
    return Report("paper", "committee-report", replace(META, **meta), front, blocks)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Built:
    """A built file; ``find`` gives what an XPath finds in a part, the body if none is named."""

    content: bytes

    def part(self, part: str = "word/document.xml") -> etree._Element:
        with zipfile.ZipFile(io.BytesIO(self.content)) as zipped:
            return etree.fromstring(zipped.read(part))

    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as zipped:
            return zipped.namelist()

    def find(self, path: str, part: str = "word/document.xml") -> list:
        namespaces = {**NAMESPACES, "v": "urn:schemas-microsoft-com:vml"}
        return self.part(part).xpath(path, namespaces=namespaces)

    def texts(self, path: str, part: str = "word/document.xml") -> list[str]:
        """The characters of each element found, field codes left out."""
        return ["".join(e.itertext(name("w:t"))) for e in self.find(path, part)]

    def styled(self, style: str) -> list[str]:
        """The texts of the paragraphs in a style, by its id."""
        return self.texts(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")


def built(*blocks: Block, template: Path = TEMPLATE, kind: ReportKind = KIND, **given: object) -> Built:
    return Built(write(report(*blocks, **given), HOUSE, kind, template))  # type: ignore[arg-type]


def edited_template(folder: Path, part: str, old: str, new: str, original: Path = TEMPLATE) -> Path:
    """A copy of the template with a change in one part, as a designer may make it."""
    path = folder / f"{Path(part).stem}_{original.name}"
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(member, content)
    return path
