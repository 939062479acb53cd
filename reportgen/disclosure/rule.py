"""The rule by which a dataset's small numbers are protected: its own, filled up with the house's."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.spec.definitions import Dataset
from reportgen.spec.disclosure import HouseDisclosure, Method, Zeros


@dataclass(frozen=True, slots=True)
class Rule:
    """As ``spec.disclosure`` says it, nothing left open."""

    threshold: int
    method: Method = "suppress"
    base: int = 5
    zeros: Zeros = "show"
    small_bases: int = 30
    unit: str = "cases"

    @classmethod
    def of(cls, dataset: Dataset, house: HouseDisclosure) -> Rule | None:
        """None for a dataset whose numbers are not protected."""
        given = dataset.disclosure
        if given is None or (given != "house" and given.none is not None):
            return None
        own = {} if given == "house" else given.model_dump(exclude_none=True)
        return cls(**(house.model_dump() | own))

    @property
    def least(self) -> int:
        """The least number that a suppressed count can be."""
        return 1 if self.zeros == "show" else 0

    @property
    def suppresses(self) -> bool:
        return self.method == "suppress"

    def small(self, value: float) -> bool:
        return value < self.threshold and (value > 0 or self.zeros == "suppress")

    @property
    def reason(self) -> str:
        """Of all suppressed numbers alike: to tell small ones from those that protect them would give them away."""
        return f"suppressed to protect numbers of {self.unit} below {self.threshold:,}"

    @property
    def rounding_note(self) -> str:
        return f"Numbers are rounded to the nearest {self.base}; parts may not add up to their totals."
