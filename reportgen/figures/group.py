"""Groups: charts and drawings side by side, each with its title, under one caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.errors import UnplacedError
from reportgen.figures.maker import Maker
from reportgen.figures.model import Chart, ChartType, Drawn, Group
from reportgen.spec.figures import FigureSpec
from reportgen.spec.figures.group import BESIDE, GroupSpec
from reportgen.wording.numbers import joined
from reportgen.wording.text import plain

_NUMBERS = {2: "Two", 3: "Three"}


def make(spec: GroupSpec, id_: str, maker: Maker) -> Group:
    """The group of a spec; its own alternative text says what stands there, each figure has its own."""
    figures = _alike([_part(part, f"{id_}_{number}", maker) for number, part in enumerate(spec.figures, start=1)])
    titles = [figure.title for figure in figures]
    return Group(
        id=id_,
        figures=figures,
        title=joined(titles),
        alt=f"{_NUMBERS[len(figures)]} figures side by side: {'; '.join(titles)}.",
        notes=tuple(dict.fromkeys(note for figure in figures for note in figure.notes)),
    )


def _alike(figures: Sequence[Chart | Drawn]) -> tuple[Chart | Drawn, ...]:
    """Pies of the same parts have them in one order: the same colour means the same part in all of them."""
    first = figures[0]
    return tuple(
        _ordered(one, first.categories) if isinstance(one, Chart) and isinstance(first, Chart) else one
        for one in figures
    )


def _ordered(chart: Chart, categories: tuple[str, ...]) -> Chart:
    is_round = chart.type in (ChartType.PIE, ChartType.DOUGHNUT)
    if not is_round or chart.categories == categories or sorted(chart.categories) != sorted(categories):
        return chart
    order = [chart.categories.index(category) for category in categories]
    series = tuple(
        replace(one, values=tuple(one.values[i] for i in order), facts=tuple(one.facts[i] for i in order))
        for one in chart.series
    )
    highlight = tuple(at for at, i in enumerate(order) if i in chart.highlight)
    return replace(chart, categories=categories, series=series, highlight=highlight)


def _part(part: FigureSpec | str, id_: str, maker: Maker) -> Chart | Drawn:
    named = isinstance(part, str)
    spec = maker.named[part] if isinstance(part, str) else part
    if spec.makes not in BESIDE:
        called = f"the figure '{part}' is a {spec.makes}, which" if named else f"a {spec.makes}"
        raise UnplacedError(f"{called} cannot stand beside another figure", "give it a place of its own")
    made = maker.make(spec, str(part) if named else id_)
    if not isinstance(made, (Chart, Drawn)):
        raise AssertionError(f"{spec.type} says it makes a {spec.makes}")
    # Its title stands in the picture and not in a caption, so that it refers to no other figure.
    return replace(made, title=plain(maker.text(spec.title, spec.place("title")))) if spec.title else made
