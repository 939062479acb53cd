"""Cards: what a spec may say of key figures, one a card."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import AreaOrGroupRef, CategoryRef, MeasureRef, PeerGroupRef, PeriodRef, Template


class CardRank(SpecModel):
    """The area's place among its peers, 1 being best."""

    among: PeerGroupRef = Field(description="The peer group")
    by: Literal["value", "rate", "change"] = Field(default="change", description="What is ranked")


class CardSpec(SpecModel):
    """One number, with what it is compared with. What it leaves out, the figure says."""

    measure: MeasureRef = Field(description="What is counted")
    show: Literal["count", "rate", "share", "mean", "percent_change"] = Field(
        default="count", description="The number, per population, of the whole, per month, or its change")
    period: PeriodRef | None = Field(default=None, description="A period (docs/periods.md), or the name of one")
    area: AreaOrGroupRef | None = Field(default=None, description="Default: the paper's area")
    within: dict[CategoryRef, str] = Field(default={}, description="Only those: a category and its value")
    of: MeasureRef | None = Field(
        default=None, description="share: the measure of the whole (default: the measure itself, without `within`)")
    caption: Template | None = Field(default=None, description="Default: the measure's label")
    versus: Literal["previous_year", "preceding", "target", "none"] = Field(
        default="previous_year", description="Compare with the same span a year before, the span just before, "
        "or the measure's target")
    rank: CardRank | None = Field(default=None, description="Add the area's place among its peers")

    @model_validator(mode="after")
    def _whole(self) -> CardSpec:
        if self.of is not None and self.show != "share":
            raise mistake("only a share is of a whole", "add 'show: share', or take 'of' out", at="of")
        if self.show == "share" and self.of is None and not self.within:
            raise mistake("the share has no whole", "add 'of', a measure, or 'within', a category", at="show")
        if self.show == "percent_change" and self.versus in ("target", "none"):
            raise mistake("a change is from an earlier span", "write 'previous_year' or 'preceding'", at="versus")
        if self.rank is not None and self.within:
            raise mistake("areas are not ranked within a category", "take 'rank' or 'within' out", at="rank")
        return self


class CardsSpec(FigureBase):
    """Key figures on cards of one size: a number, what it counts, and how it compares, by arrow, colour and word."""

    types = ("cards",)
    makes = "drawing"

    type: Literal["cards"] = Field(description="Always `cards`")
    cards: list[CardSpec] = Field(min_length=1, max_length=8, description="The cards, from left to right")
    period: PeriodRef | None = Field(
        default=None, description="A period (docs/periods.md) for all cards that say none")
    columns: int | None = Field(default=None, ge=1, le=8, description="Cards in a row (default: as many as fit well)")

    @model_validator(mode="after")
    def _of_a_period(self) -> CardsSpec:
        for index, card in enumerate(self.cards):
            if card.period is None and self.period is None:
                remedy = "add 'period' to the card or to the figure"
                raise mistake("the card says no period", remedy, at=("cards", index))
        return self
