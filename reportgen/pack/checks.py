"""What is checked before a pack is bound: its days, its papers against its items and against each other, each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.checks.findings import Finding
from reportgen.document.author import day_words
from reportgen.errors import Problem, Problems, did_you_mean
from reportgen.pack.gather import Gathered
from reportgen.pack.plan import Plan
from reportgen.periods.working_days import clear_days

if TYPE_CHECKING:
    from reportgen.pack.convert import Converter
    from reportgen.pack.pages import Pages
    from reportgen.review.agreement import MeetingPaper

# Rules of this file; those over files are in review.
PACK_RULES = ("clear-days", "late-paper", "conversion", "left-in-file")
_BY_EYE = "look at it, and take it out by hand if it is not for the public"
_BY_HAND = "look at its pages in the pack, and mend the paper where they are wrong"


def check_pack(plan: Plan, gathered: Sequence[Gathered]) -> tuple[Finding, ...]:
    """All findings: of the papers themselves, of the meeting, and of both together. Raises what is allowed amiss."""
    from reportgen.review.agreement import Together, check_together

    _refuse_unknown_rules(plan)
    papers = tuple(paper for one in gathered if (paper := _meeting_paper(one)))
    together = check_together(Together(plan.meeting, papers)) if not plan.supplement else ()
    found = (
        *(finding for one in gathered for finding in one.findings),
        *_days(plan),
        *together,
        *(finding for one in gathered for finding in _of_file(plan, one)),
        *(Finding("left-in-file", "warning", one.paper.place, what, _BY_EYE) for one in gathered for what in one.left),
    )
    return tuple(_allowed(plan, finding) for finding in dict.fromkeys(found))


def check_pdfs(pages: Pages, converter: Converter) -> tuple[Finding, ...]:
    """What LibreOffice, or a partner's PDF, leaves unclear: of papers that people edited or sent."""
    found = []
    for leaf in pages.leaves:
        paper = leaf.gathered.paper
        if paper.file is not None and not leaf.withheld and not leaf.gathered.problems:
            allowed = paper.entry.allow.get("conversion", "")
            said = (f"in its PDF, {one}" for one in converter.unclear(leaf.pdf))
            found += [Finding("conversion", "warning", paper.place, one, _BY_HAND, allowed) for one in said]
    return tuple(found)


def problems_of(findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """The grave ones as problems, which keep a pack from being made."""
    return tuple(Problem(one.place, f"{one.what} ({one.rule})", one.remedy) for one in findings if one.grave)


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
    """Of what people edited or sent; what reportgen wrote is held to its rules before it is written."""
    from reportgen.review.rules import check_file

    if one.reviewed is not None and one.paper.file is not None:
        fonts = plan.agenda.house.fonts
        yield from check_file(one.reviewed, one.paper.place, (fonts.body, fonts.heading))


def _refuse_unknown_rules(plan: Plan) -> None:
    from reportgen.review.agreement import MEETING_RULES
    from reportgen.review.rules import FILE_RULES

    known = (*PACK_RULES, *(rule.id for rule in FILE_RULES), *(rule.id for rule in MEETING_RULES))
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


def _days(plan: Plan) -> Iterator[Finding]:
    """The law wants the agenda open to the public for so many clear days; what comes later needs a reason."""
    meeting, rules = plan.meeting, plan.agenda.house.meetings
    if meeting.published is None:
        return
    published = meeting.supplements[plan.supplement - 1].date if plan.supplement else meeting.published
    found = clear_days(published, meeting.date, rules.bank_holidays)
    if found >= rules.clear_days:
        return
    if not plan.supplement:
        what = f"published on {day_words(published)}, the agenda is open for {found} clear days before the meeting"
        remedy = f"publish it earlier: {rules.clear_days} are needed"
        yield Finding("clear-days", "error", meeting.place("published"), what, remedy)
        return
    late = {paper.item for paper in plan.papers}
    for number, item in plan.items:
        if number in late and not (item.late or item.urgent):
            what = f"item {number} comes {found} clear days before the meeting, and no reason is given"
            remedy = "say `late:` or `urgent:` with the reason that the chair accepts"
            yield Finding("late-paper", "error", meeting.place("items", number - 1), what, remedy)
