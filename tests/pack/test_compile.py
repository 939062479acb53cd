"""The whole of a pack with a stand-in for LibreOffice: what is made again after a change, what is kept and told."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from reportgen.building import make_all
from reportgen.errors import ReportError
from reportgen.libreoffice import convert
from reportgen.libreoffice.cache import ConversionCache
from reportgen.pack import gather
from reportgen.pack.compile import Packed, compile_pack
from tests.pack.boardpack import document, lay_out, pdf, swap
from tests.stand_ins import soffice

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for programs are shell scripts")

MARKS = {
    "front sheet": "OF BUSINESS",
    "page in place": "Not for publication",
    "report": "how many came",
    "update": "The partners met",
    "scheme": "Reading Scheme</a:t>",
    "plan": "Annual Report of the Libraries",
    "vans": "asked the lowest price",
}

Make = Callable[..., Packed]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "project")


@pytest.fixture
def one_page(tmp_path: Path) -> Path:
    """The PDF that the stand-in makes of every file."""
    return pdf(tmp_path / "one-page.pdf")


@pytest.fixture
def log(tmp_path: Path, programs: Path, one_page: Path) -> Path:
    """Where the stand-in puts each file that it was given."""
    log = tmp_path / "log"
    log.mkdir()
    soffice(programs, f'cp "$file" "{log}/$(ls "{log}" | wc -l)-$name"; cp "{one_page}" "$pdf"')
    return log


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the specs that were built."""
    names: list[str] = []

    def counted(specs, *rest):  # type: ignore[no-untyped-def]
        names.extend(spec.stem for spec in specs)
        return make_all(specs, *rest)

    monkeypatch.setattr(gather, "make_all", counted)
    return names


@pytest.fixture
def make(folder: Path, tmp_path: Path) -> Make:
    return lambda **options: compile_pack(folder, out=tmp_path / "out", jobs=1, **options)


def converted(log: Path) -> list[str]:
    """What was converted since this was asked last, in plain words."""
    found = []
    for file in sorted(log.iterdir(), key=lambda file: int(file.name.split("-")[0])):
        with zipfile.ZipFile(file) as package:
            main = "word/document.xml" if file.suffix == ".docx" else "ppt/slides/slide1.xml"
            text = re.sub(r"</w:t>.*?<w:t[^>]*>", "", package.read(main).decode())
        found.append(next((name for name, mark in MARKS.items() if mark.casefold() in text.casefold()), text[-400:]))
        file.unlink()
    return found


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- What is made again -------------------------------------------------------------------------------------------


def test_at_first_everything_is_built_and_converted(make: Make, log: Path, built: list[str]) -> None:
    packed = make()
    assert sorted(built) == ["forward-plan", "visits-report"]
    # The front sheet comes once the lengths of the papers are known, and again as it is longer than was thought.
    first = converted(log)
    assert sorted(set(first)) == sorted(MARKS)
    assert first.count("front sheet") <= 2
    assert len(first) - first.count("front sheet") == len(MARKS) - 1
    assert packed.problems == ()


def test_a_second_time_nothing_is(make: Make, log: Path, built: list[str], tmp_path: Path) -> None:
    first = make()
    before = contents(first.pdf.parent)
    converted(log)
    built.clear()
    again = make()
    assert converted(log) == []
    assert built == []
    assert contents(again.pdf.parent) == before
    assert again.kept == ()


def test_a_change_in_one_paper_converts_that_paper(make: Make, log: Path, built: list[str], folder: Path) -> None:
    make()
    converted(log)
    built.clear()
    document(folder / "sent" / "update.docx", "Update from Partners", "The partners met thrice.")
    make()
    assert converted(log) == ["update"]
    assert built == []


def test_a_paper_that_grew_converts_the_front_sheet_too(
    make: Make, log: Path, folder: Path, one_page: Path
) -> None:
    make()
    converted(log)
    document(folder / "sent" / "update.docx", "Update from Partners", "The partners met thrice.")
    pdf(one_page, pages=3)
    make()
    found = converted(log)
    # First as if the paper had kept its length, and then with the pages as they are.
    assert found[0] == "update" and set(found[1:]) == {"front sheet"}


def test_a_change_in_the_data_builds_and_converts_the_report(
    make: Make, log: Path, built: list[str], folder: Path
) -> None:
    make()
    converted(log)
    built.clear()
    swap(folder / "data" / "visits.csv", "Hill,2024-01,1410", "Hill,2024-01,1500")
    make()
    assert built == ["visits-report"]
    assert converted(log) == ["report"]


def test_a_changed_title_of_an_item_converts_the_front_sheet_alone(make: Make, log: Path, folder: Path) -> None:
    make()
    converted(log)
    swap(folder / "meeting.yaml", "title: Opening Hours", "title: Opening Times")
    make()
    assert converted(log) == ["front sheet"]


def test_a_changed_title_of_an_exempt_item_converts_its_page_too(make: Make, log: Path, folder: Path) -> None:
    make()
    converted(log)
    swap(folder / "meeting.yaml", "title: Contract for Vans", "title: Contract for Lorries")
    make()
    assert sorted(converted(log)) == ["front sheet", "page in place"]


def test_the_other_edition_converts_only_its_own_front_sheet(make: Make, log: Path) -> None:
    make()
    converted(log)
    packed = make(edition="exempt")
    assert set(converted(log)) == {"front sheet"}
    assert packed.pdf.parent.name == "exempt"


def test_a_pdf_that_was_damaged_among_those_kept_is_made_again(
    make: Make, log: Path, tmp_path: Path
) -> None:
    first = make().pdf.read_bytes()
    converted(log)
    for kept in (tmp_path / "out" / ".cache" / "pdf").glob("*.pdf"):
        kept.write_bytes(kept.read_bytes()[:100])
    packed = make()
    assert sorted(set(converted(log))) == sorted(MARKS)
    assert packed.pdf.read_bytes() == first


def test_what_is_kept_of_rooms_may_be_damaged(make: Make, log: Path, tmp_path: Path) -> None:
    first = make().pdf.read_bytes()
    (tmp_path / "out" / ".cache" / "rooms.json").write_text('{"a": [')
    assert make().pdf.read_bytes() == first


# --- What LibreOffice does not convert ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("kill -SEGV $$", "LibreOffice crashed on this file, twice"),
        ("continue", "LibreOffice could not make a PDF of this file"),
    ],
)
def test_a_file_that_libreoffice_does_not_survive(
    make: Make, programs: Path, one_page: Path, folder: Path, does: str, why: str
) -> None:
    # The stand-in knows the file by its size, which words without any order keep up when they are packed.
    document(folder / "sent" / "update.docx", "Update from Partners", Random(1).randbytes(200_000).hex())
    large = '[ "$(wc -c < "$file")" -gt 200000 ]'
    soffice(programs, f'if {large}; then {does}; else cp "{one_page}" "$pdf"; fi')
    with pytest.raises(ReportError) as caught:
        make()
    (problem,) = caught.value.problems
    assert problem.what == f"item 3, Report: {why}"
    assert problem.place.file.endswith("sent/update.docx")
    packed = make(keep_going=True)
    assert [one.what for one in packed.problems] == [f"item 3, Report: {why}"]
    assert packed.pages[3] == (5, 10)


def test_a_file_that_libreoffice_hangs_on(
    make: Make, programs: Path, one_page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ConversionCache.convert, "__kwdefaults__", {"patience": 2.0})
    monkeypatch.setattr(convert, "SECONDS_PER_MEGABYTE", 0.0)
    document(folder / "sent" / "update.docx", "Update from Partners", Random(1).randbytes(200_000).hex())
    soffice(programs, f'[ "$(wc -c < "$file")" -le 200000 ] || sleep 60; cp "{one_page}" "$pdf"')
    packed = make(keep_going=True)
    why = "LibreOffice had to be stopped after 2 seconds on this file, twice"
    assert [one.what for one in packed.problems] == [f"item 3, Report: {why}"]


def test_a_libreoffice_that_makes_nothing_is_told_once(make: Make, programs: Path) -> None:
    from reportgen.errors import gathered

    soffice(programs, "exit 1")
    with pytest.raises(ReportError) as caught:
        make()
    (problem,) = gathered(caught.value.problems)
    assert "made no PDF of any file: it crashed" in problem.what
    with pytest.raises(ReportError, match="its front sheet and the pages in place of papers: LibreOffice"):
        make(keep_going=True)


def test_its_absence_is_told(make: Make, programs: Path, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="LibreOffice: it makes the PDFs, and is not installed; install it"):
        make()
    assert not list(tmp_path.rglob("board-pack.pdf"))


# --- What stands there already ------------------------------------------------------------------------------------


def test_a_delivered_file_that_somebody_changed_is_put_aside(make: Make, log: Path) -> None:
    packed = make()
    (packed.pdf.parent / "agenda.docx").write_bytes(b"edited")
    again = make()
    (kept,) = again.kept
    assert kept.read_bytes() == b"edited"
    assert (packed.pdf.parent / "agenda.docx").read_bytes() != b"edited"


def test_a_refused_pack_leaves_the_one_before_as_it_was(make: Make, log: Path, folder: Path) -> None:
    packed = make()
    before = contents(packed.pdf.parent)
    (folder / "sent" / "update.docx").write_bytes(b"")
    with pytest.raises(ReportError, match="item 3, Report: the file is empty"):
        make()
    assert contents(packed.pdf.parent) == before
    assert not list(packed.pdf.parents[1].glob(".reportgen-*"))


def test_a_file_of_an_item_that_is_no_longer_there_is_removed(make: Make, log: Path, folder: Path) -> None:
    packed = make()
    assert (packed.pdf.parent / "05-opening-hours").is_dir()
    swap(folder / "meeting.yaml", "title: Opening Hours", "title: Opening Times")
    make()
    assert not (packed.pdf.parent / "05-opening-hours").exists()
    assert (packed.pdf.parent / "05-opening-times").is_dir()


def test_a_supplement_before_its_main_pack_is_told_and_nothing_is_written(
    make: Make, log: Path, tmp_path: Path
) -> None:
    with pytest.raises(ReportError, match="which was not made yet in this edition; make it first"):
        make(supplement=1)
    assert converted(log) == []
    assert not list(tmp_path.rglob("board-pack.pdf"))


def test_a_supplement_continues_the_main_pack(make: Make, log: Path) -> None:
    main = make()
    supplement = make(supplement=1)
    assert supplement.record.first == main.record.last + 1
    assert list(supplement.pages) == [8]


@pytest.mark.usefixtures("log")
def test_the_title_of_an_exempt_paper_is_no_bookmark_of_the_public_pack(make: Make, folder: Path) -> None:
    document(folder / "exempt" / "vans.docx", "Why the cheapest bid lost", "It asked the lowest price.")
    public, exempt = make(), make(edition="exempt")
    assert "Why the cheapest bid lost" in bookmarks(exempt.pdf)
    assert "Why the cheapest bid lost" not in bookmarks(public.pdf)
    assert "7. Contract for Vans" in bookmarks(exempt.pdf)


def bookmarks(path: Path) -> list[str]:
    import pikepdf

    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [one.title for top in outline.root for one in (top, *top.children)]
