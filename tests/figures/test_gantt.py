"""Gantt charts: rows, months, statuses, and the same in words and as a table."""

from __future__ import annotations

from datetime import date

from reportgen.figures.gantt import Gantt, make
from reportgen.spec.figures.gantt import GanttSpec
from reportgen.wording.text import plain
from tests.measures.books import book

from .scopes import maker, scope
from .test_chart import YEARS

ROWS = [
    {"label": "Review", "group": "Treatment", "start": "Nov 2023", "end": "Jan 2024", "status": "done"},
    {"label": "Training", "start": "2023-12-04", "end": "Feb 2024", "status": "late"},
]
STATUSES = {"done": {"label": "Completed", "colour": "green"}, "late": {"label": "Delayed", "colour": "amber"}}


def gantt(**spec: object) -> Gantt:
    given = {"type": "gantt", "title": "Plan", "rows": ROWS, "statuses": STATUSES} | spec
    return make(GanttSpec.model_validate(given), "figure", maker(scope(book(YEARS))))


def test_the_months_are_those_of_the_actions_or_as_the_author_says() -> None:
    assert [month.label("short") for month in gantt().months] == ["Nov 2023", "Dec 2023", "Jan 2024", "Feb 2024"]
    assert len(gantt(period="Oct 2023 to Mar 2024").months) == 6


def test_an_action_runs_from_the_first_day_of_its_start_to_the_last_of_its_end() -> None:
    spans = [(task.span.start, task.span.end) for task in gantt().tasks]
    assert spans == [(date(2023, 11, 1), date(2024, 1, 31)), (date(2023, 12, 4), date(2024, 2, 29))]


def test_alternative_text_counts_the_statuses_and_names_each_action() -> None:
    assert gantt(today="2023-11-24", today_label="Board meeting").alt == (
        "Gantt chart: Plan. 2 actions over November 2023 to February 2024. 1 Completed, 1 Delayed. "
        "Board meeting: 24 November 2023. Review: November 2023 to January 2024, Completed. "
        "Training: 4 December 2023 to 29 February 2024, Delayed."
    )


def test_the_table_repeats_the_group_and_gives_the_day_where_it_is_not_a_whole_month() -> None:
    table = gantt().table
    assert table is not None
    assert [[plain(cell.text) for cell in row] for row in table.rows] == [
        ["Treatment", "Review", "Nov 2023", "Jan 2024", "Completed"],
        ["Treatment", "Training", "4 Dec 2023", "Feb 2024", "Delayed"],
    ]
    assert [row[-1].mark for row in table.rows] == ["green", "amber"]


def test_without_groups_and_statuses_the_table_has_no_such_columns() -> None:
    table = gantt(rows=[{"label": "Review", "start": "Nov 2023"}], statuses={}).table
    assert table is not None
    assert [plain(cell.text) for cell in table.header[0]] == ["Action", "Start", "End"]


def test_without_statuses_of_its_own_the_colours_have_the_words_of_the_house_for_progress() -> None:
    (task,) = gantt(rows=[{"label": "Review", "start": "Nov 2023", "status": "red"}], statuses={}).tasks
    assert task.status is not None
    assert (task.status.label, task.status.colour) == ("Off track", "red")
