"""LibreOffice's program: found, absent, its version, its processes stopped, no network for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.libreoffice import program as libreoffice
from reportgen.libreoffice.program import find_soffice, running, version
from tests.stand_ins import paper, program
from tests.waiting import is_running, wait_for

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for programs are shell scripts")


def test_is_found_on_the_path(programs: Path) -> None:
    program(programs, "libreoffice", "")
    assert find_soffice() == programs / "libreoffice"
    program(programs, "soffice", "")
    assert find_soffice() == programs / "soffice"


def test_is_found_in_its_usual_places(tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for release in ("libreoffice7.6", "libreoffice24.2", "libreoffice25.8"):
        paper(tmp_path / release / "program" / "soffice")
    monkeypatch.setattr(libreoffice, "PLACES", ((str(tmp_path), "libreoffice2*/program/soffice"),))
    assert find_soffice() == tmp_path / "libreoffice25.8" / "program" / "soffice"


def test_its_absence_is_told_with_how_to_install_it_on_each_system(programs: Path) -> None:
    with pytest.raises(ReportError) as caught:
        find_soffice()
    said = str(caught.value)
    assert said.startswith("LibreOffice: it makes the PDFs, and is not installed; install it: ")
    assert [system in said for system in ("(Debian, Ubuntu)", "(macOS)", "(Windows)")] == [True] * 3


def test_tells_its_version(programs: Path) -> None:
    program(programs, "soffice", 'echo "LibreOffice 7.4.7.2 40(Build:2)"; echo')
    assert version(programs / "soffice") == "LibreOffice 7.4.7.2 40(Build:2)"


def test_is_another_version_when_a_file_of_its_installation_is_another(programs: Path) -> None:
    program(programs, "soffice", "exit 127")  # it need not be started
    (programs / "soffice.bin").write_bytes(b"7.4")
    before = version(programs / "soffice")
    assert version(programs / "soffice") == before
    (programs / "soffice.bin").write_bytes(b"24.2")
    assert version(programs / "soffice") != before


def test_a_program_that_does_not_start_is_told(programs: Path) -> None:
    program(programs, "soffice", "exit 127")
    with pytest.raises(ReportError, match=r"LibreOffice: it does not start \(.*/soffice --version failed\); mend it"):
        version(programs / "soffice")


def test_what_it_says_is_kept(tmp_path: Path) -> None:
    with running(["/bin/sh", "-c", "echo torn >&2"], tmp_path / "said.txt") as process:
        assert process.wait(30) == 0
    assert (tmp_path / "said.txt").read_text() == "torn\n"


def test_its_children_are_stopped_with_it(tmp_path: Path) -> None:
    child = tmp_path / "child"
    script = f'sleep 60 & echo $! > "{child}.new"; mv "{child}.new" "{child}"; wait'
    with running(["/bin/sh", "-c", script], tmp_path / "said.txt"):
        wait_for(child.exists)
    wait_for(lambda: not is_running(int(child.read_text())))


def test_it_ends_with_a_parent_that_is_killed_and_its_files_go(tmp_path: Path) -> None:
    work, child, begun = tmp_path / "work", tmp_path / "child", tmp_path / "begun"
    work.mkdir()
    script = f'sleep 60 & echo $! > "{child}.new"; mv "{child}.new" "{child}"; wait'
    parent = f"""
import time
from pathlib import Path
from reportgen.libreoffice.program import running
with running(["/bin/sh", "-c", {script!r}], Path({str(work / "said.txt")!r}), Path({str(work)!r})):
    Path({str(begun)!r}).touch()
    time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", parent])
    wait_for(lambda: child.exists() and begun.exists())
    process.kill()
    process.wait()
    wait_for(lambda: not is_running(int(child.read_text())))
    wait_for(lambda: not work.exists())


def test_it_finds_no_way_to_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.gov.uk:8080")
    monkeypatch.setenv("no_proxy", "example.gov.uk")
    show = "echo $http_proxy $https_proxy $HTTPS_PROXY $no_proxy >&2"
    with running(["/bin/sh", "-c", show], tmp_path / "said.txt") as process:
        process.wait(30)
    # Port 9 is that of the discard service (RFC 863), on which nothing listens.
    assert (tmp_path / "said.txt").read_text() == "http://127.0.0.1:9 " * 2 + "http://127.0.0.1:9\n"
