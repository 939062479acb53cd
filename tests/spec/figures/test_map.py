"""Maps, boundaries and locations in specs: what cannot be is told at its place, and every name is looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.spec.figures.map import MapSpec
from reportgen.spec.load import load_definitions
from reportgen.spec.problems import validate
from reportgen.spec.project import find_project
from reportgen.spec.references import references
from reportgen.spec.yaml import parse_yaml

GIVEN = "type: map\nboundaries: wards\nmeasure: theft\namong: wards\n"


def read(text: str) -> MapSpec:
    return validate(MapSpec, parse_yaml(text, "spec.yaml"))


def told(text: str) -> str:
    with pytest.raises(ReportError) as caught:
        read(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("breaks: [5, 5]\n", "spec.yaml:5:1: the breaks do not rise from each to the next; order them, each once"),
        ("breaks: [5]\nclasses: 3\n", "spec.yaml:6:1: both 'breaks' and 'classes' say the classes; take 'classes' out"),
        ("breaks: [5]\nmethod: equal\n",
         "spec.yaml:6:1: both 'breaks' and 'method' say the classes; take 'method' out"),
        ("by: lsoa\n", "spec.yaml:4:1: by a category, no 'among' can be given: the outlines are no areas; take it out"),
        ("points: {locations: cameras, measure: cctv}\n",
         "spec.yaml:5:30: points with 'measure' need 'by' as well; add 'by'"),
        ("classes: 8\n", "spec.yaml:5:10: 'classes' must be 7 or less, found the number 8; write a smaller number"),
    ],
)  # fmt: skip
def test_what_a_map_cannot_be_is_told(more: str, what: str) -> None:
    assert told(GIVEN + more) == what


def test_a_map_shows_something_of_some_areas() -> None:
    bare = "type: map\nboundaries: wards\n"
    assert told(bare) == "spec.yaml:1:1: the map shows nothing but outlines; add 'measure' or 'points'"
    assert told(f"{bare}measure: theft\n") == (
        "spec.yaml:1:1: nothing says which areas are shown; add 'among', a peer group"
    )
    assert told(f"{bare}points: {{locations: cameras}}\nlabels: value\n") == (
        "spec.yaml:4:1: without a measure no area has a number; add 'measure', or write labels: name"
    )
    assert told(f"{bare}measure: theft\nby: lsoa\nvalue: rate\n") == (
        "spec.yaml:5:1: a rate within a category has no population of its own; choose another 'value'"
    )


def test_every_name_of_a_map_is_looked_up() -> None:
    text = GIVEN + "highlight: hendon\npoints: {locations: cameras, measure: cctv, by: camera}\n"
    found = {(referent, name) for referent, name, _ in references(read(text))}
    assert found == {
        ("boundaries", "wards"), ("measure", "theft"), ("peer_group", "wards"), ("area", "hendon"),
        ("locations", "cameras"), ("measure", "cctv"), ("category", "camera"), ("period", "12 months"),
    }  # fmt: skip
    by = read("type: map\nboundaries: wards\nmeasure: theft\nby: lsoa\n")
    assert ("area_or_category", "lsoa") in {(referent, name) for referent, name, _ in references(by)}


def test_definitions_hold_boundaries_and_locations_with_their_files() -> None:
    project = find_project(Path(__file__))
    registry = load_definitions([project.specs / "definitions" / "wards.yaml"], project)
    assert registry.boundaries["barnet_wards"].noun == ("ward", "wards")
    assert registry.maps["boundaries", "barnet_wards"] == project.specs / "geo" / "barnet-wards-2022.geojson"
    assert len(registry.peer_groups["barnet_wards"].areas) == 24


def test_a_file_outside_of_the_project_is_refused(project: Path) -> None:
    path = project / "report_specs" / "maps.yaml"
    text = "boundaries:\n  wards: {title: T, file: /etc/passwd, code: c, source: s, licence: l}\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=r"maps.yaml:2:27: '/etc/passwd' is an absolute path"):
        load_definitions([path], find_project(path))
