"""JSON Schemas and the reference tell what the models say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from reportgen.spec.schema import reference, schemas


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for below in schema.values():
            yield from objects(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from objects(below)


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    made = schemas()
    assert list(made) == ["report", "deck", "minutes", "forward-plan", "definitions", "meeting", "house"]
    assert {schema["$schema"] for schema in made.values()} == {"https://json-schema.org/draft/2020-12/schema"}


def test_no_schema_takes_unknown_keys_or_names() -> None:
    for schema in schemas().values():
        for found in objects(schema):
            assert found.get("additionalProperties") is False or "properties" not in found
            assert found.get("additionalProperties") is False or "patternProperties" not in found


def test_a_schema_tells_what_a_report_needs() -> None:
    report = schemas()["report"]
    assert report["required"] == ["kind", "title", "area", "data_to", "summary", "recommendations", "sections"]
    assert report["properties"]["data_to"]["description"] == "The last month of data, e.g. Sep 2023"


def test_a_list_may_be_a_single_item_in_the_schema_too() -> None:
    text = schemas()["deck"]["$defs"]["SlideSpec"]["properties"]["text"]
    assert [one["type"] for one in text["anyOf"]] == ["string", "array"]


def test_the_alias_is_the_key() -> None:
    slide = schemas()["deck"]["$defs"]["SlideSpec"]["properties"]
    assert "as" in slide and "as_" not in slide


def test_defaults_are_told_as_a_spec_writes_them() -> None:
    text = reference()
    assert "Undefined" not in text and "None" not in re.findall(r"`\[[^`]*`", text)
    assert "| `[{show: rag}, {show: factors}, {show: count}, {show: previous}, {show: percent_change}]` |" in text
    assert "| `columns` | list of: [Column](#column) | see there |" in text
    assert "| `[{below: 5, adverb: slightly, adjective: slight}, {below: 25}, " in text


def test_schemas_are_the_same_each_time() -> None:
    assert json.dumps(schemas()) == json.dumps(schemas())


def test_the_reference_has_a_row_for_each_key_of_a_meeting() -> None:
    section = reference().split("## meeting")[1].split("\n## ")[0].split("\n### ")[0]
    assert re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]*) \|", section, re.MULTILINE) == [
        ("house", "name", "**needed**"),
        ("board", "text", "**needed**"),
        ("date", "day (2023-11-24)", "**needed**"),
        ("time", "text", ""),
        ("venue", "text", ""),
        ("use", "list of: text", ""),
        ("kind", "name", "`agenda`"),
        ("published", "day (2023-11-24)", ""),
        ("reissues", "list of: [Issue](#issue)", ""),
        ("supplements", "list of: [Issue](#issue)", ""),
        ("items", "list of: [Item](#item)", ""),
    ]


def test_every_link_in_the_reference_leads_somewhere() -> None:
    text = reference()
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= set(re.findall(r'<a id="([\w-]+)">', text))


def test_every_model_and_every_key_that_is_no_plain_style_is_described() -> None:
    sections = re.split(r"\n#{2,3} ", reference())[2:]
    for section in sections:
        title = re.sub(r"<a.*?</a>", "", section.split("\n")[0])
        empty = re.findall(r"^\| `(\w+)` .*\|  \|$", section, re.MULTILINE)
        assert not empty or title in ("Decimals", "Report styles", "Sheet styles", "Palette"), (title, empty)
