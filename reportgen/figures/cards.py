"""Cards: one number each, with what it counts, how it compares, and the area's rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.errors import UnplacedError
from reportgen.figures.alt import sentences
from reportgen.figures.cells import base_notes, marks
from reportgen.figures.maker import Maker
from reportgen.figures.marks import shorthand
from reportgen.figures.model import Cell, Drawn, Table
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.ranks import rank_fact
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.figures.cards import CardSpec, CardsSpec
from reportgen.wording.changes import Arrow, Colour, arrow, change_sign, change_words, rag, target_rag
from reportgen.wording.numbers import joined, prose_number, table_number
from reportgen.wording.text import Run, Text, facts_in, plain, words

_RANKED_BY = {"value": "number", "rate": "rate", "change": "change"}
_NOT_COMPARED, _NOT_RATED, _NOT_RANKED = "Not compared", "Not rated", "Not ranked"


@dataclass(frozen=True, slots=True)
class Card:
    """``value`` is the number alone, ``unit`` what it counts and when.

    ``verdict`` says in words what colour and arrow say, ``comparison`` with what it was compared; ``rating`` is the
    house's word for the colour.
    """

    caption: Text
    value: Text
    unit: Text
    verdict: Text = ()
    comparison: Text = ()
    rag: Colour = "grey"
    arrow: Arrow = "none"
    rating: str = ""
    rank: Text = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(Drawn):
    """``columns`` is how many stand in a row; 0: as many as fit well."""

    cards: tuple[Card, ...]
    columns: int = 0


def make(spec: CardsSpec, id_: str, maker: Maker) -> Cards:
    """The cards of a spec; each number keeps its fact."""
    made = []
    for card in spec.cards:
        try:
            made.append(_card(spec, card, maker))
        except UnplacedError as error:
            raise error.at(card.place()) from error
    cards = tuple(made)
    texts = [text for card in cards for text in (card.value, card.unit, card.verdict, card.comparison, card.rank)]
    facts = tuple({fact.id: fact for text in texts for fact in facts_in(text)}.values())
    title = joined([plain(card.caption) for card in cards])
    return Cards(
        id=id_,
        title=title,
        alt=sentences([f"{_counted(len(cards))}: {title}", *map(_said, cards)]),
        notes=tuple(dict.fromkeys(_notes(facts, maker.scope))),
        facts=facts,
        table=_table(id_, title, cards),
        cards=cards,
        columns=spec.columns or 0,
    )


def _card(spec: CardsSpec, card: CardSpec, maker: Maker) -> Card:
    scope = maker.scope
    measure, area = scope.measure(card.measure), card.area or scope.area
    period = scope.period(card.period or spec.period or "")
    fact = _shown(card, measure, period, area, scope)
    default = words(fact.label if area == scope.area else f"{fact.label}, {fact.area_label}")
    made = Card(
        caption=maker.text(card.caption, card.place("caption")) if card.caption else default,
        value=_number(fact, scope),
        unit=words(_unit(card, fact, scope)),
    )
    made = _compared(made, card, fact, scope)
    if card.rank:
        rank = rank_fact(scope.book, measure, period, area, card.rank.among, card.rank.by)
        group = scope.book.area_label(card.rank.among)
        said = f" in {group}, by {_RANKED_BY[card.rank.by]}{' (shared)' if rank.tied else ''}"
        made = replace(made, rank=(*words("Rank "), *_number(rank, scope), *words(said)))
    return made


def _shown(card: CardSpec, measure: str, period: Period, area: str, scope: Scope) -> Fact:
    """The fact of the card; one that is an earlier span's change holds both spans as its inputs."""
    book, within = scope.book, tuple(card.within.items())
    fact = book.count(measure, period, area, within)
    match card.show:
        case "rate":
            return book.rate(fact)
        case "mean":
            return book.mean(fact)
        case "share":
            return book.share_of(fact, book.count(scope.measure(card.of or card.measure), period, area))
        case "percent_change":
            return book.change(fact, _earlier(card, fact, scope))
        case "count":
            return fact


def _earlier(card: CardSpec, fact: Fact, scope: Scope) -> Fact:
    """The same number of the span that it is compared with; a share's is taken of its own whole."""
    book = scope.book
    earlier = book.preceding if card.versus == "preceding" else book.previous
    if fact.unit is Unit.SHARE:
        part, whole = fact.inputs[:2]
        return book.share_of(earlier(part), earlier(whole))
    return earlier(fact)


def _compared(made: Card, card: CardSpec, fact: Fact, scope: Scope) -> Card:
    if card.versus == "none":
        return made
    if card.versus == "target":
        return _against_target(made, fact, scope)
    house = scope.house
    if card.show == "percent_change":
        change, (now, before) = fact, fact.inputs[:2]
        verdict = words(house.badge_words[arrow(change)])
        said = (*_number(now, scope), *words(", from "), *_then(before, scope))
    else:
        before = _earlier(card, fact, scope)
        change = scope.book.change(fact, before)
        verdict = _capitalised(change_words(change, house.wording))
        said = (*words("from "), *_then(before, scope))
    colour = rag(change, change.polarity, house.rag)
    return replace(made, verdict=verdict, comparison=said, rag=colour, arrow=arrow(change),
                   rating=house.rag_words[colour])  # fmt: skip


def _then(before: Fact, scope: Scope) -> Text:
    """``567 in Jun–Sep 2022``."""
    return (*_number(before, scope), *words(f" in {_when(before)}"))


def _when(fact: Fact) -> str:
    return fact.period.label("short") if fact.period else ""


def _against_target(made: Card, fact: Fact, scope: Scope) -> Card:
    """``Missed``, ``20 above the target of 531``."""
    target = scope.book.target(fact)
    difference = scope.book.difference(fact, target)
    sign = change_sign(difference)
    colour = target_rag(difference, fact.polarity, scope.house.rag)
    apart = prose_number(replace(difference, value=abs(difference.value or 0)), scope.house.wording)
    side = {1: " above the target of ", -1: " below the target of ", 0: "Equal to the target of "}
    between = (Run(apart if sign else "", fact=difference), *words(side.get(sign or 0, "")))
    said = words("Target: ") if sign is None else between
    rating = scope.house.target_words[colour]
    return replace(made, verdict=words(rating), comparison=(*said, *_number(target, scope)), rag=colour,
                   arrow=arrow(difference), rating=rating)  # fmt: skip


def _unit(card: CardSpec, fact: Fact, scope: Scope) -> str:
    """What the number counts, and in which period: ``cases, Jun–Sep 2023``."""
    match fact.unit:
        case Unit.SHARE:
            whole = scope.book.measure(fact.inputs[1].measure)
            what = f"of {whole.phrase or whole.label}"
        case Unit.PERCENT_CHANGE | Unit.POINTS:
            what = "change"
        case Unit.RATE:
            base = scope.book.measure(fact.measure).base
            people = f" {scope.book.measure(base.measure).noun[1]}" if base else ""
            what = f"{fact.noun[1]} per {fact.per or 1:,}{people}"
        case Unit.MEAN:
            what = f"{fact.noun[1]} a month" if card.show == "mean" else fact.noun[1]
        case _:
            what = fact.noun[0 if fact.value == 1 else 1]
    return f"{what}, {_when(fact)}"


def _number(fact: Fact, scope: Scope) -> Text:
    said = "" if fact.value is None else table_number(fact, scope.house.wording)
    return (Run(f"{said} {shorthand(fact)}".strip(), fact=fact),)


def _capitalised(text: Text) -> Text:
    first, *rest = text
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *rest)


def _counted(number: int) -> str:
    return "1 card" if number == 1 else f"{number} cards"


def _said(card: Card) -> str:
    """A card in one sentence, its colour as a word."""
    said = f"{plain(card.caption)}: {plain(card.value)} {plain(card.unit)}"
    if card.verdict:
        said += f"; {_lower(plain(card.verdict))}, {_lower(plain(card.comparison))} ({card.rag})"
    return f"{said}; {_lower(plain(card.rank))}" if card.rank else said


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _notes(facts: Sequence[Fact], scope: Scope) -> Iterator[str]:
    counted = [fact for fact in facts if fact.unit is not Unit.RANK]
    yield from base_notes(counted, scope)
    judged = [fact.measure for fact in counted if "target(" in fact.id]
    yield from scope.book.target_notes(dict.fromkeys(judged))
    yield from marks(facts, scope)


def _table(id_: str, title: str, cards: Sequence[Card]) -> Table:
    """The same in rows; columns that no card fills are left out."""
    compared, ranked = any(card.verdict for card in cards), any(card.rank for card in cards)
    headings: list[tuple[str, Literal["left", "right"]]] = [("What", "left"), ("Number", "right"), ("Of what", "left")]
    headings += [("Compared", "left"), ("Rating", "left")] if compared else []
    headings += [("Rank", "left")] if ranked else []
    rows = []
    for card in cards:
        row = [Cell(card.caption), Cell(card.value, align="right"), Cell(card.unit)]
        if compared and card.verdict:
            both = (*card.verdict, *words(", "), *card.comparison)
            row += [Cell(both), Cell(words(card.rating), mark=card.rag)]
        elif compared:
            row += [Cell(words(_NOT_COMPARED)), Cell(words(_NOT_RATED))]
        if ranked:
            row.append(Cell(card.rank or words(_NOT_RANKED)))
        rows.append(tuple(row))
    return Table(
        id=f"{id_}_table",
        header=(tuple(Cell(words(text), align=align, bold=True) for text, align in headings),),
        rows=tuple(rows),
        title=f"{title}, as a table",
        alt=f"The same as on the cards, one row a card: {title}.",
    )
