"""A paper as the rules see it: its texts and figures with their places, and what its spec and house say of checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from reportgen.document.model import Document, FigureBlock, Paragraphs, Report, Slide
from reportgen.document.passages import Passage, passages
from reportgen.errors import Place
from reportgen.figures.model import Badge, Figure, Group, Table
from reportgen.periods import parse_month
from reportgen.spec.house import Control
from reportgen.spec.load import LoadedPaper
from reportgen.spec.minutes import MinutesSpec
from reportgen.spec.references import references
from reportgen.spec.yaml import shown
from reportgen.wording.text import Text, plain


@dataclass(frozen=True, slots=True)
class Settings:
    """What spec and house say: findings that are ``allowed``, phrases that may be ``typed``, known acronyms."""

    allowed: Mapping[str, str] = field(default_factory=dict)  # rule -> reason
    typed: tuple[str, ...] = ()
    acronyms: frozenset[str] = frozenset()
    own_acronyms: Mapping[str, Place] = field(default_factory=dict)
    unplaced: Mapping[str, Place] = field(default_factory=dict)  # the paper's own figures that stand nowhere in it
    capitals: frozenset[str] = frozenset()
    data_to: date | None = None
    control: Control = field(default_factory=Control)
    house: str = ""  # the file whose texts are the house's
    loaded: LoadedPaper | None = field(default=None, repr=False)  # with its meeting, for rules over minutes

    @classmethod
    def of(cls, paper: LoadedPaper) -> Settings:
        spec, house = paper.spec, paper.house
        placed = {name for referent, name, _ in references(spec) if referent == "figure"}
        return cls(
            allowed=dict(spec.allow),
            typed=(*house.typed, *spec.typed, *_agenda_titles(paper)),
            acronyms=frozenset((*house.acronyms, *paper.registry.acronyms)),
            own_acronyms={name: spec.key_place("acronyms", name) for name in spec.acronyms},
            unplaced={name: spec.key_place("figures", name) for name in spec.figures if name not in placed},
            capitals=frozenset(house.capitals),
            data_to=parse_month(spec.data_to) if spec.data_to else None,
            control=house.control,
            house=house.place().file,
            loaded=paper,
        )


def _agenda_titles(paper: LoadedPaper) -> tuple[str, ...]:
    """Minutes bear the agenda's titles, numbers and all."""
    return tuple(item.title for item in paper.meeting.items) if isinstance(paper.spec, MinutesSpec) else ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure or a badge as its reader meets it; ``beside`` are the texts that explain it."""

    figure: Figure | Badge
    called: str  # "Fig 1", "slide 4 'Burglary'"
    place: Place
    beside: tuple[Text, ...] = ()

    def says(self, words: str) -> bool:
        return any(words in plain(text) for text in self.beside)

    @property
    def tables(self) -> Iterator[Table]:
        """The table that it is, or that says the same as a drawing."""
        table = self.figure if isinstance(self.figure, Table) else getattr(self.figure, "table", None)
        if isinstance(table, Table):
            yield table


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its texts and figures laid out in reading order; of figures side by side, each."""

    document: Document
    settings: Settings
    passages: tuple[Passage, ...]
    figures: tuple[Shown, ...]

    @classmethod
    def of(cls, document: Document, settings: Settings) -> Paper:
        return cls(document, settings, passages(document), tuple(figures_shown(document)))

    @property
    def place(self) -> Place:
        """The paper as a whole."""
        meta = self.document.meta
        return Place(shown(meta.spec)) if meta.spec else Place(self.document.name)

    @property
    def authored(self) -> Iterator[Passage]:
        """The texts but those of the house."""
        return (one for one in self.passages if not one.place.file or one.place.file != self.settings.house)

    def own_words(self, passage: Passage) -> str:
        """What its author typed, each expression blanked out; all of it, where that is not known."""
        template = self.document.templates.get(passage.place)
        return plain(passage.text) if template is None else typed(template)


def typed(template: str) -> str:
    """The words of a template without its expressions and addresses, in one line."""
    bare = re.sub(r"\{\{.*?\}\}", "\ufffc", template, flags=re.DOTALL)
    return " ".join(re.sub(r"\]\([^)]*\)|https?://\S+", " ", bare).split())


def figures_shown(document: Document) -> Iterator[Shown]:
    """Every figure and badge of a paper, in reading order; of figures side by side, each."""
    if isinstance(document, Report):
        for block in document.blocks:
            if isinstance(block, FigureBlock):
                for figure in _parts(block.figure):
                    yield Shown(figure, block.label, block.place, (block.caption, *block.notes))
        return
    for slide in document.slides:
        beside = tuple(_texts(slide))
        for _, content in slide.slots:
            if not isinstance(content, Paragraphs):
                for part in _parts(content):
                    yield Shown(part, f"slide {slide.number} '{slide.title}'", slide.place, beside)


def _parts(figure: Figure | Badge) -> tuple[Figure | Badge, ...]:
    return figure.figures if isinstance(figure, Group) else (figure,)


def _texts(slide: Slide) -> Iterator[Text]:
    for _, content in slide.slots:
        if isinstance(content, Paragraphs):
            yield from content.items
    yield from slide.notes
