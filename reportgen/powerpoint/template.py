"""Reads the house's template: layouts and placeholders by name, where they stand and how their text looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import Place, Problems, ReportError, did_you_mean
from reportgen.office.metrics import LINE
from reportgen.office.soundness import damage
from reportgen.office.xml import name
from reportgen.spec.house import DeckKind, SlideLayout
from reportgen.spec.yaml import shown

if TYPE_CHECKING:
    from lxml.etree import _Element

EMU = 12700  # to the point
# What a:bodyPr means when it says nothing (ISO/IEC 29500-1, 21.1.2.1.1).
_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_SIZE = 18.0
_STYLES = {"title": "p:titleStyle", "ctrTitle": "p:titleStyle",
           "ftr": "p:otherStyle", "sldNum": "p:otherStyle", "dt": "p:otherStyle"}
_MASTER_TYPES = {"ctrTitle": "title", "title": "title", "ftr": "ftr", "sldNum": "sldNum", "dt": "dt"}
_RUNNING = frozenset({"ftr", "sldNum"})


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the slide, in EMU."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Spacing:
    """Room between lines: a share of the line, or points."""

    share: float = 0.0
    points: float = 0.0

    def at(self, size: float) -> float:
        """In points, for text of ``size`` points."""
        return self.points or self.share * size * LINE


@dataclass(frozen=True, slots=True)
class Look:
    """How the first level of a placeholder's text is set; lengths in points."""

    size: float
    bold: bool
    line: Spacing
    before: Spacing
    after: Spacing
    indent: float


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place on a layout; ``reference`` are the attributes by which a slide's shape refers to it."""

    name: str
    kind: str
    reference: tuple[tuple[str, str], ...]
    box: Box
    insets: tuple[int, int, int, int]
    look: Look

    @property
    def room(self) -> tuple[float, float]:
        """Width and height in points that its text has."""
        left, top, right, bottom = self.insets
        return (self.box.width - left - right) / EMU, (self.box.height - top - bottom) / EMU


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout that the house's kind names. ``running`` are footers and slide numbers."""

    part: Any = field(repr=False)
    title: Placeholder
    slots: dict[str, Placeholder]
    others: dict[str, Placeholder]
    running: tuple[Placeholder, ...]


def open_template(path: Path) -> Any:
    """The template as a python-pptx presentation without slides.

    Raises ``ReportError`` if it is missing or no .pptx.
    """
    from lxml.etree import XMLSyntaxError
    from pptx import Presentation
    from pptx.exc import PackageNotFoundError

    damaged = damage(path)
    if damaged:
        remedy = "open it in PowerPoint and save it again"
        raise ReportError.at(shown(path), f"the template is damaged: {damaged}", remedy)
    try:
        presentation = Presentation(str(path))
    except PackageNotFoundError:
        remedy = "the house's folder must hold the .pptx that house.yaml names under 'template'"
        raise ReportError.at(shown(path), "the template does not exist or is no PowerPoint file", remedy) from None
    except (KeyError, ValueError, OSError, XMLSyntaxError) as error:
        remedy = "open it in PowerPoint and save it as a presentation (.pptx)"
        raise ReportError.at(shown(path), "the template cannot be read as a PowerPoint presentation", remedy) from error
    _empty(presentation)
    return presentation


def _empty(presentation: Any) -> None:
    """Sample slides of the designer's do not belong in a paper; neither do the lists that refer to them."""
    root = presentation.part._element
    for entry in root.iter(name("p:sldId")):
        presentation.part.drop_rel(entry.get(name("r:id")))
    for tag in ("p:sldIdLst", "p:custShowLst", "p:extLst"):
        for child in root.findall(name(tag)):
            root.remove(child)


def read_layouts(presentation: Any, kind: DeckKind, path: Path) -> dict[str, Layout]:
    """The layouts of a kind by their keys; raises all that the template lacks."""
    problems = Problems()
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    parts = {layout.name: layout.part for layout in reversed(layouts)}
    found = {}
    for key, wanted in kind.layouts.items():
        if wanted.layout in parts:
            found[key] = _layout(parts[wanted.layout], wanted, path, problems)
        else:
            remedy = f"add it in PowerPoint's slide master view, or mend 'layouts: {key}' in house.yaml"
            problems.add(Place(shown(path)), f"the template has no layout '{wanted.layout}'",
                         did_you_mean(wanted.layout, parts, otherwise=remedy))
    problems.raise_if_any()
    return {key: layout for key, layout in found.items() if layout is not None}


def _layout(part: Any, wanted: SlideLayout, path: Path, problems: Problems) -> Layout | None:
    placeholders = _placeholders(part)
    names = [wanted.title, *(slot.placeholder for slot in wanted.slots.values())]
    missing = [one for one in names if one not in placeholders]
    for one in missing:
        others = [other for other in placeholders if other not in names]
        remedy = did_you_mean(one, others, otherwise="name it so in PowerPoint's selection pane")
        problems.add(Place(shown(path)), f"the layout '{wanted.layout}' has no placeholder '{one}'", remedy)
    if missing:
        return None
    title = placeholders[wanted.title]
    if title.kind not in ("title", "ctrTitle"):
        problems.add(Place(shown(path)), f"'{wanted.title}' on the layout '{wanted.layout}' is no title placeholder",
                     "a slide without a title cannot be found or read aloud: use PowerPoint's own title")
    return Layout(
        part=part,
        title=title,
        slots={key: placeholders[slot.placeholder] for key, slot in wanted.slots.items()},
        others={one: found for one, found in placeholders.items() if one not in names and found.kind not in _RUNNING},
        running=tuple(found for found in placeholders.values() if found.kind in _RUNNING),
    )


def _placeholders(part: Any) -> dict[str, Placeholder]:
    """By name, in the layout's order; of two with one name, the first."""
    master = part.slide_layout.slide_master.part._element
    inherited = {ph.get("type", "obj"): shape for shape, ph in _shapes(master)}
    found: dict[str, Placeholder] = {}
    for shape, ph in _shapes(part._element):
        kind = ph.get("type", "obj")
        chain = [shape]
        parent = inherited.get(_MASTER_TYPES.get(kind, "body"))
        if parent is not None:
            chain.append(parent)
        box = _box(chain)
        title = shape.find(f".//{name('p:cNvPr')}").get("name", "")
        if box is None or title in found:
            continue
        rest = ((key, ph.get(key)) for key in ("orient", "sz", "idx"))
        reference = (("type", kind), *((key, value) for key, value in rest if value is not None))
        found[title] = Placeholder(title, kind, reference, box, _insets(chain), _look(chain, master, kind))
    return found


def _shapes(root: Any) -> list[tuple[Any, Any]]:
    shapes = [(shape, shape.find(f"{name('p:nvSpPr')}/{name('p:nvPr')}/{name('p:ph')}"))
              for shape in root.iter(name("p:sp"))]
    return [(shape, ph) for shape, ph in shapes if ph is not None]


def _box(chain: list[_Element]) -> Box | None:
    for shape in chain:
        place = shape.find(f"{name('p:spPr')}/{name('a:xfrm')}")
        if place is not None:
            offset, extent = place.find(name("a:off")), place.find(name("a:ext"))
            if offset is not None and extent is not None:
                return Box(int(offset.get("x", 0)), int(offset.get("y", 0)),
                           int(extent.get("cx", 0)), int(extent.get("cy", 0)))
    return None


def _insets(chain: list[_Element]) -> tuple[int, int, int, int]:
    bodies = [body for shape in chain if (body := shape.find(f"{name('p:txBody')}/{name('a:bodyPr')}")) is not None]

    def inset(key: str) -> int:
        return next((int(body.get(key, 0)) for body in bodies if body.get(key) is not None), _INSETS[key])

    return inset("lIns"), inset("tIns"), inset("rIns"), inset("bIns")


def _look(chain: list[_Element], master: Any, kind: str) -> Look:
    """What the first level inherits: the layout's list style, the master's, the master's text styles."""
    level = name("a:lvl1pPr")
    paths = [shape.find(f"{name('p:txBody')}/{name('a:lstStyle')}/{level}") for shape in chain]
    paths.append(master.find(f"{name('p:txStyles')}/{name(_STYLES.get(kind, 'p:bodyStyle'))}/{level}"))
    levels = [found for found in paths if found is not None]
    runs = [run for found in levels if (run := found.find(name("a:defRPr"))) is not None]

    def first(elements: list[Any], key: str) -> str | None:
        return next((element.get(key) for element in elements if element.get(key) is not None), None)

    size = first(runs, "sz")
    return Look(
        size=int(size) / 100 if size else _SIZE,
        bold=first(runs, "b") in ("1", "true"),
        line=_spacing(levels, "a:lnSpc", Spacing(share=1.0)),
        before=_spacing(levels, "a:spcBef", Spacing()),
        after=_spacing(levels, "a:spcAft", Spacing()),
        indent=int(first(levels, "marL") or 0) / EMU,
    )


def _spacing(levels: list[Any], tag: str, default: Spacing) -> Spacing:
    for level in levels:
        found = level.find(name(tag))
        if found is not None and len(found):
            value = int(found[0].get("val").rstrip("%"))
            percent = found[0].tag == name("a:spcPct")
            return Spacing(share=value / 100_000) if percent else Spacing(points=value / 100)
    return default
