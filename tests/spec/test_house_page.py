"""The page of a house tells authors what the house file says."""

from __future__ import annotations

from pathlib import Path

from reportgen.spec.house_page import house_page
from reportgen.spec.load import load_house
from reportgen.spec.project import find_project
from reportgen.spec.schema import house_pages


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    part = page.split(f"# {heading}\n", 1)[1].split("\n#", 1)[0]
    return [[cell.strip() for cell in line[1:-1].split(" | ")] for line in part.splitlines() if line[:1] == "|"][2:]


def page_of(project: Path) -> str:
    return house_page("town", load_house("town", find_project(project)))


def test_a_report_kind_is_told_with_its_rows_sections_and_implications(project: Path) -> None:
    page = page_of(project)
    assert rows(page, "`front:`") == [
        ["`title`", "Title", "the paper's `title`", "anything"],
        ["`urgent`", "Urgent", "No", "`Yes` or `No`"],
    ]
    assert rows(page, "`sections:`") == [
        ["Why this is needed", "before the author's own", "**needed**"],
        ["Reasons", "after them", "**needed**"],
        ["Background papers", "after them", "None."],
    ]
    assert rows(page, "`implications:`") == [
        ["`resources`", "Resources", "None.", ""],
        ["`legal`", "Legal", "not allowed: say it in your own words", ""],
    ]


def test_a_deck_kind_is_told_with_its_layouts_and_who_fills_them(project: Path) -> None:
    assert rows(page_of(project), "`layout: indicator`") == [
        ["`text`", "text", "**needed**"],
        ["`chart`", "chart", "**needed**"],
        ["`badges`, number 1", "badge", "the author, if wanted"],
        ["`source`", "text", "written of itself, from the datasets"],
    ]


def test_the_houses_texts_are_told_in_full(project: Path) -> None:
    assert rows(page_of(project), "Boilerplate") == [["`duty`", "The council has a duty to act."]]


def test_each_house_of_a_project_has_a_page_and_there_is_none_outside(project: Path) -> None:
    assert house_pages(project / "report_specs") == {"town": page_of(project)}
    assert house_pages(project.parent) == {}
