"""Groups: two or three figures side by side, titles, notes, one order of parts, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.group import make
from reportgen.figures.maker import Maker
from reportgen.figures.model import Chart, Group
from reportgen.spec.figures import FigureSpec
from reportgen.spec.figures.chart import ChartSpec
from reportgen.spec.figures.group import GroupSpec, part_names, parts
from reportgen.spec.figures.table import TableSpec
from tests.measures.books import Numbers, book, months

from .scopes import as_written, scope

# Barnet is first in burglary, Brent in June alone.
NUMBERS: Numbers = {
    "barnet": months("2023-06", [6, 9]),
    "brent": months("2023-06", [7, 3]),
    "harrow": months("2023-06", [1, 1]),
}
PIE = {"type": "pie", "measure": "burglary", "by": "area", "among": "bcu"}
JUNE, BOTH = PIE | {"period": "June 2023", "title": "June"}, PIE | {"period": "June to July 2023", "title": "Both"}
TABLE = {"type": "table", "rows": {"measures": ["burglary"]}, "columns": [{"period": "recent"}]}


def group(*figures: Any, named: dict[str, FigureSpec] | None = None, **spec: Any) -> Group:
    given = {"type": "group", "figures": list(figures)} | spec
    return make(GroupSpec.model_validate(given), "pair", Maker(scope(book(NUMBERS)), as_written, named or {}))


def test_each_figure_keeps_its_title_and_the_group_has_them_all() -> None:
    made = group(JUNE, BOTH)
    assert [(one.id, one.title) for one in made.figures] == [("pair_1", "June"), ("pair_2", "Both")]
    assert made.title == "June and Both"
    assert made.alt == "Two figures side by side: June; Both."


def test_the_same_colour_means_the_same_part_in_every_pie() -> None:
    first, second = group(JUNE, BOTH).figures
    assert isinstance(first, Chart) and isinstance(second, Chart)
    assert first.categories == second.categories == ("Brent", "Barnet", "Harrow")  # by June: 7, 6, 1
    assert second.series[0].values == (10, 15, 2)  # 7 + 3, 6 + 9, 1 + 1
    assert [fact.area for fact in second.series[0].facts if fact] == ["brent", "barnet", "harrow"]
    assert second.highlight == (1,)  # Barnet


def test_pies_of_other_parts_stay_as_they_are() -> None:
    other = PIE | {"by": "month", "period": "recent"}
    _, second = group(JUNE, other).figures
    assert isinstance(second, Chart) and second.categories == ("Jun 23", "Jul 23")


def test_a_named_figure_keeps_its_name() -> None:
    named = {"june_pie": ChartSpec.model_validate(JUNE)}
    assert [one.id for one in group("june_pie", BOTH, named=named).figures] == ["june_pie", "pair_2"]


def test_the_notes_of_all_stand_below_each_once() -> None:
    rate = {"type": "column", "measure": "burglary", "period": "recent", "value": "count"}
    late = rate | {"period": "3 months"}  # May has no figure
    assert group(late, late).notes == group(rate, late).notes
    assert len(group(late, late).notes) == 1


def test_a_table_needs_the_width_of_the_page() -> None:
    with pytest.raises(ValidationError, match="a table cannot stand beside another figure"):
        group(JUNE, TABLE)
    with pytest.raises(UnplacedError) as told:
        group(JUNE, "rows", named={"rows": TableSpec.model_validate(TABLE)})
    assert str(told.value) == (
        "the figure 'rows' is a table, which cannot stand beside another figure; give it a place of its own"
    )


def test_a_group_in_itself_is_refused_and_does_not_run_for_ever() -> None:
    own = GroupSpec.model_validate({"type": "group", "figures": [JUNE, "own"]})
    with pytest.raises(UnplacedError, match="the figure 'own' is a group, which cannot stand beside another figure"):
        make(own, "own", Maker(scope(book(NUMBERS)), as_written, {"own": own}))


@pytest.mark.parametrize("count", [1, 4])
def test_there_are_two_or_three(count: int) -> None:
    with pytest.raises(ValidationError):
        group(*[JUNE] * count)


def test_the_parts_of_a_group_are_known_by_their_specs_and_names() -> None:
    spec = GroupSpec.model_validate({"type": "group", "figures": [JUNE, "june_pie", "unknown"]})
    pie = ChartSpec.model_validate(JUNE)
    assert [one.type for one in parts(spec, {"june_pie": pie})] == ["pie", "pie"]
    assert list(part_names(spec)) == ["june_pie", "unknown"]
    assert list(parts(pie, {})) == [] and list(part_names("june_pie")) == []
