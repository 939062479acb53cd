"""Status tables: colour and word, groups and a count."""

from __future__ import annotations

from reportgen.figures.model import Table
from reportgen.figures.status import make
from reportgen.spec.figures.status import StatusTableSpec
from reportgen.wording.text import plain
from tests.measures.books import book

from .scopes import maker, scope
from .test_chart import YEARS

STATUSES = {
    "done": {"label": "Completed", "colour": "green"},
    "on": {"label": "On track", "colour": "green"},
    "late": {"label": "Delayed", "colour": "red"},
}
ROWS = [
    {"group": "First", "cells": ["Training"], "status": "on"},
    {"cells": ["Network"], "status": "late"},
    {"group": "Second", "cells": ["Audit"], "status": "on"},
]


def table(**spec: object) -> Table:
    given = {"type": "status", "title": "Plan", "columns": [{"heading": "Project"}], "rows": ROWS, "statuses": STATUSES}
    return make(StatusTableSpec.model_validate(given | spec), "figure", maker(scope(book(YEARS))))


def test_the_status_is_a_colour_and_a_word_in_the_last_column() -> None:
    made = table(heading="Progress")
    assert [plain(cell.text) for cell in made.header[0]] == ["Project", "Progress"]
    assert [(plain(row[1].text), row[1].mark) for row in made.rows if len(row) == 2] == [
        ("On track", "green"),
        ("Delayed", "red"),
        ("On track", "green"),
    ]


def test_groups_are_headings_within_the_table() -> None:
    made = table()
    assert made.band_rows == (0, 3)
    assert [(plain(made.rows[index][0].text), made.rows[index][0].columns) for index in made.band_rows] == [
        ("First", 2),
        ("Second", 2),
    ]


def test_totals_count_the_rows_by_status_and_leave_out_those_that_none_has() -> None:
    made = table(totals=True)
    assert made.total_rows == (5,)
    assert plain(made.rows[5][0].text) == "Total 3: 2 On track, 1 Delayed"


def test_alternative_text_counts_the_statuses_once() -> None:
    for totals in (False, True):
        assert table(totals=totals).alt.endswith("Status: 2 On track, 1 Delayed.")
        assert table(totals=totals).alt.count("On track") == 1


def test_without_statuses_of_its_own_the_colours_have_the_words_of_the_house_for_progress() -> None:
    made = table(rows=[{"cells": ["Training"], "status": "amber"}], statuses={})
    assert (plain(made.rows[0][1].text), made.rows[0][1].mark) == ("Delayed", "amber")


def test_the_status_takes_a_fifth_of_the_width_where_the_others_have_one() -> None:
    # 4 of 5 parts for the first column: 8 against 2
    assert table(columns=[{"heading": "Project", "width": 8}]).widths == (8.0, 2.0)
