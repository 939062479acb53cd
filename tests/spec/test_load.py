"""A paper with its meeting, house, kind and definitions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.errors import Place, ReportError
from reportgen.spec import load
from reportgen.spec.house import DeckKind, ReportKind
from reportgen.spec.load import load_definitions, load_house, load_meeting, load_paper
from reportgen.spec.models import DeckSpec, ReportSpec
from reportgen.spec.names import check_names
from reportgen.spec.project import find_project


def test_the_kind_decides_what_a_paper_is(project: Path) -> None:
    report = load_paper(project / "report_specs" / "report.yaml")
    deck = load_paper(project / "report_specs" / "deck.yaml")
    assert (type(report.spec), type(report.kind)) == (ReportSpec, ReportKind)
    assert (type(deck.spec), type(deck.kind)) == (DeckSpec, DeckKind)
    assert report.house_name == "town" and report.house.name == "Anytown Council"
    assert report.meeting.board == "Safer Anytown Board"


def test_both_papers_of_the_tiny_project_have_no_mistake(project: Path) -> None:
    for name in ("report.yaml", "deck.yaml"):
        check_names(load_paper(project / "report_specs" / name))


def test_a_paper_knows_all_files_it_was_read_from(project: Path) -> None:
    specs = project / "report_specs"
    paper = load_paper(specs / "report.yaml")
    assert paper.files == (
        specs / "report.yaml",
        specs / "meeting.yaml",
        project / "assets" / "town" / "house.yaml",
        specs / "definitions.yaml",
    )


def test_names_know_where_they_are_defined(project: Path) -> None:
    registry = load_paper(project / "report_specs" / "report.yaml").registry
    assert registry.place("measures", "cars") == Place("report_specs/definitions.yaml", 11, 3)
    assert registry.place("figures", "trend") == Place("report_specs/report.yaml", 10, 3)
    assert registry.measures["cars"].place("label") == Place("report_specs/definitions.yaml", 11, 17)


def test_data_files_lie_beside_the_spec_that_names_them(project: Path) -> None:
    inner = project / "report_specs" / "definitions"
    inner.mkdir()
    (project / "report_specs" / "definitions.yaml").rename(inner / "crime.yaml")
    paper = project / "report_specs" / "report.yaml"
    paper.write_text(paper.read_text().replace("use: definitions.yaml", "use: definitions/crime.yaml"))
    registry = load_paper(paper).registry
    assert registry.dataset_files("thefts") == (inner / "thefts.csv",)


def test_a_file_used_by_two_ways_is_read_once(project: Path) -> None:
    specs = project / "report_specs"
    (specs / "a.yaml").write_text("use: definitions.yaml\n")
    (specs / "b.yaml").write_text("use: [definitions.yaml, a.yaml]\n")
    registry = load_definitions([specs / "a.yaml", specs / "b.yaml"], find_project(specs))
    assert sorted(registry.measures) == ["bicycles", "cars"]


def test_a_file_is_parsed_once_until_it_changes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, found = project / "report_specs" / "meeting.yaml", find_project(project)
    read: list[Path] = []
    original = load.read_yaml

    def counted(file: Path, *more: Place | None) -> load.Mapped:
        read.append(file)
        return original(file, *more)

    monkeypatch.setattr(load, "read_yaml", counted)
    first, second = load_meeting(path, found), load_meeting(path, found)
    assert first is second and read == [path]
    path.write_text(path.read_text().replace("Board", "Panel"))
    os.utime(path, ns=(1, 1))
    assert load_meeting(path, found).board == "Safer Anytown Panel" and read == [path, path]


def test_a_house_is_loaded_by_its_name(project: Path) -> None:
    assert load_house("town", find_project(project)).palette.primary == "00606B"


def test_mistakes_in_all_files_are_told_together(project: Path) -> None:
    specs = project / "report_specs"
    for name, old, new in (
        ("report.yaml", "title:", "titel:"),
        ("meeting.yaml", "board:", "bord:"),
        ("definitions.yaml", "licence:", "license:"),
    ):
        (specs / name).write_text((specs / name).read_text().replace(old, new))
    with pytest.raises(ReportError) as raised:
        load_paper(specs / "report.yaml")
    assert str(raised.value).splitlines() == [
        "report_specs/definitions.yaml:8:5: 'license' is not known here; did you mean 'licence'?",
        "report_specs/meeting.yaml:2:1: 'bord' is not known here; did you mean 'board'?",
        "report_specs/report.yaml:2:1: 'titel' is not known here; did you mean 'title'?",
    ]


def test_a_folder_named_under_use_is_told_where_it_is_named(project: Path) -> None:
    paper = project / "report_specs" / "report.yaml"
    paper.write_text(paper.read_text().replace("use: definitions.yaml", "use: [definitions.yaml, ../assets]"))
    with pytest.raises(ReportError) as raised:
        load_paper(paper)
    assert str(raised.value) == "report_specs/report.yaml:3:25: 'assets' is a folder; name a YAML file in it"


def test_a_database_address_is_no_path_and_a_database_file_is_one(project: Path) -> None:
    definitions = project / "report_specs" / "definitions.yaml"
    file = definitions.parent / "crime.duckdb"
    for given, files in (("postgresql://db.example.gov.uk/crime", ()), ("crime.duckdb", (file,))):
        definitions.write_text(
            (Path(__file__).parent / "project/report_specs/definitions.yaml")
            .read_text()
            .replace("files: thefts.csv", f"database: {given}\n    table: thefts")
        )
        assert load_paper(project / "report_specs" / "report.yaml").registry.dataset_files("thefts") == files
