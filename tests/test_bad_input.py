"""Bad input through the whole product: told where it is and what to do, exit code 1, nothing written, nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from reportgen import cli
from tests.broken import data, definitions, figures, maps, promises, specs, statistics, templates
from tests.broken.case import PAPERS, SPECS, Case, lay_out, swap

CASES = (
    *specs.CASES, *definitions.CASES, *data.CASES, *figures.CASES, *maps.CASES, *promises.CASES, *statistics.CASES,
    *templates.CASES,
)  # fmt: skip
SPEC_STAGE = sorted((Path(__file__).parent / "spec" / "broken").iterdir())

Ran = tuple[int, list[str], list[str]]
Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line; gives the exit code, the lines printed, and those on standard error."""

    def run(*arguments: str) -> Ran:
        code = cli.run(arguments)
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.splitlines()

    return run


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The papers of the unbroken project."""
    root = lay_out(tmp_path_factory.mktemp("whole") / "project")
    assert cli.run(["build", str(root / SPECS), "--out", str(root / "output"), "--quiet"]) == 0
    return files(root / "output")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The unbroken project; its folder is the current one."""
    root = lay_out(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def files(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, hidden ones as well."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_unbroken_project_builds(run: Run, root: Path) -> None:
    code, out, err = run("build", SPECS)
    assert (code, err) == (0, [])
    assert [line.split(" (")[0] for line in out] == ["written output/report.docx", "written output/slides.pptx"]
    assert sorted(files(root / "output")) == sorted(PAPERS)


def test_the_corpus_is_large_and_says_each_thing_once() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) >= 100


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_mistake_is_told_and_costs_nothing(case: Case, run: Run, root: Path, whole: dict[str, bytes]) -> None:
    case.change(root)
    before = files(root)

    code, out, err = run("build", SPECS)

    assert (code, err) == (1, list(case.told))
    assert [line.split(" (")[0] for line in out] == [f"written output/{paper}" for paper in case.built]
    written = {f"output/{paper}" for paper in case.built}
    assert files(root).keys() == before.keys() | written
    assert {name: content for name, content in files(root).items() if name not in written} == before

    # Where the papers of an earlier build stand, those that fail now are left as they are.
    stood = {f"output/{paper}": whole[paper] for paper in PAPERS if paper not in case.built}
    for name, content in stood.items():
        (root / "output").mkdir(exist_ok=True)
        (root / name).write_bytes(content)
    assert run("build", SPECS)[::2] == (1, list(case.told))
    assert {name: files(root)[name] for name in stood} == stood
    assert files(root).keys() == before.keys() | written | stood.keys()


@pytest.mark.parametrize("case", SPEC_STAGE, ids=[case.name for case in SPEC_STAGE])
def test_what_the_spec_stage_tells_reaches_the_user(
    case: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "project"
    shutil.copytree(Path(__file__).parent / "spec" / "project", root)
    for file in case.rglob("*.yaml"):
        inner = file.relative_to(case)
        shutil.copy(file, root / inner if inner.parts[0] == "assets" else root / SPECS / inner)
    monkeypatch.chdir(root)
    before = files(root)
    paper = "deck.yaml" if (case / "deck.yaml").exists() else "report.yaml"
    told = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert run("build", f"{SPECS}/{paper}") == (1, [], told)
    assert run("check", f"{SPECS}/{paper}") == (1, [], told)
    assert files(root) == before


@pytest.mark.parametrize("verb", ["check", "figures", "build", "preview"])
def test_every_verb_tells_a_mistake_alike(verb: str, run: Run, root: Path) -> None:
    swap("report.yaml", "title: ", "titel: ")(root)
    before = files(root)
    assert run(verb, f"{SPECS}/report.yaml")[::2] == (
        1,
        ["report_specs/report.yaml:2:1: 'titel' is not known here; did you mean 'title'?"],
    )
    assert files(root) == before


def test_a_process_of_its_own_ends_with_exit_code_1_and_no_traceback(root: Path) -> None:
    swap("thefts.csv", "Barnet,2023-09,Bicycle,12\n", "Barnet,2023-09,Bicycle,twelve\n")(root)
    command = [sys.executable, "-c", "from reportgen.cli import main; main()", "build", SPECS]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("report_specs/definitions.yaml:4:12: 'thefts.csv': 'twelve' in column 'Count'")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report_spec"], "report_spec: there is no file 'report_spec'; check the name, or write the file"),
        (["report_specs/slide.yaml"], "there is no file 'report_specs/slide.yaml'; did you mean 'slides.yaml'?"),
        (["assets"], "assets: no spec of a paper lies in this folder; a paper's spec is a YAML file with `kind:`"),
        (["report_specs", "--only", "slide"], "--only: no paper is named 'slide'; did you mean 'slides'?"),
    ],
    ids=["a folder that is not there", "a spec that is not there", "a folder without a paper", "an unknown name"],
)
def test_a_slip_on_the_command_line_is_told(arguments: list[str], told: str, run: Run, root: Path) -> None:
    before = files(root)
    code, out, err = run("build", *arguments)
    assert (code, out) == (1, [])
    assert [line.endswith(told) for line in err] == [True], err
    assert files(root) == before


def test_a_spec_outside_a_project_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.yaml").write_text("kind: committee-report\n", encoding="utf-8")
    assert run("build", "report.yaml") == (
        1,
        [],
        [
            (
                "report.yaml: the spec is in no project: no folder above it holds 'assets'; "
                "put the spec below the folder that holds assets/"
            )
        ],
    )


# --- What looks dangerous and is not: it is built, and says just what it should ------------------------------------


@pytest.mark.parametrize("label", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", '=HYPERLINK("https://x","y")'])
def test_a_formula_in_a_label_stays_a_text_in_the_workbook(
    label: str, run: Run, root: Path, validate: Callable[[bytes | Path], list[str]]
) -> None:
    quoted = label.replace("'", "''")
    swap("definitions.yaml", "label: Barnet}", f"label: '{quoted}'}}")(root)
    swap("definitions.yaml", "label: Bicycle theft", f"label: '{quoted} thefts'")(root)
    assert run("build", SPECS)[::2] == (0, [])
    for paper in PAPERS:
        path = root / "output" / paper
        assert validate(path) == []
        cells = [cell for book in workbooks(path) for cell in cells_of(book)]
        assert {kind for kind, _ in cells} == {"s", "n", "d"}  # strings, numbers and dates, no formula ("f")
        assert f"{label} thefts" in [value for _, value in cells]
    assert label in [value for book in workbooks(root / "output/slides.pptx") for _, value in cells_of(book)]


def workbooks(path: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(path) as package:
        yield from (package.read(name) for name in package.namelist() if name.endswith(".xlsx"))


def cells_of(book: bytes) -> Iterator[tuple[str, object]]:
    from openpyxl import load_workbook

    for sheet in load_workbook(BytesIO(book)):
        yield from ((cell.data_type, cell.value) for row in sheet for cell in row if cell.value is not None)


@pytest.mark.parametrize(
    "label",
    [
        "<script>alert(1)</script>",
        "A & B",
        "\"quoted\" 'twice'",
        "]]>",
        "&amp;",
        "<w:p/>",
        "naïve ☃ 漢 \U0001f6b2",
        "**x",
    ],
)
def test_marks_of_other_languages_are_nothing_but_text(
    label: str, run: Run, root: Path, validate: Callable[[bytes | Path], list[str]]
) -> None:
    quoted = label.replace("'", "''")
    swap("definitions.yaml", "label: Bicycle theft", f"label: '{quoted}'")(root)
    swap("definitions.yaml", "label: Barnet}", f"label: '{quoted}'}}")(root)
    assert run("build", SPECS)[::2] == (0, [])
    for paper in PAPERS:
        assert validate(root / "output" / paper) == []
    assert label in titles(root / "output/slides.pptx")


def titles(path: Path) -> list[str]:
    from pptx import Presentation

    return [slide.shapes.title.text_frame.text for slide in Presentation(str(path)).slides]


# --- The output ----------------------------------------------------------------------------------------------------


@pytest.fixture
def built(run: Run, root: Path) -> Path:
    """The output of an earlier build, from which the next one would differ."""
    assert run("build", SPECS)[::2] == (0, [])
    swap("definitions.yaml", "label: Bicycle theft", "label: Theft of bicycles")(root)
    return root / "output"


@pytest.mark.parametrize("lock", ["~$report.docx", ".~lock.report.docx#"], ids=["Word", "LibreOffice"])
def test_a_paper_that_is_open_is_left_alone_and_the_other_is_written(lock: str, run: Run, built: Path) -> None:
    (built / lock).touch()
    before = files(built)
    code, out, err = run("build", SPECS)
    assert code == 1
    assert [line.split(" (")[0] for line in out] == ["written output/slides.pptx"]
    assert err == [
        (
            "output/report.docx: the file is open in Office; "
            f"close it and build again (if no program has it open, delete {lock})"
        )
    ]
    after = files(built)
    assert after.keys() == before.keys()
    assert [name for name in before if before[name] != after[name]] == ["slides.pptx"]


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["plainly", "with --force"])
def test_a_read_only_paper_is_left_alone(force: list[str], run: Run, built: Path) -> None:
    for paper in PAPERS:
        (built / paper).chmod(0o444)
    before = files(built)
    code, out, err = run("build", SPECS, *force)
    assert (code, out) == (1, [])
    assert err == [
        f"output/{paper}: the file is read-only; make it writable, or rename it, and build again" for paper in PAPERS
    ]
    assert files(built) == before


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full; make room on it, or choose another with --out"),
        (errno.EDQUOT, "your share of the disk is used up; make room on it, or choose another with --out"),
        (errno.EROFS, "the disk is read-only; choose another folder with --out"),
        (errno.EACCES, "the folder output cannot be written to; check its permissions, or choose another with --out"),
    ],
    ids=["full", "a share used up", "read-only", "forbidden"],
)
def test_a_disk_that_cannot_be_written_costs_nothing(
    number: int, told: str, run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    before = files(built)
    monkeypatch.setattr(os, "fsync", fail)
    code, out, err = run("build", SPECS)
    assert (code, out) == (1, [])
    assert err == [f"output/{paper}: {told}" for paper in PAPERS]
    assert files(built) == before


def test_an_output_folder_that_is_a_file_is_told(run: Run, root: Path) -> None:
    (root / "output").write_text("Dear reader")
    before = files(root)
    code, out, err = run("build", SPECS)
    assert (code, out) == (1, [])
    assert err == [
        f"output/{paper}: a file stands where a folder is needed; "
        "rename or move that file, or choose another with --out"
        for paper in PAPERS
    ]
    assert files(root) == before


def test_a_folder_where_a_paper_should_stand_is_told(run: Run, root: Path) -> None:
    (root / "output" / "report.docx").mkdir(parents=True)
    code, out, err = run("build", SPECS)
    assert code == 1
    assert [line.split(" (")[0] for line in out] == ["written output/slides.pptx"]
    told = "output/report.docx: this is a folder, so no file can be written here; rename or move the folder"
    assert err == [told]
    assert sorted(files(root / "output")) == ["slides.pptx"]


def test_an_edited_paper_is_never_overwritten_and_force_keeps_a_dated_copy(run: Run, built: Path) -> None:
    for paper in PAPERS:
        with zipfile.ZipFile(built / paper, "a") as package:
            package.writestr("docProps/typed.xml", "<typed/>")
    before = files(built)
    code, out, err = run("build", SPECS)
    assert (code, out) == (1, [])
    assert err == [
        f"output/{paper}: the file was changed since reportgen wrote it, so it was left as it is; "
        "rename it or move it and build again, or build with --force, which first keeps a dated copy of it"
        for paper in PAPERS
    ]
    assert files(built) == before
    today = datetime.now().astimezone().date().isoformat()
    assert run("build", SPECS, "--force")[::2] == (0, [])
    after = files(built)
    copies = {f"report (edited {today}).docx": "report.docx", f"slides (edited {today}).pptx": "slides.pptx"}
    assert after.keys() == before.keys() | copies.keys()
    assert {copy: after[copy] for copy in copies} == {copy: before[paper] for copy, paper in copies.items()}


def test_a_foreign_file_is_never_overwritten(run: Run, root: Path) -> None:
    (root / "output").mkdir()
    (root / "output" / "report.docx").write_bytes(b"Dear reader")
    code, _, err = run("build", SPECS)
    assert code == 1
    assert err == [
        (
            "output/report.docx: the file was not written by reportgen, so it was left as it is; "
            "rename it or move it and build again, or build with --force, which first keeps a dated copy of it"
        )
    ]
    assert (root / "output" / "report.docx").read_bytes() == b"Dear reader"
