"""The rows or columns of a table: what each counts, and which of them add up to the total."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal, Protocol

from reportgen.errors import UnplacedError, did_you_mean
from reportgen.measures.book import FactBook
from reportgen.measures.counts import Within
from reportgen.measures.derived import derived
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.definitions import Measure
from reportgen.spec.figures.axis import AxisSpec, ShareSpec

_REST = "Other"
_MOST_TOLD = 6
# What may be added up; a rate, a share or a score may not.
_ADDED = (Unit.COUNT, Unit.MONEY, Unit.DIFFERENCE)


@dataclass(frozen=True, slots=True)
class Key:
    """A part of what a cell counts; what it leaves open, another one says."""

    measure: str = ""
    area: str = ""
    period: Period | None = None
    within: Within = ()

    def joined(self, other: Key) -> Key:
        """Both together; what both say, the other one says."""
        return Key(
            other.measure or self.measure,
            other.area or self.area,
            other.period or self.period,
            (*self.within, *other.within),
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One row or column: what stands in it is added up over its keys.

    ``kind``: parts of a row above and bands of several count in no total; ``share`` are two measures, the part and the
    whole, that it is reckoned from.
    """

    label: str
    keys: tuple[Key, ...]
    kind: Literal["item", "part", "rest", "band", "total"] = "item"
    share: tuple[str, str] | None = None

    @property
    def counts(self) -> bool:
        """Whether it goes into totals."""
        return self.kind in ("item", "rest") and self.share is None

    @property
    def indent(self) -> int:
        return 1 if self.kind == "part" else 0


class Counting(Protocol):
    """A spec that says what is counted, or leaves some of it open."""

    @property
    def measure(self) -> str | None: ...
    @property
    def area(self) -> str | None: ...
    @property
    def period(self) -> str | None: ...
    @property
    def within(self) -> Mapping[str, str]: ...


Size = Callable[[Key], float]


def key_of(spec: Counting, scope: Scope) -> Key:
    """What a spec says of what is counted."""
    return Key(
        measure=scope.measure(spec.measure) if spec.measure else "",
        area=spec.area or "",
        period=scope.period(spec.period) if spec.period else None,
        within=tuple(spec.within.items()),
    )


def base_key(spec: Counting, scope: Scope) -> Key:
    """What a table says of all its cells: by itself they are of the paper's area."""
    return Key(area=scope.area).joined(key_of(spec, scope))


def entries(spec: AxisSpec, scope: Scope, base: Key) -> list[Entry]:
    """The rows or columns of a spec, in order. ``base`` is what the table says of all its cells."""
    found = _plain(spec, scope, base)
    if spec.of_which:
        found = list(_with_parts(found, spec, scope))
    return list(_with_bands(found, spec)) if spec.bands else found


def whole(shown: Sequence[Entry], label: str = "Total") -> Entry:
    """What the entries add up to, each number once."""
    return Entry(label, tuple(key for entry in shown if entry.counts for key in entry.keys), "total")


def as_asked(key: Key) -> Key:
    return key


def count(book: FactBook, base: Key, *across: Entry, asked: Callable[[Key], Key] = as_asked) -> Fact:
    """The number of a cell: what its row, its column and the table say, added up, or a share of two such sums.

    ``asked`` turns each key into another one: that of the year before, or of another area.
    """
    for at, entry in enumerate(across):
        if entry.share is not None:
            parts = (Entry(entry.label, (Key(measure=name),)) for name in entry.share)
            part, all_ = (count(book, base, *across[:at], one, *across[at + 1 :], asked=asked) for one in parts)
            return book.share_of(part, all_)
    facts = []
    for keys in product(*(entry.keys for entry in across)):
        key = base
        for one in keys:
            key = key.joined(one)
        facts.append(count_of(book, asked(key)))
    return facts[0] if len(facts) == 1 else added(book, facts)


def count_of(book: FactBook, key: Key) -> Fact:
    """The count of a key that says all there is to say."""
    if not key.measure:
        raise UnplacedError("the table says no measure for its cells", "add `measure:` to the table or to the column")
    if key.period is None:
        raise UnplacedError("the table says no period for its cells", "add `period:` to the table or to the column")
    return book.count(key.measure, key.period, key.area, key.within)


def added(book: FactBook, facts: Sequence[Fact]) -> Fact:
    """Their sum; without a value, and with the reason, where one of them has none (a suppressed one has one)."""
    if any(fact.value is not None or fact.mark == "c" for fact in facts):
        return book.sum(facts)
    return derived(facts[0], facts[0].unit, None, tuple(facts), "sum")


def total(book: FactBook, base: Key, *across: Entry) -> Fact | None:
    """The number of a cell of totals; None if it would add up what cannot be: rates, shares, scores."""
    if not all(entry.keys for entry in across):
        return None
    fact = count(book, base, *across)
    return fact if fact.unit in _ADDED or any(entry.share for entry in across) else None


def can_be_added(facts: Iterable[Fact]) -> bool:
    return all(fact.unit in _ADDED for fact in facts)


# --- What an axis is made of -----------------------------------------------------------------------------------


def _plain(spec: AxisSpec, scope: Scope, base: Key) -> list[Entry]:
    book = scope.book
    match spec.kind:
        case "measures":
            return [_measured(one, scope) for one in spec.measures]
        case "areas":
            areas = dict.fromkeys(member for name in spec.areas for member in book.members(name))
            return [Entry(book.area_label(area), (Key(area=area),)) for area in areas]
        case "each":
            period = scope.period(spec.period) if spec.period else base.period or scope.period("12 months")
            return [Entry(part.label("long"), (Key(period=part),)) for part in period.split(spec.each or "month")]
        case "periods":
            periods = [scope.period(text) for text in spec.periods]
            return [Entry(period.label("short"), (Key(period=period),)) for period in periods]
    return _valued(spec, scope, base)


def _measured(one: str | ShareSpec, scope: Scope) -> Entry:
    if isinstance(one, str):
        name = scope.measure(one)
        return Entry(scope.book.measure(name).label, (Key(measure=name),))
    part, all_ = (scope.measure(name) for name in one.share)
    label = one.label or f"{scope.book.measure(part).label} as a share of {scope.book.measure(all_).label}"
    return Entry(label, (Key(measure=part),), share=(part, all_))


def _valued(spec: AxisSpec, scope: Scope, base: Key) -> list[Entry]:
    """One entry a value of the category."""
    column = spec.by or ""
    if not base.measure:
        raise UnplacedError(f"nothing says whose '{column}' is meant", "add `measure:` to the table")
    book = scope.book
    counted = book.counts(base.measure, (column,)).values(column)
    # A dataset may order values that are those of another measure.
    held = [value for value in book.categories(base.measure, column) if value in counted or value in spec.only]
    shown, others = _chosen(spec, held, book.measure(base.measure))
    found = [Entry(value, (Key(within=((column, value),)),)) for value in shown]

    def size(entry: Entry) -> float:
        return count(book, base, entry).value or 0.0

    if spec.order == "alphabet":
        found.sort(key=lambda entry: entry.label.casefold())
    elif spec.order == "value" or (spec.order is None and spec.top):
        found.sort(key=lambda entry: -size(entry))
    if spec.top and len(found) > spec.top:
        others = [*others, *(entry.label for entry in found[spec.top :])]
        found = found[: spec.top]
    if others:
        keys = tuple(Key(within=((column, value),)) for value in others)
        found.append(Entry(spec.rest or _REST, keys, "rest"))
    return found


def _chosen(spec: AxisSpec, held: Sequence[str], measure: Measure) -> tuple[list[str], list[str]]:
    """The values that are shown, and those that are taken together; nothing is lost unsaid."""
    parts = [part for parts in spec.of_which.values() for part in parts]
    for value in (*spec.only, *spec.without, *spec.of_which, *parts):
        if value not in held:
            what = f"the data of {measure.label} have no {spec.by} '{value}'"
            raise UnplacedError(what, did_you_mean(value, held))
    kept = [value for value in held if value not in spec.without and value not in parts]
    if not spec.only:
        return kept, []
    others = [value for value in kept if value not in spec.only]
    if others and spec.rest is None:
        told = ", ".join(others[:_MOST_TOLD]) + (f" and {len(others) - _MOST_TOLD} more" if others[_MOST_TOLD:] else "")
        what = f"the data of {measure.label} have more of '{spec.by}' than `only` names: {told}"
        raise UnplacedError(what, f"add them, take them together with `rest: {_REST}`, or name them under `without`")
    return [value for value in spec.only if value not in parts], others


def _with_parts(found: Sequence[Entry], spec: AxisSpec, scope: Scope) -> Iterator[Entry]:
    """Each whole is followed by its parts. A part that has a row of its own stands below its whole instead."""
    names = {_name(entry, spec): entry for entry in found}
    for name in spec.of_which:
        if name not in names:
            raise UnplacedError(f"`of_which` names '{name}', which is no row", did_you_mean(name, names))
    parts = {part for parts in spec.of_which.values() for part in parts}
    for name, entry in names.items():
        if name in parts:
            continue
        yield entry
        for part in spec.of_which.get(name, ()):
            if spec.by:
                yield Entry(part, (Key(within=((spec.by, part),)),), "part")
            else:
                yield replace(_measured(part, scope), kind="part")


def _name(entry: Entry, spec: AxisSpec) -> str:
    return entry.keys[0].measure if spec.measures and entry.share is None else entry.label


def _with_bands(found: Sequence[Entry], spec: AxisSpec) -> Iterator[Entry]:
    """A band stands behind the last of those it takes together."""
    at = {entry.label: index for index, entry in enumerate(found)}
    behind: dict[int, list[Entry]] = {}
    for heading, labels in spec.bands.items():
        for label in labels:
            if label not in at:
                what = f"the band '{heading}' names '{label}', which is not there"
                raise UnplacedError(what, did_you_mean(label, at))
        if not labels:
            raise UnplacedError(f"the band '{heading}' is empty", "name what it takes together")
        taken = [found[at[label]] for label in labels]
        last = max(at[label] for label in labels)
        behind.setdefault(last, []).append(replace(whole(taken, heading), kind="band"))
    for index, entry in enumerate(found):
        yield entry
        yield from behind.get(index, ())
