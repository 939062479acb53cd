"""Hierarchies: what is shown, said and listed."""

from __future__ import annotations

from reportgen.figures.hierarchy import Hierarchy, make
from reportgen.spec.figures.hierarchy import HierarchySpec
from reportgen.wording.text import plain
from tests.measures.books import book

from .scopes import maker, scope
from .test_chart import YEARS

NODES = [
    {"key": "board", "label": "Board"},
    {"key": "drugs", "label": "Drugs group", "parent": "board", "note": "meets monthly"},
    {"key": "abuse", "label": "Abuse group", "parent": "board"},
    {"key": "panel", "label": "Deaths panel", "parent": "drugs"},
    {"key": "council", "label": "Council"},
]


def hierarchy(**spec: object) -> Hierarchy:
    given = {"type": "hierarchy", "title": "Who reports to whom", "nodes": NODES} | spec
    return make(HierarchySpec.model_validate(given), "figure", maker(scope(book(YEARS))))


def test_nodes_know_whom_they_report_to_and_several_may_be_at_the_top() -> None:
    made = hierarchy()
    assert [node.parent for node in made.nodes] == [None, 0, 0, 1, None]
    assert made.children(None) == (0, 4)
    assert made.children(0) == (1, 2)


def test_alternative_text_says_all_of_it_level_by_level() -> None:
    assert hierarchy(highlight="drugs").alt == (
        "Hierarchy chart: Who reports to whom. At the top: Board and Council. Drugs group and Abuse group report to "
        "Board. Deaths panel reports to Drugs group. Picked out: Drugs group."
    )


def test_the_table_lists_each_with_what_it_reports_to() -> None:
    table = hierarchy().table
    assert table is not None
    assert [plain(cell.text) for cell in table.header[0]] == ["Body", "Reports to"]
    assert [[plain(cell.text) for cell in row] for row in table.rows] == [
        ["Board", "None: at the top"],
        ["Drugs group (meets monthly)", "Board"],
        ["Abuse group", "Board"],
        ["Deaths panel", "Drugs group"],
        ["Council", "None: at the top"],
    ]
