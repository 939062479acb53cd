"""What the names in a paper's texts stand for: periods, areas, categories, figures, people; facts are beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from reportgen.errors import ReportError, UnplacedError
from reportgen.periods import Period
from reportgen.spec.load import Registry
from reportgen.spec.registries import InForce, Organisation, Person, not_in_force
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
class Said(Named):
    """Something already in words, facts and all."""

    text: Text

    def say(self) -> Text:
        return self.text


@dataclass(frozen=True, slots=True)
class CategoryName(Named):
    """A column by which data are told apart: ``cctv[recent].top(incident, 3)``."""

    column: str

    def say(self) -> Text:
        return words(self.column)


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
class OrganisationName(Named):
    """``{{ met_police }}`` is its name, ``.short`` how lists name it."""

    key: str
    one: Organisation
    day: date
    attributes = frozenset({"name", "short"})

    def say(self) -> Text:
        _refuse_out_of_force(self.key, self.one, self.day)
        return words(self.one.name)

    @property
    def name(self) -> Said:
        return Said(self.say())

    @property
    def short(self) -> Said:
        self.say()
        return Said(words(self.one.short or self.one.name))


@dataclass(frozen=True, slots=True)
class PersonName(Named):
    """``{{ clerk }}`` is the role."""

    name: str
    person: Person
    organisation_name: OrganisationName | None
    day: date  # of the meeting
    attributes = frozenset({"role", "organisation", "email", "telephone"})

    def say(self) -> Text:
        _refuse_out_of_force(self.name, self.person, self.day)
        return words(self.person.role)

    @property
    def role(self) -> Said:
        return Said(self.say())

    @property
    def organisation(self) -> Said:
        return Said(self.organisation_name.say() if self.organisation_name else ())

    @property
    def email(self) -> Said:
        address = self.person.email or ""
        return Said((Run(address, link=f"mailto:{address}" if address else None),))

    @property
    def telephone(self) -> Words:
        return Words(self.person.telephone or "")


def members(registry: Registry, day: date) -> dict[str, PersonName | OrganisationName]:
    """All people and organisations by their names, as they are on the day of a meeting."""
    organisations = {name: OrganisationName(name, one, day) for name, one in registry.organisations.items()}
    people = {
        name: PersonName(name, person, organisations.get(person.organisation or ""), day)
        for name, person in registry.people.items()
    }
    return {**organisations, **people}


def _refuse_out_of_force(name: str, one: InForce, day: date) -> None:
    mistake = not_in_force(name, one, day)
    if mistake:
        raise UnplacedError(*mistake)


@dataclass(frozen=True, slots=True)
class NeedsData(Named):
    """A measure, or the area, in a paper that says neither area nor data."""

    def say(self) -> Text:
        raise UnplacedError("facts need the paper's area and its data", "add `area:` and `data_to:` to this paper")

    def names(self) -> Iterable[str]:
        self.say()
        return ()

    def __getitem__(self, key: object) -> Text:
        return self.say()


NEEDS_DATA = NeedsData()


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
