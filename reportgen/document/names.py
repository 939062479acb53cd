"""What the names in a paper's texts stand for: measures, facts, periods, areas, figures, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from reportgen.errors import Place, ReportError, UnplacedError
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.definitions import Person
from reportgen.wording import numbers
from reportgen.wording.changes import change_words, direction, target_rag
from reportgen.wording.templates import render
from reportgen.wording.text import Run, Text, words


class Named:
    """A name that texts may use. ``attributes`` are what may stand behind its dot, ``methods`` what may be called."""

    __slots__ = ()
    attributes: ClassVar[frozenset[str]] = frozenset()
    methods: ClassVar[frozenset[str]] = frozenset()

    def names(self) -> Iterable[str]:
        return self.attributes | self.methods

    @property
    def callable_names(self) -> frozenset[str]:
        return self.methods


@dataclass(frozen=True, slots=True)
class Words(Named):
    """A fixed text: a label, a role, a date."""

    text: str

    def say(self) -> Text:
        return words(self.text)


@dataclass(frozen=True, slots=True)
class PeriodName(Named):
    """``{{ recent }}`` is its long label; ``.span``, ``.to``, ``.short``, ``.length`` are other forms."""

    period: Period
    attributes = frozenset(
        {
            "label",
            "span",
            "to",
            "the",
            "short",
            "length",
            "title",
            "quarters_months",
            "last_month",
            "previous",
            "preceding",
        }
    )

    def say(self) -> Text:
        return words(self.period.label())

    @property
    def previous(self) -> PeriodName:
        """The same span a year before."""
        return PeriodName(self.period.previous_year())

    @property
    def preceding(self) -> PeriodName:
        """The span just before, of the same length."""
        return PeriodName(self.period.preceding())

    @property
    def label(self) -> Words:
        return Words(self.period.label())

    @property
    def span(self) -> Words:
        return Words(self.period.label("span"))

    @property
    def to(self) -> Words:
        return Words(self.period.label("to"))

    @property
    def the(self) -> Words:
        """Behind ``in``: ``the 4 months to September 2023``, ``Q2 2023/24``."""
        return Words(self.period.label("the"))

    @property
    def short(self) -> Words:
        return Words(self.period.label("short"))

    @property
    def length(self) -> Words:
        return Words(self.period.label("length"))

    @property
    def title(self) -> Words:
        """``4 month``, before a noun."""
        return Words(self.period.label("title"))

    @property
    def quarters_months(self) -> Words:
        return Words(self.period.label("quarters_months"))

    @property
    def last_month(self) -> Words:
        return Words(f"{self.period.end:%B %Y}")


@dataclass(frozen=True, slots=True)
class FactName(Named):
    """``{{ burglary[recent] }}`` is the number; behind the dot stand what it is compared with and how it is said."""

    fact: Fact
    scope: Scope
    place: Place
    attributes = frozenset(
        {
            "cases",
            "change",
            "difference",
            "percent",
            "direction",
            "previous",
            "preceding",
            "mean",
            "rate",
            "target",
            "target_met",
            "sentence",
            "period",
            "label",
            "missing",
            "area",
            "release",
        }
    )
    methods = frozenset({"rank", "ordinal", "against", "share_of"})

    def say(self) -> Text:
        wording = self.scope.house.wording
        if self.fact.value is None:
            return (Run(wording.not_available, fact=self.fact),)
        return (Run(numbers.prose_number(self.fact, wording), fact=self.fact),)

    @property
    def cases(self) -> Said:
        """With its noun: ``1 case``, ``551 cases``."""
        return Said(numbers.counted(self.fact, self.scope.house.wording))

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
    def period(self) -> PeriodName:
        if self.fact.period is None:
            raise UnplacedError(f"'{self.fact.label}' has no period")
        return PeriodName(self.fact.period)

    @property
    def previous(self) -> FactName:
        """The same span a year before."""
        return self._with(self.scope.book.previous(self.fact))

    @property
    def preceding(self) -> FactName:
        """The span just before, of the same length."""
        return self._with(self.scope.book.preceding(self.fact))

    @property
    def change(self) -> Said:
        """In words, against the same span a year before: ``an increase of 3.5%``."""
        return Said(change_words(self._change(), self.scope.house.wording))

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
        change = self._change()
        return Said((Run(direction(change, self.scope.house.wording), fact=change),))

    @property
    def mean(self) -> FactName:
        return self._with(self.scope.book.mean(self.fact))

    @property
    def rate(self) -> FactName:
        return self._with(self.scope.book.rate(self.fact))

    @property
    def target(self) -> FactName:
        return self._with(self.scope.book.target(self.fact))

    @property
    def target_met(self) -> Said:
        """``met``, ``nearly met`` or ``missed``: the number against its target."""
        difference = self.scope.book.difference(self.fact, self.scope.book.target(self.fact))
        colour = target_rag(difference, self.fact.polarity, self.scope.house.rag)
        return Said((Run(self.scope.house.target_words[colour].lower(), fact=difference),))

    @property
    def sentence(self) -> Said:
        """The house's ready sentence about the number and its change."""
        previous = self.scope.book.previous(self.fact)
        return Said(house_sentence("change" if previous.value is not None else "change_missing", self))

    def rank(self, among: object, by: object = "change") -> FactName:
        """The place among a peer group, e.g. ``8/32``."""
        if self.fact.period is None:
            raise UnplacedError(f"'{self.fact.label}' has no period to be ranked in")
        group = among.area if isinstance(among, AreaName) else str(among)
        if by not in ("value", "rate", "change"):
            raise UnplacedError(f"areas cannot be ranked by '{by}'", "say by='value', by='rate' or by='change'")
        return self._with(self.scope.book.rank(self.fact.measure, self.fact.period, self.fact.area, group, by))

    def ordinal(self) -> Said:
        """A rank in words: ``8th``, ``joint 5th``."""
        if self.fact.unit is not Unit.RANK:
            raise UnplacedError(f"a {self.fact.unit} is no rank", "write e.g. burglary[recent].rank(london).ordinal()")
        return Said((Run(numbers.rank_ordinal(self.fact), fact=self.fact),))

    def against(self, other: object) -> FactName:
        """The change from another fact; refused if the two are not alike."""
        if not isinstance(other, FactName):
            raise UnplacedError(
                "a fact can be compared only with a fact", "write e.g. burglary[recent].against(burglary[other])"
            )
        return self._with(self.scope.book.change(self.fact, other.fact))

    def share_of(self, whole: object) -> FactName:
        if not isinstance(whole, FactName):
            raise UnplacedError("a share is taken of a fact", "write e.g. knife[year].share_of(violence[year])")
        return self._with(self.scope.book.share_of(self.fact, whole.fact))

    def _change(self) -> Fact:
        if self.fact.unit in _COMPARED:
            return self.fact
        return self.scope.book.change(self.fact, self.scope.book.previous(self.fact))

    def _with(self, fact: Fact) -> FactName:
        return replace(self, fact=fact)


_COMPARED = (Unit.PERCENT_CHANGE, Unit.POINTS)


@dataclass(frozen=True, slots=True)
class Said(Named):
    """Something already in words, facts and all."""

    text: Text

    def say(self) -> Text:
        return self.text


@dataclass(frozen=True, slots=True)
class MeasureName(Named):
    """``{{ burglary }}`` is its name in a sentence; ``burglary[recent]`` its fact in the paper's area."""

    measure: str
    scope: Scope
    place: Place
    attributes = frozenset({"label", "phrase", "base_year"})
    methods = frozenset({"of"})

    def instead(self, name: str) -> str:
        """What to write where a fact's word stands behind the measure itself."""
        of_facts = name in FactName.attributes | FactName.methods
        return f"say of which period, e.g. [recent].{name}" if of_facts else ""

    def say(self) -> Text:
        return self.phrase.say()

    @property
    def label(self) -> Words:
        return Words(self.scope.book.measure(self.measure).label)

    @property
    def phrase(self) -> Words:
        spec = self.scope.book.measure(self.measure)
        return Words(spec.phrase or spec.label)

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

    def __getitem__(self, key: object) -> FactName:
        if isinstance(key, PeriodName):
            period = self.scope.within(key.period)
        elif isinstance(key, str):
            period = self.scope.period(key)
        else:
            raise UnplacedError("a measure is followed by a period in brackets", "write e.g. burglary[recent]")
        return FactName(self.scope.book.required(self.measure, period, self.scope.area), self.scope, self.place)


@dataclass(frozen=True, slots=True)
class AreaName(Named):
    """``{{ area }}`` is its label."""

    area: str
    label_text: str
    members: int = 1
    attributes = frozenset({"label", "number"})

    def say(self) -> Text:
        return words(self.label_text)

    @property
    def label(self) -> Words:
        return Words(self.label_text)

    @property
    def number(self) -> Words:
        """How many areas a peer group has."""
        return Words(str(self.members))


@dataclass(frozen=True, slots=True)
class FigureName(Named):
    """A figure of this paper; ``ref(name)`` points to it."""

    figure: str

    def say(self) -> Text:
        return (Run("", ref=self.figure),)


@dataclass(frozen=True, slots=True)
class PersonName(Named):
    """``{{ clerk }}`` is the role."""

    person: Person
    attributes = frozenset({"role", "organisation", "email"})

    def say(self) -> Text:
        return words(self.person.role)

    @property
    def role(self) -> Words:
        return Words(self.person.role)

    @property
    def organisation(self) -> Words:
        return Words(self.person.organisation or "")

    @property
    def email(self) -> Said:
        address = self.person.email or ""
        return Said((Run(address, link=f"mailto:{address}" if address else None),))


class ShortText(Named):
    """A shared paragraph: rendered once, for texts that use each other many times over would never end."""

    __slots__ = ("_render", "_said")

    def __init__(self, render_text: Callable[[], Text]) -> None:
        self._render = render_text
        self._said: Text | ReportError | None = None

    def say(self) -> Text:
        if self._said is None:
            try:
                self._said = self._render()
            except ReportError as error:
                self._said = error
        if isinstance(self._said, ReportError):
            raise self._said
        return self._said


def ref(figure: object) -> Said:
    """``{{ ref(burglary_trend) }}``: a live reference, e.g. Fig 1."""
    if not isinstance(figure, FigureName):
        raise UnplacedError("ref() takes the name of a figure of this paper", "write e.g. ref(burglary_trend)")
    return Said(figure.say())


def house_sentence(key: str, fact: FactName) -> Text:
    """A ready sentence of the house about a fact."""
    sentences = fact.scope.house.wording.sentences
    if key not in sentences:
        raise UnplacedError(f"the house has no sentence '{key}'", "add it to house.yaml under wording: sentences:")
    names = {
        "fact": fact,
        "previous": fact._with(fact.scope.book.previous(fact.fact)),
        "measure": MeasureName(fact.fact.measure, fact.scope, fact.place),
        "period": fact.period,
        "area": fact.area,
    }
    return render(sentences[key], names, fact.scope.house.wording.place("sentences", key))
