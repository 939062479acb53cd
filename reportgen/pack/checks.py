"""What is checked before a pack is bound: its days, its papers against its items and against each other, each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.checks.findings import Finding
from reportgen.checks.found import Found
from reportgen.checks.rules import Rule
from reportgen.document.author import day_words
from reportgen.errors import Problem, Problems, did_you_mean
from reportgen.pack.gather import Gathered
from reportgen.pack.plan import PackPaper, Plan
from reportgen.periods.working_days import clear_days

if TYPE_CHECKING:
    from reportgen.pack.convert import Converter
    from reportgen.pack.pages import Pages
    from reportgen.review.agreement import MeetingPaper

_BY_EYE = "look at it, and take it out by hand if it is not for the public"
_BY_HAND = "look at its pages in the pack, and mend the paper where they are wrong"


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pack as far as it is made. ``unclear`` is what its PDFs leave unclear, by the papers' keys."""

    plan: Plan
    gathered: Sequence[Gathered]
    unclear: Mapping[str, Sequence[str]] = field(default_factory=dict)


def check_pack(plan: Plan, gathered: Sequence[Gathered]) -> tuple[Finding, ...]:
    """All findings: of the papers themselves, of the meeting, and of both together. Raises what is allowed amiss."""
    from reportgen.review.agreement import Together, check_together

    _refuse_unknown_rules(plan)
    papers = tuple(paper for one in gathered if (paper := _meeting_paper(one)))
    found = (
        *(finding for one in gathered for finding in one.findings),
        *_found(Compiled(plan, gathered)),
        *check_together(Together(plan.meeting, papers, plan.supplement)),
        *(finding for one in gathered for finding in _of_file(plan, one)),
    )
    return tuple(_allowed(plan, finding) for finding in dict.fromkeys(found))


def check_pdfs(plan: Plan, pages: Pages, converter: Converter) -> tuple[Finding, ...]:
    """What the rules find in the PDFs of papers that people edited or sent."""
    sent = [leaf for leaf in pages.leaves if leaf.gathered.paper.file and not (leaf.withheld or leaf.gathered.problems)]
    unclear = {leaf.gathered.paper.key: converter.unclear(leaf.pdf) for leaf in sent}
    gathered = [leaf.gathered for leaf in pages.leaves]
    found = (one for one in _found(Compiled(plan, gathered, unclear)) if one.rule == "conversion")
    return tuple(_allowed(plan, finding) for finding in found)


def _found(compiled: Compiled) -> Iterator[Finding]:
    for rule in PACK_RULES:
        yield from (Finding(rule.id, rule.level, one.place, one.what, one.remedy) for one in rule.find(compiled))


def problems_of(findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """The grave ones as problems, which keep a pack from being made."""
    return tuple(Problem(one.place, f"{one.what} ({one.rule})", one.remedy) for one in findings if one.grave)


def labelled(plan: Plan, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """For messages: what is told at a paper of meeting.yaml names it, and a grave one tells how it may be allowed."""
    papers = {paper.place: paper for paper in plan.papers}
    return tuple(_labelled(papers[one.place], one) if one.place in papers else one for one in findings)


def _labelled(paper: PackPaper, one: Finding) -> Finding:
    file = Path(paper.entry.edited or paper.entry.file).name
    allowed = f"; if it may stand, say why beside the file: `allow: {{{one.rule}: ...}}`" if one.grave else ""
    return replace(one, what=f"{paper.label}, {file}: {one.what}", remedy=f"{one.remedy}{allowed}")


def _meeting_paper(one: Gathered) -> MeetingPaper | None:
    from reportgen.review.agreement import MeetingPaper

    if one.reviewed is None:
        return None
    paper = one.paper
    return MeetingPaper(
        item=paper.item,
        title=paper.entry.title or paper.title,
        file=one.reviewed,
        place=paper.place,
        label=paper.entry.label or "",
        first=paper.number == 1,
        built=one.built,
    )


def _of_file(plan: Plan, one: Gathered) -> Iterator[Finding]:
    """Of what people edited or sent; most rules hold by themselves for what reportgen wrote.

    A paper that is not issued yet may stand in a pack that is not published yet.
    """
    from reportgen.review.rules import check_file

    if one.reviewed is None:
        return
    fonts = plan.agenda.house.fonts
    if one.paper.file is not None:
        for finding in check_file(one.reviewed, one.paper.place, (fonts.body, fonts.heading)):
            # The pack and its outline go by the title that the meeting gives.
            if finding.rule != "title" or one.paper.entry.title is None:
                yield finding
        return
    only = ("draft-left", "unfinished") if plan.meeting.published else ("unfinished",)
    for finding in check_file(one.reviewed, one.paper.place, only=only):
        issue = f"say `issued: true` in {one.paper.entry.file} once it is final"
        yield replace(finding, remedy=issue) if finding.rule == "draft-left" else finding


def _refuse_unknown_rules(plan: Plan) -> None:
    from reportgen.review.agreement import MEETING_RULES
    from reportgen.review.rules import FILE_RULES

    rules: tuple[Rule[Any], ...] = (*PACK_RULES, *FILE_RULES, *MEETING_RULES)
    known = [rule.id for rule in rules]
    problems = Problems()
    for paper in plan.papers:
        for rule in paper.entry.allow:
            if rule not in known:
                what = f"no rule over files is called '{rule}'"
                problems.add(paper.entry.key_place("allow", rule), what, did_you_mean(rule, known))
    problems.raise_if_any()


def _allowed(plan: Plan, finding: Finding) -> Finding:
    for paper in plan.papers:
        if finding.place == paper.place and finding.rule in paper.entry.allow:
            return replace(finding, allowed=paper.entry.allow[finding.rule])
    return finding


def late_agenda(compiled: Compiled) -> Iterator[Found]:
    """The law wants the agenda open to the public for so many clear days."""
    plan = compiled.plan
    meeting, rules = plan.meeting, plan.agenda.house.meetings
    if plan.supplement or meeting.published is None:
        return
    days = clear_days(meeting.published, meeting.date, rules.bank_holidays)
    if days < rules.clear_days:
        day = day_words(meeting.published)
        what = f"published on {day}, the agenda is open for {days} clear days before the meeting"
        yield Found(what, f"publish it earlier: {rules.clear_days} are needed", meeting.place("published"))


def late_papers(compiled: Compiled) -> Iterator[Found]:
    """What comes later than the agenda needs a reason."""
    plan = compiled.plan
    meeting, rules = plan.meeting, plan.agenda.house.meetings
    if not plan.supplement:
        return
    days = clear_days(meeting.supplements[plan.supplement - 1].date, meeting.date, rules.bank_holidays)
    items = {paper.item for paper in plan.papers}
    for number, item in plan.items:
        if number in items and days < rules.clear_days and not (item.late or item.urgent):
            what = f"item {number} comes {days} clear days before the meeting, and no reason is given"
            remedy = "say `late:` or `urgent:` with the reason that the chair accepts"
            yield Found(what, remedy, meeting.place("items", number - 1))


def left_in_files(compiled: Compiled) -> Iterator[Found]:
    for one in compiled.gathered:
        yield from (Found(what, _BY_EYE, one.paper.place) for what in one.left)


def unclear_in_pdfs(compiled: Compiled) -> Iterator[Found]:
    for one in compiled.gathered:
        for what in compiled.unclear.get(one.paper.key, ()):
            yield Found(f"in its PDF, {what}", _BY_HAND, one.paper.place)


PACK_RULES: tuple[Rule[Compiled], ...] = (
    Rule("clear-days", "error", "an agenda published too late", "the law gives the public time to read it",
         late_agenda),
    Rule("late-paper", "error", "a paper of a supplement that comes too late, without a reason",
         "the law wants the reason told", late_papers),
    Rule("left-in-file", "warning", "what publishing cannot decide to take out, such as shapes beside a slide",
         "the public could find it", left_in_files),
    Rule("conversion", "warning", "what is unclear in the PDF of a file that was edited or sent",
         "the pack may show it wrongly, or not read it out", unclear_in_pdfs),
)  # fmt: skip
