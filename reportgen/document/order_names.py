"""What comes of facts in order in a text: the biggest of them, and a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.document.names import Named, Said, Words
from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact
from reportgen.measures.order import Item
from reportgen.wording import numbers, rankings, records
from reportgen.wording.text import Text

if TYPE_CHECKING:
    from reportgen.document.fact_names import FactName


@dataclass(frozen=True, slots=True)
class TopName(Named):
    """``Theft (35.1%), followed by Drugs (12%) and Assault (9.9%)``."""

    groups: tuple[tuple[Item, ...], ...]
    whole: Fact
    show: str
    without: str
    of: FactName
    attributes = frozenset({"listed", "number", "share", "sentence"})

    def say(self) -> Text:
        return rankings.top_words(self._some(), self._shown, self.of.scope.house.wording)

    @property
    def listed(self) -> Words:
        """``Theft, Drugs and Assault``."""
        return Words(numbers.joined([item.name for group in self._some() for item in group]))

    @property
    def number(self) -> FactName:
        """All of them together."""
        return self.of.with_fact(self.of.scope.book.sum([item.fact for group in self._some() for item in group]))

    @property
    def share(self) -> FactName:
        """The share of all of them together."""
        return self.of.with_fact(self.of.scope.book.share(self.number.fact, self.whole))

    @property
    def sentence(self) -> Said:
        key = "top_without" if self.without else "top"
        return self.of.ready(key, top=self, left_out=Words(self.without))

    def _shown(self, item: Item) -> Fact:
        return self.of.scope.book.share(item.fact, self.whole) if self.show == "share" else item.fact

    def _some(self) -> tuple[tuple[Item, ...], ...]:
        if not self.groups:
            nouns = self.whole.noun[1]
            raise UnplacedError(f"there were no {nouns} to list", "take the list out, or choose another period")
        return self.groups


@dataclass(frozen=True, slots=True)
class RecordName(Named):
    """``the highest since May 2022``, ``the lowest in the 24 months shown``."""

    before: tuple[Fact, ...]
    of: FactName
    attributes = frozenset({"sentence"})

    def say(self) -> Text:
        return records.record_words(self.of.fact, self.before, self.of.scope.house.wording)

    @property
    def sentence(self) -> Said:
        return self.of.ready("record", record=self)
