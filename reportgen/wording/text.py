"""Text that keeps its facts: runs of words, some of which are facts, links or references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportgen.measures.facts import Fact


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. ``fact`` is the number it states, ``ref`` the figure it points to."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    fact: Fact | None = None
    ref: str | None = None


Text = tuple[Run, ...]


def plain(text: Iterable[Run]) -> str:
    """The characters alone."""
    return "".join(run.text for run in text)


def unreferred(text: Iterable[Run]) -> str:
    """The characters without references, which have none before figures are numbered."""
    return "".join(run.text for run in text if run.ref is None)


def words(text: str, *, bold: bool = False, italic: bool = False) -> Text:
    """A text without facts."""
    return (Run(text, bold=bold, italic=italic),) if text else ()


def facts_in(text: Iterable[Run]) -> tuple[Fact, ...]:
    return tuple(run.fact for run in text if run.fact is not None)


def resolve(text: Text, labels: dict[str, str]) -> Text:
    """Fill in what each reference points to, e.g. ``Fig 1``; ``labels`` is by figure id."""
    return tuple(replace(run, text=labels[run.ref]) if run.ref is not None else run for run in text)


def filled(phrase: str, **parts: Text | str) -> Text:
    """A phrase of the house with each ``{name}`` in its place; what is a text keeps its facts."""
    runs: list[Run] = []
    for index, piece in enumerate(re.split(r"\{(\w+)\}", phrase)):
        part = parts[piece] if index % 2 else piece
        runs.extend(words(part) if isinstance(part, str) else part)
    return tuple(runs)


def listed(items: Sequence[Text]) -> Text:
    """``a``, ``a and b``, ``a, b and c``."""
    runs: list[Run] = []
    for index, item in enumerate(items):
        if index:
            runs.append(Run(" and " if index == len(items) - 1 else ", "))
        runs.extend(item)
    return tuple(runs)
