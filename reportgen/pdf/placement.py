"""Where a content stream draws: what a picture takes up of the page, and how far a text stands below the last one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.pdf.geometry import Matrix

if TYPE_CHECKING:
    from reportgen.pdf.marks import Instruction

_AS_IT_IS = Matrix(1, 0, 0, 1, 0, 0)
_MOST_STATES = 1000


@dataclass(slots=True)
class Placement:
    """Follows a content stream instruction by instruction."""

    matrix: Matrix = _AS_IT_IS
    _states: list[Matrix] = field(default_factory=list)
    _size: float = 10.0  # of the font, in points before it is placed
    _line: float | None = None  # where the last text object began

    def take(self, operator: str, operands: Sequence[Any]) -> None:
        if operator == "q":
            if len(self._states) < _MOST_STATES:
                self._states.append(self.matrix)
        elif operator == "Q":
            if self._states:
                self.matrix = self._states.pop()
        elif operator == "cm":
            self.matrix = _matrix(operands) @ self.matrix
        elif operator == "Tf":
            self._size = _size(operands) or self._size

    def area(self, drawn: Any) -> float:
        """What a picture (None for one within the content) or a form takes up if it is drawn now, in square points."""
        matrix, box = self.matrix, [0.0, 0.0, 1.0, 1.0]
        if drawn is not None and drawn.get("/Subtype") == "/Form":
            matrix = _matrix(drawn.get("/Matrix", ())) @ matrix
            box = _numbers(drawn.get("/BBox", ()), 4) or box
        return abs((box[2] - box[0]) * (box[3] - box[1]) * (matrix.a * matrix.d - matrix.b * matrix.c))

    def jumps(self, text: Iterable[Instruction], lines: float) -> bool:
        """Whether a text object that begins now stands more than ``lines`` below the last one, or above it."""
        size, matrix = self._size, _AS_IT_IS
        for instruction in text:
            operator = str(instruction.operator)
            if operator == "Tf":
                size = _size(instruction.operands) or size
            elif operator == "Tm":
                matrix = _matrix(instruction.operands)
                break
            elif operator in ("Td", "TD"):
                x, y = _numbers(instruction.operands, 2) or [0.0, 0.0]
                matrix = Matrix(1, 0, 0, 1, x, y)
                break
        placed = matrix @ self.matrix
        size *= max(abs(placed.b), abs(placed.d)) or 1.0
        before, self._line = self._line, placed.f
        return before is None or not -size / 2 <= before - placed.f <= lines * size


def _size(operands: Sequence[Any]) -> float:
    return abs((_numbers(operands[1:], 1) or [0.0])[0])


def _matrix(given: Iterable[Any]) -> Matrix:
    return Matrix(*(_numbers(given, 6) or _AS_IT_IS.numbers()))


def _numbers(given: Iterable[Any], count: int) -> list[float] | None:
    """``count`` numbers, None if something else is given."""
    try:
        read = [float(one) for one in given]
    except (TypeError, ValueError):
        return None
    return read if len(read) == count else None
