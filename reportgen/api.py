"""The verbs: build, check, figures, facts, preview, new and schema. Paths come in, files and findings go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reportgen.building import BuildResult, Built, Progress, build, check, default_out, make_document
from reportgen.errors import Problem, ReportError

if TYPE_CHECKING:
    from reportgen.measures.facts import Fact
    from reportgen.pack.compile import Packed

__all__ = [
    "BuildResult", "Built", "FigureData", "build", "check", "facts", "figures", "new", "pack", "pictures", "preview",
    "schema",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureData:
    """The data of one figure as a table: the first column names the rows."""

    id: str
    kind: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | None, ...], ...]


def facts(spec: Path) -> tuple[Fact, ...]:
    """Every fact that a paper states, in reading order."""
    return make_document(spec)[1].facts


def figures(spec: Path) -> tuple[FigureData, ...]:
    """The data of every figure of a paper."""
    from reportgen.checks.paper import figures_shown
    from reportgen.figures.listing import listings

    shown = figures_shown(make_document(spec)[1])
    return tuple(FigureData(*listed) for one in shown for listed in listings(one.figure))


def pictures(spec: Path, folder: Path) -> tuple[Path, ...]:
    """Each chart of a paper as PNG and SVG, drawn without Office; needs the extra ``preview``."""
    from reportgen.charts.picture import picture
    from reportgen.checks.paper import figures_shown
    from reportgen.figures.model import Chart

    paper, document = make_document(spec)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for figure in (one.figure for one in figures_shown(document)):
        if isinstance(figure, Chart):
            for form in ("png", "svg"):
                path = folder / f"{figure.id}.{form}"
                path.write_bytes(picture(figure, paper.house.palette, paper.house.fonts, form=form))
                written.append(path)
    return tuple(written)


def preview(paths: Sequence[Path], out: Path | None = None) -> tuple[Path, ...]:
    """PDF and PNGs, through LibreOffice, of papers (specs are built first) and of Office files.

    They go to ``preview`` in ``out`` (by itself the folder ``output`` of the project), a paper's into the folder of its
    meeting there.
    """
    from reportgen.preview import to_pdf, to_png

    files = [path for path in paths if path.suffix in (".docx", ".pptx")]
    specs = [path for path in paths if path not in files]
    if specs:
        result = build(specs, out)
        refused = [Problem(f.place, f.what, f.remedy) for f in result.findings if f.grave]
        if result.problems or refused:
            raise ReportError((*result.problems, *refused))
        files += [built.path for built in result.built]
    made: list[Path] = []
    for folder in dict.fromkeys(file.parent for file in files):
        base = out or default_out(folder)
        below = folder.relative_to(base) if folder.is_relative_to(base) else Path()
        target = base / "preview" / below
        pdfs = to_pdf([file for file in files if file.parent == folder], target)
        made += [page for pdf in pdfs for page in (pdf, *to_png(pdf, target))]
    return tuple(made)


def pack(
    meeting: Path,
    *,
    edition: Literal["public", "exempt"] = "public",
    supplement: int = 0,
    out: Path | None = None,
    keep_going: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Packed:
    """Compile the pack of a meeting; see ``reportgen.pack.compile``."""
    from reportgen.pack.compile import compile_pack

    return compile_pack(
        meeting,
        edition=edition,
        supplement=supplement,
        out=out,
        keep_going=keep_going,
        jobs=jobs,
        progress=progress,
    )


def new(kind: str, name: str, folder: Path) -> tuple[Path, ...]:
    """Write a commented starter spec that builds, and its meeting if there is none; the folder lies in a project."""
    from reportgen.starters import write_starter

    return write_starter(kind, name, folder)


def schema(folder: Path) -> tuple[Path, ...]:
    """Write the JSON Schemas that editors use; beside them the spec reference, the rules, and a page for each house."""
    import json

    from reportgen.checks.page import checks_page
    from reportgen.pack.checks import PACK_RULES
    from reportgen.review.agreement import MEETING_RULES
    from reportgen.review.rules import FILE_RULES
    from reportgen.spec.schema import house_pages, reference, schemas

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in schemas().items():
        path = folder / f"{name}.schema.json"
        path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    pages = {"spec-reference.md": reference(), "checks.md": checks_page(FILE_RULES, MEETING_RULES, PACK_RULES)}
    pages |= {f"houses/{name}.md": page for name, page in house_pages(Path.cwd()).items()}
    for name, page in pages.items():
        path = folder.parent / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
        written.append(path)
    return tuple(written)


