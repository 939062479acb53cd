"""A paper's scope over the book of a handful of numbers."""

from __future__ import annotations

from datetime import date

from reportgen.measures.book import FactBook
from reportgen.measures.scope import Scope
from reportgen.periods import parse
from tests.houses import barnet

LAST = date(2023, 7, 31)


def scope(book: FactBook) -> Scope:
    """About Barnet, data to July 2023; ``recent`` is June and July 2023."""
    return Scope(book, barnet(), "barnet", LAST, {"recent": parse("2 months", LAST)}, {})
