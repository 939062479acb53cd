"""Where the parts of a slide stand: where the layout puts them, but a long text may take room from what is above it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from reportgen.document.model import Content, Meta, Paragraphs, Slide
from reportgen.powerpoint.room import grown, meets
from reportgen.powerpoint.template import EMU, Box, Layout, Placeholder
from reportgen.powerpoint.text import fitting, height, smallest

# What a figure keeps of its height when the text below it needs more room than its place has.
_KEPT = 0.6


def places(slide: Slide, layout: Layout) -> dict[str, Box]:
    """The box of each slot: of texts and badges as they stand, of figures with the empty room above and below them."""
    given = dict(slide.slots)
    boxes = {key: one.box for key, one in layout.slots.items()}
    always = [one.box for one in (layout.title, *standing(layout))]
    taken: set[str] = set()  # empty slots that a text grew into
    for key, placeholder in layout.slots.items():
        content = given.get(key)
        if isinstance(content, Paragraphs) and filled(content):
            longer = _longer(placeholder, content)
            if longer is not None and not any(meets(longer, one) for one in always):
                _make_room(key, longer, given, boxes, taken)
    empty = [box for key, box in boxes.items() if not filled(given.get(key)) and key not in taken]
    full = [*(box for key, box in boxes.items() if filled(given.get(key))), *always]
    return {
        key: grown(box, empty, full) if filled(given.get(key)) and not isinstance(given[key], Paragraphs) else box
        for key, box in boxes.items()
    }


def _longer(placeholder: Placeholder, content: Paragraphs) -> Box | None:
    """The box of a text that does not fit its place, begun as much higher as it needs."""
    items = [item for item in content.items if item]
    if fitting(items, placeholder.look, placeholder.room) is not None:
        return None
    needed = height(items, placeholder.look, smallest(placeholder.look), placeholder.room[0])
    tall = math.ceil(needed * EMU) + placeholder.insets[1] + placeholder.insets[3]
    box = placeholder.box
    return replace(box, y=box.y + box.height - tall, height=tall)


def _make_room(key: str, longer: Box, given: dict[str, Content], boxes: dict[str, Box], taken: set[str]) -> None:
    """Put the longer box over empty places and the foot of a figure; nothing changes if another text is in the way."""
    cut: dict[str, Box] = {}
    over = []
    for other, standing_there in boxes.items():
        if other == key or not meets(longer, standing_there):
            continue
        if not filled(given.get(other)):
            over.append(other)
            continue
        shorter = replace(standing_there, height=longer.y - standing_there.y)
        if isinstance(given[other], Paragraphs) or shorter.height < standing_there.height * _KEPT:
            return
        cut[other] = shorter
    taken.update(over)
    boxes.update(cut)
    boxes[key] = longer


def standing(layout: Layout) -> list[Placeholder]:
    """What every slide of the layout carries: whose paper it is, the strapline, the slide's number."""
    return [*(one for name, one in layout.others.items() if name in STANDING), *layout.running]


def filled(content: Content | None) -> bool:
    """Whether anything stands in a slot."""
    return any(content.items) if isinstance(content, Paragraphs) else content is not None


def _meeting(meta: Meta) -> str:
    return f"{meta.board}, {meta.meeting_date.day} {meta.meeting_date:%B %Y}"


# Placeholders with these names are filled on every slide whose layout has them.
STANDING: dict[str, Callable[[Meta], str]] = {"Partnership": lambda meta: meta.partnership, "Meeting": _meeting}
