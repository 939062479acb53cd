"""The sample papers of a folder of specs, built once, and their files read back as XML."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree

from reportgen import api
from reportgen.measures.facts import Fact
from reportgen.spec.project import find_papers

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Paper:
    """A built file, its parts by name, and the facts it states by their id."""

    path: Path
    kind: str
    parts: dict[str, bytes]
    facts: dict[str, Fact]

    def xml(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part])

    def named(self, folder: str) -> list[str]:
        """The XML parts directly in a folder, in the order of their numbers."""
        found = [name for name in self.parts if str(PurePosixPath(name).parent) == folder and name.endswith(".xml")]
        return sorted(found, key=lambda name: (len(name), name))

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that ``part`` has a relationship of this kind to, e.g. ``package`` or ``notesSlide``."""
        path = PurePosixPath(part)
        relations = f"{path.parent}/_rels/{path.name}.rels"
        if relations not in self.parts:
            return []
        links = etree.fromstring(self.parts[relations]).findall(f"{{{PACKAGE}}}Relationship")
        targets = [link.get("Target", "") for link in links if link.get("Type", "").endswith(f"/{kind}")]
        return [_resolved(path.parent, target) for target in targets]

    def text(self, part: str) -> str:
        """The words of a part, paragraph by paragraph."""
        paragraphs = xpath(self.xml(part), "//a:p | //w:p")
        return "\n".join("".join(xpath(one, ".//a:t/text() | .//w:t/text()")) for one in paragraphs)


def xpath(element: etree._Element, path: str) -> list:  # type: ignore[type-arg]  # elements, or texts
    return element.xpath(path, namespaces=NAMESPACES)  # type: ignore[return-value]


def build(folder: Path, out: Path) -> dict[str, Paper]:
    """Each paper of a folder of specs, by its name: that of its spec, or agenda."""
    result = api.build([folder], out)
    assert result.problems == ()
    # The agenda comes from the meeting's own file.
    specs = {path.stem: path for path in find_papers(folder)} | {"agenda": folder / "meeting.yaml"}
    return {built.name: _read(built, specs[built.name]) for built in result.built}


def _read(built: api.Built, spec: Path) -> Paper:
    with zipfile.ZipFile(io.BytesIO(built.path.read_bytes())) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    return Paper(built.path, built.kind, parts, {fact.id: fact for fact in api.facts(spec)})


def _resolved(folder: PurePosixPath, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts: list[str] = []
    for part in (*folder.parts, *PurePosixPath(target).parts):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
