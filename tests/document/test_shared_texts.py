"""Shared texts: rendered once, whether they can be said or not."""

from __future__ import annotations

import pytest

from reportgen.document.names import ShortText
from reportgen.errors import ReportError
from reportgen.wording.text import Text, words


def test_a_shared_text_is_rendered_once() -> None:
    rendered: list[str] = []

    def render() -> Text:
        rendered.append("once")
        return words("Said.")

    text = ShortText(render)
    assert text.say() == text.say() == words("Said.")
    assert rendered == ["once"]


def test_a_mistake_in_a_shared_text_is_found_once_and_told_wherever_it_is_used() -> None:
    tried: list[str] = []

    def render() -> Text:
        tried.append("once")
        raise ReportError.at("texts.yaml", "a mistake")

    text = ShortText(render)
    for _ in range(2):
        with pytest.raises(ReportError, match=r"texts\.yaml: a mistake"):
            text.say()
    assert tried == ["once"]
