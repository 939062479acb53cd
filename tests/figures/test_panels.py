"""Panels: headings, paragraphs and bullets that keep their facts."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.figures.panels import Panels, make
from reportgen.spec.figures.panels import PanelsSpec
from reportgen.wording.text import plain
from tests.measures.books import book, months

from .scopes import maker, scope

DONE = {"heading": "Done", "text": "All of it.", "bullets": ["Locks", "Lights."]}
NEXT = {"heading": "Next", "text": ["Go on."]}


def panels(*given: dict[str, Any], **spec: Any) -> Panels:
    said = {"type": "panels", "title": "Where we stand", "panels": list(given)} | spec
    return make(PanelsSpec.model_validate(said), "stand", maker(scope(book({"barnet": months("2023-06", [1, 2])}))))


def test_paragraphs_come_before_bullets() -> None:
    first, second = panels(DONE, NEXT).panels
    assert [plain(text) for text in first.said] == ["All of it.", "Locks", "Lights."]
    assert plain(second.heading) == "Next" and second.bullets == ()


def test_the_alternative_text_says_every_word() -> None:
    assert panels(DONE, NEXT).alt == "2 panels: Where we stand. Done: All of it; Locks; Lights. Next: Go on."


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([DONE], "at least 2"),
        ([DONE] * 7, "at most 6"),
        ([DONE, {"heading": "Empty"}], "says nothing below its heading"),
    ],
)
def test_two_to_six_panels_that_say_something(given: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        panels(*given)
