"""A paper's scope over the book of a handful of numbers."""

from __future__ import annotations

from datetime import date

from reportgen.errors import Place
from reportgen.figures.maker import Maker
from reportgen.measures.book import FactBook
from reportgen.measures.scope import Scope
from reportgen.periods import parse
from reportgen.wording.text import Text, words
from tests.houses import barnet

LAST = date(2023, 7, 31)


def scope(book: FactBook) -> Scope:
    """About Barnet, data to July 2023; ``recent`` is June and July 2023."""
    return Scope(book, barnet(), "barnet", LAST, {"recent": parse("2 months", LAST)}, {})


def as_written(template: str, _: Place) -> Text:
    return words(template)


def maker(of: Scope) -> Maker:
    """Makes figures of a paper that names none, with an author's words as they stand."""
    return Maker(of, as_written, {})
