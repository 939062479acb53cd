"""The rule over all papers of a meeting: one fact has one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.checks.findings import Finding
from reportgen.checks.found import Found
from reportgen.checks.paper import Paper
from reportgen.errors import NOWHERE, Place
from reportgen.figures.model import figure_facts
from reportgen.measures.facts import Fact
from reportgen.periods import Period
from reportgen.spec.load import LoadedPaper

RULE = "same-fact"
_REMEDY = "use one dataset and one release in all of them, or say under `allow:` why they differ"


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that was counted or given in the data, small enough to go from one process to another.

    ``key`` is the same for what must have the same value.
    """

    key: str
    value: float
    label: str
    area: str
    period: Period
    release: str
    place: Place

    @property
    def said(self) -> str:
        """``Burglary, Barnet, June 2023``; few of thousands are ever told of."""
        return ", ".join((self.label, self.area, self.period.label("to")))


@dataclass(frozen=True, slots=True)
class Statements:
    """What one paper states, for the meeting of which it is a paper."""

    meeting: str
    paper: Place
    stated: tuple[Stated, ...]
    allowed: str = ""  # the reason why it may differ from the others


def statements(paper: Paper, loaded: LoadedPaper) -> Statements:
    """What the paper states, for the rule over its meeting."""
    return Statements(str(loaded.meeting_path), paper.place, stated(paper), paper.settings.allowed.get(RULE, ""))


def stated(paper: Paper) -> tuple[Stated, ...]:
    """The counted numbers that a paper shows, and those that it computes with, each once."""
    places: dict[str, Place] = {}
    for passage in paper.passages:
        for run in passage.text:
            if run.fact is not None:
                places.setdefault(run.fact.id, passage.place)
    for shown in paper.figures:
        for fact in figure_facts(shown.figure):
            places.setdefault(fact.id, shown.place)
    found: dict[str, Stated] = {}
    seen: set[str] = set()
    for fact in paper.document.facts:
        _collect(fact, places.get(fact.id, NOWHERE), seen, found)
    return tuple(found.values())


def _collect(fact: Fact, place: Place, seen: set[str], found: dict[str, Stated]) -> None:
    if fact.id in seen:
        return
    seen.add(fact.id)
    if not fact.inputs and not fact.made and fact.value is not None and fact.period is not None:
        of = (fact.label.casefold(), fact.unit.value, fact.area_label, fact.period.start, fact.period.end,
              *sorted(fact.categories), fact.per)  # fmt: skip
        key = "\0".join(map(str, of))
        release = fact.origins[0].release if fact.origins else ""
        # By its id as well: the same fact may be told by two datasets.
        found[fact.id] = Stated(key, fact.value, fact.label, fact.area_label, fact.period, release, place)
    for one in fact.inputs:
        _collect(one, place, seen, found)


def same_fact(paper: Paper) -> Iterator[Found]:
    """Within one paper; facts of a population or of a target are told apart by their measures."""
    first: dict[str, Stated] = {}
    for one in stated(paper):
        other = first.setdefault(one.key, one)
        if _differ(one, other):
            yield Found(f"{one.said} is {_number(one)} here and {_number(other)} at {other.place}", _REMEDY, one.place)


def check_meetings(papers: Sequence[Statements]) -> tuple[tuple[Place, Finding], ...]:
    """What papers of one meeting say differently: each with the paper that it is found in, the later one of the two."""
    found: list[tuple[Place, Finding]] = []
    meetings = dict.fromkeys(paper.meeting for paper in papers)
    for meeting in meetings:
        found += _of_meeting([paper for paper in papers if paper.meeting == meeting])
    return tuple(found)


def _of_meeting(papers: Iterable[Statements]) -> Iterator[tuple[Place, Finding]]:
    first: dict[str, tuple[Stated, Statements]] = {}
    for paper in papers:
        for one in paper.stated:
            other, its = first.setdefault(one.key, (one, paper))
            if its is not paper and _differ(one, other):
                what = f"{one.said} is {_number(one)} here and {_number(other)} in {its.paper}"
                place = one.place if one.place != NOWHERE else paper.paper
                yield paper.paper, Finding(RULE, "error", place, what, _REMEDY, paper.allowed or its.allowed)


def _differ(one: Stated, other: Stated) -> bool:
    return abs(one.value - other.value) > 1e-9 * max(abs(one.value), abs(other.value), 1.0)


def _number(one: Stated) -> str:
    number = format(one.value, ",.10g")
    return f"{number} ({one.release})" if one.release else number
