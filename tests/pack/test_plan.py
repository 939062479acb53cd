"""Which papers a pack holds, and what is told of a meeting or a paper that is not as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.pack.plan import PackPaper, Plan, plan_pack
from tests.pack.boardpack import lay_out, swap


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The meeting's folder; the current one is the project's."""
    folder = lay_out(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return folder.relative_to(tmp_path / "project")


def told(plan: Plan) -> list[str]:
    """The problems of the papers, without the name of the meeting's file."""
    return [str(problem).rpartition("meeting.yaml:")[2] for paper in plan.papers for problem in paper.problems]


def paper(plan: Plan, key: str) -> PackPaper:
    return next(paper for paper in plan.papers if paper.key == key)


def refused(path: Path, supplement: int = 0) -> str:
    with pytest.raises(ReportError) as caught:
        plan_pack(path, supplement=supplement)
    return str(caught.value)


# --- What it holds -----------------------------------------------------------------------------------------------


def test_a_folder_and_the_file_in_it_give_the_same_plan(folder: Path) -> None:
    assert plan_pack(folder).papers == plan_pack(folder / "meeting.yaml").papers


def test_the_main_pack_has_the_papers_of_no_supplement(folder: Path) -> None:
    plan = plan_pack(folder)
    assert [paper.key for paper in plan.papers] == ["02-1", "03-1", "03-2", "04-1", "06-1", "07-1"]
    assert told(plan) == []


def test_a_supplement_has_its_own_papers_and_lists_their_items_alone(folder: Path) -> None:
    plan = plan_pack(folder, supplement=1)
    assert [paper.key for paper in plan.papers] == ["08-1"]
    assert [(number, item.title) for number, item in plan.listed()] == [(8, "Visits in May")]


def test_each_pack_has_the_day_on_which_it_is_published(folder: Path) -> None:
    assert [str(plan_pack(folder, supplement=number).published) for number in (0, 1)] == ["2024-06-03", "2024-06-06"]
    again = "reissues: [{date: 2024-06-04, reason: A sum was wrong.}, {date: 2024-06-05, reason: Another was wrong.}]"
    swap(folder / "meeting.yaml", "supplements:", f"{again}\nsupplements:")
    assert [str(plan_pack(folder, supplement=number).published) for number in (0, 1)] == ["2024-06-05", "2024-06-06"]


def test_a_paper_is_a_spec_or_a_file(folder: Path) -> None:
    plan = plan_pack(folder)
    report, update = paper(plan, "02-1"), paper(plan, "03-1")
    assert (report.spec, report.file) == ((folder / "visits-report.yaml").resolve(), None)
    assert (update.spec, update.file) == (None, (folder / "sent" / "update.docx").resolve())


def test_an_edited_file_stands_beside_its_spec(folder: Path) -> None:
    swap(folder / "meeting.yaml", "{file: visits-report.yaml}", "{file: visits-report.yaml, edited: sent/update.docx}")
    report = paper(plan_pack(folder), "02-1")
    assert report.spec is not None and report.spec.name == "visits-report.yaml"
    assert report.file is not None and report.file.name == "update.docx"


def test_papers_of_an_exempt_item_are_withheld_from_the_public_alone(folder: Path) -> None:
    public, exempt = plan_pack(folder), plan_pack(folder, "exempt")
    assert [one.key for one in public.papers if public.is_withheld(one)] == ["07-1"]
    assert [one.key for one in exempt.papers if exempt.is_withheld(one)] == []
    assert [one.key for one in exempt.papers] == [one.key for one in public.papers]


def test_messages_name_the_item_and_what_it_calls_the_paper(folder: Path) -> None:
    plan = plan_pack(folder)
    assert [paper(plan, key).label for key in ("02-1", "03-2")] == ["item 2", "item 3, Appendix A"]


# --- Papers that are not as they should be ------------------------------------------------------------------------


def test_a_missing_file_is_told_with_the_one_that_may_be_meant(folder: Path) -> None:
    swap(folder / "meeting.yaml", "sent/update.docx", "sent/updates.docx")
    assert told(plan_pack(folder)) == [
        "15:9: there is no file 'sent/updates.docx'; did you mean 'update.docx'?"
    ]


def test_a_missing_file_with_no_likeness_to_any(folder: Path) -> None:
    swap(folder / "meeting.yaml", "sent/update.docx", "sent/zzz.pdf")
    remedy = "put the file there, or take the paper out of the item"
    assert told(plan_pack(folder)) == [f"15:9: there is no file 'sent/zzz.pdf'; {remedy}"]


def test_a_folder_is_no_file(folder: Path) -> None:
    (folder / "sent" / "box.docx").mkdir()
    swap(folder / "meeting.yaml", "sent/update.docx", "sent/box.docx")
    (problem,) = told(plan_pack(folder))
    assert problem.startswith("15:9: there is no file 'sent/box.docx'")


@pytest.mark.parametrize("name", ["sent/update.odt", "sent/update.doc", "sent/update.docm", "sent/update"])
def test_a_file_of_an_ending_that_no_pack_holds(folder: Path, name: str) -> None:
    swap(folder / "meeting.yaml", "sent/update.docx", name)
    remedy = "give a spec (.yaml) or a .docx, .pptx, .xlsx or .pdf; save older formats in one of these"
    assert told(plan_pack(folder)) == [f"15:9: '{name}' is no paper that a pack can hold; {remedy}"]


def test_an_ending_in_capitals_is_the_same_ending(folder: Path) -> None:
    (folder / "sent" / "survey.pdf").rename(folder / "sent" / "SURVEY.PDF")
    swap(folder / "meeting.yaml", "sent/survey.pdf", "sent/SURVEY.PDF")
    assert told(plan_pack(folder)) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../../../elsewhere.docx", "lies outside the project"),
        ("/etc/passwd.docx", "is an absolute path"),
        ("https://example.gov.uk/update.docx", "is an address, not a file"),
        ("~/update.docx", "begins with ~, the home folder"),
    ],
)
def test_a_path_out_of_the_project(folder: Path, name: str, why: str) -> None:
    swap(folder / "meeting.yaml", "sent/update.docx", name)
    (problem,) = told(plan_pack(folder))
    assert problem.startswith(f"15:9: '{name}' {why}; ")


def test_a_link_out_of_the_project(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.docx").write_bytes((folder / "sent" / "update.docx").read_bytes())
    (folder / "sent" / "link.docx").symlink_to(tmp_path / "secret.docx")
    swap(folder / "meeting.yaml", "sent/update.docx", "sent/link.docx")
    (problem,) = told(plan_pack(folder))
    assert "'sent/link.docx' lies outside the project" in problem


def test_an_edited_file_for_a_file(folder: Path) -> None:
    swap(folder / "meeting.yaml", "{file: sent/update.docx,", "{file: sent/update.docx, edited: sent/may.docx,")
    what = "only a spec has an edited file, and 'sent/update.docx' is none"
    (problem,) = told(plan_pack(folder))
    assert problem.endswith(f": {what}; name the edited file under `file:`")


def test_an_edited_file_that_is_no_office_file(folder: Path) -> None:
    swap(folder / "meeting.yaml", "{file: visits-report.yaml}", "{file: visits-report.yaml, edited: sent/survey.pdf}")
    (problem,) = told(plan_pack(folder))
    assert problem.endswith(": an edited file is an Office file; name the .docx or .pptx")


def test_all_that_is_wrong_with_papers_is_told_at_once(folder: Path) -> None:
    for name in ("visits-report.yaml", "sent/update.docx", "sent/survey.pdf", "sent/scheme.pptx"):
        (folder / name).unlink()
    papers = plan_pack(folder).papers
    assert [paper.key for paper in papers if paper.problems] == ["02-1", "03-1", "03-2", "04-1"]


# --- Meetings that are none ---------------------------------------------------------------------------------------


def test_no_such_file_and_a_folder_without_a_meeting(folder: Path) -> None:
    said = "there is no such meeting; name a meeting's file, or the folder that holds it"
    assert refused(folder / "meetings.yaml") == f"{folder}/meetings.yaml: {said}"
    assert refused(folder / "sent") == f"{folder}/sent/meeting.yaml: {said}"


def test_a_paper_in_place_of_a_meeting(folder: Path) -> None:
    said = "this is a paper, and no meeting; name the meeting's file, usually meeting.yaml beside the papers"
    assert refused(folder / "visits-report.yaml") == f"{folder}/visits-report.yaml: {said}"


def test_a_file_that_is_no_spec_at_all(folder: Path) -> None:
    assert "board.yaml" in refused(folder.parent / "definitions" / "board.yaml")
    assert "survey.pdf" in refused(folder / "sent" / "survey.pdf")


def test_a_meeting_without_items(folder: Path) -> None:
    text = (folder / "meeting.yaml").read_text(encoding="utf-8")
    (folder / "meeting.yaml").write_text(text.split("items:")[0], encoding="utf-8")
    assert "the meeting has no items; add its order of business under `items:`" in refused(folder)


def test_a_supplement_that_the_meeting_does_not_have(folder: Path) -> None:
    said = "there is no supplementary pack 2: the meeting has 1; add it under `supplements` with its day and reason"
    assert refused(folder, supplement=2).endswith(said)
    swap(folder / "meeting.yaml", "  - {date: 2024-06-06, reason: The figures of May came after the agenda.}\n", "")
    swap(folder / "meeting.yaml", "supplements:\n", "")
    swap(folder / "meeting.yaml", ", supplement: 1", "")
    said = "there is no supplementary pack 1: the meeting has none; add it under `supplements` with its day and reason"
    assert refused(folder, supplement=1).endswith(said)
