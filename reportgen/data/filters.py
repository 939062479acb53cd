"""Filters of the spec as sets of texts: without regard to case, with all the names that one thing has in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.data.needs import Needs, listed
from reportgen.errors import Problems
from reportgen.spec.definitions import Dataset, Measure
from reportgen.spec.terms import Where

BLANK = "(blank)"  # how a spec names an empty cell; "" does as well


@dataclass(frozen=True, slots=True)
class Condition:
    """A column of the file and the texts, in lower case, of which it must hold one."""

    column: str
    wanted: tuple[str, ...]


def file_column(dataset: Dataset, name: str) -> str:
    """The file's column that the spec calls ``name``, be it ours or the file's."""
    return dataset.columns.get(name, name)


def folded(text: str | None) -> str:
    """A text as conditions compare it; a blank is the empty text."""
    lower = (text or "").strip().lower()
    return "" if lower == BLANK else lower


def aliases(dataset: Dataset, name: str) -> dict[str, list[str]]:
    """One name: its names in the file, for the column that the spec calls ``name``."""
    column = file_column(dataset, name)
    found: dict[str, list[str]] = {}
    for key, names in dataset.aliases.items():
        if file_column(dataset, key) == column:
            found |= names
    return found


def conditions(dataset: Dataset, where: Where) -> tuple[Condition, ...]:
    """What a filter asks of the file's columns."""
    return tuple(_condition(dataset, name, listed(value)) for name, value in where.items())


def exclusions(dataset: Dataset, *, apart: Iterable[str]) -> tuple[Condition, ...]:
    """What rows are left out by, but for the columns ``apart``."""
    kept = set(apart)
    return tuple(_condition(dataset, name, values) for name, values in dataset.exclude.items() if name not in kept)


def excluded(dataset: Dataset, name: str) -> frozenset[str]:
    """The texts that ``exclude`` leaves out of our column ``name``."""
    column = file_column(dataset, name)
    named = [values for key, values in dataset.exclude.items() if key in (name, column)]
    return frozenset(folded(value) for values in named for value in values)


def spellings(dataset: Dataset, needs: Needs, name: str) -> dict[str, str]:
    """Text in the file, folded: the spelling that measures use for it."""
    known = {folded(item): one for one, items in aliases(dataset, name).items() for item in (*items, one)}
    for measure in needs.measures:
        for value in listed(measure.where.get(name, [])):
            known.setdefault(folded(value), value)
    for value in listed(dataset.orders.get(name, [])):
        known.setdefault(folded(value), value)
    return known


def check_spellings(dataset: Dataset, needs: Needs, problems: Problems) -> None:
    """Measures must spell a value alike, and use an alias's one name: else their rows could not be told apart."""
    for measure in needs.measures:
        for name, value in measure.where.items():
            known = spellings(dataset, needs, name)
            for item in listed(value):
                spelt = known[folded(item)]
                if spelt == item:
                    continue
                alias = spelt in aliases(dataset, name)
                what = f"is one of the names of '{spelt}'" if alias else f"is spelt '{spelt}' elsewhere"
                problems.add(measure.place("where", name), f"'{item}' {what}", f"write '{spelt}'")


def matches(where: Where, row: Mapping[str, str]) -> bool:
    """Whether a row, its categories spelt as measures spell them, meets a measure's filter."""
    return all(row[name] in listed(value) for name, value in where.items())


def values_of(measures: Iterable[Measure]) -> list[tuple[Measure, str, int, str]]:
    """Each value that a measure filters on: the measure, the column, the value's position and the value."""
    return [
        (measure, name, index, value)
        for measure in measures
        for name, values in measure.where.items()
        for index, value in enumerate(listed(values))
    ]


def _condition(dataset: Dataset, name: str, values: Iterable[str]) -> Condition:
    known = {folded(one): (one, *items) for one, items in aliases(dataset, name).items()}
    wanted = [folded(item) for value in values for item in known.get(folded(value), (value,))]
    return Condition(file_column(dataset, name), tuple(dict.fromkeys(wanted)))
