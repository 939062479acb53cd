"""Starter specs: a first paper of a kind, drafted from what the project holds, with comments that say how to go on."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

from reportgen.errors import ReportError, did_you_mean
from reportgen.spec.house import DeckKind, HouseSpec, PaperKind, ReportKind
from reportgen.spec.load import LoadedPaper, load_house, load_meeting, load_paper
from reportgen.spec.names import check_names
from reportgen.spec.project import Project, find_project
from reportgen.spec.sheets import AgendaKind, ForwardPlanKind, MinutesKind
from reportgen.starters.forward_plan import forward_plan_lines
from reportgen.starters.minutes import minutes_lines
from reportgen.starters.paper import deck_lines, given, report_lines
from reportgen.starters.yaml import relative

_MEETING = """\
# yaml-language-server: $schema={schemas}/meeting.schema.json
# The meeting that the papers in this folder are written for.
house: {house}
board: Safer Communities Partnership Board
date: {date}
time: "10:00"
venue: To be confirmed
"""


def write_starter(kind: str, name: str, folder: Path) -> tuple[Path, ...]:
    """Write ``folder/name.yaml``, and a meeting.yaml if there is none; never over a file that is there."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise ReportError.at(
            folder / f"{name}.yaml", f"'{name}' is no name for a paper", "use lower case, digits and -"
        )
    target = folder / f"{name}.yaml"
    if target.exists():
        raise ReportError.at(target, "this file is there already", "choose another name")
    project = find_project(target)
    house_name, house = _house(project, folder)
    if kind not in house.kinds:
        raise ReportError.at(
            project.assets / house_name, f"the house has no kind '{kind}'", did_you_mean(kind, house.kinds)
        )
    lines = _lines(kind, house.kinds[kind], target, project)
    folder.mkdir(parents=True, exist_ok=True)
    meeting = folder / "meeting.yaml"
    written: tuple[Path, ...] = (target,)
    if not meeting.exists():
        schemas = relative(project.root / "docs" / "schema", folder)
        text = _MEETING.format(schemas=schemas, house=house_name, date=_meeting_date(folder))
        meeting.write_text(text, encoding="utf-8")
        written = (target, meeting)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    return written


def _lines(name: str, kind: PaperKind, target: Path, project: Project) -> list[str]:
    """Sheets are drafted from the meeting's file, other papers from the project's definitions."""
    folder = target.parent
    match kind:
        case ReportKind():
            return report_lines(given(name, target.stem, folder, project), kind)
        case DeckKind():
            return deck_lines(given(name, target.stem, folder, project), kind)
        case MinutesKind():
            return minutes_lines(name, kind, target, _meeting(folder, "minutes are drafted from its agenda"))
        case ForwardPlanKind():
            return forward_plan_lines(name, target, _meeting(folder, "the plan is that of its board"))
        case AgendaKind():
            what = "an agenda has no spec of its own: the meeting's file says all"
            raise ReportError.at(folder / "meeting.yaml", what, "write its `items:` there, and build that file")


def _meeting(folder: Path, why: str) -> LoadedPaper:
    """The meeting of the folder, as the paper that its agenda is."""
    path = folder / "meeting.yaml"
    if not path.is_file():
        remedy = "write meeting.yaml first; see docs/meetings.md"
        raise ReportError.at(path, f"there is no meeting yet, and {why}", remedy)
    paper = load_paper(path)
    check_names(paper)
    return paper


def _meeting_date(folder: Path) -> str:
    """The folder's name, if it is a day; otherwise today, for the officer to change."""
    try:
        return date.fromisoformat(folder.resolve().name).isoformat()
    except ValueError:
        return f"{datetime.now(UTC):%Y-%m-%d}"


def _house(project: Project, folder: Path) -> tuple[str, HouseSpec]:
    meeting = folder / "meeting.yaml"
    if meeting.exists():
        name = load_meeting(meeting, project).house
        return name, load_house(name, project)
    houses = sorted(path.parent.name for path in project.assets.glob("*/house.yaml"))
    if len(houses) != 1:
        raise ReportError.at(
            folder, "no meeting.yaml says which house the paper is for", f"use one of: {', '.join(houses)}"
        )
    return houses[0], load_house(houses[0], project)
