"""Venn diagrams: two or three sets, and how many belong to which of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.errors import ReportError, UnplacedError
from reportgen.figures.alt import sentences
from reportgen.figures.cells import NOT_APPLICABLE, base_notes, heading_cell, marks, not_applicable, number
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Drawn, Table
from reportgen.measures.facts import Fact
from reportgen.measures.scope import Scope
from reportgen.spec.figures.venn import CountSpec, OverlapSpec, SetSpec, VennSpec
from reportgen.wording.numbers import joined, table_number
from reportgen.wording.text import Run, Text, plain, words

Members = frozenset[str]


@dataclass(frozen=True, slots=True)
class Circle:
    """A set: what it is called, and how many belong to it."""

    label: Text
    count: Text


@dataclass(frozen=True, slots=True)
class Region:
    """Those who belong to the circles ``members`` (indices) and to no other; ``share`` of all who are in any."""

    members: tuple[int, ...]
    name: str  # "Homelessness and offending, but no other"
    count: Text
    share: Text = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Venn(Drawn):
    """``regions``: those in one circle only, in two, in all."""

    circles: tuple[Circle, ...]
    regions: tuple[Region, ...]


def make(spec: VennSpec, id_: str, maker: Maker) -> Venn:
    """The diagram of a spec, with the same as a table."""
    scope = maker.scope
    inclusive = _inclusive(spec, scope)
    exclusive = _exclusive(inclusive, scope)
    whole = scope.book.sum(list(exclusive.values()))
    shares = {members: scope.book.share(fact, whole) for members, fact in exclusive.items()} if spec.shares else {}
    order = {one.key: index for index, one in enumerate(spec.sets)}
    labels = {one.key: maker.text(one.label, one.place("label")) for one in spec.sets}
    circles = tuple(
        Circle(labels[one.key], (number(inclusive[frozenset((one.key,))], scope),)) for one in spec.sets
    )
    regions = tuple(
        Region(
            members=tuple(order[key] for key in order if key in members),
            name=_name({key: plain(label) for key, label in labels.items()}, members),
            count=(number(fact, scope),),
            share=(number(shares[members], scope),) if spec.shares else (),
        )
        for members, fact in exclusive.items()
    )
    title = plain(maker.text(spec.title, spec.place("title")))
    return Venn(
        id=id_,
        title=title,
        alt=_alt(title, circles, regions),
        notes=_notes([*inclusive.values()], whole, scope, shares=spec.shares),
        facts=(*inclusive.values(), *exclusive.values(), *shares.values()),
        table=_table(id_, title, circles, regions),
        circles=circles,
        regions=regions,
    )


def _inclusive(spec: VennSpec, scope: Scope) -> dict[Members, Fact]:
    """The fact of each set, then of each overlap, as counted: those in two sets include those in all three."""
    found: dict[Members, Fact] = {}
    for one in spec.sets:
        found[frozenset((one.key,))] = _count(spec, one, scope)
    for overlap in sorted(spec.overlaps, key=lambda each: len(each.of)):
        members, fact = frozenset(overlap.of), _count(spec, overlap, scope)
        for other, whole in found.items():
            if other < members:
                _check_part(overlap, fact, whole, scope)
        found[members] = fact
    return found


def _count(spec: VennSpec, one: SetSpec | OverlapSpec, scope: Scope) -> Fact:
    measure = scope.measure(one.measure or spec.measure or "")
    within = tuple(one.within.items())
    return scope.book.count(measure, scope.period(spec.period), spec.area or scope.area, within)


def _check_part(overlap: CountSpec, part: Fact, whole: Fact, scope: Scope) -> None:
    if part.value is not None and whole.value is not None and part.value > whole.value:
        wording = scope.house.wording
        raise ReportError.at(
            overlap.place("of"),
            f"the overlap ({table_number(part, wording)}) is larger than {whole.label} "
            f"({table_number(whole, wording)}), of which it is a part",
            "correct the data, or name the right measures",
        )


def _exclusive(inclusive: Mapping[Members, Fact], scope: Scope) -> dict[Members, Fact]:
    """Those in these sets and in no other, from the innermost outwards; in the order in which they are told."""
    found: dict[Members, Fact] = {}
    for members in sorted(inclusive, key=len, reverse=True):
        inner = [fact for other, fact in found.items() if members < other]
        try:
            found[members] = scope.book.remainder(inclusive[members], inner) if inner else inclusive[members]
        except UnplacedError as error:
            raise UnplacedError(f"the overlaps cannot be: {error.what}", error.remedy) from error
    return {members: found[members] for members in inclusive}


def _name(labels: Mapping[str, str], members: Members) -> str:
    """``Offending only``, ``Offending and homelessness, not drugs``."""
    inside = [label for key, label in labels.items() if key in members]
    outside = [label for key, label in labels.items() if key not in members]
    if len(inside) == 1:
        return f"{inside[0]} only"
    return ", not ".join((joined(inside), *outside))


def _alt(title: str, circles: tuple[Circle, ...], regions: tuple[Region, ...]) -> str:
    sets = [f"{plain(one.label)} {plain(one.count)}" for one in circles]
    parts = [
        f"{one.name}: {plain(one.count)}{f' ({plain(one.share)})' if one.share else ''}" for one in regions
    ]
    return sentences([f"Venn diagram: {title}", f"Sets, overlaps included: {joined(sets)}", *parts])


def _notes(facts: list[Fact], whole: Fact, scope: Scope, *, shares: bool) -> tuple[str, ...]:
    scale = "The circles are not drawn to scale"
    if shares and whole.value is not None:
        said = table_number(whole, scope.house.wording)
        scale += f"; shares are of the {said} {whole.noun[whole.value != 1]} in any of the sets"
    overlap = [f"{NOT_APPLICABLE} {scope.house.marks['z']}: the sets overlap."] if shares else []
    return (f"{scale}.", *base_notes(facts, scope), *marks(facts, scope), *overlap)


def _table(id_: str, title: str, circles: tuple[Circle, ...], regions: tuple[Region, ...]) -> Table:
    shared = any(one.share for one in regions)
    headings = ["Part", "Number", *(["Share"] if shared else [])]
    rows = [
        (
            Cell(words(one.name)),
            Cell(one.count, align="right"),
            *([Cell(one.share, align="right")] if shared else []),
        )
        for one in regions
    ]
    for circle in circles:
        name = (*circle.label, Run(", overlaps included"))
        rest = [not_applicable()] if shared else []
        rows.append((Cell(name), Cell(circle.count, align="right"), *rest))
    header = tuple(heading_cell(heading, "right" if index else "left") for index, heading in enumerate(headings))
    return Table(
        id=f"{id_}_table",
        header=(header,),
        rows=tuple(rows),
        title=title,
        alt="How many belong to which sets.",
    )
