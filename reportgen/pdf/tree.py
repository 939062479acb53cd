"""The words of a structure tree: standard types, role maps, the kids of an element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

GROUPS = frozenset(
    {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "Index", "NonStruct", "Private"}
)
HEADINGS = {"H": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
PARAGRAPHS = frozenset({"P", "Caption", *HEADINGS})
LISTS = frozenset({"L", "LI", "Lbl", "LBody"})
TABLES = frozenset({"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"})
INLINE = frozenset(
    {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu"}
    | {"WT", "WP"}
)
PICTURES = frozenset({"Figure", "Formula", "Form"})
STANDARD = GROUPS | PARAGRAPHS | LISTS | TABLES | INLINE | PICTURES

# What PDF 2.0 has added, in the words of PDF 1.7 that PDF/UA-1 knows.
_OF_PDF_2 = {
    "DocumentFragment": "Part",
    "Aside": "Sect",
    "Title": "P",
    "Sub": "Span",
    "FENote": "Note",
    "Em": "Span",
    "Strong": "Span",
    "Artifact": "NonStruct",
    "math": "Formula",
}
ObjGen = tuple[int, int]

_MOST_NODES = 1_000_000  # under an element: a tree that runs in a circle ends here
_DEEPEST = 5000  # elements within elements; papers have a dozen
_MOST_STEPS = 20  # of a role map from name to name


def standard(name: str, roles: dict[str, str]) -> str:
    """The standard type that ``name`` stands for; ``NonStruct``, which says nothing, where nobody tells.

    A standard type stands for itself: PDF/UA-1 (7.1) forbids that it is mapped to another.
    """
    for _ in range(_MOST_STEPS):
        if name in STANDARD:
            return name
        if name not in roles:
            break
        name = roles[name]
    if name[:1] == "H" and name[1:].isdigit():
        return "H6"  # PDF 2.0 counts on beyond six
    return _OF_PDF_2.get(name, "NonStruct")


def roles_of(root: Object) -> dict[str, str]:
    """The role map of a structure tree root; names without their slash."""
    return {name[1:]: str(value)[1:] for name, value in _entries(root.get("/RoleMap")) if _is_name(value)}


def kids_of(node: Object) -> Iterator[Any]:
    """Marked content identifiers (int) and dictionaries under an element, in order; what is neither is left out."""
    given = node.get("/K")
    if isinstance(given, int):
        yield given
        return
    from pikepdf import Array, Dictionary

    waiting = [given]
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, Array):
            waiting.extend(reversed(list(kid)))
        elif isinstance(kid, Dictionary) or (isinstance(kid, int) and not isinstance(kid, bool)):
            yield kid


def is_element(kid: Any) -> bool:
    """Whether a kid is an element, not content or a reference to some."""
    return not isinstance(kid, int) and "/S" in kid


def page_of(node: Object) -> ObjGen | None:
    """The page that an element or a reference names, if it names one."""
    page = node.get("/Pg")
    if page is None:
        return None
    from pikepdf import Dictionary

    return page.objgen if isinstance(page, Dictionary) else None


def attributes_of(node: Object) -> list[Object]:
    """The attributes of an element, owner by owner."""
    given = node.get("/A")
    if given is None:
        return []
    from pikepdf import Array, Dictionary

    return [one for one in (given if isinstance(given, Array) else (given,)) if isinstance(one, Dictionary)]


def element(pdf: Pdf, kind: str, *, parent: Object | None = None, **entries: Any) -> Object:
    """A new structure element of ``pdf``, not yet among the kids of ``parent``."""
    from pikepdf import Dictionary, Name

    built = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), **entries)
    if parent is not None:
        built.P = parent
    return pdf.make_indirect(built)


def tree_of(pdf: Pdf) -> Object | None:
    """The structure tree root, if it holds at least one element; a tree too deep to be copied counts as none."""
    from pikepdf import Dictionary

    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary) or not any(isinstance(kid, Dictionary) for kid in kids_of(root)):
        return None
    # Each level takes an object at least: few objects are never deep.
    return root if len(pdf.objects) <= _DEEPEST or _is_shallow(root) else None


def _is_shallow(root: Object) -> bool:
    """qpdf copies level within level: a tree that is made deep on purpose would end the program."""
    level, seen = [root], set[ObjGen]()
    for _ in range(_DEEPEST):
        level = [kid for node in level for kid in kids_of(node) if not isinstance(kid, int) and "/S" in kid]
        level = [kid for kid in level if not kid.is_indirect or kid.objgen not in seen]
        seen.update(kid.objgen for kid in level)
        if not level:
            return True
    return False


def _entries(value: Object | None) -> list[tuple[str, Object]]:
    from pikepdf import Dictionary

    return list(value.items()) if isinstance(value, Dictionary) else []


def _is_name(value: object) -> bool:
    from pikepdf import Name

    return isinstance(value, Name)


def mcids_of(node: Object) -> Iterator[tuple[ObjGen, int]]:
    """All content under an element, in order: its page and its identifier."""
    waiting: list[tuple[Any, ObjGen | None]] = [(node, None)]
    left = _MOST_NODES
    while waiting and left:
        kid, page = waiting.pop()
        left -= 1
        if isinstance(kid, int):
            if page is not None:
                yield page, kid
            continue
        page = page_of(kid) or page
        if "/S" in kid:
            waiting += [(one, page) for one in reversed(list(kids_of(kid)))]
        elif kid.get("/Type") == "/MCR" and "/Stm" not in kid:
            mcid = kid.get("/MCID")
            if isinstance(mcid, int) and page is not None:
                yield page, mcid


def bounds_of(node: Object) -> tuple[float, float, float, float] | None:
    """The box of an element, if its attributes have one."""
    from pikepdf import Array

    for attributes in attributes_of(node):
        box = attributes.get("/BBox")
        if isinstance(box, Array) and len(box) == 4:
            left, bottom, right, top = (float(edge) for edge in box)
            return left, bottom, right, top
    return None
