"""The gallery: a page for each kind of figure, with its keys, examples and their pictures, written by the program."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportgen.building import make_document, write_document
from reportgen.document.model import Deck
from reportgen.errors import Place, Problem, Problems, ReportError
from reportgen.libreoffice.program import find_soffice
from reportgen.preview import to_pdf, to_png
from reportgen.spec.figures import FIGURES
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.house import DeckKind, FixedPart, HouseSpec, ReportKind
from reportgen.spec.load import load_definitions, load_house, load_meeting
from reportgen.spec.project import Project, find_project
from reportgen.spec.schema import figure_reference

_FOLDER = "gallery"  # below report_specs: meeting.yaml, and figures/ with a file of definitions for each kind
_AREA, _DATA_TO = "barnet", "Sep 2023"  # what the papers of the gallery are about
_AREAS = "../definitions/areas.yaml"
_FIGURE = "figure"  # the layout that any figure stands on, and its place there
_DPI = 72  # a slide of 13.3 inches is 960 pixels wide
_COLOURS = 128
_BAND, _FOOT = 0.145, 0.925  # what is cut off above and below, in shares of a slide's height
_MARGIN = 12  # pixels left around a picture
_MOST_WHITE = 36  # pixels between a figure and what stands below it: the rest of the slide is empty
_WRITTEN = "Written by `reportgen gallery` from the models and `report_specs/gallery/figures/`; do not edit."


@dataclass(frozen=True, slots=True)
class Example:
    """A figure of a kind's file: its name, what it is good for, and the lines that make it."""

    name: str
    purpose: str
    yaml: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of figure: its name in all layers, its model, its file of examples."""

    name: str
    model: type[FigureBase]
    file: Path
    examples: tuple[Example, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        return self.name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Gallery:
    """``pictures`` is false where LibreOffice is not installed: those that are there were kept."""

    written: tuple[Path, ...]
    problems: tuple[Problem, ...]
    pictures: bool


def write_gallery(out: Path, start: Path) -> Gallery:
    """Write the pages and pictures below ``out``, of the project that ``start`` is in.

    Each example is made as a slide and in a Word paper. One that cannot be is a problem; all others are written.
    """
    project, problems = find_project(start), Problems()
    kinds = tuple(_kind(model, project, problems) for model in FIGURES)
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as work:
        slides = _papers(kinds, project, Path(work), problems)
        pictures = _pictures(slides, out / "images", Path(work))
    pages = {f"{kind.name}.md": _page(kind) for kind in kinds} | {"README.md": _index(kinds)}
    out.mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        (out / name).write_text(page, encoding="utf-8")
    shown = {f"{example.name}.png" for kind in kinds for example in kind.examples}
    for path in sorted((*out.glob("*.md"), *out.glob("images/*.png"))):
        if path.name not in pages and path.name not in shown:
            problems.add(Place(str(path)), "this is of no figure of the gallery", "delete it")
    written = (*(out / name for name in pages), *(pictures or ()))
    return Gallery(written, tuple(sorted(problems.found)), pictures is not None)


# --- Examples ------------------------------------------------------------------------------------------------


def _kind(model: type[FigureBase], project: Project, problems: Problems) -> Kind:
    name = model.__module__.rpartition(".")[2]
    file = project.specs / _FOLDER / "figures" / f"{name}.yaml"
    kind = Kind(name, model, file)
    if not file.is_file():
        problems.add(Place(_shown(file, project)), f"there is no example of the kind '{name}'", "write one to three")
        return kind
    try:
        registry = load_definitions([file], project)
    except ReportError as error:
        problems.take(error)
        return kind
    lines = file.read_text(encoding="utf-8").splitlines()
    places = {one: registry.place("figures", one) for one in registry.figures}
    own = {one: place.line for one, place in places.items() if Path(place.file).name == file.name}
    if not any(type(registry.figures[one]) is model for one in own):
        problems.add(Place(_shown(file, project)), f"none of these figures is of the kind '{name}'", "add an example")
    return Kind(name, model, file, tuple(_examples(lines, own)))


def _examples(lines: Sequence[str], starts: dict[str, int]) -> Iterator[Example]:
    """Each figure with the comment above it; an example ends before the next one's comment."""
    ends = [*sorted(starts.values())[1:], len(lines) + 1]
    for (name, start), end in zip(sorted(starts.items(), key=lambda item: item[1]), ends, strict=True):
        above = start - 1
        while above and lines[above - 1].lstrip().startswith("#"):
            above -= 1
        body = list(lines[start - 1 : end - 1])
        while body and (not body[-1].strip() or body[-1].lstrip().startswith("#")):
            body.pop()
        purpose = " ".join(line.strip().lstrip("#").strip() for line in lines[above : start - 1])
        yield Example(name, purpose, "\n".join(line.removeprefix("  ") for line in body))


# --- Papers --------------------------------------------------------------------------------------------------


def _papers(kinds: Sequence[Kind], project: Project, work: Path, problems: Problems) -> dict[Path, dict[str, int]]:
    """Make a deck and a report of each kind's examples: the decks, with the page on which each example begins."""
    copy = work / "project"
    for folder in (project.assets, project.specs):
        shutil.copytree(folder, copy / folder.name)
    house = load_house(load_meeting(project.specs / _FOLDER / "meeting.yaml", project).house, project)
    made: dict[Path, dict[str, int]] = {}
    for kind in kinds:
        if not kind.examples:
            continue
        for spec in (_deck_spec(kind, house), _report_spec(kind, house)):
            try:
                file, pages = _write(kind, spec, copy, work)
            except ReportError as error:
                for problem in error.problems:
                    problems.found.append(_in_project(problem, copy, kind, project))
                continue
            if pages:
                made[file] = pages
    return made


def _write(kind: Kind, spec: dict[str, Any], copy: Path, work: Path) -> tuple[Path, dict[str, int]]:
    import yaml

    path = copy / "report_specs" / _FOLDER / f"{kind.name}-{spec['kind']}.yaml"
    path.write_text(yaml.safe_dump(spec, allow_unicode=True, sort_keys=False), encoding="utf-8")
    paper, document = make_document(path)
    data, ending = write_document(paper, document)
    file = work / f"{kind.name}{ending}"
    file.write_bytes(data)
    pages: dict[str, int] = {}
    if isinstance(document, Deck):
        for slide in document.slides:
            pages.setdefault(slide.title, slide.number)
        titles = {example.name: _title(example) for example in kind.examples}
        pages = {name: _first(pages, title) for name, title in titles.items()}
    return file, pages


def _first(pages: dict[str, int], title: str) -> int:
    """The slide of a title; made-up data have their mark behind it."""
    return next(number for one, number in pages.items() if one == title or one.startswith(f"{title} ("))


def _paper(kind: Kind, name: str) -> dict[str, Any]:
    use = [f"figures/{kind.name}.yaml", _AREAS]
    return {"kind": name, "title": f"Gallery: {kind.label}", "use": use, "area": _AREA, "data_to": _DATA_TO}


def _deck_spec(kind: Kind, house: HouseSpec) -> dict[str, Any]:
    name, deck = next((name, one) for name, one in house.kinds.items() if isinstance(one, DeckKind))
    layout = kind.name if kind.name in deck.layouts else _FIGURE
    place = layout if layout in deck.layouts[layout].slots else _FIGURE
    slides = [{"layout": layout, "title": _title(one), place: one.name} for one in kind.examples]
    return _paper(kind, name) | {"slides": slides}


def _title(example: Example) -> str:
    return example.name.replace("_", " ").capitalize()


def _report_spec(kind: Kind, house: HouseSpec) -> dict[str, Any]:
    name, report = next((name, one) for name, one in house.kinds.items() if isinstance(one, ReportKind))
    content: list[Any] = [{"figure": one.name} for one in kind.examples]
    refs = " ".join(f"{{{{ ref({one.name}) }}}}" for one in kind.examples)
    tail = [section for section in report.tail if section.stock is None and section.key != report.implications]
    leaves = [leaf for one in report.tail if one.key == report.implications for leaf in one.leaves()]
    return _paper(kind, name) | {
        "front": {row.key: "Gallery" for row in report.front if row.default is None and row.key != "title"},
        "summary": "All figures of one kind.",
        "recommendations": "That the figures be looked at.",
        "sections": [
            *({"heading": section.heading, "content": "See below."} for section in report.first),
            {"heading": kind.label, "content": [f"See {refs}.", *content]},
            *({"heading": section.heading, "content": "None."} for section in tail),
        ],
        "implications": {leaf.key: _implication(leaf) for leaf in leaves},
    }


def _implication(leaf: FixedPart) -> str | list[str]:
    return "none" if leaf.stock or leaf.boilerplate else ["None."]


def _in_project(problem: Problem, copy: Path, kind: Kind, project: Project) -> Problem:
    """A place in the copy, told as that in the project; one in a paper of ours is the kind's file."""
    file = problem.place.file
    if f"{copy}/" in file or str(copy.resolve()) in file or not file:
        below = file.partition(f"{copy.name}/")[2]
        if not below or Path(below).name.startswith(f"{kind.name}-"):
            return Problem(Place(_shown(kind.file, project)), problem.what, problem.remedy)
        place = Place(_shown(project.root / below, project), problem.place.line, problem.place.column)
        return Problem(place, problem.what, problem.remedy)
    return problem


def _shown(path: Path, project: Project) -> str:
    return path.relative_to(project.root).as_posix()


# --- Pictures ------------------------------------------------------------------------------------------------


def _pictures(decks: dict[Path, dict[str, int]], out: Path, work: Path) -> tuple[Path, ...] | None:
    """A picture of each example; None without LibreOffice."""
    try:
        find_soffice()
    except ReportError:
        return None
    written = []
    for pdf, pages in zip(to_pdf(tuple(decks), work / "pdf"), decks.values(), strict=True):
        slides = to_png(pdf, work / "slides", _DPI)
        out.mkdir(parents=True, exist_ok=True)
        for name, number in pages.items():
            _crop(slides[number - 1], out / f"{name}.png")
            written.append(out / f"{name}.png")
    return tuple(written)


def _crop(slide: Path, target: Path) -> None:
    """The slide without its title band and foot, and without the white around what is left."""
    from PIL import Image, ImageChops

    with Image.open(slide) as opened:
        whole = opened.convert("RGB")
    inner = whole.crop((0, round(whole.height * _BAND), whole.width, round(whole.height * _FOOT)))
    white = Image.new("RGB", inner.size, "white")
    left, top, right, bottom = ImageChops.difference(inner, white).getbbox() or (0, 0, *inner.size)
    box = (max(left - _MARGIN, 0), max(top - _MARGIN, 0), min(right + _MARGIN, inner.width),
           min(bottom + _MARGIN, inner.height))  # fmt: skip
    _closed_up(inner.crop(box)).quantize(_COLOURS).save(target, optimize=True)


def _closed_up(picture: Any) -> Any:
    """Without most of the rows where nothing stands."""
    from PIL import Image

    grey = picture.convert("L")
    kept, empty = [], 0
    for row in range(picture.height):
        is_empty = grey.crop((0, row, picture.width, row + 1)).getextrema()[0] == 255
        empty = empty + 1 if is_empty else 0
        if empty <= _MOST_WHITE:
            kept.append(row)
    closed = Image.new("RGB", (picture.width, len(kept)), "white")
    for at, row in enumerate(kept):
        closed.paste(picture.crop((0, row, picture.width, row + 1)), (0, at))
    return closed


# --- Pages ---------------------------------------------------------------------------------------------------


def _page(kind: Kind) -> str:
    purpose, _, keys = figure_reference(kind.model).partition("\n\n")
    lines = [f"# {kind.label}", "", purpose, ""]
    if kind.examples:
        lines += ["## Examples", "", f"All of them are in `report_specs/gallery/figures/{kind.name}.yaml`.", ""]
    for example in kind.examples:
        lines += [f"### {_title(example)}", ""]
        lines += [example.purpose, ""] if example.purpose else []
        lines += ["```yaml", example.yaml, "```", "", f"![{_title(example)}](images/{example.name}.png)", ""]
    lines += ["## Keys", "", keys, "", _WRITTEN]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _index(kinds: Sequence[Kind]) -> str:
    lines = ["# Figures", "", _WRITTEN, ""]
    lines += ["Every kind stands on slides and in Word papers alike, as native objects.", ""]
    lines += ["| kind | `type:` | an example |", "|---|---|---|"]
    for kind in kinds:
        types = ", ".join(f"`{one}`" for one in kind.model.types)
        shown = ""
        if kind.examples:
            first = kind.examples[0]
            picture = f'<img src="images/{first.name}.png" width="300" alt="{_title(first)}">'
            shown = f'<a href="{kind.name}.md">{picture}</a>'
        lines.append(f"| [{kind.label}]({kind.name}.md) | {types} | {shown} |")
    return "\n".join(lines) + "\n"
