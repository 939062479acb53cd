"""An area's place among its peers by what is better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportgen.errors import UnplacedError, did_you_mean
from reportgen.measures.book import FactBook
from reportgen.measures.counts import Within
from reportgen.measures.derived import derived
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.magnitude import magnitude
from reportgen.measures.order import End, Item, Order, RankBy, measured
from reportgen.periods import Period


def rank_fact(
    book: FactBook, measure: str, period: Period, area: str, among: str, by: RankBy, within: Within = ()
) -> Fact:
    """1 is best by the measure's polarity; ties share the better place.

    By change: exact ratios are compared; an area that rose from zero stands last (or first, if higher is better).
    """
    spec, members = book.measure(measure), book.members(among)
    if spec.polarity == "none":
        raise UnplacedError(
            f"'{measure}' cannot be ranked: nothing says which is better",
            "give the measure `polarity: lower` or higher",
        )
    if among not in book.groups:
        what = f"{book.area_label(among)} is one area, among which nothing can be ranked"
        raise UnplacedError(what, did_you_mean(among, book.groups))
    if area not in members:
        raise UnplacedError(
            f"{book.area_label(area)} is not one of {book.area_label(among)}",
            "name a peer group that the area belongs to",
        )
    facts = {member: measured(book, book.count(measure, period, member, within), by) for member in members}
    return _placed(facts, area, f"rank-{by}-{among}", "lowest" if spec.polarity == "lower" else "highest")


def _placed(facts: Mapping[str, Fact], area: str, name: str, best: End) -> Fact:
    own = facts[area]
    result = replace(derived(own, Unit.RANK, None, tuple(facts.values()), name), of=len(facts), per=None)
    without = [fact for fact in facts.values() if magnitude(fact) is None]
    if without:
        return replace(result, missing=own.missing if own in without else _without_figure(without, len(facts)))
    order, item = Order.of(Item(member, fact) for member, fact in facts.items()), Item(area, own)
    return replace(result, value=order.place(item, best), tied=bool(order.ties(item)), missing="")


def _without_figure(facts: Sequence[Fact], of: int) -> str:
    if len(facts) > 3:
        return f"{len(facts)} of the {of} areas have no figure"
    names = " and ".join(fact.area_label for fact in facts)
    return f"{names} {'has' if len(facts) == 1 else 'have'} no figure"
