"""The papers of a pack: built, let in, cleaned of what is not for publishing, or told with their items."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.building import make_all
from reportgen.pack import gather as module
from reportgen.pack.gather import Gathered, gather
from reportgen.pack.kept import KeptPapers
from reportgen.pack.plan import plan_pack
from tests.pack.boardpack import document, lay_out, swap


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "project")


def gathered(folder: Path, tmp_path: Path) -> dict[str, Gathered]:
    """The papers by their keys."""
    work = tmp_path / "work"
    work.mkdir()
    found = gather(plan_pack(folder), work, KeptPapers(tmp_path / "kept"), jobs=1)
    return {one.paper.key: one for one in found}


def told(papers: dict[str, Gathered]) -> dict[str, list[str]]:
    """The problems by the papers' keys, without the place."""
    return {
        key: [str(problem).removeprefix(f"{problem.place}: ") for problem in one.told]
        for key, one in papers.items()
        if one.problems
    }


def test_each_paper_has_a_file_of_its_own_in_the_work_folder(folder: Path, tmp_path: Path) -> None:
    papers = gathered(folder, tmp_path)
    assert told(papers) == {}
    assert {key: one.file.relative_to(tmp_path / "work").as_posix() for key, one in papers.items() if one.file} == {
        "02-1": "02-1/visits-report.docx",
        "03-1": "03-1/update.docx",
        "03-2": "03-2/survey.pdf",
        "04-1": "04-1/scheme.pptx",
        "06-1": "06-1/forward-plan.docx",
        "07-1": "07-1/vans.docx",
    }


def test_its_title_is_that_of_the_entry_or_of_the_file(folder: Path, tmp_path: Path) -> None:
    swap(folder / "meeting.yaml", "papers: sent/scheme.pptx", "papers: {file: sent/scheme.pptx, title: A Scheme}")
    papers = gathered(folder, tmp_path)
    assert papers["04-1"].title == "A Scheme"
    assert papers["03-1"].title == "Update from Partners"
    assert papers["02-1"].title == "Visits to Libraries"


def test_a_file_without_a_title_has_that_of_its_item(folder: Path, tmp_path: Path) -> None:
    from docx import Document

    made = Document()
    made.add_paragraph("No heading, no title.")
    made.core_properties.title = ""
    made.save(str(folder / "sent" / "update.docx"))
    assert gathered(folder, tmp_path)["03-1"].title == "Update from Partners"


def test_what_is_not_for_publishing_is_taken_out_and_said(folder: Path, tmp_path: Path) -> None:
    from docx import Document

    path = folder / "sent" / "update.docx"
    made = Document(str(path))
    made.core_properties.author = "An officer of the council"
    made.save(str(path))
    paper = gathered(folder, tmp_path)["03-1"]
    assert paper.file is not None
    assert Document(str(paper.file)).core_properties.author == ""
    assert any(one.startswith("document properties") for one in paper.removed)
    assert Document(str(path)).core_properties.author == "An officer of the council"


def test_papers_of_one_name_do_not_take_each_others_place(folder: Path, tmp_path: Path) -> None:
    (folder / "other").mkdir()
    document(folder / "other" / "update.docx", "Another Update", "Another sentence.")
    swap(folder / "meeting.yaml", "papers: sent/scheme.pptx", "papers: other/update.docx")
    papers = gathered(folder, tmp_path)
    assert [papers[key].title for key in ("03-1", "04-1")] == ["Update from Partners", "Another Update"]
    assert papers["03-1"].file != papers["04-1"].file


def test_a_spec_that_two_items_have_is_built_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def counted(specs, *rest):  # type: ignore[no-untyped-def]
        names.extend(spec.stem for spec in specs)
        return make_all(specs, *rest)

    monkeypatch.setattr(module, "make_all", counted)
    swap(folder / "meeting.yaml", "papers: sent/scheme.pptx", "papers: visits-report.yaml")
    papers = gathered(folder, tmp_path)
    assert names.count("visits-report") == 1
    assert papers["02-1"].made == papers["04-1"].made


def test_an_edited_file_is_bound_in_place_of_what_its_spec_makes(folder: Path, tmp_path: Path) -> None:
    swap(folder / "meeting.yaml", "{file: visits-report.yaml}", "{file: visits-report.yaml, edited: sent/may.docx}")
    paper = gathered(folder, tmp_path)["02-1"]
    assert paper.file is not None and paper.file.name == "may.docx"
    assert paper.made is not None and paper.built is not None
    assert any("1,410" in one.text for one in paper.built.paragraphs)


# --- Problems -----------------------------------------------------------------------------------------------------


def test_a_file_that_is_not_let_in_is_told_with_its_item_and_stops_no_other(folder: Path, tmp_path: Path) -> None:
    (folder / "sent" / "update.docx").write_bytes(b"")
    papers = gathered(folder, tmp_path)
    remedy = "save it again, or ask who sent it for another copy"
    assert told(papers) == {"03-1": [f"item 3, Report: the file is empty (0 bytes); {remedy}"]}
    assert papers["03-1"].file is None
    assert all(one.file for key, one in papers.items() if key != "03-1")


def test_a_mistake_in_a_spec_is_told_where_it_stands(folder: Path, tmp_path: Path) -> None:
    swap(folder / "visits-report.yaml", "kind: committee-report", "kind: committee-repot")
    papers = gathered(folder, tmp_path)
    (problem,) = papers["02-1"].told
    assert problem.place.file.endswith("visits-report.yaml") and problem.place.line == 1
    assert "item 2" not in problem.what
    assert told(papers).keys() == {"02-1"}


def test_a_mistake_that_specs_share_is_the_same_for_each_and_so_is_told_once(folder: Path, tmp_path: Path) -> None:
    (folder / "another-report.yaml").write_bytes((folder / "visits-report.yaml").read_bytes())
    swap(folder / "meeting.yaml", "papers: sent/scheme.pptx", "papers: another-report.yaml")
    swap(folder.parent / "definitions" / "visits.yaml", "layout: long", "layout: longer")
    papers = gathered(folder, tmp_path)
    assert told(papers).keys() == {"02-1", "04-1"}
    assert papers["02-1"].told == papers["04-1"].told
    assert papers["02-1"].told[0].place.file.endswith("visits.yaml")


def test_a_missing_file_and_a_bad_one_are_told_together(folder: Path, tmp_path: Path) -> None:
    (folder / "sent" / "survey.pdf").unlink()
    (folder / "sent" / "scheme.pptx").write_bytes(b"%PDF-1.7")
    assert told(gathered(folder, tmp_path)).keys() == {"03-2", "04-1"}


def test_a_number_that_two_papers_tell_differently_keeps_the_later_one_out(folder: Path, tmp_path: Path) -> None:
    report, definitions = folder / "visits-report.yaml", folder.parent / "definitions" / "visits.yaml"
    other = definitions.with_name("later.yaml")
    other.write_text(definitions.read_text().replace("visits.csv", "later.csv"))
    numbers = (folder / "data" / "visits.csv").read_text()
    (folder / "data" / "later.csv").write_text(re.sub(r"(\d)$", r"\g<1>0", numbers, flags=re.MULTILINE))
    (folder / "later.yaml").write_text(report.read_text().replace("definitions/visits.yaml", "definitions/later.yaml"))
    swap(folder / "meeting.yaml", "{title: Opening Hours, verbal: true}", "{title: Opening Hours, papers: later.yaml}")
    papers = gathered(folder, tmp_path)
    assert list(told(papers)) == ["05-1"]
    (said,) = told(papers)["05-1"]
    assert "Visits" in said and "visits-report.yaml" in said
