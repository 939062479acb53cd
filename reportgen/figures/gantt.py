"""Gantt charts: actions as bars over months, with how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.figures.alt import sentences
from reportgen.figures.cells import heading_cell
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Drawn, Table
from reportgen.figures.status import Status, counted, status_cell, statuses_of
from reportgen.periods import Period, parse
from reportgen.spec.figures.gantt import GanttSpec
from reportgen.wording.text import Text, facts_in, plain, words


@dataclass(frozen=True, slots=True)
class Task:
    """An action and the days it takes; ``group`` is the heading above it, if a group begins with it."""

    label: Text
    span: Period
    group: Text = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gantt(Drawn):
    """``months`` are the columns, ``today`` the day that a line marks."""

    tasks: tuple[Task, ...]
    months: tuple[Period, ...]
    today: date | None = None
    today_label: str = ""


def make(spec: GanttSpec, id_: str, maker: Maker) -> Gantt:
    """The chart of a spec, with the same as a table."""
    known = statuses_of(spec.statuses, maker.scope.house)
    tasks = tuple(
        Task(
            label=maker.text(row.label, row.place("label")),
            span=row.span,
            group=maker.text(row.group, row.place("group")) if row.group else (),
            status=known[row.status] if row.status else None,
        )
        for row in spec.rows
    )
    title = plain(maker.text(spec.title, spec.place("title")))
    found = [task.status for task in tasks if task.status]
    said = [f"Gantt chart: {title}", f"{len(tasks)} actions over {spec.span.label('span')}", counted(found, known)]
    if spec.today:
        said.append(f"{spec.today_label}: {parse(spec.today).label()}")
    return Gantt(
        id=id_,
        title=title,
        alt=sentences([*said, *(f"{plain(task.label)}: {_when(task)}" for task in tasks)]),
        facts=tuple(fact for task in tasks for text in (task.group, task.label) for fact in facts_in(text)),
        table=_table(id_, title, tasks),
        tasks=tasks,
        months=spec.span.months,
        today=parse(spec.today).start if spec.today else None,
        today_label=spec.today_label,
    )


def _when(task: Task) -> str:
    status = f", {task.status.label}" if task.status else ""
    return f"{task.span.label('span')}{status}"


def _table(id_: str, title: str, tasks: Sequence[Task]) -> Table:
    grouped, judged = any(task.group for task in tasks), any(task.status for task in tasks)
    headings = [*(["Group"] if grouped else []), "Action", "Start", "End", *(["Status"] if judged else [])]
    rows, group = [], words("None")
    for task in tasks:
        group = task.group or group
        first = [Cell(group)] if grouped else []
        last = [status_cell(task.status)] if judged else []
        ends = (Cell(words(_day(task.span.start, first=True))), Cell(words(_day(task.span.end, first=False))))
        rows.append((*first, Cell(task.label), *ends, *last))
    return Table(
        id=f"{id_}_table",
        header=(tuple(map(heading_cell, headings)),),
        rows=tuple(rows),
        title=title,
        alt=f"Each of {len(tasks)} actions with its first and last month{' and its status' if judged else ''}.",
    )


def _day(day: date, *, first: bool) -> str:
    """The month alone, if the action begins with its first or ends with its last day."""
    month = Period.months_to(1, day)
    whole = day == (month.start if first else month.end)
    return month.label("short") if whole else Period(day, day).label("short")
