"""Disclosure control: what a dataset and a house may say of numbers that are too small to publish."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from reportgen.spec.base import SpecModel, mistake

LEAST_THRESHOLD = 3
"""Below it, a suppressed number could be 1 alone, and its mark would tell it."""

MARKS: dict[Literal["c", "low", "p", "r", "x", "z"], str] = {
    "c": "suppressed to protect small numbers",
    "low": "based on a small number, and easily changed by chance",
    "p": "provisional, and may be revised",
    "r": "revised since it was first published",
    "x": "not available",
    "z": "not applicable",
}

Method = Literal["suppress", "round"]
Zeros = Literal["show", "suppress"]


class HouseDisclosure(SpecModel):
    """How a house protects small numbers. A dataset may say otherwise."""

    threshold: int = Field(
        default=5, ge=LEAST_THRESHOLD, description="Counts below this are not published; at least 3")
    method: Method = Field(
        default="suppress", description="suppress: they are left out, with as many others as would give them away; "
        "round: all counts are rounded to `base`")
    base: int = Field(default=5, ge=2, description="round: to multiples of this, half up")
    zeros: Zeros = Field(default="show", description="Whether a count of zero is published")
    small_bases: int = Field(default=30, ge=0, description="Percentages of fewer than this are marked [low]")
    unit: str = Field(default="cases", description="What is counted: people, cases, households")


class Disclosure(SpecModel):
    """How a dataset's small numbers are protected. What it leaves out, the house says."""

    none: str | None = Field(
        default=None, description="They are not: the reason why, e.g. published as open data")
    threshold: int | None = Field(
        default=None, ge=LEAST_THRESHOLD, description="Counts below this are not published; at least 3")
    method: Method | None = Field(
        default=None, description="suppress: small counts are left out, with as many others as would give them away; "
        "round: all counts are rounded to `base`")
    base: int | None = Field(default=None, ge=2, description="round: to multiples of this, half up")
    zeros: Zeros | None = Field(default=None, description="Whether a count of zero is published")
    small_bases: int | None = Field(
        default=None, ge=0, description="Percentages of fewer than this are marked [low]")
    unit: str | None = Field(default=None, description="What is counted: people, cases, households")

    @model_validator(mode="after")
    def _one_way(self) -> Disclosure:
        if self.none is not None and not self.none.strip():
            raise mistake("'none' gives no reason", "say why, e.g. published as open data", at="none")
        others = sorted(self.model_fields_set - {"none"})
        if self.none is not None and others:
            what = f"'none' says that nothing is protected, and '{others[0]}' how"
            raise mistake(what, "give one of them", at="none")
        return self


def _tag(value: Any) -> str:
    return "<house>" if isinstance(value, str) else "<rule>"


def _reasoned(value: Any) -> Any:
    if value == "none":
        raise mistake("nothing says why small numbers need no protection", "write `{none: the reason why}`")
    return value


# Tags stand in <> so that they are told from keys in the place of an error.
DisclosureOrHouse = Annotated[
    Annotated[Literal["house"], Tag("<house>")] | Annotated[Disclosure, Tag("<rule>")],
    Discriminator(_tag),
    BeforeValidator(_reasoned),
]
