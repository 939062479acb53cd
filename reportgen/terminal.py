"""What is printed on a terminal: lines, tables, progress; nothing of it can steer the terminal."""

from __future__ import annotations

import contextlib
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from reportgen.building import Progress


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> None:
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
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
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


def print_paths(paths: Iterable[Path], quiet: bool) -> None:
    if not quiet:
        for path in paths:
            print_line(str(path))


def complain(lines: Iterable[object]) -> None:
    for line in lines:
        print_error(str(line))


def print_line(text: str) -> None:
    typer.echo(_printable(text))


def print_error(text: str) -> None:
    typer.echo(_printable(text), err=True)


def _printable(text: str) -> str:
    """One line, without the control characters by which a spec or a file name could steer the terminal."""
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
