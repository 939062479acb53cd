"""Diagrams and text tables in specs: what cannot be drawn is told at its place, with how to mend it."""

from __future__ import annotations

import pytest
from pydantic import Field

from reportgen.errors import ReportError
from reportgen.spec.base import SpecModel
from reportgen.spec.figures import FigureSpec
from reportgen.spec.problems import validate
from reportgen.spec.references import references
from reportgen.spec.terms import Name
from reportgen.spec.yaml import parse_yaml


class Figures(SpecModel):
    figures: dict[Name, FigureSpec] = Field(default={})


def read(text: str) -> Figures:
    return validate(Figures, parse_yaml(f"figures:\n  one:\n    title: T\n{text}", "spec.yaml"))


def told(text: str) -> str:
    with pytest.raises(ReportError) as caught:
        read(text)
    place, _, said = str(caught.value).partition(": ")
    file, line, _ = place.split(":")
    assert file == "spec.yaml"
    return f"{line}: {said}"


NODES = "    type: hierarchy\n    nodes:\n      - {key: top, label: Board}\n"
ROW = "    type: gantt\n    rows:\n"
TABLE = "    type: text_table\n    columns: [{heading: A}, {heading: B}]\n    rows:\n"
STATUS = "    type: status\n    columns: [{heading: A}]\n    rows:\n"
SETS = "    type: venn\n    period: '2022'\n    measure: people\n    sets: [{key: a, label: A}, {key: b, label: B}]\n"
STAGES = "    type: stages\n    period: '2022'\n    stages: [{key: a, heading: A}, {key: b, heading: B}]\n    rows:\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{NODES}      - {{key: top, label: Other}}\n",
            "7: two nodes have the key 'top'; give each its own",
        ),
        (
            f"{NODES}      - {{key: low, label: Group, parent: topp}}\n",
            "7: there is no node 'topp'; did you mean 'top'?",
        ),
        (
            f"{NODES}      - {{key: x, label: X, parent: y}}\n      - {{key: y, label: Y, parent: x}}\n",
            "7: 'x' reports to itself: x to y to x; take one of these parents out",
        ),
        (
            f"{NODES}      - {{key: x, label: X, parent: top}}\n    highlight: z\n",
            "8: there is no node 'z'; use one of: top, x",
        ),
        (
            f"{ROW}      - {{label: A, start: Mar 2023, end: Feb 2023}}\n",
            "6: the action ends (Feb 2023) before it starts (Mar 2023); turn the two round",
        ),
        (
            f"{ROW}      - {{label: A, start: Mar 2023}}\n    period: Apr to Jun 2023\n",
            (
                "6: the action (March 2023) runs beyond the chart (April to June 2023); "
                "make 'period' longer, or mend the dates"
            ),
        ),
        (
            f"{ROW}      - {{label: A, start: Mar 2020, end: Mar 2023}}\n",
            (
                "3: the chart has 37 months, of which 36 can be read; "
                "show fewer of them under 'period', or split the chart"
            ),
        ),
        (
            f"{ROW}      - {{label: A, start: Mar 2023}}\n    today: 2023-05-01\n",
            ("7: '2023-05-01' lies outside the chart (March 2023); take the line out, or make 'period' longer"),
        ),
        (
            f"{ROW}      - {{label: A, start: last 4 months}}\n",
            (
                "6: '4 months' depends on the last month of data, which is not known here; "
                "name the months, e.g. '4 months to September 2023'"
            ),
        ),
        (
            ROW + "".join(f"      - {{label: A{n}, start: Mar 2023}}\n" for n in range(26)),
            (
                "5: a Gantt chart of 26 actions cannot be read: 25 can be drawn; "
                "split it, e.g. one for each group of actions"
            ),
        ),
        (
            f"{ROW}      - {{label: A, start: Mar 2023, status: blue}}\n",
            "6: there is no status 'blue'; use one of: amber, green, grey, red",
        ),
        (
            f"{TABLE}      - [a]\n",
            "7: row 1 has 1 cell, and the table 2 columns; give each column its cell; an empty one is ''",
        ),
        (
            f"{TABLE}      - [a, '']\n",
            "7: cell 2 of row 1 is empty; fill it, or say under 'empty' what an empty cell means",
        ),
        (
            f"{TABLE}      - ['', b]\n    empty: none\n",
            "7: cell 1 of row 1 is empty; write what the row is of",
        ),
        (
            f"{TABLE}      - [1.10, b]\n",
            "7: item 1 of item 1 of 'rows' wants text, found the number 1.1; write text in quotes",
        ),
        (
            "    type: text_table\n    columns: [{heading: A, width: 1}, {heading: B}]\n    rows:\n      - [a, b]\n",
            "5: some columns have a width and some have none; give each of them one, or none",
        ),
        (
            (
                f"{STATUS}      - {{cells: [a], status: done}}\n"
                "    statuses: {done: {label: Done, colour: green}, over: {label: done, colour: grey}}\n"
            ),
            "8: two statuses are called 'done'; give each its own words",
        ),
        (
            f"{SETS}    overlaps: [{{of: [a, c]}}]\n",
            "8: there is no set 'c'; use one of: a, b",
        ),
        (
            f"{SETS.replace('B}]', 'B}, {key: c, label: C}]')}    overlaps: [{{of: [a, b]}}, {{of: [b, c]}}]\n",
            "8: the overlap of a and c is missing; add it; without cases its number is 0",
        ),
        (
            f"{SETS}    overlaps: [{{of: [a, b]}}, {{of: [b, a]}}]\n",
            "8: this overlap is given twice, or names one set twice; name each once",
        ),
        (
            f"{SETS.replace('    measure: people', '    shares: true')}    overlaps: [{{of: [a, b]}}]\n",
            "7: nothing says what is counted; add 'measure' here or to the diagram",
        ),
        (
            f"{STAGES}      - {{measure: cost, texts: [x, y]}}\n",
            "8: a row has either a measure or a text for each stage; give one of the two",
        ),
        (
            f"{STAGES}      - {{label: L, texts: [x]}}\n",
            "8: row 1 has 1 text, and the table 2 stages; give one text a stage",
        ),
        (
            f"{STAGES}      - {{measure: cost}}\n    changes: [{{earlier: b, later: a}}]\n",
            "9: a change goes from an earlier stage to a later one; turn the two round",
        ),
        (
            f"{STAGES}      - {{measure: cost}}\n    changes: [{{earlier: before}}]\n",
            "9: there is no stage 'before'; use one of: a, b",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told_at_its_place(text: str, said: str) -> None:
    assert told(text) == said


def test_categories_of_sets_and_stages_are_names_that_are_looked_up() -> None:
    spec = read(f"{STAGES.replace('heading: B', 'heading: B, within: {stage: After}')}      - {{measure: cost}}\n")
    found = [(referent, name) for referent, name, _ in references(spec)]
    assert ("category", "stage") in found
    assert ("measure", "cost") in found
    assert ("category", "After") not in found
