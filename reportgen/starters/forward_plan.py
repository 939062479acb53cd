"""Starter of a forward plan: the agenda's items, those of every meeting apart, and room for the meetings to come."""

from __future__ import annotations

from pathlib import Path

from reportgen.spec.load import LoadedPaper
from reportgen.starters.yaml import quoted, relative


def forward_plan_lines(kind: str, target: Path, agenda: LoadedPaper) -> list[str]:
    """A spec that builds: what has papers is of this meeting, verbal updates come to every one."""
    meeting, folder = agenda.meeting, target.parent
    schemas = relative(agenda.project.root / "docs" / "schema", folder)
    standing = [item for item in meeting.items if item.verbal and item.presented_by]
    planned = [item for item in meeting.items if item.papers and not item.exempt]
    board = agenda.registry.boards.get(meeting.board)
    follows = board.next_after(meeting.date) if board else None
    lines = [
        f"# yaml-language-server: $schema={schemas}/forward-plan.schema.json",
        f"# A starter that builds:  reportgen build {target.name}  writes it below output/.",
        "# docs/meetings.md tells how to keep it; the days are those of the board's calendar.",
        f"kind: {kind}",
        "",
        "standing:                        # items of every meeting" if standing else "standing: []",
    ]
    for item in standing:
        lines += [f"  - title: {quoted(item.title)}", "    priorities: all", f"    report_of: {item.presented_by}"]
    lines += ["", "items:                           # items of one meeting; without `meeting`: to be allocated"]
    for item in planned:
        lines += [f"  - title: {quoted(item.title)}", f"    meeting: {meeting.date}", "    priorities: all"]
        lines += [f"    report_of: {item.presented_by}"] if item.presented_by else []
    lines += ["  - title: '[Insert a report to come]'"]
    lines += [f"    meeting: {follows.date}"] if follows else []
    return lines
