"""What slides and notes slides have in common: the XML around their shapes."""

from __future__ import annotations

from typing import Literal

from reportgen.office.xml import DECLARATION, NAMESPACES

_ROOT = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("a", "r", "p"))
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def page_xml(kind: Literal["sld", "notes"], shapes: str) -> bytes:
    """A part that shows the shapes in their order, in its master's colours."""
    return (
        f"{DECLARATION}<p:{kind} {_ROOT}><p:cSld><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{kind}>"
    ).encode()
