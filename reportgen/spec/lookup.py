"""The names a paper knows, and the looking up of each name it uses; a name nobody defined is noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reportgen.errors import Place, Problems, did_you_mean
from reportgen.periods import PeriodError, parse, parse_month
from reportgen.spec.figures.chart import GIVEN
from reportgen.spec.load import LoadedPaper
from reportgen.spec.registries import InForce, not_in_force


@dataclass(frozen=True, slots=True)
class Lookup:
    """Each method notes a problem at ``place`` if the name stands for nothing; ``loops`` stand for measures too.

    ``dated`` says whether people and the like must hold on the day of the meeting: shared definitions hold others too.
    """

    paper: LoadedPaper
    problems: Problems = field(default_factory=Problems)
    loops: frozenset[str] = frozenset()
    dated: bool = True

    def within(self, loops: Iterable[str]) -> Lookup:
        """The same where a slide calls its measure by one of ``loops``."""
        return replace(self, loops=frozenset(loops))

    def measure(self, name: str | None, place: Place) -> None:
        self._known("measure", name, {*self.paper.registry.measures, *self.loops}, place)

    def measures(self, names: Iterable[str], place: Place) -> None:
        for name in names:
            self.measure(name, place)

    def dataset(self, name: str, place: Place) -> None:
        self._known("dataset", name, self.paper.registry.datasets, place)

    def area(self, name: str | None, place: Place) -> None:
        self._known("area", name, self.paper.registry.areas, place)

    def peer_group(self, name: str | None, place: Place) -> None:
        self._known("peer group", name, self.paper.registry.peer_groups, place)

    def area_or_group(self, name: str | None, place: Place) -> None:
        registry = self.paper.registry
        self._known("area or peer group", name, {*registry.areas, *registry.peer_groups}, place)

    def category(self, name: str | None, place: Place) -> None:
        """A column of a dataset by which its rows are told apart."""
        self._known("category", name, self._categories(), place)

    def area_or_category(self, name: str | None, place: Place) -> None:
        self._known("category", name, {"area", *self._categories()}, place)

    def time_area_or_category(self, name: str | None, place: Place) -> None:
        """What a chart may be by."""
        self._known("category", name, {*GIVEN, *self._categories()}, place)

    def _categories(self) -> set[str]:
        datasets = self.paper.registry.datasets.values()
        return {column for one in datasets for column in one.categories}

    def boundaries(self, name: str | None, place: Place) -> None:
        self._known("set of boundaries", name, self.paper.registry.boundaries, place)

    def locations(self, name: str | None, place: Place) -> None:
        self._known("set of locations", name, self.paper.registry.locations, place)

    def figure(self, name: str, place: Place) -> None:
        self._known("figure", name, self.paper.registry.figures, place)

    def person(self, name: str | None, place: Place) -> None:
        self._in_force("person", name, self.paper.registry.people, place)

    def organisation(self, name: str | None, place: Place) -> None:
        self._in_force("organisation", name, self.paper.registry.organisations, place)

    def member(self, name: str | None, place: Place) -> None:
        """A person or an organisation."""
        registry = self.paper.registry
        self._in_force("person or organisation", name, {**registry.people, **registry.organisations}, place)

    def strategy(self, name: str | None, place: Place) -> None:
        self._in_force("strategy", name, self.paper.registry.strategies, place)

    def venue(self, name: str | None, place: Place) -> None:
        self._known("venue", name, self.paper.registry.venues, place)

    def _in_force(self, noun: str, name: str | None, known: Mapping[str, InForce], place: Place) -> None:
        """One that is defined, and holds on the day of the meeting."""
        self._known(noun, name, known, place)
        if self.dated and name is not None and name in known:
            mistake = not_in_force(name, known[name], self.paper.meeting.date)
            if mistake:
                self.problems.add(place, *mistake)

    def boilerplate(self, name: str, place: Place) -> None:
        self._known("boilerplate", name, self.paper.house.boilerplate, place)

    def data_to(self) -> date | None:
        """The last day of the paper's data; a problem is noted if it is no month. None if it speaks of no data."""
        if self.paper.spec.data_to is None:
            return None
        try:
            return parse_month(self.paper.spec.data_to)
        except PeriodError as error:
            self.problems.add(self.paper.spec.place("data_to"), error.what, error.remedy)
            return None

    def own_periods(self, last: date | None) -> None:
        """The paper's own ``periods``, none of which may stand for another."""
        for name, text in self.paper.spec.periods.items():
            self._period(text, self.paper.spec.place("periods", name), last, ())

    def period(self, text: str | None, place: Place, last: date | None) -> None:
        """A name under ``periods``, or the text of a period; ``last`` is the last day of the data."""
        if text is not None and text not in self.paper.spec.periods:
            self._period(text, place, last, self.paper.spec.periods)

    def _period(self, text: str, place: Place, last: date | None, names: Iterable[str]) -> None:
        if last is None:  # told at `data_to`; a relative period cannot be read without it
            return
        try:
            parse(text, last)
        except PeriodError as error:
            self.problems.add(place, error.what, did_you_mean(text, names, error.remedy))

    def _known(self, noun: str, name: str | None, choices: Iterable[str], place: Place) -> None:
        if name is not None and name not in choices:
            self.problems.add(place, f"there is no {noun} '{name}'", did_you_mean(name, choices))
