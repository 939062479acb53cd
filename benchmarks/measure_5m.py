"""A measure over 5 million rows of CSV and Parquet beside bare DuckDB: ``python -m benchmarks.measure_5m``.

Each run is a process of its own; the clock starts when all modules are imported, and ends with the result as a data
frame. Both may use as many threads. Bare DuckDB gets the same question as hand-written SQL: the same rows, the same
groups, the same sums, and nothing of the checks that a measure makes besides.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from benchmarks.processes import Finished, finish

ROWS = 5_000_000
AREAS = [f"Area {number:02d}" for number in range(33)]
MONTHS = [f"{2019 + number // 12}-{number % 12 + 1:02d}" for number in range(60)]
CATEGORIES = [f"Category {number:02d}" for number in range(20)]
WANTED = CATEGORIES[7]
TIMES = 5
MOST_RATIO, MOST_PEAK = 1.15, 400

# An absent row is missing: rows of other categories tell nothing. It is zero: they tell which areas and months are
# covered, so that every row must be grouped.
_SUMS = "sum(count) AS value, count(*) AS rows, min(count) AS least, count(count) AS known"
_ASKED = {
    "missing": f"SELECT area, month, {_SUMS} FROM source WHERE lower(category) = lower('{WANTED}') GROUP BY ALL",
    "zero": f"SELECT area, month, used, {_SUMS} "
    f"FROM (SELECT *, lower(category) = lower('{WANTED}') AS used FROM source) GROUP BY ALL",
}


def make_files(folder: Path) -> None:
    """The same rows as CSV and as Parquet."""
    import duckdb

    random = Random(5)
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.write("area,month,category,count\n")
        for _ in range(ROWS // 1000):
            lines = [
                f"{random.choice(AREAS)},{random.choice(MONTHS)},{random.choice(CATEGORIES)},{random.randrange(10)}\n"
                for _ in range(1000)
            ]
            stream.write("".join(lines))
    source = duckdb.sql(f"FROM '{folder / 'rows.csv'}'")
    source.write_parquet(str(folder / "rows.parquet"))


def bare(path: Path, absent: str) -> tuple[float, float]:
    """Seconds and the sum of bare DuckDB."""
    import duckdb
    import pandas  # noqa: F401  # so that both have it imported

    started = perf_counter()
    connection = duckdb.connect()
    frame = connection.sql(_ASKED[absent].replace("source", f"'{path}'")).df()
    seconds = perf_counter() - started
    return seconds, float((frame[frame["used"]] if "used" in frame else frame)["value"].sum())


def ours(path: Path, absent: str) -> tuple[float, float]:
    """Seconds and the sum of a measure."""
    import duckdb  # noqa: F401
    import narwhals  # noqa: F401
    import pandas  # noqa: F401

    from reportgen.data.load import load_cube
    from reportgen.data.needs import Needs
    from reportgen.spec.definitions import Dataset, Measure

    dataset = Dataset.model_validate(
        {
            "title": "Rows",
            "files": [path.name],
            "layout": "records",
            "columns": {"area": "area", "date": "month", "value": "count", "category": "category"},
            "absent": absent,
            "source": "Made up",
            "release": "None",
            "licence": "None",
        }
    )
    measure = Measure(label="One category", dataset="rows", where={"category": WANTED})
    areas = {area.casefold(): area for area in AREAS}
    started = perf_counter()
    cube = load_cube("rows", dataset, (path,), Needs((measure,)), areas, path.parent)
    seconds = perf_counter() - started
    return seconds, float(cube.frame["value"].sum())


RUNNERS: dict[str, Callable[[Path, str], tuple[float, float]]] = {"bare": bare, "ours": ours}


def run(runner: str, path: Path, absent: str) -> tuple[float, float, Finished]:
    """Seconds, the sum, and the process."""
    finished = finish([sys.executable, "-m", "benchmarks.measure_5m", runner, str(path), absent])
    seconds, total = json.loads(finished.printed.splitlines()[-1])
    return seconds, total, finished


def table(folder: Path) -> Iterator[str]:
    """Markdown, line by line as it is measured; the two take turns, so that a busy spell meets both."""
    yield f"| rows from, an absent row is | bare DuckDB | reportgen | ratio | at most | peak | at most {MOST_PEAK} MB |"
    yield "|---|---:|---:|---:|---:|---:|---|"
    for path in (folder / "rows.csv", folder / "rows.parquet"):
        for absent in _ASKED:
            runs = [(run("bare", path, absent), run("ours", path, absent)) for _ in range(TIMES + 1)][1:]
            if {there[1] for there, _ in runs} != {here[1] for _, here in runs}:
                raise RuntimeError("the two do not add up to the same sum")
            there, here = (median(pair[side][0] for pair in runs) for side in (0, 1))
            peak = max(pair[1][2].peak for pair in runs)
            # Parquet is read so quickly that the fixed 40 ms of a connection and the checks outweigh it: no target.
            most = MOST_RATIO if path.suffix == ".csv" else None
            reached = (most is None or here / there <= most) and peak < MOST_PEAK
            yield (
                f"| {path.suffix[1:]}, {absent} | {there:.3f} s | {here:.3f} s | {here / there:.2f} | {most or ''} | "
                f"{peak:.0f} MB | {'reached' if reached else 'MISSED'} |"
            )


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["make"]:
        make_files(Path(arguments[1]))
        return
    if arguments:
        runner, path, absent = arguments
        print(json.dumps(RUNNERS[runner](Path(path), absent)))
        return
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: what this one holds at its peak would count as its children's.
        finish([sys.executable, "-m", "benchmarks.measure_5m", "make", folder])
        for line in table(Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
