"""The results of the checks: all findings as JSON, and a note in Word to the author of each paper that has some."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.checks.findings import Finding, findings_json
from reportgen.house.house import House
from reportgen.output import put
from reportgen.pack.deliver import deliver
from reportgen.pack.gather import Gathered
from reportgen.pack.plan import Plan

FINDINGS = "findings.json"
NOT_BOUND = "not-bound"
_WRITTEN = ".written.json"  # digests of what was written, by which notes that nobody needs any more are known


def write_results(
    plan: Plan, gathered: Sequence[Gathered], findings: Sequence[Finding], staged: Path, folder: Path, kept: Path
) -> tuple[Path, ...]:
    """Write them into the folder by way of ``staged``; gives the notes.

    They are for the authors, and no part of what is published.
    """
    from reportgen.review.cover_note import Noted, cover_note

    findings = (*findings, *_not_bound(gathered))
    staged.mkdir()
    (staged / FINDINGS).write_text(findings_json(findings) + "\n", encoding="utf-8")
    agenda = plan.agenda
    house = House(agenda.house, agenda.project.assets / agenda.house_name)
    for one in gathered:
        paper = one.paper
        own = [finding for finding in findings if finding.place == paper.place or finding in one.findings]
        note = cover_note(Noted(one.source.name, one.title, paper.item, paper.title), own, plan.meeting, house)
        if note is not None:
            (staged / f"{paper.key}-{one.source.stem}.docx").write_bytes(note)
    delivered = deliver(staged, folder, _written(folder), kept)
    put(json.dumps(dict(delivered.digests), indent=2).encode(), folder / _WRITTEN)
    return tuple(path for path in delivered.files if path.suffix == ".docx")


def _not_bound(gathered: Sequence[Gathered]) -> Iterator[Finding]:
    """Why papers cannot be bound; what their specs' rules found is told by these rules."""
    for one in gathered:
        known = {(finding.place, finding.what) for finding in one.findings}
        for problem in one.problems:
            if (problem.place, problem.what) not in known:
                yield Finding(NOT_BOUND, "error", one.paper.place, problem.what, problem.remedy)


def _written(folder: Path) -> Mapping[str, str]:
    try:
        content = json.loads((folder / _WRITTEN).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in content.items()} if isinstance(content, dict) else {}
