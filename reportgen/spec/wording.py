"""How a house says its numbers: decimals, changes, comparisons, fractions, places, records and ready sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from reportgen.errors import did_you_mean
from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.terms import Template

Places = Annotated[int, Field(ge=0, le=6)]
Limit = Annotated[float, Field(ge=0)]
Triple = tuple[str, str, str]
_FRACTION = re.compile(r"([1-9]\d?)/([1-9]\d?)")


def phrase(*slots: str) -> AfterValidator:
    """A phrase that may hold these names in braces, and no other."""

    def checked(text: str) -> str:
        for name in re.findall(r"\{(\w*)\}", text):
            if name not in slots:
                raise mistake(f"'{{{name}}}' means nothing here", did_you_mean(name, slots))
        return text

    return AfterValidator(checked)


WithPercent = Annotated[str, phrase("percent")]
WithDifference = Annotated[str, phrase("difference")]


class Decimals(SpecModel):
    """Places after the point, by unit; trailing zeros are dropped in prose if the house says so."""

    count: Places = 0
    mean: Places = 1
    rate: Places = 1
    share: Places = 1
    percent_change: Places = 1
    points: Places = 1
    money: Places = 0
    index: Places = 1
    score: Places = 1
    ratio: Places = 2


class Degree(SpecModel):
    """How big a change is in a word: it holds for changes below so many per cent, in the order given."""

    below: float | None = Field(default=None, gt=0, description="Per cent; left out in the last one, for all others")
    adverb: str = Field(default="", description="As in `increased slightly`; empty: none")
    adjective: str = Field(default="", description="As in `a slight increase`; empty: none")


class Gap(SpecModel):
    """How far two numbers are apart in words: it holds for gaps below so much, in the order given."""

    below: float | None = Field(default=None, gt=0, description="Left out in the last one, for all others")
    words: Annotated[str, phrase("direction")] = Field(description="{direction} is `higher` or `lower`")


def _steps_rise(steps: Sequence[Degree] | Sequence[Gap]) -> None:
    limits = [step.below for step in steps]
    known = [limit for limit in limits if limit is not None]
    if limits[-1] is not None or len(known) != len(limits) - 1 or known != sorted(set(known)):
        raise mistake("the steps do not go up to one for all others", "let `below` rise, and leave it out in the last")


class ComparisonWords(SpecModel):
    """Two areas, groups or categories in words. "Significantly" is said only of intervals that do not overlap."""

    points: list[Gap] = Field(
        default=[Gap(below=2, words="similar to"), Gap(below=5, words="slightly {direction} than"),
                 Gap(below=10, words="{direction} than"), Gap(words="substantially {direction} than")],
        min_length=1, description="Shares without intervals, by percentage points")  # fmt: skip
    percent: list[Gap] = Field(
        default=[Gap(below=3, words="similar to"), Gap(below=10, words="slightly {direction} than"),
                 Gap(below=50, words="{direction} than"), Gap(words="substantially {direction} than")],
        min_length=1, description="Other numbers without intervals, by per cent of the second one")  # fmt: skip
    similar: str = Field(default="similar to", description="When intervals overlap")
    significant: Annotated[str, phrase("direction")] = Field(
        default="significantly {direction} than", description="When intervals do not overlap")
    same: str = Field(default="the same as", description="When the numbers are equal")
    above: Triple = Field(default=("above", "below", "the same as"), description="With a difference in front of it")
    twice: str = Field(default="twice", description="2 times")
    times: Annotated[str, phrase("number")] = Field(default="{number} times", description="3 times and more")
    nearly_times: Annotated[str, phrase("times")] = Field(
        default="nearly {times}", description="Up to a tenth short of it: nearly twice")
    more_than_times: Annotated[str, phrase("times")] = Field(
        default="more than {times}", description="Up to a quarter beyond it: more than twice")

    @field_validator("points", "percent")
    @classmethod
    def _in_order(cls, gaps: list[Gap]) -> list[Gap]:
        _steps_rise(gaps)
        return gaps


class FractionWords(SpecModel):
    """Shares as the nearest simple fraction; a share that is near none stays a percentage."""

    names: dict[str, str] = Field(
        default={"1/10": "a tenth", "1/5": "a fifth", "1/4": "a quarter", "1/3": "a third", "1/2": "half",
                 "2/3": "two thirds", "3/4": "three quarters", "4/5": "four fifths", "9/10": "nine tenths"},
        min_length=1, description="Which fractions there are, and their words")  # fmt: skip
    nearly: Annotated[str, phrase("fraction")] = Field(default="nearly {fraction}", description="Short of it")
    about: Annotated[str, phrase("fraction")] = Field(default="about {fraction}", description="As good as it")
    just_over: Annotated[str, phrase("fraction")] = Field(default="just over {fraction}", description="Beyond it")
    about_within: Limit = Field(default=0.5, description="Percentage points on both sides that are still `about`")
    nearly_within: Limit = Field(
        default=5, description="Percentage points short of it that are still `nearly`, if no more than a tenth of it")
    just_over_within: Limit = Field(
        default=3, description="Percentage points beyond it that are still `just over`, if no more than a tenth of it")
    one_in: Annotated[str, phrase("number")] = Field(default="one in {number}", description="A share of at most half")
    out_of: Annotated[str, phrase("number", "of")] = Field(default="{number} out of {of}", description="Of ten")
    majority: str = Field(default="the majority", description="Said only of more than half")
    half: str = Field(default="half", description="Said instead of exactly half")
    part: Annotated[str, phrase("part", "whole")] = Field(default="{part} of the {whole}", description="48 of the 131")
    of_all: Annotated[str, phrase("share", "whole", "nouns")] = Field(
        default="{share} of all {whole}", description="54.3% of all service users who left; {whole} is the "
        "phrase of the whole's measure, or {nouns} if it has none")
    number_share: Annotated[str, phrase("part", "share")] = Field(
        default="{part} ({share})", description="51 (43.6%)")
    share_number: Annotated[str, phrase("part", "share")] = Field(
        default="{share} (n={part})", description="43.6% (n=51)")

    @field_validator("names")
    @classmethod
    def _are_fractions(cls, names: dict[str, str]) -> dict[str, str]:
        for name in names:
            found = _FRACTION.fullmatch(name)
            if found is None or int(found[1]) >= int(found[2]):
                raise mistake(f"'{name}' is no fraction between 0 and 1", "write it as 2/3")
        return names

    def values(self) -> dict[float, str]:
        """Per cent of each fraction -> its words."""
        pairs = {name: name.split("/") for name in self.names}
        return {int(pairs[name][0]) / int(pairs[name][1]) * 100: words for name, words in self.names.items()}


class RankingWords(SpecModel):
    """Places among areas or categories, and lists of the biggest."""

    standing: Annotated[str, phrase("ordinal", "end", "of")] = Field(
        default="{ordinal} {end} of {of}", description="3rd highest of 32; the first is the `highest of 32`")
    ends: tuple[str, str] = Field(default=("highest", "lowest"), description="From the top, from the bottom")
    change_ends: tuple[str, str] = Field(
        default=("largest increase", "largest decrease"), description="The same, among changes")
    by: tuple[str, str, str, str] = Field(
        default=("number", "rate", "share", "change"), description="What areas are put in order by")
    joint: str = Field(default="joint", description="Stands before a place that several share")
    first: Annotated[str, phrase("name", "number")] = Field(
        default="{name} ({number})", description="An item of a list of the biggest")
    tied: Annotated[str, phrase("names", "number")] = Field(
        default="{names} ({number} each)", description="Items of one size in such a list")
    followed: Annotated[str, phrase("first", "others")] = Field(
        default="{first}, followed by {others}", description="The biggest, and those after it")


class RecordWords(SpecModel):
    """Highest and lowest over time."""

    since: Annotated[str, phrase("end", "period")] = Field(
        default="the {end} since {period}", description="{period} is the last one that was as high or as low")
    of_all: Annotated[str, phrase("end", "number", "units")] = Field(
        default="the {end} in the {number} {units} shown", description="Where none was as high or as low")
    joint: Annotated[str, phrase("end", "number", "units")] = Field(
        default="the joint {end} in the {number} {units} shown", description="Where another was exactly as high")
    least: int = Field(default=3, ge=1, description="How many of the latest must be passed for `since` to be said")
    units: tuple[str, str, str, str] = Field(
        default=("months", "quarters", "years", "spans"),
        description="What spans of a month, a quarter, a year and of other lengths are called")
    none: Annotated[str, phrase("number", "units")] = Field(
        default="neither the highest nor the lowest in the {number} {units} shown", description="No record")


class CaveatWords(SpecModel):
    """What is said of weak numbers, as whole sentences."""

    provisional: Annotated[str, phrase("label", "source")] = Field(
        default="Figures of {label} are provisional and may be revised.", description="Of provisional data")
    illustrative: Annotated[str, phrase("label", "source")] = Field(
        default="Figures of {label} are illustrative: they come from no published source.", description="Made up")


class Sentences(SpecModel):
    """Ready sentences: `.sentence` behind a fact gives that of its kind. They may use fact, previous, measure,
    period and area, and what is said of each."""

    change: Template = Field(
        default="{{ area }} recorded {{ fact.cases }} of {{ measure.phrase }} in {{ period.the }}, against "
        "{{ previous }} in {{ previous.period.the }}: {{ fact.change }}.",
        description="Behind a number: its change on the year before")
    change_missing: Template = Field(
        default="{{ area }} recorded {{ fact.cases }} of {{ measure.phrase }} in {{ period.the }}. "
        "{{ previous.period.the | capitalise }} cannot be compared: {{ previous.missing }}.",
        description="The same where the year before has no number")
    level: Template = Field(
        default="{{ measure.phrase | capitalise }} in {{ area }} was {{ fact.cases }} in {{ period.the }}, against "
        "{{ previous }} in {{ previous.period.the }}: {{ fact.change }}.",
        description="Behind a rate, a share, money or another number that is no count: its change on the year before")
    level_missing: Template = Field(
        default="{{ measure.phrase | capitalise }} in {{ area }} was {{ fact.cases }} in {{ period.the }}. "
        "{{ previous.period.the | capitalise }} cannot be compared: {{ previous.missing }}.",
        description="The same where the year before has no number")
    none: Template = Field(
        default="There were {{ fact.cases }} of {{ measure.phrase }} in {{ area }} in {{ period.the }}.",
        description="Behind a number that is zero, as was the year before")
    missing: Template = Field(
        default="No number is available of {{ measure.phrase }} in {{ area }} in {{ period.the }}: {{ fact.missing }}.",
        description="Behind a number that is not there")
    share: Template = Field(
        default="{{ name }} made up {{ fact.of_all }} in {{ area }} in {{ period.the }} ({{ fact.part }}).",
        description="Behind a share; name is the category or the label")
    average: Template = Field(
        default="For {{ measure.phrase }}, {{ area }} recorded {{ fact.average }} ({{ period.span }}).",
        description="Behind .mean")
    rank: Template = Field(
        default="By {{ by }}, {{ area }} was the {{ standing }} for {{ measure.phrase }} in {{ period.the }} "
        "({{ number }}).",
        description="Behind .standing(...); by is number, rate, share or change, as the house calls it")
    rank_category: Template = Field(
        default="By {{ by }}, {{ name }} was the {{ standing }} for {{ measure.phrase }} in {{ area }} in "
        "{{ period.the }} ({{ number }}).",
        description="The same of a category among categories; name is the category")
    target: Template = Field(
        default="{{ area }} recorded {{ fact.cases }} of {{ measure.phrase }} in {{ period.the }} against a target of "
        "{{ fact.target }}: {{ fact.target_met }}.",
        description="Behind .target_met")
    top: Template = Field(
        default="The largest numbers in {{ period.the }} were for {{ top }}.", description="Behind .top(...)")
    top_without: Template = Field(
        default="Leaving out {{ left_out }}, the largest numbers in {{ period.the }} were for {{ top }}.",
        description="The same where a category was left out")
    record: Template = Field(
        default="The {{ fact.cases }} of {{ measure.phrase }} in {{ area }} in {{ period.the }} were {{ record }}.",
        description="Behind .record(...)")
    comparison: Template = Field(
        default="In {{ period.the }}, {{ measure.phrase }} in {{ area }} ({{ fact.cases }}) was {{ comparison }} that "
        "in {{ other.area }} ({{ other }}).",
        description="Behind .compared_with(...)")


class Wording(SpecModel):
    """How numbers and changes are said."""

    prose: Decimals = Field(default=Decimals(), description="Decimals in sentences")
    table: Decimals = Field(default=Decimals(), description="Decimals in tables")
    drop_trailing_zero: bool = Field(default=True, description="33%, not 33.0%, in prose")
    number_words_below: int = Field(default=0, description="Counts below this are spelt out in prose; 0: never")
    money: Annotated[str, phrase("number")] = Field(default="£{number}", description="Sums of money")
    no_cases: Annotated[str, phrase("nouns")] = Field(default="no {nouns}", description="Zero, with its noun")
    per_month: Annotated[str, phrase("mean", "unit", "length")] = Field(
        default="an average of {mean} a {unit} over {length}", description="A mean with what it was taken over")
    per_other: Annotated[str, phrase("mean", "unit")] = Field(
        default="{mean} per {unit}", description="A mean per something that is counted, e.g. per meeting")
    approximate_within: Limit = Field(
        default=10, description="Per cent of a number that its rounding may be off; beyond it the number is said")
    approximate: tuple[str, str] = Field(
        default=("nearly {number}", "over {number}"),
        description="A number rounded to tens, hundreds or thousands: short of it, beyond it")
    increase: WithPercent = Field(default="an increase of {percent}", description="{percent} is the change")
    decrease: WithPercent = Field(default="a decrease of {percent}", description="{percent} is the change")
    no_change: str = Field(default="no change", description="When the numbers are equal")
    increase_number: WithDifference = Field(
        default="an increase of {difference}", description="From zero there is no per cent")
    decrease_number: WithDifference = Field(
        default="a decrease of {difference}", description="{difference} is the change")
    not_comparable: Annotated[str, phrase("reason")] = Field(
        default="not comparable: {reason}", description="{reason} says why")
    directions: Triple = Field(
        default=("increase", "decrease", "no change"), description="Up, down and level, as nouns")
    verbs: Triple = Field(default=("increased", "decreased", "did not change"), description="The same as verbs")
    by: Annotated[str, phrase("verb", "size")] = Field(
        default="{verb} by {size}", description="A verb with the size of the change")
    comparatives: Triple = Field(default=("higher", "lower", "the same"), description="As adjectives")
    up_down: Triple = Field(default=("up", "down", "no change"), description="As short words before a size")
    steady: str = Field(default="remained steady", description="Instead of a verb, for changes within steady_within")
    steady_within: Limit = Field(default=0, description="Per cent up to which a number is steady; no change always is")
    degrees: list[Degree] = Field(
        default=[Degree(below=5, adverb="slightly", adjective="slight"), Degree(below=25),
                 Degree(adverb="sharply", adjective="sharp")],
        min_length=1, description="Words for small and big changes, by per cent")  # fmt: skip
    was: tuple[str, str] = Field(default=("was", "were"), description="Of one, and of none or several")
    is_: tuple[str, str] = Field(default=("is", "are"), alias="is", description="The same today")
    has: tuple[str, str] = Field(default=("has", "have"), description="The same")
    not_available: str = Field(default="not available", description="A number that is missing, in prose")
    suppressed: str = Field(
        default="an undisclosed number", description="A number that is not published, in prose: it is small, or would "
        "tell a small one")
    suppressed_change: str = Field(
        default="a change that is not published", description="The change from or to such a number")
    comparison: ComparisonWords = Field(default=ComparisonWords(), description="Comparisons of two numbers")
    fractions: FractionWords = Field(default=FractionWords(), description="Shares in words")
    ranking: RankingWords = Field(default=RankingWords(), description="Places and lists of the biggest")
    records: RecordWords = Field(default=RecordWords(), description="Highest and lowest over time")
    caveats: CaveatWords = Field(default=CaveatWords(), description="Sentences about weak numbers")
    sentences: Sentences = Field(default=Sentences(), description="Ready sentences, by kind")

    @field_validator("degrees")
    @classmethod
    def _in_order(cls, degrees: list[Degree]) -> list[Degree]:
        _steps_rise(degrees)
        return degrees
