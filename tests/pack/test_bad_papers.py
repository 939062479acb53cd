"""Papers that cannot be bound, through the command line: all told in one go; or pages in their place, and the rest."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pack.bad_papers import BAD, Bad
from tests.pack.boardpack import MEETING, lay_out

FIRST = 9  # the item of the first bad paper: the project has eight items
NUMBERED = list(enumerate(BAD, FIRST))
NAMES = [one.name for one in BAD]

pytestmark = pytest.mark.xdist_group("bad_papers")


@dataclass(frozen=True)
class Ran:
    """What came of a run in the project ``root``."""

    root: Path
    code: int
    out: str
    err: list[str]

    @property
    def pack(self) -> Path:
        return self.root / "output" / "2024-06-11" / "pack" / "public" / "board-pack.pdf"


def with_bad_papers(root: Path, bad: tuple[Bad, ...] = BAD) -> Path:
    """The project with an item more for each bad paper, and two whose files are missing or of no known kind."""
    folder = lay_out(root)
    (folder / "bad").mkdir()
    for one in bad:
        one.make(folder / "bad" / one.name)
    (folder / "bad" / "old.doc").write_bytes(b"old")
    names = [f"bad/{name}" for name in (*(one.name for one in bad), "gone.docx", "old.doc")]
    rows = [f'  - {{title: "Paper {number}", papers: {name}}}\n' for number, name in enumerate(names, FIRST)]
    with (folder / "meeting.yaml").open("a", encoding="utf-8") as file:
        file.writelines(rows)
    return folder


def run(root: Path, *options: str) -> Ran:
    """The command in a process of its own, as a user starts it."""
    code = f"import sys; from reportgen import cli; sys.exit(cli.run({['pack', str(MEETING), '--json', *options]!r}))"
    command = [sys.executable, "-c", code]
    given = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, cwd=root, env=given, capture_output=True, text=True, check=False)
    return Ran(root, done.returncode, done.stdout, done.stderr.splitlines())


# --- All told in one go -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    root = tmp_path_factory.mktemp("refused") / "project"
    with_bad_papers(root)
    return run(root)


@pytest.mark.parametrize(("item", "bad"), NUMBERED, ids=NAMES)
def test_each_bad_paper_is_told_with_its_item_and_a_remedy(refused: Ran, item: int, bad: Bad) -> None:
    lines = [line for line in refused.err if line.startswith(f"{MEETING}/bad/{bad.name}: ")]
    assert len(lines) == 1, refused.err
    what, _, remedy = lines[0].removeprefix(f"{MEETING}/bad/{bad.name}: ").partition("; ")
    assert what.startswith(f"item {item}: {bad.why}")
    assert remedy.startswith(bad.remedy)


def test_files_that_are_missing_or_of_no_known_kind_are_told_with_them(refused: Ran) -> None:
    gone, old = FIRST + len(BAD), FIRST + len(BAD) + 1
    assert any(f"item {gone}: there is no file 'bad/gone.docx'; " in line for line in refused.err)
    assert any(f"item {old}: 'bad/old.doc' is no paper that a pack can hold; " in line for line in refused.err)


def test_nothing_else_is_told_and_no_pack_is_written(refused: Ran) -> None:
    assert refused.code == 1
    assert refused.out == ""
    assert len(refused.err) == len(BAD) + 2 + 1  # a line says where the notes to the authors are
    assert not refused.pack.parent.exists()
    assert not list((refused.root / "output").rglob(".reportgen-*"))


def test_a_note_to_its_author_says_what_is_wrong_with_each(refused: Ran) -> None:
    notes = refused.root / "output" / "2024-06-11" / "pack" / "checks" / "public"
    (told,) = (line for line in refused.err if "notes to the authors" in line)
    assert told.startswith("output/2024-06-11/pack/checks/public: here are ")
    assert len(list(notes.glob("*.docx"))) >= len(BAD)
    findings = json.loads((notes / "findings.json").read_text(encoding="utf-8"))
    assert sum(one["rule"] == "not-bound" for one in findings) == len(BAD) + 2


# --- Pages in their place -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept_going(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    absent = [program for program in ("soffice", "pdftotext") if shutil.which(program) is None]
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")
    root = tmp_path_factory.mktemp("kept-going") / "project"
    with_bad_papers(root)
    return run(root, "--keep-going")


@pytest.fixture(scope="module")
def pages(kept_going: Ran) -> list[str]:
    """The words of each page, as Poppler reads them."""
    command = ["pdftotext", str(kept_going.pack), "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [" ".join(page.split()) for page in words.split("\f")[:-1]]


@pytest.mark.libreoffice
def test_the_code_says_that_not_all_is_well(kept_going: Ran) -> None:
    assert kept_going.code == 1, kept_going.err
    assert len([line for line in kept_going.err if re.search(r": item \d+: ", line)]) == len(BAD) + 2


@pytest.mark.libreoffice
@pytest.mark.parametrize(("item", "bad"), NUMBERED, ids=NAMES)
def test_a_page_says_why_each_bad_paper_is_not_there(kept_going: Ran, pages: list[str], item: int, bad: Bad) -> None:
    printed = json.loads(kept_going.out)
    first, last = printed["pages"][str(item)]
    assert last == first + 1
    page = pages[first - 1]
    assert f"AGENDA ITEM {item}" in page and f"Paper {item}" in page
    assert bad.why in page
    assert "bad/" not in page and str(kept_going.root) not in page


@pytest.mark.libreoffice
def test_the_good_papers_are_all_there(pages: list[str]) -> None:
    for words in ("there were 1,410.", "The partners met twice.", "Reading Scheme", "Forward Plan"):
        assert any(words in page for page in pages[2:]), words  # behind the front sheet


@pytest.mark.libreoffice
def test_the_pack_passes_pdf_ua(kept_going: Ran) -> None:
    import page

    assert page.is_pdf_compliant(str(kept_going.pack))
