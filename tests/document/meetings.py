"""A board with its calendar, and the sheets of its meetings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from reportgen.building import make_document
from reportgen.document.agenda import Compiled, make_agenda
from reportgen.document.author import Author
from reportgen.document.model import Block, Line, Paragraph, Register, Report
from reportgen.measures.cubes import Cubes
from reportgen.spec.load import load_paper
from reportgen.spec.names import check_names
from reportgen.spec.sheets import AgendaKind
from reportgen.wording.text import plain

Make = Callable[[dict[str, str]], Path]

BOARD: dict[str, Any] = {
    "quorum": 3,
    "chair": "councillor",
    "vice_chair": "police_officer",
    "members": ["manager", "old_body", "new_body", "fire"],
    "clerk": "clerk",
    "media": "press",
    "directorate": "Assurance",
    "strategy": "safety",
    "calendar": [
        {"date": "2023-07-19"},
        {"date": "2023-11-24", "time": "10:00", "venue": "Town Hall"},
        {"date": "2024-03-01", "time": "14:30"},
        {"date": "2024-06-07", "cancelled": "An election is held that week"},
        {"date": "2024-09-06"},
    ],
}
DEFINITIONS: dict[str, Any] = {
    "organisations": {
        "nbc": {"name": "Borough of Northmere", "short": "NBC"},
        "police": {"name": "Northmere Police"},
        "fire": {"name": "Northmere Fire Service"},
        "old_body": {"name": "Health Group", "until": "2022-06-30", "successor": "new_body"},
        "new_body": {"name": "Health Board", "since": "2022-07-01"},
    },
    "people": {
        "councillor": {"role": "Councillor", "organisation": "nbc"},
        "police_officer": {"role": "Representative of Northmere Police", "organisation": "police"},
        "manager": {"role": "Safety Manager", "organisation": "nbc"},
        "clerk": {"role": "Governance Officer", "email": "clerk@example.gov.uk", "telephone": "01632 960010"},
        "press": {"role": "Press Officer", "email": "press@example.gov.uk", "telephone": "01632 960020"},
    },
    "boards": {"Safety Board": BOARD},
    "venues": {
        "Town Hall": {"address": "1 High Street, Northmere", "access": "There is a ramp.", "evacuation": ["Leave."]}
    },
    "strategies": {"safety": {"name": "Safety Strategy", "priorities": ["Streets", "Homes", "Roads"]}},
}
MEETING: dict[str, Any] = {
    "house": "barnet",
    "board": "Safety Board",
    "date": "2023-11-24",
    "time": "10:00",
    "venue": "Town Hall",
    "use": "../definitions/board.yaml",
    "items": [{"title": "Welcome"}, {"title": "Performance", "papers": "performance.yaml"}],
}


def written(project: Make, files: dict[str, Any]) -> Path:
    """The specs of a project with the files, by their paths below ``report_specs``."""
    root = project(
        {f"report_specs/{name}": yaml.safe_dump(content, sort_keys=False) for name, content in files.items()}
    )
    return root / "report_specs"


def with_board(**changes: Any) -> dict[str, Any]:
    """The definitions with a board of which some is changed."""
    return DEFINITIONS | {"boards": {"Safety Board": BOARD | changes}}


def agenda(
    project: Make, compiled: Compiled | None = None, definitions: dict[str, Any] = DEFINITIONS, **changes: Any
) -> Report:
    """The front sheet of the meeting of 24 November 2023, of which some is changed."""
    files = {"2023-11-24/meeting.yaml": MEETING | changes, "definitions/board.yaml": definitions}
    paper = load_paper(written(project, files) / "2023-11-24" / "meeting.yaml")
    check_names(paper)
    assert isinstance(paper.kind, AgendaKind)
    return make_agenda(Author.of(paper, Cubes(paper.registry, paper.project)), paper.kind, compiled or Compiled())


def forward_plan(project: Make, others: dict[str, Any] | None = None, **plan: Any) -> Report:
    """The forward plan at that meeting; ``others`` are further files."""
    files = {
        "2023-11-24/meeting.yaml": MEETING,
        "definitions/board.yaml": DEFINITIONS,
        "2023-11-24/plan.yaml": {"kind": "forward-plan"} | plan,
    }
    specs = written(project, files | (others or {}))
    made = make_document(specs / "2023-11-24" / "plan.yaml")[1]
    assert isinstance(made, Report)
    return made


def lines(report: Report) -> list[str]:
    """The texts of its lines and paragraphs, in order."""
    return [plain(block.text) for block in report.blocks if isinstance(block, Line | Paragraph)]


def after(report: Report, heading: str) -> list[str]:
    """The texts between a heading and the next one."""
    found: list[str] = []
    inside = False
    for block in report.blocks:
        if isinstance(block, Line) and block.outline:
            inside = plain(block.text) == heading
        elif inside and isinstance(block, Line | Paragraph):
            found.append(plain(block.text))
    return found


def rows(report: Report, id_: str) -> list[tuple[str, ...]]:
    """The texts of a register's rows."""
    (block,) = (one for one in report.blocks if isinstance(one, Register) and one.table.id == id_)
    return [tuple(plain(cell.text) for cell in row) for row in block.table.rows]


def registers(blocks: tuple[Block, ...]) -> list[str]:
    return [block.table.id for block in blocks if isinstance(block, Register)]
