"""A book of facts over a handful of numbers, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import pandas as pd

from reportgen.data.load import load_cube
from reportgen.data.model import Cube
from reportgen.data.needs import Needs
from reportgen.measures.book import FactBook
from reportgen.measures.comparability import Comparability
from reportgen.periods import parse
from reportgen.spec.definitions import Area, Base, Dataset, Measure, PeerGroup, Target

Numbers = Mapping[str, Mapping[str, float]]  # area -> "2023-06" -> value

AREAS = {name: Area(label=name.capitalize()) for name in ("barnet", "brent", "harrow", "camden")}
GROUPS = {"bcu": PeerGroup(label="NW BCU", areas=["barnet", "brent", "harrow"])}


def dataset(release: str = "December 2023", **settings: object) -> Dataset:
    given: dict[str, object] = {
        "title": "Recorded crime",
        "files": ["crime.csv"],
        "columns": {"area": "Area", "date": "Month", "value": "Count"},
        "source": "Metropolitan Police",
        "release": release,
        "licence": "OGL v3.0",
    }
    return Dataset.model_validate(given | settings)


def cube(
    name: str,
    numbers: Numbers,
    time: Literal["month", "year"] = "month",
    absent: Literal["zero", "missing"] = "missing",
) -> Cube:
    rows = [(area, _day(text), float(value), 1) for area, by_date in numbers.items() for text, value in by_date.items()]
    days = sorted({day for _, day, _, _ in rows})
    return Cube(
        dataset=name,
        frame=pd.DataFrame(rows, columns=["area", "date", "value", "rows"]),
        time=time,
        dates=tuple(days),
        areas=tuple(numbers),
        categories=(),
        absent=absent,
        query="SELECT 1",
    )


def _day(text: str) -> date:
    return date(int(text), 1, 1) if len(text) == 4 else date.fromisoformat(f"{text}-01")


def book(
    numbers: Numbers,
    population: Numbers | None = None,
    *,
    polarity: str = "lower",
    absent: Literal["zero", "missing"] = "missing",
    other: Numbers | None = None,
    allow: frozenset[str] = frozenset(),
) -> FactBook:
    """Measures: burglary (with a target of 10 a month), robbery (another release) and people."""
    cubes = {"crime": cube("crime", numbers, absent=absent)}
    if population:
        cubes["population"] = cube("population", population, "year")
    if other:
        cubes["later"] = cube("later", other)
    base = Base(measure="people", year=2022)
    target = Target(value=10, source="Community Safety Plan")
    return FactBook(
        datasets={
            "crime": dataset(),
            "later": dataset("January 2026"),
            "population": dataset("Mid-2022", title="Population", time="year"),
        },
        measures={
            "burglary": Measure(label="Burglary", dataset="crime", polarity=polarity, base=base, target=target),  # type: ignore[arg-type]
            "robbery": Measure(label="Robbery", dataset="later", polarity="lower"),
            "people": Measure(label="Residents", dataset="population", noun=("resident", "residents")),
        },
        areas=AREAS,
        groups=GROUPS,
        cube=lambda name, columns=(): cubes[name],
        comparability=Comparability(allow),
    )


def months(first: str, values: list[float]) -> dict[str, float]:
    """Consecutive months from ``2022-06``."""
    year, month = (int(part) for part in first.split("-"))
    return {f"{year + (month - 1 + i) // 12}-{(month - 1 + i) % 12 + 1:02d}": value for i, value in enumerate(values)}


def two_years(before: list[float], now: list[float]) -> dict[str, float]:
    """June and July of 2022, the ten months between at 1 each, June and July of 2023."""
    return months("2022-06", [*before, *[1] * 10, *now])


JUNE_TO_JULY = parse("June to July 2023")


def read_book(folder: Path, text: str, measures: Mapping[str, Mapping[str, object]], **settings: object) -> FactBook:
    """A book over a CSV file, read as papers read it: the columns `area`, `month` and `count`, and those given."""
    (folder / "data.csv").write_text(text, encoding="utf-8")
    columns: dict[str, object] = {"area": "area", "date": "month", "value": "count"}
    columns |= dict(settings.pop("columns", {}))  # type: ignore[call-overload]
    spec = dataset(columns={name: column for name, column in columns.items() if column}, **settings)
    known = {name: {"label": name.capitalize()} | ({} if "of" in given else {"dataset": "data"})
             for name, given in measures.items()}  # fmt: skip
    made = {name: Measure.model_validate(known[name] | dict(given)) for name, given in measures.items()}
    names = {name: name for name in AREAS}

    def cube(name: str, columns: tuple[str, ...] = ()) -> Cube:
        needs = Needs(tuple(one for one in made.values() if one.dataset == name), columns)
        return load_cube(name, spec, (folder / "data.csv",), needs, names, folder)

    return FactBook(datasets={"data": spec}, measures=made, areas=AREAS, groups=GROUPS, cube=cube)
