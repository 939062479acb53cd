"""The properties of the bound PDF: title, author, subject, language, dates; that it means to be PDF/UA-1."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reportgen.pdf.model import Binding

if TYPE_CHECKING:
    import pikepdf

_PRODUCER = "reportgen"
# The packet's id is the same in every XMP packet: it marks the beginning (XMP specification, part 1, 7.3.2).
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def describe(pdf: pikepdf.Pdf, binding: Binding) -> None:
    """Write the properties, and how a viewer is to open the file: with its title and its outline."""
    from pikepdf import Dictionary, Name, String

    info = pdf.docinfo
    texts = {"/Title": binding.title, "/Author": binding.author, "/Subject": binding.subject, "/Producer": _PRODUCER}
    for key, text in texts.items():
        if text:
            info[key] = String(text)
    info["/CreationDate"] = info["/ModDate"] = String(_pdf_date(binding.created))
    packet = _XMP.format(properties="\n".join(_properties(binding))).encode("utf-8")
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(binding.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines


def _properties(binding: Binding) -> list[str]:
    date = binding.created.isoformat(timespec="seconds")
    rows = [f"<dc:title>{_alternatives(binding.title)}</dc:title>"]
    if binding.author:
        rows.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(binding.author)}</rdf:li></rdf:Seq></dc:creator>")
    if binding.subject:
        rows.append(f"<dc:description>{_alternatives(binding.subject)}</dc:description>")
    return [
        *rows,
        f"<dc:language><rdf:Bag><rdf:li>{escape(binding.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]


def _alternatives(text: str) -> str:
    return f"<rdf:Alt><rdf:li xml:lang={quoteattr('x-default')}>{escape(text)}</rdf:li></rdf:Alt>"


def _pdf_date(date: datetime) -> str:
    """As PDF writes it, such as ``D:20231124090000+00'00'``; without a zone, without one."""
    zone = date.strftime("%z")
    return date.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")
