"""How numbers are made of numbers: changes, shares, means, sums, each by one rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportgen.disclosure.guard import Guard
from reportgen.errors import UnplacedError
from reportgen.measures.comparability import Comparability
from reportgen.measures.definitions import Definitions
from reportgen.measures.derived import derived
from reportgen.measures.facts import ADDED_UP, Fact, Unit, listed_labels, period_of
from reportgen.measures.publication import judged
from reportgen.periods import Period


@dataclass(slots=True, kw_only=True)
class Derivations(Definitions):
    """Makes facts of facts alone, without counting anything."""

    comparability: Comparability = field(default_factory=Comparability)
    guard: Guard = field(default_factory=Guard)

    def difference(self, now: Fact, before: Fact) -> Fact:
        """``now - before``, in the unit of both; percentage points for shares."""
        self.comparability.alike(now, before)
        unit = Unit.POINTS if now.unit is Unit.SHARE else Unit.DIFFERENCE
        value = None if now.value is None or before.value is None else now.value - before.value
        return derived(now, unit, value, (now, before), "difference")

    def change(self, now: Fact, before: Fact) -> Fact:
        """``(now - before) / before x 100``; percentage points for shares; no value from zero or below."""
        if now.unit is Unit.SHARE:
            return self.difference(now, before)
        self.comparability.alike(now, before)
        value, missing = None, now.missing or before.missing
        if now.value is not None and before.value is not None:
            if before.value <= 0:
                missing = f"a change from {'below ' if before.value else ''}zero has no percentage"
            else:
                value = (now.value - before.value) / before.value * 100
        change = derived(now, Unit.PERCENT_CHANGE, value, (now, before), "change")
        return self._of_small_base(replace(change, missing=missing), before)

    def mean(self, fact: Fact) -> Fact:
        """Per month of the period."""
        _only_counts(fact, "taken by month")
        months = period_of(fact).n_months
        if not months:
            what = f"{period_of(fact).label()} has no whole months to take a mean over"
            raise UnplacedError(what, "name whole months")
        value = None if fact.value is None else fact.value / months
        return derived(fact, Unit.MEAN if fact.unit is Unit.COUNT else fact.unit, value, (fact,), "mean")

    def share(self, part: Fact, whole: Fact) -> Fact:
        """Per cent of the whole; both are counts of one release."""
        for fact in (part, whole):
            _only_counts(fact, "part of a share")
        self.comparability.one_release(part, whole)
        value, missing = None, part.missing or whole.missing
        if part.value is not None and whole.value is not None:
            if whole.value == 0:
                missing = "a share of nothing cannot be taken"
            else:
                value = part.value / whole.value * 100
        share = derived(part, Unit.SHARE, value, (part, whole), "share")
        return self._of_small_base(replace(share, missing=missing), whole)

    def share_of(self, part: Fact, whole: Fact) -> Fact:
        """Per cent of a whole that an author names: of the same span, and of an area that holds the part's."""
        if self.comparability.refused("periods", part.period != whole.period):
            raise UnplacedError(
                f"{period_of(part).label()} is no part of {period_of(whole).label()}", "take both of one period"
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

    def per_unit(self, part: Fact, whole: Fact) -> Fact:
        """How many of one there are for each of the other: ``4.3 incidents per meeting``."""
        for fact in (part, whole):
            _only_counts(fact, "set against each other")
        if self.comparability.refused("periods", part.period != whole.period) or part.area != whole.area:
            what = f"{part.label} and {whole.label} are not of one period and area"
            raise UnplacedError(what, "take both of one period and area")
        value, missing = None, part.missing or whole.missing
        if part.value is not None and whole.value is not None:
            missing = "" if whole.value else f"there were no {whole.noun[1]}"
            value = part.value / whole.value if whole.value else None
        unit = Unit.MEAN if part.unit is Unit.COUNT else part.unit
        nouns = (f"{part.noun[0]} per {whole.noun[0]}", f"{part.noun[1]} per {whole.noun[0]}")
        return replace(derived(part, unit, value, (part, whole), "per_unit"), missing=missing, noun=nouns)

    def index(self, fact: Fact, base: Fact) -> Fact:
        """Per cent of the number at a base period of the same length, which is 100."""
        self.comparability.alike(fact, base)
        value, missing = None, fact.missing or base.missing
        if fact.value is not None and base.value is not None:
            if base.value > 0:
                value = fact.value / base.value * 100
            else:
                missing = f"the base, {period_of(base).label()}, is {'below ' if base.value else ''}zero"
        return replace(derived(fact, Unit.INDEX, value, (fact, base), "index"), missing=missing, per=None)

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
            label=listed_labels(fact.label for fact in facts),
            area_label=listed_labels(fact.area_label for fact in facts),
            categories=tuple(one for one in facts[0].categories if all(one in fact.categories for fact in facts)),
        )
        value = sum(values) if len(values) == len(facts) else None
        added = derived(whole, whole.unit, value, tuple(facts), "sum")
        # Of protected counts, the sum is a number of its own: published though a part of it is not, or the other way.
        verdict = self.guard.judge_sum(added.id, tuple(fact.id for fact in facts))
        return added if verdict is None else judged(added, verdict)

    def remainder(self, whole: Fact, parts: Sequence[Fact]) -> Fact:
        """What is left of the whole without its parts, which do not overlap."""
        for part in parts:
            self.comparability.one_release(whole, part)
            if part.unit is not whole.unit or part.noun != whole.noun:
                raise UnplacedError(f"{part.label} is no part of {whole.label}", "take both of one noun and unit")
        values = [part.value for part in parts if part.value is not None]
        value = whole.value - sum(values) if whole.value is not None and len(values) == len(parts) else None
        if value is not None and value < 0:
            what = f"the parts of {whole.label} add up to {sum(values):,g}, and the whole is {whole.value:,g}"
            raise UnplacedError(what, "correct the data, or take what is a part of it")
        left = derived(whole, whole.unit, value, (whole, *parts), "remainder")
        verdict = self.guard.judge_remainder(left.id, whole.id, tuple(part.id for part in parts))
        return left if verdict is None else judged(left, verdict)

    def average(self, facts: Sequence[Fact]) -> Fact:
        """The mean of the facts that have a value, in their unit."""
        whole = self.sum([fact for fact in facts if fact.value is not None or fact.mark == "c"])
        value = None if whole.value is None else whole.value / len(whole.inputs)
        return derived(replace(whole.inputs[0], period=whole.period), whole.unit, value, whole.inputs, "average")

    def _of_small_base(self, percentage: Fact, base: Fact) -> Fact:
        """The percentage, marked if its base is one of a protected dataset and small."""
        datasets = frozenset(origin.dataset for origin in base.origins)
        small = percentage.value is not None and self.guard.small_base(datasets, base.value or 0.0)
        return replace(percentage, mark="low") if small else percentage


def _only_counts(fact: Fact, use: str) -> None:
    if fact.unit not in ADDED_UP:
        raise UnplacedError(f"a {fact.unit} cannot be {use}", "take the count itself")


def _spanned(facts: Sequence[Fact]) -> Period:
    """The days of all the facts together; the first one's own words if all are of one period."""
    periods = [period_of(fact) for fact in facts]
    if len(set(periods)) == 1:
        return periods[0]
    return Period(min(period.start for period in periods), max(period.end for period in periods))
