"""Small whole papers in Barnet's house: burglary in three boroughs, and thefts that were made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from reportgen.building import make_document
from reportgen.document.model import Deck, Report

Make = Callable[[dict[str, str]], Path]
FOLDER = "report_specs/2023-07-20"


def _csv(by_area: dict[str, tuple[int, int]]) -> str:
    """June of 2022 and of 2023, with the eleven months between at 1 each."""
    months = ["2022-06", *(f"2022-{m:02d}" for m in range(7, 13)), *(f"2023-{m:02d}" for m in range(1, 7))]
    rows = [
        f"{area},{month},{ {months[0]: before, months[-1]: now}.get(month, 1) }"
        for area, (before, now) in by_area.items()
        for month in months
    ]
    return "\n".join(["Area,Month,Count", *rows, ""])


# Barnet from 10 to 8 (-20%), Brent from 10 to 5 (-50%), Harrow from 10 to 11 (+10%); all thefts were made up.
BURGLARIES = _csv({"Barnet": (10, 8), "Brent": (10, 5), "Harrow": (10, 11)})
THEFTS = _csv({"Barnet": (4, 4)})


def dataset(file: str, **more: str) -> dict[str, Any]:
    columns = {"area": "Area", "date": "Month", "value": "Count"}
    return {"title": f"Recorded {file}", "files": f"{file}.csv", "columns": columns, "source": "Police",
            "release": "July 2023", "licence": "OGL v3.0", **more}  # fmt: skip


DEFINITIONS: dict[str, Any] = {
    "datasets": {
        "burglary_file": dataset("burglary", note="The police revise past months."),
        "theft_file": dataset("theft", status="illustrative"),
    },
    "measures": {
        "burglary": {"label": "Burglary", "phrase": "burglary", "dataset": "burglary_file", "polarity": "lower"},
        "theft": {"label": "Theft", "phrase": "theft", "dataset": "theft_file", "polarity": "lower"},
    },
    "areas": {"barnet": {"label": "Barnet"}, "brent": {"label": "Brent"}, "harrow": {"label": "Harrow"}},
    "peer_groups": {"bcu": {"label": "NW BCU", "areas": ["barnet", "brent", "harrow"]}},
    "people": {"head": {"role": "Head of Community Safety", "email": "safety@example.gov.uk"}},
    "texts": {"shared": "Recorded in {{ area }}: {{ burglary[june].cases }}."},
}
MEETING = {"house": "barnet", "board": "Safer Communities Partnership Board", "date": "2023-07-20"}
PAPER: dict[str, Any] = {
    "title": "Crime in {{ june.span }}",
    "use": "definitions.yaml",
    "area": "barnet",
    "author": "head",
    "data_to": "Jun 2023",
    "periods": {"june": "June 2023", "year": "12 months"},
}
IMPLICATIONS = ("corporate_plan", "outcome_measures", "resources", "legal", "insight", "social_value", "risk",
                "equalities", "corporate_parenting", "consultation")  # fmt: skip
REFERENCES = "See {{ ref(trend) }} and {{ ref(change) }}."
REPORT: dict[str, Any] = PAPER | {
    "kind": "committee-report",
    "front": {"report_of": "{{ head }}", "contact": "{{ head.email }}"},
    "figures": {
        "trend": {"type": "line", "measure": "burglary", "period": "year"},
        "change": {"type": "table", "rows": {"measures": ["burglary"]}, "period": "june", "columns": [{}]},
    },
    "summary": "{{ burglary[june].cases }}, {{ burglary[june].change }}.",
    "recommendations": ["That the Board note {{ ref(trend) }}."],
    "sections": [
        {"heading": "Why this report is needed", "content": ["The Board asked for it."]},
        {"heading": "Burglary", "content": [REFERENCES, {"figure": "trend"}, {"figure": "change"}]},
        {"heading": "Reasons for recommendations", "content": ["So that partners act together."]},
    ],
    "implications": dict.fromkeys(IMPLICATIONS, "none"),
}
DECK: dict[str, Any] = PAPER | {
    "kind": "dashboard",
    "parts": {"police": {"label": "Crime", "presented_by": "Police"}},
    "slides": [
        {"layout": "title", "title": "Crime", "subtitle": "{{ june }}"},
        {"layout": "sources", "title": "Sources", "sources": True},
        {
            "layout": "indicator",
            "for_each": ["burglary", "theft"],
            "as": "offence",
            "part": "police",
            "title": "{{ offence.label }}",
            "text": "{{ offence[june].cases }} of {{ offence }}.",
            "chart": {"type": "column", "measure": "offence", "period": "year"},
            "badges": [{"rank": "change", "among": "bcu", "period": "june"}],
            "notes": "Say that {{ offence }} is seasonal.",
        },
    ],
}


def make(project: Make, paper: dict[str, Any], definitions: dict[str, Any] | None = None) -> Any:
    """The document of a paper, before it is written."""
    files = {"paper.yaml": paper, "meeting.yaml": MEETING, "definitions.yaml": definitions or DEFINITIONS}
    texts = {name: yaml.safe_dump(content, sort_keys=False) for name, content in files.items()}
    texts |= {"burglary.csv": BURGLARIES, "theft.csv": THEFTS}
    root = project({f"{FOLDER}/{name}": text for name, text in texts.items()})
    return make_document(root / FOLDER / "paper.yaml")[1]


def report(project: Make, definitions: dict[str, Any] | None = None, **changes: Any) -> Report:
    made: Report = make(project, REPORT | changes, definitions)
    return made


def deck(project: Make, definitions: dict[str, Any] | None = None, **changes: Any) -> Deck:
    made: Deck = make(project, DECK | changes, definitions)
    return made
