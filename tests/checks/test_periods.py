"""Rules on time in texts."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.checks.periods import period_labels, stale_texts
from reportgen.figures.model import Chart, ChartType, Series
from reportgen.figures.timeline import Timeline
from tests.checks.papers import PLACE, fact, said, shown

MONTHS = tuple(fact(1, month) for month in ("Jul 2023", "Aug 2023", "Sep 2023"))  # Q2 2023/24
CHART = Chart("trend", ChartType.COLUMN, ("Jul", "Aug", "Sep"), (Series("Burglary", (1, 1, 1), MONTHS),), alt="x")


@pytest.mark.parametrize(
    ("caption", "wrong"),
    [
        ("Burglary, 3 months to September 2023", ""),
        ("Burglary, July to September 2023", ""),
        ("Burglary, Q2 2023/24", ""),
        ("Burglary in August 2023", ""),  # one of the months
        ("Burglary in Q2", ""),
        ("Burglary, 3 months to August 2023", "3 months to August 2023"),
        ("Burglary, July to September 2022", "July to September 2022"),
        ("Burglary, Q1 2023/24", "Q1 2023/24"),
        ("Burglary to August 2022", "August 2022"),
        ("Burglary in Q4", "Q4"),
        ("Burglary, 2022/23", "2022/23"),
    ],
)
def test_what_stands_over_numbers_says_their_span(caption: str, wrong: str) -> None:
    found = [(one.what, one.place) for one in period_labels(shown(CHART, caption=caption))]
    what = f"Fig 1: the text says '{wrong}', but its numbers are of July 2023 and others"
    assert found == ([(what, PLACE)] if wrong else [])


def test_what_a_period_says_of_itself_is_not_doubted() -> None:
    assert not list(period_labels(shown(CHART, caption="Burglary, Q1 2023/24", typed="Burglary, {{ first }}")))


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        (("In Q1 2023/24 there were ", fact(5, "Q2 2023/24"), " cases."), True),
        (("In Q2 2023/24 there were ", fact(5, "Q2 2023/24"), " cases."), False),
        ((f"The strategy of 2022/23 is being renewed.{' Much is to be done.' * 5} There were ", fact(5, "Q2 2023/24")),
         False),  # far from the number
        (("The year 2022/23 was quiet.",), False),  # no number beside it
        (("Last year there were ", fact(5, "4 months to Sep 2023"), " cases."), True),
        (("In the last six months there were ", fact(5, "4 months to Sep 2023"), " cases."), True),
        (("In the last four months there were ", fact(5, "4 months to Sep 2023"), " cases."), False),
        (("Last year there were ", fact(5, "4 months to Sep 2022"), " cases."), False),  # of the year before
        (("In the last six months, June to September among them, ", fact(5, "4 months to Sep 2023")), False),
    ],
)  # fmt: skip
def test_a_span_typed_beside_a_number_is_its_span(parts: tuple[str, ...], wrong: bool) -> None:
    assert bool(list(period_labels(said(*parts)))) is wrong


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("The plan will be ready in June 2023.", "looks forward to June 2023, but the meeting is on 24 November 2023"),
        ("The team is due to report on 3 October 2023.", "looks forward to 3 October 2023"),
        ("The plan will be ready in March 2024.", ""),
        ("The plan will be ready in November 2023.", ""),  # the month of the meeting
        ("It will compare the numbers in September 2022 to those of now.", ""),
        ("The hub was opened on 5 December 2023.", "looks back to 5 December 2023"),
        ("The hub was due to open on 5 December 2023.", ""),
        ("The hub was opened on 5 October 2023.", ""),
        ("At its last meeting on 15 December 2023 the Board agreed.", "the last meeting of 15 December 2023"),
        ("The next meeting on 24 November 2023 decides.", "the next meeting of 24 November 2023"),
        ("The next meeting on 9 February 2024 decides.", ""),
        ("The Board will meet on 3 October 2023 and decide.", "looks forward to 3 October 2023"),
        ("It will cover the numbers in September 2022 and October 2023.", ""),
        ("The data run to May 2023.", "'The data run to May 2023', but the data go to September 2023"),
        ("This is the position as at 31 May 2023.", "'position as at 31 May 2023', but the data go to"),
        ("This is the position as at 30 September 2023.", ""),
        ("It meets on Monday 4 December 2023.", ""),
        ("It meets on Friday 4 December 2023.", "4 December 2023 is a Monday, not a Friday"),
        ("Crime in Barnet up to May 2023.", "'up to May 2023', but the data go to September 2023"),
        ("Crime in Barnet up to September 2023.", ""),
        ("The licence runs up to March 2025.", ""),
    ],
)
def test_days_do_not_contradict_the_meeting_or_the_data(words: str, what: str) -> None:
    found = [one.what for one in stale_texts(said(words))]
    assert len(found) == (1 if what else 0), found
    assert not what or what in found[0]


@pytest.mark.parametrize(("label", "day", "wrong"), [
    ("Board meeting", date(2023, 11, 24), False),
    ("Board meeting", date(2023, 7, 21), True),
    ("Last meeting", date(2023, 7, 21), False),
    ("Today", date(2023, 7, 21), False),
])  # fmt: skip
def test_a_line_that_is_called_the_meeting_stands_at_its_day(label: str, day: date, wrong: bool) -> None:
    plan = Timeline(id="plan", title="Plan", alt="x", today=day, today_label=label, milestones=())
    what = "Fig 1 marks 'Board meeting' on 21 July 2023, but the meeting is on 24 November 2023"
    assert [one.what for one in stale_texts(shown(plan))] == ([what] if wrong else [])
