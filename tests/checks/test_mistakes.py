"""A project with one planted mistake of each rule: the checks find each at its place, and nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reportgen import api
from reportgen.checks.page import checks_page
from reportgen.checks.rules import RULES
from reportgen.errors import ReportError
from reportgen.pack.checks import PACK_RULES
from reportgen.review.agreement import MEETING_RULES
from reportgen.review.rules import FILE_RULES
from reportgen.spec import allowed

ROOT = Path(__file__).parent.parent.parent
PROJECTS = ROOT / "tests" / "projects"
# What no spec can bring about, since reportgen itself takes care of it; planted in documents by test_rules and
# test_numbers.
BY_HAND = {"alternative-text", "header-row", "heading-order", "figure-source", "parts-and-totals"}

# Of minutes and forward plans, which this house does not know; planted in test_minutes and test_plan.
OF_SHEETS = {"minutes-agenda", "quorum", "in-the-chair", "action-owner", "close-time", "plan-agenda"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PROJECTS / "mistakes", tmp_path / "project")
    shutil.copytree(PROJECTS / "northmere" / "assets", tmp_path / "project" / "assets")
    monkeypatch.chdir(tmp_path / "project")
    return Path("report_specs")


def planted(specs: Path) -> set[tuple[str, str, int]]:
    """Rule, file and line of each mistake; what is said in the first line is of the paper as a whole."""
    found = set()
    for path in specs.rglob("*.yaml"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            comment = re.search(r"  # ([\w, -]+)$", line)
            for rule in comment[1].split(", ") if comment else ():
                found.add((rule, path.as_posix(), 0 if number == 1 else number))
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_is_found_at_its_place_and_nothing_else(project: Path, jobs: int) -> None:
    wanted = planted(project)
    findings = api.check([project], jobs=jobs)
    assert {(one.rule, one.place.file, one.place.line) for one in findings} == wanted
    assert len(findings) == len(wanted)
    assert {rule for rule, _, _ in wanted} | BY_HAND | OF_SHEETS == {rule.id for rule in RULES}


def test_a_paper_may_allow_what_is_found_with_a_reason(project: Path) -> None:
    path = project / "2024-05-14" / "a-report.yaml"
    text = path.read_text(encoding="utf-8").replace("acronyms:\n", "allow: {twins: They share a door.}\nacronyms:\n")
    path.write_text(text, encoding="utf-8")
    (twins,) = (one for one in api.check([path]) if one.rule == "twins")
    assert twins.allowed == "They share a door."
    assert str(twins).endswith("have the same 24 numbers (They share a door.)")


def test_papers_with_errors_are_not_written_and_those_of_their_meeting_are(project: Path, tmp_path: Path) -> None:
    path = project / "2024-05-14" / "a-report.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("visits fell by", "visits rose by"), encoding="utf-8")
    result = api.build([project], tmp_path / "out", jobs=2)
    assert [one.name for one in result.built] == ["a-report"]
    assert [path.name for path in (tmp_path / "out").rglob("*.*")] == ["a-report.docx"]


def test_two_papers_that_clash_over_a_fact_are_not_both_written(project: Path, tmp_path: Path) -> None:
    slides = project / "2024-05-14" / "b-slides.yaml"
    text = slides.read_text(encoding="utf-8").replace('title: " "', "title: Visits").replace("issued: true\n", "")
    slides.write_text(text.replace("title: by month", "title: In spring"), encoding="utf-8")
    alone = api.build([slides], tmp_path / "alone")
    assert [one.name for one in alone.built] == ["b-slides"]
    both = api.build([project], tmp_path / "both")
    assert [one.name for one in both.built] == []
    assert [one.rule for one in both.findings if one.grave] == ["direction-words", "same-fact"]


def test_what_may_be_allowed_are_rules() -> None:
    assert set(allowed.RULES) <= {rule.id for rule in RULES}


def test_the_page_of_the_rules_is_up_to_date() -> None:
    page = checks_page(FILE_RULES, MEETING_RULES, PACK_RULES)
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "allow: {anomalies: Known.}",
            "8:9: nothing is called 'anomalies' that could be allowed; did you mean 'anomaly'?",
        ),
        ("allow: {title: Known.}", "8:9: nothing is called 'title' that could be allowed; "),
        ("allow: {anomaly: ' '}", "8:18: no reason is given; say why it is fair here"),
        ("typed: {12 doors: ''}", "8:19: no reason is given; say why it is fair here"),
        ("acronyms: {Rfid: radio tags}", "8:12: 'Rfid' is no acronym; write it in capitals, such as MARAC"),
    ],
)
def test_what_cannot_be_allowed_typed_or_shortened_is_told(project: Path, line: str, told: str) -> None:
    path = project / "2024-05-14" / "a-report.yaml"
    text = path.read_text(encoding="utf-8")
    old = "acronyms:\n  RFID: radio frequency identification  # acronym\n"
    path.write_text(text.replace(old, f"{line}\n"), encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        api.check([path])
    assert str(caught.value).startswith(f"{path.as_posix()}:{told}")
