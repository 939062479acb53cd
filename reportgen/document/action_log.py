"""The action log: what earlier minutes agreed to be done, what became of it, and what these minutes add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from reportgen.disclosure.rule import Rule
from reportgen.document.author import Author, day_words
from reportgen.document.meeting_names import meeting_names
from reportgen.document.names import OrganisationName, members
from reportgen.errors import Place, Problems, ReportError, did_you_mean
from reportgen.measures.cubes import Cubes
from reportgen.spec.load import LoadedPaper, load_paper
from reportgen.spec.minutes import ActionContent, MinutesSpec, UpdateContent
from reportgen.spec.names import check_names
from reportgen.spec.sheets import LogWords
from reportgen.spec.yaml import shown
from reportgen.wording.text import Text, facts_in, words

_NO_ACTION = "name the minutes before these under `previous`, or agree an `action:`"


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done. ``due`` is None where the calendar has no next meeting; ``told`` is what the last update
    said, ``done`` the day of the meeting that heard that it is done."""

    name: str
    place: Place
    what: Text
    owners: Text
    due: date | None
    told: Text = ()
    done: date | None = None

    def due_words(self, log: LogWords) -> str:
        return day_words(self.due) if self.due else log.next_meeting

    def position(self, log: LogWords, day: date) -> Text:
        """``Done``, ``Overdue: the form was sent out.`` and the like, as it is on the day."""
        overdue = self.due is not None and self.due < day
        state = log.done if self.done else log.overdue if overdue else log.open
        return (*words(state, bold=True), *words(": "), *self.told) if self.told else words(state, bold=True)


@dataclass(frozen=True, slots=True)
class ActionLog:
    """``before`` are the actions that were open when the meeting began, ``after`` the same with what it heard of them,
    and those that it agreed."""

    before: tuple[Action, ...]
    after: tuple[Action, ...]


def action_log(author: Author, spec: MinutesSpec, earlier: Sequence[LoadedPaper]) -> ActionLog:
    """The log of the author's minutes; ``earlier`` are those before, the oldest first. Wrong names are noted."""
    log = _Log(author.problems)
    for paper in earlier:
        assert isinstance(paper.spec, MinutesSpec)  # noqa: S101  # as earlier_minutes found
        writer = Author.of(paper, Cubes(paper.registry, paper.project)).knowing(meeting_names(paper)[0])
        writer.problems = author.problems
        log.take(writer, paper.spec, _protected(paper))
    before = log.open
    log.take(author, spec, frozenset())
    heard = {one.name for one in before}
    return ActionLog(before, tuple(one for one in log.actions.values() if not one.done or one.name in heard))


def earlier_minutes(paper: LoadedPaper) -> tuple[LoadedPaper, ...]:
    """The minutes that these run on from, the oldest first; raises ``ReportError`` if the way there is wrong."""
    chain = [paper]
    while isinstance(chain[-1].spec, MinutesSpec) and chain[-1].spec.previous is not None:
        later = chain[-1]
        place = later.spec.place("previous")
        path = later.project.resolve(later.path.parent, chain[-1].spec.previous, place)
        if path in (one.path for one in chain):
            way = " -> ".join(shown(one) for one in (*(one.path for one in chain), path))
            raise ReportError.at(place, f"minutes follow each other in a circle: {way}", "take one `previous` out")
        chain.append(_minutes_before(path, later, place))
    return tuple(reversed(chain[1:]))


def _minutes_before(path: Path, later: LoadedPaper, place: Place) -> LoadedPaper:
    if not path.is_file():
        remedy = "check the path, which is read from this file's folder"
        raise ReportError.at(place, f"there is no file {shown(path)}", remedy)
    paper = load_paper(path)
    if not isinstance(paper.spec, MinutesSpec):
        raise ReportError.at(place, f"{shown(path)} is no minutes", "name the spec of the minutes before these")
    check_names(paper)
    if paper.meeting.board != later.meeting.board:
        what = f"{shown(path)} is of another board, the {paper.meeting.board}"
        raise ReportError.at(place, what, "name minutes of the same board")
    if paper.meeting.date >= later.meeting.date:
        what = f"{shown(path)} is of {day_words(paper.meeting.date)}, which is not before this meeting"
        raise ReportError.at(place, what, "name minutes of an earlier meeting")
    return paper


def _protected(paper: LoadedPaper) -> frozenset[str]:
    datasets = paper.registry.datasets.items()
    return frozenset(name for name, one in datasets if Rule.of(one, paper.house.disclosure) is not None)


@dataclass(slots=True)
class _Log:
    """Every action of the minutes read so far, by its name."""

    problems: Problems
    actions: dict[str, Action] = field(default_factory=dict)

    @property
    def open(self) -> tuple[Action, ...]:
        return tuple(one for one in self.actions.values() if not one.done)

    def take(self, author: Author, spec: MinutesSpec, withheld: frozenset[str]) -> None:
        """Go through the content of one meeting's minutes; ``withheld`` are datasets whose numbers only their own
        minutes can protect."""
        fresh: set[str] = set()
        for content in (one for item in spec.items for one in item.content):
            if isinstance(content, ActionContent):
                self._agree(author, content, withheld)
                fresh.add(content.action)
            elif isinstance(content, UpdateContent):
                self._update(author, content, withheld, fresh)

    def _agree(self, author: Author, content: ActionContent, withheld: frozenset[str]) -> None:
        first = self.actions.get(content.action)
        if first is not None:
            what = f"there is an action '{content.action}' already ({first.place})"
            self.problems.add(content.place("action"), what, "give one of the two another name, or write an `update:`")
            return
        meeting, board = author.paper.meeting, author.paper.registry.boards.get(author.paper.meeting.board)
        if content.due is not None and content.due < meeting.date:
            remedy = "check the day, or leave it out: the next meeting"
            self.problems.add(content.place("due"), "the action is due before the meeting that agreed it", remedy)
        follows = board.next_after(meeting.date) if board else None
        self.actions[content.action] = Action(
            name=content.action,
            place=content.place("action"),
            what=self._text(author, content.what, content.place("what"), withheld),
            owners=_owners(author, content),
            due=content.due or (follows.date if follows else None),
        )

    def _update(self, author: Author, content: UpdateContent, withheld: frozenset[str], fresh: set[str]) -> None:
        place, day = content.place("update"), author.paper.meeting.date
        action = self.actions.get(content.update)
        if action is None or content.update in fresh:
            still = [one.name for one in self.open if one.name not in fresh]
            what = f"no earlier minutes have an action '{content.update}'"
            self.problems.add(place, what, did_you_mean(content.update, still, _NO_ACTION if not still else ""))
            return
        if action.done and action.done < day:
            what = f"the action '{content.update}' was done at the meeting of {day_words(action.done)}"
            self.problems.add(place, what, "delete the update, or agree a new action")
            return
        if content.due is not None and content.due <= day:
            self.problems.add(content.place("due"), "the new day is not after the meeting", "give a later day")
        told = self._text(author, content.text, content.place("text"), withheld)
        self.actions[content.update] = replace(
            action, told=told, due=content.due or action.due, done=day if content.done else None
        )

    def _text(self, author: Author, template: str, place: Place, withheld: frozenset[str]) -> Text:
        text = author.text(template, place)
        if any(origin.dataset in withheld for fact in facts_in(text) for origin in fact.origins):
            what = "an action of earlier minutes states a number of protected data, which may not be repeated alone"
            self.problems.add(place, what, "say it without the number")
        return text


def _owners(author: Author, content: ActionContent) -> Text:
    """Roles, and organisations as lists name them; parted by semicolons, for roles have commas."""
    known = members(author.paper.registry, author.paper.meeting.date)
    runs: list[Text] = []
    for name in content.owners:
        owner = known[name]
        if runs:
            runs.append(words("; "))
        runs.append(owner.short.say() if isinstance(owner, OrganisationName) else owner.say())
    return tuple(run for text in runs for run in text)
