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


def written(paper: Report | Deck) -> Callable[[], bytes]:
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
    return lambda: written(make())


def _large_report() -> Report:
    from benchmarks.papers import report

    return report(paragraphs=60, tables=(20, 25, 9), charts=14)


def _large_table() -> Report:
    from benchmarks.papers import report

    return report(paragraphs=0, tables=(1, 1249, 8), charts=0)  # with the header row 1,250 x 8 = 10,000 cells


def _large_deck() -> Deck:
    from benchmarks.papers import deck

    return deck(20)


def _counts() -> Callable[[], object]:
    """Counts each cell of a table of 50 x 50 categories over a year; the data are read before the clock starts."""
    from reportgen.data.load import load_cube
    from reportgen.data.needs import Needs
    from reportgen.measures.book import FactBook
    from reportgen.periods import parse
    from reportgen.spec.definitions import Area, Dataset, Measure

    columns = {"area": "area", "date": "month", "value": "count", "row": "row", "column": "column"}
    known = {"title": "Rows", "source": "Made up", "release": "None", "licence": "None", "files": ["rows.csv"]}
    dataset = Dataset.model_validate({**known, "columns": columns})
    measure = Measure(label="Rows", dataset="rows")
    cells = [(row, column) for row in range(50) for column in range(50)]
    lines = [f"2023-{month:02d},barnet,r{row},c{column},1\n" for month in range(1, 13) for row, column in cells]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        path.write_text("month,area,row,column,count\n" + "".join(lines), encoding="utf-8")
        needs = Needs((measure,), ("row", "column"))
        cube = load_cube("rows", dataset, (path,), needs, {"barnet": "barnet"}, path.parent)
    year = parse("calendar 2023")

    def count() -> None:
        areas = {"barnet": Area(label="Barnet")}
        book = FactBook({"rows": dataset}, {"rows": measure}, areas, {}, lambda name, columns=(): cube)
        within = ((("row", f"r{row}"), ("column", f"c{column}")) for row, column in cells)
        facts = [book.count("rows", year, "barnet", one) for one in within]
        assert sum(fact.value or 0 for fact in facts) == 30_000

    return count


def _map() -> Callable[[], object]:
    """From the spec of one slide to its bytes; outlines are read and simplified anew each time, data are not."""
    from reportgen import building
    from reportgen.data import boundaries

    def write() -> None:
        boundaries.read_outlines.cache_clear()
        boundaries._simplified.cache_clear()
        paper, document = building.make_document(Path(__file__).parent / "map.yaml")
        building.write_document(paper, document)

    return write


def _checks() -> Callable[[], object]:
    """All rules over a sample that is made already, and what it states for those over its meeting."""
    from reportgen import building
    from reportgen.checks.meeting import statements
    from reportgen.checks.paper import Paper, Settings
    from reportgen.checks.rules import check_paper

    loaded, document = building.make_document(SAMPLES / "performance-dashboard.yaml")

    def check() -> None:
        paper = Paper.of(document, Settings.of(loaded))
        check_paper(paper)
        statements(paper, loaded)

    return check


def _suppressed(months: int) -> Callable[[], Callable[[], object]]:
    """What must be withheld of a table of 50 x 50 counts, or of two that are linked by their totals."""

    def prepared() -> Callable[[], object]:
        from benchmarks.linked import linked_tables
        from reportgen.disclosure.rule import Rule
        from reportgen.disclosure.suppress import complementary

        asked, frame = linked_tables(50, 50, months, 20)
        return lambda: complementary(asked, frame, Rule(5))

    return prepared


def _matrix() -> Callable[[], object]:
    """A matrix of 24 wards by 26 kinds of incident, from its facts to the XML of a slide's table."""
    from reportgen.figures.maker import Maker
    from reportgen.figures.model import Table
    from reportgen.measures.book import FactBook
    from reportgen.measures.cubes import Cubes
    from reportgen.measures.scope import Scope
    from reportgen.periods import parse_month
    from reportgen.powerpoint.table import setting, table_xml
    from reportgen.powerpoint.template import EMU, Box
    from reportgen.powerpoint.text import Pen
    from reportgen.spec.load import load_definitions, load_house
    from reportgen.spec.project import find_project
    from reportgen.wording.text import words

    project = find_project(ROOT)
    registry = load_definitions([ROOT / "report_specs/gallery/figures/matrix.yaml"], project)
    house, cubes = load_house("barnet", project), Cubes(registry, project)
    book = FactBook(registry.datasets, registry.measures, registry.areas, registry.peer_groups, cubes)
    scope = Scope(book, house, "barnet", parse_month("Sep 2023"), {}, {})
    maker = Maker(scope, lambda template, place: words(template), registry.figures)

    def write() -> None:
        table = maker.make("wards_by_incident", "matrix")
        assert isinstance(table, Table)
        made = setting(table, Box(0, 0, 916 * EMU, 400 * EMU), 10)
        assert made is not None
        xml = table_xml(table, made, "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}", Pen("en-GB", house, lambda address: "r"))
        assert xml.count("<a:tc>") == 26 * 28  # with headings and totals

    return write


CASES: dict[str, Callable[[], Callable[[], object]]] = {
    "dashboard": lambda: _built("performance-dashboard"),
    "report": lambda: _built("crime-performance-report"),
    "dashboards": lambda: _built("performance-dashboard", 100),
    "large-report": _paper(_large_report),
    "large-table": _paper(_large_table),
    "matrix": _matrix,
    "large-deck": _paper(_large_deck),
    "map": _map,
    "checks": _checks,
    "counts": _counts,
    "suppressed": _suppressed(1),
    "suppressed-linked": _suppressed(50),
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
