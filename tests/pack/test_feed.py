"""What is put beside the pack, and that nothing exempt of the meeting is in it: of no item, and of no other pack."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.pack.feed import write_feed
from reportgen.pack.gather import gather
from reportgen.pack.kept import KeptPapers
from reportgen.pack.pages import Paginator
from reportgen.pack.plan import Edition, plan_pack
from reportgen.publish.leaks import Clean
from tests.pack.boardpack import document, lay_out, swap
from tests.pack.converters import FakeConverter

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "project")


@pytest.fixture
def write(tmp_path: Path, folder: Path) -> Write:
    """Writes the files of a pack into a folder, with PDFs of empty pages, and gives the folder."""

    def write(edition: Edition = "public", supplement: int = 0, broken: str = "") -> Path:
        root = Path(tempfile.mkdtemp(dir=tmp_path))
        work, made = root / "work", root / "made"
        for one in (work, made, root / "pdfs"):
            one.mkdir()
        plan = plan_pack(folder, edition, supplement)
        papers = gather(plan, work, KeptPapers(tmp_path / "kept"), jobs=1)
        kept_back = gather(replace(plan, papers=plan.kept_back), work, KeptPapers(tmp_path / "kept"), jobs=1)
        converter = FakeConverter(root / "pdfs", broken=frozenset({broken}))
        pages, _ = Paginator(plan, converter, work).pages(papers)  # type: ignore[arg-type]
        (made / "board-pack.pdf").write_bytes(b"")
        (made / "item.pdf").write_bytes(b"")
        write_feed(plan, pages, kept_back, made / "board-pack.pdf", lambda _: made / "item.pdf", Clean())
        (made / "item.pdf").unlink()
        return made

    return write


def names(made: Path, item: int) -> list[str]:
    return sorted(path.name for path in made.glob(f"{item:02}-*/*"))


def refused(write: Write, **given: object) -> str:
    with pytest.raises(ReportError) as caught:
        write(**given)
    return str(caught.value)


def test_a_withheld_paper_has_no_file_and_no_title_in_the_public_folder(write: Write) -> None:
    made = write()
    assert names(made, 7) == ["07-contract-for-vans.pdf", "item.json"]  # the PDF is the page in its place
    (paper,) = json.loads((made / "07-contract-for-vans" / "item.json").read_bytes())["papers"]
    assert (paper["title"], paper["files"], paper["published"], paper["exempt"]) == (None, [], False, [3])


def test_the_exempt_folder_has_it(write: Write) -> None:
    made = write(edition="exempt")
    assert names(made, 7) == ["07-1-contract-for-vans.docx", "07-contract-for-vans.pdf", "item.json"]


def test_a_paper_with_a_problem_has_no_file(write: Write, folder: Path) -> None:
    (folder / "sent" / "update.docx").write_bytes(b"")
    assert not any(name.endswith(".docx") for name in names(write(), 3))


def test_a_paper_that_could_not_be_converted_has_none_either(write: Write) -> None:
    assert names(write(), 4) == ["04-1-reading-scheme.pptx", "04-reading-scheme.pdf", "item.json"]
    assert names(write(broken="scheme.pptx"), 4) == ["04-reading-scheme.pdf", "item.json"]  # its place says why


def test_what_an_exempt_paper_says_stands_in_no_other_paper(write: Write, folder: Path) -> None:
    document(folder / "sent" / "update.docx", "Update from Partners", "The vans come from Larkhill Vans.")
    said = refused(write)
    assert "it holds 'Larkhill Vans' of the exempt paper 'item 7' (in word/document.xml)" in said


@pytest.mark.parametrize("sentence", [
    "The vans come from Larkhill Vans.",  # a term that the meeting names
    "We heard that the lowest price of all was asked by the firm from the north.",  # the exempt paper's own words
])  # fmt: skip
def test_what_an_exempt_paper_of_the_main_pack_says_stands_in_no_supplement(
    write: Write, folder: Path, sentence: str
) -> None:
    document(folder / "exempt" / "vans.docx", "Contract for Vans",
             "The lowest price of all was asked by the firm from the north.")  # fmt: skip
    document(folder / "sent" / "may.docx", "Visits in May", sentence)
    assert "of the exempt paper 'item 7'" in refused(write, supplement=1)


def test_what_an_exempt_paper_of_a_supplement_says_does_not_stand_in_the_main_pack(write: Write, folder: Path) -> None:
    swap(folder / "meeting.yaml", "exempt/vans.docx\n", "{file: exempt/vans.docx, supplement: 1}\n")
    document(folder / "sent" / "update.docx", "Update from Partners", "The vans come from Larkhill Vans.")
    assert "'Larkhill Vans' of the exempt paper 'item 7'" in refused(write)


def test_the_exempt_edition_of_a_supplement_may_say_it(write: Write, folder: Path) -> None:
    document(folder / "sent" / "may.docx", "Visits in May", "The vans come from Larkhill Vans.")
    assert write(edition="exempt", supplement=1)


def test_terms_of_an_item_whose_papers_have_reasons_of_their_own(write: Write, folder: Path) -> None:
    own = "{file: exempt/vans.docx, exempt: {paragraph: 5, reason: A lawyer gave advice.}}"
    swap(folder / "meeting.yaml", "papers: exempt/vans.docx", f"papers: {own}")
    document(folder / "sent" / "update.docx", "Update from Partners", "The vans come from Larkhill Vans.")
    assert "'Larkhill Vans' of the exempt paper 'item 7'" in refused(write)


def test_terms_of_an_exempt_item_that_is_told_without_a_paper(write: Write, folder: Path) -> None:
    swap(folder / "meeting.yaml", "papers: exempt/vans.docx", "verbal: true")
    document(folder / "sent" / "update.docx", "Update from Partners", "The vans come from Larkhill Vans.")
    assert "'Larkhill Vans' of the exempt paper 'item 7'" in refused(write)


def test_exempt_papers_of_other_packs_are_kept_back_from_the_public_alone(folder: Path) -> None:
    assert [one.key for one in plan_pack(folder, supplement=1).kept_back] == ["07-1"]
    assert plan_pack(folder, "exempt", 1).kept_back == ()
    assert plan_pack(folder).kept_back == ()


def test_a_supplement_says_its_own_day(write: Write) -> None:
    told = json.loads((write(supplement=1) / "meeting.json").read_bytes())
    assert (told["date"], told["published"], told["supplement"]) == ("2024-06-11", "2024-06-06", 1)
