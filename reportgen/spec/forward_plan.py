"""The forward plan: which items come to which meeting of a board's calendar."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from reportgen.spec.base import Listed, SpecModel, mistake
from reportgen.spec.models import Paper
from reportgen.spec.terms import Day, MemberRef, StrategyRef, Template

Number = Annotated[int, Field(ge=1)]


class Planned(SpecModel):
    """What is said of an item in the forward plan."""

    title: str = Field(min_length=1, description="As in the agenda of its meeting")
    overview: Template | None = Field(default=None, description="Its theme or decision")
    priorities: Listed[Number | Literal["all"]] = Field(
        default=[], description="Priorities of the strategy it serves, by number, or all")
    strategy: StrategyRef | None = Field(default=None, description="By itself the board's")
    report_of: Listed[MemberRef] = Field(default=[], description="Of `people` or `organisations`")
    issue: str | None = Field(default=None, description="Non-Key, Key or Urgent; what the house knows")

    @model_validator(mode="after")
    def _all_or_some(self) -> Planned:
        if "all" in self.priorities and len(self.priorities) > 1:
            raise mistake("`all` stands for every priority", "delete it, or the others", at="priorities")
        return self


class PlannedItem(Planned):
    """An item of one meeting, or of none yet."""

    meeting: Day | None = Field(default=None, description="A day of the board's calendar; without one, to be allocated")
    delivered: bool = Field(default=False, description="true: taken though not by this title; it drops off")


class StandingItem(Planned):
    """An item of every meeting."""

    since: Day | None = Field(default=None, description="From this meeting on")
    until: Day | None = Field(default=None, description="Up to this meeting")
    except_: list[Day] = Field(default=[], alias="except", description="Not at these meetings")


class ForwardPlanSpec(Paper):
    """The forward plan of a board, in Word."""

    first: Day | None = Field(default=None, description="The first meeting it shows; by itself that of the paper")
    last: Day | None = Field(default=None, description="The last one; by itself the calendar's last")
    standing: list[StandingItem] = Field(default=[], description="Items of every meeting, first in each table")
    items: list[PlannedItem] = Field(default=[], description="Items of one meeting, in order")
