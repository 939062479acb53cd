"""Makes the figure of a spec by the module of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from reportgen.data.atlas import Atlas
from reportgen.errors import Place
from reportgen.figures.model import Figure
from reportgen.measures.scope import Scope
from reportgen.spec.figures import FigureSpec
from reportgen.wording.text import Text


@dataclass(frozen=True, slots=True)
class Maker:
    """What the kinds make their figures with: ``text`` renders an author's words, ``named`` are the paper's figures."""

    scope: Scope
    text: Callable[[str, Place], Text]
    named: Mapping[str, FigureSpec]
    atlas: Atlas = field(default_factory=Atlas)

    def make(self, spec: FigureSpec | str, id_: str) -> Figure:
        """The figure with its caption, written or from the spec, in ``title``.

        Raises ``UnplacedError`` or ``ReportError`` if it cannot be made.
        """
        if isinstance(spec, str):
            spec = self.named[spec]
        kind = type(spec).__module__.rpartition(".")[2]
        figure: Figure = import_module(f"reportgen.figures.{kind}").make(spec, id_, self)
        return figure
