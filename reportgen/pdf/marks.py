"""Marked content: which strokes of a content stream belong to an element, and which are decoration."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.pdf.marked import Bounds
from reportgen.pdf.placement import Placement

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

Instruction = Any  # either kind of pikepdf's content stream instructions

SHOWS = frozenset({"Tj", "TJ", "'", '"'})
PATHS = frozenset({"m", "re"})
ENDS_OF_PATHS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})
PICTURES = frozenset({"Do", "sh", "INLINE IMAGE"})
MARKS = frozenset({"BMC", "BDC", "EMC"})
_PAINTS = SHOWS | PATHS | PICTURES
_NEAR = 3.0  # points between the middle of a figure and that of its picture
# Where a mark of ours ends at the latest, so that it is nested well in text objects and graphics states.
_EDGES = frozenset({"BT", "ET", "q", "Q"}) | MARKS


@dataclass(frozen=True, slots=True)
class Decorated:
    """Content in which all that has no element is marked as decoration; ``texts`` pieces of it are text."""

    instructions: list[Instruction]
    texts: int


def read(content: Page | Object) -> list[Instruction]:
    """The instructions of a page or form. Raises ``pikepdf.PdfError`` for a stream that cannot be read."""
    from pikepdf import parse_content_stream

    return list(parse_content_stream(content))


def write(pdf: Pdf, page: Page, instructions: Iterable[Instruction]) -> None:
    from pikepdf import unparse_content_stream

    page.obj.Contents = pdf.make_stream(unparse_content_stream(list(instructions)))


def begin(kind: str, mcid: int) -> Instruction:
    from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator

    return ContentStreamInstruction([Name(f"/{kind}"), Dictionary(MCID=mcid)], Operator("BDC"))


def begin_artifact() -> Instruction:
    """Decoration: what stands up to the ``end`` is spoken by no screen reader."""
    from pikepdf import ContentStreamInstruction, Name, Operator

    return ContentStreamInstruction([Name.Artifact], Operator("BMC"))


def end() -> Instruction:
    from pikepdf import ContentStreamInstruction, Operator

    return ContentStreamInstruction([], Operator("EMC"))


def mcid_of(instruction: Instruction, properties: Object | None) -> int | None:
    """The identifier that a ``BDC`` gives its content; ``properties`` are the page's, where it may be named."""
    from pikepdf import Dictionary, Name

    given = instruction.operands[1] if len(instruction.operands) > 1 else None
    if isinstance(given, Name):
        given = properties.get(str(given)) if isinstance(properties, Dictionary) else None
    mcid = given.get("/MCID") if isinstance(given, Dictionary) else None
    return mcid if isinstance(mcid, int) else None


def properties_of(page: Page | Object) -> Object | None:
    from pikepdf import Dictionary

    resources = page.get("/Resources")
    return resources.get("/Properties") if isinstance(resources, Dictionary) else None


def is_layer(instruction: Instruction) -> bool:
    """Whether a mark puts its content on an optional layer: such a mark is never taken away, or it would be shown."""
    return bool(instruction.operands) and instruction.operands[0] == "/OC"


def decorated(
    instructions: Iterable[Instruction], kept: Container[int], properties: Object | None, tagged: Container[str] = ()
) -> Decorated:
    """What is neither decoration already nor content of an element of ``kept`` becomes decoration.

    Marks of content that has no element are taken away, those of layers stay; ``tagged`` forms have marks of their own.
    """
    out: list[Instruction] = []
    open_marks: list[bool | None] = []  # True: content of an element or decoration; None: taken away
    ours, texts, artifact, ending = False, 0, begin_artifact(), end()
    for instruction in instructions:
        operator = str(instruction.operator)
        if ours and operator in _EDGES:
            out.append(ending)
            ours = False
        if operator in ("BMC", "BDC"):
            open_marks.append(_standing(instruction, True in open_marks, kept, properties))
            if open_marks[-1] is None:
                continue
        elif operator == "EMC":
            if not open_marks or open_marks.pop() is None:
                continue
        elif operator == "Do" and str(instruction.operands[0]) in tagged:
            if ours:
                out.append(ending)
            ours = False
        elif operator in _PAINTS and not ours and True not in open_marks:
            out.append(artifact)
            ours = True
        if ours and operator in SHOWS:
            texts += 1
        out.append(instruction)
    out += [ending] * (ours + sum(mark is not None for mark in open_marks))
    return Decorated(out, texts)


def _standing(instruction: Instruction, inside: bool, kept: Container[int], properties: Object | None) -> bool | None:
    """True if a mark tells a reader whose its content is, False if it means something else, None if it goes."""
    if instruction.operands and instruction.operands[0] == "/Artifact":
        return True
    if str(instruction.operator) == "BDC":
        mcid = mcid_of(instruction, properties)
        if mcid is not None:
            return True if mcid in kept else None
    return False if is_layer(instruction) or inside else None


def left_open(instructions: Iterable[Instruction]) -> list[Instruction]:
    """The marks that begin in the content and do not end in it."""
    begun: list[Instruction] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            begun.append(instruction)
        elif operator == "EMC" and begun:
            begun.pop()
    return begun


def claimed(instructions: Iterable[Instruction], places: Sequence[tuple[int, Bounds]]) -> list[Instruction]:
    """The content with pictures that were marked as decoration given to figures: identifiers and where they stand."""
    out = list(instructions)
    free, placement, start = dict(places), Placement(), -1
    for index, instruction in enumerate(out if places else ()):
        operator = str(instruction.operator)
        placement.take(operator, instruction.operands)
        if operator == "BMC":
            start = index if instruction.operands[0] == "/Artifact" else -1
        elif operator in ("BDC", "EMC"):
            start = -1
        elif operator == "Do" and start >= 0:
            x, y = placement.matrix.point(0.5, 0.5)
            near = [mcid for mcid, box in free.items() if _middle(box, x, y)]
            if near:
                del free[near[0]]
                out[start] = begin("Figure", near[0])
                start = -1
    return out


def _middle(box: Bounds, x: float, y: float) -> bool:
    return abs((box[0] + box[2]) / 2 - x) <= _NEAR and abs((box[1] + box[3]) / 2 - y) <= _NEAR


def unmarked(
    instructions: Iterable[Instruction], kept: Container[int] = (), properties: Object | None = None
) -> Iterator[Instruction]:
    """The content without its marks, but for those of layers and of the identifiers ``kept``."""
    staying: list[bool] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            named = operator == "BDC" and mcid_of(instruction, properties) in kept
            staying.append(named or is_layer(instruction))
            if not staying[-1]:
                continue
        elif operator == "EMC":
            if not staying or not staying.pop():
                continue
        elif operator in ("MP", "DP"):
            continue
        yield instruction
