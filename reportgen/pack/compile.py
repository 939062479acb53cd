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
from reportgen.errors import Problem, Problems
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
    clock = _Clock()
    plan = plan_pack(path, edition, supplement)
    base = output_path(plan.agenda, "pack", out, "")
    folder = base / Path(record_name(edition, supplement, 1)).stem
    caches = (out or default_out(plan.agenda.path)) / ".cache"
    rooms = Rooms(caches / "rooms.json")
    converter = Converter.keeping(caches / "pdf", rooms.known)
    with staging(folder) as staged:
        work, made = staged / "work", staged / "made"
        work.mkdir()
        made.mkdir()
        papers = KeptPapers(caches / "papers")
        gathered = gather(plan, work, papers, jobs, progress)
        kept_back = gather(replace(plan, papers=plan.kept_back), work, papers, jobs, progress)
        clock.tell("papers")
        findings = check_pack(plan, gathered)
        clock.tell("checks")
        write_results(plan, gathered, findings, staged / "checks", base / "checks" / folder.name, base / "kept")
        _refuse(plan, gathered, findings, keep_going=keep_going)
        issue = Issue.of(plan, base / "records", gathered)
        paginator = Paginator(
            plan=plan,
            converter=converter,
            work=work,
            first_page=issue.first_page,
            marks=issue.marks,
            changes=issue.changes,
            expected=issue.expected,
            keep_going=keep_going,
        )
        pages, gathered = paginator.pages(gathered)
        clock.tell("conversion")
        findings = (*findings, *check_pdfs(plan, pages, converter))
        shutil.copyfile(_bound(_binding(plan, pages), converter), made / PACK)
        length = page_count(made / PACK, rooms.known)
        clock.tell("binding")
        clean = Clean(rooms.known, code_version())
        write_feed(plan, pages, kept_back, made / PACK, partial(_bind_item, plan, converter), clean)
        clock.tell("feed")
        rooms.save()
        delivered = deliver(made, folder, issue.delivered, base / "kept", (PACK,))
        record = issue.record(pages, delivered.digests)
        issue.save(record)
        clock.tell("delivery")
    return Packed(
        pdf=folder / PACK,
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
        seconds=clock.seconds,
    )


def _refuse(plan: Plan, gathered: Sequence[Gathered], findings: Sequence[Finding], *, keep_going: bool) -> None:
    """Raise the problems of all papers and the grave findings, unless pages may stand in their place."""
    if not keep_going:
        known = {finding for one in gathered for finding in one.findings}  # told as the papers' problems, if grave
        more = problems_of(labelled(plan, (finding for finding in findings if finding not in known)))
        Problems([*(problem for one in gathered for problem in one.told), *more]).raise_if_any()


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
