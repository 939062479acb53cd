"""Issues of a pack: what is new since the last one, where a supplement's pages begin, records that are missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.pack.deliver import digest
from reportgen.pack.gather import Gathered
from reportgen.pack.issue import Issue
from reportgen.pack.pages import Front, Leaf, Pages
from reportgen.pack.plan import Plan, plan_pack
from reportgen.pdf.model import PageRange
from tests.pack.boardpack import lay_out, swap

REISSUE = "reissues:\n  - {date: 2024-06-05, reason: The survey was sent again.}\nsupplements:"
TWICE = "reissues:\n  - {date: 2024-06-05, reason: First reason.}\n  - {date: 2024-06-07, reason: Second reason.}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "project")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return tmp_path / "records"


def gathered(plan: Plan, tmp_path: Path, **contents: str) -> tuple[Gathered, ...]:
    """The papers; each says its key, or what is given for ``item_N``."""
    found = []
    for paper in plan.papers:
        file = tmp_path / f"{paper.key}.docx"
        file.write_text(contents.get(f"item_{paper.item}", paper.key))
        found.append(Gathered(paper, file, paper.title, file))
    return tuple(found)


def publish(plan: Plan, papers: tuple[Gathered, ...], records: Path, last: int = 40) -> Issue:
    """An issue of which each paper has a page, and the last paper ends on page ``last``."""
    issue = Issue.of(plan, records, papers)
    first = issue.first_page
    front = Front(Path(), Path(), PageRange(first, first + 1), 2)
    leaves = tuple(Leaf(one, Path(), pages=PageRange(first + 2, last), count=1) for one in papers)
    issue.save(issue.record(Pages(front, leaves), {"board-pack.pdf": "0"}))
    return issue


def refused(plan: Plan, papers: tuple[Gathered, ...], records: Path) -> str:
    with pytest.raises(ReportError) as caught:
        Issue.of(plan, records, papers)
    return str(caught.value)


# --- The first issue ----------------------------------------------------------------------------------------------


def test_the_first_issue_begins_on_page_1_and_marks_nothing(folder: Path, records: Path, tmp_path: Path) -> None:
    plan = plan_pack(folder)
    issue = Issue.of(plan, records, gathered(plan, tmp_path))
    assert (issue.number, issue.first_page, issue.marks, issue.changes) == (1, 1, {}, ())
    assert (issue.expected, issue.delivered) == ({}, {})


def test_made_again_it_knows_what_it_delivered_and_how_long_papers_were(
    folder: Path, records: Path, tmp_path: Path
) -> None:
    plan = plan_pack(folder)
    publish(plan, gathered(plan, tmp_path), records)
    again = Issue.of(plan, records, gathered(plan, tmp_path))
    assert again.expected == {"front": 2, "02-1": 1, "03-1": 1, "03-2": 1, "04-1": 1, "06-1": 1, "07-1": 1}
    assert again.delivered == {"board-pack.pdf": "0"}
    assert (again.number, again.marks) == (1, {})


def test_a_paper_that_is_withheld_counts_the_pages_it_would_have(folder: Path, records: Path, tmp_path: Path) -> None:
    plan = plan_pack(folder)
    *others, withheld = gathered(plan, tmp_path)
    issue = Issue.of(plan, records, (*others, withheld))
    leaf = Leaf(withheld, Path(), numbers=5, withheld=True, pages=PageRange(3, 8), count=1)
    record = issue.record(Pages(Front(Path(), Path(), PageRange(1, 2), 2), (leaf,)), {})
    assert record.counts() == {"front": 2, "07-1": 5}


def test_the_record_does_not_name_a_paper_that_is_withheld(folder: Path, records: Path, tmp_path: Path) -> None:
    plan = plan_pack(folder)
    paper = replace(gathered(plan, tmp_path)[-1], title="Larkhill Vans asked the lowest price")
    leaf = Leaf(paper, Path(), withheld=True, pages=PageRange(3, 4), count=1)
    record = Issue.of(plan, records, (paper,)).record(Pages(Front(Path(), Path(), PageRange(1, 2), 2), (leaf,)), {})
    assert b"Larkhill" not in record.as_json()
    assert record.papers[0].item == "Contract for Vans"


# --- Published again ----------------------------------------------------------------------------------------------


def test_what_changed_since_the_issue_before_is_marked_and_listed(folder: Path, records: Path, tmp_path: Path) -> None:
    plan = plan_pack(folder)
    publish(plan, gathered(plan, tmp_path), records)
    swap(folder / "meeting.yaml", "supplements:", REISSUE)
    plan = plan_pack(folder)
    issue = Issue.of(plan, records, gathered(plan, tmp_path, item_4="another text"))
    assert (issue.number, issue.marks) == (2, {4: "(revised 5 June 2024)"})
    assert issue.changes == ("The survey was sent again. (5 June 2024)", "4. Reading Scheme: changed")


def test_an_item_that_is_new_is_marked_as_added(folder: Path, records: Path, tmp_path: Path) -> None:
    plan = plan_pack(folder)
    publish(plan, gathered(plan, tmp_path), records)
    swap(folder / "meeting.yaml", "supplements:", REISSUE)
    swap(folder / "meeting.yaml", "verbal: true", "papers: sent/may.docx")
    plan = plan_pack(folder)
    issue = Issue.of(plan, records, gathered(plan, tmp_path))
    assert issue.marks == {5: "(added 5 June 2024)"}


def test_an_item_that_is_gone_is_listed(folder: Path, records: Path, tmp_path: Path) -> None:
    plan = plan_pack(folder)
    publish(plan, gathered(plan, tmp_path), records)
    swap(folder / "meeting.yaml", "supplements:", REISSUE)
    swap(folder / "meeting.yaml", "  - {title: Reading Scheme, papers: sent/scheme.pptx}\n", "")
    swap(folder / "meeting.yaml", "Forward Plan, papers: forward-plan.yaml", "Forward Plan, verbal: true")
    plan = plan_pack(folder)
    issue = Issue.of(plan, records, gathered(plan, tmp_path))
    reason = "The survey was sent again. (5 June 2024)"
    assert {"5. Forward Plan: changed", "Reading Scheme: taken out", reason} <= set(issue.changes)
    assert issue.marks[5] == "(revised 5 June 2024)"


def test_an_item_that_only_moved_is_not_marked(folder: Path, records: Path, tmp_path: Path) -> None:
    plan = plan_pack(folder)
    publish(plan, gathered(plan, tmp_path, item_4="scheme", item_6="plan"), records)
    swap(folder / "meeting.yaml", "supplements:", REISSUE)
    swap(folder / "meeting.yaml", "  - {title: Opening Hours, verbal: true}\n", "")
    plan = plan_pack(folder)
    issue = Issue.of(plan, records, gathered(plan, tmp_path, item_4="scheme", item_5="plan", item_6="07-1"))
    assert issue.marks == {}


def test_a_third_issue_is_compared_with_the_second(folder: Path, records: Path, tmp_path: Path) -> None:
    text = (folder / "meeting.yaml").read_text(encoding="utf-8")
    publish(plan_pack(folder), gathered(plan_pack(folder), tmp_path), records)
    swap(folder / "meeting.yaml", "supplements:", REISSUE)
    plan = plan_pack(folder)
    publish(plan, gathered(plan, tmp_path, item_4="second"), records)
    (folder / "meeting.yaml").write_text(text.replace("supplements:", f"{TWICE}supplements:"), encoding="utf-8")
    plan = plan_pack(folder)
    issue = Issue.of(plan, records, gathered(plan, tmp_path, item_4="second", item_6="third"))
    assert (issue.number, issue.marks) == (3, {6: "(revised 7 June 2024)"})


def test_without_the_record_of_the_issue_before_it_is_told(folder: Path, records: Path, tmp_path: Path) -> None:
    swap(folder / "meeting.yaml", "supplements:", REISSUE)
    plan = plan_pack(folder)
    said = refused(plan, gathered(plan, tmp_path), records)
    assert "what changed cannot be told: there is no record of the issue before" in said
    assert f"put public.json back into {records}, or delete `reissues`" in said


def test_a_record_that_is_damaged_is_told(folder: Path, records: Path, tmp_path: Path) -> None:
    plan = plan_pack(folder)
    publish(plan, gathered(plan, tmp_path), records)
    (records / "public.json").write_bytes((records / "public.json").read_bytes()[:100])
    assert "damaged" in refused(plan, gathered(plan, tmp_path), records)


# --- Supplements --------------------------------------------------------------------------------------------------


def test_a_supplement_goes_on_behind_the_last_page_of_the_main_pack(
    folder: Path, records: Path, tmp_path: Path
) -> None:
    plan = plan_pack(folder)
    publish(plan, gathered(plan, tmp_path), records, last=40)
    supplement = plan_pack(folder, supplement=1)
    issue = Issue.of(supplement, records, gathered(supplement, tmp_path))
    assert (issue.number, issue.first_page, issue.marks) == (1, 41, {})


def test_a_supplement_goes_on_behind_the_latest_issue_of_the_main_pack(
    folder: Path, records: Path, tmp_path: Path
) -> None:
    publish(plan_pack(folder), gathered(plan_pack(folder), tmp_path), records, last=40)
    swap(folder / "meeting.yaml", "supplements:", REISSUE)
    publish(plan_pack(folder), gathered(plan_pack(folder), tmp_path), records, last=46)
    supplement = plan_pack(folder, supplement=1)
    assert Issue.of(supplement, records, gathered(supplement, tmp_path)).first_page == 47


def test_a_second_supplement_goes_on_behind_the_first(folder: Path, records: Path, tmp_path: Path) -> None:
    publish(plan_pack(folder), gathered(plan_pack(folder), tmp_path), records, last=40)
    first = plan_pack(folder, supplement=1)
    publish(first, gathered(first, tmp_path), records, last=50)
    swap(folder / "meeting.yaml", "items:", "  - {date: 2024-06-07, reason: More came in.}\nitems:")
    swap(folder / "meeting.yaml", "{title: Apologies}", "{title: Apologies, papers: sent/may.docx, supplement: 2}")
    second = plan_pack(folder, supplement=2)
    assert Issue.of(second, records, gathered(second, tmp_path)).first_page == 51


@pytest.mark.parametrize(
    ("edition", "remedy"),
    [("public", "reportgen pack ... --edition public"), ("exempt", "reportgen pack ... --edition exempt")],
)
def test_a_supplement_without_its_main_pack_is_told(
    folder: Path, records: Path, tmp_path: Path, edition: str, remedy: str
) -> None:
    other = plan_pack(folder, "public" if edition == "exempt" else "exempt")
    publish(other, gathered(other, tmp_path), records)
    plan = plan_pack(folder, edition, supplement=1)  # type: ignore[arg-type]
    said = refused(plan, gathered(plan, tmp_path), records)
    what = "the pages go on from those of the main pack, which was not made yet in this edition"
    assert said.endswith(f"{what}; make it first: {remedy}")


def test_the_public_and_the_exempt_edition_have_records_of_their_own(
    folder: Path, records: Path, tmp_path: Path
) -> None:
    for edition in ("public", "exempt"):
        plan = plan_pack(folder, edition)  # type: ignore[arg-type]
        publish(plan, gathered(plan, tmp_path), records)
    assert sorted(path.name for path in records.iterdir()) == ["exempt.json", "public.json"]


def test_papers_are_told_apart_by_their_content(folder: Path, records: Path, tmp_path: Path) -> None:
    plan = plan_pack(folder)
    papers = gathered(plan, tmp_path)
    issue = publish(plan, papers, records)
    assert issue.number == 1
    record = issue.record(Pages(Front(Path(), Path(), PageRange(1, 2), 2), (Leaf(papers[0], Path()),)), {})
    assert papers[0].file is not None and record.papers[0].digest == digest(papers[0].file)
