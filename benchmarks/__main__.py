"""``python -m benchmarks``: measures everything and prints one table with the targets beside."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks import pack
from benchmarks.cases import SAMPLES
from benchmarks.processes import Finished, finish, median_process

REPORTGEN = str(Path(sys.executable).with_name("reportgen"))
PAPERS = ("performance-dashboard", "crime-performance-report")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: seconds and MB, and what they should be at most."""

    what: str
    seconds: float
    peak: float
    most_seconds: float | None = None
    most_peak: float | None = None

    @property
    def mark(self) -> str:
        """Whether every target is reached; empty where none is set."""
        pairs = (self.seconds, self.most_seconds), (self.peak, self.most_peak)
        reached = [value <= most for value, most in pairs if most is not None]
        return "" if not reached else "reached" if all(reached) else "MISSED"


def version() -> Row:
    run = median_process([REPORTGEN, "--version"], 11)
    return Row("reportgen --version, cold", run.seconds, run.peak, 0.25)


def cold(name: str) -> Row:
    """The whole process, from its start; it writes to a new folder each time."""

    with tempfile.TemporaryDirectory() as folder:
        runs = [
            finish([REPORTGEN, "build", str(SAMPLES / f"{name}.yaml"), "--out", f"{folder}/{number}", "--quiet"])
            for number in range(6)
        ]
    timed = runs[1:]
    seconds, peak = median(run.seconds for run in timed), median(run.peak for run in timed)
    return Row(f"{name}, cold, whole process", seconds, peak, 2.0, 250)


def case(name: str, times: int) -> tuple[list[float], Finished]:
    run = finish([sys.executable, "-m", "benchmarks.cases", name, str(times)])
    return json.loads(run.printed.splitlines()[-1]), run


def further(what: str, name: str, most: float | None) -> Row:
    """Each time but the first in one process."""
    seconds, run = case(name, 8)
    return Row(f"{what}, further one in a process", median(seconds[1:]), run.peak, most)


def first(what: str, name: str, most: float | None) -> Row:
    """The whole process that writes one hand-made paper."""
    run = median_process([sys.executable, "-m", "benchmarks.cases", name, "1"], 5)
    return Row(f"{what}, cold, whole process", run.seconds, run.peak, most)


def everything() -> Row:
    """All of report_specs, the whole of its processes from their start; of the memory, that of the first."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [
            finish([REPORTGEN, "build", str(SAMPLES.parent), "--out", f"{folder}/{number}", "--jobs", "2", "--quiet"])
            for number in range(4)
        ]
    seconds, peak = median(run.seconds for run in runs[1:]), median(run.peak for run in runs[1:])
    return Row("all of report_specs, cold, two processes", seconds, peak, 15.0)


def checks() -> Row:
    """Beside the further build of the same paper, in which they are run as well."""
    built, _ = case("dashboard", 8)
    seconds, run = case("checks", 8)
    most = median(built[1:]) / 5
    return Row(f"the rules over {PAPERS[0]}, at most a fifth of the build", median(seconds[1:]), run.peak, most)


def hundred() -> Row:
    seconds, run = case("dashboards", 1)
    return Row("100 dashboards in one process", seconds[0], run.peak, 35.0)  # 100 times 0.35


REPORT = "report of 60 paragraphs, 20 tables of 25 x 9, 14 charts"
DECK = "deck of 20 slides"
COUNTS = "counts of a table of 50 x 50 categories over 12 months"
SUPPRESSED = "suppression in a table of 50 x 50 counts, 575 of them small"
LINKED = "suppression in two linked tables of 50 x 50 counts, 684 of them small"
MAP = "slide with a map of 24 wards, outlines read and simplified anew"
TABLE = "Word table of 10,000 cells"
MATRIX = "matrix of 24 x 26 on a slide, from its facts"

MEASUREMENTS: tuple[Callable[[], Row], ...] = (
    version,
    lambda: cold(PAPERS[0]),
    lambda: cold(PAPERS[1]),
    lambda: further(PAPERS[0], "dashboard", 0.35),
    lambda: further(PAPERS[1], "report", 0.35),
    hundred,
    everything,
    checks,
    lambda: further(COUNTS, "counts", 0.25),
    lambda: further(SUPPRESSED, "suppressed", 1.0),
    lambda: further(LINKED, "suppressed-linked", 1.0),
    lambda: further(TABLE, "large-table", 0.4),
    lambda: further(MAP, "map", 0.15),
    lambda: further(MATRIX, "matrix", 0.06),
    lambda: first(REPORT, "large-report", 1.04),  # docx.js with native charts
    lambda: further(REPORT, "large-report", None),
    lambda: first(DECK, "large-deck", 0.5),  # pptxgenjs
    lambda: further(DECK, "large-deck", None),
)


def table() -> Iterator[str]:
    """Markdown, line by line as it is measured."""
    yield "| what | median | at most | peak memory | at most | target |"
    yield "|---|---:|---:|---:|---:|---|"
    for measure in MEASUREMENTS:
        row = measure()
        most_seconds = "" if row.most_seconds is None else f"{row.most_seconds:.2f} s"
        most_peak = "" if row.most_peak is None else f"{row.most_peak:.0f} MB"
        yield f"| {row.what} | {row.seconds:.3f} s | {most_seconds} | {row.peak:.0f} MB | {most_peak} | {row.mark} |"


def main() -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n")
    for line in table():
        print(line, flush=True)
    for number, line in enumerate(pack.table()):
        print("" if number else "\nThe board pack:\n\n", line, sep="", flush=True)
    if find_spec("benchmarks.measure_5m"):
        print("\nA measure over 5 million rows, and bare DuckDB on the same query:\n")
        print(finish([sys.executable, "-m", "benchmarks.measure_5m"]).printed)


if __name__ == "__main__":
    main()
