"""Periods in header rows: their parts, and lines that are alike in all columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.figures.model import Table
from reportgen.word.headers import period_parts, set_alike
from reportgen.word.widths import column_widths
from reportgen.wording.text import plain
from tests.word.reports import TAB, built, cell

# A small letter or digit takes 125, a capital 155, a cell's margins 226: "Q2 2023/24" takes 155 + 9 x 125 + 226.
QUARTER = 1506


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
    first, now, before, change = column_widths(Table("t", (header,), (row,), (2, 1, 1, 1)), 9412)
    # 17 characters and margins are 2,351 for each; what they lack of it, 2 x 468.6, the first column gives.
    assert (first, now, before, change) == (2828, 2351, 2351, 1882)


def test_a_column_is_wide_enough_for_a_label_s_longest_part() -> None:
    # "Oct 2022–" takes 155 + 8 x 125 + 226 = 1,381, of which "2022–Sep" as one word would take 1,256.
    header = (cell("a"), cell("Oct 2022–Sep 2023"))
    assert column_widths(Table("t", (header,), ((cell("a"), cell("1")),), (9, 1)), 3000)[1] == 1381


def test_in_the_file_a_label_is_broken_by_a_line_break() -> None:
    header = (cell("Offence"), cell("Oct 2022–Sep 2023"), cell("Oct 2021–Sep 2022"))
    narrow = replace(TAB.figure, header=(header,), rows=((cell("Robbery of personal property"), cell("1"), cell("2")),),
                     widths=(5, 1, 1), total_rows=())  # fmt: skip
    file = built(replace(TAB, figure=narrow))
    set_as = [text.replace("\u00a0", "_") for text in file.texts("//w:tr[1]//w:t")]
    assert set_as == ["Offence", "Oct_2022–", "Sep_2023", "Oct_2021–", "Sep_2022"]
    assert len(file.find("//w:tr[1]//w:br")) == 2
