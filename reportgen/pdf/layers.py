"""Layers of a PDF (optional content): what is switched off goes, what is switched on becomes part of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import ContentStreamInlineImage, ContentStreamInstruction

    _Instruction = ContentStreamInstruction | ContentStreamInlineImage

ObjGen = tuple[int, int]
_DEEPEST = 20  # forms within forms


def settle(source: pikepdf.Pdf) -> None:
    """Take what the layers that are switched off hold out of the pages: nobody sees it, but it could be read."""
    hidden = _switched_off(source)
    if not hidden:
        return
    settled: set[ObjGen] = set()
    for page in source.pages:
        _settle(source, page.obj, page.resources, hidden, settled, 0)
        kept = [one for one in page.obj.get("/Annots", ()) if not _off(one.get("/OC"), hidden)]
        if "/Annots" in page.obj:
            page.obj.Annots = _array(kept)


def _switched_off(source: pikepdf.Pdf) -> frozenset[ObjGen]:
    from pikepdf import Dictionary

    properties = source.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return frozenset()
    shown = properties.get("/D")
    if not isinstance(shown, Dictionary):
        return frozenset()
    off = _groups(shown.get("/OFF"))
    if shown.get("/BaseState") == "/OFF":
        off |= _groups(properties.get("/OCGs"))
        off -= _groups(shown.get("/ON"))
    return off


def _groups(listed: pikepdf.Object | None) -> frozenset[ObjGen]:
    from pikepdf import Array, Dictionary

    groups = list(listed) if isinstance(listed, Array) else []
    return frozenset(group.objgen for group in groups if isinstance(group, Dictionary))


def _off(layer: pikepdf.Object | None, hidden: frozenset[ObjGen]) -> bool:
    """Whether a layer, or a membership of several, is switched off (ISO 32000-1, 8.11.2.2)."""
    from pikepdf import Array, Dictionary

    if not isinstance(layer, Dictionary):
        return False
    if layer.get("/Type") != "/OCMD":
        return layer.objgen in hidden
    groups = layer.get("/OCGs")
    states = [group.objgen not in hidden for group in (groups if isinstance(groups, Array) else [groups]) if group]
    if not states:
        return False
    policies = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}
    return not policies.get(str(layer.get("/P", "/AnyOn")), any(states))


def _settle(
    source: pikepdf.Pdf,
    holder: pikepdf.Object,
    resources: pikepdf.Object,
    hidden: frozenset[ObjGen],
    settled: set[ObjGen],
    depth: int,
) -> None:
    """Rewrite the content of a page or of a form, and of the forms that it shows."""
    import pikepdf
    from pikepdf import Dictionary, Stream

    if holder.objgen in settled or depth > _DEEPEST:
        return
    settled.add(holder.objgen)
    forms = resources.get("/XObject", Dictionary())
    gone = {name for name, form in forms.items() if _off(form.get("/OC"), hidden)}
    layers = resources.get("/Properties", Dictionary())
    off = {name for name, layer in layers.items() if _off(layer, hidden)}
    for name, form in forms.items():
        if name not in gone and form.get("/Subtype") == "/Form":
            _settle(source, form, form.get("/Resources", resources), hidden, settled, depth + 1)
    if not (gone or off):
        return
    content = pikepdf.unparse_content_stream(list(_shown(pikepdf.parse_content_stream(holder), off, gone)))
    if isinstance(holder, Stream):
        holder.write(content)
    else:
        holder.Contents = source.make_stream(content)
    # Pages share their resources: this one gets its own, without what it shows no more.
    resources = holder.Resources = copy(resources)
    resources.XObject = Dictionary({name: form for name, form in forms.items() if name not in gone})
    resources.Properties = Dictionary({name: layer for name, layer in layers.items() if name not in off})


# What sets the state of what follows is kept though it stands in a layer that is switched off.
_GRAPHICS = ("q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs")
_TEXT = ("BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*")
_COLOURS = ("CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k")
_STATE = frozenset((*_GRAPHICS, *_TEXT, *_COLOURS))


def _shown(instructions: Iterable[_Instruction], off: set[str], gone: set[str]) -> Iterator[_Instruction]:
    hidden: list[bool] = []  # of the marked content that is open
    for one in instructions:
        operator = str(one.operator)
        if operator in ("BDC", "BMC"):
            layer = operator == "BDC" and str(one.operands[0]) == "/OC" and str(one.operands[1]) in off
            hidden.append(layer or (bool(hidden) and hidden[-1]))
            if not hidden[-1]:
                yield one
        elif operator == "EMC":
            if not (hidden and hidden.pop()):
                yield one
        elif hidden and hidden[-1]:
            if operator in _STATE:
                yield one
        elif operator != "Do" or str(one.operands[0]) not in gone:
            yield one


def _array(values: list[pikepdf.Object]) -> pikepdf.Array:
    from pikepdf import Array

    return Array(values)
