"""What a forward plan shows: the meetings to come, what stands at each, and what was planned and not taken."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from reportgen.spec.forward_plan import ForwardPlanSpec, PlannedItem, StandingItem
from reportgen.spec.load import Agenda, LoadedPaper
from reportgen.spec.registries import Board


def shown_days(paper: LoadedPaper, spec: ForwardPlanSpec, board: Board) -> list[date]:
    """The meetings that take place, from the paper's own or ``first`` on; what is past has dropped off."""
    first, last = spec.first or paper.meeting.date, spec.last or date.max
    return sorted(one.date for one in board.calendar if first <= one.date <= last and not one.cancelled)


def standing_on(spec: ForwardPlanSpec, day: date) -> list[StandingItem]:
    """The standing items of a meeting, in the plan's order."""
    return [
        item
        for item in spec.standing
        if (item.since or date.min) <= day <= (item.until or date.max) and day not in item.except_
    ]


def to_allocate(paper: LoadedPaper, spec: ForwardPlanSpec, board: Board) -> list[PlannedItem]:
    """Items without a meeting, and those of meetings past or cancelled at which they were not taken."""
    cancelled = {one.date for one in board.calendar if one.cancelled}
    return [item for item in spec.items if not item.delivered and _is_open(item, paper, cancelled)]


def _is_open(item: PlannedItem, paper: LoadedPaper, cancelled: Collection[date]) -> bool:
    if item.meeting is None or item.meeting in cancelled:
        return True
    return item.meeting < paper.meeting.date and not is_on(paper.agendas.get(item.meeting), item.title)


def is_on(agenda: Agenda | None, title: str) -> bool:
    """Whether an item of that title is on the agenda; capitals and spaces do not matter."""
    return agenda is not None and same_title(title) in {same_title(item.title) for item in agenda.meeting.items}


def same_title(title: str) -> str:
    """What titles are compared by."""
    return " ".join(title.casefold().split())
