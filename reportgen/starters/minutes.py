"""Draft of minutes from the agenda: who may be there, each item in order with its formula, what the papers say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.document.action_log import Action, action_log, earlier_minutes
from reportgen.document.author import Author
from reportgen.document.meeting_names import meeting_names
from reportgen.errors import ReportError
from reportgen.measures.cubes import Cubes
from reportgen.spec.allowed import COMPARISONS
from reportgen.spec.load import LoadedPaper, load_definitions, load_paper
from reportgen.spec.meeting import Item, ItemPaper
from reportgen.spec.minutes import MinutesSpec
from reportgen.spec.models import DeckSpec, ReportSpec, SlideSpec
from reportgen.spec.project import find_papers
from reportgen.spec.sheets import MinutesKind
from reportgen.starters.yaml import quoted, relative
from reportgen.wording.templates import render
from reportgen.wording.text import Text, facts_in, plain

_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_REFERENCE = r"\{\{\s*ref\([^)]*\)\s*\}\}"
_REFERENCES = re.compile(rf"{_REFERENCE}(?:(?:, | and ){_REFERENCE})*")


def minutes_lines(name: str, kind: MinutesKind, target: Path, agenda: LoadedPaper) -> list[str]:
    """A spec that builds. Raises ``ReportError`` if the meeting has no items, or its last minutes have mistakes."""
    if not agenda.meeting.items:
        what = "the meeting has no items yet, and minutes are drafted from them"
        raise ReportError.at(agenda.meeting.place(), what, "write its `items:` first; see docs/meetings.md")
    draft = _Draft(kind, agenda, target.parent, _Spoken(agenda, target.parent))
    items = [line for item in agenda.meeting.items for line in draft.item(item)]
    return [*_head(name, target, agenda), *draft.previous_line(), *draft.spoken.lines(), "", *_people(agenda),
            "", "items:                           # as they were taken", *items,
            "", '# closed: "11:30"               # when the meeting ended; needed to issue them',
            "# issued: true                   # takes the DRAFT mark away"]  # fmt: skip


def _head(name: str, target: Path, agenda: LoadedPaper) -> Iterator[str]:
    schemas = relative(agenda.project.root / "docs" / "schema", target.parent)
    yield f"# yaml-language-server: $schema={schemas}/minutes.schema.json"
    yield f"# A draft that builds:  reportgen build {target.name}  writes it below output/."
    yield "# docs/minutes.md tells what may stand under an item, docs/texts.md what may stand in {{ }}."
    yield f"kind: {name}"


def _people(agenda: LoadedPaper) -> Iterator[str]:
    """The members that hold on the day."""
    board, registry, day = agenda.registry.boards.get(agenda.meeting.board), agenda.registry, agenda.meeting.date
    names = [board.chair, board.vice_chair, *board.members] if board else []
    known = {**registry.people, **registry.organisations}
    there = [name for name in names if name is not None and name in known and known[name].holds_on(day)]
    yield "attendance:                      # the chair first; delete who was not there"
    yield from (f"  - who: {name}" for name in dict.fromkeys(there or list(known)[:1]))
    yield ""
    yield "apologies: []                    # - {who: met_police, substitute: head_of_community_safety}"


@dataclass(slots=True)
class _Draft:
    kind: MinutesKind
    agenda: LoadedPaper
    folder: Path
    spoken: _Spoken
    _previous: LoadedPaper | None = None
    _looked: bool = False

    @property
    def previous(self) -> LoadedPaper | None:
        """The minutes of the meeting before, by the board's calendar, if they are in the project."""
        if not self._looked:
            self._previous, self._looked = _minutes_before(self.agenda), True
        return self._previous

    def previous_line(self) -> Iterator[str]:
        if self.previous is not None:
            yield f"previous: {relative(self.previous.path, self.folder)}    # the action log runs on from these"

    def item(self, item: Item) -> Iterator[str]:
        yield f"  - item: {quoted(item.title)}"
        yield "    content:"
        yield from (f"      {line}" for line in self._content(item))

    def _content(self, item: Item) -> Iterator[str]:
        title = item.title.casefold()
        usual = next((one for one in self.kind.usual if any(words in title for words in one.title)), None)
        if item.exempt is not None or (item.papers and all(paper.exempt for paper in item.papers)):
            yield "# The press and public were excluded: say nothing here that is exempt."
            yield "- The press and public were excluded while the Board considered this item."
        elif usual is None:
            yield from self._business(item)
        elif usual.content == "matters_arising":
            yield from self._matters()
        elif usual.content is not None:
            yield f"- {usual.content}: true"
        else:
            yield self._formula(usual.formula or "", "To be completed.")

    def _business(self, item: Item) -> Iterator[str]:
        if item.verbal:
            yield "# What was reported, by whom; actions: - {action: name, what: ..., owners: met_police}"
            yield self._formula("noted_verbal", "The Board noted the verbal update.")
            return
        yield "# What was said; actions: - {action: name, what: ..., owners: met_police}"
        papers = [paper for paper in map(self._paper, item.papers) if paper is not None]
        slides = [line for one in papers for line in self.spoken.highlights(one)]
        if slides:
            yield f"- {quoted('The highlights were:')}"
            yield "- bullets:"
            yield from (f"    - {quoted(line)}" for line in slides)
        decided = [line for one in papers for line in self.spoken.recommendations(one)]
        if decided:
            yield "- resolved:                   # as the report recommended"
            yield from (f"    - {quoted(line)}" for line in decided)
        elif slides:
            yield self._formula("noted_slides", "The Board noted the presentation.")
        else:
            yield self._formula("noted", "The Board noted the report.")

    def _paper(self, paper: ItemPaper) -> LoadedPaper | None:
        """The spec of a paper that the public may read, if it is one that loads."""
        if paper.exempt is not None or not paper.file.endswith((".yaml", ".yml")):
            return None
        try:
            path = self.agenda.project.resolve(self.agenda.path.parent, paper.file, paper.place("file"))
            return load_paper(path) if path.is_file() else None
        except ReportError:
            return None  # whoever builds it is told; the draft does without

    def _matters(self) -> Iterator[str]:
        yield "- matters_arising: true      # the actions of earlier minutes, and what became of them:"
        for action in _open_actions(self.previous) if self.previous else ():
            yield f"# {plain(action.what)}"
            yield f"# - {{update: {action.name}, text: What was reported., done: true}}"

    def _formula(self, key: str, otherwise: str) -> str:
        """The house's stock sentence, if it has one and the calendar knows the days that it names."""
        names = meeting_names(self.agenda)[0]
        template = self.kind.formulae.get(key, "")
        unknown = any(day in template and day not in names for day in ("previous_meeting", "next_meeting"))
        return f"- {quoted(otherwise)}" if not template or unknown else f"- formula: {key}"


def _minutes_before(agenda: LoadedPaper) -> LoadedPaper | None:
    board = agenda.registry.boards.get(agenda.meeting.board)
    last = board.last_before(agenda.meeting.date) if board else None
    if last is None:
        return None
    kinds = [name for name, kind in agenda.house.kinds.items() if isinstance(kind, MinutesKind)]
    wanted = re.compile(rf"^kind:\s*[\"']?({'|'.join(map(re.escape, kinds))})\b", re.MULTILINE)
    for path in find_papers(agenda.project.specs):
        if wanted.search(path.read_text(encoding="utf-8", errors="replace")):
            paper = load_paper(path)
            if paper.meeting.board == agenda.meeting.board and paper.meeting.date == last.date:
                return paper
    return None


def _open_actions(paper: LoadedPaper) -> Sequence[Action]:
    assert isinstance(paper.spec, MinutesSpec)  # noqa: S101  # its kind is one of minutes
    author = Author.of(paper, Cubes(paper.registry, paper.project)).knowing(meeting_names(paper)[0])
    log = action_log(author, paper.spec, earlier_minutes(paper))
    author.problems.raise_if_any()
    return [action for action in log.after if not action.done]


@dataclass(slots=True)
class _Spoken:
    """What the papers say in facts. It can be said again by minutes of the same area, data and periods: those of the
    first paper whose sentences are taken, and of others that agree with it."""

    agenda: LoadedPaper
    folder: Path
    use: dict[Path, None] = field(default_factory=dict)
    area: str | None = None
    data_to: str | None = None
    periods: dict[str, str] = field(default_factory=dict)
    allow: dict[str, str] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        if self.area is None:
            return
        yield f"use: [{', '.join(quoted(relative(path, self.folder)) for path in self.use)}]"
        yield f"area: {self.area}"
        yield f"data_to: {self.data_to}"
        periods = ", ".join(f"{name}: {quoted(text)}" for name, text in self.periods.items())
        yield f"periods: {{{periods}}}"
        if self.allow:
            yield "allow:"
            yield from (f"  {rule}: {quoted(reason)}" for rule, reason in self.allow.items())

    def highlights(self, paper: LoadedPaper) -> list[str]:
        """The headline sentences of slides that state facts, made-up ones aside."""
        if not isinstance(paper.spec, DeckSpec):
            return []
        author = Author.of(paper, Cubes(paper.registry, paper.project))
        found = [line for slide in paper.spec.slides for line in _headlines(slide) if _states_facts(line, author)]
        return list(dict.fromkeys(found)) if found and self._takes(paper) else []

    def recommendations(self, paper: LoadedPaper) -> list[str]:
        """What a report recommends, as decisions."""
        if not isinstance(paper.spec, ReportSpec):
            return []
        author = Author.of(paper, Cubes(paper.registry, paper.project))
        found = []
        for given in paper.spec.recommendations:
            text = given if isinstance(given, str) else given.text
            text = _REFERENCES.sub("the report", text).strip()
            if _EXPRESSION.search(text) and not (_renders(text, author) and self._takes(paper)):
                text = "that what the report recommends be agreed."
            found.append(text[0].lower() + text[1:] if text.startswith("That ") else text)
        return list(dict.fromkeys(found))

    def _takes(self, paper: LoadedPaper) -> bool:
        """Whether its area, data and periods can be those of the minutes; if so, they are."""
        spec = paper.spec
        if self.area is not None and (self.area, self.data_to) != (spec.area, spec.data_to):
            return False
        if any(self.periods.get(name, text) != text for name, text in spec.periods.items()):
            return False
        use = dict.fromkeys((*self.use, *((paper.path.parent / name).resolve() for name in spec.use)))
        try:
            load_definitions((*((self.agenda.path.parent / name) for name in self.agenda.meeting.use), *use),
                             self.agenda.project)  # fmt: skip
        except ReportError:
            return False  # the files of two papers define one name twice
        self.use, self.area, self.data_to = use, spec.area, spec.data_to
        self.periods |= spec.periods
        self.allow |= {rule: str(reason) for rule, reason in spec.allow.items() if rule in COMPARISONS}
        return True


def _headlines(slide: SlideSpec) -> Iterator[str]:
    """The slide's text; where it is made once for each of several measures, each time with the measure's own name."""
    for text in slide.text:
        line = " ".join(text.replace("**", "").split())
        if not slide.for_each:
            yield line
        for measure in slide.for_each:
            yield _named(line, slide.as_, measure)


def _named(line: str, called: str, measure: str) -> str:
    """The line with what a slide calls its measure put by name."""
    word = re.compile(rf"\b({re.escape(called)}|measure)\b")
    return _EXPRESSION.sub(lambda found: word.sub(measure, found[0]), line)


def _states_facts(template: str, author: Author) -> bool:
    text = _rendered(template, author)
    facts = facts_in(text or ())
    return bool(facts) and all(fact.status != "illustrative" for fact in facts)


def _renders(template: str, author: Author) -> bool:
    return _rendered(template, author) is not None


def _rendered(template: str, author: Author) -> Text | None:
    """None where only its own paper can say it."""
    if "ref(" in template:
        return None
    try:
        return render(template, author.names, author.paper.spec.place())
    except ReportError:
        return None
