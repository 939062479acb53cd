"""Small minutes of a board of four, in Barnet's house, and the two meetings before them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from reportgen.document.make import Papers
from reportgen.document.model import Report

Make = Callable[[dict[str, str]], Path]
BOARD = "Safety Board"
DEFINITIONS: dict[str, Any] = {
    "organisations": {
        "borough": {"name": "London Borough of Barnet", "short": "LBB"},
        "police": {"name": "Metropolitan Police"},
        "charity": {"name": "Victim Support"},
        "museum": {"name": "Barnet Museum"},
    },
    "people": {
        "leader": {"role": "Councillor", "organisation": "borough"},
        "safety": {"role": "Head of Safety", "organisation": "borough"},
        "health": {"role": "Director of Public Health", "organisation": "borough"},
        "deputy": {"role": "Deputy Director", "organisation": "borough"},
        "clerk": {"role": "Governance Officer", "organisation": "borough", "email": "clerk@example.gov.uk"},
        "all_members": {"role": "All members"},
    },
    "boards": {
        BOARD: {
            "quorum": 3,
            "chair": "leader",
            "members": ["safety", "health", "police"],
            "everybody": "all_members",
            "clerk": "clerk",
            "calendar": [
                {"date": "2023-01-20"},
                {"date": "2023-04-28"},
                {"date": "2023-07-19"},
                {"date": "2023-11-24", "time": "10:00", "venue": "Town Hall"},
            ],
        }
    },
    "venues": {"Town Hall": {"address": "High Street"}},
}
AGENDA = ("Introductions", "Minutes of previous meeting", "Burglary", "Any other business")
MEETING: dict[str, Any] = {"house": "barnet", "board": BOARD, "use": "../definitions.yaml"}
MINUTES: dict[str, Any] = {
    "kind": "minutes",
    "attendance": [{"who": "leader"}, {"who": "safety"}, {"who": "police"}],
    "items": [{"item": title, "content": ["It was discussed."]} for title in AGENDA],
}


def items(*content: Any, title: str = "Burglary", **more: Any) -> list[dict[str, Any]]:
    """The items of the agenda, one of them with other content."""
    own = {"item": title, "content": list(content), **more}
    return [own if item["item"] == title else item for item in MINUTES["items"]]


def files(day: str = "2023-07-19", meeting: dict[str, Any] | None = None, **changed: Any) -> dict[str, str]:
    """One meeting and its minutes; what is None is left out."""
    held = {"date": day, "items": [{"title": title} for title in AGENDA], **MEETING, **(meeting or {})}
    spec = {key: value for key, value in (MINUTES | changed).items() if value is not None}
    folder = f"report_specs/{day}"
    made = {
        "report_specs/definitions.yaml": DEFINITIONS,
        f"{folder}/meeting.yaml": held,
        f"{folder}/minutes.yaml": spec,
    }
    return {name: yaml.safe_dump(text, sort_keys=False) for name, text in made.items()}


def minutes(project: Make, day: str = "2023-07-19", **changed: Any) -> Report:
    """The minutes of one meeting; other meetings' are there already."""
    root = project(files(day, **changed))
    document = Papers().make(root / f"report_specs/{day}/minutes.yaml")[1]
    assert isinstance(document, Report)
    return document
