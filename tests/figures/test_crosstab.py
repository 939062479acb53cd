"""Cross-tabulations: levels of headings, subtotals, bands, shares and their base."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.crosstab import make
from reportgen.figures.grid import grid
from reportgen.figures.model import Table
from reportgen.spec.figures.crosstab import CrosstabSpec

from .incidents import heads, of, texts


@pytest.fixture
def crosstab(tmp_path: Path):  # type: ignore[no-untyped-def]
    def made(**spec: object) -> Table:
        given = {"type": "crosstab", "measure": "incidents", "rows": {"by": "kind"},
                 "columns": [{"periods": ["Jun 2022", "Jun 2023"]}, {"by": "sex"}]} | spec  # fmt: skip
        return make(CrosstabSpec.model_validate(given), "figure", of(tmp_path))

    return made


def test_columns_stand_under_their_headings(crosstab) -> None:
    made = crosstab()
    assert heads(made) == [["Kind", "Jun 2022", "Jun 2023"], ["men", "women", "men", "women"]]
    assert [(cell.columns, cell.rows) for cell in made.header[0]] == [(1, 2), (2, 1), (2, 1)]
    assert texts(made) == [["Arson", "0", "0", "1", "0"], ["Fraud", "4", "0", "3", "0"], ["Theft", "3", "1", "4", "2"],
                           ["Total", "7", "1", "8", "2"]]  # fmt: skip
    assert made.title == "Incidents by kind, period and sex"


def test_three_levels_of_headings_fill_the_grid(crosstab) -> None:
    made = crosstab(show=["count", "share_of_column"], total_column=True, period=None)
    assert [len(row) for row in grid(made.header)] == [11, 11, 11]  # 1 + 2 x 2 x 2 + 2
    assert heads(made) == [["Kind", "Jun 2022", "Jun 2023", "Total"], ["men", "women", "men", "women"],
                           ["Number", "Share of column"] * 5]  # fmt: skip
    # Thefts: 3 of 7 and 1 of 1 in 2022, 4 of 8 and 2 of 2 in 2023, 10 of 18 together.
    assert texts(made)[2] == ["Theft", "3", "42.9%", "1", "100.0%", "4", "50.0%", "2", "100.0%", "10", "55.6%"]
    assert made.total_columns == (9, 10)


def test_two_things_down_make_groups_with_subtotals(crosstab) -> None:
    made = crosstab(rows=[{"areas": ["barnet", "brent"]}, {"by": "sex"}], columns=[{"by": "kind"}], period="Jun 2023")
    assert texts(made) == [
        ["Barnet"], ["men", "1", "3", "4"], ["women", "0", "0", "2"], ["Total, Barnet", "1", "3", "6"],
        ["Brent"], ["men", "0", "0", "3"], ["women", "0", "1", "0"], ["Total, Brent", "0", "1", "3"],
        ["Overall total", "1", "4", "9"],
    ]  # fmt: skip
    assert made.band_rows == (0, 4) and made.subtotal_rows == (3, 7) and made.total_rows == (8,)


def test_a_band_of_columns_counts_in_no_total(crosstab) -> None:
    made = crosstab(rows={"by": "sex"}, columns=[{"by": "kind", "bands": {"Property": ["Fraud", "Theft"]}}],
                    period="Jun 2023", total_column=True)  # fmt: skip
    assert heads(made) == [["Sex", "Arson", "Fraud", "Theft", "Property", "Total"]]
    assert texts(made)[0] == ["men", "1", "3", "4", "7", "8"]
    assert made.total_columns == (4, 5)


def test_shares_of_the_row_stand_beside_their_base(crosstab) -> None:
    made = crosstab(columns=[{"by": "sex"}], show="share_of_row", base=True, period="Jun 2023")
    assert heads(made) == [["Kind", "men", "women", "Base (n)"]]
    assert texts(made)[2:] == [["Theft", "66.7%", "33.3%", "6"], ["Total", "80.0%", "20.0%", "10"]]


def test_shares_of_the_column_stand_above_their_base(crosstab) -> None:
    made = crosstab(columns=[{"by": "sex"}], show="share_of_column", base=True, period="Jun 2023")
    assert texts(made)[2:] == [["Theft", "50.0%", "100.0%"], ["Total", "100.0%", "100.0%"], ["Base (n)", "8", "2"]]


def test_a_share_of_nothing_is_marked_and_explained(crosstab) -> None:
    made = crosstab(columns=[{"periods": ["Jun 2023", "Jul 2023"]}], show="share_of_column")
    assert texts(made)[0] == ["Arson", "10.0%", "[x]"]
    assert "a share of nothing cannot be taken" in made.notes[0]


def test_a_table_without_any_number_is_a_mistake(crosstab) -> None:
    with pytest.raises(UnplacedError, match="the table has no number to show: the data begin in June 2022"):
        crosstab(columns=[{"by": "sex"}], period="Jun 2021")


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"columns": [{"by": "a"}, {"by": "b"}, {"by": "c"}], "show": ["count", "share_of_row"]}, "4 levels"),
        ({"columns": [{"by": "kind"}]}, "split by the same thing twice"),
        ({"columns": [{"by": "sex"}], "base": True}, "a base is of shares"),
    ],
)
def test_specs_that_cannot_be_read_are_refused(spec: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        CrosstabSpec.model_validate({"type": "crosstab", "measure": "incidents", "rows": {"by": "kind"}} | spec)
