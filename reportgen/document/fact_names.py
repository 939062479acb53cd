"""What stands behind a measure and a fact in texts: numbers, changes, shares, places, records and ready sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from reportgen.document.names import AreaName, CategoryName, Named, PeriodName, Said, Words
from reportgen.errors import Place, UnplacedError
from reportgen.measures import order
from reportgen.measures.counts import Within
from reportgen.measures.facts import Fact, Unit, period_of
from reportgen.measures.order import End, Item, Order, RankBy
from reportgen.measures.ranks import rank_fact
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.wording import changes, comparisons, fractions, numbers, rankings, records
from reportgen.wording.templates import render
from reportgen.wording.text import Run, Text, filled

_COMPARED = (Unit.PERCENT_CHANGE, Unit.POINTS)
_MOST_IN_LIST = 10
_RANKED_BY: Mapping[str, RankBy] = {"": "value", "rate": "rate", "change": "change"}  # by how a fact was made
_ROUND = (10, 100, 1000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class FactName(Named):
    """``{{ burglary[recent] }}`` is the number; behind the dot stand what it is compared with and how it is said."""

    fact: Fact
    scope: Scope
    place: Place
    attributes = frozenset(
        {"cases", "noun", "nouns", "word", "was", "are", "has", "change", "difference", "percent", "direction",
         "previous", "preceding", "mean", "average", "rate", "share", "target", "target_met", "sentence", "caveat",
         "period", "label", "missing", "area", "release"}
    )  # fmt: skip
    methods = frozenset(
        {"rank", "standing", "ordinal", "against", "compared_with", "share_of", "per", "where", "top", "record",
         "rounded"}
    )  # fmt: skip

    def instead(self, name: str) -> str:
        """What to write where a word of shares or ranks stands behind another number."""
        if name in ShareName.attributes:
            return f"it stands behind a share, e.g. knife[year].share_of(violence[year]).{name}"
        return "it stands behind .rank(...) or .standing(...)" if name in StandingName.attributes else ""

    def say(self) -> Text:
        return (Run(numbers.prose_number(self.fact, self.scope.house.wording), fact=self.fact),)

    # --- the number ----------------------------------------------------------------------------------------

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

    # --- what it is compared with --------------------------------------------------------------------------

    @property
    def previous(self) -> FactName:
        """The same span a year before."""
        return self._with(self.scope.book.previous(self.fact))

    @property
    def preceding(self) -> FactName:
        """The span just before, of the same length."""
        return self._with(self.scope.book.preceding(self.fact))

    @property
    def change(self) -> ChangeName:
        """In words, against the same span a year before: ``an increase of 3.5%``."""
        return ChangeName(self._change(), self)

    @property
    def percent(self) -> FactName:
        return self._with(self._change())

    @property
    def difference(self) -> FactName:
        if self.fact.unit in _COMPARED:
            return self._with(self.scope.book.difference(*self.fact.inputs[:2]))
        return self._with(self.scope.book.difference(self.fact, self.scope.book.previous(self.fact)))

    @property
    def direction(self) -> Said:
        """``increase``, ``decrease`` or ``no change``."""
        return self.change.direction

    def against(self, other: object) -> FactName:
        """The change from another fact; refused if the two are not alike."""
        return self._with(self.scope.book.change(self.fact, _fact(other, "burglary[recent].against(burglary[other])")))

    def compared_with(self, other: object) -> ComparisonName:
        """How it stands to another area, group or category: ``slightly higher than``."""
        example = "burglary[recent].rate.compared_with(burglary.of(brent)[recent].rate)"
        return ComparisonName(self.scope.book.change(self.fact, _fact(other, example)), self)

    @property
    def mean(self) -> FactName:
        return self._with(self.scope.book.mean(self.fact))

    @property
    def average(self) -> Said:
        """``an average of 19 cases a month over 6 months``."""
        mean = self.fact if self.fact.unit is Unit.MEAN else self.scope.book.mean(self.fact)
        return Said(fractions.average(mean, self.scope.house.wording))

    def per(self, other: object) -> Said:
        """``4 per meeting``: the number for each of another count."""
        whole = _fact(other, "referrals[year].per(meetings[year])")
        mean = self.scope.book.per_unit(self.fact, whole)
        return Said(filled(self.scope.house.wording.per_other, mean=self._with(mean).say(), unit=whole.noun[0]))

    @property
    def rate(self) -> FactName:
        return self._with(self.scope.book.rate(self.fact))

    @property
    def target(self) -> FactName:
        return self._with(self.scope.book.target(self.fact))

    @property
    def target_met(self) -> TargetName:
        """``met``, ``nearly met`` or ``missed``: the number against its target."""
        return TargetName(self.scope.book.difference(self.fact, self.scope.book.target(self.fact)), self)

    # --- shares, categories, places ------------------------------------------------------------------------

    @property
    def share(self) -> FactName:
        """Of a category: its share of all categories together."""
        if not self.fact.categories:
            raise UnplacedError(f"{self.fact.label} is no part of anything here", "write .share_of(...) with its whole")
        whole = self.scope.book.count(self.fact.measure, period_of(self.fact), self.fact.area)
        return self._with(self.scope.book.share_of(self.fact, whole))

    def share_of(self, whole: object) -> FactName:
        if not isinstance(whole, FactName):
            raise UnplacedError("a share is taken of a fact", "write e.g. knife[year].share_of(violence[year])")
        return self._with(self.scope.book.share_of(self.fact, whole.fact))

    def where(self, **categories: object) -> FactName:
        """Within categories of the data: ``cctv[recent].where(incident='Theft')``."""
        if self.fact.made:
            remedy = "hold the count to them, e.g. cctv[year].where(...).rate"
            raise UnplacedError(f"a {self.fact.made} is not held to categories", remedy)
        within = (*self.fact.categories, *_within(categories))
        return self._with(self.scope.book.required(self.fact.measure, period_of(self.fact), self.fact.area, within))

    def top(self, by: object, number: object = 3, without: object = "", show: object = "share") -> TopName:
        """The biggest categories, or areas of a group, each with its share, number or rate."""
        if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= _MOST_IN_LIST:
            raise UnplacedError(f"a list has 1 to {_MOST_IN_LIST} items", "write e.g. cctv[recent].top(incident, 3)")
        if not isinstance(without, str):
            raise UnplacedError("what is left out is named in quotes", "write e.g. without='Other'")
        if show not in ("share", "number", "rate"):
            raise UnplacedError(f"a list cannot show '{show}'", "say show='share', show='number' or show='rate'")
        if isinstance(by, AreaName):
            found = self._by_area(by.area, _measured(show))
            whole = self.scope.book.count(self.fact.measure, period_of(self.fact), by.area, self.fact.categories)
        else:
            found = order.by_category(self.scope.book, self.fact, _column(by), [without] if without else ())
            whole = self.fact
        return TopName(found.first(number), whole, show, without, self)

    def rank(self, among: object, by: object = None) -> FactName:
        """The place among a peer group by what is better, e.g. ``8/32``; ``.standing`` says it by size."""
        fact, group = self.fact, among.area if isinstance(among, AreaName) else str(among)
        ranked_by, period = self._ranked_by(by, "change"), period_of(fact)
        rank = rank_fact(self.scope.book, fact.measure, period, fact.area, group, ranked_by, fact.categories)
        return self._with(rank)

    def standing(self, among: object, by: object = None) -> StandingName:
        """The place by size: ``3rd highest of 24``, of areas in a group or of categories. A rate stands among rates."""
        if isinstance(among, AreaName):
            found = self._by_area(among.area, self._ranked_by(by, "value"))
            return self._standing(found, self.fact.area_label, among.label_text)
        column = _column(among)
        own = dict(self.fact.categories)
        if column not in own:
            remedy = f"write .where({column}='...').standing({column})"
            raise UnplacedError(f"{self.fact.label} is of no {column}", remedy)
        rest = tuple(pair for pair in self.fact.categories if pair[0] != column)
        whole = self.scope.book.count(self.fact.measure, period_of(self.fact), self.fact.area, rest)
        return self._standing(order.by_category(self.scope.book, whole, column), own[column], column, column)

    def ordinal(self) -> Said:
        """A rank in words: ``8th``, ``joint 5th``."""
        if self.fact.unit is not Unit.RANK:
            raise UnplacedError(f"a {self.fact.unit} is no rank", "write e.g. burglary[recent].rank(london).ordinal()")
        return Said((Run(numbers.rank_ordinal(self.fact), fact=self.fact),))

    def record(self, span: object) -> RecordName:
        """``the highest since May 2022``: among the spans of its length within a period."""
        period = span.period if isinstance(span, PeriodName) else self.scope.period(str(span))
        return RecordName(order.earlier(self.scope.book, self.fact, period), self)

    # --- ready sentences -----------------------------------------------------------------------------------

    @property
    def sentence(self) -> Said:
        """The house's ready sentence about the number: its change; that there were none; why there is no number."""
        if self.fact.value is None:
            return Said(house_sentence("missing", self))
        if self.fact.unit is Unit.MEAN and self.fact.inputs:
            return Said(house_sentence("average", self))
        return self._sentence_of_change()

    def _sentence_of_change(self) -> Said:
        kind = "change" if self.fact.unit is Unit.COUNT else "level"
        previous = self.scope.book.previous(self.fact)
        if previous.value is None:
            return Said(house_sentence(f"{kind}_missing", self))
        none = kind == "change" and self.fact.value == 0 == previous.value
        return Said(house_sentence("none" if none else kind, self))

    def _ranked_by(self, by: object, otherwise: RankBy) -> RankBy:
        """What areas are ranked by: what is asked for, or what the fact itself is."""
        own = _RANKED_BY.get(self.fact.made)
        if own is None:
            raise UnplacedError(f"a {self.fact.made} is not ranked among areas", "rank the count itself")
        if by not in (None, "value", "rate", "change"):
            raise UnplacedError(f"areas cannot be ranked by '{by}'", "say by='value', by='rate' or by='change'")
        if by is not None and self.fact.made and by != own:
            raise UnplacedError(f"a {self.fact.made} is not ranked by '{by}'", "rank the count itself")
        return by or (own if self.fact.made else otherwise)

    def _by_area(self, among: str, by: RankBy) -> Order:
        if self.fact.made not in _RANKED_BY:
            raise UnplacedError(f"a {self.fact.made} is not told apart by area", "take the count itself")
        return order.by_area(self.scope.book, self.fact.measure, period_of(self.fact), among, by, self.fact.categories)

    def _standing(self, found: Order, name: str, among: str, column: str = "") -> StandingName:
        item = found.item(name)
        if item is None:
            raise UnplacedError(f"{name} is not one of {among}", "name a group that it belongs to")
        high, low = found.place(item, "highest"), found.place(item, "lowest")
        end: End = "highest" if high <= low else "lowest"
        place = order.place_fact(self.scope.book, found, item, end)
        return StandingName(place, self.scope, self.place, found, item, column)

    def _agreeing(self, pair: tuple[str, str]) -> Words:
        return Words(pair[0 if numbers.is_one(self.fact, self.scope.house.wording) else 1])

    def _change(self) -> Fact:
        if self.fact.unit in _COMPARED:
            return self.fact
        return self.scope.book.change(self.fact, self.scope.book.previous(self.fact))

    def _with(self, fact: Fact) -> FactName:
        return named(fact, self.scope, self.place)


@dataclass(frozen=True, slots=True)
class ShareName(FactName):
    """A share of a whole: the number, or in other words behind its dot."""

    attributes = FactName.attributes | {
        "fraction", "one_in", "out_of_ten", "majority", "part", "of_all", "with_number", "number_with"
    }  # fmt: skip

    @property
    def fraction(self) -> Said:
        """``nearly two thirds``; a percentage if no simple fraction is near."""
        return Said(fractions.fraction(self.fact, self.scope.house.wording))

    @property
    def one_in(self) -> Said:
        """``one in six``."""
        return Said(fractions.one_in(self.fact, self.scope.house.wording))

    @property
    def out_of_ten(self) -> Said:
        """``nearly 8 out of 10``."""
        return Said(fractions.out_of_ten(self.fact, self.scope.house.wording))

    @property
    def majority(self) -> Said:
        """``the majority`` of more than half only; else the percentage."""
        return Said(fractions.majority(self.fact, self.scope.house.wording))

    @property
    def part(self) -> Said:
        """``48 of the 131``."""
        return Said(fractions.part_of_whole(self.fact, self.scope.house.wording))

    @property
    def of_all(self) -> Said:
        """``35.1% of all incidents``, ``54.3% of all service users who left``."""
        whole = fractions.whole_of(self.fact)
        phrase = "" if whole.made else self.scope.book.measure(whole.measure).phrase or ""
        return Said(fractions.of_all(self.fact, self.scope.house.wording, _held_to(phrase, whole.categories)))

    @property
    def with_number(self) -> Said:
        """``43.6% (n=51)``."""
        return Said(fractions.share_number(self.fact, self.scope.house.wording))

    @property
    def number_with(self) -> Said:
        """``51 (43.6%)``."""
        return Said(fractions.number_share(self.fact, self.scope.house.wording))

    @property
    def sentence(self) -> Said:
        """What the part is of its whole; of a share that the data hold as such, its change."""
        if len(self.fact.inputs) < 2:
            return self._sentence_of_change()
        held = self.fact.categories
        name = held[-1][1] if held else self.fact.label
        return Said(house_sentence("share", self, held[:-1], name=Words(name)))


@dataclass(frozen=True, slots=True)
class StandingName(FactName):
    """``3rd highest of 24``: counted from the nearer end; ``.from_highest`` and ``.from_lowest`` from one end."""

    order: Order
    item: Item
    column: str  # the category whose values stand in order; nothing of areas
    attributes = FactName.attributes | {"from_highest", "from_lowest", "ties"}

    def say(self) -> Text:
        high, low = (self.order.place(self.item, end) for end in ("highest", "lowest"))
        return self._from("highest" if high <= low else "lowest").say()

    @property
    def from_highest(self) -> Said:
        return self._from("highest")

    @property
    def from_lowest(self) -> Said:
        return self._from("lowest")

    @property
    def ties(self) -> Words:
        """Who shares the place: ``Enfield, Hackney and Southwark``."""
        return Words(numbers.joined([item.name for item in self.order.ties(self.item)]))

    @property
    def sentence(self) -> Said:
        fact, by = self.item.fact, self.scope.house.wording.ranking.by
        called = by[{Unit.RATE: 1, Unit.SHARE: 2, Unit.PERCENT_CHANGE: 3, Unit.POINTS: 3}.get(fact.unit, 0)]
        number = ChangeName(fact, self) if fact.unit in _COMPARED else FactName(fact, self.scope, self.place)
        if not self.column:
            return Said(house_sentence("rank", self, standing=self, by=Words(called), number=number))
        rest = tuple(pair for pair in fact.categories if pair[0] != self.column)
        name = Words(self.item.name)
        return Said(
            house_sentence("rank_category", self, rest, name=name, standing=self, by=Words(called), number=number)
        )

    def _from(self, end: End) -> Said:
        place = order.place_fact(self.scope.book, self.order, self.item, end)
        return Said(rankings.place_words(place, end, self.scope.house.wording))


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
        return Said(house_sentence("comparison", self.of, comparison=self, other=self.other))


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
        return Said(house_sentence("target", self.of))


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
        return self.of._with(self.of.scope.book.sum([item.fact for group in self._some() for item in group]))

    @property
    def share(self) -> FactName:
        """The share of all of them together."""
        return self.of._with(self.of.scope.book.share(self.number.fact, self.whole))

    @property
    def sentence(self) -> Said:
        key = "top_without" if self.without else "top"
        return Said(house_sentence(key, self.of, top=self, left_out=Words(self.without)))

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
        return Said(house_sentence("record", self.of, record=self))


@dataclass(frozen=True, slots=True)
class PeakName(FactName):
    """The highest or lowest month of a span; ``.when`` names it, or all that are as high."""

    periods: tuple[Period, ...]
    attributes = FactName.attributes | {"when"}

    @property
    def when(self) -> Words:
        return Words(numbers.joined([period.label("span") for period in self.periods]))


@dataclass(frozen=True, slots=True)
class MeasureName(Named):
    """``{{ burglary }}`` is its name in a sentence; ``burglary[recent]`` its fact in the paper's area."""

    measure: str
    scope: Scope
    place: Place
    within: Within = ()  # in a ready sentence: what its fact is held to
    attributes = frozenset({"label", "phrase", "noun", "nouns", "base_year"})
    methods = frozenset({"of", "peak", "trough", "even_if_missing"})

    def instead(self, name: str) -> str:
        """What to write where a fact's word stands behind the measure itself."""
        of_facts = name in FactName.attributes | FactName.methods
        return f"say of which period, e.g. [recent].{name}" if of_facts else ""

    def say(self) -> Text:
        return self.phrase.say()

    @property
    def label(self) -> Words:
        return Words(_held_to(self.scope.book.measure(self.measure).label, self.within))

    @property
    def phrase(self) -> Words:
        spec = self.scope.book.measure(self.measure)
        return Words(_held_to(spec.phrase or spec.label, self.within))

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

    @staticmethod
    def keys_among(names: Mapping[str, object]) -> Iterable[str]:
        """Which of the paper's names may stand in its brackets."""
        return (name for name, value in names.items() if isinstance(value, PeriodName))

    def of(self, area: object) -> MeasureName:
        """The measure in another area or peer group."""
        name = area.area if isinstance(area, AreaName) else str(area)
        self.scope.book.members(name)
        return replace(self, scope=replace(self.scope, area=name))

    def even_if_missing(self, key: object) -> FactName:
        """The fact where the data may not cover the period: ``.sentence`` then says why."""
        return named(self.scope.book.count(self.measure, self._period(key), self.scope.area), self.scope, self.place)

    def peak(self, key: object) -> PeakName:
        """The highest month of a period."""
        return self._extreme(key, "highest")

    def trough(self, key: object) -> PeakName:
        """The lowest month of a period."""
        return self._extreme(key, "lowest")

    def __getitem__(self, key: object) -> FactName:
        fact = self.scope.book.required(self.measure, self._period(key), self.scope.area)
        return named(fact, self.scope, self.place)

    def _extreme(self, key: object, end: End) -> PeakName:
        book = self.scope.book
        whole = book.count(self.measure, self._period(key), self.scope.area)
        found = order.by_time(book, whole, self._period(key).split("month")).at(end)
        in_time = sorted((item.fact for item in found), key=lambda fact: fact.period.start if fact.period else date.min)
        periods = tuple(fact.period for fact in in_time if fact.period is not None)
        return PeakName(in_time[0], self.scope, self.place, periods)

    def _period(self, key: object) -> Period:
        if isinstance(key, PeriodName):
            return self.scope.within(key.period)
        if isinstance(key, str):
            return self.scope.period(key)
        raise UnplacedError("a measure is followed by a period in brackets", "write e.g. burglary[recent]")


def named(fact: Fact, scope: Scope, place: Place) -> FactName:
    """The name of a fact: shares may be said in more ways than other numbers."""
    return (ShareName if fact.unit is Unit.SHARE else FactName)(fact, scope, place)


def house_sentence(key: str, fact: FactName, within: Within | None = None, **more: object) -> Text:
    """A ready sentence of the house about a fact; ``more`` are further names that it may use. ``within`` are the
    categories that its measure is held to, if the sentence names some of the fact's own by itself."""
    sentences = fact.scope.house.wording.sentences
    held = fact.fact.categories if within is None else within
    names: dict[str, object] = {
        "fact": fact,
        "measure": MeasureName(fact.fact.measure, fact.scope, fact.place, held),
        "period": fact.period,
        "area": fact.area,
    }
    if fact.fact.unit not in (*_COMPARED, Unit.RANK):
        names["previous"] = fact.previous
    written = sentences.place(key)
    return render(getattr(sentences, key), {**names, **more}, written if written.file else fact.place)


def _fact(other: object, example: str) -> Fact:
    if not isinstance(other, FactName):
        raise UnplacedError("a fact can be compared only with a fact", f"write e.g. {example}")
    return other.fact


def _held_to(phrase: str, within: Within) -> str:
    """``incidents (Theft)``; nothing of nothing."""
    return f"{phrase} ({', '.join(value for _, value in within)})" if phrase and within else phrase


def _within(categories: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    for column, value in categories.items():
        if not isinstance(value, str | int):
            raise UnplacedError(f"'{column}' is told by a value", f"write where({column}='...')")
    return tuple((column, str(value)) for column, value in categories.items())


def _column(by: object) -> str:
    if isinstance(by, CategoryName):
        return by.column
    if isinstance(by, str):
        return by
    raise UnplacedError("it is told apart by a category or a peer group", "put the category in quotes if it is taken")


def _measured(show: object) -> Literal["value", "rate"]:
    return "rate" if show == "rate" else "value"
