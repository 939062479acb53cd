"""What a measure is called in a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.document.names import Named, Words
from reportgen.errors import UnplacedError
from reportgen.measures.counts import Within, held_to
from reportgen.measures.scope import Scope
from reportgen.wording.text import Text


@dataclass(frozen=True, slots=True)
class MeasureWords(Named):
    """``{{ measure }}`` of a ready sentence is the measure's name, with what its fact is held to."""

    measure: str
    scope: Scope
    within: Within = field(default=(), kw_only=True)
    attributes = frozenset({"label", "phrase", "noun", "nouns", "base_year"})

    def say(self) -> Text:
        return self.phrase.say()

    @property
    def label(self) -> Words:
        return Words(held_to(self.scope.book.measure(self.measure).label, self.within))

    @property
    def phrase(self) -> Words:
        spec = self.scope.book.measure(self.measure)
        return Words(held_to(spec.phrase or spec.label, self.within))

    @property
    def noun(self) -> Words:
        return Words(self.scope.book.measure(self.measure).noun[0])

    @property
    def nouns(self) -> Words:
        return Words(self.scope.book.measure(self.measure).noun[1])

    @property
    def base_year(self) -> Words:
        """The year of the population that its rates are reckoned on."""
        base = self.scope.book.measure(self.measure).base
        if base is None:
            raise UnplacedError(f"'{self.measure}' has no base for a rate", "give the measure `base:`")
        return Words(str(base.year))
