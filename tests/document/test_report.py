"""Reports: the order of front table, boxes, sections and fixed tail, and what stands there of itself."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from reportgen.document.model import (
    Block,
    Box,
    FigureBlock,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Quotation,
    Report,
)
from reportgen.document.report import runs_of
from reportgen.errors import ReportError
from reportgen.wording.text import plain
from tests.document.papers import DEFINITIONS, IMPLICATIONS, REPORT, Make, report

TAIL = [
    "Reasons for recommendations",
    "Alternative options considered and not recommended",
    "Post decision implementation",
    "Implications of decision",
    "Background papers",
]


def sections(made: Report, level: int = 1) -> list[str]:
    return [plain(block.text) for block in made.blocks if isinstance(block, Heading) and block.level == level]


def under(made: Report, heading: str) -> list[Block]:
    """What stands between a heading and the next one."""
    found: list[Block] = []
    inside = False
    for block in made.blocks:
        if isinstance(block, Heading):
            inside = plain(block.text) == heading
        elif inside:
            found.append(block)
    return found


def said(blocks: list[Block]) -> list[str]:
    return [plain(runs_of(block)) for block in blocks]


def figures(made: Report) -> list[FigureBlock]:
    return [block for block in made.blocks if isinstance(block, FigureBlock)]


def with_content(*content: object) -> list[dict[str, object]]:
    """The sections, with other content in the author's own one (beside its figures)."""
    changed = deepcopy(REPORT["sections"])
    changed[1]["content"] += content
    return changed


# --- Order ---------------------------------------------------------------------------------------------------


def test_the_front_table_has_the_kinds_rows_in_its_order(project: Make) -> None:
    assert [(label, plain(text)) for label, text in report(project).front] == [
        ("Title", "Crime in June 2023"),
        ("Report of", "Head of Community Safety"),
        ("Wards", "All"),
        ("Status", "Public"),
        ("Urgent", "No"),
        ("Key", "No"),
        ("Enclosures", "None"),
        ("Officer Contact Details", "safety@example.gov.uk"),
    ]


def test_the_front_table_keeps_links_and_what_the_author_gives_goes_before_the_default(project: Make) -> None:
    front = dict(report(project, front={"wards": "Hendon", "contact": "{{ head.email }}"}).front)
    assert plain(front["Wards"]) == "Hendon"
    assert [run.link for run in front["Officer Contact Details"]] == ["mailto:safety@example.gov.uk"]


def test_the_boxes_stand_first(project: Make) -> None:
    summary, recommendations = report(project).blocks[:2]
    assert isinstance(summary, Box) and isinstance(recommendations, Box)
    assert (summary.title, recommendations.title) == ("Summary", "Officers Recommendations")
    assert [block.number for block in summary.blocks if isinstance(block, Paragraph)] == [0]
    assert said([summary, recommendations]) == ["8 cases, a decrease of 20%.", "That the Board note Fig 1."]
    (listed,) = recommendations.blocks
    assert isinstance(listed, ItemList) and listed.kind == "number"


def test_sections_are_the_first_ones_then_the_authors_then_the_fixed_tail(project: Make) -> None:
    assert sections(report(project)) == ["Why this report is needed", "Burglary", *TAIL]


def test_the_kinds_order_holds_whatever_the_authors_order_and_letters(project: Make) -> None:
    given = deepcopy(REPORT["sections"])[::-1]
    given[-1]["heading"] = "WHY THIS REPORT IS NEEDED"
    made = report(project, sections=given)
    assert sections(made) == ["Why this report is needed", "Burglary", *TAIL]
    assert said(under(made, "Why this report is needed")) == ["The Board asked for it."]
    assert said(under(made, "Reasons for recommendations")) == ["So that partners act together."]


def test_a_fixed_section_that_the_author_leaves_out_has_its_stock_sentence(project: Make) -> None:
    made = report(project)
    assert said(under(made, "Post decision implementation")) == ["No decision needs to be put into effect."]
    assert said(under(made, "Background papers")) == ["None."]


# --- Implications --------------------------------------------------------------------------------------------


def test_implications_stand_in_the_houses_order_one_level_down(project: Make) -> None:
    made = report(project)
    assert [name.partition(" (")[0] for name in sections(made, 2)] == [
        "Corporate Priorities and Performance",
        "Resources",
        "Legal and Constitutional References",
        "Insight",
        "Social Value",
        "Risk Management",
        "Equalities and Diversity",
        "Corporate Parenting",
        "Consultation and Engagement",
    ]
    assert sections(made, 3) == ["Corporate Plan", "Outcome Measures"]
    assert under(made, "Implications of decision") == []
    assert under(made, "Corporate Priorities and Performance") == []


def test_an_implication_of_none_has_the_houses_sentence_and_its_fixed_text(project: Make) -> None:
    made = report(project)
    assert said(under(made, "Risk Management")) == ["The recommendations of this report bring no new risk."]
    (fixed,) = said(under(made, "Equalities and Diversity"))
    assert fixed.startswith("Section 149 of the Equality Act 2010 requires")


def test_what_the_author_writes_follows_the_fixed_text_and_replaces_the_sentence(project: Make) -> None:
    given = dict.fromkeys(IMPLICATIONS, "none") | {
        "risk": ["More is reported: {{ burglary[june] }}."],
        "equalities": ["No group is treated worse."],
        "legal": [{"boilerplate": "crime-and-disorder-s17"}],
    }
    made = report(project, implications=given)
    assert said(under(made, "Risk Management")) == ["More is reported: 8."]
    fixed, own = said(under(made, "Equalities and Diversity"))
    assert fixed.startswith("Section 149") and own == "No group is treated worse."
    (legal,) = said(under(made, "Legal and Constitutional References"))
    assert legal.startswith("Section 17 of the Crime and Disorder Act 1998 requires")


# --- Content -------------------------------------------------------------------------------------------------


def test_every_kind_of_content_becomes_its_block(project: Make) -> None:
    made = report(
        project,
        sections=with_content(
            {"text": "Plain."},
            {"sub": ["Deeper."]},
            {"bullets": ["One", "Two"], "glyph": "arrow"},
            {"numbered": ["First"]},
            {"subheading": "Inside"},
            {"quote": "We listened"},
            {"box": "Case study", "text": "It worked.", "bullets": ["Twice"]},
            {"page_break": True},
        ),
    )
    blocks = list(made.blocks)[list(made.blocks).index(figures(made)[-1]) + 1 :][:8]
    assert [type(block) for block in blocks] == [
        Paragraph, Paragraph, ItemList, ItemList, Heading, Quotation, Box, PageBreak
    ]  # fmt: skip
    text, sub, arrows, numbers, inside, _, box, _ = blocks
    assert isinstance(text, Paragraph) and isinstance(sub, Paragraph) and (text.number, sub.number) == (2, 3)
    assert isinstance(arrows, ItemList) and isinstance(numbers, ItemList)
    assert (arrows.kind, numbers.kind) == ("arrow", "number")
    assert isinstance(inside, Heading) and inside.level == 2
    assert isinstance(box, Box) and box.title == "Case study"
    assert said(blocks) == ["Plain.", "Deeper.", "OneTwo", "First", "Inside", "We listened", "It worked.Twice", ""]


def test_only_text_and_lists_stand_in_the_summary(project: Make) -> None:
    with pytest.raises(ReportError, match="only text and lists stand in a box; move it into a section"):
        report(project, summary=["Few.", {"quote": "Many"}])


def test_a_shared_text_is_filled_in_where_it_is_used(project: Make) -> None:
    made = report(project, summary=["{{ shared }}"])
    assert said([made.blocks[0]]) == ["Recorded in Barnet: 8 cases."]
    assert "burglary.barnet.20230601-20230630" in {fact.id for fact in made.facts}


def test_the_title_may_speak_of_periods_and_be_said_in_texts(project: Make) -> None:
    made = report(project, summary=["{{ title }}: {{ council }}, {{ board }}, {{ meeting_date }}."])
    assert said([made.blocks[0]]) == [
        "Crime in June 2023: London Borough of Barnet, Safer Communities Partnership Board, 20 July 2023."
    ]


# --- Figures -------------------------------------------------------------------------------------------------


def test_figures_have_number_caption_and_source(project: Make) -> None:
    chart, table = figures(report(project))
    assert (chart.label, plain(chart.caption)) == ("Fig 1", "Burglary by month, Barnet, July 2022 to June 2023")
    assert (table.label, plain(table.caption)) == ("Table 1", "Burglary, Barnet, June 2023")
    assert plain(chart.source) == plain(table.source) == "Source: Recorded burglary, Police, July 2023 release."


def test_a_datasets_note_stands_once_below_its_first_figure(project: Make) -> None:
    chart, table = figures(report(project))
    assert [plain(note) for note in chart.notes] == ["The police revise past months."]
    assert table.notes == ()


def test_the_authors_notes_go_before_those_of_measure_and_dataset(project: Make) -> None:
    definitions = deepcopy(DEFINITIONS)
    definitions["measures"]["burglary"]["note"] = "Of homes only."
    given = deepcopy(REPORT["figures"])
    given["trend"]["notes"] = ["{{ area }} alone."]
    chart, _ = figures(report(project, definitions, figures=given))
    notes = [plain(note) for note in chart.notes]
    assert notes == ["Barnet alone.", "Of homes only.", "The police revise past months."]


def test_captions_and_sources_of_made_up_figures_say_so(project: Make) -> None:
    given = {**REPORT["figures"], "trend": {"type": "line", "measure": "theft", "period": "year", "title": "Thefts"}}
    chart, table = figures(report(project, figures=given))
    assert plain(chart.caption) == "Thefts (illustrative)"
    assert plain(chart.source).endswith("July 2023 release. Illustrative figures.")
    assert "illustrative" not in plain(table.caption)


def test_a_reference_to_a_figure_that_no_section_shows_is_refused(project: Make) -> None:
    given = deepcopy(REPORT["sections"])
    given[1]["content"].pop()
    with pytest.raises(ReportError, match="refers to the figure 'change', which no section shows"):
        report(project, sections=given)


def test_a_figure_stands_once(project: Make) -> None:
    with pytest.raises(ReportError, match="the figure 'trend' stands twice; refer to it the second time"):
        report(project, sections=with_content({"figure": "trend"}))


def test_all_mistakes_of_a_report_are_told_together(project: Make) -> None:
    with pytest.raises(ReportError) as error:
        report(
            project,
            summary=["{{ burglary['Aug 2023'] }}"],
            recommendations=["{{ theft[june].rate }}"],
            sections=with_content("{{ burglary[june].target }}"),
        )
    told = str(error.value)
    assert "August 2023 ends after the paper's data" in told
    assert "'theft' has no base for a rate" in told
    assert "'burglary' has no target" in told


# --- The whole -----------------------------------------------------------------------------------------------


def test_a_report_lists_each_of_its_facts_once_in_reading_order(project: Make) -> None:
    ids = [fact.id for fact in report(project).facts]
    assert len(ids) == len(set(ids))
    # the summary's count and change, then the 12 months of the chart, of which June 2023 was told before
    assert ids[:3] == [
        "burglary.barnet.20230601-20230630",
        "change(burglary.barnet.20230601-20230630~burglary.barnet.20220601-20220630)",
        "burglary.barnet.20220701-20220731",
    ]
    assert len(ids) == 2 + 11


def test_the_files_properties_come_from_paper_meeting_and_house(project: Make) -> None:
    made = report(project)
    meta = made.meta
    assert (made.name, made.kind) == ("paper", "committee-report")
    assert (meta.title, meta.author, meta.language) == ("Crime in June 2023", "Head of Community Safety", "en-GB")
    assert meta.subject == "Safer Communities Partnership Board, 20 July 2023"
    assert (meta.meeting_date, meta.modified, meta.issued) == (date(2023, 7, 20), date(2023, 7, 20), False)
    assert isinstance(meta.spec, Path) and meta.spec.name == "paper.yaml"
    assert report(project, issued=True).meta.issued
