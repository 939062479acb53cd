"""A pack that is killed while it is made: the last good one is whole, no process is left, the next run succeeds."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pack.boardpack import MEETING, document, lay_out, pdf, swap
from tests.pack.held import MOMENTS
from tests.stand_ins import soffice
from tests.waiting import is_running, wait_for

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="which processes are left is told by /proc"),
    pytest.mark.xdist_group("kill"),
]


@dataclass(frozen=True)
class Project:
    """A project whose pack was made, and whose papers have changed since. ``saved`` is what was made; ``old`` and
    ``new`` are the digests of the files of the pack before and after the change."""

    root: Path
    path: str  # where programs are looked for
    saved: Path
    old: dict[str, str]
    new: dict[str, str]

    @property
    def output(self) -> Path:
        return self.root / "output"

    def run(self, out: Path | None = None) -> None:
        command = [sys.executable, "-c", "from reportgen.cli import main; main()", *self.arguments(out)]
        done = subprocess.run(command, cwd=ROOT, env=self.environment(), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def killed(self, moment: str, sign: Path) -> int:
        """Run the command until the moment has come, and kill it; gives the process that was at work then."""
        command = [sys.executable, "-m", "tests.pack.held", moment, str(sign), *self.arguments(), "--jobs", "2"]
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment(), stderr=subprocess.PIPE)
        wait_for(lambda: sign.exists() or process.poll() is not None, seconds=120)
        assert process.poll() is None, process.communicate()
        process.kill()
        process.communicate()
        return int(sign.read_text())

    def arguments(self, out: Path | None = None) -> list[str]:
        return ["pack", str(self.root / MEETING), "--out", str(out or self.output), "--quiet"]

    def environment(self) -> dict[str, str]:
        return {**os.environ, "PATH": self.path, "TMPDIR": str(self.root.parent)}

    def delivered(self) -> dict[str, str]:
        return digests(self.output)


def digests(out: Path) -> dict[str, str]:
    folder = out / "2024-06-11" / "pack" / "public"
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def changed_project(base: Path, path: str) -> Project:
    root = base / "project"
    folder = lay_out(root)
    empty = Project(root, path, base / "saved", {}, {})
    empty.run()
    document(folder / "sent" / "update.docx", "Update from Partners", "The partners met thrice.")
    pdf(folder / "sent" / "survey.pdf", pages=2)
    swap(folder / "data" / "visits.csv", "Hill,2024-01,1410", "Hill,2024-01,1500")
    shutil.copytree(root / "output", base / "saved")
    empty.run(out=base / "new")
    old, new = digests(root / "output"), digests(base / "new")
    assert old.keys() == new.keys() and old["board-pack.pdf"] != new["board-pack.pdf"]
    return Project(root, path, base / "saved", old, new)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    base = tmp_path_factory.mktemp("killed")
    programs = base / "programs"
    programs.mkdir()
    soffice(programs, f'cp "{pdf(base / "one-page.pdf")}" "$pdf"')
    return changed_project(base, f"{programs}:/usr/bin:/bin")


@pytest.fixture
def project(changed: Project) -> Project:
    """As it was when the papers had just been changed."""
    shutil.rmtree(changed.output)
    shutil.copytree(changed.saved, changed.output)
    return changed


def left_over(project: Project) -> list[str]:
    """Processes that are at work in the project's folder, or for it."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and int(process.name) != os.getpid() and is_running(int(process.name)):
            said = _command(process)
            if str(project.root.parent) in said:
                found.append(said)
    return found


def _command(process: Path) -> str:
    try:
        return (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""  # it has ended meanwhile


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_leaves_the_last_pack_whole_and_the_next_run_makes_the_new_one(
    project: Project, moment: str, tmp_path: Path
) -> None:
    process = project.killed(moment, tmp_path / "sign")
    found = project.delivered()
    assert found.keys() == project.old.keys()
    for name, digest in found.items():
        assert digest in (project.old[name], project.new[name]), name
    # The pack itself comes last: once it is the new one, so is everything else.
    assert found["board-pack.pdf"] == project.old["board-pack.pdf"] or found == project.new
    wait_for(lambda: not is_running(process))
    wait_for(lambda: not left_over(project))

    project.run()
    assert project.delivered() == project.new
    packs = project.output / "2024-06-11" / "pack"
    assert not list(packs.glob(".reportgen-*"))
    assert not (packs / "kept").exists()
    assert not list(project.root.parent.glob("reportgen-*")), "LibreOffice's own files"
    assert not list((project.output / ".cache" / "papers").glob("*.tmp"))


@pytest.mark.libreoffice
def test_libreoffice_is_stopped_with_a_pack_that_is_killed(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("not installed: soffice")
    root = tmp_path / "project"
    lay_out(root)
    project = Project(root, os.environ["PATH"], tmp_path, {}, {})
    project.killed("a PDF was made by LibreOffice", tmp_path / "sign")
    wait_for(lambda: not left_over(project))
    wait_for(lambda: not list(tmp_path.glob("reportgen-*")))
    assert project.delivered() == {}
    project.run()
    assert "board-pack.pdf" in project.delivered()
