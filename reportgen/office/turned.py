"""Headings that are set upwards: broken into as many lines as their column is wide, and how high they then stand."""

from __future__ import annotations

from functools import cache

from reportgen.office.metrics import LINE, width

_MOST_LINES = 3


@cache
def set_upwards(text: str, size: float, across: float) -> tuple[tuple[str, ...], float]:
    """The lines of a bold heading in a column of ``across`` points, and the length of the longest in points.

    As low as can be, so that the heading row takes no more of the page than it must.
    """
    most = min(_MOST_LINES, max(1, int(across / (size * LINE))))
    words = [(word, width(word, size, bold=True)) for word in text.split(" ")]
    space = width(" ", size, bold=True)
    longest = max(length for _, length in words)
    rooms = {sum(length for _, length in words[first:last]) + space * (last - first - 1)
             for first in range(len(words)) for last in range(first + 1, len(words) + 1)}  # fmt: skip
    for room in sorted(room for room in rooms if room >= longest):
        lines = _broken(words, space, room)
        if len(lines) <= most:
            break
    return tuple(lines), max(width(line, size, bold=True) for line in lines)


def _broken(words: list[tuple[str, float]], space: float, room: float) -> list[str]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for word, length in words:
        # Sums of floats: a line that is exactly as long as the room fits it.
        if lines[-1] and used + space + length > room + 1e-6:
            lines.append([])
            used = 0.0
        used += length + (space if lines[-1] else 0.0)
        lines[-1].append(word)
    return [" ".join(line) for line in lines]
