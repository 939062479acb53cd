"""Decks: slides for each measure, what layouts write of themselves, sources with slide ranges, speaker notes."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from reportgen.document.deck import slide_range
from reportgen.document.model import Deck, Paragraphs, Slide
from reportgen.errors import ReportError
from reportgen.figures.model import Badge, Chart, Table
from reportgen.wording.text import plain
from tests.document.papers import DECK, DEFINITIONS, Make, deck


def slot(slide: Slide, name: str) -> Any:
    return dict(slide.slots)[name]


def words_in(slide: Slide, name: str) -> list[str]:
    content = slot(slide, name)
    assert isinstance(content, Paragraphs)
    return [plain(item) for item in content.items]


def notes(slide: Slide) -> list[str]:
    return [plain(note) for note in slide.notes]


def with_slide(number: int, **changes: Any) -> list[dict[str, Any]]:
    """The slides, one of them changed; a change to None takes the key away."""
    slides = deepcopy(DECK["slides"])
    merged = {**slides[number], **changes}
    slides[number] = {key: value for key, value in merged.items() if value is not None}
    return slides


def test_a_slide_for_each_measure_follows_in_its_order(project: Make) -> None:
    made = deck(project)
    assert [(slide.number, slide.layout, slide.title) for slide in made.slides] == [
        (1, "title", "Crime"),
        (2, "sources", "Sources"),
        (3, "indicator", "Burglary"),
        (4, "indicator", "Theft (illustrative)"),
    ]
    assert words_in(made.slides[2], "text") == ["8 cases of burglary."]
    assert words_in(made.slides[3], "text") == ["4 cases of theft."]


def test_each_measures_slide_has_figures_of_its_own(project: Make) -> None:
    _, _, burglary, theft = deck(project).slides
    charts = [slot(slide, "chart") for slide in (burglary, theft)]
    assert [chart.series[0].values for chart in charts] == [
        (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 8),  # June 2023 is the last of the 12 months
        (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4),
    ]
    assert [chart.id for chart in charts] == ["slide_3_burglary_chart", "slide_3_theft_chart"]
    assert all(isinstance(chart, Chart) for chart in charts)


def test_slots_stand_in_the_layouts_order(project: Make) -> None:
    burglary = deck(project).slides[2]
    assert [name for name, _ in burglary.slots] == ["text", "chart", "panel_heading", "badge_1", "source"]


def test_a_badge_shows_the_rank_of_the_slides_measure(project: Make) -> None:
    badge = slot(deck(project).slides[2], "badge_1")
    assert isinstance(badge, Badge)
    assert plain(badge.value) == "2/3"  # Brent -50%, Barnet -20%, Harrow +10%
    assert (badge.rag, badge.arrow, badge.word) == ("green", "down", "Decrease")


def test_a_badge_without_peers_says_so_below_the_figures(project: Make) -> None:
    theft = deck(project).slides[3]
    assert plain(slot(theft, "badge_1").value) == "[x]"
    assert words_in(theft, "source")[0] == "[x] not available: Brent and Harrow have no figure."


def test_several_badges_take_the_places_in_turn_and_tell_a_reason_once(project: Make) -> None:
    badge = {"rank": "change", "among": "bcu", "period": "june"}
    made = deck(project, slides=with_slide(2, badges=[badge, badge | {"rank": "value"}]))
    assert [plain(slot(made.slides[2], f"badge_{n}").value) for n in (1, 2)] == ["2/3", "2/3"]  # 5, 8 and 11 cases
    assert sum("[x] not available" in line for line in words_in(made.slides[3], "source")) == 1


def test_the_panels_heading_is_written_from_the_badges_period(project: Make) -> None:
    assert words_in(deck(project).slides[2], "panel_heading") == ["1 Month Performance"]
    badge = {"rank": "change", "among": "bcu", "period": "June 2023"}
    given = with_slide(2, badges=[badge], panel="Fewer.")
    assert words_in(deck(project, slides=given).slides[2], "panel_heading") == ["1 Month Performance"]


def test_without_badges_there_is_no_panel_heading(project: Make) -> None:
    burglary = deck(project, slides=with_slide(2, badges=None)).slides[2]
    assert "panel_heading" not in dict(burglary.slots)


def test_bullets_have_marks_and_other_text_has_none(project: Make) -> None:
    slide = {"layout": "notes", "title": "Notes", "bullets": ["First", "**Second**"]}
    made = deck(project, slides=[*DECK["slides"], slide])
    assert slot(made.slides[4], "bullets").bullets
    assert not slot(made.slides[2], "text").bullets
    assert [run.bold for run in slot(made.slides[4], "bullets").items[1]] == [True]


def test_speaker_notes_hold_the_authors_words_then_the_sources(project: Make) -> None:
    _, _, burglary, theft = deck(project).slides
    assert notes(burglary) == [
        "Say that burglary is seasonal.",
        "Source: Recorded burglary, Police, July 2023 release.",
        "The police revise past months.",
    ]
    assert notes(theft)[0] == "Say that theft is seasonal."
    assert notes(theft)[-1] == "Source: Recorded theft, Police, July 2023 release. Illustrative figures."


def test_a_slide_without_numbers_has_no_source(project: Make) -> None:
    title = deck(project).slides[0]
    assert dict(title.slots).keys() == {"subtitle"}
    assert title.notes == ()


def test_made_up_figures_say_so_in_title_and_source(project: Make) -> None:
    _, _, burglary, theft = deck(project).slides
    assert theft.title == "Theft (illustrative)"
    assert words_in(theft, "source")[-1].endswith("Illustrative figures.")
    assert "llustrative" not in burglary.title + words_in(burglary, "source")[-1]


def beside(**slots: Any) -> list[dict[str, Any]]:
    """A slide with a chart of burglary beside what is given."""
    chart = {"type": "column", "measure": "burglary", "period": "year", "title": "Burglaries"}
    return with_slide(2, for_each=None, badges=None, notes=None, text=None, layout="two-figures", title="Both",
                      chart=None, left=chart, **{"as": None}, **slots)  # fmt: skip


def test_figures_beside_each_other_have_their_titles_in_them(project: Make) -> None:
    theft = {"type": "column", "measure": "theft", "period": "year", "title": "Thefts"}
    slide = deck(project, slides=beside(right=theft)).slides[-1]
    # What is made up says so itself, and its neighbour and the slide do not.
    assert [(slot(slide, name).headed, slot(slide, name).title) for name in ("left", "right")] == [
        (True, "Burglaries"), (True, "Thefts (illustrative)")]  # fmt: skip
    assert slide.title == "Both"


def test_a_table_beside_a_chart_has_its_title_above_it(project: Make) -> None:
    table = {"type": "table", "rows": {"measures": ["theft"]}, "period": "june", "columns": [{}], "title": "Thefts"}
    slide = deck(project, slides=beside(right=table)).slides[-1]
    assert (slot(slide, "right").headed, slot(slide, "right").title) == (True, "Thefts (illustrative)")
    assert slide.title == "Both"


@pytest.mark.parametrize(("title", "text", "headed"), [
    ("Thefts", "Most are of bicycles.", True), ("Thefts", "In June 2023 few were.", False),
    ("Thefts, June 2023", "Most are of bicycles.", False)])  # fmt: skip
def test_a_figure_alone_has_its_title_if_nothing_else_says_of_when_it_is(
    project: Make, title: str, text: str, headed: bool
) -> None:
    table = {"type": "table", "rows": {"measures": ["theft"]}, "period": "june", "columns": [{"heading": "Cases"}],
             "title": "Thefts in June 2023"}  # fmt: skip
    slides = with_slide(2, for_each=None, badges=None, notes=None, text=[text], layout="large-figure", title=title,
                        chart=None, figure=table, **{"as": None})  # fmt: skip
    assert slot(deck(project, slides=slides).slides[-1], "figure").headed is headed


def test_cards_and_a_single_chart_need_no_title(project: Make) -> None:
    assert not slot(deck(project).slides[2], "chart").headed
    cards = {"type": "cards", "period": "june", "cards": [{"measure": "burglary"}]}
    assert not slot(deck(project, slides=beside(right=cards)).slides[-1], "right").headed


# --- Sources -------------------------------------------------------------------------------------------------


def rows(made: Deck) -> list[list[str]]:
    table = slot(made.slides[1], "sources")
    assert isinstance(table, Table)
    return [[plain(cell.text) for cell in row] for row in table.rows]


def test_sources_are_listed_with_the_slides_that_use_them(project: Make) -> None:
    made = deck(project)
    assert [plain(cell.text) for cell in slot(made.slides[1], "sources").header[0]] == ["Slides", "Source"]
    assert rows(made) == [
        ["Crime: slides 3 to 4, presented by Police"],
        ["3", "Recorded burglary, Police, July 2023 release"],
        ["4", "Recorded theft, Police, July 2023 release (illustrative)"],
    ]


def test_slides_of_one_source_are_a_range(project: Make) -> None:
    definitions = deepcopy(DEFINITIONS)
    definitions["measures"] |= {
        name: {**definitions["measures"]["burglary"], "label": name.title()} for name in ("arson", "fraud")
    }
    slides = with_slide(2, for_each=["burglary", "theft", "arson", "fraud"])
    assert [row[0] for row in rows(deck(project, definitions, slides=slides))[1:]] == ["3, 5 to 6", "4"]


def test_a_slide_with_numbers_outside_the_parts_is_a_mistake_if_sources_are_listed(project: Make) -> None:
    with pytest.raises(ReportError, match="the slide 'Burglary' shows numbers but is of no part"):
        deck(project, slides=with_slide(2, part=None))
    without_list = [slide for slide in with_slide(2, part=None) if slide["layout"] != "sources"]
    assert [slide.title for slide in deck(project, slides=without_list).slides][1:] == [
        "Burglary", "Theft (illustrative)"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([4, 5, 6, 7, 8, 9, 10], "4 to 10"),
        ([4], "4"),
        ([9, 4, 6, 5], "4 to 6, 9"),
        ([1, 2, 4, 5, 7], "1 to 2, 4 to 5, 7"),
        ([], ""),
    ],
)
def test_slide_numbers_are_said_as_ranges(numbers: list[int], said: str) -> None:
    assert slide_range(numbers) == said


# --- The whole -----------------------------------------------------------------------------------------------


def test_a_deck_lists_each_of_its_facts_once(project: Make) -> None:
    ids = [fact.id for fact in deck(project).facts]
    assert len(ids) == len(set(ids))
    # for each measure: its June and 11 other months, a rank and a change
    assert len(ids) == 2 * (12 + 2)


def test_mistakes_on_several_slides_are_told_together_with_their_lines(project: Make) -> None:
    slides = with_slide(2, text="{{ offence[june].rate }}")
    slides[0]["subtitle"] = "{{ burglary['July 2023'] }}"
    with pytest.raises(ReportError) as error:
        deck(project, slides=slides)
    what = [problem.what for problem in error.value.problems]
    assert len(what) == 3  # the rate is asked for on two slides
    assert sum("has no base for a rate" in each for each in what) == 2
    assert sum("July 2023 ends after the paper's data" in each for each in what) == 1
    assert all(problem.place.line for problem in error.value.problems)


def test_the_reason_why_a_comparison_is_let_pass_stands_in_the_notes(project: Make) -> None:
    compared = with_slide(2, text="{{ burglary[june].against(burglary.of('brent')[june]).change }}")
    with pytest.raises(ReportError, match="are not alike"):
        deck(project, slides=compared)
    made = deck(project, slides=compared, allow={"areas": "The two boroughs are of one size."})
    noted = ["The two boroughs are of one size." in [plain(note) for note in slide.notes] for slide in made.slides]
    assert any(noted)
    assert not all(noted)
