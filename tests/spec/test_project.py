"""A project's root, the paths that specs may name, and the papers in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import Place, ReportError
from reportgen.spec.project import find_papers, find_project

PLACE = Place("f.yaml", 1, 1)


def test_the_root_is_the_nearest_folder_upwards_that_holds_assets(project: Path) -> None:
    found = find_project(project / "report_specs" / "report.yaml")
    assert (found.root, found.assets, found.specs) == (project, project / "assets", project / "report_specs")


def test_a_spec_in_no_project_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no folder above it holds 'assets'; put the spec below the folder"):
        find_project(tmp_path / "report.yaml")


def test_a_path_may_go_up_and_stay_inside(project: Path) -> None:
    found = find_project(project).resolve(project / "report_specs", "../assets/town/house.yaml", PLACE)
    assert found == project / "assets" / "town" / "house.yaml"


def test_a_link_that_leads_outside_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a")
    (project / "report_specs" / "link.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(ReportError, match=r"'link.csv' lies outside the project; keep the file below project/"):
        find_project(project).resolve(project / "report_specs", "link.csv", PLACE)


def test_a_link_in_a_circle_is_refused_or_leads_to_a_missing_file(project: Path) -> None:
    (project / "a.csv").symlink_to(project / "b.csv")
    (project / "b.csv").symlink_to(project / "a.csv")
    with pytest.raises(ReportError, match=r"'a.csv' leads to no file; check the links and names on the way"):
        find_project(project).resolve(project, "a.csv", PLACE)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("/etc/passwd", "is an absolute path"),
        ("//host/share", "is an absolute path"),
        ("~root/x", "begins with ~, the home folder"),
        ("c:x.csv", "begins with a drive letter"),
        ("C:\\x.csv", "has a backslash; folders are parted by /"),
        ("file:///etc/passwd", "is an address, not a file"),
        ("https://example.gov.uk/x.csv", "is an address, not a file"),
        ("data/nul", "is the name of a device"),
        ("com1.csv", "is the name of a device"),
        (" ", "names no file"),
    ],
)
def test_only_relative_paths_are_taken(project: Path, text: str, what: str) -> None:
    with pytest.raises(ReportError) as raised:
        find_project(project).resolve(project, text, PLACE)
    assert str(raised.value) == (
        f"f.yaml:1:1: '{text}' {what}; write a path relative to this file, such as data/counts.csv"
    )


def test_papers_are_the_yaml_files_with_a_kind(project: Path) -> None:
    specs = project / "report_specs"
    (specs / "later").mkdir()
    (specs / "later" / "broken.yml").write_text("kind: report\n\ttitle: x")
    (specs / ".hidden.yaml").write_text("kind: report\n")
    (specs / "notes.txt").write_text("kind: report\n")
    (specs / "inner.yaml").write_text("a:\n  kind: report\nkinds: 1\n")
    assert find_papers(specs) == [specs / "deck.yaml", specs / "later" / "broken.yml", specs / "report.yaml"]


@pytest.mark.parametrize(
    "content",
    [
        b"kid: report\nslides: []\n",
        b"title: x\nsections: []\n",
        b"{kind: report, title: x}\n",
        b"\xef\xbb\xbfkind: report\n",
        "kind: report\n".encode("utf-16"),
    ],
    ids=["misspelt kind", "no kind", "in braces", "with a byte order mark", "in UTF-16"],
)
def test_no_paper_is_passed_over_in_silence(project: Path, content: bytes) -> None:
    paper = project / "report_specs" / "paper.yaml"
    paper.write_bytes(content)
    assert paper in find_papers(project / "report_specs")


def test_a_folder_that_is_not_there_is_told(project: Path) -> None:
    with pytest.raises(ReportError, match="report_spec: there is no such folder; check its name"):
        find_papers(project / "report_spec")
