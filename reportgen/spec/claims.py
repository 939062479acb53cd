"""What an author may claim beside a text: highest, rise, majority, target met; each is held against the data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from reportgen.errors import Place, did_you_mean
from reportgen.spec.base import ListedSome, SpecModel, mistake
from reportgen.spec.terms import (
    AreaOrGroupRef,
    CategoryRef,
    MeasureRef,
    Name,
    PeerGroupRef,
    PeriodRef,
    Referent,
    Scalar,
)

Measured = Literal["value", "rate", "change"]
MEASURED = "What is compared: the number itself, its rate, or its change on the same span a year before"


class ClaimBase(SpecModel):
    """What all claims say: when, where, of which categories. ``key`` is the word that tells the kind."""

    key: ClassVar[str] = ""

    period: PeriodRef = Field(description="One of `periods`, or a period")
    area: AreaOrGroupRef | None = Field(default=None, description="Whose number it is (default: the paper's area)")
    where: dict[CategoryRef, Scalar] = Field(default={}, description="Held to categories: column: value")

    def further_references(self) -> Iterator[tuple[Referent, str | None, Place]]:
        """Names whose meaning hangs on another key."""
        yield from ()


class _OfMeasure(ClaimBase):
    of: MeasureRef = Field(description="The measure")


class _Ordered(_OfMeasure):
    """Areas of a group, or values of a category, put in order."""

    by: Name = Field(
        default="area", description="What is put in order: `area`, or a category of the data")
    among: PeerGroupRef | None = Field(default=None, description="The areas that are put in order, if by area")
    measured: Measured = Field(default="value", description=f"{MEASURED}; by category the number only")
    without: list[str] = Field(default=[], description="Categories left out, such as Other")

    def names(self) -> list[str]:
        """Those that the claim is about."""
        return []

    @model_validator(mode="after")
    def _is_said_among_whom(self) -> _Ordered:
        if self.by == "area" and self.among is None:
            raise mistake("the claim does not say among which areas", "add 'among' with a peer group", at=self.key)
        if self.by != "area" and self.among is not None:
            raise mistake("'among' is for areas only", "take it out, or say 'by: area'", at="among")
        if self.by != "area" and self.measured != "value":
            raise mistake("categories are put in order by their number", "take 'measured' out", at="measured")
        return self

    def further_references(self) -> Iterator[tuple[Referent, str | None, Place]]:
        if self.by == "area":
            yield from (("area", name, self.place("name" if self.key == "rank" else self.key)) for name in self.names())
        else:
            yield "area_or_category", self.by, self.place("by")


class HighestClaim(_Ordered):
    """One area or category has the highest number, or several have it together."""

    key = "highest"
    highest: ListedSome[str] = Field(description="The area or the category; several if they share the place")

    def names(self) -> list[str]:
        return self.highest


class LowestClaim(_Ordered):
    """One area or category has the lowest number, or several have it together."""

    key = "lowest"
    lowest: ListedSome[str] = Field(description="The area or the category; several if they share the place")

    def names(self) -> list[str]:
        return self.lowest


class RankClaim(_Ordered):
    """An area or a category has a certain place."""

    key = "rank"
    rank: int = Field(ge=1, description="The place; those of one size share the better one")
    from_: Literal["highest", "lowest"] = Field(default="highest", alias="from", description="Where counting begins")
    name: str | None = Field(default=None, description="The area or the category (default: the paper's area)")

    def names(self) -> list[str]:
        return [self.name] if self.name else []

    @model_validator(mode="after")
    def _has_a_name(self) -> RankClaim:
        if self.by != "area" and self.name is None:
            raise mistake("the claim does not say which category has the place", "add 'name'", at="rank")
        return self


class MajorityClaim(_OfMeasure):
    """Categories make up more than half, alone or together."""

    key = "majority"
    majority: ListedSome[str] = Field(description="The category, or several together")
    by: CategoryRef = Field(description="The category's column")


class ShareAboveClaim(_OfMeasure):
    """A part is more than so many per cent of its whole."""

    key = "share_above"
    share_above: float = Field(ge=0, lt=100, description="Per cent")
    whole: MeasureRef | None = Field(
        default=None, description="The whole (default: the same measure without `where`)")

    @model_validator(mode="after")
    def _has_a_whole(self) -> ShareAboveClaim:
        if self.whole is None and not self.where:
            raise mistake("the claim does not say of what it is a share", "add 'where' or 'whole'", at="share_above")
        return self


class _Changed(ClaimBase):
    since: str = Field(
        default="year_before", description="What it is compared with: the same span a year before, the span just "
        "before, or a period")
    measured: Literal["value", "rate"] = Field(default="value", description="The number itself or its rate")

    def further_references(self) -> Iterator[tuple[Referent, str | None, Place]]:
        if self.since not in ("year_before", "span_before"):
            yield "period", self.since, self.place("since")


class IncreaseClaim(_Changed):
    """A number went up."""

    key = "increase"
    increase: MeasureRef = Field(description="The measure")
    at_least: float = Field(default=0, ge=0, description="By so many per cent at least")


class DecreaseClaim(_Changed):
    """A number went down."""

    key = "decrease"
    decrease: MeasureRef = Field(description="The measure")
    at_least: float = Field(default=0, ge=0, description="By so many per cent at least")


class NoChangeClaim(_Changed):
    """A number stayed the same."""

    key = "no_change"
    no_change: MeasureRef = Field(description="The measure")


class _Limited(_OfMeasure):
    measured: Measured = Field(default="value", description=MEASURED)


class MoreThanClaim(_Limited):
    """A number is above a limit."""

    key = "more_than"
    more_than: float = Field(description="The limit; per cent for changes")


class LessThanClaim(_Limited):
    """A number is below a limit."""

    key = "less_than"
    less_than: float = Field(description="The limit; per cent for changes")


class AtLeastClaim(_Limited):
    """A number reaches a limit."""

    key = "at_least"
    at_least: float = Field(description="The limit; per cent for changes")


class SimilarClaim(_OfMeasure):
    """Two areas are alike by their intervals, or by the house's rule if there are none."""

    key = "similar"
    similar: list[AreaOrGroupRef] = Field(min_length=2, max_length=2, description="Two areas or groups")
    measured: Literal["value", "rate"] = Field(default="rate", description="The number itself or its rate")


class RecordClaim(_OfMeasure):
    """A number is higher or lower than all of its kind before it."""

    key = "record"
    record: Literal["highest", "lowest"] = Field(description="Which")
    over: PeriodRef = Field(description="How far back, e.g. 24 months")


class NoneClaim(ClaimBase):
    """Nothing was counted."""

    key = "none"
    none: MeasureRef = Field(description="The measure")


class TargetMetClaim(ClaimBase):
    """A measure met its target."""

    key = "target_met"
    target_met: MeasureRef = Field(description="The measure")


CLAIMS: tuple[type[ClaimBase], ...] = (
    HighestClaim, LowestClaim, RankClaim, MajorityClaim, ShareAboveClaim, IncreaseClaim, DecreaseClaim, NoChangeClaim,
    MoreThanClaim, LessThanClaim, SimilarClaim, RecordClaim, NoneClaim, TargetMetClaim, AtLeastClaim,
)  # fmt: skip
# `at_least` may also stand beside `increase`: the kind's own word is looked for in the order above.
CLAIM_KEYS = tuple(model.key for model in CLAIMS)


def _told_apart(value: Any) -> Any:
    if isinstance(value, dict) and not any(key in value for key in CLAIM_KEYS):
        near = (did_you_mean(key, CLAIM_KEYS, "-") for key in value if key not in ClaimBase.model_fields)
        remedy = next((one for one in near if one != "-"), f"use one of: {', '.join(CLAIM_KEYS)}")
        raise mistake("nothing says what is claimed", remedy)
    return value


def _claim_tag(value: Any) -> str:
    if isinstance(value, ClaimBase):
        return f"<{type(value).__name__}>"
    found = (model for model in CLAIMS if isinstance(value, dict) and model.key in value)
    return f"<{next(found, HighestClaim).__name__}>"


if TYPE_CHECKING:
    Claim = ClaimBase
else:
    Claim = Annotated[
        reduce(or_, (Annotated[model, Tag(f"<{model.__name__}>")] for model in CLAIMS)),
        Discriminator(_claim_tag),
        BeforeValidator(_told_apart),
    ]
