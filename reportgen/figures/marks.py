"""What the marks of official statistics beside a figure's numbers mean: one place for all kinds of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.disclosure.rule import Rule
from reportgen.figures.model import Chart, Figure, figure_facts
from reportgen.measures.facts import Fact, Mark
from reportgen.spec.house import HouseSpec
from reportgen.wording.numbers import joined

_MARKS: tuple[Mark, ...] = ("c", "low", "p", "r", "x", "z")
_MOST_NAMED = 6


def shorthand(fact: Fact) -> str:
    """``[c]``, ``[low]``; ``[x]`` for a number that is not there; nothing for one that is, and is as good as any."""
    return f"[{fact.mark or 'x'}]" if fact.mark or fact.value is None else ""


def mark_notes(figure: Figure, said: Sequence[str], house: HouseSpec, rules: Mapping[str, Rule]) -> Iterator[str]:
    """One note for each mark that the figure's numbers bear, unless it is ``said``; and that numbers are rounded."""
    facts = figure_facts(figure)
    for mark in _MARKS:
        marked = [fact for fact in facts if fact.mark == mark]
        if marked and not any(f"[{mark}]" in note for note in said):
            yield f"{_named(figure, mark)}[{mark}] {_meaning(mark, marked, house)}."
    origins = dict.fromkeys(origin.dataset for fact in facts for origin in fact.origins)
    rounding = [rules[name] for name in origins if name in rules and not rules[name].suppresses]
    yield from dict.fromkeys(rule.rounding_note for rule in rounding)


def _meaning(mark: Mark, facts: Iterable[Fact], house: HouseSpec) -> str:
    """A suppressed number says why in its rule's words; all else in the house's."""
    reasons = dict.fromkeys(fact.missing for fact in facts if fact.missing) if mark == "c" else {}
    return joined([*reasons]) or (house.marks[mark] if mark else "")


def _named(figure: Figure, mark: Mark) -> str:
    """Where numbers are drawn and bear no mark, the note says which are meant: ``Brent and Harrow: ``."""
    if not isinstance(figure, Chart):
        return ""
    several = len([one for one in figure.series if one.facts]) > 1
    names = [
        f"{one.name}, {category}" if several else category
        for one in figure.series
        for category, fact in zip(figure.categories, one.facts, strict=False)
        if fact is not None and fact.mark == mark
    ]
    if len(names) > _MOST_NAMED:
        return f"{len(names)} of the numbers: "
    return f"{joined(list(dict.fromkeys(names)))}: "
