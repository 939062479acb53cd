"""Periods in header rows: on one line in all columns or broken alike in all, never within ``Jun–Sep``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.figures.model import Cell
from reportgen.periods import PeriodError, parse
from reportgen.word.metrics import ROOMY, Setting, wide
from reportgen.wording.text import plain, words

_NO_BREAK = "\u00a0"
_LONGEST_PART = 12  # characters; a longer label breaks where it must


def period_parts(cell: Cell) -> tuple[str, ...]:
    """``Jun–Sep`` and ``2023``, or ``Oct 2022–`` and ``Sep 2023``; nothing for what is no short period."""
    text = plain(cell.text)
    try:
        parse(text)
    except PeriodError:
        return ()
    found = re.fullmatch(r"(.*\d{4}–)(.+)|(.+) (\S+)", text)
    parts = tuple(part for part in found.groups() if part) if found else (text,)
    return parts if max(map(len, parts)) <= _LONGEST_PART else ()


def set_alike(cells: Sequence[Cell], widths: Sequence[int], setting: Setting = ROOMY) -> list[Cell]:
    """The cells of a header row with their periods all on one line, if all fit, or else all in two."""
    parts = [period_parts(cell) for cell in cells]
    fit = all(wide(plain(cell.text), setting) + setting.margins <= width
              for cell, own, width in zip(cells, parts, widths, strict=True) if own)  # fmt: skip
    return [_set(cell, own, broken=not fit) if own else cell for cell, own in zip(cells, parts, strict=True)]


def _set(cell: Cell, parts: Sequence[str], *, broken: bool) -> Cell:
    text = "\n".join(parts) if broken else plain(cell.text)
    return replace(cell, text=words(text.replace(" ", _NO_BREAK)))
