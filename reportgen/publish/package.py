"""An Office file as parts and relationships (ECMA-376, part 2) that may be taken out."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reportgen.errors import UnplacedError
from reportgen.office.archive import archive
from reportgen.office.xml import NAMESPACES, name, parse
from reportgen.zips import UNREADABLE, too_large

if TYPE_CHECKING:
    from lxml.etree import _Element

WHOLE = ""  # the package itself, as the source of relationships
_TYPES = "[Content_Types].xml"
_REMEDY = "open the file in its program and save it again"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part. ``kind`` is the last word of its type; ``target`` a part's name, or an address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """The parts by name. One that was read with ``root`` is written as it then stands."""

    members: dict[str, bytes]
    _roots: dict[str, _Element] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes) -> Package:
        """Raises ``UnplacedError`` for what is no Office file, or unpacks to more than is read."""
        try:
            with zipfile.ZipFile(BytesIO(data)) as zipped:
                large = too_large(zipped)
                if large:
                    raise UnplacedError(f"the file is too large: {large}", "make its pictures smaller")
                members = {info.filename: zipped.read(info) for info in zipped.infolist() if not info.is_dir()}
        except UNREADABLE as error:
            raise UnplacedError(f"the file cannot be read as an Office file: {error}", _REMEDY) from error
        if _TYPES not in members:
            raise UnplacedError("the file is no Office file: it does not say what its parts are", _REMEDY)
        return cls(members)

    def __contains__(self, part: str) -> bool:
        return part in self.members

    def root(self, part: str) -> _Element:
        """The XML of the part, to be read and changed."""
        if part not in self._roots:
            try:
                self._roots[part] = parse(self.members[part])
            except ValueError as error:
                raise UnplacedError(f"its part '{part}' cannot be read: {error}", _REMEDY) from error
        return self._roots[part]

    def relations(self, source: str) -> list[Relation]:
        """Of a part, or of the whole package."""
        rels = relations_part(source)
        if rels not in self:
            return []
        folder = posixpath.dirname(source)
        found = []
        for one in self.root(rels).iter(name("rel:Relationship")):
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                target = unquote(target.split("#")[0])
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append(Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target, external))
        return found

    def related(self, source: str, kind: str) -> list[str]:
        """The parts that ``source`` has relationships of this kind to."""
        return [one.target for one in self.relations(source) if one.kind == kind and not one.external]

    def drop(self, source: str, relation: Relation) -> None:
        """Take the relationship away; what else leads to its target still does."""
        root = self.root(relations_part(source))
        for one in list(root.iter(name("rel:Relationship"))):
            if one.get("Id") == relation.id:
                root.remove(one)

    def reached(self) -> list[str]:
        """The parts that relationships lead to, each once, sources before their targets."""
        found: dict[str, None] = {}
        waiting = [WHOLE]
        while waiting:
            for one in self.relations(waiting.pop(0)):
                if not one.external and one.target in self and one.target not in found:
                    found[one.target] = None
                    waiting.append(one.target)
        return list(found)

    def xml_parts(self, word: str) -> list[str]:
        """The parts of XML whose content type holds the word, such as ``presentationml``."""
        types = {part: self.content_type(part) for part in self.reached()}
        return [part for part, content_type in types.items() if word in content_type and content_type.endswith("xml")]

    def sweep(self) -> int:
        """Take out all that no relationship leads to; gives how many parts that were."""
        kept = {_TYPES, relations_part(WHOLE)}
        for part in self.reached():
            kept |= {part, relations_part(part)}
        gone = [part for part in self.members if part not in kept]
        for part in gone:
            del self.members[part]
            self._roots.pop(part, None)
        types = self.root(_TYPES)
        endings = {part.rpartition(".")[2].lower() for part in self.members}
        for one in list(types):
            named = one.get("PartName", "").lstrip("/")
            if (named and named not in self) or (one.get("Extension") or "rels").lower() not in endings:
                types.remove(one)
        return sum(1 for part in gone if not part.endswith(".rels"))

    def content_type(self, part: str) -> str:
        types = self.root(_TYPES)
        for one in types.iter(name("types:Override")):
            if one.get("PartName", "").lower() == f"/{part}".lower():
                return str(one.get("ContentType", ""))
        ending = part.rpartition(".")[2].lower()
        for one in types.iter(name("types:Default")):
            if one.get("Extension", "").lower() == ending:
                return str(one.get("ContentType", ""))
        return ""

    def set_content_type(self, part: str, content_type: str) -> None:
        for one in self.root(_TYPES).iter(name("types:Override")):
            if one.get("PartName") == f"/{part}":
                one.set("ContentType", content_type)

    def main_part(self) -> str:
        """The document, presentation or workbook itself."""
        for part in self.related(WHOLE, "officeDocument"):
            if part in self:
                return part
        raise UnplacedError("the file has no main part", _REMEDY)

    def to_bytes(self) -> bytes:
        """The file; its parts in the order they had."""
        from lxml import etree

        written = {
            part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for part, root in self._roots.items()
        }
        return archive((part, written.get(part, content)) for part, content in self.members.items())


def relations_part(source: str) -> str:
    folder, _, file = source.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def references(root: _Element) -> Iterator[tuple[_Element, str, str]]:
    """Each mention of a relationship: the element, its attribute, the relationship's id."""
    prefix = f"{{{NAMESPACES['r']}}}"
    for element in root.iter():
        for key, value in element.attrib.items():
            if str(key).startswith(prefix) and value:
                yield element, str(key), str(value)


def remove(element: _Element) -> None:
    """Take the element out; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: _Element) -> None:
    """Put the element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(at + offset, child)
    remove(element)


def local(element: _Element) -> str:
    """The name of the element without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_xml(content_type: str, part: str) -> bool:
    return content_type.endswith(("+xml", "/xml")) or part.endswith((".xml", ".rels", ".vml"))
