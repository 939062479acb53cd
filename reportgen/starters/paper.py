"""Starters of reports and dashboards, from the project's own definitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportgen.data.dates import first_day
from reportgen.errors import ReportError
from reportgen.measures.cubes import Cubes
from reportgen.spec.house import DeckKind, FixedSection, ReportKind
from reportgen.spec.load import Registry, load_definitions
from reportgen.spec.project import Project
from reportgen.starters.yaml import relative


@dataclass(frozen=True, slots=True)
class Given:
    """What a starter is written from."""

    kind: str
    name: str
    title: str
    schemas: str
    use: tuple[str, ...]
    area: str
    peers: str | None
    measures: tuple[str, ...]
    data_to: str


def given(kind: str, name: str, folder: Path, project: Project) -> Given:
    """What the project's definitions give; raises ``ReportError`` if they hold no measure."""
    files = sorted((project.specs / "definitions").glob("*.yaml"))
    registry = load_definitions(files, project)
    ranked = _ranked(registry)
    if not ranked:
        raise ReportError.at(
            project.specs / "definitions",
            "no measure with a polarity is defined here",
            "define one; see docs/definitions.md",
        )
    area, peers = _area(registry, ranked[0], project)
    return Given(
        kind=kind,
        name=name,
        title=name.replace("-", " ").capitalize(),
        schemas=relative(project.root / "docs" / "schema", folder),
        use=tuple(relative(path, folder) for path in files if path.name != "areas.yaml"),
        area=area,
        peers=peers,
        measures=ranked[:3],
        data_to=f"{_last(ranked[0], registry, project):%b %Y}",
    )


def _ranked(registry: Registry) -> tuple[str, ...]:
    """The measures with a polarity of the dataset that has most of them, made-up data aside."""
    by_dataset: dict[str, list[str]] = {}
    for name, measure in registry.measures.items():
        counted = measure.polarity != "none" and measure.rule in ("sum", "count") and measure.of is None
        if counted and registry.datasets[measure.dataset].status != "illustrative":
            by_dataset.setdefault(measure.dataset, []).append(name)
    most: list[str] = max(by_dataset.values(), key=lambda names: len(names), default=[])
    return tuple(most)


def _area(registry: Registry, measure: str, project: Project) -> tuple[str, str | None]:
    held = Cubes(registry, project)(registry.measures[measure].dataset).areas
    groups = sorted(registry.peer_groups.items(), key=lambda item: len(item[1].areas))
    for name, group in groups:
        if group.areas[0] in held:
            return group.areas[0], name
    return held[0], None


def _last(measure: str, registry: Registry, project: Project) -> date:
    cube = Cubes(registry, project)(registry.measures[measure].dataset)
    return max(first_day(day) for day in cube.dates if day not in cube.partial)


def _head(given: Given, schema: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={given.schemas}/{schema}.schema.json"
    yield f"# A starter that builds:  reportgen build {given.name}.yaml  writes it below output/."
    yield "# docs/texts.md tells all that may stand in {{ }}, docs/spec-reference.md every key."
    yield "# Facts stand in {{ }}: {{ measure[period] }}; a dot gives more: .cases .change .sentence .rank(group)"
    yield f"kind: {given.kind}"
    yield f"title: {given.title}"
    yield "meeting: meeting.yaml            # board, date, venue, house"
    yield f"use: [{', '.join(given.use)}]"
    yield f"area: {given.area}"
    yield f"data_to: {given.data_to}                # the last month of data that the paper speaks of"
    yield "periods: {recent: 4 months, year: 12 months, trend: 24 months}"


def report_lines(given: Given, kind: ReportKind) -> list[str]:
    first = given.measures[0]
    lines = [*_head(given, "report"), ""]
    open_rows = [row for row in kind.front if row.default is None and row.key != "title"]
    if open_rows:
        lines += ["front:                           # rows that the house leaves to you: roles, no names"]
        lines += [f"  {row.key}: To be completed" for row in open_rows]
    lines += [
        "summary:",
        f"  - In {{{{ recent.the }}}}, {{{{ area }}}} recorded {{{{ {first}[recent].cases }}}} of {{{{ {first} }}}},",
        f"    {{{{ {first}[recent].change }}}} on the same months of the year before.",
        "recommendations:",
        "  - That the Board note the changes set out in {{ ref(changes) }}.",
        "",
        "figures:                         # charts and tables; sections show them by name",
        "  changes:",
        "    type: table",
        f"    rows: {{measures: [{', '.join(given.measures)}]}}",
        "    period: recent",
        "    columns: [{show: count}, {show: previous}, {show: percent_change}, {show: rag}]",
        f"  trend_chart: {{type: column, measure: {first}, by: month, period: trend, highlight: recent}}",
        "",
        "sections:                        # the house's fixed sections by their headings, and your own between them",
    ]
    shown = [
        '      - "{{ ref(changes) }} sets {{ recent.the }} beside the same months of the year before."',
        "      - figure: changes",
        f'      - "{{{{ {first}[year].sentence }}}} {{{{ ref(trend_chart) }}}} shows the months."',
        "      - figure: trend_chart",
    ]
    for section in kind.first:
        lines += _section(section, "'[Insert in a sentence or two why the Board gets this paper.]'")
    lines += ["  - heading: What changed", "    content:", *shown]
    for section in kind.tail:
        if section.stock is None and section.key != kind.implications:
            lines += _section(section, "'[Insert why the Board is asked to do what is recommended.]'")
    leaves = [leaf for section in kind.tail if section.key == kind.implications for leaf in section.leaves()]
    if leaves:
        lines += ["", "implications:                    # none: the house's stock sentence"]
        lines += [f"  {leaf.key}: none" for leaf in leaves]
    return lines


def _section(section: FixedSection, text: str) -> Sequence[str]:
    return (f"  - heading: {section.heading}", "    content:", f"      - {text}")


def deck_lines(given: Given, kind: DeckKind) -> list[str]:
    first, measures = given.measures[0], ", ".join(given.measures)
    slides = {
        "title": ["  - layout: title", "    title: " + given.title, '    subtitle: "{{ recent }}"'],
        "indicator": [
            "  - for_each: [" + measures + "]     # one slide for each",
            "    as: offence",
            "    layout: indicator",
            '    title: "{{ offence.label }}"',
            '    text: "In {{ recent.the }}, {{ area }} recorded **{{ offence[recent].cases }}** of {{ offence }}."',
            "    chart: {type: column, measure: offence, by: month, period: trend, highlight: recent}",
            '    below: "{{ offence[year].sentence }}"',
            *([f"    badges: [{{rank: change, among: {given.peers}, period: recent}}]"] if given.peers else []),
            '    panel: "{{ offence[recent].sentence }}"',
        ],
        "chart-and-table": [
            "  - layout: chart-and-table",
            "    title: By month and compared",
            f'    text: "{{{{ {first}.label }}}} by month, and all offences in {{{{ recent.the }}}}."',
            f"    chart: {{type: line, measure: {first}, by: month, period: trend}}",
            "    table:",
            "      type: table",
            f"      rows: {{measures: [{measures}]}}",
            "      period: recent",
            "      columns: [{show: count}, {show: previous}, {show: percent_change}]",
        ],
    }
    lines = [*_head(given, "deck"), "", "slides:"]
    for layout, written in slides.items():
        if layout in kind.layouts:
            lines += [*written, ""]
    return lines[:-1]
