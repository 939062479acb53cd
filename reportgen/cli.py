"""The command line: one command a verb; it calls what does the work and prints, nothing else."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import reportgen
from reportgen.checks.findings import findings_json
from reportgen.errors import ReportError, gathered
from reportgen.listings import (
    fact_row,
    facts_json,
    finding_row,
    findings_count,
    outcome_words,
    packed_json,
    packed_rows,
    packed_words,
)
from reportgen.terminal import complain, print_error, print_line, print_paths, print_table, progress_bar

if TYPE_CHECKING:
    from reportgen.checks.findings import Finding

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
        complain(gathered(error.problems))
        return MISTAKE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.filename:
            # A disk or a permission, not the code: where no stage has better words, these are still right.
            print_error(f"{error.filename}: {error.strerror}; check the path and its permissions")
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
    print_error(f"reportgen: this is a mistake in reportgen, not in your files ({name}: {error})")
    if os.environ.get("REPORTGEN_DEBUG") == "1":
        import traceback

        sys.stderr.write("".join(traceback.format_exception(error)))
    else:
        print_error("Please report it with the command and the spec, and the text shown with REPORTGEN_DEBUG=1 set.")


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

    with progress_bar(quiet) as progress:
        result = api.build(papers, out, only=only, force=force, jobs=jobs, progress=progress)
    complain((*(finding for finding in result.findings if not finding.allowed), *gathered(result.problems)))
    if not quiet:
        for built in result.built:
            print_line(outcome_words(built))
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
        typer.echo(findings_json(findings))
    else:
        if findings:
            columns = ("rule", "level", "place", "what", "remedy")
            print_table("Findings", columns, [finding_row(finding) for finding in findings])
        if not quiet:
            print_line(findings_count(findings))
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

    print_paths(api.schema(folder), quiet)


@app.command()
def new(
    kind: Annotated[str, typer.Argument(help="The kind of paper: committee-report, dashboard, minutes, forward-plan.")],
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

    print_paths(api.new(kind, name, folder), quiet)


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

    print_paths(api.preview(papers, out), quiet)


@app.command()
def pack(
    meeting: Annotated[Path, typer.Argument(metavar="MEETING", help="A meeting's file, or its folder.")],
    edition: Annotated[
        str, typer.Option(metavar="public|exempt", help="Without or with the papers that the public may not see.")
    ] = "public",
    supplement: Annotated[
        int, typer.Option(metavar="N", min=0, help="The supplementary pack of this number, in place of the main pack.")
    ] = 0,
    out: Out = None,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Put a page in place of a paper that cannot be bound.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print pages and findings as JSON.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Compile the pack of a meeting: its papers built, checked, converted by LibreOffice and bound to one PDF.

    \b
    Examples:
      reportgen pack report_specs/2023-11-24
      reportgen pack report_specs/2023-11-24 --edition exempt
      reportgen pack report_specs/2023-11-24 --supplement 1 --keep-going
    """
    from reportgen import api

    if edition not in ("public", "exempt"):
        raise typer.BadParameter("it is public or exempt", param_hint="--edition")
    with progress_bar(quiet) as progress:
        packed = api.pack(
            meeting,
            edition="exempt" if edition == "exempt" else "public",
            supplement=supplement,
            out=out,
            keep_going=keep_going,
            jobs=jobs,
            progress=progress,
        )
    complain(gathered(packed.problems))
    if json:
        typer.echo(packed_json(packed))
    else:
        complain(finding for finding in packed.findings if not finding.allowed)
        if not quiet:
            print_table("Order of business", ("item", "title", "pages"), packed_rows(packed))
            for line in packed_words(packed):
                print_line(line)
    if packed.problems or any(finding.grave for finding in packed.findings):
        raise typer.Exit(MISTAKE)


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
    complain(made.problems)
    print_paths(made.written, quiet)
    if not made.pictures:
        print_error("LibreOffice is not installed: the pages are written, the pictures are as they were")
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
        print_paths(api.pictures(spec, pictures), quiet=False)
        return
    facts, listed = api.facts(spec), api.figures(spec)
    if json:
        typer.echo(facts_json(facts, listed))
        return
    columns = ("fact", "value", "unit", "measure", "area", "period", "status", "sources")
    print_table("Facts", columns, [fact_row(fact) for fact in facts])
    for figure in listed:
        print_table(f"{figure.id} ({figure.kind}) {figure.title}".rstrip(), figure.columns, figure.rows)


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.grave for finding in findings)
