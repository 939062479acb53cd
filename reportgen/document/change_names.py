"""What a number is against another in a text: a change, a comparison, a target met or missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.document.names import Named, Said
from reportgen.measures.facts import Fact, Unit
from reportgen.wording import changes, comparisons
from reportgen.wording.text import Run, Text

if TYPE_CHECKING:
    from reportgen.document.fact_names import FactName


@dataclass(frozen=True, slots=True)
class ChangeName(Named):
    """``an increase of 3.5%``; behind the dot stand its other forms."""

    fact: Fact
    of: FactName
    attributes = frozenset(
        {"verb", "in_numbers", "comparative", "up_down", "described", "trend", "size", "direction", "sentence"}
    )

    def say(self) -> Text:
        return changes.change_words(self.fact, self.of.scope.house.wording)

    @property
    def in_numbers(self) -> ChangeName:
        """``an increase of 3 cases``, and its forms likewise."""
        if self.fact.unit is Unit.DIFFERENCE or len(self.fact.inputs) < 2:
            return self
        return replace(self, fact=self.of.scope.book.difference(*self.fact.inputs[:2]))

    @property
    def verb(self) -> Said:
        """``increased by 3.5%``."""
        return Said(changes.changed_words(self.fact, self.of.scope.house.wording))

    @property
    def comparative(self) -> Said:
        """``3.5% higher``."""
        wording = self.of.scope.house.wording
        return Said(changes.sized_words(self.fact, wording.comparatives, wording, first=True))

    @property
    def up_down(self) -> Said:
        """``up 3.5%``."""
        wording = self.of.scope.house.wording
        return Said(changes.sized_words(self.fact, wording.up_down, wording, first=False))

    @property
    def described(self) -> Said:
        """``a slight increase of 3.5%``."""
        return Said(changes.described_words(self.fact, self.of.scope.house.wording))

    @property
    def trend(self) -> Said:
        """``increased sharply``, ``remained steady``."""
        return Said(changes.trend_words(self.fact, self.of.scope.house.wording))

    @property
    def size(self) -> Said:
        """``3.5%``, without its sign."""
        return Said((Run(changes.size_words(self.fact, self.of.scope.house.wording), fact=self.fact),))

    @property
    def direction(self) -> Said:
        """``increase``, ``decrease`` or ``no change``."""
        return Said((Run(changes.direction(self.fact, self.of.scope.house.wording), fact=self.fact),))

    @property
    def sentence(self) -> Said:
        return self.of.sentence


@dataclass(frozen=True, slots=True)
class ComparisonName(Named):
    """``slightly higher than``; the other fact's name or number is written behind it."""

    fact: Fact
    of: FactName
    attributes = frozenset({"above", "times", "other", "sentence"})

    def say(self) -> Text:
        return comparisons.comparison_words(self.fact, self.of.scope.house.wording)

    @property
    def above(self) -> Said:
        """``7 percentage points above``."""
        return Said(comparisons.above(self.fact, self.of.scope.house.wording))

    @property
    def times(self) -> Said:
        """``nearly twice``, ``more than three times``."""
        return Said(comparisons.times(self.fact, self.of.scope.house.wording))

    @property
    def other(self) -> FactName:
        """What it is compared with."""
        return replace(self.of, fact=self.fact.inputs[1])

    @property
    def sentence(self) -> Said:
        return self.of.ready("comparison", comparison=self, other=self.other)


@dataclass(frozen=True, slots=True)
class TargetName(Named):
    """``met``, ``nearly met`` or ``missed``."""

    fact: Fact
    of: FactName
    attributes = frozenset({"by", "sentence"})

    def say(self) -> Text:
        house = self.of.scope.house
        colour = changes.target_rag(self.fact, self.of.fact.polarity, house.rag)
        return (Run(house.target_words[colour].lower(), fact=self.fact),)

    @property
    def by(self) -> Said:
        """By how much: ``5 cases``."""
        return Said((Run(changes.size_words(self.fact, self.of.scope.house.wording), fact=self.fact),))

    @property
    def sentence(self) -> Said:
        return self.of.ready("target")
