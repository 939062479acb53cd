"""One structure tree of many: the tree of each source comes in as a part, with its own pages, links and identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.pdf.annotations import annotation_element
from reportgen.pdf.tree import (
    STANDARD,
    ObjGen,
    attributes_of,
    element,
    is_element,
    kids_of,
    page_of,
    roles_of,
    standard,
    tree_of,
)

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_MOST_MARKS = 100_000  # marked content identifiers of a page; a larger one is a mistake, or meant to fill the memory
_SELDOM = frozenset({"/NS", "/AF", "/Ref", "/ID", "/C"})
_CONTAINERS = frozenset({"Document", "Part", "Sect", "Div", "DocumentFragment"})


@dataclass(slots=True)
class Structure:
    """The structure tree of a PDF that is bound from others.

    ``add`` goes by the tags of the pages: it is called when they are in ``pdf``, before we put links on them.
    Destinations, outlines and the annotations themselves are left as they are: qpdf has copied the links with their
    pages, and those to pages that are not in ``pdf`` lead nowhere.
    """

    pdf: Pdf
    document: Object
    _roles: dict[str, str] = field(default_factory=dict)
    _classes: dict[str, Object] = field(default_factory=dict)
    _ids: dict[bytes, Object] = field(default_factory=dict)
    _numbers: list[Object] = field(default_factory=list)  # what the parent tree gives for 0, 1, 2, ...
    _marked: dict[ObjGen, _Marked] = field(default_factory=dict)
    _parts: int = 0

    @classmethod
    def begin(cls, pdf: Pdf, language: str) -> Structure:
        """An empty tree; that of ``pdf``, if it had one, is gone."""
        from pikepdf import Dictionary, Name, String

        document = element(pdf, "Document")
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=document))
        document.P = root
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(language)
        return cls(pdf, document)

    def add(self, source: Pdf, pages: Sequence[Page], title: str) -> None:
        """Bring in the tree of ``source`` as a part with ``title``; a source without tags gets its own first.

        ``pages`` are what ``pdf.pages.extend(source.pages)`` has made of all its pages, in order. A source is opened
        anew each time it is bound. What a broken tree says of pages, links or content that are not there is left out.
        """
        from pikepdf import String

        part = element(self.pdf, "Part", parent=self.document, T=String(title))
        root = tree_of(source)
        incoming = self._incoming(pages)
        if root is None:
            from reportgen.pdf.untagged import tag

            incoming.take(part, tag(self.pdf, pages, title))
        else:
            copied = self.pdf.copy_foreign(_with_top(source, root))
            incoming.know(copied)
            incoming.take(part, unwrapped(copied))
        language = source.Root.get("/Lang")
        if isinstance(language, String) and str(language) and str(language) != str(self.pdf.Root.Lang):
            part.Lang = String(str(language))
        self._append(part)

    def renew(self, root: Object, tops: Sequence[Object]) -> None:
        """Put ``tops`` under the document: elements of the tree (its old root is ``root``) that the PDF has itself."""
        incoming = self._incoming(list(self.pdf.pages))
        incoming.know(root)
        incoming.take(self.document, tops)

    def marks_of(self, holder: Object) -> frozenset[int]:
        """The identifiers of a page's or form's content that have an element."""
        marked = self._marked.get(holder.objgen)
        return frozenset(marked.elements if marked is not None else ())

    def add_paragraph(self, page: Page, mcid: int) -> None:
        """A paragraph of our own: marked content ``mcid`` of a page that is in no source."""
        paragraph = element(self.pdf, "P", parent=self.document, Pg=page.obj)
        paragraph.K = mcid
        self._mark(page.obj, mcid, paragraph)
        self._append(paragraph)

    def add_link(self, page: Page, annotation: Object) -> None:
        """A link of our own: ``annotation`` (indirect, with ``/Contents``) was put on ``page`` after it was copied."""
        from pikepdf import Name

        link = annotation_element(self.pdf, page, annotation)
        link.P = self.document
        page.obj.Tabs = Name.S
        self._number(annotation, "/StructParent", link)
        self._append(link)

    def finish(self) -> None:
        """Write what leads from the content to its elements: nothing is added after this."""
        from pikepdf import Array, Dictionary, Name, String

        root, null = self.pdf.Root.StructTreeRoot, None
        for marked in self._marked.values():
            highest = max(marked.elements)
            parents = Array([marked.elements.get(mcid, null) for mcid in range(highest + 1)])
            self._number(marked.holder, "/StructParents", self.pdf.make_indirect(parents))
        numbers = Array([one for number, parent in enumerate(self._numbers) for one in (number, parent)])
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self._numbers)
        if self._roles:
            root.RoleMap = Dictionary({f"/{name}": Name(f"/{kind}") for name, kind in sorted(self._roles.items())})
        if self._classes:
            root.ClassMap = Dictionary({f"/{name}": value for name, value in sorted(self._classes.items())})
        if self._ids:
            names = [one for key in sorted(self._ids) for one in (String(key), self._ids[key])]
            root.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(names)))

    def _incoming(self, pages: Sequence[Page]) -> _Incoming:
        self._parts += 1
        forms: set[ObjGen] = set()
        for page in pages:
            _forget_numbers(page.obj, forms)
        return _Incoming(self, self._parts, {page.obj.objgen: page.obj for page in pages})

    def _append(self, child: Object) -> None:
        from pikepdf import Array

        if "/K" not in self.document:
            self.document.K = Array()
        self.document.K.append(child)

    def _mark(self, holder: Object, mcid: int, parent: Object) -> bool:
        """Whether the marked content may stand under ``parent``: an identifier has one parent only."""
        if not 0 <= mcid < _MOST_MARKS:
            return False
        marked = self._marked.setdefault(holder.objgen, _Marked(holder))
        return marked.elements.setdefault(mcid, parent) is parent

    def _number(self, holder: Object, key: str, parent: Object) -> None:
        holder[key] = len(self._numbers)
        self._numbers.append(parent)

    def _role(self, name: str, kind: str) -> str:
        """A name that stands for ``kind`` here: ``name`` if no other source means something else by it."""
        wanted, number = name, 1
        while self._roles.setdefault(wanted, kind) != kind:
            number += 1
            wanted = f"{name}-{number}"
        return wanted

    def _class(self, name: str, value: Object) -> str:
        wanted, number = name, 1
        while self._classes.setdefault(wanted, value) != value:
            number += 1
            wanted = f"{name}-{number}"
        return wanted


@dataclass(frozen=True, slots=True)
class _Marked:
    """A page or form whose content is marked, and the element of each identifier."""

    holder: Object
    elements: dict[int, Object] = field(default_factory=dict)


@dataclass(slots=True)
class _Incoming:
    """The tree of one source on its way in: its elements are copies already, and are mended where they stand."""

    whole: Structure
    number: int
    pages: dict[ObjGen, Object]
    roles: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    _seen: set[ObjGen] = field(default_factory=set)
    _annotations: set[ObjGen] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)

    def know(self, root: Object) -> None:
        """What names mean in this source: its role map and its classes."""
        from pikepdf import Dictionary

        self.roles = roles_of(root)
        classes = root.get("/ClassMap")
        if isinstance(classes, Dictionary):
            self.classes = {name: self.whole._class(name[1:], value) for name, value in classes.items()}

    def take(self, part: Object, tops: Sequence[Object]) -> None:
        """Put ``tops`` under ``part``, and tend to all that stands under them, in the order in which it is read."""
        from pikepdf import Array

        self._annotations = set(self._there())
        kids = [fresh for top in tops if (fresh := self._fresh(top)) is not None]
        part.K = Array(kids)
        waiting: list[tuple[Object, Object, Object | None]] = [(kid, part, None) for kid in reversed(kids)]
        while waiting:
            node, parent, page = waiting.pop()
            node.P = parent
            self._name(node)
            page = self._page(node, page)
            if page is None and "/Pg" in node:
                del node.Pg
            kids = list(self._kept(node, page))
            node.K = Array(kids)
            if page is not None and "/Pg" not in node and any(isinstance(kid, int) for kid in kids):
                node.Pg = page
            waiting += [(kid, node, page) for kid in reversed(kids) if is_element(kid)]

    def _there(self) -> Iterator[ObjGen]:
        """The annotations that the source may speak of: those on its pages."""
        from pikepdf import Array, Dictionary

        for page in self.pages.values():
            annotations = page.get("/Annots")
            for one in annotations if isinstance(annotations, Array) else ():
                if isinstance(one, Dictionary) and one.is_indirect:
                    yield one.objgen

    def _fresh(self, node: Object) -> Object | None:
        """The element as an object that can be pointed at; None if it stands elsewhere in the tree already."""
        if not node.is_indirect:
            node = self.whole.pdf.make_indirect(node)
        if node.objgen in self._seen:
            return None
        self._seen.add(node.objgen)
        return node

    def _page(self, node: Object, otherwise: Object | None) -> Object | None:
        """The page of an element or a reference: its own; none, if what it names is no page of this source."""
        if node.get("/Pg") is None:
            return otherwise
        page = page_of(node)
        return self.pages.get(page) if page is not None else None

    def _name(self, node: Object) -> None:
        """The type, the classes and the identifiers of an element, as they are called in the whole."""
        name = str(node.get("/S", "/NonStruct"))[1:]
        if name not in self._names:
            kind = standard(name, self.roles)
            kind = "Sect" if kind == "Document" else kind  # the whole is the only one
            custom = name not in STANDARD and name in self.roles
            self._names[name] = self.whole._role(name, kind) if custom else kind
        if self._names[name] != name or "/S" not in node:
            from pikepdf import Name

            node.S = Name(f"/{self._names[name]}")
        if not _SELDOM.isdisjoint(node.keys()):
            self._rename(node)
        for attributes in attributes_of(node):
            if "/Headers" in attributes:
                self._follow(attributes)

    def _rename(self, node: Object) -> None:
        """Identifiers and classes, which are seldom; what only PDF 2.0 knows is taken out."""
        from pikepdf import Array, Name, String

        for key in ("/NS", "/AF", "/Ref"):
            if key in node:
                del node[key]
        identifier = node.get("/ID")
        if identifier is not None:
            unique = self._identifier(identifier)
            node.ID = String(unique)
            self.whole._ids.setdefault(unique, node)
        if self.classes and "/C" in node:
            named = node.C if isinstance(node.C, Array) else Array([node.C])
            node.C = Array([Name(f"/{self.classes[str(one)]}") for one in named if str(one) in self.classes])

    def _follow(self, attributes: Object) -> None:
        """Cells name the cells that head them."""
        from pikepdf import Array, String

        if isinstance(attributes.Headers, Array):
            attributes.Headers = Array([String(self._identifier(one)) for one in attributes.Headers])

    def _identifier(self, given: Object) -> bytes:
        from pikepdf import String

        return f"{self.number}-".encode() + (bytes(given) if isinstance(given, String) else b"")

    def _kept(self, node: Object, page: Object | None) -> Iterator[Any]:
        for kid in kids_of(node):
            if isinstance(kid, int):
                if page is not None and self.whole._mark(page, kid, node):
                    yield kid
            elif kid.get("/Type") == "/MCR":
                if self._is_marked(kid, node, page):
                    yield kid
            elif kid.get("/Type") == "/OBJR":
                if self._is_there(kid, node):
                    yield kid
            elif "/S" in kid and (fresh := self._fresh(kid)) is not None:
                yield fresh

    def _is_marked(self, reference: Object, node: Object, page: Object | None) -> bool:
        from pikepdf import Stream

        mcid, holder = reference.get("/MCID"), self._page(reference, page)
        stream = reference.get("/Stm")
        if isinstance(stream, Stream):
            holder = stream if holder is not None else None
        return isinstance(mcid, int) and holder is not None and self.whole._mark(holder, mcid, node)

    def _is_there(self, reference: Object, node: Object) -> bool:
        """Whether an object reference leads to an annotation of these pages (or a picture) that has no element yet."""
        from pikepdf import Dictionary, Stream

        target = reference.get("/Obj")
        if not isinstance(target, Dictionary | Stream) or "/StructParent" in target:
            return False
        if isinstance(target, Dictionary) and target.objgen not in self._annotations:
            return False
        self.whole._number(target, "/StructParent", node)
        return True


def _with_top(source: Pdf, root: Object) -> Object:
    # Only an indirect object can be copied from one PDF into another.
    return root if root.is_indirect else source.make_indirect(root)


def unwrapped(root: Object) -> list[Object]:
    """The elements at the top; of a single document, what stands in it, so that parts hold no documents."""
    from pikepdf import Dictionary

    tops: list[Object] = [kid for kid in kids_of(root) if isinstance(kid, Dictionary) and "/S" in kid]
    if len(tops) == 1 and str(tops[0].S)[1:] in _CONTAINERS:
        inner = list(kids_of(tops[0]))
        if all(is_element(kid) for kid in inner):
            return inner
    return tops


def _forget_numbers(page: Object, forms: set[ObjGen]) -> None:
    """Take out the numbers by which the page's content, links and forms were found in the tree it comes from."""
    from pikepdf import Array, Dictionary

    if "/StructParents" in page:
        del page.StructParents
    annotations = page.get("/Annots")
    for annotation in annotations if isinstance(annotations, Array) else ():
        if isinstance(annotation, Dictionary) and "/StructParent" in annotation:
            del annotation.StructParent
    _forget_in(page.get("/Resources"), forms)


def _forget_in(resources: Object | None, seen: set[ObjGen]) -> None:
    from pikepdf import Dictionary, Stream

    forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for form in forms.as_dict().values() if isinstance(forms, Dictionary) else ():
        if not isinstance(form, Stream) or form.objgen in seen:
            continue
        seen.add(form.objgen)
        for key in ("/StructParents", "/StructParent"):
            if key in form:
                del form[key]
        _forget_in(form.get("/Resources"), seen)
