"""Decks: each slide spec becomes one slide, or one for each of its measures, with its sources in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportgen.document.acronyms import WrittenOut
from reportgen.document.author import Author
from reportgen.document.model import Content, Deck, Paragraphs, Slide, content_facts
from reportgen.document.names import PeriodName
from reportgen.document.pages import Fit, continued, unpaged
from reportgen.document.report import unique_facts
from reportgen.figures.cards import Cards
from reportgen.figures.cells import NOT_AVAILABLE
from reportgen.figures.model import Cell, Chart, Drawn, Figure, Table, figure_facts
from reportgen.figures.panels import Panels
from reportgen.measures.facts import Fact
from reportgen.spec.figures import FigureSpec
from reportgen.spec.house import DeckKind, SlideLayout
from reportgen.spec.models import FIGURE_SLOTS, DeckSpec, SlideSpec
from reportgen.wording.sources import origins, source_words
from reportgen.wording.text import Run, Text, plain, words

_YEAR = re.compile(r"\b(?:(?:19|20)\d\d|[A-Z][a-z]{2} \d\d)\b")  # 2023, or Sep 23


@dataclass(frozen=True, slots=True)
class _Draft:
    """A slide before the slides' numbers and sources are known."""

    slide: Slide
    spec: SlideSpec
    facts: tuple[Fact, ...] = field(repr=False)


def make_deck(author: Author, spec: DeckSpec, kind: DeckKind, fit: Fit = unpaged) -> Deck:
    """The deck of a paper; raises all mistakes found on the way. ``fit`` tells how much of a table fits a slide."""
    drafts = [page for index, slide in enumerate(spec.slides) for draft in _slides(author, kind, slide, index)
              for page in _pages(draft, kind, fit)]  # fmt: skip
    drafts = [replace(draft, slide=replace(draft.slide, number=i)) for i, draft in enumerate(drafts, start=1)]
    _check_parts(author, drafts)
    meta = author.meta()
    for name, place in author.referred.items():
        what = f"the figure '{name}' cannot be referred to: slides do not number their figures"
        author.problems.add(place, what, "say in words which one is meant")
    author.claims.tell_clashes(author.problems)
    author.problems.raise_if_any()
    acronyms = WrittenOut(author.acronyms)
    slides = [acronyms.slide(_with_sources(author, draft, drafts, spec)) for draft in drafts]
    return Deck(
        name=author.paper.path.stem,
        kind=spec.kind,
        meta=meta,
        slides=tuple(slides),
        facts=unique_facts(fact for draft in drafts for fact in draft.facts),
        claims=tuple(author.claims.claimed),
        templates=author.templates,
    )


def _pages(draft: _Draft, kind: DeckKind, fit: Fit) -> Iterator[_Draft]:
    for slide in continued(draft.slide, kind.layouts, fit):
        yield replace(draft, slide=slide, facts=unique_facts(
            fact for _, content in slide.slots for fact in content_facts(content)))  # fmt: skip


def _slides(author: Author, kind: DeckKind, slide: SlideSpec, index: int) -> Iterator[_Draft]:
    layout = kind.layouts[slide.layout]
    if not slide.for_each:
        yield _SlideWriter(author, slide, layout, f"slide_{index + 1}", None).draft()
        return
    for name in slide.for_each:
        measure = author.scope.measure(name)
        own = author.with_measure(slide.as_, measure)
        yield _SlideWriter(own, slide, layout, f"slide_{index + 1}_{measure}", measure).draft()


@dataclass(slots=True)
class _SlideWriter:
    author: Author
    spec: SlideSpec
    layout: SlideLayout
    id: str
    measure: str | None

    def draft(self) -> _Draft:
        title_place = self.spec.place("title")
        title = self.author.text(self.spec.title, title_place)
        self.author.claim(self.spec.claims, str(self.spec.place()))
        slots: dict[str, Content] = dict(self._written())
        figure_notes: list[Text] = []
        for name in FIGURE_SLOTS:
            made = self._figure(name)
            if made:
                slots[name], notes = made
                figure_notes += notes
        slots |= self._badges(figure_notes)
        slots |= self._automatic(slots)
        facts = unique_facts(fact for content in slots.values() for fact in content_facts(content))
        source = self._source(figure_notes, facts)
        if "source" in self.layout.slots and source:
            slots["source"] = Paragraphs(_run_on(source, len(source) - bool(self.author.source(facts))))
        order = {name: place for place, name in enumerate(self.layout.slots)}
        ordered = tuple(sorted(slots.items(), key=lambda item: order.get(item[0], len(order))))
        notes = tuple(self.author.text(note, self.spec.place("notes", i)) for i, note in enumerate(self.spec.notes))
        data_notes = tuple(words(origin.note) for origin in origins(facts) if origin.note)
        said = (*notes, *source, *data_notes, *self.author.reasons())
        titled = plain(self.author.marked(title, _unmarked(slots)))
        slide = Slide(self.spec.layout, titled, ordered, said, place=self.spec.place(), title_place=title_place)
        return _Draft(slide, self.spec, facts)

    def _written(self) -> Iterator[tuple[str, Content]]:
        spec = self.spec
        if spec.subtitle:
            place = spec.place("subtitle")
            yield "subtitle", Paragraphs((self.author.text(spec.subtitle, place),), places=(place,))
        for name in ("text", "below", "panel", "key", "bullets"):
            items: list[str] = getattr(spec, name)
            if items:
                places = tuple(spec.place(name, index) for index in range(len(items)))
                texts = tuple(self.author.text(item, place) for item, place in zip(items, places, strict=True))
                yield name, Paragraphs(texts, name == "bullets", places)

    def _figure(self, name: str) -> tuple[Figure, tuple[Text, ...]] | None:
        given: FigureSpec | str | None = getattr(self.spec, name)
        if given is None:
            return None
        spec = self.author.paper.registry.figures[given] if isinstance(given, str) else given
        figure = self.author.figure(spec, f"{self.id}_{name}", self.spec.place(name))
        return (self._headed(figure), self.author.notes(spec, figure)) if figure else None

    def _headed(self, figure: Figure) -> Figure:
        """Beside another figure, one needs its title, but for cards and panels, which say what they show.

        A figure alone needs it if nothing else on the slide says of when it is.
        """
        if not isinstance(figure, Chart | Drawn | Table) or isinstance(figure, Cards | Panels) or not figure.title:
            return figure
        several = sum(getattr(self.spec, name) is not None for name in FIGURE_SLOTS) > 1
        if not several and not self._lacks_time(figure):
            return figure
        return replace(figure, headed=True, title=plain(self.author.marked(words(figure.title), figure_facts(figure))))

    def _lacks_time(self, figure: Chart | Drawn | Table) -> bool:
        """Whether the figure's title names a year, and neither the slide's texts nor the figure itself do."""
        texts = [self.author.text(self.spec.title, self.spec.place("title"))]
        texts += [text for _, content in self._written() if isinstance(content, Paragraphs) for text in content.items]
        said = [*map(plain, texts), *_own_words(figure)]
        return bool(_YEAR.search(figure.title)) and not any(_YEAR.search(one) for one in said)

    def _badges(self, notes: list[Text]) -> dict[str, Content]:
        slots: dict[str, Content] = {}
        reasons: dict[str, dict[str, None]] = {}
        for index, spec in enumerate(self.spec.badges, start=1):
            badge = self.author.badge(spec, f"{self.id}_badge_{index}", self.measure, spec.place())
            if badge:
                slots[f"badge_{index}"] = badge
                if badge.missing:
                    reasons.setdefault(plain(badge.value), {})[badge.missing] = None
        for mark, why in reasons.items():
            said = "not available: " if mark == NOT_AVAILABLE else ""
            notes.append(words(f"{mark} {said}{'; '.join(why)}."))
        return slots

    def _automatic(self, slots: dict[str, Content]) -> dict[str, Content]:
        """What the layout writes of itself, such as the panel's heading from the badges' period."""
        made: dict[str, Content] = {}
        for name, slot in self.layout.slots.items():
            if slot.text is None or name in slots:
                continue
            names = {}
            if self.spec.badges:
                names["period"] = PeriodName(self.author.scope.period(self.spec.badges[0].period))
            elif "period" in slot.text:
                continue
            made[name] = Paragraphs((self.author.house_text(slot.text, slot.place("text"), names),))
        return made

    def _source(self, notes: Sequence[Text], facts: tuple[Fact, ...]) -> tuple[Text, ...]:
        unique = {plain(note): note for note in notes}
        source = self.author.source(facts)
        return (*unique.values(), source) if source else tuple(unique.values())


def _own_words(figure: Chart | Drawn | Table) -> Iterator[str]:
    """What a figure says of itself beside its title: headings, categories, names of series."""
    match figure:
        case Chart():
            yield from (*figure.categories, *(one.name for one in figure.series), figure.category_title,
                        figure.value_title)  # fmt: skip
        case Table():
            yield from (plain(cell.text) for row in (*figure.header, *figure.rows) for cell in row)
        case Drawn():
            yield from _own_words(figure.table) if figure.table is not None else ()


def _unmarked(slots: Mapping[str, Content]) -> Iterator[Fact]:
    """The facts of a slide, but for those of figures that say themselves what they are made from."""
    for content in slots.values():
        if not (isinstance(content, Chart | Drawn | Table) and content.headed):
            yield from content_facts(content)


def _run_on(said: Sequence[Text], notes: int) -> tuple[Text, ...]:
    """The notes in one paragraph, since a slide has no room for a line each; the source below them."""
    runs: list[Run] = []
    for note in said[:notes]:
        runs += (Run(" "), *note) if runs else note
    return (tuple(runs), *said[notes:]) if runs else tuple(said)


def _check_parts(author: Author, drafts: Sequence[_Draft]) -> None:
    """A deck that lists its sources lists those of all its slides."""
    if not any(draft.spec.sources for draft in drafts):
        return
    for draft in drafts:
        if draft.facts and draft.spec.part is None:
            what = f"the slide '{draft.slide.title}' shows numbers but is of no part, so its sources are not listed"
            author.problems.add(draft.spec.place(), what, "give it `part:`, one of `parts:`")


def _with_sources(author: Author, draft: _Draft, drafts: Sequence[_Draft], spec: DeckSpec) -> Slide:
    if not draft.spec.sources:
        return draft.slide
    slots = dict(draft.slide.slots) | {"sources": _sources_table(author, drafts, spec)}
    layout = author.paper.kind.layouts[draft.slide.layout]  # type: ignore[union-attr]  # a deck's kind has layouts
    order = {name: place for place, name in enumerate(layout.slots)}
    return replace(draft.slide, slots=tuple(sorted(slots.items(), key=lambda item: order[item[0]])))


def _sources_table(author: Author, drafts: Sequence[_Draft], spec: DeckSpec) -> Table:
    """Part by part: its slides and who presents them, then source by source the slides that use it."""
    rows: list[tuple[Cell, ...]] = []
    bands = []
    for key, part in spec.parts.items():
        own = [draft for draft in drafts if draft.spec.part == key]
        if not own:
            continue
        shown = slide_range(draft.slide.number for draft in own)
        said = f"{part.label}: {'slides' if len(own) > 1 else 'slide'} {shown}, presented by {part.presented_by}"
        bands.append(len(rows))
        rows.append((Cell(words(said), bold=True, columns=2),))
        used = [(draft.slide.number, origins(draft.facts)) for draft in own]
        for origin in origins(fact for draft in own for fact in draft.facts):
            using = (number for number, found in used if origin in found)
            source = source_words(origin)
            if origin.status == "illustrative":
                source += (Run(f" ({author.scope.house.illustrative_mark})", bold=True),)
            rows.append((Cell(words(slide_range(using))), Cell(source)))
    return Table(
        id="sources",
        header=((Cell(words("Slides"), bold=True), Cell(words("Source"), bold=True)),),
        rows=tuple(rows),
        widths=(1.0, 9.0),
        band_rows=tuple(bands),
        title="Sources",
        alt="Which slides come from which source, and who presents them.",
    )


def slide_range(numbers: Iterable[int]) -> str:
    """``4 to 10``; separate runs are joined: ``4 to 6, 9``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in runs)
