"""Packages as bytes: the same for the same input, known again, and told from edited ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pptx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.office.package import PROPERTY, digest_state, to_bytes

_CUSTOM = "docProps/custom.xml"


def word(text: str = "Residential burglary"):
    document = docx.Document()
    document.add_paragraph(text)
    return document.part.package


def powerpoint():
    presentation = pptx.Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[0]).shapes.title.text = "Performance"
    return presentation.part.package


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def rezipped(parts: dict[str, bytes], level: int = 1) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(("make", "name"), [(word, "paper.docx"), (powerpoint, "paper.pptx")])
def test_what_is_written_is_valid(make, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(to_bytes(make()))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("make", [word, powerpoint])
def test_the_same_package_is_the_same_bytes(make) -> None:
    package = make()
    first = to_bytes(package)
    assert to_bytes(package) == first
    assert to_bytes(make()) == first


def test_dates_are_fixed_and_the_first_members_tell_the_files_type() -> None:
    infos = zipfile.ZipFile(io.BytesIO(to_bytes(word()))).infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert [info.filename for info in infos[:3]] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]


def test_the_file_opens_again_with_its_text() -> None:
    reopened = docx.Document(io.BytesIO(to_bytes(word("551 cases"))))
    assert reopened.paragraphs[-1].text == "551 cases"
    shown = pptx.Presentation(io.BytesIO(to_bytes(powerpoint())))
    assert shown.slides[0].shapes.title.text == "Performance"


def test_parts_that_validators_flag_are_dropped_with_their_relationships() -> None:
    parts = members(to_bytes(word()))
    assert "word/stylesWithEffects.xml" not in parts
    assert not any("thumbnail" in name for name in parts)
    assert b"stylesWithEffects" not in parts["word/_rels/document.xml.rels"] + parts["[Content_Types].xml"]
    assert b"thumbnail" not in parts["_rels/.rels"]


def test_an_external_link_stays_external() -> None:
    document = docx.Document()
    link = "https://example.gov.uk/?a=1&b=2"
    document.part.relate_to(
        link, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True)
    xml = etree.fromstring(members(to_bytes(document.part.package))["word/_rels/document.xml.rels"])
    found = [(rel.get("Target"), rel.get("TargetMode")) for rel in xml if rel.get("TargetMode")]
    assert found == [(link, "External")]


@pytest.mark.parametrize("make", [word, powerpoint])
def test_a_file_as_written_is_ours_from_bytes_and_from_disk(make, tmp_path: Path) -> None:
    content = to_bytes(make())
    path = tmp_path / "paper"
    path.write_bytes(content)
    assert digest_state(content) == "ours"
    assert digest_state(path) == "ours"


def test_packing_anew_without_a_change_leaves_it_ours() -> None:
    parts = members(to_bytes(word()))
    assert digest_state(rezipped(dict(reversed(parts.items())))) == "ours"


def test_any_change_makes_it_edited() -> None:
    parts = members(to_bytes(word("551 cases")))
    changed = parts | {"word/document.xml": parts["word/document.xml"].replace(b"551", b"552")}
    added = parts | {"word/comments.xml": b"<x/>"}
    renamed = {name.replace("styles", "looks"): content for name, content in parts.items()}
    property_added = parts | {_CUSTOM: parts[_CUSTOM].replace(
        b"</Properties>", b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="9" name="x"/></Properties>')}
    less = {name: content for name, content in parts.items() if name != "docProps/app.xml"}
    assert len(less) < len(parts)
    for other in (changed, added, renamed, property_added, less):
        assert digest_state(rezipped(other)) == "edited"


def test_a_member_twice_makes_it_edited() -> None:
    buffer = io.BytesIO(to_bytes(word()))
    with zipfile.ZipFile(buffer, "a") as zipped, pytest.warns(UserWarning, match="Duplicate name"):
        zipped.writestr("word/document.xml", zipped.read("word/document.xml"))
    assert digest_state(buffer.getvalue()) == "edited"


def test_a_file_that_others_wrote_is_foreign() -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    assert digest_state(buffer.getvalue()) == "foreign"


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 broken", to_bytes(word())[:2000]])
def test_a_broken_file_is_foreign(content: bytes) -> None:
    assert digest_state(content) == "foreign"


def test_entities_in_the_properties_are_not_read() -> None:
    parts = members(to_bytes(word()))
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    parts[_CUSTOM] = parts[_CUSTOM].replace(b"<Properties", bomb + b"<Properties", 1)
    assert digest_state(rezipped(parts)) == "foreign"


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = members(to_bytes(word())) | {"word/media/bomb": bytes(1_000_000)}
    monkeypatch.setattr("reportgen.zips.MOST_BYTES", 900_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", None)  # reading anything would fail
    assert digest_state(rezipped(parts, level=9)) == "foreign"


def test_properties_of_the_template_stay_and_the_digest_is_replaced() -> None:
    first = members(to_bytes(word()))
    custom = first[_CUSTOM].replace(
        b"</Properties>",
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="Register">'
        b'<vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">A1</vt:lpwstr>'
        b"</property></Properties>")
    reopened = docx.Document(io.BytesIO(rezipped(first | {_CUSTOM: custom})))
    reopened.add_paragraph("More")
    content = to_bytes(reopened.part.package)
    properties = etree.fromstring(members(content)[_CUSTOM])
    assert [(prop.get("name"), prop.get("pid")) for prop in properties] == [("Register", "7"), (PROPERTY, "8")]
    assert digest_state(content) == "ours"
    assert members(content)["_rels/.rels"].count(b"custom-properties") == 1


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        digest_state(tmp_path / "none.docx")
