"""Timelines: steps in order of their dates, in words and as a table."""

from __future__ import annotations

from reportgen.figures.timeline import Timeline, make
from reportgen.spec.figures.timeline import TimelineSpec
from reportgen.wording.text import plain
from tests.measures.books import book

from .scopes import maker, scope
from .test_chart import YEARS

STEPS = [
    {"date": "May 2022", "label": "Annual Council"},
    {"date": "2021-10-04", "label": "First draft", "note": "to the committee", "status": "green"},
    {"date": "Oct-Nov 2021", "label": "Consultation"},
]


def timeline(**spec: object) -> Timeline:
    given = {"type": "timeline", "title": "Review", "milestones": STEPS} | spec
    return make(TimelineSpec.model_validate(given), "figure", maker(scope(book(YEARS))))


def test_steps_are_set_in_the_order_of_their_dates() -> None:
    # 1 October is before 4 October
    assert [plain(one.label) for one in timeline().milestones] == ["Consultation", "First draft", "Annual Council"]


def test_alternative_text_names_each_step_with_its_date_and_status() -> None:
    assert timeline(today="2021-12-01").alt == (
        "Timeline: Review. October to November 2021: Consultation. 4 October 2021: First draft (On track). "
        "May 2022: Annual Council. Today: 1 December 2021."
    )


def test_the_table_has_dates_steps_and_statuses() -> None:
    table = timeline().table
    assert table is not None
    assert [[plain(cell.text) for cell in row] for row in table.rows] == [
        ["October to November 2021", "Consultation", "Not stated"],
        ["4 October 2021", "First draft (to the committee)", "On track"],
        ["May 2022", "Annual Council", "Not stated"],
    ]
