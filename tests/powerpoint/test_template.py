"""Templates: found by name, with clear words for what they lack."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest

from reportgen.errors import ReportError
from reportgen.office.xml import name
from reportgen.powerpoint import write
from reportgen.powerpoint.template import open_template, read_layouts
from reportgen.spec.models import FIGURE_SLOTS
from tests.powerpoint.decks import HOUSE, KIND, TEMPLATE, deck, indicator


def saved(presentation, folder: Path) -> Path:
    path = folder / "dashboard.pptx"
    presentation.save(str(path))
    return path


def test_every_layout_of_the_house_is_in_its_template_with_a_title() -> None:
    layouts = read_layouts(open_template(TEMPLATE), KIND, TEMPLATE)
    assert set(layouts) == set(KIND.layouts)
    assert {layout.title.name for layout in layouts.values()} == {"Title"}


def test_places_and_looks_are_inherited_from_the_master() -> None:
    layouts = read_layouts(open_template(TEMPLATE), KIND, TEMPLATE)
    title = layouts["indicator"].title
    assert (title.look.size, title.look.bold, title.look.line.at(28)) == (28, True, pytest.approx(28 * 1.2 * 0.9))
    assert layouts["indicator"].slots["text"].look.size == 20
    assert layouts["notes"].slots["bullets"].look.indent == pytest.approx(0.32 * 72, abs=0.01)


def test_body_text_is_12_points_or_more_and_sources_10() -> None:
    layouts = read_layouts(open_template(TEMPLATE), KIND, TEMPLATE)
    sizes = {(key, slot): one.look.size for key, layout in layouts.items() for slot, one in layout.slots.items()}
    figures = (*FIGURE_SLOTS, "source")
    assert min(size for (_, slot), size in sizes.items() if slot not in figures) == 12
    assert min(size for (_, slot), size in sizes.items() if slot in FIGURE_SLOTS) == 10
    assert {size for (_, slot), size in sizes.items() if slot == "source"} == {10}


def test_placeholders_of_a_layout_do_not_overlap_and_stay_on_the_slide() -> None:
    presentation = open_template(TEMPLATE)
    for layout in read_layouts(presentation, KIND, TEMPLATE).values():
        boxes = [one.box for one in (layout.title, *layout.slots.values(), *layout.others.values(), *layout.running)]
        for index, box in enumerate(boxes):
            assert box.x >= 0 and box.x + box.width <= presentation.slide_width
            assert box.y >= 0 and box.y + box.height <= presentation.slide_height
            for other in boxes[index + 1:]:
                apart = (box.x + box.width <= other.x or other.x + other.width <= box.x
                         or box.y + box.height <= other.y or other.y + other.height <= box.y)
                assert apart, (box, other)


def test_all_that_a_template_lacks_is_told_at_its_path(tmp_path: Path) -> None:
    presentation = pptx.Presentation(str(TEMPLATE))
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    layouts["Reading notes"].part._element.cSld.set("name", "Reading note")
    chart = next(one for one in layouts["Indicator"].placeholders if one.name == "Chart")._element
    chart.getparent().remove(chart)
    next(one for one in layouts["Title"].placeholders if one.name == "Subtitle").name = "Sub title"
    path = saved(presentation, tmp_path)
    with pytest.raises(ReportError) as caught:
        write(deck(indicator()), HOUSE, KIND, path)
    assert [str(problem) for problem in caught.value.problems] == [
        f"{path}: the layout 'Indicator' has no placeholder 'Chart'; name it so in PowerPoint's selection pane",
        f"{path}: the layout 'Title' has no placeholder 'Subtitle'; did you mean 'Sub title'?",
        f"{path}: the template has no layout 'Reading notes'; did you mean 'Reading note'?"]


def test_a_title_that_is_no_title_placeholder_is_told(tmp_path: Path) -> None:
    layouts = KIND.layouts | {"notes": KIND.layouts["notes"].model_copy(update={"title": "Notes"})}
    with pytest.raises(ReportError, match="'Notes' on the layout 'Reading notes' is no title placeholder"):
        write(deck(indicator()), HOUSE, KIND.model_copy(update={"layouts": layouts}), TEMPLATE)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken", b"no zip at all"])
def test_a_template_that_cannot_be_read_is_a_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "dashboard.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReportError) as caught:
        write(deck(indicator()), HOUSE, KIND, path)
    (problem,) = caught.value.problems
    assert problem.place.file == str(path) and problem.remedy


def test_a_word_file_is_no_template(tmp_path: Path) -> None:
    import docx

    path = tmp_path / "dashboard.pptx"
    docx.Document().save(str(path))
    with pytest.raises(ReportError, match="the template cannot be read as a PowerPoint presentation"):
        write(deck(indicator()), HOUSE, KIND, path)


def test_sample_slides_in_the_template_stay_out_of_the_deck(tmp_path: Path) -> None:
    presentation = pptx.Presentation(str(TEMPLATE))
    presentation.slides.add_slide(presentation.slide_layouts[0]).shapes.title.text = "A sample"
    data = write(deck(indicator()), HOUSE, KIND, saved(presentation, tmp_path))
    assert [slide.shapes.title.text for slide in pptx.Presentation(io.BytesIO(data)).slides] == ["Residential burglary"]


def test_a_template_without_a_notes_page_gets_one(tmp_path: Path, validate: Callable[[bytes], list[str]]) -> None:
    presentation = pptx.Presentation(str(TEMPLATE))
    (rel,) = (rel for rel, one in presentation.part.rels.items() if one.reltype.endswith("/notesMaster"))
    presentation.part.drop_rel(rel)
    listed = presentation.part._element.find(name("p:notesMasterIdLst"))
    presentation.part._element.remove(listed)
    data = write(deck(indicator()), HOUSE, KIND, saved(presentation, tmp_path))
    assert pptx.Presentation(io.BytesIO(data)).slides[0].notes_slide.notes_text_frame.text == "Presented by the police."
    assert validate(data) == []
