"""Tables of printed numbers: each beside what our paper states, and counted once more in plain pandas.

A number is named by terms such as ``marac_referrals@Q1 2023/24`` or ``iom_risk/group=Red@Q2 2023/24``: the measure
(with ``.area`` if it is not Barnet's), categories, the period. ``a : b`` is a share, ``a vs b`` what a change compares,
or a mean's number and what it is a mean of.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pandas as pd

from reportgen import api
from reportgen.measures.facts import Fact, Unit
from reportgen.periods import Period, parse
from reportgen.wording.numbers import round_half_up

HERE = Path(__file__).parent
SPECS = HERE.parents[1] / "report_specs"
NOT_STATED = "not stated"
WITHHELD = "[c]"


@dataclass(frozen=True, slots=True)
class Term:
    """One counted number."""

    measure: str
    area: str
    within: tuple[tuple[str, str], ...]
    period: Period

    @classmethod
    def read(cls, text: str) -> Term:
        name, _, period = text.strip().partition("@")
        measure, *within = re.split(r"/(?=\w+=)", name)
        measure, _, area = measure.partition(".")
        pairs = tuple((pair.partition("=")[0], pair.partition("=")[2]) for pair in within)
        return cls(measure, area or "barnet", pairs, parse(period))

    @property
    def id(self) -> str:
        held = "".join(f".{column}={quote(value, safe='')}" for column, value in self.within)
        return f"{self.measure}.{self.area}{held}.{self.period.start:%Y%m%d}-{self.period.end:%Y%m%d}"


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number; ``reason`` says why ours differs, and is empty where both are the same."""

    line: str
    where: str
    what: str
    of: str
    printed: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where} line {self.line} {self.what} {self.of} {self.printed}"

    @property
    def terms(self) -> list[list[Term]]:
        """What is compared, each as a number or as a part and its whole."""
        return [[Term.read(term) for term in re.split(r" : ", side)] for side in self.of.split(" vs ")]

    @property
    def decimals(self) -> int:
        return len(self.printed.rstrip("%").partition(".")[2])


def printed_in(name: str) -> list[Printed]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [Printed(**row) for row in csv.DictReader(file, delimiter="\t")]


# --- What our paper states -----------------------------------------------------------------------------------


@cache
def stated(spec: Path) -> dict[str, Fact]:
    """All facts of the paper and what they were computed from, by id."""
    found: dict[str, Fact] = {}
    waiting = list(api.facts(spec))
    while waiting:
        fact = waiting.pop()
        if fact.id not in found:
            found[fact.id] = fact
            waiting += fact.inputs
    return found


def ours(number: Printed, spec: Path) -> str:
    """The number as our paper has it, with as many decimals as the printed one."""
    fact = find(number, stated(spec)) if number.of else None
    if fact is None:
        return NOT_STATED
    if fact.value is None:
        return WITHHELD if fact.mark == "c" else NOT_STATED
    return shown(fact.value, number)


def compare(number: Printed, own: str) -> None:
    """What we state is what was printed, or the table says why it is not."""
    if number.reason:
        assert own != number.printed, f"both are {own}: take the reason away"
    else:
        assert own == number.printed, f"ours is {own}: write the reason for the difference into the table"


def find(number: Printed, facts: dict[str, Fact]) -> Fact | None:
    now, before = number.terms[0], number.terms[-1]
    match number.what:
        case "count":
            return facts.get(now[0].id)
        case "total":
            totals = [fact for fact in facts.values() if _is_total(fact, now[0])]
            return max(totals, key=lambda fact: len(fact.inputs), default=None)
        case "share":
            return _first(facts, lambda fact: fact.unit is Unit.SHARE and _begins(fact, "share", now[0].id))
        case "points" if len(now) == 2:
            begins = f"difference(share({now[0].id}"
            return _first(facts, lambda fact: fact.id.startswith(begins) and before[0].id in fact.id)
        case "points" | "difference":
            return facts.get(f"difference({now[0].id}~{before[0].id})")
        case "change":
            return facts.get(f"change({now[0].id}~{before[0].id})")
        case "mean":
            return facts.get(f"mean({now[0].id})")
        case "per":
            return facts.get(f"per_unit({now[0].id}~{before[0].id})")
        case "rank":
            return _first(facts, lambda fact: fact.id.startswith(f"rank-rate-london(rate({now[0].id}"))
    raise AssertionError(f"no number is called '{number.what}'")


def _begins(fact: Fact, made: str, of: str) -> bool:
    # A share of two measures is a measure of its own: its inputs tell which.
    return fact.id.startswith(f"{made}({of}~") or (len(fact.inputs) == 2 and fact.inputs[0].id == of)


def _is_total(fact: Fact, of: Term) -> bool:
    parts = fact.inputs
    return (fact.id.startswith(f"sum({of.measure}.") and fact.period == of.period and bool(parts)
            and all(set(of.within) <= set(part.categories) for part in parts))  # fmt: skip


def _first(facts: dict[str, Fact], wanted: Callable[[Fact], bool]) -> Fact | None:
    return next((fact for fact in facts.values() if wanted(fact)), None)


def shown(value: float, number: Printed) -> str:
    """In the manner in which it was printed."""
    text = f"{round_half_up(value, number.decimals):,}"
    if number.what == "rank":
        return f"{text}/32"
    text = text if "," in number.printed or "," not in text else text.replace(",", "")
    return f"{text}%" if number.printed.endswith("%") else text


# --- Once more, in plain pandas ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Where a measure's numbers stand: a file, the rows that count, the columns of period and number."""

    file: str
    where: dict[str, str]
    period: str = "quarter"
    value: str = "count"
    columns: tuple[tuple[str, str], ...] = ()  # our category: the file's column


def recounted(number: Printed, count: Callable[[Term], float]) -> float:
    """The number, with ``count`` for each of its terms."""
    sides = [[count(term) for term in side] for side in number.terms]
    shares = [side[0] / side[1] * 100 if len(side) == 2 else side[0] for side in sides]
    if number.what == "change":
        return (shares[0] - shares[1]) / shares[1] * 100
    if number.what == "per":
        return shares[0] / shares[1]
    return shares[0] - shares[1] if len(shares) == 2 else shares[0]


def count_rows(term: Term, source: Source, folder: Path) -> float:
    """The sum of a printed file's rows that lie in the term's period, each once."""
    rows = pd.read_csv(folder / source.file)
    named = dict(source.columns)
    for column, value in (*source.where.items(), *((named.get(name, name), value) for name, value in term.within)):
        rows = rows[rows[column].astype(str) == value]
    inside = [lies_in(str(cell), source.period, term.period) for cell in rows[source.period]]
    assert any(inside), f"no row of {source.file} is of {term}"
    return float(rows[inside][source.value].sum())


def lies_in(cell: str, column: str, period: Period) -> bool:
    """Whether a row's span, written as a text or as the first month of a quarter, lies in a period."""
    start = pd.Timestamp(cell) if column == "quarter" else None
    own = parse(cell) if start is None else None
    first = start.date() if start is not None else own.start  # type: ignore[union-attr]
    last = (start + pd.DateOffset(months=3, days=-1)).date() if start is not None else own.end  # type: ignore[union-attr]
    return period.start <= first and last <= period.end


def months_of(period: Period) -> list[str]:
    """``202306`` for each month."""
    return [f"{month:%Y%m}" for month in pd.period_range(period.start, period.end, freq="M")]
