"""Page labels: a row of numbers, and a new one wherever some are left out."""

from __future__ import annotations

from reportgen.pdf.labels import label
from tests.pdf.drawn import Page, new


def test_one_row_is_enough_for_numbers_without_a_gap() -> None:
    pdf = new(Page(), Page(), Page())

    label(pdf, [257, 258, 259])

    assert [page.label for page in pdf.pages] == ["257", "258", "259"]
    assert len(pdf.Root.PageLabels.Nums) == 2  # a key and its row


def test_a_gap_begins_a_new_row() -> None:
    pdf = new(Page(), Page(), Page())

    label(pdf, [1, 2, 13])

    assert [page.label for page in pdf.pages] == ["1", "2", "13"]
    assert [int(key) for key in list(pdf.Root.PageLabels.Nums)[::2]] == [0, 2]
