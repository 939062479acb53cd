"""What is defined once for all meetings and papers: boards, people, organisations, venues, strategies."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from reportgen.spec.base import Listed, ListedSome, SpecModel, mistake
from reportgen.spec.terms import Clock, Day, MemberRef, Name, OrganisationRef, PersonRef, StrategyRef, VenueRef

Line = Annotated[str, Field(min_length=1)]


class InForce(SpecModel):
    """What holds for a while: a role, an organisation, a strategy."""

    since: Day | None = Field(default=None, description="The first day it holds; without one, always")
    until: Day | None = Field(default=None, description="The last day it holds; without one, until further notice")
    successor: Name | None = Field(default=None, description="What takes its place after `until`")

    @model_validator(mode="after")
    def _in_order(self) -> InForce:
        if self.since and self.until and self.until < self.since:
            raise mistake("the last day comes before the first", "check `since` and `until`", at="until")
        if self.successor and not self.until:
            raise mistake("a successor needs the last day of what it follows", "add `until`", at="successor")
        return self

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def not_in_force(name: str, one: InForce, day: date) -> tuple[str, str] | None:
    """What is wrong with naming it on the day, and the remedy; None if nothing is."""
    if one.holds_on(day):
        return None
    if one.until and one.until < day:
        remedy = f"use '{one.successor}'" if one.successor else "name what took its place"
        return f"'{name}' was there until {one.until.day} {one.until:%B %Y}, before the meeting", remedy
    since = one.since or day
    what = f"'{name}' is there only from {since.day} {since:%B %Y} on, after the meeting"
    return what, "check the day, or name another"


class Organisation(InForce):
    """A body that takes part: the council, a partner."""

    name: str = Field(description="Its full name, e.g. London Borough of Barnet")
    short: str | None = Field(default=None, description="How lists name it, e.g. LBB")


class Person(InForce):
    """A role, never a person's name."""

    role: str = Field(description="The role, e.g. Head of Community Safety")
    organisation: OrganisationRef | None = Field(default=None, description="Whom the role belongs to")
    email: str | None = Field(default=None, description="The role's own mailbox, e.g. community.safety@example.gov.uk")
    telephone: str | None = Field(default=None, description="The role's own number")


class Venue(SpecModel):
    """A place where boards meet, by its name."""

    address: str = Field(description="Street, town and postcode")
    access: Listed[Line] = Field(default=[], description="What people with disabilities must know, a paragraph each")
    evacuation: Listed[Line] = Field(default=[], description="What to do in a fire, a paragraph each")


class Strategy(InForce):
    """A strategy with its numbered priorities, to which items refer."""

    name: str = Field(description="Its name in texts, e.g. Community Safety Strategy")
    priorities: ListedSome[Line] = Field(description="The priorities in order; the first is number 1")


class MeetingDay(SpecModel):
    """A day in a board's calendar."""

    date: Day = Field(description="The day it meets")
    time: Clock | None = Field(default=None, description="24 hours, e.g. 10:00")
    venue: VenueRef | None = Field(default=None, description="One of `venues`")
    cancelled: str | None = Field(default=None, min_length=8, description="Why it does not meet")


class Board(SpecModel):
    """A board or committee, by its full name: who sits on it, who serves it, when it meets."""

    quorum: int = Field(ge=1, description="How many members must be there")
    chair: MemberRef = Field(description="One of `people` or `organisations`")
    vice_chair: MemberRef | None = Field(default=None, description="One of `people` or `organisations`")
    members: list[MemberRef] = Field(default=[], description="The other members and partners, in the order of lists")
    everybody: PersonRef | None = Field(
        default=None, description="One of `people` that stands for all its members: who is to do what all must do")
    clerk: PersonRef = Field(description="Whom to ask about the meeting: one of `people`, with a mailbox")
    media: PersonRef | None = Field(default=None, description="Whom the press asks: one of `people`")
    directorate: str | None = Field(default=None, description="The part of the council that serves the board")
    strategy: StrategyRef | None = Field(default=None, description="The strategy whose priorities items refer to")
    calendar: list[MeetingDay] = Field(default=[], description="Its meetings, past and to come")

    @model_validator(mode="after")
    def _days_once(self) -> Board:
        days = [one.date for one in self.calendar]
        for index, day in enumerate(days):
            if day in days[:index]:
                raise mistake(f"{day} stands twice in the calendar", "delete one", at=("calendar", index, "date"))
        return self

    def next_after(self, day: date) -> MeetingDay | None:
        """Its next meeting that is not cancelled."""
        return min((one for one in self.calendar if one.date > day and not one.cancelled),
                   key=lambda one: one.date, default=None)  # fmt: skip

    def last_before(self, day: date) -> MeetingDay | None:
        """Its last meeting that was not cancelled."""
        return max((one for one in self.calendar if one.date < day and not one.cancelled),
                   key=lambda one: one.date, default=None)  # fmt: skip
