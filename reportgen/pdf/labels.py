"""Page labels: viewers show the numbers that are printed on the pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf


def label(pdf: pikepdf.Pdf, numbers: Sequence[int]) -> None:
    """Label each page with its number; a new row of numbers begins wherever some are left out."""
    from pikepdf import Array, Dictionary, Name

    rows = Array()
    for index, number in enumerate(numbers):
        if index == 0 or number != numbers[index - 1] + 1:
            rows.append(index)
            rows.append(Dictionary(S=Name.D, St=number))
    pdf.Root.PageLabels = Dictionary(Nums=rows)
