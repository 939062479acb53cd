"""Tables of stages: changes and savings are reckoned from the stages' own numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportError, UnplacedError
from reportgen.figures.model import Table
from reportgen.figures.stages import make
from reportgen.spec.figures.stages import StagesSpec
from reportgen.wording.text import facts_in, plain
from tests.measures.books import read_book

from .scopes import maker, scope

DATA = """area,month,kind,stage,count
Barnet,2023-06,offences,Before,2158
Barnet,2023-06,offences,After,561
Barnet,2023-06,cost,Before,6809153
Barnet,2023-06,cost,After,1829150
Barnet,2023-05,offences,Before,10
"""
MEASURES = {
    "offences": {"where": {"kind": "offences"}},
    "cost": {"where": {"kind": "cost"}, "unit": "money"},
}
STAGES = [
    {"key": "before", "heading": "Before", "within": {"stage": "Before"}},
    {"key": "after", "heading": "After", "within": {"stage": "After"}},
]


def table(folder: Path, **spec: object) -> Table:
    made = read_book(folder, DATA, MEASURES, columns={"kind": "kind", "stage": "stage"})
    given = {
        "type": "stages",
        "title": "Cohort",
        "period": "Jun 2023",
        "stages": STAGES,
        "rows": [{"measure": "offences"}, {"measure": "cost", "label": "Cost of crime"}],
    }
    return make(StagesSpec.model_validate(given | spec), "figure", maker(scope(made)))


def cells(made: Table) -> list[list[str]]:
    return [[plain(cell.text) for cell in row] for row in made.rows]


def test_changes_and_savings_of_counts_and_money(tmp_path: Path) -> None:
    made = table(tmp_path, changes=[{"show": "percent_change"}, {"show": "difference"}, {"show": "saving"}])
    # 561 - 2,158 = -1,597; / 2,158 = -74.0 %; 1,829,150 - 6,809,153 = -4,980,003; / 6,809,153 = -73.1 %
    assert cells(made) == [
        ["Offences", "2,158", "561", "−74.0%", "−1,597", "1,597"],
        ["Cost of crime", "£6,809,153", "£1,829,150", "−73.1%", "−£4,980,003", "£4,980,003"],
    ]
    assert [plain(cell.text) for cell in made.header[0]] == [
        "Measure",
        "Before",
        "After",
        "Change, before to after",
        "Difference, before to after",
        "Saving, before to after",
    ]


def test_a_saving_that_was_none_is_below_zero(tmp_path: Path) -> None:
    turned = [{**STAGES[0], "within": {"stage": "After"}}, {**STAGES[1], "within": {"stage": "Before"}}]
    assert cells(table(tmp_path, stages=turned, changes=[{"show": "saving"}]))[1][3] == "−£4,980,003"


def test_every_number_keeps_the_facts_it_was_reckoned_from(tmp_path: Path) -> None:
    made = table(tmp_path, changes=[{"show": "saving"}])
    (saving,) = facts_in(made.rows[1][3].text)
    assert [fact.value for fact in saving.inputs] == [6809153, 1829150]


def test_a_row_of_texts_has_no_change(tmp_path: Path) -> None:
    made = table(tmp_path, rows=[{"label": "Led by", "texts": ["police", "probation"]}], changes=[{}])
    assert cells(made) == [["Led by", "police", "probation", "[z]"]]
    assert made.notes == ("[z] not applicable.",)


def test_a_stage_without_a_number_is_marked_and_has_no_change(tmp_path: Path) -> None:
    earlier = [{**STAGES[0], "period": "May 2023"}, {**STAGES[1], "period": "May 2023"}]
    made = table(tmp_path, stages=earlier, rows=[{"measure": "offences"}], changes=[{}])
    assert cells(made) == [["Offences", "10", "[x]", "[x]"]]
    assert made.notes[0].startswith("[x] not available (")


def test_a_row_without_any_number_is_told(tmp_path: Path) -> None:
    earlier = [{**stage, "period": "May 2023"} for stage in STAGES]
    with pytest.raises(UnplacedError, match=r"'Cost' has no number at any stage: .*; choose periods that the data cov"):
        table(tmp_path, stages=earlier, rows=[{"measure": "cost"}])


def test_spans_of_unequal_length_are_not_compared(tmp_path: Path) -> None:
    unequal = [{**STAGES[0], "period": "Jun 2023"}, {**STAGES[0], "key": "after", "period": "May to Jun 2023"}]
    with pytest.raises(ReportError, match=r"June 2023 and .* are not equally long"):
        table(tmp_path, stages=unequal, rows=[{"measure": "offences"}], changes=[{}])
