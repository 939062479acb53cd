"""Periods in header rows: their parts, and lines that are alike in all columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.figures.model import Table
from reportgen.word.headers import period_parts, set_alike
from reportgen.word.metrics import wide
from reportgen.word.widths import column_widths
from reportgen.wording.text import plain
from tests.word.reports import TAB, built, cell

EDGES = 226  # a cell's margins
QUARTER = wide("Q2 2023/24") + EDGES


@pytest.mark.parametrize(("label", "parts"), [
    ("Jun–Sep 2023", ("Jun–Sep", "2023")),
    ("Oct 2022–Sep 2023", ("Oct 2022–", "Sep 2023")),
    ("Q2 2023/24", ("Q2", "2023/24")),
    ("Q1 & Q2 2023/24", ("Q1 & Q2", "2023/24")),
    ("2023/24", ("2023/24",)),
    ("Sep 2023", ("Sep", "2023")),
    ("1 September to 30 September 2023", ()),
    ("Change", ()),
    ("Robbery 2023", ()),
    ("", ()),
])  # fmt: skip
def test_a_label_s_parts_stay_whole(label: str, parts: tuple[str, ...]) -> None:
    assert period_parts(cell(label)) == parts


def lines(*labels: str, widths: tuple[int, ...]) -> list[str]:
    return [plain(one.text).replace("\u00a0", "_") for one in set_alike([cell(label) for label in labels], widths)]


def test_labels_that_fit_are_held_together() -> None:
    widths = (900, QUARTER, QUARTER)
    assert lines("Rank in", "Q2 2023/24", "Q2 2022/23", widths=widths) == ["Rank in", "Q2_2023/24", "Q2_2022/23"]


def test_where_one_does_not_fit_all_are_broken_at_the_same_place() -> None:
    widths = (900, QUARTER, QUARTER - 1)
    assert lines("Rank in", "Q2 2023/24", "Q2 2022/23", widths=widths) == ["Rank in", "Q2\n2023/24", "Q2\n2022/23"]
    assert lines("Oct 2022–Sep 2023", widths=(900,)) == ["Oct_2022–\nSep_2023"]


def test_columns_of_periods_are_alike_whatever_stands_in_them() -> None:
    header = (cell("Offence"), cell("Q2 2023/24"), cell("Q2 2022/23"), cell("Change"))
    row = (cell("Burglary"), cell("551"), cell("not_available_yet"), cell("1"))
    widths = column_widths(Table("t", (header,), (row,), (2, 1, 1, 1)), 8000)
    # A fifth is 1,600; what the long word lacks of it the first column gives, once for each period.
    least = wide("not_available_yet") + EDGES
    assert least > 1600
    assert widths == [3200 - 2 * (least - 1600), least, least, 1600]


def test_a_column_is_wide_enough_for_a_label_s_longest_part() -> None:
    needed = wide("Oct 2022–") + EDGES
    assert needed > wide("2022–Sep") + EDGES
    header = (cell("a"), cell("Oct 2022–Sep 2023"))
    assert column_widths(Table("t", (header,), ((cell("a"), cell("1")),), (9, 1)), 3000)[1] == needed


def test_in_the_file_a_label_is_broken_by_a_line_break() -> None:
    header = (cell("Offence"), cell("Oct 2022–Sep 2023"), cell("Oct 2021–Sep 2022"))
    narrow = replace(TAB.figure, header=(header,), rows=((cell("Robbery of personal property"), cell("1"), cell("2")),),
                     widths=(5, 1, 1), total_rows=())  # fmt: skip
    file = built(replace(TAB, figure=narrow))
    set_as = [text.replace("\u00a0", "_") for text in file.texts("//w:tr[1]//w:t")]
    assert set_as == ["Offence", "Oct_2022–", "Sep_2023", "Oct_2021–", "Sep_2022"]
    assert len(file.find("//w:tr[1]//w:br")) == 2
