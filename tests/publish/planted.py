"""Files with a secret in each place that Office and PDF programs keep out of sight, and an independent scan."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import docx
import pikepdf
import pptx
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def secret(place: str) -> str:
    """A word that stands nowhere else, and tells where it was planted."""
    return "Zebraic" + re.sub(r"\W", "", place.title())


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class Parts(dict[str, bytes]):
    """The members of an Office file, to be changed as other programs do."""

    @classmethod
    def of(cls, data: bytes) -> Parts:
        return cls(members(data))

    def replace(self, part: str, old: str, new: str) -> None:
        assert old.encode() in self[part], f"{part} does not hold {old}"
        self[part] = self[part].replace(old.encode(), new.encode(), 1)

    def add(self, source: str, part: str, content: bytes, kind: str, content_type: str, id_: str = "") -> None:
        """A part with a relationship from ``source`` (empty: the package) of the type ``kind``."""
        self[part] = content
        folder, _, file = source.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        kind = kind if "://" in kind else f"{OFFICE}/{kind}"
        id_ = id_ or f"rIdPlanted{len(self)}"
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        self.setdefault(rels, empty)
        self.replace(rels, "</Relationships>",
                     f'<Relationship Id="{id_}" Type="{kind}" Target="/{part}"/></Relationships>')  # fmt: skip
        self.replace("[Content_Types].xml", "</Types>",
                     f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>')  # fmt: skip

    def to_bytes(self) -> bytes:
        return zipped(self)


def word(visible: str = "Residential burglary fell.") -> bytes:
    """A Word file with a secret in every place that scrubbing empties."""
    document = docx.Document()
    document.add_paragraph(visible)
    document.add_paragraph("AFTER")
    core = document.core_properties
    core.title, core.keywords, core.comments = "Burglary", secret("core property"), secret("core comments")
    core.author, core.last_modified_by = secret("author"), secret("last modified by")
    buffer = io.BytesIO()
    document.save(buffer)
    parts = Parts.of(buffer.getvalue())
    body, main = "word/document.xml", "word/document.xml"
    s = secret
    planted = (
        f'<w:p><w:r><w:t>Kept</w:t></w:r><w:del w:id="90" w:author="{s("deletion author")}"><w:r><w:delText>'
        f'{s("tracked deletion")}</w:delText></w:r></w:del><w:ins w:id="91" w:author="{s("insertion author")}"><w:r>'
        f'<w:t> inserted</w:t></w:r></w:ins></w:p>'
        f'<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{s("hidden text")}</w:t></w:r></w:p>'
        f'<w:p><w:bookmarkStart w:id="7" w:name="{s("bookmark name")}"/><w:bookmarkEnd w:id="7"/></w:p>'
        f'<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Commented</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        f'<w:r><w:commentReference w:id="1"/></w:r></w:p>'
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DOCPROPERTY "{s("field code")}"'
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Included</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    parts.replace(body, "<w:p><w:r><w:t>AFTER", planted + "<w:p><w:r><w:t>AFTER")
    comments = (
        f'<w:comments {W}><w:comment w:id="1" w:author="{s("comment author")}"><w:p><w:r><w:t>{s("comment")}'
        "</w:t></w:r></w:p></w:comment></w:comments>"
    )
    ml = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts.add(main, "word/comments.xml", comments.encode(), "comments", f"{ml}.comments+xml")
    header = f'<w:hdr {W}><w:p><w:r><w:t>{s("unused header")}</w:t></w:r></w:p></w:hdr>'
    parts.add(main, "word/headerX.xml", header.encode(), "header", f"{ml}.header+xml", "rIdHeader")
    parts.replace(body, "<w:sectPr", f'<w:sectPr xmlns:r="{OFFICE}"')
    parts.replace(body, "<w:pgSz", '<w:headerReference w:type="first" r:id="rIdHeader"/><w:pgSz')
    note = '<w:footnote w:id="{}"{}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
    separator = note.format(-1, ' w:type="separator"', "")
    notes = f"<w:footnotes {W}>{separator}{note.format(5, '', s('unused footnote'))}</w:footnotes>"
    parts.add(main, "word/footnotes.xml", notes.encode(), "footnotes", f"{ml}.footnotes+xml")
    settings = f'<w:docVars><w:docVar w:name="x" w:val="{s("document variable")}"/></w:docVars></w:settings>'
    parts.replace("word/settings.xml", "</w:settings>", settings)
    parts.add(main, "word/embeddings/oleObject1.bin", compound(s("ole attachment")), "oleObject",
              "application/vnd.openxmlformats-officedocument.oleObject")  # fmt: skip
    parts.add(main, "customXml/item1.xml", f"<a>{s('custom xml')}</a>".encode(), "customXml", "application/xml")
    _package_secrets(parts)
    return parts.to_bytes()


def _package_secrets(parts: Parts) -> None:
    """Those that all three formats keep: properties of the program and of the user, a thumbnail, an orphan."""
    parts.replace("docProps/app.xml", "</Properties>", f"<Company>{secret('app property')}</Company></Properties>")
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="x"><vt:lpwstr>'
        f"{secret('custom property')}</vt:lpwstr></property></Properties>"
    )
    parts.add("", "docProps/custom.xml", custom.encode(), "custom-properties",
              "application/vnd.openxmlformats-officedocument.custom-properties+xml")  # fmt: skip
    parts.add("", "docProps/planted.jpeg", jpeg(secret("thumbnail")),
              "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
              "image/jpeg")  # fmt: skip
    parts["orphan.xml"] = f"<a>{secret('orphan')}</a>".encode()


def compound(text: str) -> bytes:
    """An embedded object: a Word file within, as Office's packager leaves it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + zipped({"word/document.xml": f"<a>{text}</a>".encode()})


def jpeg(remark: str) -> bytes:
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = remark  # ImageDescription
    Image.new("RGB", (8, 8), "grey").save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def png(remark: str) -> bytes:
    """The remark is compressed, so that no search of the bytes finds it."""
    buffer = io.BytesIO()
    info = PngInfo()
    info.add_text("Comment", remark, zip=True)
    Image.new("RGB", (8, 8), "grey").save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


def workbook() -> bytes:
    """A workbook with one visible sheet and secrets where the screen does not show them."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    for row in (("Month", "Cases", secret("hidden column")), ("May", 11, 1), ("June", 12, 2),
                (secret("hidden row"), 0, 0)):  # fmt: skip
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet["A1"].comment = Comment(secret("cell comment"), secret("cell comment author"))
    hidden = book.create_sheet("Workings")
    hidden["A1"] = secret("very hidden sheet")
    hidden.sheet_state = "veryHidden"
    name = secret("defined name")
    book.defined_names[name] = DefinedName(name, attr_text="Data!$B$2")
    book.properties.creator = secret("workbook author")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def slides() -> bytes:
    """A deck of a slide with a chart, and a hidden one with another."""
    deck = pptx.Presentation()
    for number, words in enumerate(("Burglary", secret("hidden slide"))):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = words
        data = CategoryChartData()
        data.categories = ["May", "June"] if not number else [secret("hidden slide's chart"), "June"]
        data.add_series("Cases", (11, 12))
        slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(2), Cm(4), Cm(10), Cm(8), data)
        slide.shapes.add_picture(io.BytesIO(jpeg(secret("exif"))), Cm(14), Cm(4))
        slide.shapes.add_picture(io.BytesIO(png(secret("png remark"))), Cm(14), Cm(8))
    shown, hidden = deck.slides
    hidden._element.set("show", "0")
    shown.notes_slide.notes_text_frame.text = secret("notes")
    box = shown.shapes.add_textbox(Cm(1), Cm(1), Cm(3), Cm(1))
    box.text_frame.text = secret("hidden shape")
    box._element.nvSpPr.cNvPr.set("hidden", "1")
    buffer = io.BytesIO()
    deck.save(buffer)
    parts = Parts.of(buffer.getvalue())
    rels = "ppt/slides/_rels/slide1.xml.rels"
    chart = re.search(rb"charts/(chart\d+\.xml)", parts[rels])
    assert chart is not None
    name = f"ppt/charts/{chart.group(1).decode()}"
    book = re.search(rb"embeddings/([^\"]+xlsx)", parts[f"ppt/charts/_rels/{chart.group(1).decode()}.rels"])
    assert book is not None
    parts[f"ppt/embeddings/{book.group(1).decode()}"] = workbook()
    filtered = (
        '<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}" '
        'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:filteredBarSeries><c15:ser><c:tx>'
        f"<c:v>{secret('chart cache')}</c:v></c:tx></c15:ser></c15:filteredBarSeries></c:ext></c:extLst></c:barChart>"
    )
    parts.replace(name, "</c:barChart>", filtered)
    authors = (
        '<p188:authorLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main">'
        f'<p188:author id="1" name="{secret("modern comment author")}"/></p188:authorLst>'
    )
    parts.add("ppt/presentation.xml", "ppt/authors.xml", authors.encode(),
              "http://schemas.microsoft.com/office/2018/10/relationships/authors",
              "application/vnd.ms-powerpoint.authors+xml")  # fmt: skip
    sections = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14='
        f'"http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="{secret("section name")}" '
        'id="{00000000-0000-0000-0000-000000000001}"><p14:sldIdLst/></p14:section></p14:sectionLst></p:ext></p:extLst>'
    )
    main = "ppt/presentation.xml"
    parts[main] = re.sub(rb"<p:extLst>.*</p:extLst>", b"", parts[main], flags=re.DOTALL)
    parts.replace(main, "</p:presentation>", f"{sections}</p:presentation>")
    parts["docProps/app.xml"] = parts.get("docProps/app.xml", b"")
    _package_secrets(parts)
    return parts.to_bytes()


def pdf(*, attached: bool = True) -> bytes:
    """A page, saved twice, with secrets in all that is not on it; ``attached``: with a file and a program in it."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(300, 200))
    page = made.pages[0]
    layer = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=secret("name of a layer")))
    made.Root.OCProperties = pikepdf.Dictionary(
        OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=[layer]))  # fmt: skip
    font = made.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))  # fmt: skip
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), Properties=pikepdf.Dictionary(L=layer))
    word = secret("hidden layer")
    hidden = f"/OC /L BDC BT /F 12 Tf 20 60 Td [({word[:5]}) -20 ({word[5:]})] TJ ET EMC"
    page.Contents = made.make_stream(f"BT /F 12 Tf 20 100 Td (Burglary fell.) Tj ET {hidden}".encode())
    if attached:
        made.attachments["notes.txt"] = pikepdf.AttachedFileSpec(made, secret("attached file").encode())
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{secret('script')}')")
    note = made.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[1, 1, 9, 9], Contents=secret("note on a page"),
        T=secret("author of a note")))  # fmt: skip
    page.Annots = [note]
    page.PieceInfo = pikepdf.Dictionary(X=pikepdf.Dictionary(Private=secret("page piece")))
    with made.open_metadata() as metadata:
        metadata["dc:description"] = secret("pdf metadata")
    made.docinfo["/Title"] = "Burglary"
    made.docinfo["/Author"] = secret("pdf author")
    buffer = io.BytesIO()
    made.save(buffer)
    return _revised(buffer.getvalue())


def _revised(data: bytes) -> bytes:
    """With an object that a later version has taken back: it is still in the file, compressed."""
    packed = zlib.compress(secret("former version").encode())
    number = 900
    at = len(data)
    body = b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>stream\n" % (number, len(packed))
    body += packed + b"\nendstream endobj\n"
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    with pikepdf.open(io.BytesIO(data)) as opened:
        root, info = opened.Root.objgen[0], opened.trailer.Info.objgen[0]
    first = body + b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    first += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d/Planted %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        number + 1, root, info, start, number, at + len(body))  # fmt: skip
    second_at = at + len(first)
    second = b"xref\n%d 1\n%010d 00001 f \n" % (number, 0)
    second += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        number + 1, root, info, at + len(body), second_at)  # fmt: skip
    return data + first + second


def secrets_in(data: bytes) -> set[str]:
    """An independent scan: every archive unpacked, every stream inflated, in both encodings, for planted words."""
    found = {word.decode() for word in re.findall(rb"Zebraic\w+", data)}
    found |= {word.replace(b"\0", b"").decode() for word in re.findall(rb"Z\0e\0b\0r\0a\0i\0c\0(?:[A-Za-z]\0)+", data)}
    found |= {word.replace(b"\0", b"").decode() for word in re.findall(rb"\0Z\0e\0b\0r\0a\0i\0c(?:\0[A-Za-z])+", data)}
    for at in (match.start() for match in re.finditer(b"PK\x03\x04", data)):
        try:
            with zipfile.ZipFile(io.BytesIO(data[at:])) as inner:
                for info in inner.infolist():
                    found |= secrets_in(info.filename.encode()) | secrets_in(inner.read(info))
        except zipfile.BadZipFile:
            continue
        break
    for match in re.finditer(rb"stream\r?\n|[zi]TXt[^\0]+\0\0", data):
        try:
            inflated = zlib.decompressobj().decompress(data[match.end() :])
        except zlib.error:
            continue
        found |= secrets_in(inflated)
        found |= secrets_in(re.sub(rb"\)[-\d. ]+\(", b"", inflated)) if b") " in inflated else set()
    return found


__all__ = ["Parts", "members", "pdf", "secret", "secrets_in", "slides", "word", "workbook", "zipped"]
