"""Shares of a stated base: the number of people, cases or answers that stand behind a percentage."""

from __future__ import annotations

from dataclasses import replace

from reportgen.errors import UnplacedError
from reportgen.figures.cells import number
from reportgen.measures.book import FactBook
from reportgen.measures.facts import Fact
from reportgen.measures.scope import Scope
from reportgen.wording.text import Run, Text, plain, words


def share_of_base(book: FactBook, part: Fact, base: Fact, small: int) -> Fact:
    """The part's share, marked if its base is smaller than ``small``; refused if it is more than the whole."""
    if part.value is not None and base.value is not None and part.value > base.value:
        what = f"{part.label} ({part.value:,g}) is more than its base, {base.label} ({base.value:,g})"
        raise UnplacedError(what, "correct the data, or name another measure as `base`")
    share = book.share_of(part, base)
    low = share.value is not None and not share.mark and (base.value or 0.0) < small
    return replace(share, mark="low") if low else share


def with_base(label: str, base: Fact, scope: Scope) -> Text:
    """``Robbery (n = 30)``, its base in one line."""
    return (*words(label), Run(" (n\u00a0=\u00a0"), number(base, scope), Run(")"))


def two_numbers(first: Fact, second: Fact, scope: Scope) -> Text:
    """``76.7% (23)``; the mark alone where both are missing for one reason."""
    one, other = number(first, scope), number(second, scope)
    if first.value is None and second.value is None and plain((one,)) == plain((other,)):
        return (one,)
    return (one, Run(" ("), other, Run(")"))
