"""Rules on figures as such: source, caption, reference, gaps, marks, doubles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.found import Found, counted, in_passage
from reportgen.checks.paper import Paper, Shown
from reportgen.document.model import Deck, FigureBlock, Report
from reportgen.document.report import runs_of
from reportgen.errors import Place
from reportgen.figures.model import Badge, Chart, Figure, Series, figure_facts
from reportgen.wording.numbers import joined
from reportgen.wording.text import plain, unreferred

_MARK = re.compile(r"\[(?:c|low|p|r|x|z)\]")
_TYPED_REFERENCE = re.compile(r"\b(?:Fig(?:ure)?|Table)\.? \d+\b(?!\.\d)(?! (?:of|in|from)\b)")
_FEW = 3  # facts: figures with fewer may well say the same twice


def without_source(paper: Paper) -> Iterator[Found]:
    for block in _figure_blocks(paper):
        if figure_facts(block.figure) and not block.source:
            remedy = "make it from a dataset, whose source is then printed"
            yield Found(f"{block.label} has no source", remedy, block.place)


def captions(paper: Paper) -> Iterator[Found]:
    seen: dict[str, str] = {}
    for block in _figure_blocks(paper):
        caption = plain(block.caption).strip()
        if not caption:
            yield Found(f"{block.label} has no caption", "give the figure a `title:`", block.place)
        elif caption.casefold() in seen:
            what = f"{seen[caption.casefold()]} and {block.label} have the same caption '{caption}'"
            yield Found(what, "say in each what the other does not show", block.place)
        seen.setdefault(caption.casefold(), block.label)


def unmentioned(paper: Paper) -> Iterator[Found]:
    if not isinstance(paper.document, Report):
        return
    mentioned = {run.ref for block in paper.document.blocks for run in runs_of(block)}
    for block in _figure_blocks(paper):
        if block.figure.id not in mentioned:
            remedy = f"point to it: {{{{ ref({block.figure.id}) }}}}"
            yield Found(f"no text refers to {block.label}", remedy, block.place)
    yield from _typed_references(paper)


def _typed_references(paper: Paper) -> Iterator[Found]:
    """Those that do not move with the figure; of a table in another document (Table 9 of the Act) nothing is said."""
    for passage in paper.authored:
        if passage.running:
            for typed in dict.fromkeys(_TYPED_REFERENCE.findall(unreferred(passage.text))):
                remedy = "figures are numbered by themselves; point to it: `{{ ref(its name) }}`"
                yield in_passage(passage, f"the text types '{typed}'", remedy)


def unplaced(paper: Paper) -> Iterator[Found]:
    for name, place in paper.settings.unplaced.items():
        yield Found(f"the figure '{name}' is never placed, and so not checked", "place it, or take it out", place)


def duplicates(paper: Paper) -> Iterator[Found]:
    """In a report each figure by itself; a slide may show a figure once more beside others, but not all of a slide."""
    seen: dict[tuple[object, ...], str] = {}
    for called, place, figures in _together(paper):
        facts = frozenset(fact.id for figure in figures for fact in figure_facts(figure))
        if len(facts) >= _FEW:
            first = seen.setdefault((*sorted({type(figure).__name__ for figure in figures}), facts), called)
            if first != called:
                remedy = "show them once, and point to that figure"
                yield Found(f"{called} shows the same data as {first}", remedy, place)


def _together(paper: Paper) -> Iterator[tuple[str, Place, list[Figure]]]:
    """The figures of a report one by one, those of a slide together."""
    by_place: dict[str, list[Shown]] = {}
    for shown in paper.figures:
        if not isinstance(shown.figure, Badge):
            by_place.setdefault(shown.called, []).append(shown)
    for called, together in by_place.items():
        yield called, together[0].place, [one.figure for one in together if not isinstance(one.figure, Badge)]


def gaps(paper: Paper) -> Iterator[Found]:
    """Gaps between numbers that are known; that data begin late or end early is noted below the chart."""
    for shown in paper.figures:
        if not isinstance(shown.figure, Chart):
            continue
        for series in shown.figure.series:
            at = _between_known(series)
            facts = [series.facts[one] for one in at if one < len(series.facts)]
            if not at or (facts and all(fact is not None and fact.mark == "c" for fact in facts)):
                continue  # numbers that are not published are no mistake
            categories = joined([shown.figure.categories[one] for one in at])
            what = f"{shown.called}: '{series.name}' has {counted(len(at), 'gap')}, {categories}"
            reason = next((fact.missing for fact in facts if fact and fact.missing), "")
            remedy = "add the data, or begin the chart after it"
            yield Found(f"{what}{f' ({reason})' if reason else ''}", remedy, shown.place)


def illustrative(paper: Paper) -> Iterator[Found]:
    names = sorted({fact.label for fact in paper.document.facts if fact.status == "illustrative"})
    if names and paper.document.meta.issued:
        more = f" and {len(names) - 3} more" if len(names) > 4 else ""
        what = f"the paper is issued with illustrative figures: {', '.join(names[:3] if more else names)}{more}"
        yield Found(what, "replace them by published data")


def unexplained_marks(paper: Paper) -> Iterator[Found]:
    for shown in paper.figures:
        for mark in dict.fromkeys(_marks(shown)):
            if not shown.says(mark):
                what = f"{shown.called} shows {mark}, which nothing beside it explains"
                yield Found(what, _explain(mark), shown.place)
    explained = {mark for one in paper.passages if one.role == "note" for mark in _MARK.findall(plain(one.text))}
    for passage in paper.passages:
        for mark in dict.fromkeys(_MARK.findall(plain(passage.text))):
            if mark not in explained and not (isinstance(paper.document, Deck) and passage.role == "title"):
                yield in_passage(passage, f"the text says {mark}, which nothing explains", _explain(mark))


def _explain(mark: str) -> str:
    return f'say beside it what the mark means, as in `notes: "{mark} ..."`'


def _marks(shown: Shown) -> Iterator[str]:
    if isinstance(shown.figure, Badge):
        yield from _MARK.findall(plain(shown.figure.value))
    for table in shown.tables:
        for row in table.rows:
            for cell in row:
                yield from _MARK.findall(plain(cell.text))


def _figure_blocks(paper: Paper) -> Iterator[FigureBlock]:
    if isinstance(paper.document, Report):
        yield from (block for block in paper.document.blocks if isinstance(block, FigureBlock))


def _between_known(series: Series) -> list[int]:
    known = [at for at, value in enumerate(series.values) if value is not None]
    return [at for at in range(known[0], known[-1]) if series.values[at] is None] if known else []
