"""Every command of the README and the how-to pages runs as it is written, in a copy of the project."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMMAND = re.compile(r"^ *\.venv/bin/reportgen +([^#\n]+)", re.MULTILINE)
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands() -> list[str]:
    """The commands, in the order of the pages: later ones use what earlier ones made."""
    return [found.strip() for page in PAGES for found in COMMAND.findall(page.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("readme") / "project"
    for folder in ("assets", "report_specs", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


def reportgen(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from reportgen.cli import main; sys.exit(main())", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def test_the_readme_shows_each_verb() -> None:
    shown = {command.split()[0] for command in commands()}
    assert {"new", "check", "build", "figures", "preview", "pack"} <= shown


def test_every_command_runs(copy: Path) -> None:
    for command in commands():
        if command.startswith(("preview", "pack")) and not (shutil.which("soffice") and shutil.which("pdftoppm")):
            continue  # both have tests of their own, which say why they are skipped
        done = reportgen(copy, *command.split())
        assert done.returncode == 0, f"reportgen {command}\n{done.stdout}{done.stderr}"


def test_the_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^make (\w+)", README, re.MULTILINE))
    assert {"demo", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_page_and_picture_that_is_linked_is_there() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_schemas_the_reference_and_the_houses_are_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportgen.api import schema

    monkeypatch.chdir(ROOT)
    houses = {f"{house.parent.name}.md" for house in ROOT.glob("assets/*/house.yaml")}
    assert {page.name for page in ROOT.glob("docs/houses/*")} == houses
    for made in schema(tmp_path / "schema"):
        kept = ROOT / "docs" / made.relative_to(tmp_path)
        assert kept.read_text(encoding="utf-8") == made.read_text(encoding="utf-8"), f"run 'make docs': {kept.name}"


def test_the_mistakes_of_the_readme_are_told_as_it_shows_them(copy: Path) -> None:
    shown = re.findall(r"^(report_specs/\S+?):.+did you mean.+", README, re.MULTILINE)
    block = [line for line in README.splitlines() if line.startswith(f"{shown[0]}:")]
    paper = copy / shown[0]
    paper.unlink(missing_ok=True)
    assert reportgen(copy, "new", "committee-report", paper.stem, "--folder", str(paper.parent)).returncode == 0
    good = paper.read_text(encoding="utf-8")
    bad = good.replace("area: barnet", "area: Barnet council", 1).replace("summary:", "sumary:", 1)
    paper.write_text(bad, encoding="utf-8")
    assert reportgen(copy, "check", shown[0]).stderr.splitlines() == block
    paper.write_text(good, encoding="utf-8")
