"""The rules over a document, before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportgen.checks.findings import Finding, Level
from reportgen.document.model import (
    Content,
    Deck,
    Document,
    FigureBlock,
    Heading,
    Paragraphs,
    Report,
)
from reportgen.document.report import runs_of
from reportgen.errors import Place
from reportgen.figures.model import Badge, Chart, Figure, Group, Series, Table
from reportgen.spec.yaml import shown
from reportgen.wording.numbers import joined
from reportgen.wording.text import plain

Found = tuple[str, str] | tuple[str, str, Place]  # what is wrong, what to do, and where if it is known


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    level: Level
    reason: str
    find: Callable[[Document], Iterator[Found]]


def check_document(document: Document) -> tuple[Finding, ...]:
    """All findings of all rules, errors first."""
    paper = _paper(document)
    findings = [
        Finding(rule.id, rule.level, place[0] if place else paper, what, remedy)
        for rule in RULES
        for what, remedy, *place in rule.find(document)
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.level != "error", finding)))


def _paper(document: Document) -> Place:
    return Place(shown(document.meta.spec) if document.meta.spec else document.name)


def figures_of(document: Document) -> Iterator[Figure | Badge]:
    """Every figure and badge of a paper, in reading order; of figures side by side, each."""
    if isinstance(document, Report):
        shown: Iterator[Figure | Badge] = (b.figure for b in document.blocks if isinstance(b, FigureBlock))
    else:
        contents = (content for slide in document.slides for _, content in slide.slots)
        shown = (content for content in contents if not isinstance(content, Paragraphs))
    for figure in shown:
        yield from figure.figures if isinstance(figure, Group) else (figure,)


def _without_alternative_text(document: Document) -> Iterator[Found]:
    for figure in figures_of(document):
        if not figure.alt.strip():
            yield f"the figure '{figure.id}' has no alternative text", "report this: it should be written from the data"


def _without_header(document: Document) -> Iterator[Found]:
    for figure in figures_of(document):
        if isinstance(figure, Table) and not (figure.header and all(plain(cell.text) for cell in figure.header[-1])):
            yield f"the table '{figure.id}' has a column without a heading", "give the column a `heading:`"


def _without_source(document: Document) -> Iterator[Found]:
    if not isinstance(document, Report):
        return
    for block in document.blocks:
        if isinstance(block, FigureBlock) and not block.source:
            yield f"{block.label} has no source", "make it from a dataset, whose source is then printed"


def _heading_skipped(document: Document) -> Iterator[Found]:
    if not isinstance(document, Report):
        return
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if block.level > level + 1:
                yield f"the heading '{plain(block.text)}' skips a level", "put it under a heading one level up"
            level = block.level


def _unmentioned(document: Document) -> Iterator[Found]:
    if not isinstance(document, Report):
        return
    mentioned = {run.ref for block in document.blocks for run in runs_of(block)}
    for block in document.blocks:
        if isinstance(block, FigureBlock) and block.figure.id not in mentioned:
            yield f"no text refers to {block.label}", f"point to it: {{{{ ref({block.figure.id}) }}}}"


def _gaps(document: Document) -> Iterator[Found]:
    """Gaps between numbers that are known; that data begin late or end early is noted below the chart."""
    for called, chart, place in _charts(document):
        for series in chart.series:
            gaps = _between_known(series)
            if gaps:
                months = joined([chart.categories[at] for at in gaps])
                what = f"{called}: '{series.name}' has {_counted(len(gaps), 'gap')}, {months}"
                facts = [series.facts[at] for at in gaps if at < len(series.facts)]
                if all(fact is not None and fact.mark == "c" for fact in facts) and facts:
                    continue  # numbers that are not published are no mistake
                reason = next((fact.missing for fact in facts if fact and fact.missing), "")
                yield f"{what}{f' ({reason})' if reason else ''}", "add the data, or begin the chart after it", place


def _charts(document: Document) -> Iterator[tuple[str, Chart, Place]]:
    """Each chart as its reader knows it, and where it was written."""
    if isinstance(document, Report):
        for block in document.blocks:
            if isinstance(block, FigureBlock):
                yield from ((block.label, chart, _paper(document)) for chart in _charts_in(block.figure))
        return
    for slide in document.slides:
        for _, content in slide.slots:
            called = f"slide {slide.number} '{slide.title}'"
            yield from ((called, chart, slide.place) for chart in _charts_in(content))


def _charts_in(content: Content) -> Iterator[Chart]:
    if isinstance(content, Group):
        for figure in content.figures:
            yield from _charts_in(figure)
    elif isinstance(content, Chart):
        yield content


def _between_known(series: Series) -> list[int]:
    known = [at for at, value in enumerate(series.values) if value is not None]
    return [at for at in range(known[0], known[-1]) if series.values[at] is None] if known else []


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _illustrative(document: Document) -> Iterator[Found]:
    names = sorted({fact.label for fact in document.facts if fact.status == "illustrative"})
    if names and document.meta.issued:
        yield f"the paper is issued with illustrative figures: {', '.join(names)}", "replace them by published data"


def _untitled(document: Document) -> Iterator[Found]:
    if not document.meta.title.strip():
        yield "the paper has no title", "give it a `title:`"


def _titles(document: Document) -> Iterator[Found]:
    if not isinstance(document, Deck):
        return
    seen: dict[str, int] = {}
    for slide in document.slides:
        title = slide.title.strip().casefold()
        if not title:
            yield f"slide {slide.number} has no title", "give it a `title:`", slide.place
        elif title in seen:
            what = f"slides {seen[title]} and {slide.number} have the same title '{slide.title}'"
            yield what, "give each slide a title of its own", slide.place
        seen.setdefault(title, slide.number)


RULES = (
    Rule("alternative-text", "error", "who cannot see a figure hears its text", _without_alternative_text),
    Rule("header-row", "error", "a table is read aloud by its headings", _without_header),
    Rule("heading-order", "error", "readers move by heading levels", _heading_skipped),
    Rule("title", "error", "a paper is found and read aloud by its title", _untitled),
    Rule("slide-title", "error", "readers move by slide titles, each its own", _titles),
    Rule("figure-source", "warning", "a number without a source cannot be checked", _without_source),
    Rule("figure-reference", "warning", "the text leads to each figure", _unmentioned),
    Rule("gap", "warning", "a gap in a series needs a reason", _gaps),
    Rule("illustrative-issued", "error", "made-up figures are not published", _illustrative),
)
