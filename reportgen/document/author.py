"""The author of a paper: turns the spec's texts and figures into words and figures, and collects the mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reportgen.data.atlas import Atlas
from reportgen.disclosure.guard import Guard
from reportgen.document.claims import ClaimRecord
from reportgen.document.measure_names import MeasureName
from reportgen.document.model import Meta
from reportgen.document.names import (
    NEEDS_DATA,
    AreaName,
    CategoryName,
    FigureName,
    PeriodName,
    ShortText,
    Words,
    members,
    ref,
)
from reportgen.errors import NOWHERE, Place, Problems, ReportError, UnplacedError
from reportgen.figures.badge import make_badge
from reportgen.figures.maker import Maker
from reportgen.figures.marks import mark_notes
from reportgen.figures.model import Badge, Figure
from reportgen.measures.book import CubeOf, FactBook
from reportgen.measures.comparability import Comparability
from reportgen.measures.facts import Fact
from reportgen.measures.scope import Scope
from reportgen.periods import parse, parse_month
from reportgen.spec.claims import ClaimBase
from reportgen.spec.figures import FigureSpec
from reportgen.spec.figures.badge import BadgeSpec
from reportgen.spec.figures.group import parts
from reportgen.spec.load import LoadedPaper
from reportgen.spec.yaml import shown
from reportgen.wording.sources import source_line
from reportgen.wording.templates import render
from reportgen.wording.text import Run, Text, plain, words


@dataclass(slots=True)
class Author:
    """Renders one paper. A mistake is noted and an empty text stands in, so that all mistakes are found."""

    paper: LoadedPaper
    scope: Scope
    names: Mapping[str, object]
    problems: Problems = field(default_factory=Problems)
    place: Place = NOWHERE
    referred: dict[str, Place] = field(default_factory=dict)  # figure -> where a text first points to it
    claims: ClaimRecord = field(default_factory=ClaimRecord)
    templates: dict[Place, str] = field(default_factory=dict)  # what was written where

    @classmethod
    def of(cls, paper: LoadedPaper, cube: CubeOf, guard: Guard | None = None) -> Author:
        spec, registry = paper.spec, paper.registry
        book = FactBook(
            datasets=registry.datasets,
            measures=registry.measures,
            areas=registry.areas,
            groups=registry.peer_groups,
            cube=cube,
            comparability=Comparability(frozenset(spec.allow)),
            home=spec.area or "",
            guard=guard or Guard(),
        )
        last = parse_month(spec.data_to) if spec.data_to else None
        periods = {name: parse(text, last) for name, text in spec.periods.items()}
        scope = Scope(book, paper.house, spec.area or "", last or paper.meeting.date, periods, {})
        author = cls(paper, scope, {})
        author.names = author._all_names()
        return author

    def _all_names(self) -> dict[str, object]:
        paper, scope = self.paper, self.scope
        registry, place = paper.registry, Place(shown(paper.path))
        # A category may be called like a measure or a period: texts then name it in quotes.
        names: dict[str, object] = {
            column: CategoryName(column) for dataset in registry.datasets.values() for column in dataset.categories
        }
        names |= {
            "board": Words(paper.meeting.board),
            "meeting_date": Words(day_words(paper.meeting.date)),
            "partnership": Words(paper.house.partnership),
            "council": Words(paper.house.name),
            "title": ShortText(lambda: render(paper.title, self.names, paper.title_place)),
            "venue": Words(paper.meeting.venue or ""),
            "ref": ref,
        }
        names |= {name: PeriodName(period) for name, period in scope.periods.items()}
        if paper.spec.area and paper.spec.data_to:
            names["area"] = AreaName(scope.area, scope.book.area_label(scope.area))
            names |= {name: MeasureName(name, scope, place) for name in registry.measures}
        else:
            names |= dict.fromkeys(("area", *registry.measures), NEEDS_DATA)
        names |= {name: AreaName(name, area.label) for name, area in registry.areas.items()}
        names |= {name: AreaName(name, group.label, len(group.areas)) for name, group in registry.peer_groups.items()}
        names |= members(registry, paper.meeting.date)
        names |= {name: FigureName(name) for name in registry.figures}
        names |= {name: self._shared_text(name) for name in registry.texts}
        return names

    def _shared_text(self, name: str) -> ShortText:
        place = self.paper.registry.place("texts", name)
        return ShortText(lambda: render(self.paper.registry.texts[name], self.names, place))

    @property
    def acronyms(self) -> Mapping[str, str]:
        """Those of the house, and what the paper's files define besides or instead."""
        return {**self.paper.house.acronyms, **self.paper.registry.acronyms}

    def with_measure(self, name: str, measure: str) -> Author:
        """The author of one slide of several: ``name`` is the slide's word for the measure."""
        scope = self.scope.with_measure(name, measure)
        own = {name: MeasureName(measure, scope, self.place), "measure": MeasureName(measure, scope, self.place)}
        return replace(self, scope=scope, names={**self.names, **own})

    def knowing(self, names: Mapping[str, object]) -> Author:
        """The author whose texts, the title among them, may use ``names`` besides."""
        known = {**self.names, **names}
        known["title"] = ShortText(lambda: render(self.paper.title, known, self.paper.title_place))
        return replace(self, names=known)

    def text(self, template: str, place: Place) -> Text:
        self.templates[place] = template
        try:
            text = render(template, self.names, place)
            for run in text:
                if run.ref is not None:
                    self.referred.setdefault(run.ref, place)
            return text
        except ReportError as error:
            self.problems.take(error)
        except UnplacedError as error:
            self.problems.take(error.at(place))
        return ()

    def claim(self, claims: Iterable[ClaimBase], *about: str) -> None:
        """Hold what is claimed beside texts, a figure or a slide against the data."""
        self.claims.take(claims, about, self.scope, self.problems)

    def unnumbered(self, template: str, place: Place) -> Text:
        """A text that stands where figures' numbers are not known, so that it cannot refer to one."""
        text = self.text(template, place)
        for name in dict.fromkeys(run.ref for run in text if run.ref is not None):
            what = f"the figure '{name}' cannot be referred to here"
            self.problems.add(place, what, "refer to it in a paragraph, a list or a caption of a report")
        return text

    def house_text(self, template: str, place: Place, names: Mapping[str, object]) -> Text:
        """A text of the house; it may also use ``names``."""
        return replace(self, names={**self.names, **names}).text(template, place)

    def figure(self, spec: FigureSpec, id_: str, place: Place) -> Figure | None:
        """The figure with its caption in ``title``; None, and a problem noted, if it cannot be made."""
        registry = self.paper.registry
        atlas = Atlas(registry.boundaries, registry.locations, registry.maps)
        self.claim(spec.claims, id_)
        maker = Maker(self.scope, self.unnumbered, registry.figures, atlas)
        try:
            made = maker.make(spec, id_)
        except ReportError as error:
            self.problems.take(error)
            return None
        except UnplacedError as error:
            self.problems.take(error.at(place))
            return None
        return replace(made, title=plain(self.text(spec.title, spec.place("title")))) if spec.title else made

    def badge(self, spec: BadgeSpec, id_: str, measure: str | None, place: Place) -> Badge | None:
        name = spec.measure or measure
        try:
            if name is None:
                raise UnplacedError("the badge says no measure", "add `measure:`")
            return make_badge(spec, id_, self.scope.measure(name), self.scope)
        except ReportError as error:
            self.problems.take(error)
        except UnplacedError as error:
            self.problems.take(error.at(place))
        return None

    def notes(self, spec: FigureSpec, figure: Figure) -> tuple[Text, ...]:
        """The author's notes, then what the figure itself must say."""
        specs = (spec, *parts(spec, self.paper.registry.figures))
        own = [self.text(note, one.place("notes", index)) for one in specs for index, note in enumerate(one.notes)]
        book = self.scope.book
        marks = mark_notes(figure, figure.notes, self.scope.house, book.guard.rules)
        return (*own, *self.reasons(), *(words(note) for note in (*figure.notes, *marks)))

    def reasons(self) -> tuple[Text, ...]:
        """Why comparisons were let pass that are refused otherwise: those made since it was last asked."""
        let_pass = self.scope.book.comparability.let_pass
        reasons = [words(reason) for rule, reason in self.paper.spec.allow.items() if rule in let_pass]
        let_pass.clear()
        return tuple(reasons)

    def source(self, facts: tuple[Fact, ...]) -> Text:
        return source_line(facts, self.scope.house)

    def marked(self, title: Text, facts: Iterable[Fact]) -> Text:
        """The title, with the house's mark behind it if the facts come from made-up data."""
        if any(fact.status == "illustrative" for fact in facts):
            return (*title, Run(f" ({self.scope.house.illustrative_mark})"))
        return title

    def meta(self) -> Meta:
        paper, spec = self.paper, self.paper.spec
        author = paper.registry.people[spec.author].role if spec.author else paper.house.name
        return Meta(
            title=plain(self.unnumbered(paper.title, paper.title_place)),
            board=paper.meeting.board,
            partnership=paper.house.partnership,
            meeting_date=paper.meeting.date,
            author=author,
            subject=f"{paper.meeting.board}, {day_words(paper.meeting.date)}",
            language=paper.house.language,
            issued=spec.issued,
            modified=paper.meeting.date,
            spec=paper.path,
        )


def day_words(day: date) -> str:
    """``24 November 2023``."""
    return f"{day.day} {day:%B %Y}"
