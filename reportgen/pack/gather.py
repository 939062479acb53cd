"""Gathers the papers of a pack: builds what is a spec, lets in what was edited or sent, takes out what is not for
publishing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.building import Made, Progress, make_all
from reportgen.checks.findings import Finding
from reportgen.checks.meeting import check_meetings
from reportgen.errors import Problem, ReportError
from reportgen.pack.kept import KeptPapers
from reportgen.pack.plan import PackPaper, Plan
from reportgen.review.model import Reviewed


@dataclass(frozen=True, slots=True)
class Gathered:
    """A paper ready to be converted, or the problems that keep it out. ``removed`` is what publishing took out of it.

    ``file`` is its copy as it is published; ``source`` is where it came from, for messages.
    """

    paper: PackPaper
    source: Path
    title: str = ""
    file: Path | None = None
    made: Made | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()  # what no program can decide to take out
    reviewed: Reviewed | None = None  # as it came in
    built: Reviewed | None = None  # what the spec of an edited file makes now

    @property
    def told(self) -> tuple[Problem, ...]:
        """The problems as messages; mistakes of its spec name their place, all others its item."""
        own = self.made.problems if self.made else ()
        label = self.paper.label
        return tuple(one if one in own else replace(one, what=f"{label}: {one.what}") for one in self.problems)


def gather(
    plan: Plan, work: Path, kept: KeptPapers, jobs: int | None = None, progress: Progress | None = None
) -> tuple[Gathered, ...]:
    """The papers of the pack, each file in ``work``; one with problems stops no other.

    Papers in ``kept`` are neither built nor read again.
    """
    made = _made(plan.papers, kept, jobs, progress)
    return tuple(_told_of_meeting([_gathered(paper, made, work, kept) for paper in plan.papers]))


def _made(
    papers: Sequence[PackPaper], kept: KeptPapers, jobs: int | None, progress: Progress | None
) -> dict[Path, Made]:
    specs = list(dict.fromkeys(paper.spec.resolve() for paper in papers if paper.spec))
    found = {spec: before for spec in specs if (before := kept.get(spec))}
    new = [spec for spec in specs if spec not in found]
    made = make_all(new, None, jobs, progress) if new else []
    for one in made:
        kept.keep(one)
    return {**found, **dict(zip(new, made, strict=True))}


def _gathered(paper: PackPaper, made: dict[Path, Made], work: Path, kept: KeptPapers) -> Gathered:
    own = made[paper.spec.resolve()] if paper.spec else None
    source = paper.file or paper.spec or Path(paper.entry.file)
    found = Gathered(paper, source, paper.entry.title or paper.title, made=own, problems=paper.problems)
    if own is not None:
        refused = tuple(Problem(one.place, one.what, one.remedy) for one in own.findings if one.grave)
        found = replace(found, findings=own.findings, problems=(*found.problems, *own.problems, *refused))
    if found.problems:
        return found
    try:
        return _copied(found, work, kept)
    except ReportError as error:
        return replace(found, problems=error.problems)


def _copied(found: Gathered, work: Path, kept: KeptPapers) -> Gathered:
    """Its file in the work folder, as it is published, with its title."""
    paper, made = found.paper, found.made
    folder = work / paper.key
    folder.mkdir()
    if paper.file is None:
        assert made is not None  # noqa: S101  # a paper is a spec or a file
        target = folder / made.target.name
        target.write_bytes(made.data)
        return replace(found, file=target, title=paper.entry.title or made.title, reviewed=kept.read(target, made.path))
    scrubbed = kept.let_in(paper.file)
    target = folder / paper.file.name
    target.write_bytes(scrubbed.data)
    reviewed = kept.read(paper.file, paper.file)
    title = paper.entry.title or reviewed.title or paper.title
    built = _built(made, folder, kept) if made else None
    return replace(
        found, file=target, title=title, removed=scrubbed.removed, left=scrubbed.left, reviewed=reviewed, built=built
    )


def _built(made: Made, folder: Path, kept: KeptPapers) -> Reviewed:
    """What a spec makes now, beside the file that was edited since."""
    path = folder / f"built-{made.target.name}"
    path.write_bytes(made.data)
    return kept.read(path, made.path)


def _told_of_meeting(gathered: Sequence[Gathered]) -> Iterator[Gathered]:
    """With what the rules over all papers of a meeting find."""
    statements = [one.made.statements for one in gathered if one.made and one.made.statements]
    clashes = check_meetings(statements)
    for one in gathered:
        own = one.made.statements if one.made else None
        more = tuple(clash for place, clash in clashes if own and place == own.paper)
        grave = tuple(Problem(clash.place, clash.what, clash.remedy) for clash in more if clash.grave)
        yield replace(one, findings=(*one.findings, *more), problems=(*one.problems, *grave))
