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
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands() -> list[str]:
    """The commands, in the order of the pages: later ones use what earlier ones made."""
    return [found.strip() for page in PAGES for found in COMMAND.findall(page.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("readme") / "project"
    for folder in ("assets", "report_specs", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


def test_the_readme_shows_each_verb() -> None:
    shown = {command.split()[0] for command in commands()}
    assert {"new", "check", "build", "figures", "preview"} <= shown


def test_every_command_runs(copy: Path) -> None:
    runner = "import sys; from reportgen.cli import main; sys.exit(main())"
    for command in commands():
        if command.startswith("preview") and not (shutil.which("soffice") and shutil.which("pdftoppm")):
            continue  # the preview has tests of its own, which say why they are skipped
        arguments = [sys.executable, "-c", runner, *command.split()]
        done = subprocess.run(arguments, cwd=copy, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, f"reportgen {command}\n{done.stdout}{done.stderr}"


def test_the_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_page_and_picture_that_is_linked_is_there() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_schemas_and_the_reference_are_up_to_date(tmp_path: Path) -> None:
    from reportgen.api import schema

    for made in schema(tmp_path / "schema"):
        kept = ROOT / "docs" / made.relative_to(tmp_path)
        assert kept.read_text(encoding="utf-8") == made.read_text(encoding="utf-8"), f"run 'make docs': {kept.name}"
