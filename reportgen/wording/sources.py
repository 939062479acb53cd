"""Where numbers came from, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.measures.facts import Fact, Origin
from reportgen.spec.house import HouseSpec
from reportgen.wording.text import Run, Text, plain


def origins(facts: Iterable[Fact]) -> tuple[Origin, ...]:
    """One origin a dataset, in the order of first use."""
    found: dict[str, Origin] = {}
    for fact in facts:
        for origin in fact.origins:
            # The rows and the query differ from fact to fact; the source does not.
            if origin.dataset not in found:
                found[origin.dataset] = replace(origin, rows=0, query="")
    return tuple(found.values())


def source_words(origin: Origin) -> Text:
    """``Recorded crime by borough, Metropolitan Police Service, London Datastore, December 2023 release``.

    The title is the link: a short one reads better, and is heard better.
    """
    release = origin.release if "release" in origin.release.casefold() else f"{origin.release} release"
    rest = ", ".join(part for part in ("", origin.source, release))
    return (Run(origin.title, link=origin.url), Run(rest))


def source_line(facts: Iterable[Fact], house: HouseSpec) -> Text:
    """The source note under a figure, with the illustrative mark if it needs one; empty without facts."""
    found = origins(facts)
    if not found:
        return ()
    before, _, after = house.source_note.partition("{source}")
    runs = [Run(before)] if before else []
    # Several datasets may be of one table.
    told = {plain(words): words for words in map(source_words, found)}
    for index, words in enumerate(told.values()):
        if index:
            runs.append(Run("; "))
        runs += words
    runs.append(Run(f"{after}." if not after.endswith(".") else after))
    if any(origin.status == "illustrative" for origin in found):
        runs.append(Run(f" {house.illustrative_note}", bold=True))
    return tuple(runs)
