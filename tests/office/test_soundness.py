"""Whether an Office file is whole."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reportgen.office.soundness import damage

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def package(path: Path, **changed: bytes) -> Path:
    """A package whose root relationships point to a part, a part of that part, and an address."""
    links = f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="t" Target="word/a%20b.xml"/>'
    links += '<Relationship Id="r2" Type="t" TargetMode="External" Target="https://example.gov.uk"/></Relationships>'
    inner = f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="t" Target="../c.xml#x"/></Relationships>'
    parts = {"root": links.encode(), "inner": inner.encode(), "part": b"<a/>", "other": b"<c/>"} | changed
    names = {"root": "_rels/.rels", "inner": "word/_rels/a b.xml.rels", "part": "word/a b.xml", "other": "c.xml"}
    with zipfile.ZipFile(path, "w") as made:
        for key, content in parts.items():
            if content:
                made.writestr(names[key], content)
    return path


def test_a_whole_package_has_no_damage(tmp_path: Path) -> None:
    assert damage(package(tmp_path / "a.docx")) is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"part": b""}, "its part 'word/a b.xml' is missing"),
        ({"other": b""}, "its part 'c.xml' is missing"),
        ({"part": b"<a>"}, "its part 'word/a b.xml' cannot be read"),
        ({"part": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "its part 'word/a b.xml' cannot be read"),
        ({"root": b"<Relation"}, "its part '_rels/.rels' cannot be read"),
        ({"root": b"<a><b/></a>"}, "its part '_rels/.rels' cannot be read"),
    ],
    ids=["no part", "no part of a part", "broken XML", "entities", "broken relationships", "no relationships"],
)
def test_the_first_damage_is_told(tmp_path: Path, changed: dict[str, bytes], told: str) -> None:
    assert damage(package(tmp_path / "a.docx", **changed)) == told


def test_a_part_with_a_wrong_check_sum_cannot_be_read(tmp_path: Path) -> None:
    path = package(tmp_path / "a.docx")
    path.write_bytes(path.read_bytes().replace(b"<c/>", b"<d/>"))
    assert damage(path) == "its part 'c.xml' cannot be read"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = package(tmp_path / "a.docx", other=bytes(1_000_000))
    monkeypatch.setattr("reportgen.zips.MOST_BYTES", 900_000)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)  # reading anything would fail
    assert "bytes, and at most 900,000 are read" in str(damage(path))


def test_what_is_no_zip_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"Dear reader")
    assert damage(tmp_path / "a.docx") is None
