"""What LibreOffice Writer gets wrong in the tags of a Word file: names of styles, charts' texts, pictures' content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reportgen.pdf.alternative_text import Drawing, Drawings, undescribed
from reportgen.pdf.groups import grouped, union
from reportgen.pdf.marked import Bounds
from reportgen.pdf.tree import ObjGen, bounds_of, is_element, kids_of, mcids_of, roles_of, standard

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_CLOSE = 2.5  # points by which a drawing may be smaller or larger than its file says
_MOST_PAIRS = 1_000_000  # of a figure and a drawing that are compared


@dataclass(slots=True)
class Written:
    """The elements under the document, and for pages (by index) what Writer left without content: where it stands."""

    tops: list[Object]
    pictures: dict[int, list[tuple[int, Bounds]]] = field(default_factory=dict)


def written(pdf: Pdf, root: Object, told: Drawings) -> Written:
    """The elements that Writer made, in standard types, with what the Word file says of its drawings.

    What headers and footers draw is decoration, but for a described drawing where it is first seen.
    """
    tops = [kid for kid in kids_of(root) if is_element(kid)]
    figures = [node for node in _settled(tops, roles_of(root)) if node.S == "/Figure"]
    tops = [inner for top in tops for inner in (kids_of(top) if top.S == "/Document" else [top])]
    tops, body = _grouped(pdf, tops, figures, told.body)
    standing = {node.objgen for top in tops for node in (top, *_under(top))}
    figures = [node for node in figures if node.objgen in standing]
    dropped = {node.objgen for node in _described(figures, replace(told, body=body))}
    result = Written(_without(tops, dropped))
    _find_pictures(pdf, result, [node for node in figures if node.objgen not in dropped])
    return result


def _settled(tops: Sequence[Object], roles: dict[str, str]) -> Iterator[Object]:
    """Every element in order, in its standard type.

    Writer calls elements after paragraph styles, and says in the role map that they are paragraphs: also where a style
    is called Figure or Note. A figure is known by its box, a footnote by the paragraphs in it.
    """
    from pikepdf import Name

    waiting = list(reversed(tops))
    while waiting:
        node = waiting.pop()
        kids = list(kids_of(node))
        inner = [kid for kid in kids if is_element(kid)]
        name = str(node.S)[1:]
        real = {"Figure": bounds_of(node) is not None, "Note": bool(kids) and len(inner) == len(kids)}
        kind = standard(name, roles) if name not in roles or real.get(name) else standard(roles[name], roles)
        if kind != name:
            node.S = Name(f"/{kind}")
        yield node
        waiting.extend(reversed(inner))


def _grouped(
    pdf: Pdf, tops: Sequence[Object], figures: Sequence[Object], body: Sequence[Drawing]
) -> tuple[list[Object], tuple[Drawing, ...]]:
    """The elements with the pieces of each group as one, and the drawings that are left.

    Writer writes a group as shapes one after the other, where others stand in paragraphs.
    """
    groups = [drawing for drawing in body if drawing.parts]
    places = Counter(map(_place, figures))
    margins = {
        node.objgen
        for node in figures
        if places[_place(node)] > 1 and not any(_alike(bounds_of(node), drawing) for drawing in body)
    }
    found = _paired(tops, list(_runs(tops, margins)), groups) if groups else []
    pages = {page.obj.objgen: page for page in pdf.pages}
    out: list[Object] = []
    after = 0
    for (start, end), group in found:
        members = [(node, None) for node in tops[start:end]]
        out += [*tops[after:start], *grouped(pdf, pages[tops[start].Pg.objgen], group, members)]
        after = end
    known = [group for _, group in found]
    return [*out, *tops[after:]], tuple(drawing for drawing in body if not any(drawing is one for one in known))


def _runs(tops: Sequence[Object], margins: set[ObjGen]) -> Iterator[tuple[int, int]]:
    """Where two or more shapes of one page follow each other."""

    def page(node: Object) -> ObjGen | None:
        shape = str(node.S) in ("/Figure", "/Div") and node.objgen not in margins and "/Pg" in node
        return node.Pg.objgen if shape else None

    start = 0
    for at, run in groupby(tops, page):
        end = start + len(list(run))
        if at is not None and end - start > 1:
            yield start, end
        start = end


def _paired(
    tops: Sequence[Object], runs: Sequence[tuple[int, int]], groups: Sequence[Drawing]
) -> list[tuple[tuple[int, int], Drawing]]:
    """Each run with its group: by order where there are as many, else with the next group of its size."""
    if len(runs) == len(groups):
        return list(zip(runs, groups, strict=True))
    found, left = [], list(groups)
    for start, end in runs:
        boxes = [box for node in tops[start:end] if (box := bounds_of(node)) is not None]
        at = next((n for n, group in enumerate(left) if boxes and _alike(union(boxes), group)), None)
        if at is not None:
            found.append(((start, end), left[at]))
            left = left[at + 1 :]
    return found


def _described(figures: Sequence[Object], told: Drawings) -> list[Object]:
    """Give each figure the text of its drawing; those that are decoration are returned."""
    from pikepdf import String

    spoken = [str(node.Alt) for node in figures if "/Alt" in node]
    untold = []
    for drawing in told.body:
        if drawing.alt in spoken:
            spoken.remove(drawing.alt)  # Writer has told this one itself
        else:
            untold.append(drawing)
    decoration = _again([node for node in figures if str(node.get("/Alt", "")) in {one.alt for one in told.margins}])
    silent = [node for node in figures if "/Alt" not in node]
    for node, found in zip(silent, _matched(silent, untold), strict=True):
        if bool(told.margins) if found is None else found.decorative:
            decoration.append(node)
        else:
            node.Alt = String((found.alt if found else "") or undescribed(found))
    return decoration


def _again(figures: Sequence[Object]) -> list[Object]:
    """Figures that stand in the place of one before, as those of a header do page by page."""
    seen: set[tuple[int, ...]] = set()
    again = []
    for node in figures:
        if _place(node) in seen:
            again.append(node)
        seen.add(_place(node))
    return again


def _matched(figures: Sequence[Object], drawings: Sequence[Drawing]) -> list[Drawing | None]:
    """The drawing of each figure: by order and size; between those, by order alone where the counts agree."""
    found: dict[int, int] = dict(_longest(figures, drawings))
    rest = [node for number, node in enumerate(figures) if number not in found]
    margins = {place for place, count in Counter(map(_place, rest)).items() if count > 1}
    numbers = [n for n, node in enumerate(figures) if n in found or _place(node) not in margins]
    sure = [(-1, -1), *((at, found[n]) for at, n in enumerate(numbers) if n in found), (len(numbers), len(drawings))]
    for (figure, drawing), (figure_end, drawing_end) in pairwise(sure):
        if figure_end - figure == drawing_end - drawing:
            found.update((numbers[figure + step], drawing + step) for step in range(1, figure_end - figure))
    return [drawings[found[number]] if number in found else None for number in range(len(figures))]


def _place(node: Object) -> tuple[int, ...]:
    return tuple(round(edge) for edge in bounds_of(node) or ())


def _longest(figures: Sequence[Object], drawings: Sequence[Drawing]) -> list[tuple[int, int]]:
    """The longest run of pairs of one size whose figures and whose drawings are both in order."""
    if len(figures) * len(drawings) > _MOST_PAIRS:
        return []
    boxes = [bounds_of(node) for node in figures]
    best = [[0] * (len(drawings) + 1) for _ in range(len(figures) + 1)]
    for i in range(len(figures) - 1, -1, -1):
        for j in range(len(drawings) - 1, -1, -1):
            pair = 1 + best[i + 1][j + 1] if _alike(boxes[i], drawings[j]) else 0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(figures) and j < len(drawings):
        if _alike(boxes[i], drawings[j]) and best[i][j] == 1 + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(box: Bounds | None, drawing: Drawing) -> bool:
    if box is None or drawing.box is None:
        return False
    wide, high = box[2] - box[0] - drawing.box.width, box[3] - box[1] - drawing.box.height
    return abs(wide) <= _CLOSE and abs(high) <= _CLOSE


def _without(tops: Sequence[Object], dropped: set[tuple[int, int]]) -> list[Object]:
    """The elements, but for those dropped and for shapes that hold nothing to read."""
    from pikepdf import Array

    kept = [top for top in tops if _stays(top, dropped)]
    waiting = list(kept)
    while waiting:
        node = waiting.pop()
        kids = list(kids_of(node))
        staying = [kid for kid in kids if not is_element(kid) or _stays(kid, dropped)]
        if len(staying) < len(kids):
            node.K = Array(staying)
        waiting += [kid for kid in staying if is_element(kid)]
    return kept


def _stays(node: Object, dropped: set[tuple[int, int]]) -> bool:
    return node.objgen not in dropped and (node.S != "/Div" or any(is_element(kid) for kid in kids_of(node)))


def _under(node: Object) -> Iterator[Object]:
    for kid in kids_of(node):
        if is_element(kid):
            yield kid
            yield from _under(kid)


def _find_pictures(pdf: Pdf, result: Written, figures: Sequence[Object]) -> None:
    """Pictures that Writer has drawn as decoration: their elements get an identifier that the content can be given."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    empty = [node for node in figures if "/Pg" in node and not list(kids_of(node))]
    free = {node.Pg.objgen: 0 for node in empty}
    if not empty:
        return
    for top in result.tops:
        for page, mcid in mcids_of(top):
            if page in free:
                free[page] = max(free[page], mcid + 1)
    for node in empty:
        box, page = bounds_of(node), node.Pg.objgen
        if box is not None and page in pages:
            node.K = free[page]
            free[page] += 1
            result.pictures.setdefault(pages[page], []).append((int(node.K), box))
