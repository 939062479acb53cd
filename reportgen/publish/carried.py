"""What an Office file carries beside its content: only the relationships that showing it needs are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.office.xml import NAMESPACES, name
from reportgen.publish.package import WHOLE, Package, Relation, is_xml, local, references, remove, unwrap
from reportgen.publish.taken import Taken

if TYPE_CHECKING:
    from lxml.etree import _Element

# A part of these kinds is shown though no element names its relationship.
_UNNAMED = frozenset({
    "officeDocument", "core-properties", "extended-properties", "styles", "settings", "fontTable", "numbering",
    "theme", "themeOverride", "footnotes", "endnotes", "slideLayout", "slideMaster", "tableStyles", "presProps",
    "viewProps", "chartStyle", "chartColorStyle", "sharedStrings", "diagramDrawing",
})  # fmt: skip
# A part of these is shown where an element names it.
_NAMED = frozenset({
    "header", "footer", "image", "hyperlink", "chart", "chartEx", "chartUserShapes", "package", "diagramData",
    "diagramLayout", "diagramQuickStyle", "diagramColors", "font", "slide", "worksheet", "chartsheet", "drawing",
    "vmlDrawing", "table", "audio", "video", "media",
})  # fmt: skip
_WORDS = {
    "comments": "comments' parts", "commentAuthors": "lists of comments' authors", "authors": "lists of authors",
    "commentsExtended": "comments' parts", "commentsIds": "comments' parts", "commentsExtensible": "comments' parts",
    "people": "lists of authors", "person": "lists of authors", "threadedComment": "comments' parts",
    "custom-properties": "custom properties", "thumbnail": "thumbnails", "customXml": "custom XML parts",
    "oleObject": "embedded objects", "package": "embedded files", "control": "controls", "ctrlProp": "controls",
    "vbaProject": "macros", "wordVbaData": "macros", "printerSettings": "printer settings",
    "notesSlide": "speaker notes", "notesMaster": "", "handoutMaster": "",
    "attachedTemplate": "template paths", "externalLink": "links to other workbooks", "mailMergeSource": "mail merges",
    "externalLinkPath": "links to other workbooks", "pivotTable": "pivot tables (their values stay)",
    "pivotCacheDefinition": "pivot tables' data", "pivotCacheRecords": "pivot tables' data",
    "connections": "data connections", "queryTable": "data connections", "glossaryDocument": "building blocks",
    "tags": "programs' data", "webSettings": "web settings", "hdphoto": "originals of changed pictures",
    "calcChain": "calculation chains", "subDocument": "links to files", "slicer": "filter panels",
    "slicerCache": "filter panels", "stylesWithEffects": "styles of older programs",
}  # fmt: skip
_WEB = ("http://", "https://", "mailto:")
# These go with the last thing in them.
_FRAMES = frozenset({
    "ext", "extLst", "hyperlinks", "externalReferences", "pivotCaches", "custDataLst", "notesMasterIdLst",
    "handoutMasterIdLst", "tableParts", "oleObjects", "controls", "Choice", "customShowLst", "imgProps",
})  # fmt: skip


def drop_carried(package: Package, taken: Taken) -> None:
    """Drop every relationship that showing the file does not need, and what mentions it in the XML."""
    taken.add("parts that nothing leads to", package.sweep())
    kept = [WHOLE]
    for source in kept:  # it grows on the way
        named = _named(package, source)
        for one in package.relations(source):
            what = _unfit(package, source, one, named.get(one.id))
            if what is not None:
                taken.add(what, int(bool(what)))
                drop(package, source, one)
            elif not one.external and one.target not in kept:
                kept.append(one.target)
    package.sweep()
    for part in package.reached():
        if is_xml(package.content_type(part), part):
            _drop_remarks(package.root(part), taken)


def _drop_remarks(root: _Element, taken: Taken) -> None:
    """Comments and instructions of XML itself, which no program shows."""
    for one in [one for one in root.iter() if not local(one)]:
        taken.add("remarks in the file's XML")
        remove(one)


def drop(package: Package, source: str, relation: Relation) -> None:
    """Drop the relationship, and unlink every element of the source that mentions it."""
    package.drop(source, relation)
    if source and is_xml(package.content_type(source), source):
        for element, attribute, id_ in list(references(package.root(source))):
            if id_ == relation.id:
                _unlink(element, attribute)


def discard(element: _Element) -> None:
    """Take the element out, and what held nothing else."""
    parent = element.getparent()
    remove(element)
    if parent is None or len(parent) or local(parent) not in _FRAMES:
        return
    # What an older program shows in the place of a choice says the same.
    choice = local(parent) == "Choice" and parent.getparent() is not None
    discard(parent.getparent() if choice else parent)  # type: ignore[arg-type]


def _named(package: Package, source: str) -> dict[str, str]:
    """The relationships that elements of the source mention, each with the element's name."""
    if not source or not is_xml(package.content_type(source), source):
        return {}
    return {id_: local(element) for element, _, id_ in references(package.root(source))}


def _unfit(package: Package, source: str, relation: Relation, mentioned_by: str | None) -> str | None:
    """What the relationship is, in words, if it is to go."""
    kind = relation.kind
    if relation.external:
        return None if kind == "hyperlink" and relation.target.lower().startswith(_WEB) else _external(kind)
    if relation.target not in package:
        return "links to parts that are missing"
    if kind in _UNNAMED:
        return None
    if kind not in _NAMED:
        return _WORDS.get(kind, f"parts of the kind '{kind}'")
    if mentioned_by is None:
        return "parts that nothing shows"
    chart = "chart" in package.content_type(source)
    if kind == "package" and not chart:
        return _WORDS[kind]
    # The shapes of comments and controls in workbooks and decks; those of headers are pictures.
    return "shapes of comments and controls" if kind == "vmlDrawing" and mentioned_by != "legacyDrawingHF" else None


def _external(kind: str) -> str:
    return _WORDS[kind] if kind in ("attachedTemplate", "mailMergeSource", "externalLinkPath") else "links to files"


def _unlink(element: _Element, attribute: str) -> None:
    """Let the element no longer mention a relationship; what is seen of it stays."""
    match local(element):
        case "pageSetup" | "blip":
            del element.attrib[attribute]
        case "hyperlink" if element.tag == name("w:hyperlink"):
            unwrap(element)
        case "OLEObject" | "control" if _picture_of_object(element):
            pass
        case "oleObj":
            _show_picture(element)
        case "oleObject" | "control":
            listed = next(element.iterancestors("{*}oleObjects", "{*}controls"), element)
            discard(listed)
        case "contentPart":
            _show_fallback(element)
        case _:
            discard(element)


def _picture_of_object(element: _Element) -> bool:
    """An object embedded in Word becomes the picture that shows it."""
    holder = element.getparent()
    if holder is None or holder.tag != name("w:object"):
        return False
    remove(element)
    holder.tag = name("w:pict")
    for key in list(holder.attrib):
        del holder.attrib[key]
    for shape in holder.iter("{urn:schemas-microsoft-com:vml}shape"):
        shape.attrib.pop("{urn:schemas-microsoft-com:office:office}ole", None)
    return True


def _show_picture(element: _Element) -> None:
    """An object embedded in a slide becomes the picture that shows it, with the object's alternative text."""
    frame = next(element.iterancestors(name("p:graphicFrame")), None)
    if frame is None or frame.getparent() is None:
        return discard(element)
    picture = next(frame.iter(name("p:pic")), None)
    if picture is None:
        return remove(frame)
    own, shown = (next(one.iter(name("p:cNvPr")), None) for one in (frame, picture))
    if own is not None and shown is not None:
        for key in ("id", "name", "descr"):
            if own.get(key):
                shown.set(key, own.get(key, ""))
    frame.addprevious(picture)
    return remove(frame)


def _show_fallback(element: _Element) -> None:
    """What is drawn by hand is kept in a part of its own; the picture of it stays."""
    alternative = next(element.iterancestors(f"{{{NAMESPACES['mc']}}}AlternateContent"), None)
    if alternative is None:
        return discard(element)
    fallback = alternative.find(f"{{{NAMESPACES['mc']}}}Fallback")
    for child in list(fallback) if fallback is not None else []:
        alternative.addprevious(child)
    return remove(alternative)
