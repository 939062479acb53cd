"""Pydantic's errors in plain words, at the right place."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import Field

from reportgen.errors import ReportError
from reportgen.spec.base import Listed, SpecModel
from reportgen.spec.figures import FigureSpec
from reportgen.spec.models import Content
from reportgen.spec.problems import validate
from reportgen.spec.terms import Day, Name
from reportgen.spec.yaml import parse_yaml


class Inner(SpecModel):
    title: str = ""


class Sample(SpecModel):
    count: int = Field(default=1, ge=1, le=9)
    share: float = Field(default=1.0, gt=0, lt=100)
    flag: bool = False
    day: Day | None = None
    pair: tuple[str, str] = ("a", "b")
    sign: Literal["plus", "minus"] = "plus"
    several: Listed[str] = Field(default=[])
    inner: Inner | None = None
    named: dict[Name, Inner] = Field(default={})
    figures: dict[Name, FigureSpec] = Field(default={})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("count: 0", "1:8: 'count' must be 1 or more, found the number 0; write a larger number"),
        ("count: 10", "1:8: 'count' must be 9 or less, found the number 10; write a smaller number"),
        ("count: 1.5", "1:8: 'count' wants a whole number, found the number 1.5; leave out the decimals"),
        ("count: few", "1:8: 'count' wants a whole number, found 'few'; write digits only"),
        ("count: [1]", "1:8: 'count' wants a whole number, found a list; write a number without quotes"),
        ("share: 0", "1:8: 'share' must be more than 0.0, found the number 0; write a larger number"),
        ("share: 100", "1:8: 'share' must be less than 100.0, found the number 100; write a smaller number"),
        ("share: half", "1:8: 'share' wants a number, found 'half'; write digits and a decimal point only"),
        ("flag: 3", "1:7: 'flag' wants true or false, found the number 3; write true or false"),
        ("flag: {}", "1:7: 'flag' wants true or false, found keys and values; write true or false"),
        ("day: 24/11/2023", "1:6: 'day' wants a day, found '24/11/2023'; write it as 2023-11-24"),
        ("day: 2023-11-31", "1:6: 'day' wants a day, found '2023-11-31'; write it as 2023-11-24"),
        ("day: 2023-11-24T10:00",
         "1:6: 'day' wants a day without a time, found '2023-11-24T10:00'; write it as 2023-11-24"),
        ("day: [1]", "1:6: this is no day; write it as 2023-11-24"),
        ("pair: a", "1:7: 'pair' wants a list, found 'a'; write [one, two]"),
        ("pair: [a, b, c]", "1:7: 'pair' has too many items (3); give at most 2"),
        ("sign: plsu", "1:7: 'sign' cannot be 'plsu'; did you mean 'plus'?"),
        ("several: [a, 2]", "1:14: item 2 of 'several' wants text, found the number 2; write text in quotes"),
        ("several: {a: 1}",
         "1:10: item 1 of 'several' wants text, found keys and values; put the text in quotes, for it holds a ':'"),
        ("inner: a", "1:8: 'inner' wants keys and values, found 'a'; write 'key: value' lines below it"),
        ("named: {title: {titel: a}}", "1:17: 'titel' is not known here; did you mean 'title'?"),
        ("named: {My Name: {}}", "1:9: 'My Name' cannot be a name here; write my_name"),
        ("figures: {table: {type: bar, averge: true}}", "1:30: 'averge' is not known here; did you mean 'average'?"),
        ("figures: {a: {type: bra}}", "1:15: 'type' cannot be 'bra'; did you mean 'bar'?"),
        ("figures: {a: 3}", "1:14: 'a' wants keys and values, found the number 3; write 'key: value' lines below it"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_in_plain_words(text: str, told: str) -> None:
    with pytest.raises(ReportError) as raised:
        validate(Sample, parse_yaml(text, "f.yaml"))
    assert str(raised.value) == f"f.yaml:{told}"


class Placed(SpecModel):
    """A paper's part that names what is defined elsewhere."""

    area: Name = "barnet"
    compare: list[Name] = Field(default=[])
    areas: dict[Name, Inner] = Field(default={})
    content: list[Content] = Field(default=[])


KNOWN = {"areas": ["barnet", "brent"], "peer_groups": ["london"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("area: Brent council", "1:7: 'Brent council' cannot be a name here; did you mean 'brent'?"),
        ("area: Barnet", "1:7: 'Barnet' cannot be a name here; did you mean 'barnet'?"),
        ("compare: [Greater London]", "1:11: 'Greater London' cannot be a name here; did you mean 'london'?"),
        ("area: Ham & High", "1:7: 'Ham & High' cannot be a name here; use one of: barnet, brent, london"),
        # Where a name is given to something new, it may be what the author likes.
        ("areas: {Brent council: {}}", "1:9: 'Brent council' cannot be a name here; write brent_council"),
        ("area: The Isle\nareas: {isle: {}}", "1:7: 'The Isle' cannot be a name here; did you mean 'isle'?"),
        ("area: '{{ barnet }}'", "1:7: '{{ barnet }}' cannot be a name here; write barnet alone, without {{ }}"),
    ],
)
def test_what_is_no_name_is_answered_with_a_name_that_is_defined(text: str, told: str) -> None:
    with pytest.raises(ReportError) as raised:
        validate(Placed, parse_yaml(text, "f.yaml"), KNOWN)
    assert str(raised.value) == f"f.yaml:{told}"


def test_without_names_that_are_defined_a_name_is_made() -> None:
    with pytest.raises(ReportError, match="'Brent council' cannot be a name here; write brent_council"):
        validate(Placed, parse_yaml("area: Brent council", "f.yaml"))


@pytest.mark.parametrize("sentence", ["There were: 5", "Note: 5 more", "Source: police"])
def test_a_sentence_with_a_colon_is_to_stand_in_quotes(sentence: str) -> None:
    with pytest.raises(ReportError) as raised:
        validate(Placed, parse_yaml(f"content:\n  - {sentence}", "f.yaml"))
    (problem,) = raised.value.problems
    assert (problem.place.line, problem.remedy) == (2, "put the text in quotes, for it holds a ':'")


class Needing(SpecModel):
    summary: str
    title: str


def test_a_misspelt_key_is_not_told_as_missing_too_but_others_are() -> None:
    with pytest.raises(ReportError) as raised:
        validate(Needing, parse_yaml("sumary: a", "f.yaml"))
    assert str(raised.value).splitlines() == [
        "f.yaml:1:1: 'sumary' is not known here; did you mean 'summary'?",
        "f.yaml:1:1: 'title' is missing; add it",
    ]


def test_a_long_text_is_cut_short_in_a_message() -> None:
    with pytest.raises(ReportError, match=r"found 'x{37}\.\.\.'; write digits only"):
        validate(Sample, parse_yaml(f"count: {'x' * 500}", "f.yaml"))


def test_a_model_knows_the_places_of_its_values_and_keys() -> None:
    sample = validate(Sample, parse_yaml("count: 2\nnamed:\n  a: {title: b}\n", "f.yaml"))
    assert str(sample.place("count")) == "f.yaml:1:8"
    assert str(sample.key_place("named", "a")) == "f.yaml:3:3"
    assert str(sample.named["a"].place("title")) == "f.yaml:3:14"
    assert str(sample.place("several")) == "f.yaml:1:1"
