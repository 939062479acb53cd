"""Findings kept by the content of a file."""

from __future__ import annotations

from pathlib import Path

from reportgen.pdf.known import Known


def test_what_was_found_once_is_not_sought_again(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    kept: dict[str, str] = {}
    path.write_bytes(b"one")

    first = Known.of(path, kept).recall("place", lambda: [1, None, "x"])
    again = Known.of(path, kept).recall("place", lambda: [2])

    assert first == again == [1, None, "x"]


def test_other_content_and_other_findings_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    kept: dict[str, str] = {}
    path.write_bytes(b"one")
    Known.of(path, kept).recall("place", lambda: 1)

    assert Known.of(path, kept).recall("outline", lambda: 2) == 2
    path.write_bytes(b"two")
    assert Known.of(path, kept).recall("place", lambda: 3) == 3
    assert len(kept) == 3
