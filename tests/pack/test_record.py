"""Records of published packs: read back as written, damage told, and what two issues have different."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.pack.record import PaperRecord, Record, changes, read_record, record_name


def paper(key: str, item: str, digest: str) -> PaperRecord:
    return PaperRecord(key, item, item, digest, 5, 8, 3)


RECORD = Record("Board", "2023-11-24", "public", 0, 1, 1, 8, 4, (paper("07-1", "Updates", "aa"),), {"a.pdf": "bb"})


def test_a_record_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / record_name("public", 0, 1)).write_bytes(RECORD.as_json())
    assert read_record(tmp_path, "public", 0, 1) == RECORD


def test_a_record_that_was_never_made_is_none(tmp_path: Path) -> None:
    assert read_record(tmp_path, "public", 0, 2) is None


@pytest.mark.parametrize("content", ["{", "[]", '{"papers": [{}]}', '{"papers": []}'])
def test_a_damaged_record_is_told_with_its_remedy(tmp_path: Path, content: str) -> None:
    (tmp_path / "public.json").write_text(content)
    with pytest.raises(ReportError, match=r"record of a published pack is damaged.*delete it"):
        read_record(tmp_path, "public", 0, 1)


@pytest.mark.parametrize(
    ("edition", "supplement", "issue", "name"),
    [
        ("public", 0, 1, "public.json"),
        ("exempt", 0, 1, "exempt.json"),
        ("public", 2, 1, "public-supplement-2.json"),
        ("public", 0, 3, "public-issue-3.json"),
    ],
)
def test_each_issue_has_a_name_of_its_own(edition: str, supplement: int, issue: int, name: str) -> None:
    assert record_name(edition, supplement, issue) == name


def test_the_counts_hold_the_front_sheet() -> None:
    assert RECORD.counts() == {"front": 4, "07-1": 3}


def test_items_are_new_changed_or_as_they_were() -> None:
    old = [paper("1-1", "Minutes", "a"), paper("2-1", "Dashboard", "b"), paper("3-1", "Gone", "c"),
           paper("4-1", "Two papers", "d"), paper("4-2", "Two papers", "e")]  # fmt: skip
    new = [paper("1-1", "Minutes", "a"), paper("2-1", "Dashboard", "x"), paper("4-1", "Two papers", "d"),
           paper("5-1", "Late", "f")]  # fmt: skip
    assert changes(old, new) == {"Dashboard": "changed", "Late": "added", "Gone": "taken out", "Two papers": "changed"}


def test_an_item_that_only_moved_is_as_it_was() -> None:
    assert changes([paper("7-1", "Updates", "a")], [paper("5-1", "Updates", "a")]) == {}


def test_an_item_with_one_paper_more_is_changed() -> None:
    before = [paper("7-1", "Updates", "a")]
    assert changes(before, [*before, paper("7-2", "Updates", "b")]) == {"Updates": "changed"}
