"""Checks the slides of a deck against its kind: layouts and what each has place for, parts, figures and badges."""

from __future__ import annotations

from datetime import date

from reportgen.errors import did_you_mean
from reportgen.spec.figures.group import part_names
from reportgen.spec.house import DeckKind, SlideLayout
from reportgen.spec.lookup import Lookup
from reportgen.spec.models import FIGURE_SLOTS, DeckSpec, SlideSpec
from reportgen.spec.references import check_references

# What an author may put into a layout's places of the same name; badges are numbered.
_FILLED = ("subtitle", "text", "bullets", "sources", *FIGURE_SLOTS, "below", "panel", "key")
_WRITTEN_BY_PROGRAM = "source"


def check_deck(look: Lookup, spec: DeckSpec, kind: DeckKind, last: date | None) -> None:
    for slide in spec.slides:
        if slide.part is not None and slide.part not in spec.parts:
            remedy = did_you_mean(slide.part, spec.parts)
            look.problems.add(slide.place("part"), f"there is no part '{slide.part}'", remedy)
        check_references(look.within(_loops(slide)), slide, last)
        _check_badges(look, slide)
        _check_made(look, slide)
        layout = kind.layouts.get(slide.layout)
        if layout is None:
            remedy = did_you_mean(slide.layout, kind.layouts)
            look.problems.add(slide.place("layout"), f"there is no layout '{slide.layout}'", remedy)
        else:
            _check_slots(look, slide, layout, kind)


def figures_of_deck(spec: DeckSpec) -> dict[str, set[str]]:
    """The names of the figures that slides show, and by which names those slides call their measure."""
    used: dict[str, set[str]] = {}
    for slide in spec.slides:
        for key in FIGURE_SLOTS:
            figure = getattr(slide, key)
            for name in [figure] if isinstance(figure, str) else part_names(figure):
                used.setdefault(name, set()).update(_loops(slide))
    return used


def _loops(slide: SlideSpec) -> set[str]:
    return {slide.as_} if slide.for_each else set()


def _check_badges(look: Lookup, slide: SlideSpec) -> None:
    for badge in slide.badges:
        if badge.measure is None and not slide.for_each:
            look.problems.add(badge.place(), "the badge ranks no measure", "add 'measure', or 'for_each' to the slide")


def _check_made(look: Lookup, slide: SlideSpec) -> None:
    """A table stands where tables stand, and a chart where charts do."""
    for key, other in (("chart", "table"), ("table", "chart")):
        figure = getattr(slide, key)
        named = look.paper.registry.figures.get(figure) if isinstance(figure, str) else figure
        if named is not None and (named.makes == "table") != (key == "table"):
            called = f"the figure '{figure}'" if isinstance(figure, str) else f"a figure of type '{named.type}'"
            noun = "a table" if named.makes == "table" else f"no table but a {named.makes}"
            look.problems.add(slide.place(key), f"{called} is {noun}", f"name it under '{other}'")


def _check_slots(look: Lookup, slide: SlideSpec, layout: SlideLayout, kind: DeckKind) -> None:
    filled = [key for key in _FILLED if getattr(slide, key)]
    for key in filled:
        if key not in layout.slots:
            fitting = [name for name, other in kind.layouts.items() if key in other.slots]
            remedy = f"delete it, or use a layout that has: {', '.join(fitting)}" if fitting else "delete it"
            what = f"the layout '{slide.layout}' has no place for '{key}'"
            look.problems.add(slide.key_place(key), what, remedy)
    room = sum(name.startswith("badge_") for name in layout.slots)
    if len(slide.badges) > room:
        places = f"{room} badge{'' if room == 1 else 's'}"
        what = f"the layout '{slide.layout}' has place for {places}, found {len(slide.badges)}"
        look.problems.add(slide.key_place("badges"), what, "delete some, or use another layout")
    badges = {f"badge_{number + 1}" for number in range(len(slide.badges))}
    for name, slot in layout.slots.items():
        by_itself = slot.text is not None or name == _WRITTEN_BY_PROGRAM
        if slot.required and not by_itself and name not in filled and name not in badges:
            what = f"the layout '{slide.layout}' needs '{name}'"
            look.problems.add(slide.place(), what, f"add '{'badges' if name.startswith('badge_') else name}'")
