"""Decks: slides, titles, properties, notes; the same bytes; valid."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pptx
import pytest

from reportgen.document.model import Paragraphs, Slide
from reportgen.errors import ReportError
from reportgen.office.package import digest_state
from reportgen.wording.text import Run, words
from tests.powerpoint.decks import META, chart, indicator, opened, said, table, written


def whole_deck() -> tuple[Slide, ...]:
    """One slide of each layout."""
    return (
        Slide("title", "Performance Dashboard", (("subtitle", said("4 months to September 2023")),)),
        Slide("sources", "Data sources", (("text", said("The figures come from these sources.")),
                                          ("sources", table(id="sources")))),
        Slide("notes", "Notes before we start",
              (("bullets", Paragraphs((words("1/32 is the best."), words("32/32 is the worst.")), bullets=True)),)),
        indicator(),
        Slide("chart-and-table", "Tools and powers",
              (("chart", chart("tools")), ("table", table(total_rows=(1,))), ("key", said("CBO: an order")))),
    )


def test_each_slide_stands_on_the_layout_that_the_house_names() -> None:
    slides = opened(*whole_deck()).slides
    assert [slide.slide_layout.name for slide in slides] == [
        "Title", "Data sources", "Reading notes", "Indicator", "Chart and table"]
    assert [slide.shapes.title.text for slide in slides] == [
        "Performance Dashboard", "Data sources", "Notes before we start", "Residential burglary", "Tools and powers"]


def test_the_file_is_valid(validate: Callable[[bytes], list[str]]) -> None:
    assert validate(written(*whole_deck())) == []


def test_no_text_overflows_or_covers_another(tmp_path: Path) -> None:
    from ooxml_integrity import check_pptx
    from ooxml_integrity.fonts import measurement_available

    if not measurement_available()[0]:
        pytest.skip("no font to measure with")
    path = tmp_path / "deck.pptx"
    path.write_bytes(written(*whole_deck()))
    assert [str(finding) for finding in check_pptx(path)] == []


def test_the_same_deck_gives_the_same_bytes_that_are_known_as_ours() -> None:
    data = written(*whole_deck())
    assert data == written(*whole_deck())
    assert digest_state(data) == "ours"


def test_properties_are_the_papers_and_never_todays() -> None:
    properties = opened(indicator()).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (
        "Performance Dashboard", "Community Safety Analyst", "Community Safety Analyst")
    assert (properties.subject, properties.keywords, properties.language) == (
        "Crime and disorder", "crime, Barnet", "en-GB")
    assert properties.created.replace(tzinfo=None) == datetime(2023, 11, 17)  # noqa: DTZ001
    assert properties.modified == properties.created
    assert properties.revision == 1


def test_without_a_date_of_its_own_the_deck_has_the_meetings() -> None:
    data = written(indicator(), meta=replace(META, modified=None))
    assert pptx.Presentation(io.BytesIO(data)).core_properties.modified.day == 24


def test_notes_hold_what_the_presenter_needs_with_its_links() -> None:
    source = (Run("Source: "), Run("police", link="https://example.gov.uk/data"))
    slide = opened(replace(indicator(), notes=(words("Say hello."), source))).slides[0]
    assert slide.notes_slide.notes_text_frame.text == "Say hello.\nSource: police"
    run = slide.notes_slide.notes_text_frame.paragraphs[1].runs[1]
    assert run.hyperlink.address == "https://example.gov.uk/data"
    assert run._r.rPr.get("lang") == "en-GB"


def test_a_slide_without_notes_has_no_notes_page() -> None:
    assert not opened(replace(indicator(), notes=())).slides[0].has_notes_slide


def test_an_unknown_layout_is_told_with_the_near_one() -> None:
    with pytest.raises(ReportError, match="slide 1 'A' has an unknown layout 'indicater'; did you mean 'indicator'"):
        written(Slide("indicater", "A"))


def test_all_mistakes_of_a_deck_are_told_at_once() -> None:
    with pytest.raises(ReportError) as caught:
        written(indicator("A", chart=None), indicator("B", text=None))
    told = [problem.what for problem in caught.value.problems]
    assert told == ["slide 1 'A' lacks 'chart'", "slide 2 'B' lacks 'text'"]
