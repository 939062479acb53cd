"""Panels: texts side by side, each under its heading."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.figures.alt import sentences
from reportgen.figures.maker import Maker
from reportgen.figures.model import Drawn
from reportgen.spec.figures.panels import PanelsSpec
from reportgen.wording.text import Text, facts_in, plain


@dataclass(frozen=True, slots=True)
class Panel:
    heading: Text
    text: tuple[Text, ...] = ()
    bullets: tuple[Text, ...] = ()

    @property
    def said(self) -> tuple[Text, ...]:
        """All that stands below the heading, in reading order."""
        return (*self.text, *self.bullets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels(Drawn):
    """``columns`` is how many stand in a row. All they show is words, so that a table would only repeat them."""

    panels: tuple[Panel, ...]
    columns: int = 2


def make(spec: PanelsSpec, id_: str, maker: Maker) -> Panels:
    """The panels of a spec; its texts keep their facts."""
    panels = tuple(
        Panel(
            heading=maker.text(one.heading, one.place("heading")),
            text=tuple(maker.text(text, one.place("text", at)) for at, text in enumerate(one.text)),
            bullets=tuple(maker.text(text, one.place("bullets", at)) for at, text in enumerate(one.bullets)),
        )
        for one in spec.panels
    )
    title = plain(maker.text(spec.title, spec.place("title")))
    facts = (fact for one in panels for text in (one.heading, *one.said) for fact in facts_in(text))
    return Panels(
        id=id_,
        title=title,
        alt=sentences([f"{len(panels)} panels: {title}", *(f"{plain(one.heading)}: {_listed(one)}" for one in panels)]),
        facts=tuple({fact.id: fact for fact in facts}.values()),
        panels=panels,
        columns=spec.columns,
    )


def _listed(panel: Panel) -> str:
    return "; ".join(plain(text).rstrip(".") for text in panel.said)
