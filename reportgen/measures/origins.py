"""Where facts come from: the datasets and rows behind them, and their releases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen.data.model import Cube
from reportgen.measures.facts import Fact, Origin
from reportgen.spec.definitions import Dataset


def origin_of(name: str, dataset: Dataset, cube: Cube, rows: int) -> Origin:
    """The origin of a count."""
    return Origin(
        dataset=name,
        title=dataset.title,
        source=_source(dataset),
        release=dataset.release,
        status=dataset.status,
        rows=rows,
        query=cube.query,
        extracted=dataset.extracted,
        url=dataset.url,
        licence=dataset.licence,
        note=dataset.note or "",
    )


def origins_of(inputs: Sequence[Fact]) -> tuple[Origin, ...]:
    """One origin a dataset, with the rows of all the counts behind the inputs; a count used twice is one."""
    first: dict[tuple[str, str, str], Origin] = {}
    rows: dict[tuple[str, str, str], int | None] = {}
    for fact in {fact.id: fact for fact in _counted(inputs)}.values():
        for origin in fact.origins:
            dataset = origin.dataset, origin.release, origin.query
            first.setdefault(dataset, origin)
            before = rows.get(dataset, 0)
            rows[dataset] = None if before is None or origin.rows is None else before + origin.rows
    return tuple(replace(origin, rows=rows[dataset]) for dataset, origin in first.items())


def _counted(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        if fact.inputs:
            yield from _counted(fact.inputs)
        else:
            yield fact


def releases(fact: Fact) -> frozenset[str]:
    """The datasets behind the fact, with their releases."""
    return frozenset(f"{origin.title}, {origin.release}" for origin in fact.origins)


def _source(dataset: Dataset) -> str:
    """Source and publisher in one line."""
    if dataset.publisher and dataset.publisher != dataset.source:
        return f"{dataset.source}, {dataset.publisher}"
    return dataset.source
