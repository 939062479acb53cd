"""The page on periods is true: every form on it is read, and said, as it stands there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reportgen.document.names import PeriodName
from reportgen.periods import parse
from reportgen.wording.text import plain

DATA_TO = date(2023, 9, 30)  # as the page says
PAGE = (Path(__file__).parents[2] / "docs" / "periods.md").read_text(encoding="utf-8")
WRITTEN, SAID = PAGE.split("## How a text says it")


def rows(part: str) -> list[list[str]]:
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line[:1] == "|"]
    return [row for row in cells if not set(row[0]) <= set("- ")]


@pytest.mark.parametrize(("form", "first", "last", "meaning"), rows(WRITTEN)[1:])
def test_every_form_is_read_as_the_page_says(form: str, first: str, last: str, meaning: str) -> None:
    spans = {(one.start, one.end) for one in (parse(form.strip("`"), DATA_TO),)}
    _, _, also = meaning.partition("also ")
    spans |= {(one.start, one.end) for one in (parse(other, DATA_TO) for other in re.findall("`(.+?)`", also))}
    assert spans == {(date.fromisoformat(first), date.fromisoformat(last))}


@pytest.mark.parametrize("row", rows(SAID)[1:], ids=lambda row: row[0])
def test_every_form_is_said_as_the_page_says(row: list[str]) -> None:
    period = PeriodName(parse(row[0].strip("`"), DATA_TO))
    heads = [head.strip("`.{} ") for head in rows(SAID)[0][1:]]
    said = [period if head == "recent" else getattr(period, head) for head in heads]
    assert [plain(one.say()) for one in said] == row[1:]


def test_the_page_names_all_that_may_stand_behind_a_period() -> None:
    told = set(re.findall(r"`\.(\w+)`", SAID))
    assert told | {"label"} == PeriodName.attributes  # the label is what stands there without a dot
