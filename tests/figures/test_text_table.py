"""Text tables: cells are an author's words, empty ones are explained."""

from __future__ import annotations

from reportgen.figures.model import Table
from reportgen.figures.text_table import make
from reportgen.spec.figures.text_table import TextTableSpec
from reportgen.wording.text import plain
from tests.measures.books import book

from .scopes import maker, scope
from .test_chart import YEARS


def table(**spec: object) -> Table:
    given = {
        "type": "text_table",
        "title": "Plan",
        "columns": [{"heading": "Project", "width": 2}, {"heading": "Cost", "width": 1, "align": "right"}],
        "rows": [["Training", "none"], ["Network", "low"]],
    } | spec
    return make(TextTableSpec.model_validate(given), "figure", maker(scope(book(YEARS))))


def test_headings_and_cells_stand_as_written_and_aligned() -> None:
    made = table()
    assert [(plain(cell.text), cell.align) for cell in made.header[0]] == [("Project", "left"), ("Cost", "right")]
    assert [[plain(cell.text) for cell in row] for row in made.rows] == [["Training", "none"], ["Network", "low"]]
    assert [cell.align for cell in made.rows[0]] == ["left", "right"]
    assert made.widths == (2.0, 1.0)
    assert made.notes == ()


def test_an_empty_cell_holds_a_dash_that_is_explained() -> None:
    made = table(rows=[["Training", None], ["Network", " "]], empty="not yet known")
    assert [plain(row[1].text) for row in made.rows] == ["–", "–"]
    assert made.notes == ("– not yet known",)


def test_a_meaning_that_no_cell_needs_is_not_printed() -> None:
    assert table(empty="not yet known").notes == ()


def test_alternative_text_tells_size_columns_and_rows() -> None:
    assert table().alt == "Table: Plan. 2 rows and 2 columns. Columns: Project, Cost. Rows: Training and Network."
