"""YAML to values with places; what is too large, too deep or not text is refused at once."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import Place, ReportError
from reportgen.spec.yaml import MAX_DEPTH, MAX_NODES, Mapped, parse_yaml, read_yaml

NAMES = st.text("abcdéñ_", min_size=1, max_size=6)
TREES: st.SearchStrategy[Any] = st.recursive(
    st.integers(0, 9), lambda below: st.dictionaries(NAMES, below, min_size=1, max_size=4) | st.lists(below, min_size=1,
    max_size=4), max_leaves=20,
)  # fmt: skip


def message(text: str) -> str:
    with pytest.raises(ReportError) as raised:
        parse_yaml(text, "f.yaml")
    return str(raised.value)


def written(tree: Any, indent: int, path: tuple[str | int, ...], lines: list[str], places: dict[Any, Any]) -> None:
    """Write a tree in block style, one key or item a line, and note where each value begins."""
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        head = " " * indent + (f"{step}:" if isinstance(tree, dict) else "-")
        if isinstance(value, (dict, list)):
            lines.append(head)
            places[*path, step] = (len(lines) + 1, indent + 3)
            written(value, indent + 2, (*path, step), lines, places)
        else:
            lines.append(f"{head} {value}")
            places[*path, step] = (len(lines), len(head) + 2)


@given(st.dictionaries(NAMES, TREES, min_size=1, max_size=4))
def test_each_value_knows_the_line_and_column_where_it_begins(tree: dict[str, Any]) -> None:
    lines: list[str] = []
    places: dict[tuple[str | int, ...], tuple[int, int]] = {}
    written(tree, 0, (), lines, places)
    read = parse_yaml("\n".join(lines), "f.yaml")
    assert read == tree
    for path, (line, column) in places.items():
        assert read.position.at(path).place == Place("f.yaml", line, column)


def test_a_key_knows_its_own_place() -> None:
    read = parse_yaml("a:\n  b: 1\n", "f.yaml")
    assert read.position.at(("a",)).key("b") == Place("f.yaml", 2, 3)


def test_a_path_that_is_not_there_leads_to_the_nearest_value_above() -> None:
    read = parse_yaml("a:\n  b: 1\n", "f.yaml")
    assert read.position.at(("a", "x", "y")).place == Place("f.yaml", 2, 3)
    assert read.position.at(("a",)).key("x") == Place("f.yaml", 2, 3)


def test_a_single_item_without_a_dash_is_item_0_of_its_list() -> None:
    read = parse_yaml("a: {b: 1}\n", "f.yaml")
    assert read.position.at(("a", 0, "b")).place == Place("f.yaml", 1, 8)


def test_keys_are_words_as_they_are_written() -> None:
    assert list(parse_yaml("202304: 1\nnull: 2\nNo: 3\n01: 4\n", "f.yaml")) == ["202304", "null", "No", "01"]


def test_several_mistakes_are_told_together_in_order() -> None:
    assert message("a: !x 1\nb: 1\nb: 2\n? [c]\n: 3\n").splitlines() == [
        "f.yaml:1:4: the tag '!x' is not allowed; delete it, or put the text in quotes",
        "f.yaml:3:1: 'b' is given twice (first in line 2); keep one of them",
        "f.yaml:4:3: a key must be a word; this one is a list; write a word",
    ]


def test_an_alias_stands_for_what_was_written_above() -> None:
    assert parse_yaml("a: &x [1, 2]\nb: *x\n", "f.yaml") == {"a": [1, 2], "b": [1, 2]}


def test_an_alias_of_nothing_and_of_itself_is_refused() -> None:
    ending = "stands for nothing above; put a text that begins with * in quotes"
    assert message("a: *x") == f"f.yaml:1:4: '*x' {ending}"
    assert message("a: &x [*x]") == f"f.yaml:1:8: '*x' {ending}"


def test_an_alias_bomb_is_refused_at_once_and_without_memory() -> None:
    # 9 lists of 9 aliases each: 9^9 = 387 million words from under 1 kB.
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    bomb = "\n".join(lines)
    assert len(bomb) < 1000
    tracemalloc.start()
    told = message(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # Values: a0 10, a1 1 + 9 x 10 = 91, a2 820, a3 7,381; with the keys 8,307. Two more of a3 make it 23,071.
    assert told == (
        "f.yaml:5:15: the file grows beyond 20,000 values here, its *aliases written out; split it, or repeat less"
    )
    assert peak < 2_000_000


def test_a_file_of_too_many_values_is_refused() -> None:
    assert len(parse_yaml(f"a: [{'1,' * (MAX_NODES - 3)}]", "f.yaml")["a"]) == MAX_NODES - 3  # and mapping, key, list
    assert "grows beyond 20,000 values" in message(f"a: [{'1,' * (MAX_NODES - 2)}]")


def test_values_nested_too_deep_are_refused() -> None:
    inside = MAX_DEPTH - 1  # the mapping itself is the first level
    parse_yaml(f"a: {'[' * inside}{']' * inside}", "f.yaml")
    told = message(f"a: {'[' * (inside + 1)}{']' * (inside + 1)}")
    assert told == "f.yaml:1:67: values are nested more than 64 deep here; write it with fewer levels"
    assert "nested more than 64 deep" in message("a: " + "[" * 400_000)


def test_aliases_cannot_go_round_the_limit_of_depth() -> None:
    half = MAX_DEPTH // 2
    deep = f"a: &a {'[' * half}{']' * half}\nb: {'[' * half}*a{']' * half}\n"
    assert "nested more than 64 deep" in message(deep)


def test_a_file_of_200_mb_is_refused_without_reading_it(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as stream:
        stream.truncate(200_000_000)
    tracemalloc.start()
    with pytest.raises(ReportError, match="the file is over 1 MB, too large for a spec; keep data in data files"):
        read_yaml(huge)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


def test_a_file_that_is_not_utf_8_is_told_where(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes("a: 1\nb: é\xe9".encode("latin-1"))
    told = r"f.yaml:2:4: the file is not UTF-8 text here; save it with the encoding UTF-8"
    with pytest.raises(ReportError, match=told):
        read_yaml(path)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: x\r\n")
    read = read_yaml(path)
    assert read == {"a": 1, "b": "x"}
    assert (read.position.key("b").line, read.position.key("b").column) == (2, 1)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x85", "\ue000", "\uf8ff", "\u202e", "\u2028"])
def test_characters_that_no_paper_can_hold_are_refused(character: str) -> None:
    assert message(f"a: 1\nb: x{character}") == (
        f"f.yaml:2:5: the character U+{ord(character):04X} cannot stand in a paper; delete it"
    )


def test_a_folder_and_a_device_are_no_specs(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="is a folder; name a YAML file in it"):
        read_yaml(tmp_path)
    with pytest.raises(ReportError, match="is no ordinary file; name a YAML file"):
        read_yaml(Path("/dev/zero"))


def test_a_file_without_leave_to_read_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: 1")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, whom no mode keeps out
    told = r"cannot be read \(permission denied\); check that the file is yours to read"
    with pytest.raises(ReportError, match=told):
        read_yaml(path)


def test_places_are_relative_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "f.yaml").write_text("b: 1")
    monkeypatch.chdir(tmp_path)
    assert read_yaml(tmp_path / "a" / "f.yaml").position.place.file == "a/f.yaml"
    monkeypatch.chdir("/")
    assert read_yaml(tmp_path / "a" / "f.yaml").position.place.file.startswith(str(tmp_path)[1:])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: - b", "f.yaml:1:4: a '- ' cannot stand here; begin the list on a new line"),
        ("a: [1, 2\nb: 3", "f.yaml:1:4: the '[' here is not closed, or a comma is missing; close it with ']'"),
        ("a: {b: 1", "f.yaml:1:4: the '{' here is not closed, or a comma is missing; close it with '}'"),
        ("a: 1\nb\nc: 1",
         "f.yaml:2:1: the line has no ':'; write 'key: value', or indent the line if it belongs to the one above"),
        ('a: "\\q"', "f.yaml:1:5: the backslash here means nothing in double quotes; use single quotes"),
        ("a: *bold* text", "f.yaml:1:9: a text cannot begin with * or &; put the text in quotes"),
        ("a: @home", "f.yaml:1:4: a text cannot begin with '@'; put the text in quotes"),
        ("a: }", "f.yaml:1:4: a text cannot begin with '}'; put the text in quotes"),
        ("a: |x\n  b", "f.yaml:1:5: nothing may stand after '|' or '>'; begin the text on the next line, indented"),
        ("a: {{ x }} y", "f.yaml:1:12: a text with {{ }} must stand in quotes; write \"...\" around it"),
        ("%FOO bar\na: 1", "f.yaml:1:5: a line cannot begin with '%'; put the text in quotes"),
        ("a: 1e999", "f.yaml:1:4: the number 1e999 is too large; put it in quotes if it is text"),
        (f"? {'k' * 201}\n: 1", "f.yaml:1:3: a key of 201 characters is too long; write a word"),
        ("?\n: 1", "f.yaml:1:2: there is no key before the ':'; write one"),
    ],
)  # fmt: skip
def test_the_parsers_complaints_are_put_in_plain_words(text: str, told: str) -> None:
    assert message(text) == told


def test_a_file_that_is_not_there_is_told_with_one_of_nearly_its_name(tmp_path: Path) -> None:
    (tmp_path / "meeting.yaml").touch()
    with pytest.raises(ReportError, match=r"did you mean 'meeting\.yaml'\?"):
        read_yaml(tmp_path / "meting.yaml")
    with pytest.raises(ReportError, match="check the name, or write the file"):  # only the ending is alike
        read_yaml(tmp_path / "crime.yaml")


def test_a_mapping_is_a_dict_with_a_position() -> None:
    read = parse_yaml("a: {b: 1}", "f.yaml")
    assert isinstance(read["a"], Mapped) and read["a"].position.place == Place("f.yaml", 1, 4)


@pytest.mark.parametrize(
    ("text", "place", "closing"),
    [
        ('title: "Burglary\nsummary: "There were 5"\n', "1:8", 2),
        ('title: "Burglary\nsummary: "There were: 5"\n', "1:8", 2),
        ("title: 'Burglary\narea: barnet\nsummary: 'There were 5'\n", "1:8", 3),
        ('summary:\n  - "One.\n  - "Two."\n', "2:5", 3),
    ],
)
def test_a_quotation_mark_that_the_next_one_closes_is_told_where_it_was_opened(
    text: str, place: str, closing: int
) -> None:
    with pytest.raises(ReportError) as raised:
        parse_yaml(text, "f.yaml")
    what = f"the quotation mark here is not closed before line {closing}"
    assert str(raised.value) == f"f.yaml:{place}: {what}; close it where its text ends"


def test_a_quoted_text_over_lines_that_ends_well_is_not_blamed_for_a_later_mistake() -> None:
    with pytest.raises(ReportError, match=r"f\.yaml:3:5: a ':' cannot stand here"):
        parse_yaml('a: "x\n  y"\nb: c: d\n', "f.yaml")
