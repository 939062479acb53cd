"""How much a zip archive may hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest

from reportgen import zips


def told(monkeypatch: pytest.MonkeyPatch, sizes: Sequence[int]) -> str | None:
    """What is said of an archive whose members are of these sizes, if reading any of them would fail."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for number, size in enumerate(sizes):
            made.writestr(f"{number}.xml", bytes(size))
    with zipfile.ZipFile(buffer) as zipped:
        monkeypatch.setattr(zipfile.ZipFile, "open", None)
        return zips.too_large(zipped)


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([600, 400], None),
        ([600, 401], "it unpacks to 1,001 bytes, and at most 1,000 are read"),
        ([1, 1, 1], None),
        ([1, 1, 1, 1], "it holds 4 parts, and at most 3 are read"),
    ],
)
def test_an_archive_is_judged_by_its_table_of_contents(
    monkeypatch: pytest.MonkeyPatch, sizes: list[int], said: str | None
) -> None:
    monkeypatch.setattr(zips, "MOST_BYTES", 1000)
    monkeypatch.setattr(zips, "MOST_MEMBERS", 3)
    assert told(monkeypatch, sizes) == said
