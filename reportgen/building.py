"""Builds papers: specs come in; documents, the bytes of their Office files, findings and files on disk go out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from reportgen.checks.findings import Finding
from reportgen.errors import Problem, Problems, ReportError, did_you_mean

if TYPE_CHECKING:
    from reportgen.checks.meeting import Statements
    from reportgen.document.make import Papers
    from reportgen.document.model import Document
    from reportgen.document.pages import Fit
    from reportgen.spec.load import LoadedPaper

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """One paper: its file, whether it was written, and how many facts and figures it holds."""

    name: str
    kind: str
    path: Path
    state: Literal["written", "unchanged", "kept"]
    kept: Path | None  # the dated copy of an edited file, with force
    facts: int
    figures: int
    seconds: float


@dataclass(frozen=True, slots=True)
class BuildResult:
    """``problems`` are the papers that could not be made or written; the others were."""

    built: tuple[Built, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def build(
    paths: Sequence[Path],
    out: Path | None = None,
    *,
    only: str | None = None,
    force: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Build every paper in the specs and folders. One that fails stops no other; nothing half made is written.

    The files go to ``out``, by itself the folder ``output`` of each spec's project.
    ``jobs`` is the number of processes: by itself one for a paper or two, else as many as there are cores, up to four.
    """
    from reportgen.checks.meeting import check_meetings

    made = make_all(_chosen(find_specs(paths), only), out, jobs, progress)
    clashes = check_meetings([one.statements for one in made if one.statements])
    built: list[Built] = []
    findings: list[Finding] = []
    problems = Problems()
    taken: dict[Path, Path] = {}
    for one in made:
        found = (
            *one.findings,
            *(clash for paper, clash in clashes if one.statements and paper == one.statements.paper),
        )
        findings += found
        problems.found += one.problems
        if one.problems or any(finding.grave for finding in found):
            continue
        try:
            built.append(_saved(one, taken, force=force))
        except ReportError as error:
            problems.take(error)
    return BuildResult(tuple(built), tuple(findings), tuple(sorted(dict.fromkeys(problems.found))))


def check(paths: Sequence[Path], *, jobs: int | None = None) -> tuple[Finding, ...]:
    """Make every paper without writing it, and tell what its rules find, and those over the papers of each meeting.

    Raises the mistakes of all specs.
    """
    from reportgen.checks.meeting import check_meetings

    made = make_all(find_specs(paths), None, jobs, None)
    Problems([problem for one in made for problem in one.problems]).raise_if_any()
    clashes = check_meetings([one.statements for one in made if one.statements])
    return (*(finding for one in made for finding in one.findings), *(clash for _, clash in clashes))


@dataclass(frozen=True, slots=True)
class Made:
    """A paper before it is written: its bytes, or why there are none. It goes from one process to another."""

    path: Path
    target: Path = Path()
    data: bytes = b""
    name: str = ""
    kind: str = ""
    title: str = ""
    facts: int = 0
    figures: int = 0
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    statements: Statements | None = None
    inputs: tuple[Path, ...] = ()  # all files that it was made from
    searched: tuple[Path, ...] = ()  # folders in which a new spec may change it


def make_all(specs: Sequence[Path], out: Path | None, jobs: int | None, progress: Progress | None) -> list[Made]:
    """In the order of the specs, however many processes there are."""
    from reportgen.processes import default_jobs, ordered

    jobs = default_jobs(len(specs)) if jobs is None else jobs
    alone = jobs == 1 or len(specs) == 1
    one_by_one = map(partial(_made, out, _papers()), specs)
    coming = one_by_one if alone else ordered(partial(_made_apart, out), specs, jobs)
    names = [*(path.stem for path in specs), ""]
    tell = progress or (lambda name, done, total: None)
    made: list[Made] = []
    tell(names[0], 0, len(specs))
    for one in coming:
        made.append(one)
        tell(names[len(made)], len(made), len(specs))
    return made


def _made(out: Path | None, papers: Papers, path: Path) -> Made:
    from reportgen.checks.meeting import statements
    from reportgen.checks.paper import Paper, Settings
    from reportgen.checks.rules import check_paper

    started = perf_counter()
    try:
        loaded, document = make_document(path, papers)
        paper = Paper.of(document, Settings.of(loaded))
        data, ending = write_document(loaded, document)
    except ReportError as error:
        return Made(path, problems=error.problems)
    return Made(
        path=loaded.path,
        target=output_path(loaded, document.name, out, ending),
        data=data,
        name=document.name,
        kind=document.kind,
        title=document.meta.title,
        facts=len(document.facts),
        figures=len(paper.figures),
        findings=check_paper(paper),
        statements=statements(paper, loaded),
        inputs=_inputs(loaded, papers),
        searched=(_searched(loaded).resolve(),),
        seconds=perf_counter() - started,
    )


def _inputs(loaded: LoadedPaper, papers: Papers) -> tuple[Path, ...]:
    """All files that the paper was made from, and those that would be, if they named its data."""
    from reportgen.spec.project import find_papers

    together = papers.together(loaded)
    files = [file for one in together for file in _read_for(one)]
    if len(together) > 1:
        files += find_papers(loaded.path.parent)
    if _searched(loaded) == loaded.project.specs:
        specs = sorted(loaded.project.specs.rglob("*.yaml"))
        files += [path for path in specs if not _OF_FACTS.search(path.read_bytes())]
    return tuple(dict.fromkeys(file.resolve() for file in files))


# Reports and decks, which no sheet looks into.
_OF_FACTS = re.compile(rb"^(sections|slides)[ \t]*:", re.MULTILINE)


def _searched(loaded: LoadedPaper) -> Path:
    """Where the specs lie that it depends on: a sheet looks into the agendas and minutes of other meetings."""
    from reportgen.spec.sheets import SheetKind

    return loaded.project.specs if isinstance(loaded.kind, SheetKind) else loaded.path.parent


def _read_for(paper: LoadedPaper) -> tuple[Path, ...]:
    registry = paper.registry
    data = (file for files in registry.files.values() for file in files)
    return (*paper.files, *data, *registry.maps.values(), _template(paper))


def _made_apart(out: Path | None, path: Path) -> Made:
    """In a process of several, which keeps papers that are made together with others."""
    return _made(out, _papers_of_process(), path)


@lru_cache(maxsize=1)
def _papers_of_process() -> Papers:
    return _papers()


def _saved(made: Made, taken: dict[Path, Path], *, force: bool) -> Built:
    """``taken`` are the files that earlier specs were written to, with those specs; this one is added."""
    from reportgen.office.package import digest_state
    from reportgen.output import save
    from reportgen.spec.yaml import shown

    first = taken.setdefault(made.target, made.path)
    if first != made.path:
        what = f"the paper would take the place of that of {shown(first)}, as {made.target}"
        raise ReportError.at(shown(made.path), what, "give one of the two specs another name")
    saved = save(made.data, made.target, force=force, state=digest_state)
    return Built(made.name, made.kind, saved.path, saved.state, saved.kept, made.facts, made.figures, made.seconds)


def find_specs(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The specs named, and those in the folders named, each once."""
    from reportgen.spec.project import find_papers

    found: dict[Path, None] = {}
    for path in paths:
        inside = find_papers(path) if path.is_dir() else (path,)
        if not inside:
            raise ReportError.at(
                path, "no spec of a paper lies in this folder", "a paper's spec is a YAML file with `kind:`"
            )
        found |= dict.fromkeys(inside)
    return tuple(found)


def _chosen(specs: Sequence[Path], only: str | None) -> Sequence[Path]:
    if only is None:
        return specs
    chosen = [path for path in specs if path.stem == only]
    if not chosen:
        raise ReportError.at("--only", f"no paper is named '{only}'", did_you_mean(only, [path.stem for path in specs]))
    return chosen


def make_document(path: Path, papers: Papers | None = None) -> tuple[LoadedPaper, Document]:
    """The paper's spec and the document made from it, before it is written; ``papers`` are those of one build."""
    return (papers or _papers()).make(path)


def _papers() -> Papers:
    """Papers whose tables go on on another slide where they have no room on one."""
    from reportgen.document.make import Papers

    return Papers(_fit_of)


def _fit_of(paper: LoadedPaper) -> Fit:
    from reportgen.document.pages import unpaged
    from reportgen.spec.house import DeckKind

    if not isinstance(paper.kind, DeckKind):
        return unpaged
    from reportgen.powerpoint.pages import Rooms

    return Rooms(paper.kind, paper.house, partial(_template, paper))


def _template(paper: LoadedPaper) -> Path:
    from reportgen.house.house import House

    return House(paper.house, paper.project.assets / paper.house_name).template(paper.kind)


def write_document(paper: LoadedPaper, document: Document) -> tuple[bytes, str]:
    """The bytes of the Office file, and its ending."""
    from reportgen.document.model import Report

    template = _template(paper)
    if isinstance(document, Report):
        from reportgen import word

        return word.write(document, paper.house, paper.kind, template), ".docx"  # type: ignore[arg-type]
    from reportgen import powerpoint

    return powerpoint.write(document, paper.house, paper.kind, template), ".pptx"  # type: ignore[arg-type]


def output_path(paper: LoadedPaper, name: str, out: Path | None, ending: str) -> Path:
    """The file of the document called ``name``: in ``out``, with the spec's folder below ``report_specs``.

    So two meetings' papers do not meet.
    """
    out = out or default_out(paper.path)
    specs = paper.project.specs
    folder = paper.path.parent
    below = folder.relative_to(specs) if folder.is_relative_to(specs) else Path()
    return out / below / f"{name}{ending}"


def default_out(path: Path) -> Path:
    """``output`` in the project that the file is in, wherever one stands; without a project in the current folder."""
    from reportgen.spec.project import project_around
    from reportgen.spec.yaml import shown

    project = project_around(path)
    return Path(shown(project.root / "output")) if project else Path("output")
