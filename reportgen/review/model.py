"""What is read of a file that somebody edited or sent: one neutral model, whatever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from reportgen.office.package import State

Format = Literal["docx", "pptx", "xlsx", "pdf"]
Region = Literal["body", "front", "header", "notes"]
Shape = Literal["picture", "chart", "diagram", "shape", "group", "object", "video"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one look. Colours are RRGGBB; ``colour`` and ``ground`` are None where they are not known for sure."""

    text: str
    colour: str | None = None
    ground: str | None = None
    points: float = 0.0  # size of type, 0 if it is not known
    bold: bool = False
    font: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``level`` is that of a heading, 0 for none. ``where`` is in words: ``slide 4 'Burglary'``, ``page 3``."""

    stretches: tuple[Stretch, ...]
    where: str
    level: int = 0
    style: str = ""
    region: Region = "body"
    listed: bool = False  # numbered or with a bullet by the program
    cell: bool = False  # it stands in a table
    drawn: bool = False  # it stands in a drawing: a text box, a label of a map

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` are the texts of its cells. ``merged`` counts cells that make its columns or rows uneven."""

    where: str
    rows: tuple[tuple[str, ...], ...]
    header: bool
    merged: int = 0
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """``alternative`` is its text for those who cannot see it; ``decorative`` says that it needs none."""

    where: str
    kind: Shape
    name: str
    alternative: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """``target`` is an address, or with ``internal`` the name of a bookmark or part."""

    where: str
    text: str
    target: str
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is found at a place: a comment, a tracked change, a watermark, a missing text."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Slide:
    """``title_place`` is the place of the title among what is read aloud, from 1; 0 where there is none."""

    number: int
    title: str
    hidden: bool = False
    title_place: int = 0
    words: int = 0
    pictures: int = 0

    @property
    def where(self) -> str:
        return slide_place(self.number, self.title)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF; sizes are in points, as it is shown."""

    number: int
    width: float
    height: float
    has_text: bool
    has_picture: bool = False


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font of a file, with the place where it first stands."""

    name: str
    where: str
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A file that was read. ``digest`` is the SHA-256 of its bytes; ``front`` the rows of a front table."""

    name: str
    format: Format
    digest: str
    state: State = "foreign"
    title: str = ""
    subject: str = ""
    language: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    links: tuple[Link, ...] = ()
    bookmarks: frozenset[str] = frozenset()
    fonts: tuple[Typeface, ...] = ()
    comments: tuple[Mark, ...] = ()
    changes: tuple[Mark, ...] = ()
    drafts: tuple[Mark, ...] = ()
    hidden: tuple[Mark, ...] = ()
    empty_sections: tuple[Mark, ...] = ()
    front: tuple[tuple[str, str], ...] = ()
    slides: tuple[Slide, ...] = ()
    pages: tuple[Page, ...] = ()
    tagged: bool = False

    @property
    def body(self) -> Iterator[Paragraph]:
        """What a reader of the file reads, without headers, footers and notes."""
        return (one for one in self.paragraphs if one.region in ("body", "front"))

    @property
    def running(self) -> Iterator[Paragraph]:
        """The running text: what stands in no table and in no drawing."""
        return (one for one in self.body if not (one.cell or one.drawn))

    @property
    def headings(self) -> tuple[Paragraph, ...]:
        return tuple(one for one in self.body if one.level)


@dataclass(slots=True)
class Gathered:
    """Collects what is found while a file is read."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bookmarks: set[str] = field(default_factory=set)
    comments: list[Mark] = field(default_factory=list)
    changes: list[Mark] = field(default_factory=list)
    drafts: list[Mark] = field(default_factory=list)
    hidden: list[Mark] = field(default_factory=list)
    empty_sections: list[Mark] = field(default_factory=list)
    slides: list[Slide] = field(default_factory=list)
    front: list[tuple[str, str]] = field(default_factory=list)
    language: str = ""

    def fonts(self) -> tuple[Typeface, ...]:
        """The fonts of the words, in the order of the text."""
        first: dict[str, str] = {}
        for paragraph in self.paragraphs:
            for stretch in paragraph.stretches:
                if stretch.font and stretch.text.strip():
                    first.setdefault(stretch.font, paragraph.where)
        return tuple(Typeface(name, where) for name, where in first.items())


_MOST = 48  # letters by which an officer finds a paragraph


def shortened(text: str, most: int = _MOST) -> str:
    """The first words of a text."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    return plain[:most].rsplit(" ", 1)[0].rstrip(",;:.") + "..."


def slide_place(number: int, title: str) -> str:
    return f"slide {number} '{shortened(title)}'" if title.strip() else f"slide {number}"
