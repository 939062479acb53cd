"""What is measured inside one process: ``python -m benchmarks.cases NAME TIMES`` prints the seconds of each time."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from reportgen.document.model import Deck, Report

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "report_specs" / "2023-11-24"


def _written(paper: Report | Deck) -> Callable[[], object]:
    """Writes the paper in Barnet's house."""
    from reportgen import powerpoint, word
    from reportgen.spec.house import DeckKind
    from reportgen.spec.load import load_house
    from reportgen.spec.project import find_project

    house = load_house("barnet", find_project(ROOT))
    kind = house.kinds[paper.kind]
    template = ROOT / "assets" / "barnet" / kind.template
    if isinstance(paper, Report):
        assert not isinstance(kind, DeckKind)
        return lambda: word.write(paper, house, kind, template)
    assert isinstance(kind, DeckKind)
    return lambda: powerpoint.write(paper, house, kind, template)


def _built(name: str, times: int = 1) -> Callable[[], object]:
    """Builds a sample from its spec and data to a new folder, so that nothing is skipped as unchanged."""
    from reportgen import api

    def build() -> None:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(times):
                result = api.build([SAMPLES / f"{name}.yaml"], Path(folder) / str(number))
                assert [built.state for built in result.built] == ["written"], result

    return build


def _paper(make: Callable[[], Report | Deck]) -> Callable[[], Callable[[], object]]:
    return lambda: _written(make())


def _large_report() -> Report:
    from benchmarks.papers import report

    return report(paragraphs=60, tables=(20, 25, 9), charts=14)


def _large_table() -> Report:
    from benchmarks.papers import report

    return report(paragraphs=0, tables=(1, 1249, 8), charts=0)  # with the header row 1,250 x 8 = 10,000 cells


def _large_deck() -> Deck:
    from benchmarks.papers import deck

    return deck(20)


CASES: dict[str, Callable[[], Callable[[], object]]] = {
    "dashboard": lambda: _built("performance-dashboard"),
    "report": lambda: _built("crime-performance-report"),
    "dashboards": lambda: _built("performance-dashboard", 100),
    "large-report": _paper(_large_report),
    "large-table": _paper(_large_table),
    "large-deck": _paper(_large_deck),
}


def main(name: str, times: int) -> None:
    """The first time is printed too: it holds the imports."""
    case = CASES[name]()
    seconds = []
    for _ in range(times):
        started = perf_counter()
        case()
        seconds.append(perf_counter() - started)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
