"""Funnels: shares of the first stage and of the one before; no stage has more than one before it without a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from reportgen.errors import ReportError, UnplacedError
from reportgen.figures.funnel import make
from reportgen.figures.model import Table, figure_facts
from reportgen.measures.facts import Unit
from reportgen.spec.figures.funnel import FunnelSpec
from reportgen.wording.text import facts_in
from tests.measures.books import read_book

from .incidents import heads, texts
from .scopes import maker, scope

# As printed in November 2023.
PATHWAY = [361, 274, 141, 70, 12]


def table(folder: Path, numbers: list[object] | None = None, unit: str = "count", **spec: object) -> Table:
    rows = [f"barnet,2023-06,s{at},{number}" for at, number in enumerate(numbers or PATHWAY)]
    made = read_book(folder, "\n".join(["area,month,stage,count", *rows]) + "\n", {"cases": {"unit": unit}},
                     columns={"stage": "stage"}, missing={"-": "x"})  # fmt: skip
    stages = [{"label": f"Stage {at}", "within": {"stage": f"s{at}"}} for at in range(len(rows))]
    given = {"type": "funnel", "measure": "cases", "period": "Jun 2023", "stages": stages}
    return make(FunnelSpec.model_validate(given | spec), "figure", maker(scope(made)))


def test_the_pathway_as_printed(tmp_path: Path) -> None:
    made = table(tmp_path)
    assert heads(made) == [["Stage", "Number", "Share of the first stage", "Share of the stage before"]]
    # 274 / 361 = 75.9 %, 141 / 274 = 51.5 %, 70 / 141 = 49.6 %, 12 / 70 = 17.1 %; of 361: 39.1, 19.4 and 3.3 %
    assert texts(made) == [
        ["Stage 0", "361", "100.0%", "[z]"],
        ["Stage 1", "274", "75.9%", "75.9%"],
        ["Stage 2", "141", "39.1%", "51.5%"],
        ["Stage 3", "70", "19.4%", "49.6%"],
        ["Stage 4", "12", "3.3%", "17.1%"],
    ]
    assert made.notes == ("[z] not applicable.",)
    assert made.title == "From stage 0 to stage 4, Barnet, June 2023"
    assert made.alt.endswith("Stage 4: 12. 3.3% of the first stage reach the last.")


def test_shares_keep_both_numbers(tmp_path: Path) -> None:
    of_first, of_before = (facts_in(cell.text)[0] for cell in table(tmp_path).rows[4][2:])
    assert [fact.value for fact in of_first.inputs] == [12, 361]
    assert [fact.value for fact in of_before.inputs] == [12, 70]


def test_more_than_before_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="'Stage 1' has 7, which is more than the 5 of a stage before it; correct"):
        table(tmp_path, [5, 7])


def test_more_than_before_with_a_reason(tmp_path: Path) -> None:
    stages = [
        {"label": "Referred", "within": {"stage": "s0"}},
        {"label": "Assessed", "within": {"stage": "s1"}, "more": "some came back from last year."},
        {"label": "Helped", "within": {"stage": "s2"}},
    ]
    made = table(tmp_path, [5, 7, 4], stages=stages)
    # 7 are no share of 5; 4 / 5 and 4 / 7
    assert texts(made)[1:] == [["Assessed", "7", "[z]", "[z]"], ["Helped", "4", "80.0%", "57.1%"]]
    assert made.notes[0] == "Assessed: some came back from last year."


def test_a_stage_that_is_not_known_hides_no_rise(tmp_path: Path) -> None:
    made = table(tmp_path, [5, "-", 4])
    assert texts(made)[1:] == [["Stage 1", "[x]", "[x]", "[x]"], ["Stage 2", "4", "80.0%", "[x]"]]
    with pytest.raises(ReportError, match="'Stage 2' has 6, which is more than the 5"):
        table(tmp_path, [5, "-", 6])


def test_nothing_to_show(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError, match=r"no stage has a number: the data begin in June 2023; choose a period"):
        table(tmp_path, period="May 2023")


def test_shares_do_not_pass_from_stage_to_stage(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="a share is no number that passes from stage to stage"):
        table(tmp_path, [5, 4], unit="share")


def test_what_cannot_be_a_funnel() -> None:
    stages = [{"label": "A"}, {"label": "B"}]
    with pytest.raises(ValidationError, match="nothing says what is counted"):
        FunnelSpec.model_validate({"type": "funnel", "period": "2022", "stages": stages})
    with pytest.raises(ValidationError, match="there is no stage before the first"):
        FunnelSpec.model_validate({"type": "funnel", "period": "2022", "measure": "a",
                                   "stages": [{"label": "A", "more": "so"}, stages[1]]})  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(st.integers(1, 400), min_size=2, max_size=6))
def test_the_shares_of_the_stages_multiply_to_that_of_the_last(tmp_path: Path, numbers: list[int]) -> None:
    falling = sorted(numbers, reverse=True)
    made = table(tmp_path, list(falling))
    shares = [fact.value or 0 for fact in figure_facts(made) if fact.unit is Unit.SHARE]
    assert all(0 <= share <= 100 for share in shares)
    product = 1.0
    for row in made.rows[1:]:
        product *= (facts_in(row[3].text)[0].value or 0) / 100
    assert product == pytest.approx(falling[-1] / falling[0])
