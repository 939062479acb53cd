"""A number in a text: the number itself, its noun and verb, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.names import Named, PeriodName, Said, Words
from reportgen.errors import Place, UnplacedError
from reportgen.measures.facts import Fact, period_of
from reportgen.measures.scope import Scope
from reportgen.wording import numbers
from reportgen.wording.text import Run, Text, filled

_ROUND = (10, 100, 1000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class NumberName(Named):
    """``{{ burglary[recent] }}`` is the number; behind the dot stand the words that agree with it."""

    fact: Fact
    scope: Scope
    place: Place
    attributes = frozenset(
        {"cases", "noun", "nouns", "word", "was", "are", "has", "caveat", "period", "label", "missing", "area",
         "release"}
    )  # fmt: skip
    methods = frozenset({"rounded"})

    def say(self) -> Text:
        return (Run(numbers.prose_number(self.fact, self.scope.house.wording), fact=self.fact),)

    @property
    def cases(self) -> Said:
        """With its noun: ``1 case``, ``551 cases``, ``no cases``."""
        return Said(numbers.counted(self.fact, self.scope.house.wording))

    @property
    def noun(self) -> Words:
        """``case`` after one, ``cases`` after none or several."""
        return Words(numbers.noun(self.fact, self.scope.house.wording))

    @property
    def nouns(self) -> Words:
        """``cases``, whatever the number."""
        return Words(self.fact.noun[1])

    @property
    def word(self) -> Said:
        """``nine``, but ``10``."""
        wording = self.scope.house.wording
        spelt = wording.model_copy(update={"number_words_below": max(10, wording.number_words_below)})
        return Said((Run(numbers.prose_number(self.fact, spelt), fact=self.fact),))

    @property
    def was(self) -> Words:
        """``was`` of one, ``were`` of none or several."""
        return self._agreeing(self.scope.house.wording.was)

    @property
    def are(self) -> Words:
        """``is`` of one, ``are`` of none or several."""
        return self._agreeing(self.scope.house.wording.is_)

    @property
    def has(self) -> Words:
        return self._agreeing(self.scope.house.wording.has)

    def rounded(self, base: object) -> Said:
        """``over 389,000``: to tens, hundreds or thousands, with the word that makes it true."""
        if not isinstance(base, int) or base not in _ROUND:
            what, remedy = "a number is rounded to 10, 100, 1000 and so on", "write e.g. residents[now].rounded(1000)"
            raise UnplacedError(what, remedy)
        if self.fact.value is None:
            return Said(self.say())
        return Said((Run(numbers.rounded_words(self.fact, base, self.scope.house.wording), fact=self.fact),))

    @property
    def label(self) -> Words:
        return Words(self.fact.label)

    @property
    def area(self) -> Words:
        return Words(self.fact.area_label)

    @property
    def release(self) -> Words:
        """The release of the data it was counted from."""
        return Words(numbers.joined(sorted({origin.release for origin in self.fact.origins})))

    @property
    def missing(self) -> Words:
        return Words(self.fact.missing)

    @property
    def caveat(self) -> Words:
        """The house's sentence on provisional or illustrative data; nothing about final ones."""
        caveats = self.scope.house.wording.caveats
        phrase = {"provisional": caveats.provisional, "illustrative": caveats.illustrative}.get(self.fact.status, "")
        source = numbers.joined(sorted({origin.source for origin in self.fact.origins}))
        return Words("".join(run.text for run in filled(phrase, label=self.fact.label, source=source)))

    @property
    def period(self) -> PeriodName:
        return PeriodName(period_of(self.fact))

    def _agreeing(self, pair: tuple[str, str]) -> Words:
        return Words(pair[0 if numbers.is_one(self.fact, self.scope.house.wording) else 1])
