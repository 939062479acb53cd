"""The words that all spec models are made of: names, texts, days, values, and what a name refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from reportgen.periods import PeriodError, parse
from reportgen.spec.base import mistake

Referent = Literal[
    "measure", "area", "peer_group", "area_or_group", "period", "figure", "category", "area_or_category",
    "time_area_or_category", "boundaries", "locations", "person", "organisation", "member", "venue", "strategy",
]  # fmt: skip
CATEGORY: tuple[Referent, ...] = ("category", "area_or_category", "time_area_or_category")  # what may name one


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose text is the name of something; ``spec.names`` looks each of them up."""

    to: Referent


TEMPLATE_MEANING = "Text; facts in {{ }}, **bold**, *italic*, [words](https://link)"
NAME_PATTERN = r"^[a-z][a-z0-9_]*$"
KEY_PATTERN = r"^[a-z][a-z0-9_-]*$"

Name = Annotated[str, Field(pattern=NAME_PATTERN)]
Key = Annotated[str, Field(pattern=KEY_PATTERN)]
Template = Annotated[str, Field(description=TEMPLATE_MEANING)]
Scalar = str | int | float | bool


def _acronym(value: str) -> str:
    if not re.fullmatch(r"[A-Z][A-Z0-9&/]+", value):
        raise mistake(f"'{value}' is no acronym", "write it in capitals, such as MARAC")
    return value


def _values(value: Any) -> Any:
    several = value if isinstance(value, list) else [value]
    if not several or not all(isinstance(one, (str, int, float, bool)) for one in several):
        raise mistake("the rows to keep are told by a value or a list of values", "write 'column: value'")
    return value


def _day(value: Any) -> Any:
    # Pydantic would take a number for seconds since 1970.
    if not isinstance(value, (str, date)):
        raise mistake("this is no day", "write it as 2023-11-24")
    return value


def _clock(value: str) -> str:
    found = re.fullmatch(r"(\d{2}):(\d{2})", value)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise mistake(f"'{value}' is no time of day", "write it with 24 hours in quotes, such as \"10:00\"")
    return value


def _span(value: str) -> str:
    try:
        parse(value)
    except PeriodError as error:
        raise mistake(error.what, error.remedy) from error
    return value


Where = dict[str, Annotated[Scalar | list[Scalar], BeforeValidator(_values)]]
Day = Annotated[date, BeforeValidator(_day)]
Clock = Annotated[str, AfterValidator(_clock)]
# Known without the paper's data: no "last 4 months".
Dated = Annotated[
    str, AfterValidator(_span), Field(description="A day, a month or a span, e.g. 2021-10-04, Oct 2021, Q1 2022/23")
]

Acronyms = dict[Annotated[str, AfterValidator(_acronym)], Annotated[str, Field(min_length=3)]]

MeasureRef = Annotated[Name, Refers("measure")]
AreaRef = Annotated[Name, Refers("area")]
PeerGroupRef = Annotated[Name, Refers("peer_group")]
AreaOrGroupRef = Annotated[Name, Refers("area_or_group")]
PeriodRef = Annotated[str, Refers("period")]
FigureRef = Annotated[Name, Refers("figure")]
CategoryRef = Annotated[Name, Refers("category")]
Within = Annotated[
    dict[CategoryRef, str], Field(description="Count only rows of these categories: {column: value}")
]
BoundariesRef = Annotated[Name, Refers("boundaries")]
PersonRef = Annotated[Name, Refers("person")]
OrganisationRef = Annotated[Name, Refers("organisation")]
MemberRef = Annotated[Name, Refers("member")]  # a person or an organisation
VenueRef = Annotated[str, Refers("venue")]
StrategyRef = Annotated[Name, Refers("strategy")]
LocationsRef = Annotated[Name, Refers("locations")]
