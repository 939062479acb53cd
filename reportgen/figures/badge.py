"""Rank badges: an area's place among its peers, with the change that earned it."""

from __future__ import annotations

from dataclasses import replace

from reportgen.figures.alt import badge_alt
from reportgen.figures.marks import shorthand
from reportgen.figures.model import Badge
from reportgen.measures.ranks import rank_fact
from reportgen.measures.scope import Scope
from reportgen.spec.figures.badge import BadgeSpec
from reportgen.wording.changes import arrow, rag
from reportgen.wording.text import Run

_BY = {"value": "number", "rate": "rate", "change": "change from the same period last year"}


def make_badge(spec: BadgeSpec, id_: str, measure: str, scope: Scope) -> Badge:
    """The badge; its colour, arrow and word say the area's own change on the same period last year."""
    book, period = scope.book, scope.period(spec.period)
    rank = rank_fact(book, measure, period, scope.area, spec.among, spec.rank)
    now = book.required(measure, period, scope.area)
    change = book.change(now, book.previous(now))
    pointing = arrow(change)
    value = shorthand(rank) if rank.value is None else f"{rank.value:.0f}/{rank.of}"
    badge = Badge(
        id=id_,
        value=(Run(value, fact=rank),),
        caption=f"{book.area_label(spec.among)}: rank by {_BY[spec.rank]}",
        rag=rag(change, change.polarity, scope.house.rag),
        arrow=pointing,
        word=scope.house.badge_words[pointing],
        facts=(rank, change),
        missing=rank.missing,
    )
    return replace(badge, alt=badge_alt(badge))
