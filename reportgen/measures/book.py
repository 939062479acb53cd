"""The book of facts: every number of a paper, each computed once and by one rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, Protocol

from reportgen.data.dates import first_day
from reportgen.data.model import Cube, Mark
from reportgen.data.needs import listed
from reportgen.disclosure.guard import Box, Guard, Quantity, Verdict
from reportgen.errors import UnplacedError, cause_of, did_you_mean
from reportgen.measures.categories import ordered
from reportgen.measures.counts import Counts, Within
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.ids import counted_id, derived_id
from reportgen.measures.magnitude import magnitude
from reportgen.measures.origins import origin_of, origins_of, releases
from reportgen.periods import Period, Style
from reportgen.spec.definitions import Area, Dataset, Measure, PeerGroup, Ratio

RankBy = Literal["value", "rate", "change"]
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
_ADDED_UP = (Unit.COUNT, Unit.MONEY)


class CubeOf(Protocol):
    """Gives a dataset's cube, told apart by the columns at least."""

    def __call__(self, dataset: str, columns: tuple[str, ...] = (), /) -> Cube: ...


@dataclass(slots=True)
class FactBook:
    """Computes facts from cubes; ``allow`` names the comparisons that a spec lets pass."""

    datasets: Mapping[str, Dataset]
    measures: Mapping[str, Measure]
    areas: Mapping[str, Area]
    groups: Mapping[str, PeerGroup]
    cube: CubeOf
    allow: frozenset[str] = frozenset()
    home: str = ""  # the area whose targets are meant where a target names none
    guard: Guard = field(default_factory=Guard)
    let_pass: dict[str, None] = field(default_factory=dict)  # the rules that comparisons so far were let pass by
    _counts: dict[str, Counts] = field(default_factory=dict)
    _categories: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _facts: dict[tuple[object, ...], Fact] = field(default_factory=dict)

    # --- names ---------------------------------------------------------------------------------------------

    def measure(self, name: str) -> Measure:
        if name not in self.measures:
            raise UnplacedError(f"there is no measure '{name}'", did_you_mean(name, self.measures))
        return self.measures[name]

    def base_notes(self, measures: Iterable[str]) -> tuple[str, ...]:
        """What the rates are reckoned on: ``Rates are per 1,000 residents, by the estimates of 2022.``"""
        bases: dict[tuple[str, int, int], list[str]] = {}
        for spec in map(self.measure, measures):
            if spec.base is not None:
                bases.setdefault(spec.base.key, []).append(spec.label)
        return tuple(
            f"{'Rates' if len(bases) == 1 else f'Rates of {_listed(labels)}'} are per {per:,} "
            f"{self.measure(measure).noun[1]}, by the estimates of {year}."
            for (measure, year, per), labels in bases.items()
        )

    def target_notes(self, measures: Iterable[str]) -> tuple[str, ...]:
        """Who set the targets."""
        targets = [(spec.label, spec.target) for spec in map(self.measure, measures) if spec.target is not None]
        return tuple(f"Target of {label}: {target.source}." for label, target in targets)

    def members(self, area: str) -> tuple[str, ...]:
        """The areas that an area or a peer group stands for."""
        if area in self.groups:
            return tuple(self.groups[area].areas)
        if area not in self.areas:
            raise UnplacedError(f"there is no area '{area}'", did_you_mean(area, [*self.areas, *self.groups]))
        return (area,)

    def area_label(self, area: str) -> str:
        self.members(area)
        return self.groups[area].label if area in self.groups else self.areas[area].label

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

    # --- facts ---------------------------------------------------------------------------------------------

    def count(self, measure: str, period: Period, area: str, within: Within = ()) -> Fact:
        """The count in the period, held to categories such as ``(("incident", "Theft"),)``.

        Without a value, and with the reason, if the data do not cover it.
        """
        key = ("count", measure, period, area, within)
        if key not in self._facts:
            self._facts[key] = self.published(self._count(measure, period, area, self._within(measure, within)))
        return self._facts[key]

    def published(self, fact: Fact) -> Fact:
        """The fact as the rule of its dataset lets it be published; the number of its rows would tell the rest."""
        dataset = self.measure(fact.measure).dataset
        if fact.value is None or not self.guard.protects(dataset):
            return fact
        rows = sum(origin.rows or 0 for origin in fact.origins)
        fact = replace(fact, origins=tuple(replace(origin, rows=None) for origin in fact.origins))
        if fact.unit is Unit.COUNT:
            return _judged(fact, self.guard.judge(fact.id, self._quantity(fact), fact.value or 0.0))
        if self.measure(fact.measure).rule == "mean" and fact.unit is Unit.MEAN and rows:
            # Of one cell, the mean is its number: it is published if their sum may be.
            verdict = self.guard.judge(f"sum({fact.id})", self._quantity(fact), (fact.value or 0.0) * rows)
            return _judged(fact, verdict._replace(value=None if verdict.value is None else verdict.value / rows))
        if self.datasets[dataset].layout == "records":
            return _judged(fact, self.guard.judge_few(dataset, fact.value or 0.0, rows))
        return fact

    def _quantity(self, fact: Fact) -> Quantity:
        """What the fact counts, whatever it is called."""
        spec, counts = self.measure(fact.measure), self.counts(fact.measure)
        held = {column: frozenset(map(str, listed(values))) for column, values in spec.where.items()}
        for column, value in fact.categories:
            held[column] = held.get(column, frozenset({value})) & {value}
        dates = frozenset(counts.dates(_period(fact)))
        box = Box(frozenset(self.members(fact.area)), dates, tuple(sorted(held.items())))
        return Quantity(spec.dataset, counts.counted, (box,), scale=counts.scale)

    def _of_small_base(self, percentage: Fact, base: Fact) -> Fact:
        """The percentage, marked if its base is one of a protected dataset and small."""
        datasets = frozenset(origin.dataset for origin in base.origins)
        small = percentage.value is not None and self.guard.small_base(datasets, base.value or 0.0)
        return replace(percentage, mark="low") if small else percentage

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
                f"{self._label(measure, within)} has {cell.rows} rows for {self.area_label(area)} in {period.label()}, "
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
            label=self._label(measure, within),
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

    def _label(self, measure: str, within: Within) -> str:
        label = self.measure(measure).label
        return f"{label} ({', '.join(value for _, value in within)})" if within else label

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
            label=self._label(measure, within),
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
            return self.count(fact.measure, moved(_period(fact)), fact.area, fact.categories)
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

    def difference(self, now: Fact, before: Fact) -> Fact:
        """``now - before``, in the unit of both; percentage points for shares."""
        self._comparable(now, before)
        unit = Unit.POINTS if now.unit is Unit.SHARE else Unit.DIFFERENCE
        value = None if now.value is None or before.value is None else now.value - before.value
        return self.derived(now, unit, value, (now, before), "difference")

    def change(self, now: Fact, before: Fact) -> Fact:
        """``(now - before) / before x 100``; percentage points for shares; no value from zero or below."""
        if now.unit is Unit.SHARE:
            return self.difference(now, before)
        self._comparable(now, before)
        value, missing = None, now.missing or before.missing
        if now.value is not None and before.value is not None:
            if before.value <= 0:
                missing = f"a change from {'below ' if before.value else ''}zero has no percentage"
            else:
                value = (now.value - before.value) / before.value * 100
        change = self.derived(now, Unit.PERCENT_CHANGE, value, (now, before), "change")
        return self._of_small_base(replace(change, missing=missing), before)

    def mean(self, fact: Fact) -> Fact:
        """Per month of the period."""
        _only_counts(fact, "taken by month")
        months = _period(fact).n_months
        if not months:
            raise UnplacedError(f"{_period(fact).label()} has no whole months to take a mean over", "name whole months")
        value = None if fact.value is None else fact.value / months
        return self.derived(fact, Unit.MEAN if fact.unit is Unit.COUNT else fact.unit, value, (fact,), "mean")

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
        return replace(self.derived(fact, Unit.RATE, value, (fact, people), "rate"), per=base.per)

    def share(self, part: Fact, whole: Fact) -> Fact:
        """Per cent of the whole; both are counts of one release."""
        for fact in (part, whole):
            _only_counts(fact, "part of a share")
        self._one_release(part, whole)
        value, missing = None, part.missing or whole.missing
        if part.value is not None and whole.value is not None:
            if whole.value == 0:
                missing = "a share of nothing cannot be taken"
            else:
                value = part.value / whole.value * 100
        share = self.derived(part, Unit.SHARE, value, (part, whole), "share")
        return self._of_small_base(replace(share, missing=missing), whole)

    def per_unit(self, part: Fact, whole: Fact) -> Fact:
        """How many of one there are for each of the other: ``4.3 incidents per meeting``."""
        for fact in (part, whole):
            _only_counts(fact, "set against each other")
        if self._refused("periods", part.period != whole.period) or part.area != whole.area:
            what = f"{part.label} and {whole.label} are not of one period and area"
            raise UnplacedError(what, "take both of one period and area")
        value, missing = None, part.missing or whole.missing
        if part.value is not None and whole.value is not None:
            missing = "" if whole.value else f"there were no {whole.noun[1]}"
            value = part.value / whole.value if whole.value else None
        unit = Unit.MEAN if part.unit is Unit.COUNT else part.unit
        nouns = (f"{part.noun[0]} per {whole.noun[0]}", f"{part.noun[1]} per {whole.noun[0]}")
        return replace(self.derived(part, unit, value, (part, whole), "per_unit"), missing=missing, noun=nouns)

    def share_of(self, part: Fact, whole: Fact) -> Fact:
        """Per cent of a whole that an author names: of the same span, and of an area that holds the part's."""
        if "periods" not in self.allow and part.period != whole.period:
            raise UnplacedError(
                f"{_period(part).label()} is no part of {_period(whole).label()}", "take both of one period"
            )
        if not set(self.members(part.area)) <= set(self.members(whole.area)):
            raise UnplacedError(f"{part.area_label} is no part of {whole.area_label}", "take both of one area")
        if not set(whole.categories) <= set(part.categories):
            what = f"{part.label} is no part of {whole.label}"
            raise UnplacedError(what, "take the part within the categories of the whole")
        share = self.share(part, whole)
        if share.value is not None and share.value > 100:
            raise UnplacedError(
                f"{part.label} is more than {whole.label}, and so no part of it", "take the share the other way round"
            )
        return share

    def rank(
        self, measure: str, period: Period, area: str, among: str, by: RankBy, within: Within = ()
    ) -> Fact:
        """The area's place among its peers, 1 being best by the measure's polarity; ties share the better place.

        By change: exact ratios are compared; an area that rose from zero stands last (or first, if higher is better).
        """
        key = ("rank", measure, period, area, among, by, within)
        if key not in self._facts:
            self._facts[key] = self._rank(measure, period, area, among, by, within)
        return self._facts[key]

    def _rank(self, measure: str, period: Period, area: str, among: str, by: RankBy, within: Within) -> Fact:
        spec, members = self.measure(measure), self.members(among)
        if spec.polarity == "none":
            raise UnplacedError(
                f"'{measure}' cannot be ranked: nothing says which is better",
                "give the measure `polarity: lower` or higher",
            )
        if among not in self.groups:
            what = f"{self.area_label(among)} is one area, among which nothing can be ranked"
            raise UnplacedError(what, did_you_mean(among, self.groups))
        if area not in members:
            raise UnplacedError(
                f"{self.area_label(area)} is not one of {self.area_label(among)}",
                "name a peer group that the area belongs to",
            )
        facts = {member: self._ranked_fact(measure, period, member, by, within) for member in members}
        own = facts[area]
        result = replace(
            self.derived(own, Unit.RANK, None, tuple(facts.values()), f"rank-{by}-{among}"), of=len(members), per=None
        )
        keys = {member: magnitude(fact) for member, fact in facts.items()}
        without = [facts[member] for member in members if keys[member] is None]
        if without:
            return replace(result, missing=own.missing if own in without else _without_figure(without, len(members)))
        sign = 1 if spec.polarity == "lower" else -1
        placed = [sign * key for key in keys.values() if key is not None]
        mine = sign * (keys[area] or 0)
        return replace(result, value=1 + sum(key < mine for key in placed), tied=placed.count(mine) > 1, missing="")

    def _ranked_fact(self, measure: str, period: Period, area: str, by: RankBy, within: Within) -> Fact:
        fact = self.count(measure, period, area, within)
        if by == "value":
            return fact
        if by == "rate":
            return self.rate(fact)
        return self.change(fact, self.previous(fact))

    def rolling(
        self, measure: str, period: Period, area: str, months: int = 12, within: Within = ()
    ) -> tuple[Fact, ...]:
        """For each month of the period, the count of so many months up to it."""
        return tuple(
            self.count(measure, Period.months_to(months, month.end), area, within) for month in period.months
        )

    def index(self, fact: Fact, base: Fact) -> Fact:
        """Per cent of the number at a base period of the same length, which is 100."""
        self._comparable(fact, base)
        value, missing = None, fact.missing or base.missing
        if fact.value is not None and base.value is not None:
            if base.value > 0:
                value = fact.value / base.value * 100
            else:
                missing = f"the base, {_period(base).label()}, is {'below ' if base.value else ''}zero"
        return replace(self.derived(fact, Unit.INDEX, value, (fact, base), "index"), missing=missing, per=None)

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
        if fact.unit not in _ADDED_UP:
            if fact.made:
                raise UnplacedError(f"a {fact.unit} cannot be measured by a target", "take the count itself")
            return self.derived(fact, fact.unit, target.value, (fact,), "target")
        months = {"month": 1, "quarter": 3, "year": 12}[target.per]
        length = _period(fact).n_months
        if not length:
            raise UnplacedError(
                f"{_period(fact).label()} has no whole months to set a target over", "name whole months"
            )
        return self.derived(fact, fact.unit, target.value * length / months, (fact,), "target")

    def sum(self, facts: Sequence[Fact]) -> Fact:
        """Of all the facts; without a value if one of them has none, for a part is not the whole."""
        if not any(fact.value is not None or fact.mark == "c" for fact in facts):
            raise UnplacedError("there is nothing to add up: no number is there", "choose a period that the data cover")
        nouns = sorted({fact.noun[1] for fact in facts})
        if len(nouns) > 1:
            raise UnplacedError(f"{' and '.join(nouns)} cannot be added up", "add up measures of one noun")
        values = [fact.value for fact in facts if fact.value is not None]
        whole = replace(
            facts[0],
            period=_spanned(facts),
            label=_listed(fact.label for fact in facts),
            area_label=_listed(fact.area_label for fact in facts),
            categories=tuple(one for one in facts[0].categories if all(one in fact.categories for fact in facts)),
        )
        value = sum(values) if len(values) == len(facts) else None
        added = self.derived(whole, whole.unit, value, tuple(facts), "sum")
        # Of protected counts, the sum is a number of its own: published though a part of it is not, or the other way.
        verdict = self.guard.judge_sum(added.id, tuple(fact.id for fact in facts))
        return added if verdict is None else _judged(added, verdict)

    def remainder(self, whole: Fact, parts: Sequence[Fact]) -> Fact:
        """What is left of the whole without its parts, which do not overlap."""
        for part in parts:
            self._one_release(whole, part)
            if part.unit is not whole.unit or part.noun != whole.noun:
                raise UnplacedError(f"{part.label} is no part of {whole.label}", "take both of one noun and unit")
        values = [part.value for part in parts if part.value is not None]
        value = whole.value - sum(values) if whole.value is not None and len(values) == len(parts) else None
        if value is not None and value < 0:
            what = f"the parts of {whole.label} add up to {sum(values):,g}, and the whole is {whole.value:,g}"
            raise UnplacedError(what, "correct the data, or take what is a part of it")
        left = self.derived(whole, whole.unit, value, (whole, *parts), "remainder")
        verdict = self.guard.judge_remainder(left.id, whole.id, tuple(part.id for part in parts))
        return left if verdict is None else _judged(left, verdict)

    def average(self, facts: Sequence[Fact]) -> Fact:
        """The mean of the facts that have a value, in their unit."""
        whole = self.sum([fact for fact in facts if fact.value is not None or fact.mark == "c"])
        value = None if whole.value is None else whole.value / len(whole.inputs)
        return self.derived(replace(whole.inputs[0], period=whole.period), whole.unit, value, whole.inputs, "average")

    def derived(self, fact: Fact, unit: Unit, value: float | None, inputs: tuple[Fact, ...], name: str) -> Fact:
        missing = "" if value is not None else next((each.missing for each in inputs if each.missing), "")
        return replace(
            fact,
            id=derived_id(name, fact, inputs),
            value=value,
            unit=unit,
            inputs=inputs,
            made=name,
            low=None,
            high=None,
            origins=origins_of(inputs),
            missing=missing,
            mark=_mark(value, inputs),
        )

    def _comparable(self, now: Fact, before: Fact) -> None:
        """Like is compared with like, or the spec says why not (``allow``)."""
        if now.unit is not before.unit:
            raise UnplacedError(f"a {now.unit} cannot be compared with a {before.unit}", "compare two of one unit")
        if now.per != before.per:
            raise UnplacedError("two rates on different bases cannot be compared", "give both measures the same `per`")
        if self._refused("periods", not _period(now).same_length(_period(before))):
            raise UnplacedError(
                f"{_period(now).label()} and {_period(before).label()} are not equally long",
                "compare equal spans, or say why it is fair: `allow: {periods: ...}`",
            )
        self._one_release(now, before)
        if self._refused("measures", now.measure != before.measure):
            raise UnplacedError(
                f"{now.label} and {before.label} are two measures",
                "compare one with itself, or say why it is fair: `allow: {measures: ...}`",
            )
        counted = now.unit in (Unit.COUNT, Unit.MONEY, Unit.DIFFERENCE) or (now.unit is Unit.MEAN and now.inputs)
        if self._refused("measures", now.categories != before.categories and bool(counted)):
            raise UnplacedError(
                f"{now.label} and {before.label} are not alike",
                "compare shares, or say why it is fair: `allow: {measures: ...}`",
            )
        if self._refused("areas", now.area != before.area and bool(counted)):
            raise UnplacedError(
                f"counts of {now.area_label} and {before.area_label} are not alike",
                "compare rates, or say why it is fair: `allow: {areas: ...}`",
            )

    def _refused(self, rule: str, unlike: bool) -> bool:
        """Whether a comparison is refused; one that the spec lets pass is remembered, so that its reason is printed."""
        if unlike and rule in self.allow:
            self.let_pass[rule] = None
            return False
        return unlike

    def _one_release(self, now: Fact, before: Fact) -> None:
        if self._refused("releases", releases(now) != releases(before)):
            names = " and ".join(sorted(releases(now) ^ releases(before)))
            raise UnplacedError(
                f"two releases are compared: {names}", "use one, or say why it is fair: `allow: {releases: ...}`"
            )


def _judged(fact: Fact, verdict: Verdict) -> Fact:
    if verdict.value is None:
        return replace(fact, value=None, mark="c", missing=verdict.missing, low=None, high=None)
    return replace(fact, value=verdict.value, mark="" if fact.mark == "c" else fact.mark, missing="")


def _mark(value: float | None, inputs: Sequence[Fact]) -> Mark:
    """Without a value, it is suppressed or not there if one of its inputs is; with one, it is as weak as they are."""
    marks = [fact.mark for fact in inputs]
    kinds: tuple[Mark, ...] = ("c", "x", "z") if value is None else ("low", "p", "r")
    return next((kind for kind in kinds if kind in marks), "")


def _listed(labels: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(labels))


def _period(fact: Fact) -> Period:
    if fact.period is None:
        raise UnplacedError(f"'{fact.label}' has no period", "take a fact of one period")
    return fact.period


def _only_counts(fact: Fact, use: str) -> None:
    if fact.unit not in _ADDED_UP:
        raise UnplacedError(f"a {fact.unit} cannot be {use}", "take the count itself")


def _spanned(facts: Sequence[Fact]) -> Period:
    """The days of all the facts together; the first one's own words if all are of one period."""
    periods = [_period(fact) for fact in facts]
    if len(set(periods)) == 1:
        return periods[0]
    return Period(min(period.start for period in periods), max(period.end for period in periods))


def _without_figure(facts: Sequence[Fact], of: int) -> str:
    if len(facts) > 3:
        return f"{len(facts)} of the {of} areas have no figure"
    names = " and ".join(fact.area_label for fact in facts)
    return f"{names} {'has' if len(facts) == 1 else 'have'} no figure"
