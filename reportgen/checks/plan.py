"""The forward plan and the agendas of its meetings name the same items by the same titles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.checks.found import Found
from reportgen.checks.paper import Paper
from reportgen.errors import did_you_mean
from reportgen.spec.forward_plan import ForwardPlanSpec, Planned
from reportgen.spec.load import Agenda
from reportgen.spec.plan import is_on, same_title, shown_days, standing_on


def plan_agenda(paper: Paper) -> Iterator[Found]:
    """Of each meeting to come whose agenda is there already: past ones are told in the plan itself."""
    loaded = paper.settings.loaded
    if loaded is None or not isinstance(loaded.spec, ForwardPlanSpec):
        return
    spec = loaded.spec
    for day in shown_days(loaded, spec, loaded.registry.boards[loaded.meeting.board]):
        agenda = loaded.agendas.get(day)
        if agenda is not None:
            items = [one for one in spec.items if one.meeting == day]
            planned = [*standing_on(spec, day), *(one for one in items if not one.delivered)]
            yield from _not_on_agenda(planned, agenda, day)
            yield from _not_planned([*planned, *items], agenda, day)


def _not_on_agenda(planned: list[Planned], agenda: Agenda, day: date) -> Iterator[Found]:
    titles = [item.title for item in agenda.meeting.items]
    for item in planned:
        if not is_on(agenda, item.title):
            what = f"'{item.title}' is planned for {_said(day)}, but is not on the agenda of that day"
            otherwise = "put it on the agenda, plan it for another meeting, or say `delivered: true`"
            yield Found(what, did_you_mean(item.title, titles, otherwise), item.place("title"))


def _not_planned(planned: list[Planned], agenda: Agenda, day: date) -> Iterator[Found]:
    """Items with a paper or an oral report. Others are the business of every meeting, and so are its own sheets."""
    titles = {same_title(item.title) for item in planned}
    for index, item in enumerate(agenda.meeting.items):
        if (item.papers or item.verbal) and index not in agenda.sheets and same_title(item.title) not in titles:
            what = f"'{item.title}' is on the agenda of {_said(day)}, but not in the forward plan"
            otherwise = "add it to the plan's `items`"
            remedy = did_you_mean(item.title, [one.title for one in planned], otherwise)
            yield Found(what, remedy, item.place("title"))


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
