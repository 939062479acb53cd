"""Makes the documents of papers. Where data are protected, all papers of a meeting are made together, for a number
that is left out of one must not be worked out from another: first to hear which counts they ask for, then without
those that may not be published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.disclosure.guard import Guard, Quantity
from reportgen.disclosure.rule import Rule
from reportgen.disclosure.suppress import UnprotectedError, complementary
from reportgen.document.agenda import make_agenda
from reportgen.document.author import Author
from reportgen.document.deck import make_deck
from reportgen.document.forward_plan import make_forward_plan
from reportgen.document.minutes import make_minutes
from reportgen.document.model import Deck, Document, FigureBlock, Paragraphs, Report
from reportgen.document.pages import Fit, unpaged
from reportgen.document.report import make_report
from reportgen.errors import ReportError
from reportgen.figures.model import Badge, Figure, figure_facts
from reportgen.measures.cubes import Cubes
from reportgen.measures.facts import Fact
from reportgen.spec.forward_plan import ForwardPlanSpec
from reportgen.spec.house import DeckKind, ReportKind
from reportgen.spec.load import LoadedPaper, load_paper
from reportgen.spec.minutes import MinutesSpec
from reportgen.spec.models import AgendaSpec, DeckSpec, ReportSpec
from reportgen.spec.names import check_names
from reportgen.spec.project import find_papers
from reportgen.spec.sheets import AgendaKind, ForwardPlanKind, MinutesKind
from reportgen.spec.yaml import shown

_MOST_PASSES = 6
_REMEDY = "show fewer categories or a longer period, or round the dataset's numbers: `disclosure: {method: round}`"

Made = tuple[LoadedPaper, Document]


FitOf = Callable[[LoadedPaper], Fit]  # how much of a table fits the slides of a paper


def any_table(paper: LoadedPaper) -> Fit:
    """Takes every table as it is, however long."""
    return unpaged


@dataclass(slots=True)
class _Draft:
    """A paper with the guard of its counts, and what came of it so far: its document, or its mistakes."""

    paper: LoadedPaper
    guard: Guard
    outcome: Document | ReportError
    fit: Fit

    @classmethod
    def of(cls, paper: LoadedPaper, fit: Fit, withheld: frozenset[Quantity] = frozenset()) -> _Draft:
        guard = Guard(rules(paper), withheld)
        try:
            return cls(paper, guard, _document(paper, guard, fit), fit)
        except ReportError as error:
            return cls(paper, guard, error, fit)


@dataclass(slots=True)
class Papers:
    """The papers of one build; those of a meeting that are made together are made once."""

    fit_of: FitOf = any_table
    _drafts: dict[Path, _Draft] = field(default_factory=dict)

    def make(self, path: Path) -> Made:
        """The paper and its document; raises ``ReportError`` with the mistakes of its spec and its data."""
        path = path.resolve()
        if path not in self._drafts:
            paper = load_paper(path)
            check_names(paper)
            draft = _Draft.of(paper, self.fit_of(paper))
            if not _suppresses(draft):
                return _made(draft)
            self._drafts |= {one.paper.path: one for one in _protected([draft, *_others(draft, self.fit_of)])}
        return _made(self._drafts[path])

    def together(self, paper: LoadedPaper) -> tuple[LoadedPaper, ...]:
        """The papers that it was made together with, itself among them."""
        drafts = self._drafts.values() if paper.path in self._drafts else ()
        return tuple(draft.paper for draft in drafts if _meeting(draft.paper) == _meeting(paper)) or (paper,)


def rules(paper: LoadedPaper) -> dict[str, Rule]:
    """The rules of the paper's protected datasets."""
    found = {name: Rule.of(one, paper.house.disclosure) for name, one in paper.registry.datasets.items()}
    return {name: rule for name, rule in found.items() if rule is not None}


def _made(draft: _Draft) -> Made:
    if isinstance(draft.outcome, ReportError):
        raise draft.outcome
    return draft.paper, draft.outcome


def _document(paper: LoadedPaper, guard: Guard, fit: Fit) -> Document:
    author = Author.of(paper, Cubes(paper.registry, paper.project), guard)
    match paper.spec, paper.kind:
        case ReportSpec() as spec, ReportKind() as kind:
            return make_report(author, spec, kind)
        case DeckSpec() as spec, DeckKind() as kind:
            return make_deck(author, spec, kind, fit)
        case MinutesSpec() as spec, MinutesKind() as kind:
            return make_minutes(author, spec, kind)
        case ForwardPlanSpec() as spec, ForwardPlanKind() as kind:
            return make_forward_plan(author, spec, kind)
        case AgendaSpec(), AgendaKind() as kind:
            return make_agenda(author, kind)
    raise AssertionError("the kind's format chose another model")


def _suppresses(draft: _Draft) -> bool:
    """Whether the paper asked for counts of which some may have to be left out."""
    return any(draft.guard.rules[quantity.dataset].suppresses for quantity in draft.guard.asked)


def _others(draft: _Draft, fit_of: FitOf) -> Iterator[_Draft]:
    """The other papers of the meeting that ask for counts of the same datasets."""
    own = draft.paper
    for path in find_papers(own.path.parent):
        if path.resolve() == own.path:
            continue
        try:
            paper = load_paper(path)
            check_names(paper)
        except ReportError:
            continue  # it cannot be built, and so publishes nothing; whoever builds it is told
        if _meeting(paper) == _meeting(own) and any(_same(name, paper, own) for name in draft.guard.rules):
            other = _Draft.of(paper, fit_of(paper))
            if _suppresses(other):
                yield other


def _meeting(paper: LoadedPaper) -> Path:
    return paper.meeting_path


def _same(name: str, paper: LoadedPaper, other: LoadedPaper) -> bool:
    """Whether both papers mean the same dataset by the name."""
    one, two = paper.registry, other.registry
    return name in one.datasets and name in two.datasets and one.datasets[name] == two.datasets[name]


def _protected(drafts: list[_Draft]) -> list[_Draft]:
    """The drafts again, without what must be withheld. What they then say instead may ask for further counts."""
    asked = _asked(drafts)
    for _ in range(_MOST_PASSES):
        withheld = _withheld(asked, drafts)
        drafts = [_Draft.of(draft.paper, draft.fit, withheld) for draft in drafts]
        known = len(asked)
        asked |= _asked(drafts)
        if len(asked) == known:
            return [_checked(draft) for draft in drafts]
    raise AssertionError("the papers ask for further counts each time they are made")


def _asked(drafts: Iterable[_Draft]) -> dict[Quantity, float]:
    return {quantity: value for draft in drafts for quantity, value in draft.guard.asked.items()}


def _withheld(asked: Mapping[Quantity, float], drafts: list[_Draft]) -> frozenset[Quantity]:
    """What must be withheld beside the small numbers, of all datasets."""
    found: frozenset[Quantity] = frozenset()
    linked: dict[tuple[str, str], dict[Quantity, float]] = {}
    for quantity in sorted(asked, key=_order):
        linked.setdefault((quantity.dataset, quantity.counted), {})[quantity] = asked[quantity]
    for (dataset, _), counts in linked.items():
        first = next(draft for draft in drafts if dataset in draft.guard.rules)
        rule = first.guard.rules[dataset]
        if not rule.suppresses:
            continue
        columns = sorted({column for one in counts for box in one.boxes + one.less for column, _ in box.held})
        cube = Cubes(first.paper.registry, first.paper.project)(dataset, tuple(columns))
        try:
            found |= complementary(counts, cube.frame, rule)
        except UnprotectedError as error:
            raise _unprotected(error.quantity, drafts) from error
    return found


def _order(quantity: Quantity) -> str:
    """One order for the same counts, whichever paper asks for them first."""
    boxes = [
        [
            (sorted(box.areas), sorted(map(str, box.dates)), [(column, sorted(held)) for column, held in box.held])
            for box in those
        ]
        for those in (quantity.boxes, quantity.less)
    ]
    return str((quantity.dataset, quantity.counted, boxes))


def _unprotected(quantity: Quantity, drafts: Iterable[_Draft]) -> ReportError:
    for draft in drafts:
        facts = draft.guard.facts_of(quantity)
        for figure in _figures(draft.outcome):
            if facts & {fact.id for fact in _with_inputs(figure_facts(figure))}:
                what = f"the figure '{figure.id}' has a small number that nothing in it can hide"
                return ReportError.at(shown(draft.paper.path), what, _REMEDY)
    what = f"a number of '{quantity.dataset}' is too small to publish, and nothing can hide it"
    return ReportError.at(shown(next(iter(drafts)).paper.path), what, _REMEDY)


def _checked(draft: _Draft) -> _Draft:
    """With a mistake, if a figure has nothing left to publish."""
    empty = [figure for figure in _figures(draft.outcome) if _is_empty(figure_facts(figure))]
    if not empty:
        return draft
    what = f"the figure '{empty[0].id}' has no number left that may be published"
    return replace(draft, outcome=ReportError.at(shown(draft.paper.path), what, _REMEDY))


def _is_empty(facts: tuple[Fact, ...]) -> bool:
    return any(fact.mark == "c" for fact in facts) and all(fact.value is None for fact in facts)


def _with_inputs(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        yield fact
        yield from _with_inputs(fact.inputs)


def _figures(outcome: Document | ReportError) -> Iterator[Figure]:
    if isinstance(outcome, Report):
        yield from (block.figure for block in outcome.blocks if isinstance(block, FigureBlock))
    elif isinstance(outcome, Deck):
        for slide in outcome.slides:
            yield from (shown for _, shown in slide.slots if not isinstance(shown, Paragraphs | Badge))
