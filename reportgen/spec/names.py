"""Checks that every name in a paper stands for something, and for one thing only, before any data are read."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from reportgen.errors import Place, did_you_mean
from reportgen.spec.deck_names import check_deck, figures_of_deck
from reportgen.spec.definitions import Dataset, Measure
from reportgen.spec.figures.group import part_names
from reportgen.spec.forward_plan import ForwardPlanSpec
from reportgen.spec.house import DeckKind, ReportKind
from reportgen.spec.load import LoadedPaper
from reportgen.spec.lookup import Lookup
from reportgen.spec.minutes import MinutesSpec
from reportgen.spec.models import AgendaSpec, DeckSpec, ReportSpec
from reportgen.spec.references import check_references
from reportgen.spec.report_names import check_report, figures_of_report
from reportgen.spec.sheet_names import check_forward_plan, check_meeting, check_minutes, figures_of_minutes
from reportgen.spec.sheets import ForwardPlanKind, MinutesKind

# Words that have their meaning in the texts of every paper, and those of the template language.
_OF_PAPERS = (
    "area", "board", "council", "meeting", "meeting_date", "measure", "partnership", "ref", "slides", "title", "venue",
)  # fmt: skip
_OF_TEMPLATES = ("and", "or", "not", "in", "is", "if", "else", "for", "true", "false", "none", "loop", "self", "super")
RESERVED = frozenset((*_OF_PAPERS, *_OF_TEMPLATES))
_NOUNS = {
    "measures": "a measure",
    "areas": "an area",
    "peer_groups": "a peer group",
    "people": "a person",
    "organisations": "an organisation",
    "strategies": "a strategy",
    "texts": "a text",
    "figures": "a figure",
}


def check_names(paper: LoadedPaper) -> None:
    """Raise ``ReportError`` with every name of the paper that is unknown, misplaced, missing or taken twice."""
    look = Lookup(paper)
    last = look.data_to()
    spec, kind = paper.spec, paper.kind
    look.own_periods(last)
    look.area_or_group(spec.area, spec.place("area"))
    look.person(spec.author, spec.place("author"))
    check_meeting(look)
    _check_clashes(look)
    _check_definitions(look)
    if isinstance(spec, ReportSpec) and isinstance(kind, ReportKind):
        check_report(look, spec, kind, last)
        used = {name: set[str]() for name in figures_of_report(spec)}
    elif isinstance(spec, DeckSpec) and isinstance(kind, DeckKind):
        check_deck(look, spec, kind, last)
        used = figures_of_deck(spec)
    elif isinstance(spec, MinutesSpec) and isinstance(kind, MinutesKind):
        check_minutes(look, spec, kind, last)
        used = {name: set[str]() for name in figures_of_minutes(spec)}
    elif isinstance(spec, ForwardPlanSpec) and isinstance(kind, ForwardPlanKind):
        check_forward_plan(look, spec, kind)
        used = {}
    elif isinstance(spec, AgendaSpec):
        used = {}
    else:
        raise AssertionError("the kind's format chose another model")
    _check_figures(look, used, last)
    look.problems.raise_if_any()


def _check_figures(look: Lookup, used: dict[str, set[str]], last: date | None) -> None:
    spec = look.paper.spec
    for group, loops in tuple(used.items()):
        for name in part_names(look.paper.registry.figures.get(group)):
            used.setdefault(name, set()).update(loops)
    for name, figure in look.paper.registry.figures.items():
        mine = name in spec.figures or name in used
        check_references(look.within(used.get(name, ())), figure, last, periods=mine)


def _check_definitions(look: Lookup) -> None:
    registry = look.paper.registry
    for dataset in registry.datasets.values():
        look.area(dataset.area, dataset.place("area"))
        for section in ("where", "aliases", "exclude"):
            for column in getattr(dataset, section):
                _check_column(look, column, dataset, dataset.key_place(section, column))
    for measure in registry.measures.values():
        _check_measure(look, measure)
    undated = replace(look, dated=False)
    for organised in (*registry.people.values(), *registry.boards.values()):
        check_references(undated, organised, None)
    for member in (*registry.people.values(), *registry.organisations.values()):
        undated.member(member.successor, member.place("successor"))
    for strategy in registry.strategies.values():
        undated.strategy(strategy.successor, strategy.place("successor"))
    for group in registry.peer_groups.values():
        for index, name in enumerate(group.areas):
            look.area(name, group.place("areas", index))


def _check_measure(look: Lookup, measure: Measure) -> None:
    registry = look.paper.registry
    if measure.of is not None:
        for key in ("part", "whole"):
            name = getattr(measure.of, key)
            look.measure(name, measure.of.place(key))
            if name in registry.measures and registry.measures[name].of is not None:
                what = f"'{name}' is a measure of two others itself"
                look.problems.add(measure.of.place(key), what, "name a measure that has a dataset")
        return
    look.dataset(measure.dataset, measure.place("dataset"))
    if measure.base and measure.base.measure not in registry.measures:
        what = f"there is no measure '{measure.base.measure}'"
        look.problems.add(measure.base.place("measure"), what, did_you_mean(measure.base.measure, registry.measures))
    dataset = registry.datasets.get(measure.dataset)
    if dataset is not None:
        for column in measure.where:
            _check_column(look, column, dataset, measure.key_place("where", column))


def _check_column(look: Lookup, column: str, dataset: Dataset, place: Place) -> None:
    """A column that is not declared may still be one of the file's; only a near miss is surely a slip."""
    if column in dataset.columns or column in dataset.columns.values():
        return
    near = difflib.get_close_matches(column, dataset.columns, n=1, cutoff=0.8)
    if near:
        look.problems.add(place, f"the dataset has no column '{column}'", f"did you mean '{near[0]}'?")


def _check_clashes(look: Lookup) -> None:
    """Texts know all of these by one name, so each must stand for one thing."""
    registry, spec = look.paper.registry, look.paper.spec
    taken = dict.fromkeys(RESERVED, "a word that texts use already")
    for section, noun in _NOUNS.items():
        names = ((name, registry.place(section, name)) for name in getattr(registry, section))
        _take(look, names, noun, taken)
    _take(look, ((name, spec.key_place("periods", name)) for name in spec.periods), "a period", taken)
    if isinstance(spec, DeckSpec):
        for slide in spec.slides:
            if slide.as_ != "measure":
                _take(look, [(slide.as_, slide.place("as"))], "the name of a slide's measure", dict(taken))


def _take(look: Lookup, names: Iterable[tuple[str, Place]], noun: str, taken: dict[str, str]) -> None:
    for name, place in names:
        if name in taken:
            look.problems.add(place, f"'{name}' cannot be {noun}: it is {taken[name]}", "choose another name")
        else:
            taken[name] = f"{noun} ({place})"
