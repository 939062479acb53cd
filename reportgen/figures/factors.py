"""What speaks for and against a measure, and the rating that follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.errors import UnplacedError
from reportgen.figures.maker import Maker
from reportgen.measures.control import Controlled, controlled
from reportgen.measures.facts import Fact
from reportgen.measures.order import End, by_area, place_fact
from reportgen.measures.ranks import rank_fact
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.figures.summary import FactorSpec
from reportgen.spec.summary import RankCounts, SummaryRules, SummaryWords
from reportgen.wording.changes import Colour, described_words, shown_sign
from reportgen.wording.numbers import decimal_words, prose_number
from reportgen.wording.rankings import place_words
from reportgen.wording.text import Run, Text, filled, listed, words

Verdict = Literal["positive", "negative", "level", "missing"]
_VERDICTS: tuple[Verdict, ...] = ("positive", "negative", "level", "missing")

_PARTS = {"thirds": 3, "halves": 2, "best_third": 3}  # the places are parted into so many


@dataclass(frozen=True, slots=True)
class Factor:
    """A few words that hold their facts, and what they say of the measure; level: neither better nor worse."""

    text: Text
    verdict: Verdict
    facts: tuple[Fact, ...]


def rating(verdicts: Sequence[Verdict], rules: SummaryRules) -> Colour:
    """Green if all are positive, red if all or nearly all are negative, else amber; grey if one is not known, or none
    is there."""
    if not verdicts or "missing" in verdicts:
        return "grey"
    if verdicts.count("positive") == len(verdicts):
        return "green"
    return "red" if verdicts.count("negative") / len(verdicts) >= rules.nearly_all else "amber"


def rating_note(rules: SummaryRules) -> str:
    """The rule as a note says it, with the marks of its factors."""
    green, amber, red = (rules.words.ratings[colour] for colour in ("green", "amber", "red"))
    positive, negative, level, _ = rules.words.marks
    nearly = "all" if rules.nearly_all == 1 else f"{decimal_words(rules.nearly_all * 100, 0)}% or more"
    return (f"{green}: all factors positive ({positive}); {red}: {nearly} negative ({negative}); {amber}: mixed, or no "
            f"change ({level}), as is one that rounds to 0%.")  # fmt: skip


def rank_verdict(place: int, of: int, counts: RankCounts) -> Verdict | None:
    """What a place says, 1 being best; nothing for those between the best and the worst part.

    Of 32 by thirds: up to the 10th positive, from the 23rd on (the 10th from the end) negative.
    """
    parts = _PARTS[counts]
    if place * parts <= of:
        return "positive"
    if counts != "best_third" and (of - place + 1) * parts <= of:
        return "negative"
    return None


def factors(specs: Iterable[FactorSpec], measure: str, area: str, maker: Maker) -> tuple[Factor, ...]:
    """What the specs find to say of the measure in the area, in their order."""
    found: list[Factor] = []
    for spec in specs:
        own = maker.scope.measure(spec.measure) if spec.measure else measure
        if maker.scope.book.measure(own).polarity == "none":
            raise UnplacedError(f"'{own}' cannot be rated: nothing says which is better",
                                "give the measure `polarity: lower` or higher")
        if spec.change is not None:
            found.append(_change(spec, spec.change, own, area, maker, named=own != measure))
        elif spec.rank is not None:
            found += _rank(spec, maker.scope.period(spec.rank), own, area, maker.scope)
        elif spec.exceptions is not None:
            found += _exceptions(maker.scope.period(spec.exceptions), own, area, maker.scope)
    return tuple(found)


def _change(spec: FactorSpec, period: str, measure: str, area: str, maker: Maker, *, named: bool) -> Factor:
    scope, said = maker.scope, maker.scope.house.summary.words
    fact = scope.book.count(measure, scope.period(period), area)
    change = scope.book.change(fact, scope.book.previous(fact))
    sign = shown_sign(change, scope.house.wording)
    called = maker.text(spec.called, spec.place("called")) if spec.called else scope.period(period).label("the")
    size: Text = (Run("change", fact=change),)
    if sign is not None:
        size = _without_article(described_words(change, scope.house.wording))
    label = scope.book.measure(measure).phrase or scope.book.measure(measure).label
    text = filled(said.change_of, change=size, measure=label, period=called) if named else filled(
        said.change, change=size, period=called)  # fmt: skip
    if sign is None:
        return Factor(_capitalised(filled(said.missing, what=text)), "missing", (change,))
    return Factor(_capitalised(text), _verdict(sign, change.polarity), (change,))


def _rank(spec: FactorSpec, period: Period, measure: str, area: str, scope: Scope) -> Iterator[Factor]:
    book, rules, among = scope.book, scope.house.summary, spec.among or ""
    place = rank_fact(book, measure, period, area, among, spec.by)
    name = scope.house.wording.ranking.by[("value", "rate", "share", "change").index(spec.by)]
    if place.value is None:
        what: Text = (Run(f"rank in {book.area_label(among)} by {name}", fact=place),)
        yield Factor(_capitalised(filled(rules.words.missing, what=what)), "missing", (place,))
        return
    verdict = rank_verdict(round(place.value), place.of or 0, spec.counts or rules.rank_counts)
    if verdict is None:
        return
    end = _end(place.polarity, verdict)
    order = by_area(book, measure, period, among, spec.by)
    item = order.item(book.area_label(area))
    if item is None:
        raise AssertionError("what has a rank is one of those in order")
    standing = place_words(place_fact(book, order, item, end), end, scope.house.wording)
    text = filled(rules.words.rank, standing=standing, among=book.area_label(among), by=name)
    yield Factor(_capitalised(text), verdict, (place,))


def _end(polarity: str, verdict: Verdict) -> End:
    """The end of the order from which a place is told: the best one of a good place, the worst one of a bad."""
    return "lowest" if (polarity == "lower") == (verdict == "positive") else "highest"


def _exceptions(period: Period, measure: str, area: str, scope: Scope) -> Iterator[Factor]:
    """One factor for the months above their limits, one for those below; none for usual months."""
    said, polarity = scope.house.summary.words, scope.book.measure(measure).polarity
    months = controlled(scope.book, measure, period, area, scope.house.control)
    unknown = [one for one in months if one.missing]
    if unknown:
        what: Text = (Run(f"usual range in {period.label()}", fact=unknown[0].fact),)
        yield Factor(_capitalised(filled(said.missing, what=what)), "missing", (unknown[0].fact,))
    for outside, name, sign in zip(("above", "below"), said.sides, (1, -1), strict=True):
        found = [one for one in months if one.outside == outside]
        if found:
            text = filled(said.exception, side=name, months=listed([_month(one, scope) for one in found]))
            yield Factor(_capitalised(text), _verdict(sign, polarity), tuple(one.fact for one in found))


def _month(one: Controlled, scope: Scope) -> Text:
    """``May 2021 (150)``."""
    label = one.fact.period.label() if one.fact.period else ""
    number = prose_number(one.fact, scope.house.wording)
    return (Run(f"{label} ("), Run(number, fact=one.fact), Run(")"))


def _verdict(sign: int, polarity: str) -> Verdict:
    if sign == 0:
        return "level"
    return "positive" if (sign > 0) == (polarity == "higher") else "negative"


def _without_article(text: Text) -> Text:
    (run,) = text
    article, _, rest = run.text.partition(" ")
    return (Run(rest, fact=run.fact),) if article in ("a", "an") else text


def _capitalised(text: Text) -> Text:
    first, *rest = text
    head = Run(first.text[:1].upper() + first.text[1:], fact=first.fact)
    return (head, *rest)


def as_lines(found: Sequence[Factor], said: SummaryWords) -> Text:
    """One factor a line, behind the mark of what it says."""
    marks = dict(zip(_VERDICTS, said.marks, strict=True))
    runs: list[Run] = []
    for factor in found:
        runs += [Run("\n")] if runs else []
        runs += [Run(f"{marks[factor.verdict]} "), *factor.text]
    return tuple(runs) or words(said.none)
