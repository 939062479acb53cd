"""An issue of a pack: where its pages begin, what is new in it since the one before, how long its papers were then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.document.author import day_words
from reportgen.errors import ReportError
from reportgen.output import put
from reportgen.pack.deliver import digest
from reportgen.pack.gather import Gathered
from reportgen.pack.pages import Pages
from reportgen.pack.plan import Plan
from reportgen.pack.record import PaperRecord, Record, changes, read_record, record_name


@dataclass(frozen=True, slots=True)
class Issue:
    """``marks`` stand behind the titles of items; ``expected`` are pages by the papers' keys; ``delivered`` the digests
    of the files that were put in place last time."""

    plan: Plan
    records: Path
    number: int
    first_page: int
    marks: Mapping[int, str]
    changes: tuple[str, ...]
    expected: Mapping[str, int]
    delivered: Mapping[str, str]

    @classmethod
    def of(cls, plan: Plan, records: Path, gathered: Sequence[Gathered]) -> Issue:
        """Raises ``ReportError`` if a supplement's pack before it, or an issue before this one, was never made."""
        number = 1 if plan.supplement else 1 + len(plan.meeting.reissues)
        marks, lines = _new(plan, records, number, gathered)
        last = _latest(plan, records, plan.supplement, number)
        return cls(
            plan=plan,
            records=records,
            number=number,
            first_page=_first_page(plan, records),
            marks=marks,
            changes=lines,
            expected=last.counts() if last else {},
            delivered=last.files if last else {},
        )

    def record(self, pages: Pages, files: Mapping[str, str]) -> Record:
        meeting = self.plan.meeting
        papers = tuple(
            PaperRecord(
                key=leaf.gathered.paper.key,
                item=leaf.gathered.paper.title,
                title="" if leaf.withheld else leaf.gathered.title,
                digest=_digest(leaf.gathered),
                first=leaf.pages.first,
                last=leaf.pages.last,
                count=max(leaf.count, leaf.numbers),
            )
            for leaf in pages.leaves
        )
        return Record(
            board=meeting.board,
            date=meeting.date.isoformat(),
            edition=self.plan.edition,
            supplement=self.plan.supplement,
            issue=self.number,
            first=pages.front.pages.first,
            last=pages.last,
            front=pages.front.count,
            papers=papers,
            files=dict(files),
        )

    def save(self, record: Record) -> None:
        put(record.as_json(), self.records / record_name(record.edition, record.supplement, record.issue))


def _digest(gathered: Gathered) -> str:
    return digest(gathered.file) if gathered.file else ""


def _first_page(plan: Plan, records: Path) -> int:
    if not plan.supplement:
        return 1
    before = _latest(plan, records, plan.supplement - 1, 1 + len(plan.meeting.reissues))
    if before is None:
        called = f"supplementary pack {plan.supplement - 1}" if plan.supplement > 1 else "main pack"
        what = f"the pages go on from those of the {called}, which was not made yet in this edition"
        more = f" --supplement {plan.supplement - 1}" if plan.supplement > 1 else ""
        remedy = f"make it first: reportgen pack ... --edition {plan.edition}{more}"
        raise ReportError.at(plan.meeting.place("supplements", plan.supplement - 1), what, remedy)
    return before.last + 1


def _latest(plan: Plan, records: Path, supplement: int, issues: int) -> Record | None:
    for number in range(1 if supplement else issues, 0, -1):
        record = read_record(records, plan.edition, supplement, number)
        if record is not None:
            return record
    return None


def _new(
    plan: Plan, records: Path, number: int, gathered: Sequence[Gathered]
) -> tuple[dict[int, str], tuple[str, ...]]:
    """The marks of items that are new or changed since the issue before, and a line on each."""
    if number == 1:
        return {}, ()
    before = read_record(records, plan.edition, plan.supplement, number - 1)
    issue = plan.meeting.reissues[number - 2]
    if before is None:
        what = "what changed cannot be told: there is no record of the issue before"
        name = record_name(plan.edition, plan.supplement, number - 1)
        remedy = f"put {name} back into {records}, or delete `reissues`"
        raise ReportError.at(plan.meeting.place("reissues"), what, remedy)
    now = tuple(
        PaperRecord(one.paper.key, one.paper.title, one.title, _digest(one), 0, 0, 0) for one in gathered
    )
    found = changes(before.papers, now)
    rules, day = plan.agenda.house.meetings, day_words(issue.date)
    # An item whose papers were all taken out may still be there, to be told at the meeting.
    there = [(item, one.title) for item, one in plan.items if one.title in found]
    became = {item: found.pop(title).replace("taken out", "changed") for item, title in there}
    lines = [f"{issue.reason} ({day})"]
    lines += [f"{item}. {one.title}: {became[item]}" for item, one in plan.items if item in became]
    lines += [f"{title}: {what}" for title, what in found.items()]
    words = {"added": rules.added.format(date=day), "changed": rules.changed.format(date=day)}
    return {item: words[what] for item, what in became.items()}, tuple(lines)
