"""Sheets: parts in order, those left out, page breaks, outlines, registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen.document.author import Author
from reportgen.document.model import Block, Heading, Line, PageBreak, Paragraph
from reportgen.document.sheets import Sheet, line, register
from reportgen.errors import ReportError
from reportgen.measures.cubes import Cubes
from reportgen.spec.load import load_paper
from reportgen.spec.sheets import AgendaKind
from reportgen.wording.text import plain, words
from tests.document.meetings import DEFINITIONS, MEETING, written

Make = Callable[[dict[str, str]], Path]
Blocks = Callable[..., tuple[Block, ...]]


@pytest.fixture
def blocks(project: Make) -> Blocks:
    """The blocks of parts, which may depend on the venue and be filled with members or, in vain, with changes."""
    specs = written(project, {"2023-11-24/meeting.yaml": MEETING, "definitions/board.yaml": DEFINITIONS})
    paper = load_paper(specs / "2023-11-24" / "meeting.yaml")

    def members() -> Iterator[Block]:
        yield line(words("Chair"), "sheet_line")

    def make(*parts: dict[str, Any]) -> tuple[Block, ...]:
        filled = [*parts, {"fill": "order_of_business"}]
        kind = AgendaKind.model_validate({"format": "agenda", "label": "Agenda", "template": "agenda.docx",
                                          "title": "Agenda", "parts": filled})  # fmt: skip
        author = Author.of(paper, Cubes(paper.registry, paper.project))
        fills = {"members": members, "changes": lambda: iter(()), "order_of_business": lambda: iter(())}
        sheet = Sheet(author, kind, frozenset({"venue"}), fills)
        made = tuple(sheet.blocks(kind.parts))
        author.problems.raise_if_any()
        return made

    return make


def test_texts_are_written_in_their_styles(blocks: Blocks) -> None:
    made = blocks(
        {"text": "{{ board }}", "style": "sheet_title"},
        {"text": "Running text."},
        {"text": "A sub-heading", "style": "heading_2"},
    )
    title, text, heading = made
    assert isinstance(title, Line) and (plain(title.text), title.style) == ("Safety Board", "sheet_title")
    assert isinstance(text, Paragraph) and (plain(text.text), text.number) == ("Running text.", 0)
    assert isinstance(heading, Heading) and heading.level == 2


def test_a_part_has_its_break_then_its_heading_then_its_content(blocks: Blocks) -> None:
    made = blocks({"heading": "TO", "fill": "members", "page_break": True})
    assert [type(one) for one in made] == [PageBreak, Line, Line]
    assert [plain(one.text) for one in made if isinstance(one, Line)] == ["TO", "Chair"]


def test_a_heading_may_stand_alone(blocks: Blocks) -> None:
    (heading,) = blocks({"heading": "NOTICES"})
    assert isinstance(heading, Line) and (heading.style, heading.outline) == ("sheet_heading", 2)


def test_a_part_with_nothing_to_fill_in_goes_with_its_heading_and_its_break(blocks: Blocks) -> None:
    assert blocks({"heading": "CHANGES", "fill": "changes", "page_break": True}) == ()


def test_a_part_that_is_not_given_is_left_out(blocks: Blocks) -> None:
    made = blocks({"text": "Here", "given": "venue"}, {"text": "Then", "given": "time"})
    assert [plain(one.text) for one in made if isinstance(one, Paragraph)] == ["Here"]


def test_a_house_text_that_speaks_of_something_unknown_is_told_at_its_place(blocks: Blocks) -> None:
    with pytest.raises(ReportError, match="'bord'"):
        blocks({"text": "{{ bord }}"})


@pytest.mark.parametrize(
    ("style", "outline"), [("sheet_title", 1), ("sheet_heading", 2), ("sheet_band", 2), ("sheet_line", 0)]
)
def test_lines_have_the_outline_of_their_style(style: str, outline: int) -> None:
    assert line(words("x"), style).outline == outline


def test_a_register_has_a_header_row_and_bands_over_all_columns() -> None:
    rows = [(words("Police"), words("")), (words("Needs"), words("5"))]
    table = register("log", "Log", ("Item", "Page"), rows, (0.8, 0.2), alt="A log.", bands=(0,)).table
    assert [[plain(cell.text) for cell in row] for row in (*table.header, *table.rows)] == [
        ["Item", "Page"], ["Police"], ["Needs", "5"]]  # fmt: skip
    assert [cell.columns for cell in table.rows[0]] == [2]
    assert (table.band_rows, table.title, table.alt) == ((0,), "Log", "A log.")


def test_a_register_may_have_no_header() -> None:
    assert register("list", "List", (), [(words("a"), words("b"))], (1, 1), alt="A list.").table.header == ()
