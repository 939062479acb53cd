"""The command line: what each verb passes on and prints, its exit codes, and no traceback for a user's mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportgen import api, building, cli
from reportgen.checks.findings import Finding, Level
from reportgen.errors import Place, Problem, ReportError
from reportgen.measures.facts import Fact, Origin, Unit
from reportgen.periods import parse

Ran = tuple[int, str, str]
Run = Callable[..., Ran]

FACT = Fact(
    id="burglary[recent]",
    value=551.0,
    unit=Unit.COUNT,
    measure="burglary",
    label="residential burglary",
    area="barnet",
    area_label="Barnet",
    period=parse("4 months to Sep 2023"),
    origins=(Origin("crime", "Crime", "Metropolitan Police", "Dec 2023", "final", 4, "SELECT 1", date(2023, 12, 6)),),
)
FIGURE = api.FigureData("trend", "column chart", "[Monthly] cases", ("", "Barnet"), (("Aug 2023", 137.0), ("x", None)))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Ran:
        code = cli.run(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Replaces the verbs: each gives what is set for it here, or raises it, and leaves its arguments in ``passed``."""
    given: dict[str, Any] = {"facts": (FACT,), "figures": (FIGURE,), "check": (), "build": result(), "passed": []}

    def stand_in(verb: str) -> Callable[..., Any]:
        def answer(*arguments: object, **options: object) -> Any:
            given["passed"].append((verb, *arguments, options))
            if isinstance(given[verb], BaseException):
                raise given[verb]
            return given[verb]

        return answer

    for verb in ("build", "check", "schema", "new", "preview", "facts", "figures"):
        monkeypatch.setattr(api, verb, stand_in(verb))
    return given


def result(
    built: tuple[api.Built, ...] = (), findings: tuple[Finding, ...] = (), problems: tuple[Problem, ...] = ()
) -> api.BuildResult:
    return api.BuildResult(built, findings, problems)


def built(state: Any = "written", kept: Path | None = None) -> api.Built:
    return api.Built("crime", "dashboard", Path("output/crime.pptx"), state, kept, 120, 9, 1.26)


def finding(level: Level) -> Finding:
    return Finding("alt-text", level, Place("a.yaml", 3, 5), "the chart has no alternative text", "give it a title")


def test_build_lists_the_files_it_wrote(run: Run, calls: dict[str, Any]) -> None:
    calls["build"] = result((built(), built("unchanged"), built("kept", Path("output/crime (edited).pptx"))))
    code, out, err = run("build", "specs", "more.yaml", "--out", "drafts", "--only", "crime", "--force")
    assert code == 0
    assert out.splitlines() == [
        "written output/crime.pptx (120 facts, 9 figures, 1.3 s)",
        "unchanged output/crime.pptx (120 facts, 9 figures, 1.3 s)",
        "written output/crime.pptx (120 facts, 9 figures, 1.3 s); the edited file is kept as crime (edited).pptx",
    ]
    assert err == ""
    options = {"only": "crime", "force": True, "jobs": None, "progress": None}
    assert calls["passed"] == [("build", [Path("specs"), Path("more.yaml")], Path("drafts"), options)]


def test_build_quiet_prints_problems_only(run: Run, calls: dict[str, Any]) -> None:
    calls["build"] = result((built(),), (finding("warning"),))
    assert run("build", "specs", "--quiet") == (
        0,
        "",
        "a.yaml:3:5: warning alt-text: the chart has no alternative text; give it a title\n",
    )


def test_build_fails_on_a_finding_of_level_error(run: Run, calls: dict[str, Any]) -> None:
    calls["build"] = result(findings=(finding("error"),))
    code, _, err = run("build", "specs")
    assert code == 1
    assert err == "a.yaml:3:5: error alt-text: the chart has no alternative text; give it a title\n"


def test_build_tells_refused_files_and_still_lists_the_others(run: Run, calls: dict[str, Any]) -> None:
    calls["build"] = result((built(),), problems=(Problem(Place("output/b.docx"), "it was edited", "rename it"),))
    code, out, err = run("build", "specs")
    assert code == 1
    assert out == "written output/crime.pptx (120 facts, 9 figures, 1.3 s)\n"
    assert err == "output/b.docx: it was edited; rename it\n"


def test_check_tells_its_findings(run: Run, calls: dict[str, Any]) -> None:
    assert run("check", "specs") == (0, "no findings\n", "")
    table = "Findings\nrule\tlevel\tplace\twhat\tremedy\n"
    row = "alt-text\t{}\ta.yaml:3:5\tthe chart has no alternative text\t{}\n"
    calls["check"] = (finding("warning"),)
    told = table + row.format("warning", "give it a title") + "\n"
    assert run("check", "specs") == (0, told + "1 finding\n", "")
    assert run("check", "specs", "-q") == (0, told, "")
    calls["check"] = (finding("warning"), finding("error"))
    code, out, _ = run("check", "specs", "--jobs", "2")
    assert (code, out.splitlines()[-1]) == (1, "2 findings")
    assert calls["passed"][-1] == ("check", [Path("specs")], {"jobs": 2})


def test_what_a_paper_allows_is_told_by_check_and_not_by_build(run: Run, calls: dict[str, Any]) -> None:
    allowed = replace(finding("error"), allowed="it is decorative")
    calls["check"] = (allowed,)
    code, out, _ = run("check", "specs")
    assert code == 0
    assert out.splitlines()[2:] == [
        "alt-text\tallowed\ta.yaml:3:5\tthe chart has no alternative text\tit is decorative",
        "",
        "no findings, 1 allowed",
    ]
    calls["build"] = result((built(),), (allowed,))
    assert run("build", "specs")[::2] == (0, "")


def test_findings_as_json(run: Run, calls: dict[str, Any]) -> None:
    calls["check"] = (finding("error"),)
    code, out, _ = run("check", "specs", "--json")
    assert (code, json.loads(out)) == (
        1,
        [
            {
                "rule": "alt-text",
                "level": "error",
                "place": {"file": "a.yaml", "line": 3, "column": 5},
                "what": "the chart has no alternative text",
                "remedy": "give it a title",
                "allowed": "",
            }
        ],
    )
    calls["check"] = ()
    assert run("check", "specs", "--json") == (0, "[]\n", "")


def test_schema_new_and_preview_list_their_files(run: Run, calls: dict[str, Any]) -> None:
    calls["schema"] = (Path("docs/schema/report.schema.json"),)
    calls["new"] = (Path("specs/burglary.yaml"), Path("specs/meeting.yaml"))
    calls["preview"] = (Path("output/preview/a.pdf"), Path("output/preview/a-01.png"))
    assert run("schema") == (0, "docs/schema/report.schema.json\n", "")
    assert run("new", "dashboard", "burglary", "--folder", "specs") == (
        0,
        "specs/burglary.yaml\nspecs/meeting.yaml\n",
        "",
    )
    assert run("preview", "a.docx") == (0, "output/preview/a.pdf\noutput/preview/a-01.png\n", "")
    assert run("preview", "a.docx", "--quiet") == (0, "", "")
    assert calls["passed"][:3] == [
        ("schema", Path("docs/schema"), {}),
        ("new", "dashboard", "burglary", Path("specs"), {}),
        ("preview", [Path("a.docx")], None, {}),
    ]


def test_figures_prints_tab_separated_tables_where_there_is_no_terminal(run: Run, calls: dict[str, Any]) -> None:
    code, out, err = run("figures", "a.yaml")
    assert (code, err) == (0, "")
    assert [line.split("\t") for line in out.splitlines()] == [
        ["Facts"],
        ["fact", "value", "unit", "measure", "area", "period", "status", "sources"],
        [
            "burglary[recent]",
            "551",
            "count",
            "residential burglary",
            "Barnet",
            "June to September 2023",
            "final",
            "Metropolitan Police, Dec 2023",
        ],
        [""],
        ["trend (column chart) [Monthly] cases"],
        ["", "Barnet"],
        ["Aug 2023", "137"],
        ["x", ""],
        [""],
    ]


def test_figures_draws_tables_on_a_terminal(run: Run, calls: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    out = run("figures", "a.yaml")[1]
    assert "[Monthly] cases" in out  # brackets are words here, no markup
    assert "┃" in out


def test_figures_json_holds_every_fact_with_its_query(run: Run, calls: dict[str, Any]) -> None:
    code, out, _ = run("figures", "a.yaml", "--json")
    assert code == 0
    assert json.loads(out) == {
        "facts": [
            {
                "id": "burglary[recent]",
                "value": 551.0,
                "missing": None,
                "unit": "count",
                "measure": "burglary",
                "label": "residential burglary",
                "area": "barnet",
                "period": "4 months June to September 2023",
                "start": "2023-06-01",
                "end": "2023-09-30",
                "of": None,
                "per": None,
                "status": "final",
                "origins": [
                    {
                        "dataset": "crime",
                        "title": "Crime",
                        "source": "Metropolitan Police",
                        "release": "Dec 2023",
                        "status": "final",
                        "rows": 4,
                        "query": "SELECT 1",
                        "extracted": "2023-12-06",
                        "url": None,
                        "licence": "",
                        "note": "",
                    }
                ],
            }
        ],
        "figures": [
            {
                "id": "trend",
                "kind": "column chart",
                "title": "[Monthly] cases",
                "columns": ["", "Barnet"],
                "rows": [["Aug 2023", 137.0], ["x", None]],
            }
        ],
    }


def test_mistakes_are_told_one_a_line_with_exit_code_1(run: Run, calls: dict[str, Any]) -> None:
    calls["check"] = ReportError(
        [Problem(Place("b.yaml", 9), "no such area", "did you mean 'barnet'?"), Problem(Place("a.yaml", 2, 7), "wrong")]
    )
    assert run("check", "specs") == (1, "", "a.yaml:2:7: wrong\nb.yaml:9: no such area; did you mean 'barnet'?\n")


def test_a_path_that_the_system_refuses_is_no_bug(run: Run, calls: dict[str, Any]) -> None:
    calls["schema"] = NotADirectoryError(20, "Not a directory", "Makefile/schema")
    assert run("schema") == (1, "", "Makefile/schema: Not a directory; check the path and its permissions\n")


def test_control_characters_of_a_spec_do_not_reach_the_terminal(run: Run, calls: dict[str, Any]) -> None:
    calls["check"] = ReportError.at("a.yaml", "no measure '\x1b[31mred\nline'")
    assert run("check", "specs")[2] == "a.yaml: no measure ' [31mred line'\n"


def test_wrong_use_has_exit_code_2(run: Run, calls: dict[str, Any]) -> None:
    assert run("build")[0] == 2
    assert run("bild", "specs")[0] == 2
    assert run("build", "specs", "--frce")[0] == 2
    assert "No such option" in run("build", "specs", "--frce")[2]
    assert calls["passed"] == []


def test_an_interruption_has_exit_code_130_and_no_traceback(run: Run, calls: dict[str, Any]) -> None:
    calls["build"] = KeyboardInterrupt()
    assert run("build", "specs") == (130, "", "")


def test_a_bug_is_told_without_its_traceback(run: Run, calls: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTGEN_DEBUG", raising=False)
    calls["build"] = ValueError("a list was empty")
    code, out, err = run("build", "specs")
    assert (code, out) == (3, "")
    assert err.splitlines() == [
        "reportgen: this is a mistake in reportgen, not in your files (ValueError: a list was empty)",
        "Please report it with the command and the spec, and the text shown with REPORTGEN_DEBUG=1 set.",
    ]
    monkeypatch.setenv("REPORTGEN_DEBUG", "1")
    assert "Traceback (most recent call last)" in run("build", "specs")[2]


def test_progress_is_drawn_on_a_terminal_only(run: Run, calls: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: object, progress: building.Progress, **__: object) -> api.BuildResult:
        progress("crime [dashboard]", 1, 2)
        return result()

    monkeypatch.setattr(api, "build", build)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "crime [dashboard]" in run("build", "specs")[2]
    monkeypatch.setattr(api, "build", lambda *_, progress, **__: result() if progress is None else pytest.fail("bar"))
    assert run("build", "specs", "--quiet") == (0, "", "")


@pytest.mark.parametrize("verb", ["build", "check", "schema", "new", "preview", "figures"])
def test_every_verb_has_examples_that_its_own_command_line_takes(run: Run, calls: dict[str, Any], verb: str) -> None:
    calls |= {"schema": (), "new": (Path("a.yaml"),), "preview": ()}
    code, out, _ = run(verb, "--help")
    assert code == 0
    lines = out.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
    examples = [line.split(" > ")[0].split() for line in lines]
    assert len(examples) >= 2
    for program, *arguments in examples:
        assert program == "reportgen"
        assert arguments[0] == verb
        assert run(*arguments)[0] == 0


def test_help_lists_the_verbs(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    listed = [line.split()[0] for line in out.partition("Commands:\n")[2].splitlines() if line.strip()]
    assert listed[:8] == ["build", "check", "schema", "new", "preview", "pack", "gallery", "figures"]


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    code = "from reportgen.cli import main; main()"
    settings = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, env=settings, check=False)


def test_the_version_needs_none_of_the_heavy_packages() -> None:
    code = (
        "import sys; from reportgen import cli; code = cli.run(['--version']);"
        "heavy = {'pandas', 'duckdb', 'docx', 'pptx', 'lxml', 'matplotlib', 'jinja2', 'rich', 'pydantic'};"
        "sys.exit(code or ', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "reportgen 0.1.0\n", "")


def test_letters_that_the_console_lacks_do_not_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "Ωmega").mkdir()
    done = command("check", str(tmp_path / "Ωmega"), PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert b"\\u03a9mega: no spec of a paper lies in this folder" in done.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = "from reportgen.cli import main; main()"
    reader = subprocess.Popen(["true"], stdin=subprocess.PIPE)
    reader.wait()
    writer = subprocess.run(
        [sys.executable, "-c", code, "--help"], stdout=reader.stdin, stderr=subprocess.PIPE, check=False
    )
    assert reader.stdin is not None
    reader.stdin.close()
    assert writer.stderr == b""


MONTHS = [f"{year}-{month:02}" for year in (2021, 2022, 2023) for month in range(1, 13)]
RECENT = {"2023-06": 1, "2023-07": 2, "2023-08": 3, "2023-09": 4}
THEFTS = "".join(f"Barnet,{month},{RECENT.get(month, 2)}\n" for month in MONTHS if "2021-09" < month < "2023-10")
PROJECT = {
    "report_specs/thefts.csv": f"area,month,count\n{THEFTS}",
    "report_specs/definitions/thefts.yaml": """\
datasets:
  thefts:
    title: Thefts
    files: ../thefts.csv
    columns: {area: area, date: month, value: count}
    source: Police
    release: December 2023
    licence: OGL v3.0
measures:
  bicycles: {label: bicycle theft, dataset: thefts, polarity: lower}
areas:
  barnet: {label: Barnet}
people:
  analyst: {role: Analyst}
""",
    "report_specs/meeting.yaml": "{house: barnet, board: The Board, date: 2023-11-24}\n",
    "report_specs/slides.yaml": """\
kind: dashboard
title: Thefts
meeting: meeting.yaml
use: definitions/thefts.yaml
area: barnet
author: analyst
data_to: Sep 2023
periods: {recent: 4 months}
slides:
  - layout: indicator
    title: Bicycle theft
    text: "There were {{ bicycles[recent] }} cases."
    chart: {type: column, measure: bicycles, by: month, period: recent}
""",
}


@pytest.fixture
def specs(project: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The specs of a whole project, which is the current folder."""
    root = project(PROJECT)
    monkeypatch.chdir(root)
    return root / "report_specs"


def edit(path: Path) -> bytes:
    """Adds a slide's worth of nothing: a comment in the zip, as any program that saves the file changes its bytes."""
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("docProps/typed.xml", "<typed/>")
    return path.read_bytes()


def test_builds_a_project_once_and_leaves_it_unchanged(run: Run, specs: Path) -> None:
    code, out, err = run("build", "report_specs")
    assert (code, err) == (0, "")
    assert out.startswith(f"written {Path('output/slides.pptx')} (5 facts, 1 figures")
    assert run("build", "report_specs")[1].startswith("unchanged")


def test_papers_go_to_the_output_of_their_project_from_any_folder(
    run: Run, specs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(specs)
    target = specs.parent / "output" / "slides.pptx"
    code, out, err = run("build", ".")
    assert (code, err) == (0, "")
    assert out.startswith(f"written {target} (")
    assert target.exists() and not Path("output").exists()
    assert run("build", ".", "--out", "drafts")[1].startswith(f"written {Path('drafts/slides.pptx')} (")


def test_previews_go_to_the_output_of_the_project(run: Run, specs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen import preview

    def to_pdf(files: list[Path], folder: Path) -> tuple[Path, ...]:
        return tuple(folder / f"{file.stem}.pdf" for file in files)

    monkeypatch.setattr(preview, "to_pdf", to_pdf)
    monkeypatch.setattr(preview, "to_png", lambda pdf, folder: ())
    (specs / "2024-02-02").mkdir()
    monkeypatch.chdir(specs / "2024-02-02")
    output = specs.parent / "output"
    assert run("preview", "..")[1] == f"{output / 'preview' / 'slides.pdf'}\n"
    meeting = output / "2024-02-02"
    assert run("preview", str(meeting / "a.docx"))[1] == f"{output / 'preview' / '2024-02-02' / 'a.pdf'}\n"


def test_data_that_end_too_early_are_told_once(run: Run, specs: Path) -> None:
    spec = specs / "slides.yaml"
    text = '    text: "There were {{ bicycles[recent] }} cases."\n'
    texts = "    text:\n" + "      - There were {{ bicycles[recent] }}.\n" * 4
    later = spec.read_text(encoding="utf-8").replace("Sep 2023", "Nov 2023").replace(text, texts)
    spec.write_text(later, encoding="utf-8")
    told = (
        "report_specs/slides.yaml:13:9: the data of 'thefts' end in September 2023, and do not cover what is asked for "
        "(in 5 places: here, report_specs/slides.yaml:14:9, report_specs/slides.yaml:15:9 and 2 more); "
        "choose a period that the data cover, or add the data\n"
    )
    for verb in ("build", "check"):
        assert run(verb, "report_specs") == (1, "", told)


def test_an_edited_file_is_kept_whole(run: Run, specs: Path) -> None:
    run("build", "report_specs")
    edited = edit(Path("output/slides.pptx"))
    code, out, err = run("build", "report_specs")
    assert (code, out) == (1, "")
    assert err.startswith(f"{Path('output/slides.pptx')}: the file was changed since reportgen wrote it")
    assert Path("output/slides.pptx").read_bytes() == edited
    code, out, _ = run("build", "report_specs", "--force")
    (kept,) = Path("output").glob("slides (edited *).pptx")
    assert code == 0
    assert out.endswith(f"the edited file is kept as {kept.name}\n")
    assert kept.read_bytes() == edited


def test_prints_the_numbers_of_a_project(run: Run, specs: Path) -> None:
    content = json.loads(run("figures", "report_specs/slides.yaml", "--json")[1])
    assert [(fact["value"], fact["start"], fact["end"]) for fact in content["facts"]] == [
        (10, "2023-06-01", "2023-09-30"),  # 1 + 2 + 3 + 4
        (1, "2023-06-01", "2023-06-30"),
        (2, "2023-07-01", "2023-07-31"),
        (3, "2023-08-01", "2023-08-31"),
        (4, "2023-09-01", "2023-09-30"),
    ]
    (figure,) = content["figures"]
    assert [row[1] for row in figure["rows"]] == [1, 2, 3, 4]


def test_checks_a_project(run: Run, specs: Path) -> None:
    assert run("check", "report_specs") == (0, "no findings\n", "")


def test_all_mistakes_of_a_spec_are_told_with_line_and_column_and_nothing_is_written(run: Run, specs: Path) -> None:
    spec = specs / "slides.yaml"
    spec.write_text(
        spec.read_text().replace("title: Thefts", "titel: Thefts").replace("area: barnet", "area: barnett"),
        encoding="utf-8",
    )
    code, out, err = run("build", "report_specs/slides.yaml")
    assert (code, out) == (1, "")
    assert "slides.yaml:2:1: " in err
    assert "did you mean 'title'?" in err
    assert not Path("output").exists()


@pytest.mark.parametrize(("kind", "file"), [("dashboard", "new.pptx"), ("committee-report", "new.docx")])
def test_a_new_paper_builds(run: Run, specs: Path, kind: str, file: str) -> None:
    assert run("new", kind, "new", "--folder", "report_specs")[0] == 0
    code, out, err = run("build", "report_specs/new.yaml")
    assert (code, err) == (0, "")
    assert out.startswith(f"written {Path('output') / file}")


def test_writes_the_schemas(run: Run, specs: Path) -> None:
    assert run("schema", "docs/schema")[0] == 0
    assert json.loads(Path("docs/schema/deck.schema.json").read_text(encoding="utf-8"))["additionalProperties"] is False


def test_draws_each_chart_as_pictures(run: Run, specs: Path) -> None:
    code, out, err = run("figures", "report_specs/slides.yaml", "--pictures", "pictures")
    assert (code, err) == (0, "")
    png, svg = (Path(line) for line in out.splitlines())
    assert png.parent == Path("pictures")
    assert png.read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in svg.read_bytes()


def test_a_new_report_leaves_no_row_of_the_front_table_empty(run: Run, specs: Path) -> None:
    from docx import Document

    assert run("new", "committee-report", "new", "--folder", "report_specs")[0] == 0
    assert run("build", "report_specs/new.yaml")[0] == 0
    rows = Document("output/new.docx").tables[0].rows
    assert len(rows) == 8  # HOUSE: title to officer contact details
    assert all(cell.text.strip() for row in rows for cell in row.cells)


def test_the_gallery_tells_what_is_wrong_and_whether_pictures_were_made(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from reportgen import gallery
    from reportgen.errors import Place, Problem

    problem = Problem(Place("cards.yaml"), "there is no example", "write one")
    results = [gallery.Gallery((tmp_path / "cards.md",), (problem,), False), gallery.Gallery((), (), True)]
    monkeypatch.setattr(gallery, "write_gallery", lambda out, start: results.pop(0))
    code, out, err = run("gallery", str(tmp_path))
    assert (code, out.split()) == (cli.MISTAKE, [str(tmp_path / "cards.md")])
    assert err.splitlines() == [
        "cards.yaml: there is no example; write one",
        "LibreOffice is not installed: the pages are written, the pictures are as they were",
    ]
    assert run("gallery", str(tmp_path)) == (cli.DONE, "", "")
