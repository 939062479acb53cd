"""Writes python-docx and python-pptx packages as bytes that are the same for the same input, and knows them again."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, Protocol

from reportgen.office.archive import archive
from reportgen.office.xml import DECLARATION, NAMESPACES, element, escaped, name, parse
from reportgen.zips import UNREADABLE, too_large

PROPERTY = "reportgen-digest"

_TYPES = "[Content_Types].xml"
_CUSTOM = "docProps/custom.xml"
_OFFICE_RELATIONS = f"{NAMESPACES['r']}/"
_MAIN_RELATION = f"{_OFFICE_RELATIONS}officeDocument"
_CUSTOM_RELATION = f"{_OFFICE_RELATIONS}custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# python-docx's template brings the first, which validators flag; the second shows another file's first page.
_DROPPED = frozenset({
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    f"{NAMESPACES['rel']}/metadata/thumbnail",
})
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # MS-OLEPS: user defined properties
_BLANK = "0" * 64

_MOST_PROPERTIES = 1 << 20

State = Literal["ours", "edited", "foreign"]


class Relationship(Protocol):
    """What relationships of python-docx and python-pptx have in common."""

    @property
    def rId(self) -> str: ...  # noqa: N802 (the libraries' name)
    @property
    def reltype(self) -> str: ...
    @property
    def is_external(self) -> bool: ...
    @property
    def target_ref(self) -> str: ...
    @property
    def target_part(self) -> Any: ...


def relationships(source: Any) -> list[Relationship]:
    """The relationships of a package or part that are written, in the order of their ids."""
    # python-pptx keeps its package's relationships, other than its parts', under a private name.
    found: Mapping[str, Relationship] = source.rels if hasattr(source, "rels") else source._rels
    kept = [rel for rel in found.values() if rel.reltype not in _DROPPED]
    return sorted(kept, key=lambda rel: (len(rel.rId), rel.rId))


def parts(package: Any) -> Iterator[Any]:
    """Each part that the package's relationships lead to, once."""
    seen: set[int] = set()
    waiting = [package]
    while waiting:
        for rel in relationships(waiting.pop()):
            if not rel.is_external and id(rel.target_part) not in seen:
                seen.add(id(rel.target_part))
                waiting.append(rel.target_part)
                yield rel.target_part


def to_bytes(package: Any) -> bytes:
    """The package as a file, with its digest among the custom properties; the package stays as it is."""
    written = {str(part.partname)[1:]: part for part in parts(package) if part.content_type != _CUSTOM_TYPE}
    members = {_CUSTOM: _custom_properties(package), "_rels/.rels": _package_relationships(package)}
    types = {_CUSTOM: _CUSTOM_TYPE}
    for member, part in written.items():
        members[member] = part.blob
        types[member] = part.content_type
        if rels := relationships(part):
            folder, _, file = member.rpartition("/")
            members[f"{folder}/_rels/{file}.rels"] = _relationships_xml(
                [(rel.rId, rel.reltype, rel.target_ref, rel.is_external) for rel in rels])
    members[_TYPES] = _content_types(types)
    digest = _digest(members)
    members[_CUSTOM] = members[_CUSTOM].replace(_BLANK.encode(), digest.encode())
    return archive((member, members[member]) for member in _in_order(members, package))


def digest_state(source: Path | bytes) -> State:
    """Whether a file is as ``to_bytes`` wrote it (ours), was changed since (edited), or is none of ours (foreign).

    A file that cannot be read as a package, or is too large to be one, is foreign. Raises ``OSError`` if the path
    cannot be read.
    """
    try:
        with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as zipped:
            return _state(zipped)
    except UNREADABLE:
        return "foreign"


def _state(zipped: zipfile.ZipFile) -> State:
    if too_large(zipped):
        return "foreign"
    infos = zipped.infolist()
    custom = next((info for info in infos if info.filename == _CUSTOM), None)
    if custom is None or custom.file_size > _MOST_PROPERTIES:
        return "foreign"
    properties = zipped.read(custom)
    stated = _stated_digest(properties)
    if stated is None:
        return "foreign"
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        return "edited"
    members = {info.filename: zipped.read(info) for info in infos if info is not custom}
    members[_CUSTOM] = properties.replace(stated.encode(), _BLANK.encode())
    return "ours" if _digest(members) == stated else "edited"


def _stated_digest(properties: bytes) -> str | None:
    for prop in parse(properties).iter(name("custom:property")):
        if prop.get("name") == PROPERTY:
            value = "".join(str(text) for text in prop.itertext()).strip()
            return value if re.fullmatch(r"[0-9a-f]{64}", value) else None
    return None


def _digest(members: Mapping[str, bytes]) -> str:
    """SHA-256 over names and contents; the lengths keep the end of one from passing for the start of the next."""
    total = hashlib.sha256()
    for member in sorted(members):
        for piece in (member.encode(), members[member]):
            total.update(len(piece).to_bytes(8, "big"))
            total.update(piece)
    return total.hexdigest()


def _custom_properties(package: Any) -> bytes:
    """The package's own custom properties and a blank digest."""
    from lxml import etree

    old = next((rel.target_part for rel in relationships(package) if rel.reltype == _CUSTOM_RELATION), None)
    root = parse(old.blob) if old is not None else etree.Element(
        name("custom:Properties"), nsmap={None: NAMESPACES["custom"], "vt": NAMESPACES["vt"]})
    for prop in list(root):
        if prop.get("name") == PROPERTY:
            root.remove(prop)
    number = max((int(prop.get("pid", "1")) for prop in root), default=1) + 1  # 0 and 1 are reserved
    value = element("vt:lpwstr", text=_BLANK)
    root.append(element("custom:property", value, fmtid=_PROPERTY_SET, pid=str(number), name=PROPERTY))
    return DECLARATION.encode() + etree.tostring(root)


def _package_relationships(package: Any) -> bytes:
    rows = [(rel.rId, rel.reltype, rel.target_ref, rel.is_external)
            for rel in relationships(package) if rel.reltype != _CUSTOM_RELATION]
    taken = {row[0] for row in rows}
    free = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
    return _relationships_xml([*rows, (free, _CUSTOM_RELATION, _CUSTOM, False)])


def _relationships_xml(rows: list[tuple[str, str, str, bool]]) -> bytes:
    lines = [
        f'<Relationship Id="{escaped(rel_id)}" Type="{escaped(kind)}" Target="{escaped(target)}"'
        f'{" TargetMode=" + chr(34) + "External" + chr(34) if external else ""}/>'
        for rel_id, kind, target, external in rows
    ]
    return f'{DECLARATION}<Relationships xmlns="{NAMESPACES["rel"]}">{"".join(lines)}</Relationships>'.encode()


def _content_types(types: Mapping[str, str]) -> bytes:
    """By ending where all parts with that ending are of one type; XML parts differ, so each is named."""
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    overrides = {
        member: kind for member, kind in sorted(types.items())
        if defaults.setdefault(member.rpartition(".")[2].lower(), kind) != kind
    }
    lines = [f'<Default Extension="{escaped(ending)}" ContentType="{escaped(kind)}"/>'
             for ending, kind in sorted(defaults.items())]
    lines += [f'<Override PartName="/{escaped(member)}" ContentType="{escaped(kind)}"/>'
              for member, kind in overrides.items()]
    return f'{DECLARATION}<Types xmlns="{NAMESPACES["types"]}">{"".join(lines)}</Types>'.encode()


def _in_order(members: Mapping[str, bytes], package: Any) -> list[str]:
    """Programs that guess a file's type look at its first members: types, relationships, the main part."""
    main = [str(rel.target_part.partname)[1:] for rel in relationships(package) if rel.reltype == _MAIN_RELATION]
    first = [_TYPES, "_rels/.rels", *main]
    return [*first, *sorted(member for member in members if member not in first)]
