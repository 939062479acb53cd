"""Papers that were built before: used again, unless anything that they were made from has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.building import Made, make_all
from reportgen.errors import Problem, ReportError
from reportgen.pack import kept as module
from reportgen.pack.kept import KeptPapers
from reportgen.review import read as reading
from tests.pack.boardpack import document, lay_out, swap


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "project").resolve()


@pytest.fixture
def kept(tmp_path: Path) -> KeptPapers:
    return KeptPapers(tmp_path / "kept")


def built(*specs: Path) -> list[Made]:
    made = make_all(specs, None, 1, None)
    assert [one.problems for one in made] == [()] * len(specs)
    return made


@pytest.fixture
def report(folder: Path, kept: KeptPapers) -> Path:
    """The spec of the report, which was built and kept."""
    spec = folder / "visits-report.yaml"
    kept.keep(built(spec)[0])
    return spec


def rewrite(path: Path) -> None:
    """The file is another, if only by a line's end."""
    path.write_bytes(path.read_bytes() + b"\n")


def test_a_paper_comes_back_as_it_was_made(folder: Path, kept: KeptPapers) -> None:
    (made,) = built(folder / "visits-report.yaml")
    kept.keep(made)
    again = kept.get(made.path)
    assert again is not None
    assert replace(again, statements=None) == replace(made, statements=None)
    assert again.statements is not None and again.statements.paper == made.statements.paper  # type: ignore[union-attr]


def test_a_paper_that_was_never_built_is_not_there(folder: Path, kept: KeptPapers) -> None:
    assert kept.get(folder / "visits-report.yaml") is None


def test_what_no_paper_is_made_from_may_change(folder: Path, report: Path, kept: KeptPapers) -> None:
    rewrite(folder / "sent" / "survey.pdf")
    (folder / "notes.txt").write_text("mine")
    assert kept.get(report) is not None


@pytest.mark.parametrize(
    "name",
    [
        "visits-report.yaml",
        "data/visits.csv",
        "meeting.yaml",
        "../definitions/visits.yaml",
        "../definitions/board.yaml",
        "../../assets/barnet/house.yaml",
        "../../assets/barnet/report.docx",
    ],
)
def test_it_is_built_again_if_what_it_was_made_from_changes(
    folder: Path, report: Path, kept: KeptPapers, name: str
) -> None:
    assert kept.get(report) is not None
    rewrite(folder / name)
    assert kept.get(report) is None


def test_it_is_built_again_if_its_data_have_gone(folder: Path, report: Path, kept: KeptPapers) -> None:
    (folder / "data" / "visits.csv").unlink()
    assert kept.get(report) is None


def test_it_is_built_again_if_a_spec_is_put_beside_it_or_taken_away(
    folder: Path, report: Path, kept: KeptPapers
) -> None:
    # Papers of a folder that count the same people keep small numbers from each other.
    (folder / "another.yaml").write_text("kind: committee-report\n", encoding="utf-8")
    assert kept.get(report) is None
    (folder / "another.yaml").unlink()
    assert kept.get(report) is not None
    (folder / "forward-plan.yaml").unlink()
    assert kept.get(report) is None


def test_papers_that_keep_small_numbers_from_each_other_are_built_again_together(
    folder: Path, kept: KeptPapers
) -> None:
    swap(folder.parent / "definitions" / "visits.yaml", "    licence: none; made up\n",
         "    licence: none; made up\n    disclosure: {threshold: 5, unit: visits}\n")  # fmt: skip
    other = folder / "another-report.yaml"
    other.write_bytes((folder / "visits-report.yaml").read_bytes())
    for made in built(folder / "visits-report.yaml", other):
        kept.keep(made)
    rewrite(other)
    assert kept.get(folder / "visits-report.yaml") is None


def test_a_forward_plan_is_built_again_if_another_meeting_changes(folder: Path, kept: KeptPapers) -> None:
    elsewhere = folder.parent / "2024-03-05" / "meeting.yaml"
    elsewhere.parent.mkdir()
    elsewhere.write_text("house: barnet\nboard: Libraries Board\ndate: 2024-03-05\n", encoding="utf-8")
    kept.keep(built(folder / "forward-plan.yaml")[0])
    assert kept.get(folder / "forward-plan.yaml") is not None
    rewrite(elsewhere)
    assert kept.get(folder / "forward-plan.yaml") is None


def test_a_forward_plan_is_built_again_if_there_is_another_meeting(folder: Path, kept: KeptPapers) -> None:
    kept.keep(built(folder / "forward-plan.yaml")[0])
    elsewhere = folder.parent / "2024-03-05" / "meeting.yaml"
    elsewhere.parent.mkdir()
    elsewhere.write_text("house: barnet\nboard: Libraries Board\ndate: 2024-03-05\n", encoding="utf-8")
    assert kept.get(folder / "forward-plan.yaml") is None


def test_it_is_built_again_by_other_code(report: Path, kept: KeptPapers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "code_version", lambda: "another")
    assert kept.get(report) is None


def test_a_paper_with_mistakes_is_not_kept(folder: Path, kept: KeptPapers) -> None:
    swap(folder / "visits-report.yaml", "kind: committee-report", "kind: committee-repot")
    (made,) = make_all([folder / "visits-report.yaml"], None, 1, None)
    assert made.problems
    kept.keep(made)
    assert not kept.folder.exists()


def test_a_file_is_read_once(folder: Path, kept: KeptPapers, monkeypatch: pytest.MonkeyPatch) -> None:
    update = folder / "sent" / "update.docx"
    before = kept.read(update, update)
    monkeypatch.setattr(reading, "read", lambda path: pytest.fail("it was read again"))
    assert kept.read(update, update) == before


def test_a_file_that_is_another_is_read_again(folder: Path, kept: KeptPapers) -> None:
    update = folder / "sent" / "update.docx"
    before = kept.read(update, update)
    document(update, "Update from the Fire Brigade")
    after = kept.read(update, update)
    assert (before.title, after.title) == ("Update from Partners", "Update from the Fire Brigade")


def test_half_of_what_was_read_is_as_good_as_none(folder: Path, kept: KeptPapers) -> None:
    update = folder / "sent" / "update.docx"
    before = kept.read(update, update)
    (path,) = kept.folder.glob("*.read.json")
    path.write_bytes(path.read_bytes()[:-20])
    assert kept.read(update, update) == before


# --- Damage: as good as none --------------------------------------------------------------------------------------


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were looked into and cleaned, by their names."""
    from reportgen.review import admission

    found: list[str] = []
    whole = admission.refusals

    def refusals(path: Path) -> tuple[Problem, ...]:
        found.append(path.name)
        return whole(path)

    monkeypatch.setattr(admission, "refusals", refusals)
    return found


def test_a_file_that_was_let_in_is_not_looked_into_again(
    folder: Path, kept: KeptPapers, looked_into: list[str]
) -> None:
    sent = folder / "sent" / "update.docx"
    first = kept.let_in(sent)
    assert kept.let_in(sent) == first
    assert looked_into == ["update.docx"]
    assert first.data != sent.read_bytes()  # document properties were taken out
    assert first.removed


def test_a_file_that_was_changed_is_looked_into_again(folder: Path, kept: KeptPapers, looked_into: list[str]) -> None:
    sent = folder / "sent" / "update.docx"
    before = kept.let_in(sent)
    document(sent, "Update from Partners", "The partners met three times.")
    assert kept.let_in(sent).data != before.data
    assert looked_into == ["update.docx"] * 2


def test_a_file_that_is_not_let_in_is_told_each_time(folder: Path, kept: KeptPapers, looked_into: list[str]) -> None:
    sent = folder / "sent" / "empty.docx"
    sent.write_bytes(b"")
    for _ in range(2):
        with pytest.raises(ReportError, match="the file is empty"):
            kept.let_in(sent)
    assert looked_into == ["empty.docx"] * 2


@pytest.mark.parametrize("ending", ["json", "bin"])
def test_half_of_what_was_let_in_is_as_good_as_none(
    folder: Path, kept: KeptPapers, looked_into: list[str], ending: str
) -> None:
    sent = folder / "sent" / "update.docx"
    first = kept.let_in(sent)
    (entry,) = kept.folder.glob(f"*.let-in.{ending}")
    entry.write_bytes(entry.read_bytes()[:20])
    assert kept.let_in(sent) == first
    assert looked_into == ["update.docx"] * 2


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _nothing(_: bytes) -> bytes:
    return b""


def _a_list(_: bytes) -> bytes:
    return b"[]"


def _no_inputs(content: bytes) -> bytes:
    return json.dumps({**json.loads(content), "inputs": None}).encode()


def _a_word(content: bytes) -> bytes:
    return json.dumps({**json.loads(content), "made": "paper"}).encode()


@pytest.mark.parametrize(
    ("ending", "damage"),
    [
        (".bin", _cut),
        (".bin", _nothing),
        (".json", _cut),
        (".json", _nothing),
        (".json", _a_list),
        (".json", _no_inputs),
        (".json", _a_word),
    ],
)
def test_what_is_damaged_is_as_good_as_none(
    report: Path, kept: KeptPapers, ending: str, damage: Callable[[bytes], bytes]
) -> None:
    (path,) = kept.folder.glob(f"*{ending}")
    path.write_bytes(damage(path.read_bytes()))
    assert kept.get(report) is None


def test_half_a_paper_is_as_good_as_none(report: Path, kept: KeptPapers) -> None:
    (data,) = kept.folder.glob("*.bin")
    data.unlink()
    assert kept.get(report) is None
