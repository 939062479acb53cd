"""Matrices: counts and totals both ways, nothing lost, headings turned where there are many."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.matrix import make
from reportgen.figures.model import Table, figure_facts
from reportgen.spec.figures.matrix import MatrixSpec

from .incidents import heads, of, texts


@pytest.fixture
def matrix(tmp_path: Path):  # type: ignore[no-untyped-def]
    def made(**spec: object) -> Table:
        given = {"type": "matrix", "measure": "incidents", "period": "Jun 2023",
                 "rows": {"areas": ["barnet", "brent"]}, "columns": {"by": "kind"}} | spec  # fmt: skip
        return make(MatrixSpec.model_validate(given), "figure", of(tmp_path))

    return made


def test_each_row_and_column_has_its_total(matrix) -> None:
    made = matrix()
    assert heads(made) == [["Area", "Arson", "Fraud", "Theft", "Total"]]
    assert texts(made) == [["Barnet", "1", "3", "6", "10"], ["Brent", "0", "1", "3", "4"],
                           ["Total", "1", "4", "9", "14"]]  # fmt: skip
    assert made.total_rows == (2,) and made.total_columns == (4,)
    assert made.title == "Incidents by area and kind, June 2023"


def test_every_number_is_a_fact(matrix) -> None:
    assert [fact.value for fact in figure_facts(matrix())] == [1, 3, 6, 10, 0, 1, 3, 4, 1, 4, 9, 14]


def test_zeros_are_faint_but_not_in_totals(matrix) -> None:
    made = matrix(period="Jul 2023", columns={"by": "sex"})
    assert [[cell.faint for cell in row] for row in made.rows] == [
        [False, True, True, False], [False, True, True, False], [False, False, False, False]]  # fmt: skip
    assert not any(cell.faint for row in matrix(zeros="plain").rows for cell in row)


def test_months_by_a_category_in_a_given_order(matrix) -> None:
    made = matrix(period=None, rows={"each": "month", "period": "June to July 2023"},
                  columns={"by": "kind", "only": ["Theft", "Fraud"], "rest": "Other"})  # fmt: skip
    assert heads(made) == [["Month", "Theft", "Fraud", "Other", "Total"]]
    assert texts(made)[0] == ["June 2023", "6", "3", "1", "10"]


def test_columns_that_the_list_lacks_are_told(matrix) -> None:
    with pytest.raises(UnplacedError, match="have more of 'kind' than `only` names: Arson, Fraud"):
        matrix(columns={"by": "kind", "only": ["Theft"]})


def test_the_largest_columns_stand_first(matrix) -> None:
    assert heads(matrix(columns={"by": "kind", "order": "value"}))[0][1:4] == ["Theft", "Fraud", "Arson"]


def test_shares_are_of_the_row_the_column_or_the_whole(matrix) -> None:
    # Barnet: 6 thefts of 10, of 9 and of 14.
    shown = [texts(matrix(show=f"share_of_{what}"))[0][3] for what in ("row", "column", "total")]
    assert shown == ["60.0%", "66.7%", "42.9%"]
    assert texts(matrix(show="share_of_row"))[0][4] == "100.0%"


@pytest.mark.parametrize(("count", "turned", "landscape"), [(9, False, False), (10, True, False), (13, True, True)])
def test_many_columns_are_turned_and_more_of_them_turn_the_page(
    tmp_path: Path, count: int, turned: bool, landscape: bool
) -> None:
    # With the column of totals ten, eleven and fourteen.
    from tests.measures.books import read_book

    from .scopes import maker, scope

    rows = [f"barnet,2023-06,1,k{number}" for number in range(count)]
    book = read_book(tmp_path, "\n".join(["area,month,count,kind", *rows, "barnet,2023-07,1,k0", ""]),
                     {"incidents": {}}, absent="zero", columns={"kind": "kind"})  # fmt: skip
    spec = MatrixSpec.model_validate({"type": "matrix", "measure": "incidents", "columns": {"by": "kind"},
                                      "rows": {"each": "month", "period": "June to July 2023"}})  # fmt: skip
    made = make(spec, "figure", maker(scope(book)))
    assert (made.turned, made.landscape) == (turned, landscape)


def test_a_row_without_a_figure_gives_a_total_without_one(matrix) -> None:
    made = matrix(rows={"areas": ["barnet", "harrow"]})
    assert texts(made) == [["Barnet", "1", "3", "6", "10"], ["Harrow", "[x]", "[x]", "[x]", "[x]"],
                           ["Total", "[x]", "[x]", "[x]", "[x]"]]  # fmt: skip
    assert made.notes == ("[x] not available (no data are held for the area).",)


def test_a_matrix_without_any_number_is_a_mistake(matrix) -> None:
    with pytest.raises(UnplacedError, match="the matrix has no number to show: the data begin in June 2022"):
        matrix(period="Jun 2021")


def test_rows_and_columns_must_differ() -> None:
    with pytest.raises(ValidationError, match="the rows and the columns are the same"):
        MatrixSpec.model_validate({"type": "matrix", "rows": {"by": "kind"}, "columns": {"by": "kind"}})


def test_the_alternative_text_says_the_size_and_the_whole(matrix) -> None:
    assert matrix().alt == (
        "Table: Incidents by area and kind, June 2023. 2 rows and 5 columns. "
        "Columns: Area, Arson, Fraud, Theft, Total. Rows: Barnet and Brent. Total: 1, 4, 9, 14."
    )
