"""Gantt charts laid out: bars stand under their months."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.drawings.draw import draw, natural_height
from reportgen.errors import UnplacedError
from reportgen.figures.gantt import Gantt, Task
from reportgen.figures.status import Status
from reportgen.periods import parse
from reportgen.wording.text import plain, words
from tests.houses import barnet

from .sheets import apart, check_sheet, named

HOUSE = barnet()
LATE = Status("Delayed", "amber")


def gantt(months: str = "Nov 2023 to Feb 2024", rows: int = 2, today: date | None = None) -> Gantt:
    tasks = [Task(words("Review"), parse("Dec 2023"), words("Treatment"), LATE)]
    tasks += [Task(words(f"Action {n}"), parse("Jan to Feb 2024"), status=LATE) for n in range(1, rows)]
    return Gantt(id="one", tasks=tuple(tasks), months=parse(months).months, today=today, today_label="Meeting")


def test_bars_begin_and_end_with_their_months() -> None:
    made = draw(gantt(), HOUSE, 600, 200, 12)
    months = {shape.name: shape for shape in named(made, "Month")}
    first, second = named(made, "Bar")
    assert first.x == pytest.approx(months["Month: Dec 2023"].x)
    assert first.width == pytest.approx(months["Month: Dec 2023"].width)
    assert second.x == pytest.approx(months["Month: Jan 2024"].x)
    assert second.width == pytest.approx(2 * months["Month: Jan 2024"].width)
    check_sheet(made)


def test_years_stand_over_their_months() -> None:
    made = draw(gantt(), HOUSE, 600, 200, 12)
    years = named(made, "Year")
    assert [plain(year.text[0].text) for year in years] == ["2023", "2024"]
    assert years[0].width == pytest.approx(years[1].width)  # November and December; January and February


def test_a_day_within_a_month_stands_at_its_part_of_it() -> None:
    made = draw(gantt(today=date(2023, 11, 16)), HOUSE, 600, 200, 12)
    (line,) = named(made, "Line: Meeting")
    month = named(made, "Month: Nov 2023")[0]
    assert line.x == pytest.approx(month.x + month.width / 2)  # 15 of 30 days have gone
    assert plain(named(made, "Mark: Meeting")[0].text[0].text) == "Meeting, 16 Nov 2023"


def test_a_status_has_a_mark_and_its_word_in_the_row() -> None:
    made = draw(gantt(), HOUSE, 600, 200, 12)
    marks, statuses = named(made, "Mark: amber"), named(made, "Status")
    assert [plain(shape.text[0].text) for shape in statuses] == ["Delayed", "Delayed"]
    for mark, status in zip(marks, statuses, strict=True):
        assert status.y <= mark.y and mark.y + mark.height <= status.y + status.height
    assert apart([*marks, *statuses])


def test_months_that_have_no_room_for_their_names_have_their_first_letters() -> None:
    made = draw(gantt("Nov 2023 to Oct 2025"), HOUSE, 460, 200, 10)
    assert [plain(month.text[0].text) for month in named(made, "Month")][:4] == ["N", "D", "J", "F"]
    check_sheet(made)


def test_a_year_of_one_narrow_month_has_no_words_that_would_be_cut() -> None:
    made = draw(gantt("Nov 2023 to Jan 2026"), HOUSE, 460, 200, 10)
    assert [plain(year.text[0].text) for year in named(made, "Year")][1:3] == ["2024", "2025"]
    check_sheet(made)


def test_25_rows_fit_a_slide_and_its_natural_height_is_enough() -> None:
    made = draw(gantt(rows=25), HOUSE, 888, 360, 14)
    check_sheet(made)
    height = natural_height(gantt(rows=25), HOUSE, 450, 10)
    assert height is not None
    check_sheet(draw(gantt(rows=25), HOUSE, 450, height, 10))


def test_what_does_not_fit_is_told() -> None:
    with pytest.raises(UnplacedError) as caught:
        draw(gantt(rows=25), HOUSE, 888, 150, 14)
    assert str(caught.value) == (
        "a Gantt chart of 25 actions over 4 months does not fit its place even at 8 points; "
        "split it by its groups into several charts, shorten the labels, or show fewer months"
    )
