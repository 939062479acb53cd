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


def findings_count(findings: Sequence[Finding]) -> str:
    allowed = sum(1 for finding in findings if finding.allowed)
    told = len(findings) - allowed
    number = "no findings" if not told else "1 finding" if told == 1 else f"{told} findings"
    return f"{number}, {allowed} allowed" if allowed else number


def finding_row(finding: Finding) -> tuple[str, ...]:
    """One that is allowed gives the reason in place of the remedy."""
    level = "allowed" if finding.allowed else finding.level
    return finding.rule, level, str(finding.place), finding.what, finding.allowed or finding.remedy


def findings_json(findings: Iterable[Finding]) -> str:
    return json.dumps([dataclasses.asdict(finding) for finding in findings], indent=2)


def outcome_words(built: Built) -> str:
    state = "unchanged" if built.state == "unchanged" else "written"
    kept = f"; the edited file is kept as {built.kept.name}" if built.kept else ""
    amounts = f"{built.facts} facts, {built.figures} figures, {built.seconds:.1f} s"
    return f"{state} {built.path} ({amounts}){kept}"


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
