"""Timelines: dated steps along a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.figures.alt import sentences
from reportgen.figures.cells import heading_cell
from reportgen.figures.hierarchy import with_note
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Drawn, Table
from reportgen.figures.status import Status, status_cell, statuses_of
from reportgen.periods import Period, parse
from reportgen.spec.figures.timeline import TimelineSpec
from reportgen.wording.text import Text, facts_in, plain, words


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step and the days it takes."""

    when: Period
    label: Text
    note: Text = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Drawn):
    """``milestones`` in the order of their dates; ``today`` is a day that is marked."""

    milestones: tuple[Milestone, ...]
    today: date | None = None
    today_label: str = ""

    @property
    def months(self) -> tuple[Period, ...]:
        """From the first to the last day that is shown."""
        days = [day for one in self.milestones for day in (one.when.start, one.when.end)]
        days += [self.today] if self.today else []
        return Period(min(days), max(days)).in_whole_months.months


def make(spec: TimelineSpec, id_: str, maker: Maker) -> Timeline:
    """The timeline of a spec, with the same as a table."""
    known = statuses_of(spec.statuses, maker.scope.house)
    found = [
        Milestone(
            when=parse(one.date),
            label=maker.text(one.label, one.place("label")),
            note=maker.text(one.note, one.place("note")) if one.note else (),
            status=known[one.status] if one.status else None,
        )
        for one in spec.milestones
    ]
    milestones = tuple(sorted(found, key=lambda one: (one.when.start, one.when.end)))
    title = plain(maker.text(spec.title, spec.place("title")))
    said = [f"Timeline: {title}", *map(_said, milestones)]
    if spec.today:
        said.append(f"{spec.today_label}: {parse(spec.today).label('span')}")
    return Timeline(
        id=id_,
        title=title,
        alt=sentences(said),
        facts=tuple(fact for one in milestones for text in (one.label, one.note) for fact in facts_in(text)),
        table=_table(id_, title, milestones),
        milestones=milestones,
        today=parse(spec.today).start if spec.today else None,
        today_label=spec.today_label,
    )


def _said(one: Milestone) -> str:
    status = f" ({one.status.label})" if one.status else ""
    return f"{one.when.label('span')}: {plain(one.label)}{status}"


def _table(id_: str, title: str, milestones: Sequence[Milestone]) -> Table:
    judged = any(one.status for one in milestones)
    headings = ["Date", "Step", *(["Status"] if judged else [])]
    rows = []
    for one in milestones:
        status = [status_cell(one.status)] if judged else []
        rows.append((Cell(words(one.when.label("span"))), Cell(with_note(one.label, one.note)), *status))
    return Table(
        id=f"{id_}_table",
        header=(tuple(map(heading_cell, headings)),),
        rows=tuple(rows),
        title=title,
        alt=f"Each of {len(milestones)} steps with its date{' and its status' if judged else ''}.",
    )
