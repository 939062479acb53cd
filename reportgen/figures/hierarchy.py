"""Hierarchies: boxes in levels, each joined to what it reports to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.figures.alt import sentences
from reportgen.figures.cells import heading_cell
from reportgen.figures.maker import Maker
from reportgen.figures.model import Cell, Drawn, Table
from reportgen.spec.figures.hierarchy import HierarchySpec
from reportgen.wording.numbers import joined
from reportgen.wording.text import Run, Text, facts_in, plain, words

_TOP = "None: at the top"


@dataclass(frozen=True, slots=True)
class Node:
    """``parent`` is the index of the node it reports to; None at the top."""

    label: Text
    note: Text = ()
    parent: int | None = None
    highlighted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hierarchy(Drawn):
    """``nodes`` as the author lists them: those of one parent from left to right."""

    nodes: tuple[Node, ...]

    def children(self, parent: int | None) -> tuple[int, ...]:
        """The indices of the nodes below one; with None those at the top."""
        return tuple(index for index, node in enumerate(self.nodes) if node.parent == parent)


def make(spec: HierarchySpec, id_: str, maker: Maker) -> Hierarchy:
    """The hierarchy of a spec, with the same as a table."""
    order = {node.key: index for index, node in enumerate(spec.nodes)}
    nodes = tuple(
        Node(
            label=maker.text(node.label, node.place("label")),
            note=maker.text(node.note, node.place("note")) if node.note else (),
            parent=None if node.parent is None else order[node.parent],
            highlighted=node.key == spec.highlight,
        )
        for node in spec.nodes
    )
    title = plain(maker.text(spec.title, spec.place("title")))
    return Hierarchy(
        id=id_,
        title=title,
        alt=_alt(title, nodes),
        facts=tuple(fact for node in nodes for text in (node.label, node.note) for fact in facts_in(text)),
        table=_table(id_, title, nodes),
        nodes=nodes,
    )


def _alt(title: str, nodes: Sequence[Node]) -> str:
    """Who is at the top, then who reports to whom, level by level."""
    names = [plain(node.label) for node in nodes]
    level = [index for index, node in enumerate(nodes) if node.parent is None]
    said = [f"Hierarchy chart: {title}", f"At the top: {joined([names[index] for index in level])}"]
    while level:
        below: list[int] = []
        for parent in level:
            own = [index for index, node in enumerate(nodes) if node.parent == parent]
            if own:
                verb = "reports" if len(own) == 1 else "report"
                said.append(f"{joined([names[index] for index in own])} {verb} to {names[parent]}")
            below += own
        level = below
    return sentences([*said, *(f"Picked out: {plain(node.label)}" for node in nodes if node.highlighted)])


def _table(id_: str, title: str, nodes: Sequence[Node]) -> Table:
    rows = []
    for node in nodes:
        above = words(_TOP) if node.parent is None else nodes[node.parent].label
        rows.append((Cell(with_note(node.label, node.note)), Cell(above)))
    return Table(
        id=f"{id_}_table",
        header=((heading_cell("Body"), heading_cell("Reports to")),),
        rows=tuple(rows),
        title=title,
        alt=f"Each of {len(nodes)} bodies with what it reports to.",
    )


def with_note(label: Text, note: Text) -> Text:
    """``Health and Wellbeing Board (health and care)``."""
    return (*label, Run(" ("), *note, Run(")")) if note else label
