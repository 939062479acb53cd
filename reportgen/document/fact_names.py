"""A fact in a text: its number, what it is compared with, its shares, places, records and ready sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.document.change_names import ChangeName, ComparisonName, TargetName
from reportgen.document.measure_words import MeasureWords
from reportgen.document.names import AreaName, CategoryName, PeriodName, Said, Words
from reportgen.document.number_names import NumberName
from reportgen.document.order_names import RecordName, TopName
from reportgen.errors import Place, UnplacedError
from reportgen.measures import order
from reportgen.measures.counts import Within, held_to, within
from reportgen.measures.facts import Fact, Unit, period_of
from reportgen.measures.order import End, Item, Order, RankBy
from reportgen.measures.ranks import rank_fact
from reportgen.measures.scope import Scope
from reportgen.wording import fractions, numbers, rankings
from reportgen.wording.templates import render
from reportgen.wording.text import Run, Text, filled

_COMPARED = (Unit.PERCENT_CHANGE, Unit.POINTS)
_MOST_IN_LIST = 10
_RANKED_BY: Mapping[str, RankBy] = {"": "value", "rate": "rate", "change": "change"}  # by how a fact was made


@dataclass(frozen=True, slots=True)
class FactName(NumberName):
    """Behind the dot of ``{{ burglary[recent] }}`` stand also what it is compared with, its parts and its places."""

    attributes = NumberName.attributes | {
        "change", "difference", "percent", "direction", "previous", "preceding", "mean", "average", "rate", "share",
        "target", "target_met", "sentence"
    }  # fmt: skip
    methods = NumberName.methods | {
        "rank", "standing", "ordinal", "against", "compared_with", "share_of", "per", "where", "top", "record"
    }  # fmt: skip

    def instead(self, name: str) -> str:
        """What to write where a word of shares or ranks stands behind another number."""
        if name in ShareName.attributes:
            return f"it stands behind a share, e.g. knife[year].share_of(violence[year]).{name}"
        return "it stands behind .rank(...) or .standing(...)" if name in StandingName.attributes else ""

    # --- what it is compared with --------------------------------------------------------------------------

    @property
    def previous(self) -> FactName:
        """The same span a year before."""
        return self.with_fact(self.scope.book.previous(self.fact))

    @property
    def preceding(self) -> FactName:
        """The span just before, of the same length."""
        return self.with_fact(self.scope.book.preceding(self.fact))

    @property
    def change(self) -> ChangeName:
        """In words, against the same span a year before: ``an increase of 3.5%``."""
        return ChangeName(self._change(), self)

    @property
    def percent(self) -> FactName:
        return self.with_fact(self._change())

    @property
    def difference(self) -> FactName:
        if self.fact.unit in _COMPARED:
            return self.with_fact(self.scope.book.difference(*self.fact.inputs[:2]))
        return self.with_fact(self.scope.book.difference(self.fact, self.scope.book.previous(self.fact)))

    @property
    def direction(self) -> Said:
        """``increase``, ``decrease`` or ``no change``."""
        return self.change.direction

    def against(self, other: object) -> FactName:
        """The change from another fact; refused if the two are not alike."""
        before = _fact(other, "burglary[recent].against(burglary[other])")
        return self.with_fact(self.scope.book.change(self.fact, before))

    def compared_with(self, other: object) -> ComparisonName:
        """How it stands to another area, group or category: ``slightly higher than``."""
        example = "burglary[recent].rate.compared_with(burglary.of(brent)[recent].rate)"
        return ComparisonName(self.scope.book.change(self.fact, _fact(other, example)), self)

    @property
    def mean(self) -> FactName:
        return self.with_fact(self.scope.book.mean(self.fact))

    @property
    def average(self) -> Said:
        """``an average of 19 cases a month over 6 months``."""
        mean = self.fact if self.fact.unit is Unit.MEAN else self.scope.book.mean(self.fact)
        return Said(fractions.average(mean, self.scope.house.wording))

    def per(self, other: object) -> Said:
        """``4 per meeting``: the number for each of another count."""
        whole = _fact(other, "referrals[year].per(meetings[year])")
        mean = self.scope.book.per_unit(self.fact, whole)
        return Said(filled(self.scope.house.wording.per_other, mean=self.with_fact(mean).say(), unit=whole.noun[0]))

    @property
    def rate(self) -> FactName:
        return self.with_fact(self.scope.book.rate(self.fact))

    @property
    def target(self) -> FactName:
        return self.with_fact(self.scope.book.target(self.fact))

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
        return self.with_fact(self.scope.book.share_of(self.fact, whole))

    def share_of(self, whole: object) -> FactName:
        if not isinstance(whole, FactName):
            raise UnplacedError("a share is taken of a fact", "write e.g. knife[year].share_of(violence[year])")
        return self.with_fact(self.scope.book.share_of(self.fact, whole.fact))

    def where(self, **categories: object) -> FactName:
        """Within categories of the data: ``cctv[recent].where(incident='Theft')``."""
        if self.fact.made:
            remedy = "hold the count to them, e.g. cctv[year].where(...).rate"
            raise UnplacedError(f"a {self.fact.made} is not held to categories", remedy)
        within = (*self.fact.categories, *_within(categories))
        return self.with_fact(self.scope.book.required(self.fact.measure, period_of(self.fact), self.fact.area, within))

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
        return self.with_fact(rank)

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
            return self.ready("missing")
        if self.fact.unit is Unit.MEAN and self.fact.inputs:
            return self.ready("average")
        return self._sentence_of_change()

    def _sentence_of_change(self) -> Said:
        kind = "change" if self.fact.unit is Unit.COUNT else "level"
        previous = self.scope.book.previous(self.fact)
        if previous.value is None:
            return self.ready(f"{kind}_missing")
        none = kind == "change" and self.fact.value == 0 == previous.value
        return self.ready("none" if none else kind)

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

    def _change(self) -> Fact:
        if self.fact.unit in _COMPARED:
            return self.fact
        return self.scope.book.change(self.fact, self.scope.book.previous(self.fact))

    def with_fact(self, fact: Fact) -> FactName:
        return named(fact, self.scope, self.place)

    def ready(self, key: str, within: Within | None = None, **more: object) -> Said:
        """A ready sentence of the house; ``more`` are further names that it may use. ``within`` are the categories that
        its measure is held to, if the sentence names some of the fact's own by itself."""
        sentences = self.scope.house.wording.sentences
        held = self.fact.categories if within is None else within
        names: dict[str, object] = {
            "fact": self,
            "measure": MeasureWords(self.fact.measure, self.scope, within=held),
            "period": self.period,
            "area": self.area,
        }
        if self.fact.unit not in (*_COMPARED, Unit.RANK):
            names["previous"] = self.previous
        written = sentences.place(key)
        return Said(render(getattr(sentences, key), {**names, **more}, written if written.file else self.place))


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
        return Said(fractions.of_all(self.fact, self.scope.house.wording, held_to(phrase, whole.categories)))

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
        return self.ready("share", held[:-1], name=Words(name))


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
            return self.ready("rank", standing=self, by=Words(called), number=number)
        rest = tuple(pair for pair in fact.categories if pair[0] != self.column)
        name = Words(self.item.name)
        return self.ready("rank_category", rest, name=name, standing=self, by=Words(called), number=number)

    def _from(self, end: End) -> Said:
        place = order.place_fact(self.scope.book, self.order, self.item, end)
        return Said(rankings.place_words(place, end, self.scope.house.wording))


def named(fact: Fact, scope: Scope, place: Place) -> FactName:
    """The name of a fact: shares may be said in more ways than other numbers."""
    return (ShareName if fact.unit is Unit.SHARE else FactName)(fact, scope, place)


def _fact(other: object, example: str) -> Fact:
    if not isinstance(other, FactName):
        raise UnplacedError("a fact can be compared only with a fact", f"write e.g. {example}")
    return other.fact


def _within(categories: Mapping[str, object]) -> Within:
    for column, value in categories.items():
        if not isinstance(value, str | int):
            raise UnplacedError(f"'{column}' is told by a value", f"write where({column}='...')")
    return within(categories)


def _column(by: object) -> str:
    if isinstance(by, CategoryName):
        return by.column
    if isinstance(by, str):
        return by
    raise UnplacedError("it is told apart by a category or a peer group", "put the category in quotes if it is taken")


def _measured(show: object) -> Literal["value", "rate"]:
    return "rate" if show == "rate" else "value"
