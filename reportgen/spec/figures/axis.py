"""What the rows or the columns of a table are: measures, areas, spans of time, or the values of a category."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from reportgen.errors import Place
from reportgen.spec.base import Listed, SpecModel, mistake
from reportgen.spec.terms import AreaOrGroupRef, CategoryRef, MeasureRef, PeriodRef, Referent

Each = Literal["month", "quarter", "year"]


class ShareSpec(SpecModel):
    """A row that is reckoned from two measures: one as a share of the other."""

    share: list[MeasureRef] = Field(
        min_length=2, max_length=2, description="The part, and the whole it is a part of")
    label: str | None = Field(default=None, description="The row's heading (default: written from the two)")


def _tag(value: Any) -> str:
    return "<share>" if isinstance(value, (dict, ShareSpec)) else "<measure>"


MeasureOrShare = Annotated[
    Annotated[ShareSpec, Tag("<share>")] | Annotated[MeasureRef, Tag("<measure>")], Discriminator(_tag)
]

_KINDS = ("measures", "areas", "each", "periods", "by")
_OF_CATEGORIES = ("only", "without", "top", "order", "rest")


class AxisSpec(SpecModel):
    """One row (or column) for each of several things, all of one kind."""

    measures: list[MeasureOrShare] = Field(
        default=[], description="Measures; `share: [part, whole]` is reckoned from two")
    areas: list[AreaOrGroupRef] = Field(
        default=[], description="Areas and peer groups (a group stands for its areas, each once)")
    each: Each | None = Field(default=None, description="The parts of a period")
    period: PeriodRef | None = Field(default=None, description="With each: of which period (docs/periods.md)")
    periods: list[PeriodRef] = Field(default=[], description="Periods, of whatever length")
    by: CategoryRef | None = Field(default=None, description="The values of a category of the data")
    only: list[str] = Field(
        default=[], description="With by: these values, in this order; if the data have more, `rest` or `without` "
        "must say what becomes of them")
    without: Listed[str] = Field(default=[], description="With by: values that are left out")
    top: int | None = Field(default=None, gt=0, description="With by: the largest so many; the others are the rest")
    rest: str | None = Field(default=None, description="With by: what the others are called, taken together")
    order: Literal["value", "given", "alphabet"] | None = Field(
        default=None, description="With by: the largest first, as `only` or the data give them, or by alphabet "
        "(default: as given; with `top` the largest first)")
    bands: dict[str, list[str]] = Field(
        default={}, description="Subtotals: {heading: [labels]}; each stands behind the last of its own, and counts "
        "in no total")
    of_which: dict[str, list[str]] = Field(
        default={}, description="Parts that are indented below their whole and count in no total: {whole: [parts]}, "
        "by the names of measures or the values of the category")

    @property
    def kind(self) -> str:
        """Which of its keys says what it is made of."""
        return next((name for name in _KINDS if getattr(self, name)), "")

    @model_validator(mode="after")
    def _one_kind(self) -> AxisSpec:
        given = [name for name in _KINDS if getattr(self, name)]
        if len(given) != 1 and not self.holds_more():
            raise mistake("rows and columns are measures, areas, the parts of a period, periods or the values of a "
                          "category", f"give one of: {', '.join(_KINDS)}")
        if self.by is None:
            for name in _OF_CATEGORIES:
                if getattr(self, name):
                    raise mistake(f"'{name}' is for the values of a category", "add 'by', or take it out", at=name)
        if self.period is not None and self.each is None:
            raise mistake("'period' says of what 'each' is a part", "add 'each', or take it out", at="period")
        if self.of_which and self.kind not in ("measures", "by"):
            raise mistake("only measures and values of a category have parts", "take 'of_which' out", at="of_which")
        self._check_parts()
        return self

    def holds_more(self) -> bool:
        """Whether it may do without a kind of its own."""
        return False

    def _check_parts(self) -> None:
        parts = [part for parts in self.of_which.values() for part in parts]
        for whole in self.of_which:
            if whole in parts:
                raise mistake(f"'{whole}' is both a whole and a part", "name each part once", at="of_which")
        if len(set(parts)) < len(parts):
            raise mistake("a part stands below two wholes", "name each part once", at="of_which")

    def further_references(self) -> Iterator[tuple[Referent, str | None, Place]]:
        """Names of measures in ``of_which``."""
        if self.measures:
            for whole, parts in self.of_which.items():
                yield from (("measure", name, self.place("of_which", whole)) for name in (whole, *parts))
