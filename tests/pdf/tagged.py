"""Tagged PDFs made by hand for the tests, and trees read back without the code under test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO

import page as page_validation
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from reportgen.pdf.structure import Structure
from tests.pdf import drawn

Text = tuple[str, str]  # the type of an element and its words


def tagged(*pages: Sequence[Text], roles: dict[str, str] | None = None, language: str = "en-GB") -> Pdf:
    """A PDF whose every text is an element of its page under one document."""
    pdf = drawn.new(*(drawn.Page(_content(texts)) for texts in pages))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
    numbers = Array()
    for index, (shown, texts) in enumerate(zip(pdf.pages, pages, strict=True)):
        nodes = [_element(pdf, kind, document, shown, mcid) for mcid, (kind, _) in enumerate(texts)]
        document.K.extend(nodes)
        shown.obj.StructParents = index
        numbers.extend([index, pdf.make_indirect(Array(nodes))])
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=document, ParentTree=Dictionary(Nums=numbers)))
    if roles:
        root.RoleMap = Dictionary({f"/{name}": Name(f"/{kind}") for name, kind in roles.items()})
    document.P = root
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(language)
    return pdf


def _content(texts: Sequence[Text]) -> str:
    return "".join(
        f"/{kind} <</MCID {mcid}>> BDC {drawn.words(text, 72, 700 - 20 * mcid)} EMC\n"
        for mcid, (kind, text) in enumerate(texts)
    )


def _element(pdf: Pdf, kind: str, parent: object, shown: pikepdf.Page, mcid: int) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, Pg=shown.obj, K=mcid))


def link(pdf: Pdf, index: int, number: int = 7) -> pikepdf.Object:
    """Puts a link on a page, with an element at the end of the document; gives the element."""
    shown = pdf.pages[index]
    action = Dictionary(S=Name.URI, URI=String("https://example.gov.uk"))
    annotation = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 700, 172, 712]), A=action, StructParent=number)
    )
    shown.obj.Annots = Array([annotation])
    document = pdf.Root.StructTreeRoot.K
    reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=shown.obj)
    document.K.append(
        pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=document, Pg=shown.obj, K=reference))
    )
    return document.K[-1]


def merged(*sources: Pdf) -> Pdf:
    """The sources in one PDF, titled Paper 1, Paper 2 and so on; saved and opened again."""
    with pikepdf.new() as pdf:
        structure = Structure.begin(pdf, "en-GB")
        for number, source in enumerate(sources, start=1):
            start = len(pdf.pages)
            pdf.pages.extend(source.pages)
            structure.add(source, list(pdf.pages[start:]), f"Paper {number}")
        structure.finish()
        return again(pdf)


def saved(pdf: Pdf) -> bytes:
    content = BytesIO()
    pdf.save(content)
    return content.getvalue()


def again(pdf: Pdf) -> Pdf:
    return pikepdf.open(BytesIO(saved(pdf)))


def elements(pdf: Pdf) -> Iterator[pikepdf.Object]:
    """All elements in order."""
    yield from _under(pdf.Root.StructTreeRoot)


def _under(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = node.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _under(kid)


def kinds(pdf: Pdf) -> Counter[str]:
    return Counter(str(node.S)[1:] for node in elements(pdf))


def owners(pdf: Pdf, index: int) -> list[str]:
    """The type of the element of each identifier of a page, as the parent tree tells."""
    return [str(node.S)[1:] for node in _numbered(pdf)[pdf.pages[index].obj.StructParents]]


def owner(pdf: Pdf, annotation: pikepdf.Object) -> str:
    return str(_numbered(pdf)[annotation.StructParent].S)[1:]


def _numbered(pdf: Pdf) -> dict[int, pikepdf.Object]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def broken_rules(content: bytes) -> list[str]:
    """What an independent validator finds against PDF/UA-1, but for fonts: Helvetica is not in the file."""
    report = page_validation.validate_pdf_bytes(content, profile="ua1")
    return [f"{one.rule_id}: {one.message}" for one in report.failures if "FONT" not in one.rule_id]
