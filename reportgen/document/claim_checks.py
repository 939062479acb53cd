"""Whether a claim is true of the data, and what is true instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportgen.errors import UnplacedError, cause_of
from reportgen.measures import order
from reportgen.measures.counts import within
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.order import End, Item, Order
from reportgen.measures.scope import Scope
from reportgen.spec.claims import (
    AtLeastClaim,
    ClaimBase,
    DecreaseClaim,
    HighestClaim,
    IncreaseClaim,
    LessThanClaim,
    LowestClaim,
    MajorityClaim,
    MoreThanClaim,
    NoChangeClaim,
    NoneClaim,
    RankClaim,
    RecordClaim,
    ShareAboveClaim,
    SimilarClaim,
    TargetMetClaim,
)
from reportgen.wording import comparisons
from reportgen.wording.changes import change_sign, change_words, size_words, target_rag
from reportgen.wording.numbers import counted, joined, limit_words, prose_number
from reportgen.wording.rankings import place_words
from reportgen.wording.text import plain


def check(claim: ClaimBase, scope: Scope) -> str:
    """Nothing if the claim is true; else what is true instead. Raises ``UnplacedError`` if it cannot be checked."""
    return _CHECKS[type(claim)](claim, scope)


# --- Order ---------------------------------------------------------------------------------------------------


def _order(claim: Any, scope: Scope) -> Order:
    if claim.by == "area":
        measure, period = scope.measure(claim.of), scope.period(claim.period)
        return order.by_area(scope.book, measure, period, claim.among, claim.measured, within(claim.where))
    return order.by_category(scope.book, _fact(claim, claim.of, scope), claim.by, claim.without)


def _item(claim: Any, found: Order, name: str, scope: Scope) -> Item:
    label = scope.book.area_label(name) if claim.by == "area" else name
    item = found.item(label)
    if item is None:
        among = scope.book.area_label(claim.among) if claim.by == "area" else f"the values of {claim.by}"
        key = "name" if claim.key == "rank" else claim.key
        raise UnplacedError(f"{label} is not one of {among}", f"give '{key}' one that is")
    return item


def _extreme(claim: Any, scope: Scope, end: End) -> str:
    found = _order(claim, scope)
    named = [_item(claim, found, name, scope) for name in claim.names()]
    first = found.at(end)
    wrong = [item for item in named if item not in first]
    if wrong:
        return f"{_placed(scope, found, wrong[0], end)}; the {end} {_are(scope, first)}"
    left_out = [item for item in first if item not in named]
    return (
        f"{joined([item.name for item in left_out])} shares the place: the {end} {_are(scope, first)}"
        if left_out
        else ""
    )


def _highest(claim: HighestClaim, scope: Scope) -> str:
    return _extreme(claim, scope, "highest")


def _lowest(claim: LowestClaim, scope: Scope) -> str:
    return _extreme(claim, scope, "lowest")


def _rank(claim: RankClaim, scope: Scope) -> str:
    found = _order(claim, scope)
    item = _item(claim, found, claim.name or claim.area or scope.area, scope)
    return "" if found.place(item, claim.from_) == claim.rank else _placed(scope, found, item, claim.from_)


def _placed(scope: Scope, found: Order, item: Item, end: End) -> str:
    place = order.place_fact(scope.book, found, item, end)
    return f"{item.name} is {plain(place_words(place, end, scope.house.wording))} with {_number(item.fact, scope)}"


def _are(scope: Scope, items: Sequence[Item]) -> str:
    verb = "is" if len(items) == 1 else "are"
    return f"{verb} {joined([item.name for item in items])} with {_number(items[0].fact, scope)}"


# --- Parts ---------------------------------------------------------------------------------------------------


def _majority(claim: MajorityClaim, scope: Scope) -> str:
    whole = _fact(claim, claim.of, scope)
    found = order.by_category(scope.book, whole, claim.by)
    part = scope.book.sum([_category(found, claim.by, name).fact for name in dict.fromkeys(claim.majority)])
    share = scope.book.share(part, whole)
    if _known(share) > 50:
        return ""
    verb = "makes" if len(claim.majority) == 1 else "make"
    return f"{joined(claim.majority)} {verb} up {_number(share, scope)}, which is not more than half"


def _category(found: Order, column: str, name: str) -> Item:
    item = found.item(name)
    if item is None:
        some = ", ".join(each.name for each in found.items[:12])
        raise UnplacedError(f"there is no {column} '{name}'", f"use one of: {some}")
    return item


def _share_above(claim: ShareAboveClaim, scope: Scope) -> str:
    part = _fact(claim, claim.of, scope)
    period = scope.period(claim.period)
    whole = scope.book.count(scope.measure(claim.whole or claim.of), period, part.area)
    share = scope.book.share_of(part, whole)
    if _known(share) > claim.share_above:
        return ""
    return f"the share is {_number(share, scope)}, not more than {limit_words(claim.share_above)}%"


# --- Change --------------------------------------------------------------------------------------------------


def _changed(claim: Any, scope: Scope, measure: str) -> Fact:
    now = order.measured(scope.book, _fact(claim, measure, scope), claim.measured)
    if claim.since == "year_before":
        before = scope.book.previous(now)
    elif claim.since == "span_before":
        before = scope.book.preceding(now)
    else:
        earlier = scope.book.count(now.measure, scope.period(claim.since), now.area, now.categories)
        before = order.measured(scope.book, earlier, claim.measured)
    _known(now), _known(before)
    return scope.book.change(now, before)


def _went(claim: Any, scope: Scope, measure: str, sign: int) -> str:
    change = _changed(claim, scope, measure)
    wording = scope.house.wording
    now, before = change.inputs[:2]
    if change_sign(change) != sign:
        if change_sign(change) == 0:
            return f"{now.label} shows {wording.no_change}: {_number(now, scope)} both times"
        numbers = f"from {_number(before, scope)} to {_number(now, scope)}"
        return f"{now.label} shows {plain(change_words(change, wording))}, {numbers}"
    least = getattr(claim, "at_least", 0)
    if least and (change.value is None or abs(change.value) < least):
        return f"{now.label} shows {plain(change_words(change, wording))}, which is less than {limit_words(least)}%"
    return ""


def _increase(claim: IncreaseClaim, scope: Scope) -> str:
    return _went(claim, scope, claim.increase, 1)


def _decrease(claim: DecreaseClaim, scope: Scope) -> str:
    return _went(claim, scope, claim.decrease, -1)


def _no_change(claim: NoChangeClaim, scope: Scope) -> str:
    return _went(claim, scope, claim.no_change, 0)


# --- Numbers -------------------------------------------------------------------------------------------------


def _limited(claim: Any, scope: Scope) -> Fact:
    return order.measured(scope.book, _fact(claim, claim.of, scope), claim.measured)


def _more_than(claim: MoreThanClaim, scope: Scope) -> str:
    fact = _limited(claim, scope)
    return "" if _known(fact) > claim.more_than else _is(fact, scope, f"not more than {limit_words(claim.more_than)}")


def _less_than(claim: LessThanClaim, scope: Scope) -> str:
    fact = _limited(claim, scope)
    return "" if _known(fact) < claim.less_than else _is(fact, scope, f"not less than {limit_words(claim.less_than)}")


def _at_least(claim: AtLeastClaim, scope: Scope) -> str:
    fact = _limited(claim, scope)
    return "" if _known(fact) >= claim.at_least else _is(fact, scope, f"less than {limit_words(claim.at_least)}")


def _none(claim: NoneClaim, scope: Scope) -> str:
    fact = _fact(claim, claim.none, scope)
    return "" if _known(fact) == 0 else _is(fact, scope, "not none")


def _similar(claim: SimilarClaim, scope: Scope) -> str:
    facts = [_fact(claim, claim.of, scope, area) for area in claim.similar]
    one, other = (order.measured(scope.book, fact, claim.measured) for fact in facts)
    _known(one), _known(other)
    change = scope.book.change(one, other)
    if comparisons.verdict(change, scope.house.wording) in ("same", "similar"):
        return ""
    words = plain(comparisons.comparison_words(change, scope.house.wording))
    return f"{one.area_label} ({_number(one, scope)}) is {words} {other.area_label} ({_number(other, scope)})"


def _record(claim: RecordClaim, scope: Scope) -> str:
    fact = _fact(claim, claim.of, scope)
    span = scope.period(claim.over)
    before = order.earlier(scope.book, fact, span)
    unknown = scope.book.preceding(before[-1] if before else fact)
    if unknown.value is None and unknown.period is not None and unknown.period.start >= span.start:
        # What is not known might have been higher: the words would claim more than the data show.
        what = f"{unknown.label} has no figure for {unknown.period.label()}: {unknown.missing}"
        remedy = order.remedy_without(unknown, "give 'over' a period that the data cover")
        raise UnplacedError(what, remedy, cause_of(unknown.missing))
    if not before:
        raise UnplacedError("nothing earlier is known to hold it against", "give 'over' a longer period")
    found = Order.of(Item(one.period.label("span") if one.period else "", one) for one in (fact, *before))
    own = fact.period.label("span") if fact.period else ""
    first = found.at(claim.record)
    if [item.name for item in first] == [own]:
        return ""
    item = found.item(own)
    told = _placed(scope, found, item, claim.record) if item else own
    return f"{told}; the {claim.record} {_are(scope, first)}"


def _target_met(claim: TargetMetClaim, scope: Scope) -> str:
    fact = _fact(claim, claim.target_met, scope)
    _known(fact)
    target = scope.book.target(fact)
    difference = scope.book.difference(fact, target)
    if target_rag(difference, fact.polarity, scope.house.rag) == "green":
        return ""
    aim, missed = prose_number(target, scope.house.wording), size_words(difference, scope.house.wording)
    return f"{fact.label} missed its target of {aim} by {missed}, with {_number(fact, scope)}"


_CHECKS: Mapping[type[ClaimBase], Callable[[Any, Scope], str]] = {
    HighestClaim: _highest,
    LowestClaim: _lowest,
    RankClaim: _rank,
    MajorityClaim: _majority,
    ShareAboveClaim: _share_above,
    IncreaseClaim: _increase,
    DecreaseClaim: _decrease,
    NoChangeClaim: _no_change,
    MoreThanClaim: _more_than,
    LessThanClaim: _less_than,
    AtLeastClaim: _at_least,
    SimilarClaim: _similar,
    RecordClaim: _record,
    NoneClaim: _none,
    TargetMetClaim: _target_met,
}


def _fact(claim: ClaimBase, measure: str, scope: Scope, area: str | None = None) -> Fact:
    period = scope.period(claim.period)
    return scope.book.required(scope.measure(measure), period, area or claim.area or scope.area, within(claim.where))


def _known(fact: Fact) -> float:
    if fact.value is None:
        what = f"{fact.label} in {fact.area_label} has no figure: {fact.missing}"
        raise UnplacedError(what, order.remedy_without(fact, "choose another period"), cause_of(fact.missing))
    return fact.value


def _number(fact: Fact, scope: Scope) -> str:
    if fact.unit is Unit.PERCENT_CHANGE:
        return plain(change_words(fact, scope.house.wording))
    return (
        plain(counted(fact, scope.house.wording))
        if fact.unit is Unit.COUNT
        else prose_number(fact, scope.house.wording)
    )


def _is(fact: Fact, scope: Scope, what: str) -> str:
    return f"{fact.label} in {fact.area_label} is {_number(fact, scope)}, {what}"
