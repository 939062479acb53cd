"""Compiles the pack of a meeting: plan, papers, pages, checks, one PDF, and a folder for the council's website."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from time import perf_counter

from reportgen.building import Progress, default_out, output_path
from reportgen.checks.findings import Finding
from reportgen.document.author import day_words
from reportgen.errors import Place, Problem, Problems
from reportgen.pack.checks import check_pack, check_pdfs, labelled, problems_of
from reportgen.pack.convert import Converter, binding_key
from reportgen.pack.deliver import deliver, staging
from reportgen.pack.feed import write_feed
from reportgen.pack.gather import Gathered, gather
from reportgen.pack.issue import Issue
from reportgen.pack.kept import KeptPapers, code_version
from reportgen.pack.pages import Leaf, Pages, Paginator
from reportgen.pack.plan import Edition, Plan, plan_pack
from reportgen.pack.record import Record, record_name
from reportgen.pack.results import write_results
from reportgen.pack.rooms import Rooms
from reportgen.pdf.bind import bind, page_count
from reportgen.pdf.model import Binding, Source
from reportgen.publish.leaks import Clean
from reportgen.spec.sheets import MeetingRules
from reportgen.spec.yaml import shown

PACK = "board-pack.pdf"


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was made: the PDF, all files, the page numbers of each item, what was found, seconds by step."""

    pdf: Path
    length: int  # its pages; their numbers may be more
    files: tuple[Path, ...]
    record: Record
    items: tuple[tuple[int, str], ...]  # number and title of those that stand in the order of business
    pages: Mapping[int, tuple[int, int]]
    bound: tuple[Path, ...]  # the PDFs that it was bound from, the front sheet first
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]  # of papers in whose place a page stands
    removed: Mapping[str, tuple[str, ...]]  # what publishing took out, by file
    kept: tuple[Path, ...]
    seconds: Mapping[str, float]


@dataclass(slots=True)
class _Clock:
    """How long each step took."""

    seconds: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=perf_counter)

    def tell(self, step: str) -> None:
        now = perf_counter()
        self.seconds[step] = now - self.last
        self.last = now


def compile_pack(
    path: Path,
    *,
    edition: Edition = "public",
    supplement: int = 0,
    out: Path | None = None,
    keep_going: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Packed:
    """Make the pack of the meeting at ``path``.

    Parameters
    ----------
    edition
        ``public`` has a page in place of each exempt paper; ``exempt`` has the papers.
    keep_going
        Put a page in place of a paper that cannot be bound, instead of refusing the pack.

    Raises
    ------
    ReportError
        All mistakes of the meeting and of its papers; LibreOffice is absent; something exempt was found in what would
        be published. What stood in the folder is whole.
    """
    plan = plan_pack(path, edition, supplement)
    job = _Job.of(plan, out, keep_going=keep_going)
    with staging(job.folder) as staged:
        (staged / "work").mkdir()
        (staged / "made").mkdir()
        papers = KeptPapers(job.caches / "papers")
        gathered = gather(plan, staged / "work", papers, jobs, progress)
        kept_back = gather(replace(plan, papers=plan.kept_back), staged / "work", papers, jobs, progress)
        job.clock.tell("papers")
        findings = job.checked(gathered, staged)
        issue = Issue.of(plan, job.base / "records", gathered)
        pages, gathered = job.pages(issue, gathered, staged / "work")
        findings = (*findings, *check_pdfs(plan, pages, job.converter))
        length = job.bound(pages, kept_back, staged / "made")
        delivered = deliver(staged / "made", job.folder, issue.delivered, job.base / "kept", (PACK,))
        record = issue.record(pages, delivered.digests)
        issue.save(record)
        job.clock.tell("delivery")
    return Packed(
        pdf=job.folder / PACK,
        length=length,
        files=delivered.files,
        record=record,
        items=tuple((number, item.title) for number, item in plan.listed()),
        pages=_by_item(pages),
        bound=(pages.front.pdf, *(leaf.pdf for leaf in pages.leaves)),
        findings=labelled(plan, findings),
        problems=tuple(problem for one in gathered for problem in one.told),
        removed={one.source.name: one.removed for one in gathered if one.removed},
        kept=delivered.kept,
        seconds=job.clock.seconds,
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """A pack being made: ``base`` is the folder of all packs of the meeting, ``folder`` that of this one."""

    plan: Plan
    base: Path
    folder: Path
    caches: Path
    rooms: Rooms
    converter: Converter
    keep_going: bool
    clock: _Clock

    @classmethod
    def of(cls, plan: Plan, out: Path | None, *, keep_going: bool) -> _Job:
        base = output_path(plan.agenda, "pack", out, "")
        caches = (out or default_out(plan.agenda.path)) / ".cache"
        rooms = Rooms(caches / "rooms.json")
        return cls(
            plan=plan,
            base=base,
            folder=base / Path(record_name(plan.edition, plan.supplement, 1)).stem,
            caches=caches,
            rooms=rooms,
            converter=Converter.keeping(caches / "pdf", rooms.known),
            keep_going=keep_going,
            clock=_Clock(),
        )

    def checked(self, gathered: Sequence[Gathered], staged: Path) -> tuple[Finding, ...]:
        """What the rules find. The authors' notes are written even if the pack is refused."""
        findings = check_pack(self.plan, gathered)
        results = self.base / "checks" / self.folder.name
        notes = write_results(self.plan, gathered, findings, staged / "checks", results, self.base / "kept")
        self.clock.tell("checks")
        self._refuse(gathered, findings, notes)
        return findings

    def _refuse(self, gathered: Sequence[Gathered], findings: Sequence[Finding], notes: Sequence[Path]) -> None:
        """Raise the problems of all papers and the grave findings, unless pages may stand in their place."""
        if self.keep_going:
            return
        known = {finding for one in gathered for finding in one.findings}  # told as the papers' problems, if grave
        more = problems_of(labelled(self.plan, (finding for finding in findings if finding not in known)))
        problems = Problems([*(problem for one in gathered for problem in one.told), *more])
        if problems.found and notes:
            number = "is a note" if len(notes) == 1 else f"are {len(notes)} notes"
            what = f"here {number} to the authors on what to mend"
            problems.add(Place(shown(notes[0].parent)), what, "send them on with the papers")
        problems.raise_if_any()

    def pages(
        self, issue: Issue, gathered: Sequence[Gathered], work: Path
    ) -> tuple[Pages, tuple[Gathered, ...]]:
        paginator = Paginator(
            plan=self.plan,
            converter=self.converter,
            work=work,
            first_page=issue.first_page,
            marks=issue.marks,
            changes=issue.changes,
            expected=issue.expected,
            keep_going=self.keep_going,
        )
        found = paginator.pages(gathered)
        self.clock.tell("conversion")
        return found

    def bound(self, pages: Pages, kept_back: Sequence[Gathered], made: Path) -> int:
        """The pack and what stands beside it, in the folder ``made``; the pages of the pack."""
        shutil.copyfile(_bound(_binding(self.plan, pages), self.converter), made / PACK)
        length = page_count(made / PACK, self.rooms.known)
        self.clock.tell("binding")
        clean = Clean(self.rooms.known, code_version())
        write_feed(self.plan, pages, kept_back, made / PACK, partial(_bind_item, self.plan, self.converter), clean)
        self.rooms.save()
        self.clock.tell("feed")
        return length


def _binding(plan: Plan, pages: Pages) -> Binding:
    meeting, rules = plan.meeting, plan.agenda.house.meetings
    title = f"{meeting.board}, {day_words(meeting.date)}"
    if plan.supplement:
        title = f"{title}: supplementary pack {plan.supplement}"
    front = Source(pages.front.pdf, "Agenda")
    return Binding(
        sources=(front, *(_source(leaf, rules) for leaf in pages.leaves)),
        title=f"{title} (exempt)" if plan.edition == "exempt" else title,
        created=_created(plan.published or meeting.date),
        language=plan.agenda.house.language,
        author=plan.agenda.house.name,
        subject=f"Agenda and papers of the meeting on {day_words(meeting.date)}",
        first_page=pages.front.pages.first,
        blank=rules.blank,
    )


def _bind_item(plan: Plan, converter: Converter, leaves: Sequence[Leaf]) -> Path:
    """The papers of an item in a PDF of their own, with the page numbers of the pack."""
    meeting, paper = plan.meeting, leaves[0].gathered.paper
    rules = plan.agenda.house.meetings
    binding = Binding(
        sources=tuple(_source(leaf, rules) for leaf in leaves),
        title=f"{paper.item}. {paper.title}",
        created=_created(meeting.published or meeting.date),  # re-issued, it stays the same file
        language=plan.agenda.house.language,
        author=plan.agenda.house.name,
        subject=f"{meeting.board}, {day_words(meeting.date)}",
        first_page=leaves[0].pages.first,
        blank=rules.blank,
    )
    return _bound(binding, converter)


def _bound(binding: Binding, converter: Converter) -> Path:
    """The PDF of a binding, which is made once for the same papers."""
    return converter.cache.made(binding_key(binding), lambda target: bind(binding, target, converter.known))


def _created(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _source(leaf: Leaf, rules: MeetingRules) -> Source:
    paper = leaf.gathered.paper
    title = paper.title if leaf.withheld else leaf.gathered.title
    return Source(
        leaf.pdf,
        f"{paper.entry.label}: {title}" if paper.entry.label else title,
        item=f"{paper.item}. {paper.title}",
        stamp=rules.stamp.format(number=paper.item),
        numbers=leaf.numbers,
    )


def _by_item(pages: Pages) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for leaf in pages.leaves:
        item = leaf.gathered.paper.item
        found[item] = (found[item][0] if item in found else leaf.pages.first, leaf.pages.last)
    return found
