"""What a Word file may not publish: tracked changes, hidden text, unused notes, what Word notes for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.publish.fields import settle_fields
from reportgen.publish.hidden import drop_hidden_text, is_on
from reportgen.publish.package import Package, local, remove, unwrap
from reportgen.publish.taken import Taken
from reportgen.publish.tracked import accept_changes

if TYPE_CHECKING:
    from lxml.etree import _Element

_SETTINGS = {
    "rsids": "revision ids", "docVars": "document variables", "mailMerge": "mail merges",
    "attachedTemplate": "template paths", "trackRevisions": "", "docId": "file ids", "writeProtection": "passwords",
    "documentProtection": "passwords", "schemaLibrary": "schemas", "attachedSchema": "schemas",
    "saveThroughXslt": "paths of style sheets", "activeWritingStyle": "",
}  # fmt: skip
_STORIES = (".document.", ".header+", ".footer+", ".footnotes+", ".endnotes+", ".template.")


def scrub_docx(package: Package, taken: Taken) -> None:
    main = package.main_part()
    stories = [part for part in package.reached() if is_story(package, part)]
    for part in package.xml_parts("wordprocessingml"):
        _drop_revision_ids(package.root(part))
    for part in stories:
        root = package.root(part)
        accept_changes(root, taken)
        _drop_comment_marks(root)
        settle_fields(root, taken)
        _unbind(root, taken)
        _drop_tags(root, taken)
    for part in package.related(main, "styles"):
        accept_changes(package.root(part), taken)
    hiding = _hidden_styles(package, main)
    for part in stories:
        drop_hidden_text(package.root(part), hiding, taken)
    _drop_unused_notes(package, main, taken)
    _drop_unshown_margins(package, main, taken)
    _drop_bookmarks([package.root(part) for part in stories], taken)
    for part in package.related(main, "settings"):
        _scrub_settings(package.root(part), taken)


def is_story(package: Package, part: str) -> bool:
    """A part whose text stands on the pages."""
    content_type = package.content_type(part)
    return "word" in content_type and any(word in content_type for word in _STORIES)


def _drop_revision_ids(root: _Element) -> None:
    """They tell which sessions, and so which files, a text came from."""
    prefix = name("w:rsid")
    for element in root.iter():
        for key in [key for key in element.attrib if str(key).startswith(prefix)]:
            del element.attrib[key]


def _drop_comment_marks(root: _Element) -> None:
    for mark in list(root.iter(name("w:commentRangeStart"), name("w:commentRangeEnd"), name("w:commentReference"))):
        run = mark.getparent()
        remove(mark)
        if run is not None and run.tag == name("w:r") and all(child.tag == name("w:rPr") for child in run):
            remove(run)


def _unbind(root: _Element, taken: Taken) -> None:
    """Controls keep their content; the data behind them go, and the choices that were not made."""
    unused = ("dataBinding", "placeholder", "listItem")
    for one in [one for control in root.iter(name("w:sdtPr")) for one in control.iter() if local(one) in unused]:
        taken.add("choices and data behind content controls", int(local(one) != "placeholder"))
        remove(one)


def _drop_tags(root: _Element, taken: Taken) -> None:
    """What programs marked in the text, such as names and addresses; the text stays."""
    for one in list(root.iter(name("w:smartTag"), name("w:customXml"))):
        for properties in list(one.iterchildren(name("w:smartTagPr"), name("w:customXmlPr"))):
            remove(properties)
        taken.add("programs' tags in the text")
        unwrap(one)


def _hidden_styles(package: Package, main: str) -> frozenset[str]:
    """The styles that hide their text, by themselves or through those they are based on."""
    hides: dict[str, bool] = {}
    based: dict[str, str] = {}
    for part in package.related(main, "styles"):
        for style in package.root(part).iter(name("w:style")):
            id_ = style.get(name("w:styleId"), "")
            vanish = style.find(f"{name('w:rPr')}/{name('w:vanish')}")
            if vanish is not None:
                hides[id_] = is_on(vanish)
            parent = style.find(name("w:basedOn"))
            if parent is not None:
                based[id_] = parent.get(name("w:val"), "")
    return frozenset(one for one in {*hides, *based} if _inherits(one, hides, based))


def _inherits(style: str, hides: dict[str, bool], based: dict[str, str]) -> bool:
    met: set[str] = set()
    while style not in hides and style in based and style not in met:
        met.add(style)
        style = based[style]
    return hides.get(style, False)


def _drop_unused_notes(package: Package, main: str, taken: Taken) -> None:
    for kind in ("footnote", "endnote"):
        for part in package.related(main, f"{kind}s"):
            used = {one.get(name("w:id")) for one in package.root(main).iter(name(f"w:{kind}Reference"))}
            for note in list(package.root(part)):
                if note.get(name("w:type")) is None and note.get(name("w:id")) not in used:
                    taken.add("unused notes")
                    remove(note)


def _drop_unshown_margins(package: Package, main: str, taken: Taken) -> None:
    """Headers and footers of first or even pages where no section shows them."""
    settings = [package.root(part) for part in package.related(main, "settings")]
    even = any(is_on(root.find(name("w:evenAndOddHeaders"))) for root in settings)
    sections = list(package.root(main).iter(name("w:sectPr")))
    for kind in ("header", "footer"):
        for place in ("first", "even"):
            shown = False
            # A section without its own shows that of the section before.
            for section in reversed(sections):
                shown = shown or (even if place == "even" else is_on(section.find(name("w:titlePg"))))
                for own in section.findall(name(f"w:{kind}Reference")):
                    if own.get(name("w:type")) == place:
                        taken.add("headers and footers that no page shows", int(not shown))
                        if not shown:
                            section.remove(own)
                        shown = False


def _drop_bookmarks(stories: list[_Element], taken: Taken) -> None:
    """Those that nothing refers to: their names may say what the text does not."""
    used = {word for root in stories for text in _pointing(root) for word in re.split(r'[\s"\\]+', text)}
    for root in stories:
        gone = set()
        for start in list(root.iter(name("w:bookmarkStart"))):
            if start.get(name("w:name"), "") not in used:
                gone.add(start.get(name("w:id")))
                taken.add("bookmarks that nothing refers to")
                remove(start)
        for end in list(root.iter(name("w:bookmarkEnd"))):
            if end.get(name("w:id")) in gone:
                remove(end)


def _pointing(root: _Element) -> Iterator[str]:
    for paragraph in root.iter(name("w:p")):
        yield "".join(str(one.text or "") for one in paragraph.iter(name("w:instrText")))
    for field in root.iter(name("w:fldSimple")):
        yield field.get(name("w:instr"), "")
    for link in root.iter(name("w:hyperlink")):
        yield link.get(name("w:anchor"), "")


def _scrub_settings(root: _Element, taken: Taken) -> None:
    for one in [one for one in root.iter() if local(one) in _SETTINGS]:
        words = _SETTINGS[local(one)]
        if words:
            taken.add(words)
        remove(one)
