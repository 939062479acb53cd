"""A drawn figure of a kind of its own, so that the framework is tested apart from all kinds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import pytest

from reportgen.drawings.model import Drawing, Line, Path, Shape
from reportgen.figures.model import Cell, Drawn, Table
from reportgen.wording.text import Run, words

TABLE = Table(
    id="wards_table",
    header=((Cell(words("Ward")), Cell(words("Offences")), Cell(words("Rate"))),),
    rows=((Cell(words("Hendon")), Cell(words("132")), Cell(words("34.1"))),),
    title="Wards",
    alt="One ward.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch(Drawn):
    """``words`` stand in a box 60 points wide and 20 high."""

    said: str = "Hendon"


SKETCH = Sketch(id="wards", title="Offences by ward", alt="Map of one ward: Hendon 132.", table=TABLE)
WARD = Path((((0.0, 30.0), (40.0, 30.0), (40.0, 60.0)), ((10.0, 35.0), (12.0, 35.0), (12.0, 37.0))))


def box(said: str, **look: object) -> Shape:
    text = (Line((Run(said),), 10, "1F2A30"),)
    return Shape("Label", **({"x": 0, "y": 0, "width": 60, "height": 20, "text": text} | look))  # type: ignore[arg-type]


def shapes(said: str) -> tuple[Shape, ...]:
    return (
        box(said, geometry="round_rect", fill="E8F2F3"),
        Shape("Ward: Hendon", 0, 30, 40, 30, path=WARD, fill="12436D", stroke="FFFFFF", alt="Hendon: 132"),
        Shape("Link", 50, 30, 30, 0, "line", stroke="1F2A30", arrow=True),
    )


@pytest.fixture
def sketches(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes ``reportgen.drawings.examples``, the name that the dispatch looks for."""
    module = ModuleType("reportgen.drawings.examples")
    module.draw = lambda figure, house, width, height, size: Drawing(  # type: ignore[attr-defined]
        width, height, shapes(figure.said)
    )
    module.natural_height = lambda figure, house, width, size: 80.0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reportgen.drawings.examples", module)
    return lambda: None
