"""The book of facts: every number of a paper is counted once and by one rule, or derived from those that are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from reportgen.data.dates import first_day
from reportgen.data.model import Cube
from reportgen.data.needs import listed
from reportgen.errors import UnplacedError, cause_of, did_you_mean
from reportgen.measures.categories import ordered
from reportgen.measures.counts import Counts, Within, held_to
from reportgen.measures.derivations import Derivations
from reportgen.measures.derived import derived
from reportgen.measures.facts import ADDED_UP, Fact, Unit, period_of
from reportgen.measures.ids import counted_id
from reportgen.measures.origins import origin_of
from reportgen.measures.publication import published, quantity_of
from reportgen.periods import Period, Style
from reportgen.spec.definitions import Ratio

_A_FIGURE = {
    "count": "a count that stands for itself",
    "share": "a share",
    "rate": "a rate",
    "mean": "a mean",
    "money": "an amount that stands for itself",
    "score": "a score",
    "index": "an index",
    "ratio": "a ratio",
}
_MADE_ANEW = ("rate", "mean", "share", "per_unit", "remainder", "average", "sum")


class CubeOf(Protocol):
    """Gives a dataset's cube, told apart by the columns at least."""

    def __call__(self, dataset: str, columns: tuple[str, ...] = (), /) -> Cube: ...


@dataclass(slots=True)
class FactBook(Derivations):
    """Counts facts from cubes, each once."""

    cube: CubeOf
    home: str = ""  # the area whose targets are meant where a target names none
    _counts: dict[str, Counts] = field(default_factory=dict)
    _categories: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _facts: dict[tuple[object, ...], Fact] = field(default_factory=dict)

    def counts(self, measure: str, columns: tuple[str, ...] = ()) -> Counts:
        """The measure's counts, told apart by the columns at least."""
        counts = self._counts.get(measure)
        if counts is None or not set(columns) <= set(counts.cube.categories):
            spec = self.measure(measure)
            counts = self._counts[measure] = Counts.of(measure, spec, self.cube(spec.dataset, columns))
        return counts

    def categories(self, measure: str, column: str) -> tuple[str, ...]:
        """The values of a category of the measure's dataset: as the dataset or the measure orders them, the others
        after them by number and alphabet."""
        key = (measure, column)
        if key not in self._categories:
            spec = self.measure(measure)
            if spec.of is not None:
                return self.categories(spec.of.part, column)
            held = self.datasets[spec.dataset].categories
            if column not in held:
                what = f"the data of {spec.label} have no category '{column}'"
                raise UnplacedError(what, did_you_mean(column, held))
            given = self.datasets[spec.dataset].orders.get(column, []) or spec.where.get(column, [])
            found = self.counts(measure, (column,)).values(column)
            wanted = set(listed(spec.where[column])) if column in spec.where else None
            # An order is the dataset's: among its values may be those of other measures.
            wanted = set(found) if wanted is None and spec.where else wanted
            own = (value for value in listed(given) if wanted is None or value in wanted)
            self._categories[key] = ordered(found, own)
        return self._categories[key]

    def _within(self, measure: str, within: Within) -> Within:
        """The same in one order, each column and value known."""
        for column, value in within:
            known = self.categories(measure, column)
            if value not in known:
                what = f"the data of {self.measure(measure).label} have no {column} '{value}'"
                raise UnplacedError(what, did_you_mean(value, known))
        columns = [column for column, _ in within]
        for column in columns:
            if columns.count(column) > 1:
                what = f"{self.measure(measure).label} cannot be counted within two values of '{column}' at once"
                raise UnplacedError(what, "name one of them")
        return tuple(sorted(within))

    def count(self, measure: str, period: Period, area: str, within: Within = ()) -> Fact:
        """The count in the period, held to categories such as ``(("incident", "Theft"),)``.

        Without a value, and with the reason, if the data do not cover it.
        """
        key = ("count", measure, period, area, within)
        if key not in self._facts:
            self._facts[key] = self.published(self._count(measure, period, area, self._within(measure, within)))
        return self._facts[key]

    def published(self, fact: Fact) -> Fact:
        """The fact as the rule of its dataset lets it be published."""
        spec = self.measure(fact.measure)
        if fact.value is None or not self.guard.protects(spec.dataset):
            return fact
        quantity = quantity_of(fact, spec, self.counts(fact.measure), self.members(fact.area))
        of_records = self.datasets[spec.dataset].layout == "records"
        return published(fact, quantity, spec.rule == "mean", of_records, self.guard)

    def _count(self, measure: str, period: Period, area: str, within: Within) -> Fact:
        spec, members = self.measure(measure), self.members(area)
        if spec.of is not None:
            return self._reckoned(measure, spec.of, period, area, within)
        counts = self.counts(measure, tuple(column for column, _ in within))
        self._refuse_adding_up(measure, counts, period, area)
        missing = counts.absent(period, members, within)
        cell = counts.total(period, members, within)
        if spec.rule == "value" and cell.rows > 1:
            raise UnplacedError(
                f"{held_to(spec.label, within)} has {cell.rows} rows for {self.area_label(area)} in {period.label()}, "
                "and its figure is one of them",
                "hold the measure to one of them by `where`, or the fact by a category",
            )
        value = None if missing else cell.value
        if value is not None and spec.rule == "mean":
            value = value / cell.rows if cell.rows else None
            missing = "" if cell.rows else "there is nothing to take a mean of"
        unit = Unit.MEAN if spec.rule == "mean" and spec.unit == "count" else Unit(spec.unit)
        return Fact(
            id=counted_id(measure, period, area, within),
            value=value,
            unit=unit,
            measure=measure,
            label=held_to(spec.label, within),
            area=area,
            area_label=self.area_label(area),
            period=period,
            noun=spec.noun,
            polarity=spec.polarity,
            missing=missing,
            per=spec.per if unit is Unit.RATE else None,
            categories=within,
            mark=cell.mark if bool(missing) == (cell.value is None) else "",
            low=cell.low if value is not None else None,
            high=cell.high if value is not None else None,
            origins=(origin_of(spec.dataset, self.datasets[spec.dataset], counts.cube, 0 if missing else cell.rows),),
        )

    def _refuse_adding_up(self, measure: str, counts: Counts, period: Period, area: str) -> None:
        """People and given figures are not added up: neither over time nor over areas."""
        spec, several = self.measure(measure), len(counts.dates(period)) > 1
        is_base = any(one.base is not None and one.base.measure == measure for one in self.measures.values())
        if is_base and several:
            raise UnplacedError(
                f"{spec.label} are not added up over {period.label()}: they are the same {spec.noun[1]} each time",
                "ask for one date of them",
            )
        if spec.rule != "value":
            return
        if several:
            what = f"{spec.label} is {_A_FIGURE[spec.unit]}, which is not added up over {period.label()}"
            raise UnplacedError(what, f"ask for one {counts.cube.time} of the data")
        if len(self.members(area)) > 1:
            what = f"{spec.label} is {_A_FIGURE[spec.unit]}, which is not added up over {self.area_label(area)}"
            raise UnplacedError(what, "ask for one area; if the data have a figure of the whole, define it as an area")

    def _reckoned(self, measure: str, ratio: Ratio, period: Period, area: str, within: Within) -> Fact:
        """The share of two measures, or how many of one there are for each (or each ``per``) of the other."""
        spec = self.measure(measure)
        part, whole = (self.count(name, period, area, within) for name in (ratio.part, ratio.whole))
        fact = self.share_of(part, whole) if spec.unit in ("count", "share") else self.per_unit(part, whole)
        if spec.unit == "rate" and fact.value is not None:
            fact = replace(fact, value=fact.value * spec.per, unit=Unit.RATE, per=spec.per, noun=part.noun)
        if "noun" in spec.model_fields_set:
            fact = replace(fact, noun=spec.noun)
        return replace(
            fact,
            id=counted_id(measure, period, area, within),
            measure=measure,
            label=held_to(spec.label, within),
            polarity=spec.polarity,
            made="",
        )

    def required(self, measure: str, period: Period, area: str, within: Within = ()) -> Fact:
        """The count, or an error that says which months are missing."""
        fact = self.count(measure, period, area, within)
        if fact.missing and not fact.mark:
            raise UnplacedError(
                f"{fact.label} in {fact.area_label} has no figure for {period.label()}: {fact.missing}",
                self._held_elsewhere(measure, area) or "choose a period that the data cover, or add the data",
                cause_of(fact.missing),
            )
        return fact

    def _held_elsewhere(self, measure: str, area: str) -> str:
        """What to write where the data are of other areas, e.g. of wards; nothing if they are of this one too."""
        if self.measure(measure).of is not None:
            return ""
        held = set(self.counts(measure).cube.areas)
        if held.issuperset(self.members(area)):
            return ""
        group = next((name for name, one in self.groups.items() if held.issuperset(one.areas)), None)
        return f"the data are of {self.area_label(group)}: write .of({group}), or `area: {group}`" if group else ""

    def previous(self, fact: Fact) -> Fact:
        """The same span a year before."""
        return self.elsewhen(fact, Period.previous_year)

    def preceding(self, fact: Fact) -> Fact:
        """The span of the same length that ends where this one begins."""
        return self.elsewhen(fact, Period.preceding)

    def elsewhen(self, fact: Fact, moved: Callable[[Period], Period]) -> Fact:
        """The same at another time: what it was computed from is computed anew."""
        made = fact.made
        if not made:
            return self.count(fact.measure, moved(period_of(fact)), fact.area, fact.categories)
        if made not in _MADE_ANEW:
            raise UnplacedError(f"a {fact.unit} has no earlier span of its own", "take the span of the count")
        inputs = [self.elsewhen(one, moved) for one in fact.inputs]
        if made == "rate":
            return self.rate(inputs[0])
        if made == "mean":
            return self.mean(inputs[0])
        if made == "share":
            return self.share(inputs[0], inputs[1])
        if made == "per_unit":
            return self.per_unit(inputs[0], inputs[1])
        if made == "remainder":
            return self.remainder(inputs[0], inputs[1:])
        return self.average(inputs) if made == "average" else self.sum(inputs)

    def rate(self, fact: Fact) -> Fact:
        """Per 1,000 (or the measure's ``per``) of the population of the measure's stated year; a given rate is one."""
        if fact.unit is Unit.RATE:
            return fact
        if fact.unit is not Unit.COUNT:
            raise UnplacedError(f"a {fact.unit} cannot be set against a population", "take the count itself")
        base = self.measure(fact.measure).base
        if base is None:
            raise UnplacedError(
                f"'{fact.measure}' has no base for a rate", "give the measure `base: {measure: ..., year: ...}`"
            )
        year = Period(date(base.year, 1, 1), date(base.year, 12, 31), Style.CALENDAR_YEAR)
        # Of the same women or the same age, where the population is told apart so; of all people otherwise.
        held = self.datasets[self.measure(base.measure).dataset].categories
        alike = tuple((column, value) for column, value in fact.categories if column in held)
        people = self.count(base.measure, year, fact.area, alike)
        if people.missing or not people.value:
            dates = self.counts(base.measure).cube.dates
            raise UnplacedError(
                f"'{base.measure}' has no figure of {base.year} for {fact.area_label}",
                f"it covers {first_day(dates[0]):%Y} to {first_day(dates[-1]):%Y}: name one of these as `base: year`",
            )
        value = None if fact.value is None else fact.value / people.value * base.per
        return replace(derived(fact, Unit.RATE, value, (fact, people), "rate"), per=base.per)

    def target(self, fact: Fact) -> Fact:
        """The measure's target over the fact's period; that of a share, a rate or a score is for any period."""
        target = self.measure(fact.measure).target
        if target is None:
            raise UnplacedError(
                f"'{fact.measure}' has no target", "give the measure `target: {value: ..., source: ...}`"
            )
        owner = target.area or self.home or fact.area
        if fact.area != owner:
            raise UnplacedError(
                f"the target of '{fact.measure}' is that of {self.area_label(owner)}, not of {fact.area_label}",
                "set it beside numbers of that area",
            )
        if fact.unit not in ADDED_UP:
            if fact.made:
                raise UnplacedError(f"a {fact.unit} cannot be measured by a target", "take the count itself")
            return derived(fact, fact.unit, target.value, (fact,), "target")
        months = {"month": 1, "quarter": 3, "year": 12}[target.per]
        length = period_of(fact).n_months
        if not length:
            raise UnplacedError(
                f"{period_of(fact).label()} has no whole months to set a target over", "name whole months"
            )
        return derived(fact, fact.unit, target.value * length / months, (fact,), "target")
