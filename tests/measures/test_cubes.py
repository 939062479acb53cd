"""Cubes of a paper: how often a dataset is read for the categories that are asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.data.model import Cube
from reportgen.data.needs import Needs
from reportgen.measures import cubes
from reportgen.measures.cubes import Cubes
from reportgen.spec.load import load_definitions
from reportgen.spec.project import find_project

DEFINITIONS = """
datasets:
  cctv:
    title: CCTV incidents
    files: cctv.csv
    columns: {area: area, date: month, value: count, incident: incident, hour: hour}
    source: Council
    release: November 2023
    licence: none
measures:
  cctv_incidents: {label: Incidents, dataset: cctv}
areas:
  barnet: {label: Barnet}
"""
FIGURE = """
figures:
  by_incident: {type: bar, measure: cctv_incidents, by: incident, period: June 2023}
"""
DATA = "month,area,incident,hour,count\n2023-06,barnet,Theft,1,5\n2023-06,barnet,Drugs,2,2\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The categories of each reading so far."""
    readings: list[tuple[str, ...]] = []
    load = cubes.load_cube

    def counted(name: str, dataset: object, files: object, needs: Needs, areas: object, root: object) -> Cube:
        readings.append(needs.categories)
        return load(name, dataset, files, needs, areas, root)  # type: ignore[arg-type]

    monkeypatch.setattr(cubes, "load_cube", counted)
    return readings


def paper_of(project: Callable[[dict[str, str]], Path], text: str) -> Cubes:
    root = project({"report_specs/definitions.yaml": text, "report_specs/cctv.csv": DATA})
    path = root / "report_specs" / "definitions.yaml"
    return Cubes(load_definitions([path], find_project(path)), find_project(path))


def test_a_category_that_a_figure_names_is_read_at_once(
    project: Callable[[dict[str, str]], Path], asked: list[tuple[str, ...]]
) -> None:
    held = paper_of(project, DEFINITIONS + FIGURE)
    assert held("cctv").categories == ("incident",)
    held("cctv", ("incident",))
    assert asked == [("incident",)]


def test_a_category_that_nobody_named_is_read_once_more_beside_the_others(
    project: Callable[[dict[str, str]], Path], asked: list[tuple[str, ...]]
) -> None:
    held = paper_of(project, DEFINITIONS)
    assert held("cctv").categories == ()
    assert held("cctv", ("hour",)).categories == ("hour",)
    assert held("cctv", ("incident",)).categories == ("hour", "incident")
    held("cctv", ("hour",))
    assert asked == [(), ("hour",), ("hour", "incident")]
