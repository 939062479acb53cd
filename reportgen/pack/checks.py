"""What is checked before a pack is bound: its days, its papers against its items and against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.checks.findings import Finding
from reportgen.document.author import day_words
from reportgen.pack.gather import Gathered
from reportgen.pack.plan import Plan
from reportgen.periods.working_days import clear_days


def check_pack(plan: Plan, gathered: Sequence[Gathered]) -> tuple[Finding, ...]:
    """All findings: of the papers themselves, of the meeting, and of both together."""
    own = (finding for one in gathered for finding in one.findings)
    return (*own, *_days(plan))


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
