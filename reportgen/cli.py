"""The command line: one command a verb; it calls what does the work and prints, nothing else."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import reportgen
from reportgen.errors import ReportError, gathered

if TYPE_CHECKING:
    from reportgen.api import Built, FigureData
    from reportgen.building import Progress
    from reportgen.checks.findings import Finding
    from reportgen.measures.facts import Fact, Origin

DONE, MISTAKE, BUG, INTERRUPTED = 0, 1, 3, 130  # 2, a wrong use of the command line, is Typer's
# Nearly all that a run makes is needed to its end: looking for garbage as often as Python does takes a tenth of it.
_COLLECT_AFTER = (20_000, 20, 50)

app = typer.Typer(
    name="reportgen",
    help="Council papers from report specs and data: Word committee reports and PowerPoint dashboards.",
    epilog="Each command has its own help with examples: reportgen build --help",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Papers = Annotated[list[Path], typer.Argument(metavar="SPEC_OR_FOLDER", help="Specs of papers, or their folders.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FOLDER", help="The folder to write to (default: the project's output)."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help="Processes; by itself as many as there are cores, up to four."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")]


def main() -> None:
    """The entry point: runs the command line, and tells every error in words."""
    gc.set_threshold(*_COLLECT_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may lack a letter that a title has: it is shown as \u2192 instead of ending the run.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code: 0 done, 1 a mistake in a spec, data or file, 2 wrong use, 3 a bug, 130 interrupted."""
    try:
        app(list(arguments), prog_name="reportgen")
        return DONE
    except SystemExit as end:
        return _flushed(end.code if isinstance(end.code, int) else DONE)
    except ReportError as error:
        _complain(gathered(error.problems))
        return MISTAKE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.filename:
            # A disk or a permission, not the code: where no stage has better words, these are still right.
            _print_error(f"{error.filename}: {error.strerror}; check the path and its permissions")
            return MISTAKE
        _confess(error)
        return BUG


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has gone; Python would complain when it flushes once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _confess(error: Exception) -> None:
    name = type(error).__name__
    _print_error(f"reportgen: this is a mistake in reportgen, not in your files ({name}: {error})")
    if os.environ.get("REPORTGEN_DEBUG") == "1":
        import traceback

        sys.stderr.write("".join(traceback.format_exception(error)))
    else:
        _print_error("Please report it with the command and the spec, and the text shown with REPORTGEN_DEBUG=1 set.")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportgen {reportgen.__version__}")
        raise typer.Exit


@app.callback()
def _reportgen(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def build(
    papers: Papers,
    out: Out = None,
    only: Annotated[str | None, typer.Option(metavar="NAME", help="Build the paper of this name alone.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace edited files; a dated copy of each is kept.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Build papers. A file that was edited since reportgen wrote it is left as it is.

    \b
    Examples:
      reportgen build report_specs/2023-11-24
      reportgen build report_specs/2023-11-24 --only performance-dashboard
      reportgen build report_specs/2023-11-24/crime-performance-report.yaml --out drafts
    """
    from reportgen import api

    with _progress(quiet) as progress:
        result = api.build(papers, out, only=only, force=force, jobs=jobs, progress=progress)
    _complain((*(finding for finding in result.findings if not finding.allowed), *gathered(result.problems)))
    if not quiet:
        for built in result.built:
            _print(_outcome(built))
    if result.problems or _has_errors(result.findings):
        raise typer.Exit(MISTAKE)


@app.command()
def check(
    papers: Papers,
    json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Check papers without writing them, those of a meeting against each other. The rules: docs/checks.md.

    \b
    Examples:
      reportgen check report_specs/2023-11-24
      reportgen check report_specs
      reportgen check report_specs --json > findings.json
    """
    from reportgen import api

    findings = api.check(papers, jobs=jobs)
    if json:
        _print_findings_json(findings)
    else:
        if findings:
            columns = ("rule", "level", "place", "what", "remedy")
            _print_table("Findings", columns, [_finding_row(finding) for finding in findings])
        if not quiet:
            _print(_count(findings))
    if _has_errors(findings):
        raise typer.Exit(MISTAKE)


@app.command()
def schema(
    folder: Annotated[Path, typer.Argument(help="The folder to write to.")] = Path("docs/schema"),
    quiet: Quiet = False,
) -> None:
    """Write the JSON Schemas for editors, the spec reference and a page for each house.

    \b
    Examples:
      reportgen schema
      reportgen schema docs/schema
    """
    from reportgen import api

    _list(api.schema(folder), quiet)


@app.command()
def new(
    kind: Annotated[str, typer.Argument(help="The kind of paper: committee-report, dashboard.")],
    name: Annotated[str, typer.Argument(help="The paper's name: lower case, digits and hyphens.")],
    folder: Annotated[Path, typer.Option("--folder", help="The meeting's folder.")] = Path(),
    quiet: Quiet = False,
) -> None:
    """Write a commented starter spec that builds.

    \b
    Examples:
      reportgen new committee-report burglary-report --folder report_specs/2024-02-09
      reportgen new dashboard performance-dashboard --folder report_specs/2024-02-09
    """
    from reportgen import api

    _list(api.new(kind, name, folder), quiet)


@app.command()
def preview(
    papers: Annotated[
        list[Path], typer.Argument(metavar="SPEC_OR_FILE", help="Specs, their folders, or Office files.")
    ],
    out: Out = None,
    quiet: Quiet = False,
) -> None:
    """Make a PDF and pictures of every page, through LibreOffice. Specs are built first.

    \b
    Examples:
      reportgen preview report_specs/2023-11-24
      reportgen preview output/2023-11-24/performance-dashboard.pptx
    """
    from reportgen import api

    _list(api.preview(papers, out), quiet)


@app.command()
def gallery(
    out: Annotated[Path, typer.Argument(help="The folder to write to.")] = Path("docs/figures"),
    quiet: Quiet = False,
) -> None:
    """Write a page for each kind of figure, with examples and their pictures.

    \b
    Examples:
      reportgen gallery
      reportgen gallery output/figures
    """
    from reportgen.gallery import write_gallery

    made = write_gallery(out, Path.cwd())
    _complain(made.problems)
    _list(made.written, quiet)
    if not made.pictures:
        _print_error("LibreOffice is not installed: the pages are written, the pictures are as they were")
    if made.problems:
        raise typer.Exit(MISTAKE)


@app.command()
def figures(
    spec: Annotated[Path, typer.Argument(help="The spec of a paper.")],
    json: Annotated[bool, typer.Option("--json", help="Print JSON, with the query behind every fact.")] = False,
    pictures: Annotated[
        Path | None, typer.Option("--pictures", metavar="FOLDER", help="Instead draw each chart there, as PNG and SVG.")
    ] = None,
) -> None:
    """Print every fact and the data of every figure.

    \b
    Examples:
      reportgen figures report_specs/2023-11-24/performance-dashboard.yaml
      reportgen figures report_specs/2023-11-24/performance-dashboard.yaml --json > figures.json
      reportgen figures report_specs/2023-11-24/performance-dashboard.yaml --pictures output/pictures
    """
    from reportgen import api

    if pictures is not None:
        _list(api.pictures(spec, pictures), quiet=False)
        return
    facts, listed = api.facts(spec), api.figures(spec)
    if json:
        _print_json(facts, listed)
        return
    columns = ("fact", "value", "unit", "measure", "area", "period", "status", "sources")
    _print_table("Facts", columns, [_fact_row(fact) for fact in facts])
    for figure in listed:
        _print_table(f"{figure.id} ({figure.kind}) {figure.title}".rstrip(), figure.columns, figure.rows)


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.grave for finding in findings)


def _count(findings: Sequence[Finding]) -> str:
    allowed = sum(1 for finding in findings if finding.allowed)
    told = len(findings) - allowed
    number = "no findings" if not told else "1 finding" if told == 1 else f"{told} findings"
    return f"{number}, {allowed} allowed" if allowed else number


def _finding_row(finding: Finding) -> tuple[str, ...]:
    """One that is allowed gives the reason in place of the remedy."""
    level = "allowed" if finding.allowed else finding.level
    return finding.rule, level, str(finding.place), finding.what, finding.allowed or finding.remedy


def _print_findings_json(findings: Iterable[Finding]) -> None:
    import dataclasses
    import json

    typer.echo(json.dumps([dataclasses.asdict(finding) for finding in findings], indent=2))


def _outcome(built: Built) -> str:
    state = "unchanged" if built.state == "unchanged" else "written"
    kept = f"; the edited file is kept as {built.kept.name}" if built.kept else ""
    amounts = f"{built.facts} facts, {built.figures} figures, {built.seconds:.1f} s"
    return f"{state} {built.path} ({amounts}){kept}"


def _fact_row(fact: Fact) -> tuple[str | float | None, ...]:
    period = fact.period.label("span") if fact.period else ""
    value = fact.missing if fact.value is None else fact.value
    sources = "; ".join(dict.fromkeys(f"{origin.source}, {origin.release}" for origin in fact.origins))
    return fact.id, value, fact.unit.value, fact.label, fact.area_label, period, fact.status, sources


def _print_json(facts: Iterable[Fact], listed: Iterable[FigureData]) -> None:
    import dataclasses
    import json

    content = {
        "facts": [_fact_json(fact) for fact in facts],
        "figures": [dataclasses.asdict(figure) for figure in listed],
    }
    typer.echo(json.dumps(content, indent=2))


def _fact_json(fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "value": fact.value,
        "missing": fact.missing or None,
        "unit": fact.unit.value,
        "measure": fact.measure,
        "label": fact.label,
        "area": fact.area,
        "period": fact.period.label() if fact.period else None,
        "start": fact.period.start.isoformat() if fact.period else None,
        "end": fact.period.end.isoformat() if fact.period else None,
        "of": fact.of,
        "per": fact.per,
        "status": fact.status,
        "origins": [_origin_json(origin) for origin in fact.origins],
    }


def _origin_json(origin: Origin) -> dict[str, Any]:
    import dataclasses

    extracted = origin.extracted.isoformat() if origin.extracted else None
    return {**dataclasses.asdict(origin), "extracted": extracted}


def _print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> None:
    """A drawn table on a terminal, tab-separated lines anywhere else."""
    cells = [[_cell(value) for value in row] for row in rows]
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(title=Text(_printable(title)))
        for column in columns:
            table.add_column(Text(_printable(column)))
        for row in cells:
            table.add_row(*(Text(cell) for cell in row))
        Console().print(table)
    else:
        for line in ([title], columns, *cells, [""]):
            typer.echo("\t".join(_printable(cell) for cell in line))


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return _printable(value) if isinstance(value, str) else format(value, ".10g")


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """A bar on the terminal, gone when the work is done; nothing where no one looks."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda name, done, total: bar.update(task, description=_printable(name), completed=done, total=total)


def _list(paths: Iterable[Path], quiet: bool) -> None:
    if not quiet:
        for path in paths:
            _print(str(path))


def _complain(lines: Iterable[object]) -> None:
    for line in lines:
        _print_error(str(line))


def _print(text: str) -> None:
    typer.echo(_printable(text))


def _print_error(text: str) -> None:
    typer.echo(_printable(text), err=True)


def _printable(text: str) -> str:
    """One line, without the control characters by which a spec or a file name could steer the terminal."""
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
