"""Reads a YAML file into plain values that know the line and column where they were written."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from reportgen.errors import Place, Problems, ReportError, did_you_mean
from reportgen.spec.scalars import ScalarError, scalar
from reportgen.spec.syntax import syntax_problem

MAX_BYTES = 1_000_000
MAX_NODES = 20_000
MAX_DEPTH = 64
LONGEST_KEY = 200

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Control characters (tab and line ends apart), line separators that editors do not count, private use,
# non-characters; and marks that reorder what is shown, so that a text would not read as it is written.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a value was written, and the keys and values below it."""

    place: Place
    keys: dict[str, Place] = field(default_factory=dict)
    children: dict[str | int, Position] = field(default_factory=dict)

    def at(self, path: tuple[str | int, ...]) -> Position:
        """The value at ``path``, or the last one on the way that is known.

        A single item may be written without the dash of a list: index 0 then is the item itself.
        """
        position = self
        for step in path:
            below = position.children.get(step)
            if below is not None:
                position = below
            elif step != 0:
                break
        return position

    def key(self, name: str) -> Place:
        """Where the key ``name`` was written (the mapping itself, if it has no such key)."""
        return self.keys.get(name, self.place)


class Mapped(dict[str, Any]):
    """A mapping with its position."""

    __slots__ = ("position",)

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position


def shown(path: Path) -> str:
    """A path as errors tell it: relative to the current folder, if it is below it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def read_yaml(path: Path, asked_at: Place | None = None) -> Mapped:
    """The mapping in a YAML file; ``asked_at`` is where the file was named, for the error if it is not there."""
    return parse_yaml(_read_text(path, asked_at), shown(path))


def parse_yaml(text: str, file: str) -> Mapped:
    """The mapping in a YAML text; ``file`` is what errors call it."""
    found = _UNWANTED.search(text)
    if found:
        before = text[: found.start()]
        place = Place(file, before.count("\n") + 1, found.start() - before.rfind("\n"))
        raise ReportError.at(place, *_unwanted(found.group()))
    try:
        node = _Builder(file).document(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        raise ReportError([syntax_problem(error, text, file)]) from None
    if not isinstance(node.value, Mapped):
        what = "the file is empty" if node.value is None else "the file must hold keys and values, 'key: value'"
        raise ReportError.at(Place(file, 1), what, "begin with a line such as 'title: ...'")
    return node.value


def _read_text(path: Path, asked_at: Place | None) -> str:
    place = asked_at or Place(shown(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReportError.at(place, f"'{shown(path)}' is a folder", "name a YAML file in it")
        if not stat.S_ISREG(status.st_mode):
            raise ReportError.at(place, f"'{shown(path)}' is no ordinary file", "name a YAML file")
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1) if status.st_size <= MAX_BYTES else None
    except FileNotFoundError:
        raise ReportError.at(place, f"there is no file '{shown(path)}'", _near_files(path)) from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ReportError.at(
            place, f"'{shown(path)}' cannot be read ({reason})", "check that the file is yours to read"
        ) from None
    if raw is None or len(raw) > MAX_BYTES:
        raise ReportError.at(
            Place(shown(path)),
            f"the file is over {MAX_BYTES // 1_000_000} MB, too large for a spec",
            "keep data in data files, and name them in a dataset",
        )
    return _decoded(raw, shown(path))


def _decoded(raw: bytes, file: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise ReportError.at(
            Place(file, line, column), "the file is not UTF-8 text here", "save it with the encoding UTF-8"
        ) from None
    # One line end, so that a lone carriage return counts for us as it does for the parser.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _near_files(path: Path) -> str:
    try:
        names = [other.name for other in path.parent.iterdir() if other.suffix in (".yaml", ".yml")]
    except OSError:
        return "check the folder's name"
    # The ending, which all have, must not make them alike.
    near = did_you_mean(path.stem, [Path(other).stem for other in names], "check the name, or write the file")
    return re.sub("'(.+?)'", rf"'\1{path.suffix}'", near) if path.suffix in (".yaml", ".yml") else near


def _unwanted(character: str) -> tuple[str, str]:
    return f"the character U+{ord(character):04X} cannot stand in a paper", "delete it"


@dataclass(slots=True)
class _Node:
    value: Any
    position: Position
    size: int = 1
    height: int = 1


@dataclass(slots=True)
class _Builder:
    """Builds values from the parser's events; stops at the limits before anything is expanded."""

    file: str
    events: Iterator[yaml.Event] = field(default_factory=lambda: iter(()))
    anchors: dict[str, _Node] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    count: int = 0

    def document(self, events: Iterator[yaml.Event]) -> _Node:
        self.events = events
        root: _Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise ReportError.at(
                        self.place(event), "a second document begins here", "keep one document a file: delete the '---'"
                    )
                root = self.node(next(events), 1)
        self.problems.raise_if_any()
        return root or _Node(None, Position(Place(self.file, 1)))

    def place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def node(self, event: Any, depth: int) -> _Node:
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, str(event.anchor), depth)
        self.grow(event, 1)
        if depth > MAX_DEPTH:
            raise self.too_deep(event)
        if event.tag:
            remedy = "delete it, or put the text in quotes"
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.problems.add(self.place(event), f"the tag '{tag}' is not allowed", remedy)
        before = self.count
        if isinstance(event, yaml.MappingStartEvent):
            node = self.mapping(event, depth)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self.sequence(event, depth)
        else:
            node = self.scalar(event)
        node.size = self.count - before + 1
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def alias(self, event: yaml.AliasEvent, name: str, depth: int) -> _Node:
        node = self.anchors.get(name)
        if node is None:
            remedy = "put a text that begins with * in quotes"
            raise ReportError.at(self.place(event), f"'*{name}' stands for nothing above", remedy)
        self.grow(event, node.size)
        if depth + node.height - 1 > MAX_DEPTH:
            raise self.too_deep(event)
        return node

    def grow(self, event: yaml.Event, size: int) -> None:
        self.count += size
        if self.count > MAX_NODES:
            raise ReportError.at(
                self.place(event),
                f"the file grows beyond {MAX_NODES:,} values here, its *aliases written out",
                "split it, or repeat less",
            )

    def too_deep(self, event: yaml.Event) -> ReportError:
        return ReportError.at(
            self.place(event), f"values are nested more than {MAX_DEPTH} deep here", "write it with fewer levels"
        )

    def scalar(self, event: yaml.ScalarEvent) -> _Node:
        place = self.place(event)
        found = _UNWANTED.search(event.value)  # a quoted text may have it as \u...
        if found:
            self.problems.add(place, *_unwanted(found.group()))
        value: Any = event.value
        if event.implicit[0]:
            try:
                value = scalar(event.value)
            except ScalarError as error:
                self.problems.add(place, str(error), "put it in quotes if it is text")
        return _Node(value, Position(place))

    def sequence(self, event: yaml.SequenceStartEvent, depth: int) -> _Node:
        values: list[Any] = []
        children: dict[str | int, Position] = {}
        height = 0
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            node = self.node(item, depth + 1)
            children[len(values)] = node.position
            values.append(node.value)
            height = max(height, node.height)
        return _Node(values, Position(self.place(event), children=children), height=height + 1)

    def mapping(self, event: yaml.MappingStartEvent, depth: int) -> _Node:
        keys: dict[str, Place] = {}
        children: dict[str | int, Position] = {}
        mapped = Mapped(Position(self.place(event), keys, children))
        height = 0
        while not isinstance(key_event := next(self.events), yaml.MappingEndEvent):
            key = self.key(key_event, depth)
            node = self.node(next(self.events), depth + 1)
            height = max(height, node.height)
            if key is None:
                continue
            if key in keys:
                first = f"first in line {keys[key].line}"
                self.problems.add(self.place(key_event), f"'{key}' is given twice ({first})", "keep one of them")
                continue
            keys[key] = self.place(key_event)
            children[key] = node.position
            mapped[key] = node.value
        return _Node(mapped, mapped.position, height=height + 1)

    def key(self, event: yaml.Event, depth: int) -> str | None:
        """A key as it is written: 202304 and null are words here; None, told as a problem, if it is no word."""
        node = self.node(event, depth + 1)
        if isinstance(event, yaml.ScalarEvent) and event.value:
            word = str(event.value)
            if len(word) <= LONGEST_KEY:
                return word
            self.problems.add(self.place(event), f"a key of {len(word):,} characters is too long", "write a word")
            return None
        if isinstance(event, yaml.MappingStartEvent):
            remedy = "put a text that begins with {{ in quotes"
            self.problems.add(self.place(event), "a key must be a word; this one is a mapping", remedy)
        elif isinstance(event, yaml.ScalarEvent):
            self.problems.add(self.place(event), "there is no key before the ':'", "write one")
        else:
            shape = "an alias" if isinstance(event, yaml.AliasEvent) else f"a {type(node.value).__name__}"
            self.problems.add(self.place(event), f"a key must be a word; this one is {shape}", "write a word")
        return None
