"""Alternative text written from the data: what a reader who cannot see a figure needs to know."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from reportgen.figures.model import Badge, Chart, ChartType, Series
from reportgen.wording.numbers import MINUS, joined, ordinal, round_half_up
from reportgen.wording.text import plain

_KINDS = {
    ChartType.COLUMN: "Column chart",
    ChartType.CLUSTERED: "Clustered column chart",
    ChartType.STACKED: "Stacked column chart",
    ChartType.STACKED_100: "Column chart, each column 100%",
    ChartType.BAR: "Bar chart",
    ChartType.STACKED_BAR: "Stacked bar chart",
    ChartType.STACKED_BAR_100: "Bar chart, each bar 100%",
    ChartType.PYRAMID: "Population pyramid",
    ChartType.LINE: "Line chart",
    ChartType.PIE: "Pie chart",
    ChartType.DOUGHNUT: "Doughnut chart",
}
_REFERENCES = ("target", "average")
_MOST_NAMED = 3  # of tied or missing categories, of the highest bars, of long lists
_MOST_SLICES = 8
_MOST_SERIES = 4  # with their highest and lowest; more of them with their ends
_MOST_SAID = 8  # more series than this are counted

# A year, or a month by its first letters.
_TIME = r"\b(19|20)\d\d\b|^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)( \d\d)?\b"

Point = tuple[str, float]


def chart_alt(
    chart: Chart, *, measure_label: str = "", period_label: str = "", area_label: str = "", source: str = "",
    rest: Sequence[str] = (),
) -> str:  # fmt: skip
    """Plain sentences: kind and subject, then what the points say. Without labels the chart's title is the subject.

    ``rest`` are categories that stand for several taken together, and so have no place among the others.
    """
    subject = ", ".join(part for part in (measure_label, area_label, period_label) if part)
    subject = subject or chart.title or chart.value_title or joined([one.name for one in chart.series])
    said = [f"{_KINDS[chart.type]}: {subject}" if subject else _KINDS[chart.type]]
    mains = [one for one in chart.series if one.role not in _REFERENCES]
    if not any(_known(chart, one) for one in mains):
        said.append("No figure is available")
    elif chart.type.round:
        said += _slices(chart, mains[0])
    elif any(one.low for one in mains):
        said += _with_intervals(chart, mains)
    elif chart.type is ChartType.LINE and any(map(_is_faint, mains)) and not all(map(_is_faint, mains)):
        said += _years(chart, mains)
    elif len(mains) > 1:
        said += _several(chart, mains)
    else:
        said += _single(chart, mains[0], rest)
    said += [_reference(one, chart) for one in chart.series if one.role in _REFERENCES]
    said += _events(chart)
    if source:
        said.append(f"Source: {source}")
    return sentences(said)


def badge_alt(badge: Badge) -> str:
    """What is ranked, the place, and colour and arrow in words."""
    value = plain(badge.value)
    rank = next((run.fact for run in badge.value if run.fact is not None), None)
    if rank is not None and rank.value is None:
        value = "not available"
    elif rank is not None and rank.of:
        value = f"{ordinal(round(rank.value or 0))} of {rank.of}{', shared' if rank.tied else ''}"
    pointing = "" if badge.arrow == "none" else f", arrow {badge.arrow}"
    return f"{badge.caption}: {value}. {badge.word}: {badge.rag}{pointing}."


def sentences(said: Iterable[str]) -> str:
    """Put together, each with its full stop; empty ones are left out."""
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in said if one)


def shown(value: float, number_format: str) -> str:
    """A number as Excel shows it in a format such as ``#,##0``, ``0.0"%"`` or ``+0.0;−0.0;0.0``; halves go up."""
    sections = number_format.split(";")
    if "%" in re.sub(r'"[^"]*"', "", sections[0]):
        value *= 100
    fraction = re.search(r"0\.(0+)", sections[0])
    rounded = round_half_up(value, len(fraction.group(1)) if fraction else 0)
    which = 2 if rounded.is_zero() else int(rounded < 0)
    section = sections[which] if which < len(sections) else sections[0]
    digits = f"{abs(rounded):,f}" if "," in section else f"{abs(rounded):f}"
    minus = MINUS if rounded < 0 and len(sections) == 1 else ""
    return minus + re.sub(r"[#0,]*0(?:\.0+)?", lambda _: digits, section.replace('"', ""), count=1)


def _single(chart: Chart, series: Series, rest: Sequence[str]) -> list[str]:
    every = _known(chart, series)
    # What has not ended, or stands for several, is neither the highest nor the lowest of the others.
    apart = {chart.categories[event.at] for event in chart.events if event.kind == "part"} | set(rest)
    known = [point for point in every if point[0] not in apart] or every
    if len(known) <= _MOST_NAMED:
        said = [joined([f"{_value(value, chart)} {_at(label)}" for label, value in known])]
    elif len({value for _, value in known}) == 1:
        said = [f"All {len(known)} values are {_value(known[0][1], chart)}"]
    elif chart.type is ChartType.BAR:
        said = _ranked(chart, known)
    else:
        (first, begins), (last, ends) = known[0], known[-1]
        said = [
            f"From {_value(begins, chart)} {_at(first)} to {_value(ends, chart)} {_at(last)}",
            f"Highest: {_extreme(chart, known, highest=True)}; lowest: {_extreme(chart, known, highest=False)}",
        ]
    if len(known) < len(every):
        said += [f"{label}: {_value(value, chart)}" for label, value in every if label in apart]
    if chart.highlight and chart.highlight_name and chart.type is not ChartType.BAR:
        said.append(f"Picked out: {chart.highlight_name}")
    return [*said, _gaps(chart, series)]


def _with_intervals(chart: Chart, mains: Sequence[Series]) -> list[str]:
    """``Barnet: 78% (95% confidence interval 71% to 84%)``, older values as such."""
    said = []
    for at, label in enumerate(chart.categories):
        parts = []
        for one in mains:
            value, name = one.values[at], f"{one.name} " if len(mains) > 1 else ""
            if value is None:
                parts.append(f"{name}no figure")
                continue
            low, high = (one.low[at], one.high[at]) if one.low else (None, None)
            ends = "" if low is None or high is None else f"{_value(low, chart)} to {_value(high, chart)}"
            parts.append(f"{name}{_value(value, chart)}{f' (95% confidence interval {ends})' if ends else ''}")
        said.append(f"{label}: {', '.join(parts)}")
    return said


def _is_faint(series: Series) -> bool:
    return len(series.faint) == len(series.values)


def _years(chart: Chart, mains: Sequence[Series]) -> list[str]:
    """The total of each year; the last against the one before it, over the months that both have."""
    if not _are_counts(chart):
        return _several(chart, mains)
    said = []
    for one in mains:
        known = _known(chart, one)
        over = "" if len(known) == len(chart.categories) else f" over {_months(known)}"
        total = _value(sum(value for _, value in known), chart)
        said.append(f"{one.name}: {total} in all{over}" if known else f"{one.name}: no figure is available")
    before, now = mains[-2:]
    both = [(a, b) for a, b in zip(before.values, now.values, strict=True) if a is not None and b is not None]
    if both:
        was, is_ = sum(a for a, _ in both), sum(b for _, b in both)
        direction = "no change" if was == is_ else "an increase" if is_ > was else "a decrease"
        span = "" if len(both) == len(chart.categories) else f" over the same {_months(both)}"
        numbers = f"{_value(is_, chart)} and {_value(was, chart)}"
        said.append(f"{now.name} against {before.name}{span}: {numbers}, {direction}")
    known = _known(chart, now)
    if len({value for _, value in known}) > 2:
        said.append(f"{now.name}: highest {_extreme(chart, known, highest=True)}, "
                    f"lowest {_extreme(chart, known, highest=False)}")
    return said


def _months(known: Sequence[object]) -> str:
    return "1 month" if len(known) == 1 else f"{len(known)} months"


def _events(chart: Chart) -> list[str]:
    marked = [f"{event.text} {_at(chart.categories[event.at])}" for event in chart.events if event.kind == "event"]
    breaks = [f"{chart.categories[event.at]} ({event.text})" for event in chart.events if event.kind == "break"]
    said = [f"Marked: {joined(marked)}"] if marked else []
    return [*said, f"Break in the series in {joined(breaks)}"] if breaks else said


def _ranked(chart: Chart, known: list[Point]) -> list[str]:
    """The highest three, the lowest, and those picked out with their place."""
    order = sorted(known, key=lambda point: -point[1])
    if order[_MOST_NAMED - 1][1] == order[_MOST_NAMED][1]:
        top = _extreme(chart, known, highest=True)  # to name three of a longer tie would be arbitrary
    else:
        top = joined([f"{label} {_value(value, chart)}" for label, value in order[:_MOST_NAMED]])
    said = [f"Highest of {len(known)}: {top}", f"Lowest: {_extreme(chart, known, highest=False)}"]
    picked = {chart.categories[index] for index in chart.highlight if 0 <= index < len(chart.categories)}
    for label, value in known:
        if label in picked:
            place = 1 + sum(other > value for _, other in known)
            said.append(f"{label}, picked out: {_value(value, chart)}, {_place(place)} of {len(known)}")
    return said


def _place(place: int) -> str:
    return "the highest" if place == 1 else f"{ordinal(place)} highest"


def _several(chart: Chart, mains: Sequence[Series]) -> list[str]:
    if len(mains) > _MOST_SAID:
        return [f"{len(mains)} series: {some([one.name for one in mains])}"]
    said = [_one_of_several(chart, one, brief=len(mains) > _MOST_SERIES) for one in mains]
    if chart.highlight and chart.highlight_name:
        said.append(f"Picked out: {chart.highlight_name}")
    return said


def _one_of_several(chart: Chart, series: Series, *, brief: bool) -> str:
    """``Barnet: 150 in Oct 2021, 127 in Sep 2023; highest 213 in Jan 2023``."""
    known = _known(chart, series)
    if not known:
        return f"{series.name}: no figure is available"
    summed = chart.type in (ChartType.STACKED, ChartType.STACKED_BAR, ChartType.PYRAMID)
    if summed and _are_counts(chart) and len(known) == len(chart.categories):
        most = f", most {_extreme(chart, known, highest=True)}" if chart.type is ChartType.PYRAMID else ""
        return f"{series.name}: {_value(sum(value for _, value in known), chart)} in all{most}"
    ends = [known[0], known[-1]] if len(known) > 1 else known
    said = f"{series.name}: {', '.join(f'{_value(value, chart)} {_at(label)}' for label, value in ends)}"
    if not brief and len(known) > 2:
        said += f"; highest {_extreme(chart, known, highest=True)}, lowest {_extreme(chart, known, highest=False)}"
    gaps = _gaps(chart, series)
    return f"{said}. {gaps}" if gaps else said


def _slices(chart: Chart, series: Series) -> list[str]:
    known = _known(chart, series)
    total = sum(value for _, value in known)
    parts = [
        label + (f" {round_half_up(value / total * 100, 0)}%" if total > 0 else "") + f" ({_value(value, chart)})"
        for label, value in sorted(known, key=lambda point: -point[1])
    ]
    if len(parts) > _MOST_SLICES:
        said = f"Largest of {len(parts)} parts: {joined(parts[:_MOST_NAMED])}"
    else:
        said = joined(parts)
    return [said, _gaps(chart, series)]


def _reference(series: Series, chart: Chart) -> str:
    known = _known(chart, series)
    if not known:
        return f"{series.name}: no figure is available"
    values = [value for _, value in known]
    if min(values) == max(values):
        return f"{series.name}: {_value(values[0], chart)}"
    return f"{series.name}: {_value(min(values), chart)} to {_value(max(values), chart)}"


def _extreme(chart: Chart, known: Sequence[Point], *, highest: bool) -> str:
    value = max(value for _, value in known) if highest else min(value for _, value in known)
    labels = [label for label, other in known if other == value]
    if len(labels) > _MOST_NAMED:
        return f"{_value(value, chart)} ({len(labels)} times)"
    return f"{_value(value, chart)} {_at(joined(labels))}"


def _gaps(chart: Chart, series: Series) -> str:
    pairs = zip(chart.categories, series.values, strict=True)
    missing = [label for label, value in pairs if value is None or not math.isfinite(value)]
    if not missing:
        return ""
    if len(missing) > _MOST_NAMED:
        return f"No figure for {len(missing)} of {len(series.values)}"
    return f"No figure for {joined(missing)}"


def _known(chart: Chart, series: Series) -> list[Point]:
    pairs = zip(chart.categories, series.values, strict=True)
    return [(label, value) for label, value in pairs if value is not None and math.isfinite(value)]


def _value(value: float, chart: Chart) -> str:
    return shown(value, chart.number_format)


def _at(label: str) -> str:
    """``in Sep 2023`` and ``in Sep 23`` for a time, ``for Barnet`` for all else."""
    return f"in {label}" if re.search(_TIME, label) else f"for {label}"


def _are_counts(chart: Chart) -> bool:
    """Counts may be added up; rates and shares may not."""
    return "%" not in chart.number_format and "." not in chart.number_format


def some(names: Sequence[str]) -> str:
    """All names if they are few, else the first and how many more."""
    if len(names) <= _MOST_SLICES:
        return joined(names)
    return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
