"""Minutes: who was there, what was said and decided under each item, and what is to be done by whom."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from reportgen.spec.base import ListedSome, SpecModel, mistake
from reportgen.spec.models import CONTENT_KEYS, Content, Paper, content_tag
from reportgen.spec.terms import Clock, Day, Key, MemberRef, Name, Template


class Attendee(SpecModel):
    """Somebody who was there. Whose place a substitute took is said under `apologies`."""

    who: MemberRef = Field(description="One of `people` or `organisations`")
    role: str | None = Field(default=None, min_length=1, description="What they were there as, if not by that role")
    chair: bool = Field(default=False, description="true: led the meeting in place of the board's chair")


class Apology(SpecModel):
    """Somebody who could not come."""

    who: MemberRef = Field(description="One of `people` or `organisations`")
    substitute: MemberRef | None = Field(default=None, description="Who came instead; also under `attendance`")


class FormulaContent(SpecModel):
    """A stock sentence of the house's minutes."""

    formula: Key = Field(description="One of the kind's `formulae`: agreed, noted, thanked, ...")


class ResolvedContent(SpecModel):
    """A decision."""

    resolved: ListedSome[Template] = Field(description="What was decided, from `that` on; several are numbered")


class ActionContent(SpecModel):
    """What is to be done, by whom; it stands in the action log until it is done."""

    action: Name = Field(description="Its name in the log, by which later minutes tell what became of it")
    what: Template = Field(description="What is to be done, as a sentence: The clerk to circulate the dates. No facts")
    owners: ListedSome[MemberRef] = Field(description="Who does it: of `people` or `organisations`")
    due: Day | None = Field(default=None, description="By when; without one, by the next meeting")


class UpdateContent(SpecModel):
    """What became of an action of earlier minutes."""

    update: Name = Field(description="The action's name")
    text: Template = Field(description="What was reported")
    done: bool = Field(default=False, description="true takes it off the log")
    due: Day | None = Field(default=None, description="A new day by which it is to be done")

    @model_validator(mode="after")
    def _done_or_due(self) -> UpdateContent:
        if self.done and self.due:
            raise mistake("what is done has no new day", "delete `due` or `done`", at="due")
        return self


class MattersContent(SpecModel):
    """The actions still open from earlier minutes, and what became of them."""

    matters_arising: Literal[True] = Field(description="Always true")


class ApologiesContent(SpecModel):
    """The sentence on who could not come."""

    apologies: Literal[True] = Field(description="Always true")


_CONTENT: dict[str, type[SpecModel]] = {
    "formula": FormulaContent, "resolved": ResolvedContent, "action": ActionContent, "update": UpdateContent,
    "matters_arising": MattersContent, "apologies": ApologiesContent,
}  # fmt: skip
MINUTED_KEYS = (*_CONTENT, *CONTENT_KEYS)


def _minuted_tag(value: Any) -> str | None:
    if isinstance(value, dict):
        own = next((f"<{model.__name__}>" for key, model in _CONTENT.items() if key in value), None)
        if own:
            return own
    elif isinstance(value, tuple(_CONTENT.values())):
        return f"<{type(value).__name__}>"
    return "<Content>" if content_tag(value) else None


Minuted = Annotated[
    Annotated[FormulaContent, Tag("<FormulaContent>")]
    | Annotated[ResolvedContent, Tag("<ResolvedContent>")]
    | Annotated[ActionContent, Tag("<ActionContent>")]
    | Annotated[UpdateContent, Tag("<UpdateContent>")]
    | Annotated[MattersContent, Tag("<MattersContent>")]
    | Annotated[ApologiesContent, Tag("<ApologiesContent>")]
    | Annotated[Content, Tag("<Content>")],
    Discriminator(_minuted_tag),
]


class MinutesItem(SpecModel):
    """What was said and decided under an item."""

    item: Template = Field(description="Its title, as in the agenda; the house sets capitals")
    taken: Template | None = Field(
        default=None, description="Why it was taken in another order than the agenda's; printed before its content")
    content: ListedSome[Minuted] = Field(description="Paragraphs, lists, figures, decisions and actions in order")


class MinutesSpec(Paper):
    """Minutes of a meeting, in Word."""

    previous: str | None = Field(default=None, description="The minutes before these, beside this file: the action log "
        "runs on from them")  # fmt: skip
    attendance: list[Attendee] = Field(min_length=1, description="Who was there, the chair first")
    apologies: list[Apology] = Field(default=[], description="Who could not come")
    items: list[MinutesItem] = Field(min_length=1, description="The items as they were taken")
    closed: Clock | None = Field(default=None, description="When the meeting ended, 24 hours; needed to issue them")
    agreed: Day | None = Field(default=None, description="The day a later meeting agreed them as a correct record; "
        "takes the DRAFT mark away as `issued` does")  # fmt: skip
