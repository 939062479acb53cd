"""A meeting: board, day, place, and its items in order, each with its papers. The board pack is compiled from it."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from reportgen.spec.base import Listed, SpecModel, mistake
from reportgen.spec.terms import Clock, Day, Key, MemberRef

Why = Annotated[str, Field(min_length=8)]


class Exempt(SpecModel):
    """Why the public may not see it (Local Government Act 1972, Schedule 12A, Part 1)."""

    paragraph: Listed[Literal[1, 2, 3, 4, 5, 6, 7]] = Field(min_length=1, description="The paragraph of Schedule 12A")
    reason: Why = Field(description="Why the public interest in keeping it back outweighs that in telling it")
    terms: list[Annotated[str, Field(min_length=4)]] = Field(
        default=[], description="Names and sums that must stand nowhere in what is published")
    public: list[Annotated[str, Field(min_length=4)]] = Field(
        default=[], description="Sentences and sums of it that the public may know, and other papers may say")


def _as_file(value: Any) -> Any:
    return {"file": value} if isinstance(value, str) else value


class ItemPaper(SpecModel):
    """A paper of an item: a spec, an Office file that somebody edited, or a PDF or workbook of a partner."""

    file: str = Field(description="The spec (.yaml) or the file (.docx, .pptx, .pdf, .xlsx), beside this one")
    edited: str | None = Field(
        default=None, description="The Office file that came out of the spec and was edited: it is bound instead")
    title: str | None = Field(default=None, description="Its title; by itself that in the paper")
    label: str | None = Field(default=None, description="What the item calls it, e.g. Appendix A")
    exempt: Exempt | None = Field(default=None, description="Only in the exempt edition, with a page in its place")
    supplement: int = Field(default=0, ge=0, description="The supplementary pack it comes with; 0: the main pack")
    allow: dict[str, Why] = Field(
        default={}, description="Rules over files (docs/checks.md) whose findings may stand, each with the reason")


PaperOfItem = Annotated[ItemPaper, BeforeValidator(_as_file)]


class Item(SpecModel):
    """An item of business."""

    title: str = Field(min_length=1, description="As printed in the order of business")
    subtitle: str | None = Field(default=None, description="Printed below the title")
    presented_by: MemberRef | None = Field(default=None, description="One of `people` or `organisations`")
    verbal: bool = Field(default=False, description="true: told at the meeting, without a paper")
    papers: Listed[PaperOfItem] = Field(default=[], description="Its papers in order: report, slides, appendices")
    exempt: Exempt | None = Field(default=None, description="All its papers are exempt")
    late: Why | None = Field(default=None, description="Why its papers come after the agenda was published")
    urgent: Why | None = Field(default=None, description="Why it cannot wait, though not on the published agenda")
    moved_from: int | None = Field(default=None, ge=1, description="Its number in the agenda published before")
    supplement: int = Field(default=0, ge=0, description="The supplementary pack it comes with; 0: the main pack")

    @model_validator(mode="after")
    def _verbal_or_written(self) -> Item:
        if self.verbal and self.papers:
            raise mistake("a verbal item has no papers", "delete `verbal` or the papers", at="papers")
        return self


class Issue(SpecModel):
    """A time the pack was published."""

    date: Day = Field(description="The day")
    reason: Why = Field(description="Why it was published again, or what it adds")


class Meeting(SpecModel):
    """The meeting that papers are written for."""

    house: Key = Field(description="The folder under assets/")
    board: str = Field(description="The board's full name; `boards` says who sits on it")
    date: Day = Field(description="The day it meets")
    time: Clock | None = Field(default=None, description="24 hours, e.g. 10:00")
    venue: str | None = Field(default=None, description="Where it meets: one of `venues`, or name and address")
    use: Listed[str] = Field(
        default=[], description="Files of shared definitions: boards, people, venues; the papers know them too")
    kind: Key = Field(default="agenda", description="The kind of front sheet that the house knows")
    published: Day | None = Field(default=None, description="The day the pack was or will be published")
    reissues: list[Issue] = Field(default=[], description="The days it was published again, in order")
    supplements: list[Issue] = Field(default=[], description="Its supplementary packs, in order")
    items: list[Item] = Field(default=[], description="The order of business")

    @model_validator(mode="after")
    def _in_order(self) -> Meeting:
        for key in ("reissues", "supplements"):
            issues: list[Issue] = getattr(self, key)
            for index, (one, other) in enumerate(pairwise(issues), 1):
                if other.date < one.date:
                    raise mistake("it comes before the one above it", "put them in order", at=(key, index, "date"))
        most = len(self.supplements)
        for index, item in enumerate(self.items):
            if item.supplement > most:
                raise self._no_supplement(item.supplement, ("items", index, "supplement"))
            for number, paper in enumerate(item.papers):
                if paper.supplement > most:
                    raise self._no_supplement(paper.supplement, ("items", index, "papers", number, "supplement"))
        return self

    @staticmethod
    def _no_supplement(number: int, at: tuple[str | int, ...]) -> Exception:
        return mistake(f"there is no supplementary pack {number}", "add it under `supplements` with its day", at=at)
