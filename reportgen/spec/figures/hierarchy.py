"""Hierarchies: what a spec may say of who reports to whom."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.errors import did_you_mean
from reportgen.spec.base import SpecModel, mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.terms import Key, Template

MOST_NODES = 30


class NodeSpec(SpecModel):
    """One box: a board, a group, a role."""

    key: Key = Field(description="What the nodes below it call it under `parent`")
    label: Template = Field(min_length=1, description="What stands in its box")
    note: Template | None = Field(default=None, description="A few words in smaller type below the label")
    parent: Key | None = Field(default=None, description="The key of the node it reports to (default: none, it is "
                               "at the top)")


class HierarchySpec(FigureBase):
    """Boxes in levels, joined to what they report to: boards and their groups, a governance chart."""

    types = ("hierarchy",)
    makes = "drawing"

    type: Literal["hierarchy"] = Field(description="Always `hierarchy`")
    title: Template = Field(description="Caption")
    nodes: list[NodeSpec] = Field(
        min_length=2, max_length=MOST_NODES, description="The boxes; those of one parent stand in this order")
    highlight: Key | None = Field(default=None, description="The key of the node that is picked out")

    @model_validator(mode="after")
    def _is_a_tree(self) -> HierarchySpec:
        keys: set[str] = set()
        for index, node in enumerate(self.nodes):
            if node.key in keys:
                raise mistake(f"two nodes have the key '{node.key}'", "give each its own", at=("nodes", index, "key"))
            keys.add(node.key)
        for index, node in enumerate(self.nodes):
            if node.parent is not None and node.parent not in keys:
                raise mistake(f"there is no node '{node.parent}'", did_you_mean(node.parent, keys - {node.key}),
                              at=("nodes", index, "parent"))
        if self.highlight is not None and self.highlight not in keys:
            raise mistake(f"there is no node '{self.highlight}'", did_you_mean(self.highlight, keys), at="highlight")
        self._check_cycles()
        return self

    def _check_cycles(self) -> None:
        parents = {node.key: node.parent for node in self.nodes}
        for index, node in enumerate(self.nodes):
            way, above = [node.key], node.parent
            while above is not None and above not in way:
                way.append(above)
                above = parents[above]
            if above == node.key:
                raise mistake(f"'{node.key}' reports to itself: {' to '.join([*way, node.key])}",
                              "take one of these parents out", at=("nodes", index, "parent"))
