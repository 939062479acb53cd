"""Starter specs: a first paper of a kind, from the project's own definitions, with comments that say how to go on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reportgen.data.dates import first_day
from reportgen.errors import ReportError, did_you_mean
from reportgen.measures.cubes import Cubes
from reportgen.spec.house import DeckKind, FixedSection, HouseSpec, ReportKind
from reportgen.spec.load import Registry, load_definitions, load_house, load_meeting
from reportgen.spec.project import Project, find_project

_MEETING = """\
# yaml-language-server: $schema={schemas}/meeting.schema.json
# The meeting that the papers in this folder are written for.
house: {house}
board: Safer Communities Partnership Board
date: {date}
time: "10:00"
venue: To be confirmed
"""


@dataclass(frozen=True, slots=True)
class _Given:
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


def write_starter(kind: str, name: str, folder: Path) -> tuple[Path, ...]:
    """Write ``folder/name.yaml``, and a meeting.yaml if there is none; never over a file that is there."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise ReportError.at(
            folder / f"{name}.yaml", f"'{name}' is no name for a paper", "use lower case, digits and -"
        )
    target = folder / f"{name}.yaml"
    if target.exists():
        raise ReportError.at(target, "this file is there already", "choose another name")
    project = find_project(target)
    house_name, house = _house(project, folder)
    if kind not in house.kinds:
        raise ReportError.at(
            project.assets / house_name, f"the house has no kind '{kind}'", did_you_mean(kind, house.kinds)
        )
    given = _given(kind, name, folder, project)
    chosen = house.kinds[kind]
    match chosen:
        case ReportKind():
            lines = _report(given, chosen)
        case DeckKind():
            lines = _deck(given, chosen)
        case _:
            raise ReportError.at(target, f"there is no starter for a {chosen.label.lower()}", "write it by hand")
    folder.mkdir(parents=True, exist_ok=True)
    meeting = folder / "meeting.yaml"
    written: tuple[Path, ...] = (target,)
    if not meeting.exists():
        text = _MEETING.format(schemas=given.schemas, house=house_name, date=_meeting_date(folder))
        meeting.write_text(text, encoding="utf-8")
        written = (target, meeting)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    return written


def _meeting_date(folder: Path) -> str:
    """The folder's name, if it is a day; otherwise today, for the officer to change."""
    try:
        return date.fromisoformat(folder.resolve().name).isoformat()
    except ValueError:
        return f"{datetime.now(UTC):%Y-%m-%d}"


def _house(project: Project, folder: Path) -> tuple[str, HouseSpec]:
    meeting = folder / "meeting.yaml"
    if meeting.exists():
        name = load_meeting(meeting, project).house
        return name, load_house(name, project)
    houses = sorted(path.parent.name for path in project.assets.glob("*/house.yaml"))
    if len(houses) != 1:
        raise ReportError.at(
            folder, "no meeting.yaml says which house the paper is for", f"use one of: {', '.join(houses)}"
        )
    return houses[0], load_house(houses[0], project)


def _given(kind: str, name: str, folder: Path, project: Project) -> _Given:
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
    return _Given(
        kind=kind,
        name=name,
        title=name.replace("-", " ").capitalize(),
        schemas=_relative(project.root / "docs" / "schema", folder),
        use=tuple(_relative(path, folder) for path in files if path.name != "areas.yaml"),
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


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


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


def _head(given: _Given, schema: str) -> Iterator[str]:
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


def _report(given: _Given, kind: ReportKind) -> list[str]:
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
        lines += _section(section, "Say in a sentence or two why the Board gets this paper.")
    lines += ["  - heading: What changed", "    content:", *shown]
    for section in kind.tail:
        if section.stock is None and section.key != kind.implications:
            lines += _section(section, "Say why the Board is asked to do what is recommended.")
    leaves = [leaf for section in kind.tail if section.key == kind.implications for leaf in section.leaves()]
    if leaves:
        lines += ["", "implications:                    # none: the house's stock sentence"]
        lines += [f"  {leaf.key}: none" for leaf in leaves]
    return lines


def _section(section: FixedSection, text: str) -> Sequence[str]:
    return (f"  - heading: {section.heading}", "    content:", f"      - {text}")


def _deck(given: _Given, kind: DeckKind) -> list[str]:
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
