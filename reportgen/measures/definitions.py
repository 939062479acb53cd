"""What a paper's measures, areas and peer groups are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.errors import UnplacedError, did_you_mean
from reportgen.measures.facts import listed_labels
from reportgen.spec.definitions import Area, Dataset, Measure, PeerGroup


@dataclass(slots=True)
class Definitions:
    """Those of the files that the paper uses, by name; an unknown name raises ``UnplacedError``."""

    datasets: Mapping[str, Dataset]
    measures: Mapping[str, Measure]
    areas: Mapping[str, Area]
    groups: Mapping[str, PeerGroup]

    def measure(self, name: str) -> Measure:
        if name not in self.measures:
            raise UnplacedError(f"there is no measure '{name}'", did_you_mean(name, self.measures))
        return self.measures[name]

    def members(self, area: str) -> tuple[str, ...]:
        """The areas that an area or a peer group stands for."""
        if area in self.groups:
            return tuple(self.groups[area].areas)
        if area not in self.areas:
            raise UnplacedError(f"there is no area '{area}'", did_you_mean(area, [*self.areas, *self.groups]))
        return (area,)

    def area_label(self, area: str) -> str:
        self.members(area)
        return self.groups[area].label if area in self.groups else self.areas[area].label

    def base_notes(self, measures: Iterable[str]) -> tuple[str, ...]:
        """What the rates are reckoned on: ``Rates are per 1,000 residents, by the estimates of 2022.``"""
        bases: dict[tuple[str, int, int], list[str]] = {}
        for spec in map(self.measure, measures):
            if spec.base is not None:
                bases.setdefault(spec.base.key, []).append(spec.label)
        return tuple(
            f"{'Rates' if len(bases) == 1 else f'Rates of {listed_labels(labels)}'} are per {per:,} "
            f"{self.measure(measure).noun[1]}, by the estimates of {year}."
            for (measure, year, per), labels in bases.items()
        )

    def target_notes(self, measures: Iterable[str]) -> tuple[str, ...]:
        """Who set the targets."""
        targets = [(spec.label, spec.target) for spec in map(self.measure, measures) if spec.target is not None]
        return tuple(f"Target of {label}: {target.source}." for label, target in targets)
