"""Charts: the workbook behind one is scrubbed, series that a filter hides go from what the chart remembers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.office.xml import name
from reportgen.publish.carried import discard, drop
from reportgen.publish.package import Package, local, remove
from reportgen.publish.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PLAIN = {"numRef": "numLit", "strRef": "strLit"}


@dataclass(frozen=True, slots=True)
class Workbook:
    """A chart's workbook as it may be published, what was taken out of it, and the names of sheets that are gone."""

    data: bytes
    taken: Taken
    gone: tuple[str, ...]


def scrub_charts(
    package: Package, scrub_workbook: Callable[[bytes], Workbook], gone: tuple[str, ...], taken: Taken
) -> None:
    """``gone`` are sheets of this very file that are no more."""
    for part in package.xml_parts("drawingml.chart+"):
        for one in [one for one in package.root(part).iter() if local(one).startswith("filtered")]:
            extension = next(one.iterancestors("{*}ext"), None)
            if extension is not None and extension.getparent() is not None:
                taken.add("series that a filter hides")
                discard(extension)
    for part in package.xml_parts("chart"):
        for relation in package.relations(part):
            if relation.kind == "package" and not relation.external and relation.target in package:
                if package.content_type(relation.target) != _MIME:
                    taken.add("charts' workbooks of another format")
                    drop(package, part, relation)
                    continue
                workbook = scrub_workbook(package.members[relation.target])
                package.members[relation.target] = workbook.data
                taken.include(workbook.taken, "in charts' workbooks")
                keep_values(package.root(part), workbook.gone)
        keep_values(package.root(part), gone)
    package.sweep()


def keep_values(root: _Element, sheets: tuple[str, ...]) -> None:
    """What a chart shows of sheets that are gone becomes its own: it has no cells to ask any more."""
    for reference in [one for one in root.iter() if local(one) in _PLAIN]:
        formula = reference.find(name("c:f"))
        if formula is None or not any(mentions(formula.text or "", sheet) for sheet in sheets):
            continue
        cache = next((child for child in reference if local(child).endswith("Cache")), None)
        holder = reference.getparent()
        if cache is None or holder is None:
            continue
        if local(holder) == "tx":
            value = holder.makeelement(name("c:v"))
            value.text = "".join(str(one.text or "") for one in cache.iter(name("c:v")))
            reference.addprevious(value)
        else:
            cache.tag = name(f"c:{_PLAIN[local(reference)]}")
            reference.addprevious(cache)
        remove(reference)


def mentions(formula: str, sheet: str) -> bool:
    """Whether the formula asks cells of the sheet, as ``Sheet1!$A$1`` or ``'My sheet'!A1``."""
    return f"{sheet}!" in formula or f"'{sheet.replace(chr(39), chr(39) * 2)}'!" in formula
