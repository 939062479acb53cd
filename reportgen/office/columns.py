"""How the columns of a table share its width, in Word and in PowerPoint."""

from __future__ import annotations

from collections.abc import Sequence


def shared(weights: Sequence[float], least: Sequence[float], room: float) -> list[float] | None:
    """Widths that add up to ``room`` in proportion to ``weights``, none under its ``least``; None if that cannot be.

    What narrow columns lack comes from the first column, whose row headings can be broken over lines, and only then
    from the others, by what they have to spare.
    """
    if sum(least) > room:
        return None
    unit = room / sum(weights)
    widths = [max(weight * unit, low) for weight, low in zip(weights, least, strict=True)]
    spare = [width - low for width, low in zip(widths, least, strict=True)]
    lacking = sum(widths) - room
    first = min(lacking, spare[0])
    others = sum(spare[1:])
    rest = (lacking - first) / others if others else 0.0
    return [widths[0] - first, *(width - extra * rest for width, extra in zip(widths[1:], spare[1:], strict=True))]
