"""An Office file as parts: what Word, PowerPoint and Excel files have in common."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZipFile

from reportgen.office.xml import NAMESPACES, name, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_DC = "http://purl.org/dc/elements/1.1/"
_A = NAMESPACES["a"]
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str  # the last word of its type: image, hyperlink, comments
    target: str  # a part, or an address
    external: bool


@dataclass(slots=True)
class OfficeFile:
    """The parts of a file that was let in; what is missing in it or no XML reads as empty."""

    zipped: ZipFile
    _members: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._members = frozenset(self.zipped.namelist())

    def xml(self, part: str) -> _Element | None:
        if part not in self._members:
            return None
        try:
            return parse(self.zipped.read(part))
        except ValueError:
            return None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """By their ids; those of the package for an empty name."""
        folder, _, file = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relation] = {}
        for one in root if root is not None else ():
            external = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            if not external:
                path = unquote(target.split("#")[0])
                target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
            found[one.get("Id", "")] = Relation(one.get("Type", "").rpartition("/")[2], target, external)
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part has a relation of this kind to."""
        return [one.target for one in self.relations(part).values() if one.kind == kind and not one.external]

    @property
    def main(self) -> str:
        found = self.related("", "officeDocument")
        return found[0] if found else ""

    def property(self, local: str) -> str:
        """Of the core properties: title, subject, language."""
        for part in self.related("", "core-properties"):
            root = self.xml(part)
            found = root.findtext(f"{{{_DC}}}{local}") if root is not None else None
            if found:
                return found.strip()
        return ""

    def theme(self, part: str) -> Theme:
        """The theme that a part, or the parts it stands on, uses."""
        seen: set[str] = set()
        waiting = [part]
        while waiting:
            one = waiting.pop(0)
            seen.add(one)
            for theme in self.related(one, "theme"):
                root = self.xml(theme)
                if root is not None:
                    return Theme.of(root)
            waiting += [
                next_
                for kind in ("slideLayout", "slideMaster")
                for next_ in self.related(one, kind)
                if next_ not in seen
            ]
        return Theme()


@dataclass(frozen=True, slots=True)
class Theme:
    """The two fonts, and the colours by their names: dk1, lt1, accent1."""

    body: str = ""
    heading: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: _Element) -> Theme:
        def font(which: str) -> str:
            found = root.find(f".//{{{_A}}}{which}Font/{{{_A}}}latin")
            return found.get("typeface", "") if found is not None else ""

        colours: dict[str, str] = {}
        for one in root.iterfind(f".//{{{_A}}}clrScheme/*"):
            for value in one:
                colours[local(one)] = str(value.get("lastClr") or value.get("val", "")).upper()
        return cls(font("minor"), font("major"), colours)


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def decorative(properties: _Element) -> bool:
    return any(one.get("val", "1") in ("1", "true") for one in properties.iter(_DECORATIVE))


def chosen(alternate: _Element) -> _Element | None:
    """What Office shows of an ``mc:AlternateContent``: its first choice."""
    choice = alternate.find(name("mc:Choice"))
    return choice if choice is not None else alternate.find(name("mc:Fallback"))


def whole(text: str | None) -> int:
    """A number in an attribute; 0 for what is none."""
    try:
        return int(text or 0)
    except ValueError:
        return 0


def rgb(text: str | None) -> str | None:
    """A colour as RRGGBB; None for ``auto`` and what is none."""
    value = (text or "").upper()
    return value if len(value) == 6 and all(one in "0123456789ABCDEF" for one in value) else None
