"""Papers of one text or one figure, for the rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from reportgen.checks.paper import Paper, Settings
from reportgen.document.model import Block, FigureBlock, Meta, Paragraph, Report
from reportgen.errors import Place
from reportgen.figures.model import Figure
from reportgen.measures.facts import Fact, Unit
from reportgen.periods import parse
from reportgen.wording.text import Run, Text, words

META = Meta("Burglary", "Board", "Partnership", date(2023, 11, 24), "Head of Community Safety")
PLACE = Place("paper.yaml", 7, 3)


def fact(value: float | None, period: str = "Sep 2023", unit: Unit = Unit.COUNT, **more: Any) -> Fact:
    known = {"measure": "burglary", "label": "Burglary", "area": "barnet", "area_label": "Barnet"} | more
    id_ = f"{known['measure']}.{known['area']}.{period}.{known.get('categories', ())}.{unit}"
    return Fact(id_, value, unit, period=parse(period), **known)


def text(*parts: str | Fact) -> Text:
    """Words, and facts said by their number."""
    return tuple(Run(one) if isinstance(one, str) else Run(f"{one.value:g}", fact=one) for one in parts)


def paper(blocks: Iterable[Block], settings: Settings | None = None, **more: Any) -> Paper:
    report = Report("paper", "committee-report", META, (), tuple(blocks), **more)
    return Paper.of(report, settings or Settings(data_to=date(2023, 9, 30)))


def said(*parts: str | Fact, settings: Settings | None = None, typed: str = "", **more: Any) -> Paper:
    """A paper of one paragraph; ``typed`` is its template, if that differs."""
    templates = {PLACE: typed or "".join(one if isinstance(one, str) else "{{ fact }}" for one in parts)}
    return paper([Paragraph(text(*parts), place=PLACE)], settings, templates=templates, **more)


def shown(figure: Figure, *notes: str, caption: str = "Burglary", typed: str = "") -> Paper:
    """A paper of one figure."""
    block = FigureBlock(figure, words(caption), "Fig", 1, tuple(map(words, notes)), words("Source: police."), PLACE)
    return paper([block], templates={PLACE: typed or caption})
