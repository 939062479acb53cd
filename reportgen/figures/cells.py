"""Cells of tables: numbers with their facts, marks for those that are not there, and notes on the marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from reportgen.figures.marks import shorthand
from reportgen.figures.model import Cell
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.wording.numbers import joined, table_number
from reportgen.wording.text import Run, Text, plain, words

NOT_AVAILABLE = "[x]"
NOT_APPLICABLE = "[z]"

Align = Literal["left", "right", "center"]
_MOST_TOLD = 3  # labels of numbers that are not there for one reason


def number(fact: Fact, scope: Scope) -> Run:
    """The number with its mark, or the mark alone where there is none: ``1,938``, ``12 [p]``, ``[x]``.

    No line ends between the two.
    """
    digits = "" if fact.value is None else table_number(fact, scope.house.wording)
    return Run(f"{digits}\u00a0{shorthand(fact)}".strip(), fact=fact)


def number_cell(fact: Fact, scope: Scope, *, bold: bool = False, faint_zero: bool = False) -> Cell:
    faint = faint_zero and fact.value == 0 and not fact.mark
    return Cell((number(fact, scope),), align="right", bold=bold, faint=faint)


def not_applicable(align: Align = "right", *, bold: bool = False) -> Cell:
    """Where no number could be: the rank of a total, a total of rates."""
    return Cell(words(NOT_APPLICABLE), align=align, bold=bold)


def heading_cell(text: Text | str, align: Align = "left", *, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(words(text) if isinstance(text, str) else text, align=align, bold=True, columns=columns, rows=rows)


def not_applicable_notes(rows: Iterable[Sequence[Cell]], scope: Scope) -> list[str]:
    """What the mark means, if it stands anywhere."""
    shown = any(plain(cell.text) == NOT_APPLICABLE for row in rows for cell in row)
    return [f"{NOT_APPLICABLE} {scope.house.marks['z']}."] if shown else []


def marks(facts: Iterable[Fact], scope: Scope) -> list[str]:
    """Why a number is not there. What other marks mean is said of all figures alike (``figures.marks``)."""
    known = list(facts)
    without = [fact for fact in known if fact.value is None and fact.mark in ("", "x") and fact.missing]
    labels: dict[str, dict[str, None]] = {}
    for fact in without:
        labels.setdefault(fact.missing, {})[fact.label] = None
    told = [reason if len(those) > _MOST_TOLD else f"{joined([*those])}: {reason}" for reason, those in labels.items()]
    return [f"{NOT_AVAILABLE} {scope.house.marks['x']} ({'; '.join(told)})."] if told else []


def base_notes(facts: Iterable[Fact], scope: Scope) -> list[str]:
    """What the measures say of themselves, and what rates are reckoned on."""
    known = list(facts)
    measures = dict.fromkeys(fact.measure for fact in known)
    notes = [note for measure in measures if (note := scope.book.measure(measure).note)]
    rates = dict.fromkeys(fact.measure for fact in known if fact.unit is Unit.RATE)
    return [*notes, *scope.book.base_notes(rates)]
