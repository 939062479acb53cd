"""What a paper's measures need of a dataset: all of it is met by one pass over the data."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.spec.definitions import Measure
from reportgen.spec.terms import Scalar, Where


@dataclass(frozen=True, slots=True)
class Needs:
    """The measures of one dataset, and further ``categories`` (column names) that their figures are split by."""

    measures: tuple[Measure, ...]
    categories: tuple[str, ...] = ()

    @property
    def wheres(self) -> tuple[Where, ...]:
        """The filters of the measures, each once; an empty one means that all rows are needed."""
        found: list[Where] = []
        for measure in self.measures:
            if measure.where not in found:
                found.append(measure.where)
        return tuple(found)

    @property
    def columns(self) -> tuple[str, ...]:
        """The categories that must be told apart, named as the measures name them."""
        named = [column for where in self.wheres for column in where]
        return tuple(dict.fromkeys((*named, *self.categories)))


def listed(value: Scalar | list[Scalar]) -> list[str]:
    """The value or values of a filter as texts."""
    return [str(item) for item in (value if isinstance(value, list) else [value])]
