"""Helpers for Office XML."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.office.xml import allowed, element, escaped, name, parse


def test_special_characters_are_escaped_for_text_and_attributes() -> None:
    assert escaped('a & "b" <c>') == "a &amp; &quot;b&quot; &lt;c&gt;"


@pytest.mark.parametrize("forbidden", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_characters_that_xml_forbids_are_left_out(forbidden: str) -> None:
    assert allowed(f"a{forbidden}b\tc\n") == "ab\tc\n"
    assert parse(f"<x>{escaped(forbidden)}</x>".encode()).text is None


def test_a_prefixed_name_is_put_as_lxml_wants_it() -> None:
    assert name("w:p") == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    assert name("val") == "val"


def test_an_element_has_attributes_children_and_text() -> None:
    built = element("w:r", element("w:t", text="a\x00b"), w__rsidR="00A1", id="1")
    assert built.get(name("w:rsidR")) == "00A1"
    assert built.get("id") == "1"
    assert built[0].text == "ab"


@pytest.mark.parametrize("content", [b"<a>", b"", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'])
def test_broken_xml_and_document_types_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        parse(content)


def test_namespaces_are_declared_where_they_are_used() -> None:
    assert b"wordprocessingml/2006/main" in etree.tostring(element("w:p"))
