"""PDFs that were made before: when they are used again, when not, and what becomes of old and damaged ones."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.libreoffice import cache
from reportgen.libreoffice.cache import ConversionCache, Finish
from tests.stand_ins import TO_PDF, paper, program, soffice, text

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for programs are shell scripts")

UPPER = Finish(lambda pdf, _: pdf.upper(), "1")
DAY = 24 * 60 * 60


@pytest.fixture
def converted(tmp_path: Path, programs: Path) -> Path:
    """LibreOffice that writes a line into this file for each that it converts."""
    soffice(programs, each=f'echo "$name" >> "{tmp_path}/converted"; {TO_PDF}')
    (tmp_path / "converted").touch()
    return tmp_path / "converted"


def count(converted: Path) -> int:
    return len(converted.read_text().splitlines())


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_what_was_made_is_used_again(tmp_path: Path, converted: Path) -> None:
    files = [paper(tmp_path / "a.docx", "first"), paper(tmp_path / "b.docx", "second")]
    pdfs = ConversionCache(tmp_path / "pdf")
    made, again = pdfs.convert(files), pdfs.convert(files)
    assert [text(one.pdf or Path()) for one in made] == ["first", "second"]
    assert [one.pdf for one in again] == [one.pdf for one in made]
    assert [(one.number, one.source, one.reused) for one in made] == [(0, files[0], False), (1, files[1], False)]
    assert [(one.number, one.source, one.reused) for one in again] == [(0, files[0], True), (1, files[1], True)]
    assert count(converted) == 2


def test_only_the_paper_that_changed_is_converted_again(tmp_path: Path, converted: Path) -> None:
    files = [paper(tmp_path / f"{name}.docx", name) for name in "abc"]
    pdfs = ConversionCache(tmp_path / "pdf")
    pdfs.convert(files)
    paper(tmp_path / "b.docx", "changed")
    results = pdfs.convert(files)
    assert [(text(one.pdf or Path()), one.reused) for one in results] == [("a", True), ("changed", False), ("c", True)]
    assert count(converted) == 4


def test_files_of_the_same_content_are_converted_once(tmp_path: Path, converted: Path) -> None:
    files = [paper(tmp_path / "a.docx", "same"), paper(tmp_path / "moved" / "b.docx", "same")]
    first, second = ConversionCache(tmp_path / "pdf").convert(files)
    assert (first.pdf, first.source, second.source) == (second.pdf, *files)
    assert count(converted) == 1


def test_the_ending_counts_as_libreoffice_goes_by_it(tmp_path: Path, converted: Path) -> None:
    ConversionCache(tmp_path / "pdf").convert([paper(tmp_path / "a.docx", "x"), paper(tmp_path / "a.odt", "x")])
    assert count(converted) == 2


@pytest.mark.parametrize("change", ["LibreOffice", "settings", "finish", "layout", "fonts"])
def test_all_that_shapes_a_pdf_counts(
    change: str, tmp_path: Path, converted: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, pdfs = paper(tmp_path / "a.docx"), ConversionCache(tmp_path / "pdf", UPPER)
    pdfs.convert([file])
    if change == "LibreOffice":
        script = programs / "soffice"
        script.write_text(script.read_text().replace("7.4.7.2", "24.8.1.2"))
    elif change == "settings":
        monkeypatch.setattr(cache, "settings", lambda: "<other/>")
    elif change == "layout":
        monkeypatch.setattr(cache, "LAYOUT", "2")
    elif change == "fonts":
        program(programs, "fc-list", "echo /usr/share/fonts/Arial.ttf")
    else:
        pdfs = ConversionCache(tmp_path / "pdf", Finish(UPPER.apply, "2"))
    assert [one.reused for one in pdfs.convert([file])] == [False]
    assert count(converted) == 2


def test_a_pdf_is_finished_once_before_it_is_kept(tmp_path: Path, converted: Path) -> None:
    finished: list[Path] = []

    def finish(pdf: bytes, source: Path) -> bytes:
        finished.append(source)
        return pdf.upper()

    file, pdfs = paper(tmp_path / "a.docx", "quiet"), ConversionCache(tmp_path / "pdf", Finish(finish, "1"))
    for _ in range(2):
        (result,) = pdfs.convert([file])
        assert text(result.pdf or Path()) == "QUIET"
    assert finished == [file]


def test_a_file_that_cannot_be_finished_is_told_and_the_rest_is_kept(tmp_path: Path, converted: Path) -> None:
    def finish(pdf: bytes, source: Path) -> bytes:
        if source.name == "a.docx":
            raise ReportError.at(source, "its slides have no titles", "give them titles")
        return pdf

    files = [paper(tmp_path / "a.docx", "a"), paper(tmp_path / "b.docx", "b")]
    bad, good = ConversionCache(tmp_path / "pdf", Finish(finish, "1")).convert(files)
    assert (bad.pdf, [str(one) for one in bad.problems]) == (
        None,
        [f"{files[0]}: its slides have no titles; give them titles"],
    )
    assert good.pdf is not None and kept(tmp_path / "pdf") == [good.pdf]


def test_a_file_that_fails_is_told_at_each_place_and_tried_again_the_next_time(
    tmp_path: Path, converted: Path, programs: Path
) -> None:
    files = [paper(tmp_path / "a.docx", "same"), paper(tmp_path / "b.docx", "same")]
    soffice(programs, each="true")
    results = ConversionCache(tmp_path / "pdf").convert(files)
    what = "LibreOffice could not make a PDF of this file; open it in LibreOffice to see why"
    assert [str(one.problems[0]) for one in results] == [f"{file}: {what}" for file in files]
    soffice(programs)
    assert [one.pdf is not None for one in ConversionCache(tmp_path / "pdf").convert(files)] == [True, True]


@pytest.mark.parametrize("damage", [b"", b"A paper\n%%EO", b"An other\n%%EOF\n"])
def test_a_damaged_pdf_is_noticed_and_made_again(damage: bytes, tmp_path: Path, converted: Path) -> None:
    file, pdfs = paper(tmp_path / "a.docx"), ConversionCache(tmp_path / "pdf")
    (made,) = pdfs.convert([file])
    assert made.pdf is not None
    made.pdf.write_bytes(damage)
    (again,) = pdfs.convert([file])
    assert (text(again.pdf or Path()), again.reused) == ("A paper", False)
    assert kept(tmp_path / "pdf") == [made.pdf]


def test_what_was_done_before_a_kill_is_kept(tmp_path: Path, converted: Path) -> None:
    class Killed(BaseException):
        """Stands in for the end of the process."""

    def finish(pdf: bytes, source: Path) -> bytes:
        if source.name == "b.docx":
            raise Killed
        return pdf

    files = [paper(tmp_path / f"{name}.docx", name) for name in "ab"]
    with pytest.raises(Killed):
        ConversionCache(tmp_path / "pdf", Finish(finish, "1")).convert(files)
    results = ConversionCache(tmp_path / "pdf", Finish(lambda pdf, _: pdf, "1")).convert(files)
    assert [one.reused for one in results] == [True, False]


def aged(folder: Path, name: str, days: float, size: int = 1) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x" * size)
    then = time.time() - days * DAY
    os.utime(path, (then, then))
    return path


def test_pdfs_that_were_not_used_for_long_and_half_written_ones_are_removed(tmp_path: Path, converted: Path) -> None:
    folder = tmp_path / "pdf"
    aged(folder, "old.pdf", 91), aged(folder, "half.tmp", 2)
    stay = [aged(folder, "recent.pdf", 89), aged(folder, "writing.tmp", 0.5), aged(folder, "notes.txt", 500)]
    (result,) = ConversionCache(folder).convert([paper(tmp_path / "a.docx")])
    assert kept(folder) == sorted([*stay, result.pdf or Path()])


def test_a_pdf_that_is_used_counts_as_new(tmp_path: Path, converted: Path) -> None:
    file, pdfs = paper(tmp_path / "a.docx"), ConversionCache(tmp_path / "pdf")
    (made,) = pdfs.convert([file])
    assert made.pdf is not None
    os.utime(made.pdf, (0, 0))
    pdfs.convert([file])
    pdfs.convert([paper(tmp_path / "b.docx", "b")])
    assert made.pdf.exists()


def test_the_oldest_go_where_all_are_too_large_but_none_of_this_run(
    tmp_path: Path, converted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 100)
    folder = tmp_path / "pdf"
    newer, older = aged(folder, "newer.pdf", 1, 60), aged(folder, "older.pdf", 2, 60)
    # With the 14 bytes of the paper 60 fit into 100, 120 do not.
    (result,) = ConversionCache(folder).convert([paper(tmp_path / "a.docx")])
    assert kept(folder) == sorted([newer, result.pdf or Path()]) and not older.exists()
    monkeypatch.setattr(cache, "MOST_BYTES", 1)
    (result,) = ConversionCache(folder).convert([paper(tmp_path / "a.docx")])
    assert kept(folder) == [result.pdf]


def test_no_files_need_neither_libreoffice_nor_a_folder(tmp_path: Path, programs: Path) -> None:
    assert ConversionCache(tmp_path / "pdf").convert([]) == ()
    assert not (tmp_path / "pdf").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, converted: Path) -> None:
    blocked = paper(tmp_path / "file") / "pdf"
    with pytest.raises(ReportError) as caught:
        ConversionCache(blocked).convert([paper(tmp_path / "a.docx")])
    what = f"{blocked}: PDFs that were made cannot be kept here: Not a directory"
    assert str(caught.value) == f"{what}; check its permissions and the room on the disk"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, converted: Path) -> None:
    with pytest.raises(ReportError, match=r"gone\.docx: the file cannot be read: No such file or directory; check"):
        ConversionCache(tmp_path / "pdf").convert([tmp_path / "gone.docx"])
