"""Files on disk: whole or not at all, and never over an edited one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import Problem, ReportError
from reportgen.output import DigestState, Saved, lock_files, put, save

TODAY = date(2026, 11, 21)


def write(path: Path, data: bytes = b"new", *, state: DigestState = "ours", force: bool = False) -> Saved:
    return save(data, path, force=force, state=lambda _: state, today=TODAY)


def refused(path: Path, **options: Any) -> Problem:
    with pytest.raises(ReportError) as caught:
        write(path, **options)
    (problem,) = caught.value.problems
    return problem


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    return path


def test_writes_a_new_file_and_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "output" / "2023-11-24" / "report.docx"
    assert write(path) == Saved(path, "written")
    assert path.read_bytes() == b"new"
    assert names(path.parent) == ["report.docx"]


def test_replaces_a_file_that_is_as_reportgen_wrote_it(report: Path) -> None:
    assert write(report) == Saved(report, "written")
    assert report.read_bytes() == b"new"
    assert names(report.parent) == ["report.docx"]


def test_does_not_write_the_same_bytes_again(report: Path) -> None:
    os.utime(report, (1, 1))
    assert write(report, b"old") == Saved(report, "unchanged")
    assert report.stat().st_mtime == 1


def test_keeps_the_permissions_of_the_file_it_replaces(report: Path) -> None:
    report.chmod(0o640)
    write(report)
    assert report.stat().st_mode & 0o777 == 0o640


def test_gives_a_new_file_the_usual_permissions(tmp_path: Path) -> None:
    write(tmp_path / "report.docx")
    (tmp_path / "plain").touch()
    assert (tmp_path / "report.docx").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize(
    ("state", "what"),
    [
        ("edited", "the file was changed since reportgen wrote it, so it was left as it is"),
        ("foreign", "the file was not written by reportgen, so it was left as it is"),
    ],
)
def test_never_overwrites_an_edited_file(report: Path, state: DigestState, what: str) -> None:
    problem = refused(report, state=state)
    assert problem.what == what
    assert "--force" in problem.remedy
    assert report.read_bytes() == b"old"
    assert names(report.parent) == ["report.docx"]


def test_force_keeps_a_dated_copy_of_the_edited_file(report: Path) -> None:
    copy = report.with_name("report (edited 2026-11-21).docx")
    assert write(report, state="edited", force=True) == Saved(report, "kept", copy)
    assert (report.read_bytes(), copy.read_bytes()) == (b"new", b"old")


def test_force_numbers_the_copies_of_one_day(report: Path) -> None:
    write(report, b"second", state="edited", force=True)
    write(report, b"third", state="edited", force=True)
    assert write(report, b"fourth", state="edited", force=True).kept == report.with_name(
        "report (edited 2026-11-21, 3).docx"
    )
    kept = [report.with_name(f"report (edited 2026-11-21{n}).docx").read_bytes() for n in ("", ", 2", ", 3")]
    assert kept == [b"old", b"second", b"third"]


def test_force_makes_no_copy_of_an_unedited_file(report: Path) -> None:
    assert write(report, force=True) == Saved(report, "written")
    assert names(report.parent) == ["report.docx"]


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "the file cannot be written: Input/output error"),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_a_failing_disk_leaves_the_old_file_and_nothing_else(
    report: Path, monkeypatch: pytest.MonkeyPatch, number: int, what: str, force: bool
) -> None:
    monkeypatch.setattr(os, "fsync", failing(number))
    problem = refused(report, state="edited" if force else "ours", force=force)
    assert (problem.place.file, problem.what) == (str(report), what)
    assert report.read_bytes() == b"old"
    assert names(report.parent) == ["report.docx"]


def test_a_full_disk_is_told_from_the_write_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    opened = Path.open
    monkeypatch.setattr(Path, "open", lambda *_: opened(full, "wb"))
    assert refused(tmp_path / "report.docx").what == "the disk is full"


def test_a_file_open_in_another_program_is_told_when_it_is_replaced(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing(errno.EACCES))
    problem = refused(report, state="edited", force=True)
    assert problem.what == "the file cannot be replaced: it is open in another program, or protected"
    assert report.read_bytes() == b"old"
    assert names(report.parent) == ["report.docx"]  # the copy is taken back too


def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failing(errno.EACCES))
    problem = refused(tmp_path / "report.docx")
    assert problem.what == f"the folder {tmp_path} cannot be written to"


def test_a_folder_of_another_user_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only for root")
    tmp_path.chmod(0o500)
    assert refused(tmp_path / "report.docx").what == f"the folder {tmp_path} cannot be written to"


def test_a_read_only_file_is_left_alone(report: Path) -> None:
    report.chmod(0o444)
    assert refused(report).what == "the file is read-only"
    assert report.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("report.docx", "~$report.docx"),  # 6 letters: Word puts its mark before them
        ("reports.docx", "~$eports.docx"),  # 7: over the first
        ("crime-performance-report.docx", "~$ime-performance-report.docx"),  # more: over the first two
        ("performance-dashboard.pptx", "~$performance-dashboard.pptx"),  # PowerPoint: before them
        ("report.docx", ".~lock.report.docx#"),  # LibreOffice
    ],
)
def test_a_file_open_in_office_is_left_alone(tmp_path: Path, name: str, lock: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    path.with_name(lock).touch()
    problem = refused(path, state="edited", force=True)
    assert problem.what == "the file is open in Office"
    assert lock in problem.remedy
    assert path.read_bytes() == b"old"


def test_names_the_lock_files_of_a_path() -> None:
    assert lock_files(Path("out/minutes.docx")) == (
        Path("out/~$inutes.docx"),
        Path("out/~$minutes.docx"),
        Path("out/.~lock.minutes.docx#"),
    )


def test_a_file_changed_while_it_is_built_is_left_alone(report: Path) -> None:
    def edited_just_now(path: Path) -> DigestState:
        path.write_bytes(b"typed by an officer")
        return "ours"

    with pytest.raises(ReportError, match="changed while it was being built"):
        save(b"new", report, force=False, state=edited_just_now, today=TODAY)
    assert report.read_bytes() == b"typed by an officer"
    assert names(report.parent) == ["report.docx"]


def test_a_folder_of_the_same_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.docx").mkdir()
    assert refused(tmp_path / "report.docx").what == "this is a folder, so no file can be written here"


def test_a_file_where_a_folder_is_needed_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").touch()
    assert refused(tmp_path / "output" / "report.docx").what == "a file stands where a folder is needed"
    assert refused(tmp_path / "output" / "a" / "report.docx").what == "a file stands where a folder is needed"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    problem = refused(tmp_path / f"{'x' * 300}.docx")
    assert problem.what == "the name of the file or of its folder is too long"
    assert names(tmp_path) == []


def test_a_dated_copy_whose_name_is_too_long_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 245}.docx"  # 250 letters; 255 are allowed, the date needs 20 more
    path.write_bytes(b"old")
    problem = refused(path, state="edited", force=True)
    assert problem.what == "the name of the file or of its folder is too long"
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == [path.name]


def test_a_copy_that_is_not_like_the_original_stops_the_build(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: b"torn" if "(edited" in path.name else read(path))
    with pytest.raises(ReportError, match="not like the original"):
        write(report, state="edited", force=True)
    monkeypatch.undo()
    assert report.read_bytes() == b"old"
    assert names(report.parent) == ["report.docx"]


def test_an_interruption_leaves_no_temporary_file(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(report)
    assert report.read_bytes() == b"old"
    assert names(report.parent) == ["report.docx"]


# --- What only programs write ------------------------------------------------------------------------------------


def test_what_is_put_takes_the_place_of_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "known.json"
    for data in (b"one", b"two"):
        put(data, path)
    assert path.read_bytes() == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["known.json"]


def test_two_may_put_the_same_file_at_once(tmp_path: Path) -> None:
    contents = [bytes([65 + number]) * 100_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda data: put(data, tmp_path / "known.json"), contents * 20))
    assert (tmp_path / "known.json").read_bytes() in contents  # that of one of them, whole
    assert [one.name for one in tmp_path.iterdir()] == ["known.json"]


def test_what_cannot_be_put_is_told_and_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(b"before", tmp_path / "known.json")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ReportError, match="the disk is full; make room on it, or choose another with --out"):
        put(b"after", tmp_path / "known.json")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("known.json", b"before")]
