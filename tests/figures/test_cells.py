"""Cells of tables: what their marks mean, in the words of the house."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportgen.figures.cells import marks, not_applicable, not_applicable_notes
from reportgen.figures.model import Cell
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.wording.text import words
from tests.houses import barnet

from .incidents import of


def scope(folder: Path) -> Scope:
    """Of a house with words of its own."""
    house = barnet()
    own = {**house.marks, "x": "missing", "z": "says nothing here"}
    return replace(of(folder).scope, house=house.model_copy(update={"marks": own}))


def test_a_number_that_is_not_there_is_told_with_its_reason(tmp_path: Path) -> None:
    without = Fact(id="thefts", value=None, unit=Unit.COUNT, measure="thefts", label="Thefts", area="barnet",
                   area_label="Barnet", missing="the data begin later")  # fmt: skip
    assert marks([without], scope(tmp_path)) == ["[x] missing (Thefts: the data begin later)."]


def test_what_could_not_be_is_told_where_it_stands(tmp_path: Path) -> None:
    rows = ((Cell(words("Total")), not_applicable()), (Cell(words("Mean")), not_applicable()))
    assert not_applicable_notes(rows, scope(tmp_path)) == ["[z] says nothing here."]


def test_without_the_mark_nothing_is_told(tmp_path: Path) -> None:
    assert not_applicable_notes(((Cell(words("Total")), Cell(words("3"))),), scope(tmp_path)) == []
