"""Many files to PDF in one process: those that it cannot load, that crash it, that it hangs on."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.libreoffice.convert import Converted, convert
from tests.stand_ins import TO_PDF, paper, soffice, text

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for programs are shell scripts")

BY_HAND = "open it in the program it was made with, save it as a PDF there, and give the PDF as the paper"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def papers(folder: Path, *names: str) -> list[Path]:
    return [paper(folder / name, name) for name in names]


def told(results: list[Converted]) -> dict[str, str]:
    """Of each file, what its PDF says or what is wrong with it, in the order in which they came."""
    return {one.source.name: text(one.pdf) if one.pdf else str(one.problems[0]) for one in results}


def runs(tmp_path: Path) -> list[str]:
    """The files that each process was given."""
    return (tmp_path / "runs").read_text().splitlines()


def counted(tmp_path: Path) -> str:
    given = 'given=; for one; do case $one in *.docx) given="$given $(basename $one)";; esac; done'
    return f'{given}; echo $given >> "{tmp_path}/runs"\n'


def test_all_files_go_through_one_process(tmp_path: Path, programs: Path, work: Path) -> None:
    soffice(programs, first=counted(tmp_path))
    results = list(convert(papers(tmp_path, "b.docx", "-a b.docx"), work))
    assert [(one.number, one.source.name, text(one.pdf or Path())) for one in results] == [
        (0, "b.docx", "b.docx"),
        (1, "-a b.docx", "-a b.docx"),
    ]
    assert runs(tmp_path) == ["0.docx 1.docx"]


def test_each_run_has_a_profile_of_its_own(tmp_path: Path, programs: Path, work: Path) -> None:
    soffice(programs, each=f'echo "$profile" >> "{tmp_path}/profiles"; exit 1', first="profile=$1\n")
    list(convert(papers(tmp_path, "a.docx"), work))
    profiles = (tmp_path / "profiles").read_text().splitlines()
    assert profiles == [f"-env:UserInstallation=file://{work}/run-{number}/profile" for number in (1, 2)]
    assert (work / "run-2" / "profile" / "user" / "registrymodifications.xcu").exists()


def test_no_files_need_no_libreoffice(programs: Path, work: Path) -> None:
    assert list(convert([], work)) == []


def test_a_file_that_cannot_be_read_is_told_before_anything_starts(tmp_path: Path, programs: Path, work: Path) -> None:
    soffice(programs)
    with pytest.raises(ReportError, match=r"gone\.docx: the file cannot be read: No such file or directory; check"):
        list(convert([tmp_path / "gone.docx"], work))


def test_a_pdf_is_given_out_before_the_next_is_made(tmp_path: Path, programs: Path, work: Path) -> None:
    # The second file waits for a sign that is given once the first is here.
    wait = f'while [ "$name" = 1.docx ] && [ ! -e "{tmp_path}/sign" ]; do sleep 0.05; done; {TO_PDF}'
    soffice(programs, each=wait)
    results = convert(papers(tmp_path, "a.docx", "b.docx"), work)
    assert next(results).source.name == "a.docx"
    (tmp_path / "sign").touch()
    assert next(results).source.name == "b.docx"


def test_a_pdf_that_is_still_being_written_is_waited_for(tmp_path: Path, programs: Path, work: Path) -> None:
    soffice(programs, each='echo half > "$pdf"; sleep 0.3; cat "$file" >> "$pdf"')
    (result,) = convert(papers(tmp_path, "a.docx"), work)
    assert text(result.pdf or Path()) == "half\na.docx"


def test_files_that_cannot_be_loaded_are_named_and_the_rest_goes_on(tmp_path: Path, programs: Path, work: Path) -> None:
    refuse = 'case $name in 1.*|3.*) echo "Error: source file could not be loaded" >&2;; *) cp "$file" "$pdf";; esac'
    soffice(programs, each=refuse, first='echo "Warning: failed to launch javaldx" >&2\n' + counted(tmp_path))
    results = list(convert(papers(tmp_path, "a.docx", "b.docx", "c.docx", "d.docx"), work))
    remedy = "open it in LibreOffice to see why (it said: Error: source file could not be loaded)"
    said = f"LibreOffice could not make a PDF of this file; {remedy}"
    assert told(results) == {
        "a.docx": "a.docx",
        "b.docx": f"{tmp_path}/b.docx: {said}",
        "c.docx": "c.docx",
        "d.docx": f"{tmp_path}/d.docx: {said}",
    }
    assert len(runs(tmp_path)) == 1


def test_a_file_that_crashes_libreoffice_is_found_and_tried_once_more_alone(
    tmp_path: Path, programs: Path, work: Path
) -> None:
    soffice(programs, each=f'[ "$name" != 1.docx ] || kill -SEGV $$; {TO_PDF}', first=counted(tmp_path))
    results = list(convert(papers(tmp_path, "a.docx", "b.docx", "c.docx", "d.docx"), work))
    assert told(results) == {
        "a.docx": "a.docx",
        "c.docx": "c.docx",
        "d.docx": "d.docx",
        "b.docx": f"{tmp_path}/b.docx: LibreOffice crashed on this file, twice; {BY_HAND}",
    }
    assert runs(tmp_path) == ["0.docx 1.docx 2.docx 3.docx", "2.docx 3.docx", "1.docx"]


def test_a_file_that_was_not_to_blame_for_a_crash_gets_its_pdf(tmp_path: Path, programs: Path, work: Path) -> None:
    crash = f'touch "{tmp_path}/crashed"; exit 139'
    once = f'[ "$name" != 0.docx ] || [ -e "{tmp_path}/crashed" ] || {{ {crash}; }}'
    soffice(programs, each=f"{once}; {TO_PDF}", first=counted(tmp_path))
    assert list(told(list(convert(papers(tmp_path, "a.docx", "b.docx"), work))).items()) == [
        ("b.docx", "b.docx"),
        ("a.docx", "a.docx"),
    ]
    assert runs(tmp_path) == ["0.docx 1.docx", "1.docx", "0.docx"]


def test_half_a_pdf_of_a_crash_is_none(tmp_path: Path, programs: Path, work: Path) -> None:
    soffice(programs, each='echo half > "$pdf"; exit 139')
    (result,) = convert(papers(tmp_path, "a.docx"), work)
    assert result.pdf is None


def test_a_file_that_hangs_libreoffice_is_stopped_and_the_rest_goes_on(
    tmp_path: Path, programs: Path, work: Path
) -> None:
    soffice(programs, each=f'[ "$name" != 0.docx ] || sleep 600; {TO_PDF}')
    results = list(convert(papers(tmp_path, "a.docx", "b.docx"), work, patience=1))
    assert told(results) == {
        "b.docx": "b.docx",
        "a.docx": f"{tmp_path}/a.docx: LibreOffice had to be stopped after 1 seconds on this file, twice; {BY_HAND}",
    }


def test_a_large_file_is_granted_more_time(tmp_path: Path, programs: Path, work: Path) -> None:
    soffice(programs, each=f"sleep 0.8; {TO_PDF}")
    # 10 seconds a megabyte: 200,000 bytes are granted 2 seconds beside the 0.1 that any file has.
    large, small = paper(tmp_path / "large.docx", "x" * 200_000), paper(tmp_path / "small.docx")
    results = sorted(convert([large, small], work, patience=0.1), key=lambda one: one.number)
    assert [one.pdf is not None for one in results] == [True, False]


def test_time_that_the_caller_takes_is_not_libreoffice_s(tmp_path: Path, programs: Path, work: Path) -> None:
    # While the caller has the first PDF, LibreOffice waits for it, longer than it may take for a file.
    wait = f'while [ "$name" = 1.docx ] && [ ! -e "{tmp_path}/sign" ]; do sleep 0.05; done; {TO_PDF}'
    soffice(programs, each=wait, first=counted(tmp_path))
    for one in convert(papers(tmp_path, "a.docx", "b.docx"), work, patience=1):
        if one.number == 0:
            threading.Event().wait(1.5)
            (tmp_path / "sign").touch()
    assert len(runs(tmp_path)) == 1


def test_libreoffice_that_never_makes_anything_is_given_up(tmp_path: Path, programs: Path, work: Path) -> None:
    soffice(programs, each="exit 1", first=counted(tmp_path))
    names = ["a.docx", "b.docx", "c.docx", "d.docx"]
    what = "LibreOffice was started 3 times and made no PDF of any file: it crashed"
    remedy = "see whether LibreOffice works when it is started by hand"
    results = list(convert(papers(tmp_path, *names), work))
    assert told(results) == {name: f"{tmp_path}/{name}: {what}; {remedy}" for name in names}
    assert len(runs(tmp_path)) == 3


def test_who_stops_early_stops_libreoffice(tmp_path: Path, programs: Path, work: Path) -> None:
    soffice(programs, each=f'[ "$name" != 1.docx ] || {{ echo $$ > "{tmp_path}/pid"; sleep 600; }}; {TO_PDF}')
    results = convert(papers(tmp_path, "a.docx", "b.docx"), work)
    assert next(results).number == 0
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text().strip():
        threading.Event().wait(0.02)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    with pytest.raises(ProcessLookupError):  # it was waited for, so nothing is left of it
        os.kill(int((tmp_path / "pid").read_text()), 0)
