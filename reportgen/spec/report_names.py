"""Checks the parts of a report against its kind: front table, sections, implications, figures and boilerplate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reportgen.errors import did_you_mean
from reportgen.spec.house import FixedSection, FrontRow, ReportKind
from reportgen.spec.lookup import Lookup
from reportgen.spec.models import BoilerplateContent, Claiming, Content, FigureContent, ReportSpec
from reportgen.spec.references import check_references


def check_report(look: Lookup, spec: ReportSpec, kind: ReportKind, last: date | None) -> None:
    _check_front(look, spec, {row.key: row for row in kind.front})
    _check_sections(look, spec, kind)
    _check_implications(look, spec, kind)
    for item in _content(spec):
        if isinstance(item, FigureContent):
            look.figure(item.figure, item.place("figure"))
        elif isinstance(item, BoilerplateContent):
            look.boilerplate(item.boilerplate, item.place("boilerplate"))
    for item in (*_content(spec), *spec.recommendations):
        if isinstance(item, Claiming):
            for claim in item.claim:
                check_references(look, claim, last)


def figures_of_report(spec: ReportSpec) -> Iterator[str]:
    """The names of the figures that the report shows."""
    return (item.figure for item in _content(spec) if isinstance(item, FigureContent))


def _content(spec: ReportSpec) -> Iterator[Content]:
    yield from spec.summary
    for section in spec.sections:
        yield from section.content
    for content in spec.implications.values():
        if not isinstance(content, str):
            yield from content


def _check_front(look: Lookup, spec: ReportSpec, rows: dict[str, FrontRow]) -> None:
    for key, text in spec.front.items():
        if key not in rows:
            what = f"the front table has no row '{key}'"
            look.problems.add(spec.key_place("front", key), what, did_you_mean(key, rows))
        elif rows[key].values and text not in rows[key].values and "{{" not in text:
            what = f"'{rows[key].label}' cannot be '{text}'"
            look.problems.add(spec.place("front", key), what, did_you_mean(text, rows[key].values))


def _check_sections(look: Lookup, spec: ReportSpec, kind: ReportKind) -> None:
    fixed = {section.heading.casefold(): section for section in (*kind.first, *kind.tail)}
    given: dict[str, int] = {}
    for index, section in enumerate(spec.sections):
        heading, place = section.heading.casefold(), section.place("heading")
        if heading not in fixed:
            continue
        if fixed[heading].key == kind.implications:
            what = f"the section '{section.heading}' is written from 'implications'"
            look.problems.add(place, what, "delete it, and fill 'implications'")
        elif heading in given:
            first = spec.sections[given[heading]].place("heading").line
            what = f"the section '{section.heading}' is given twice (first in line {first})"
            look.problems.add(place, what, "make one of the two")
        given.setdefault(heading, index)
    free = [section.heading for section in spec.sections if section.heading.casefold() not in fixed]
    for heading, wanted in fixed.items():
        if heading not in given and not wanted.stock and wanted.key != kind.implications:
            _section_missing(look, spec, wanted, free)


def _section_missing(look: Lookup, spec: ReportSpec, section: FixedSection, free: Iterable[str]) -> None:
    near = did_you_mean(section.heading, free, f"add 'heading: {section.heading}'")
    if near.startswith("did you mean"):
        near = f"did you mean it by the heading {near.removeprefix('did you mean ')}"
    look.problems.add(spec.key_place("sections"), f"the section '{section.heading}' is missing", near)


def _check_implications(look: Lookup, spec: ReportSpec, kind: ReportKind) -> None:
    sections = [section for section in kind.tail if section.key == kind.implications]
    parts = {leaf.key: leaf for section in sections for part in section.parts for leaf in part.leaves()}
    for key, content in spec.implications.items():
        if key not in parts:
            what = f"'{key}' is no implication of a {kind.label.lower()}"
            look.problems.add(spec.key_place("implications", key), what, did_you_mean(key, parts))
        elif content == "none" and not parts[key].stock and not parts[key].boilerplate:
            what = f"the house has no stock sentence for '{key}'"
            look.problems.add(spec.place("implications", key), what, "say it in your own words")
    for key, part in parts.items():
        if key not in spec.implications:
            remedy = f"add it, or '{key}: none' for the stock sentence" if part.stock or part.boilerplate else "add it"
            look.problems.add(spec.key_place("implications"), f"the implication '{key}' is missing", remedy)
