"""How a house sums up measures: what a factor counts, when a row is green, amber or red, and the words for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.spec.base import SpecModel
from reportgen.spec.wording import Decimals, phrase

RankCounts = Literal["thirds", "halves", "best_third"]


class SummaryWords(SpecModel):
    """The factors of a summary, each in a few words."""

    change: Annotated[str, phrase("change", "period")] = Field(
        default="{change} in {period}", description="{change} is e.g. `sharp decrease of 48%`")
    change_of: Annotated[str, phrase("change", "measure", "period")] = Field(
        default="{change} in {measure} in {period}", description="The same of another measure than the row's")
    rank: Annotated[str, phrase("standing", "among", "by")] = Field(
        default="{standing} in {among} by {by}", description="{standing} is e.g. `3rd lowest of 32`")
    exception: Annotated[str, phrase("side", "months")] = Field(
        default="{side} in {months}", description="Months outside their limits")
    marks: tuple[str, str, str, str] = Field(
        default=("+", "−", "=", "?"), description="Before a factor that is positive, negative, neither, or not known")
    sides: tuple[str, str] = Field(
        default=("unusually high", "unusually low"), description="Above and below the limits, within a factor")
    signs: tuple[str, str, str] = Field(
        default=("▲ High", "▼ Low", "Usual"), description="The same in a column of months; the last one within them")
    missing: Annotated[str, phrase("what")] = Field(
        default="{what}: not available", description="A factor without a number; {what} is change or rank")
    none: str = Field(default="None", description="Where no factor speaks for or against a row")
    ratings: dict[Literal["green", "amber", "red", "grey"], str] = Field(
        default={"green": "Green", "amber": "Amber", "red": "Red", "grey": "Not rated"},
        description="The word beside each colour")


class SummaryRules(SpecModel):
    """Green: all factors are positive; red: all or nearly all are negative; amber: mixed."""

    nearly_all: float = Field(
        default=0.8, gt=0.5, le=1, description="From this part of the factors on, `nearly all` of them are negative")
    rank_counts: RankCounts = Field(
        default="thirds", description="Which places are factors: thirds: the best third is positive, the worst third "
        "negative, those between are none; halves: all are; best_third: only the best third is one")
    decimals: Decimals = Field(
        default=Decimals(percent_change=0, points=0), description="Decimals in summaries, instead of those of tables "
        "and prose")
    words: SummaryWords = Field(default=SummaryWords(), description="The words of its factors")
