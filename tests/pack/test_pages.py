"""The pages of a pack: numbers, the front sheet that tells them, pages in the place of papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.errors import Place, Problem, ReportError
from reportgen.pack.gather import Gathered
from reportgen.pack.pages import Pages, Paginator
from reportgen.pack.plan import Plan, plan_pack
from tests.pack.boardpack import document, lay_out
from tests.pack.converters import BROKEN, FakeConverter

FRONT, LINKED = "agenda.docx", "agenda-linked.docx"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_pack(lay_out(tmp_path / "project"))


@pytest.fixture
def converter(tmp_path: Path) -> FakeConverter:
    (tmp_path / "pdfs").mkdir()
    return FakeConverter(tmp_path / "pdfs", {LINKED: 2})


@pytest.fixture
def gathered(plan: Plan, tmp_path: Path) -> tuple[Gathered, ...]:
    """Each paper of the plan as a file that is named by the paper's key."""
    files = {paper.key: document(tmp_path / f"{paper.key}.docx", f"Paper {paper.key}") for paper in plan.papers}
    return tuple(Gathered(paper, files[paper.key], paper.title, files[paper.key]) for paper in plan.papers)


def paginated(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...], **given: object
) -> tuple[Pages, tuple[Gathered, ...]]:
    work = converter.folder.parent / "work"
    work.mkdir(exist_ok=True)
    return Paginator(plan, converter, work, **given).pages(gathered)  # type: ignore[arg-type]


def ranges(pages: Pages) -> dict[str, tuple[int, int]]:
    return {leaf.gathered.paper.key: (leaf.pages.first, leaf.pages.last) for leaf in pages.leaves}


def words(file: Path) -> str:
    from docx import Document

    made = Document(str(file))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


# --- Numbers -----------------------------------------------------------------------------------------------------


def test_each_paper_begins_on_an_odd_page_and_ends_on_an_even_one(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    converter.lengths |= {"02-1.docx": 4, "03-1.docx": 3, "07-1.docx": 5}
    pages, _ = paginated(plan, converter, gathered)
    assert (pages.front.pages.first, pages.front.pages.last) == (1, 2)
    assert ranges(pages) == {
        "02-1": (3, 6), "03-1": (7, 10), "03-2": (11, 12), "04-1": (13, 14), "06-1": (15, 16), "07-1": (17, 22)
    }  # fmt: skip


def test_a_supplement_goes_on_from_the_page_it_is_given(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    pages, _ = paginated(plan, converter, gathered, first_page=101)
    assert (pages.front.pages.first, ranges(pages)["02-1"]) == (101, (103, 104))


def test_a_paper_that_is_withheld_keeps_the_numbers_of_its_pages(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...], tmp_path: Path
) -> None:
    converter.lengths["07-1.docx"] = 5
    pages, _ = paginated(plan, converter, gathered)
    withheld = pages.leaves[-1]
    assert (withheld.withheld, withheld.count, withheld.numbers) == (True, 1, 5)
    # In its place stands a page; the other edition has its five pages under the same numbers.
    exempt, _ = paginated(replace(plan, edition="exempt"), converter, gathered)
    assert ranges(exempt) == ranges(pages)
    assert (exempt.leaves[-1].withheld, exempt.leaves[-1].count) == (False, 5)


def test_what_a_copy_costs_is_told_by_its_pages_and_not_by_their_numbers(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    converter.lengths["07-1.docx"] = 5
    pages, _ = paginated(plan, converter, gathered)
    # The front sheet's 2 pages, 5 papers and the page in place, each of one page with a blank one behind it.
    assert pages.last == 18
    assert "14 pages, 8 items; a printed copy costs £0.56." in words(pages.front.file)
    exempt, _ = paginated(replace(plan, edition="exempt"), converter, gathered)
    assert "18 pages, 8 items; a printed copy costs £0.72." in words(exempt.front.file)


def test_the_order_of_business_says_from_where_to_where_an_item_goes(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    pages, _ = paginated(plan, converter, gathered)
    said = words(pages.front.file)
    assert "\n5 - 8\n" in said  # both papers of item 3, on pages 5 to 6 and 7 to 8
    assert "\n3 - 4\n" in said


# --- The front sheet ----------------------------------------------------------------------------------------------


def test_without_a_guess_the_front_sheet_is_converted_after_the_papers(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    paginated(plan, converter, gathered)
    papers, front = converter.calls
    assert LINKED not in papers and front == [LINKED]


def test_it_is_converted_once_with_the_papers_if_the_guess_holds(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    expected = {"front": 2, **dict.fromkeys((one.paper.key for one in gathered), 1)}
    paginated(plan, converter, gathered, expected=expected)
    assert converter.made.count(LINKED) == 1
    assert LINKED in converter.calls[0]


def test_it_is_converted_twice_if_a_paper_has_grown(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    expected = {"front": 2, **dict.fromkeys((one.paper.key for one in gathered), 1)}
    converter.lengths["02-1.docx"] = 3
    pages, _ = paginated(plan, converter, gathered, expected=expected)
    assert converter.made.count(LINKED) == 2
    assert ranges(pages)["03-1"] == (7, 8)  # after 3 pages and a blank one


def test_no_guess_is_made_where_a_paper_is_new(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    expected = {"front": 2, **dict.fromkeys((one.paper.key for one in gathered[1:]), 1)}
    paginated(plan, converter, gathered, expected=expected)
    assert converter.made.count(LINKED) == 1
    assert LINKED not in converter.calls[0]


def test_a_front_sheet_that_is_longer_than_was_thought_moves_all_papers(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    converter.lengths[LINKED] = 3
    pages, _ = paginated(plan, converter, gathered)
    assert (pages.front.pages.first, pages.front.pages.last) == (1, 4)
    assert ranges(pages)["02-1"] == (5, 6)
    assert converter.made.count(LINKED) == 2


def test_a_front_sheet_that_never_settles_is_told(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...]
) -> None:
    class Restless(FakeConverter):
        def convert(self, files):  # type: ignore[no-untyped-def]
            self.lengths[LINKED] = 5 - self.lengths[LINKED]  # 3, 2, 3, ...
            return super().convert(files)

    restless = Restless(converter.folder, {LINKED: 3})
    with pytest.raises(ReportError, match="the front sheet grows and shrinks with the page numbers in it"):
        paginated(plan, restless, gathered)


def test_the_published_front_sheet_has_no_links_of_ours(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...], tmp_path: Path
) -> None:
    import zipfile

    pages, _ = paginated(plan, converter, gathered)
    for name, links in ((FRONT, False), (LINKED, True)):
        with zipfile.ZipFile(tmp_path / "work" / name) as package:
            assert (b"pack.invalid" in package.read("word/_rels/document.xml.rels")) is links
    assert pages.front.file.name == FRONT


# --- Papers that cannot be bound ----------------------------------------------------------------------------------


def test_a_paper_that_fails_in_conversion_gets_a_page_that_says_why(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...], tmp_path: Path
) -> None:
    converter.broken = frozenset({"03-1.docx"})
    pages, told = paginated(plan, converter, gathered)
    assert [str(problem) for one in told for problem in one.told] == [
        f"{tmp_path}/03-1.docx: item 3, Report: {BROKEN}; open it in LibreOffice to see why"
    ]
    said = words(tmp_path / "work" / "03-1-in-place.docx")
    assert "PAPER LEFT OUT" in said and "Update from Partners" in said and f"{BROKEN}." in said
    assert "item 3, Report:" not in said and "03-1.docx" not in said
    leaf = pages.leaves[1]
    assert (leaf.count, leaf.withheld) == (1, False)


def test_a_paper_with_problems_is_not_converted_and_gets_a_page(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...], tmp_path: Path
) -> None:
    bad = replace(gathered[0], problems=(Problem(Place("a.docx"), "it holds macros", "save it without"),))
    paginated(plan, converter, (bad, *gathered[1:]))
    assert "02-1.docx" not in converter.made
    assert "it holds macros." in words(tmp_path / "work" / "02-1-in-place.docx")


def test_a_withheld_paper_that_fails_says_nothing_of_it_to_the_public(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...], tmp_path: Path
) -> None:
    converter.broken = frozenset({"07-1.docx"})
    _, told = paginated(plan, converter, gathered)
    assert [one.paper.key for one in told if one.problems] == ["07-1"]
    said = words(tmp_path / "work" / "07-1-in-place.docx")
    assert BROKEN not in said
    assert "paragraph 3" in said and "Prices were given in confidence" in said


def test_a_paper_that_fails_is_told_before_pages_are_made_unless_they_are_wanted(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...], tmp_path: Path
) -> None:
    converter.broken = frozenset({"03-1.docx", "04-1.docx"})
    with pytest.raises(ReportError) as caught:
        paginated(plan, converter, gathered, keep_going=False)
    assert [problem.what for problem in caught.value.problems] == [f"item 3, Report: {BROKEN}", f"item 4: {BROKEN}"]
    assert len(converter.calls) == 1


@pytest.mark.parametrize("broken", [{LINKED}, {"03-1.docx", "03-1-in-place.docx"}, {"07-1-in-place.docx"}])
def test_without_its_own_pages_there_is_no_pack(
    plan: Plan, converter: FakeConverter, gathered: tuple[Gathered, ...], broken: set[str]
) -> None:
    converter.broken = frozenset(broken)
    with pytest.raises(ReportError) as caught:
        paginated(plan, converter, gathered)
    (problem,) = caught.value.problems
    assert problem.place.file.endswith("meeting.yaml")
    assert problem.what == f"its front sheet and the pages in place of papers: {BROKEN}"
