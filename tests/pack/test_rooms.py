"""What the binder found out is kept between runs; a damaged file is as good as none."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pack.rooms import Rooms


def test_what_was_found_out_is_there_the_next_time(tmp_path: Path) -> None:
    rooms = Rooms(tmp_path / "cache" / "rooms.json")
    rooms.known["a"] = "top right"
    rooms.save()
    assert Rooms(tmp_path / "cache" / "rooms.json").known == {"a": "top right"}


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    Rooms(tmp_path / "rooms.json").save()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"a": 1}'])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "rooms.json").write_text(content)
    assert Rooms(tmp_path / "rooms.json").known == {}
