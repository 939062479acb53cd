"""Delivery of a pack: files whole or not at all, nothing of somebody else lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.pack import deliver as module
from reportgen.pack.deliver import Delivered, deliver, staging


def delivered(root: Path, files: dict[str, str], known: dict[str, str], last: tuple[str, ...] = ()) -> Delivered:
    folder = root / "pack"
    with staging(folder) as staged:
        for name, content in files.items():
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        return deliver(staged, folder, known, root / "kept", last)


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_files_and_folders_are_put_in_place_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    result = delivered(tmp_path, {"pack.pdf": "1", "07-updates/item.json": "2"}, {})
    assert contents(tmp_path) == {"pack/pack.pdf": "1", "pack/07-updates/item.json": "2"}
    assert set(result.digests) == {"pack.pdf", "07-updates/item.json"}


def test_what_is_no_longer_made_is_removed_with_its_folder(tmp_path: Path) -> None:
    first = delivered(tmp_path, {"pack.pdf": "1", "07-old-title/item.json": "2"}, {})
    delivered(tmp_path, {"pack.pdf": "1"}, dict(first.digests))
    assert contents(tmp_path) == {"pack/pack.pdf": "1"}
    assert not (tmp_path / "pack" / "07-old-title").exists()


def test_a_file_that_somebody_put_there_stays(tmp_path: Path) -> None:
    first = delivered(tmp_path, {"pack.pdf": "1"}, {})
    (tmp_path / "pack" / "notes.txt").write_text("mine")
    delivered(tmp_path, {"pack.pdf": "2"}, dict(first.digests))
    assert contents(tmp_path / "pack") == {"pack.pdf": "2", "notes.txt": "mine"}


def test_a_file_that_somebody_changed_is_put_aside_before_another_takes_its_place(tmp_path: Path) -> None:
    first = delivered(tmp_path, {"agenda.docx": "1"}, {})
    (tmp_path / "pack" / "agenda.docx").write_text("edited")
    result = delivered(tmp_path, {"agenda.docx": "2"}, dict(first.digests))
    assert contents(tmp_path) == {"pack/agenda.docx": "2", "kept/agenda.docx": "edited"}
    assert result.kept == (tmp_path / "kept" / "agenda.docx",)


def test_files_put_aside_do_not_take_each_others_place(tmp_path: Path) -> None:
    known: dict[str, str] = {}
    for number in range(3):
        known = dict(delivered(tmp_path, {"a.docx": str(number)}, known).digests)
        (tmp_path / "pack" / "a.docx").write_text(f"edited {number}")
    delivered(tmp_path, {"a.docx": "new"}, known)
    assert contents(tmp_path / "kept") == {"a.docx": "edited 0", "a 2.docx": "edited 1", "a 3.docx": "edited 2"}


def test_a_changed_file_that_is_no_longer_made_stays(tmp_path: Path) -> None:
    first = delivered(tmp_path, {"a.docx": "1", "b.docx": "2"}, {})
    (tmp_path / "pack" / "b.docx").write_text("edited")
    delivered(tmp_path, {"a.docx": "1"}, dict(first.digests))
    assert contents(tmp_path / "pack") == {"a.docx": "1", "b.docx": "edited"}


def test_a_file_that_is_the_same_stays_where_it_is(tmp_path: Path) -> None:
    first = delivered(tmp_path, {"a.docx": "1", "b.docx": "2"}, {})
    before = [(tmp_path / "pack" / name).stat().st_ino for name in ("a.docx", "b.docx")]
    result = delivered(tmp_path, {"a.docx": "1", "b.docx": "new"}, dict(first.digests))
    after = [(tmp_path / "pack" / name).stat().st_ino for name in ("a.docx", "b.docx")]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False]
    assert set(result.digests) == {"a.docx", "b.docx"}


def test_a_failure_on_the_way_leaves_the_pack_itself_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = delivered(tmp_path, {"board-pack.pdf": "good", "z.json": "good"}, {})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device", "z.json")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(ReportError, match="the disk is full; make room"):
        delivered(tmp_path, {"board-pack.pdf": "new", "z.json": "new"}, dict(first.digests), ("board-pack.pdf",))
    assert contents(tmp_path / "pack") == {"board-pack.pdf": "good", "z.json": "good"}


def test_the_pack_itself_is_put_in_place_after_all_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = delivered(tmp_path, {"board-pack.pdf": "good", "z.json": "good"}, {})
    written = iter([None])

    def full_after_one(_: int) -> None:
        if next(written, "full") == "full":
            raise OSError(28, "No space left on device", "board-pack.pdf")

    monkeypatch.setattr(module.os, "fsync", full_after_one)
    with pytest.raises(ReportError, match="the disk is full; make room"):
        delivered(tmp_path, {"board-pack.pdf": "new", "z.json": "new"}, dict(first.digests), ("board-pack.pdf",))
    assert contents(tmp_path / "pack") == {"board-pack.pdf": "good", "z.json": "new"}


def test_what_a_killed_run_left_behind_is_removed(tmp_path: Path) -> None:
    left = tmp_path / ".reportgen-pack-0011aabb"
    left.mkdir()
    (left / "half.pdf").write_text("half")
    delivered(tmp_path, {"pack.pdf": "1"}, {})
    assert not left.exists()


def test_what_another_edition_is_being_made_in_stays(tmp_path: Path) -> None:
    with staging(tmp_path / "public-supplement-1") as other, staging(tmp_path / "public"):
        assert other.is_dir()
