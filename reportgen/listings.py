"""What the commands list: papers built, findings and facts, in words, rows and JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.api import Built, FigureData
    from reportgen.checks.findings import Finding
    from reportgen.measures.facts import Fact, Origin
    from reportgen.pack.compile import Packed


def findings_count(findings: Sequence[Finding]) -> str:
    allowed = sum(1 for finding in findings if finding.allowed)
    told = len(findings) - allowed
    number = "no findings" if not told else "1 finding" if told == 1 else f"{told} findings"
    return f"{number}, {allowed} allowed" if allowed else number


def finding_row(finding: Finding) -> tuple[str, ...]:
    """One that is allowed gives the reason in place of the remedy."""
    level = "allowed" if finding.allowed else finding.level
    return finding.rule, level, str(finding.place), finding.what, finding.allowed or finding.remedy


def outcome_words(built: Built) -> str:
    state = "unchanged" if built.state == "unchanged" else "written"
    kept = f"; the edited file is kept as {built.kept.name}" if built.kept else ""
    amounts = f"{built.facts} facts, {built.figures} figures, {built.seconds:.1f} s"
    return f"{state} {built.path} ({amounts}){kept}"


def packed_rows(packed: Packed) -> list[tuple[str, str, str]]:
    """A row for each item: number, title, pages."""
    rows = []
    for number, title in packed.items:
        pages = packed.pages.get(number)
        rows.append((f"{number}.", title, f"{pages[0]} - {pages[1]}" if pages else ""))
    return rows


def packed_words(packed: Packed) -> list[str]:
    """The file with its pages, what was taken out of it, what was put aside, and how long it took."""
    papers = len(packed.record.papers)
    lines = [
        f"{name}: taken out for publishing: {', '.join(removed)}" for name, removed in packed.removed.items()
    ]
    lines += [f"put aside, since somebody else changed it: {path}" for path in packed.kept]
    seconds = sum(packed.seconds.values())
    steps = ", ".join(f"{step} {spent:.1f}" for step, spent in packed.seconds.items())
    return [*lines, f"written {packed.pdf} ({packed.length} pages, {papers} papers, {seconds:.1f} s: {steps})"]


def packed_json(packed: Packed) -> str:
    content = {
        "pdf": str(packed.pdf),
        "record": dataclasses.asdict(packed.record),
        "pages": {str(number): list(pages) for number, pages in packed.pages.items()},
        "findings": [dataclasses.asdict(finding) for finding in packed.findings],
        "problems": [dataclasses.asdict(problem) for problem in packed.problems],
        "seconds": dict(packed.seconds),
    }
    return json.dumps(content, indent=2)


def fact_row(fact: Fact) -> tuple[str | float | None, ...]:
    period = fact.period.label("span") if fact.period else ""
    value = fact.missing if fact.value is None else fact.value
    sources = "; ".join(dict.fromkeys(f"{origin.source}, {origin.release}" for origin in fact.origins))
    return fact.id, value, fact.unit.value, fact.label, fact.area_label, period, fact.status, sources


def facts_json(facts: Iterable[Fact], listed: Iterable[FigureData]) -> str:
    content = {
        "facts": [_fact_json(fact) for fact in facts],
        "figures": [dataclasses.asdict(figure) for figure in listed],
    }
    return json.dumps(content, indent=2)


def _fact_json(fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "value": fact.value,
        "missing": fact.missing or None,
        "unit": fact.unit.value,
        "measure": fact.measure,
        "label": fact.label,
        "area": fact.area,
        "period": fact.period.label() if fact.period else None,
        "start": fact.period.start.isoformat() if fact.period else None,
        "end": fact.period.end.isoformat() if fact.period else None,
        "of": fact.of,
        "per": fact.per,
        "status": fact.status,
        "origins": [_origin_json(origin) for origin in fact.origins],
    }


def _origin_json(origin: Origin) -> dict[str, Any]:
    extracted = origin.extracted.isoformat() if origin.extracted else None
    return {**dataclasses.asdict(origin), "extracted": extracted}
