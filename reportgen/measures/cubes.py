"""Cubes of a paper's datasets: each is read once a process, as long as its files stay the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportgen.data.load import load_cube
from reportgen.data.model import Cube
from reportgen.data.needs import Needs
from reportgen.errors import ReportError
from reportgen.spec.definitions import Dataset
from reportgen.spec.load import Registry
from reportgen.spec.project import Project
from reportgen.spec.references import references
from reportgen.spec.terms import CATEGORY

_KEPT = 64
_cubes: dict[tuple[object, ...], Cube | ReportError] = {}


@dataclass(slots=True)
class Cubes:
    """The cubes of one registry. A dataset is read by the categories that its figures name; for others, once more."""

    registry: Registry
    project: Project
    _columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _words: frozenset[str] | None = None  # what figures name, of any dataset

    def __call__(self, name: str, columns: tuple[str, ...] = ()) -> Cube:
        """The dataset's cube with what all of its measures need, told apart by ``columns`` and by those asked before.

        Raises ``ReportError`` with the data's mistakes.
        """
        known = self._columns[name] if name in self._columns else self._named(name)
        self._columns[name] = tuple(dict.fromkeys((*known, *columns)))
        return _cube_of(name, self._columns[name], self.registry, self.project)

    def _named(self, name: str) -> tuple[str, ...]:
        """The dataset's categories that figures name."""
        if self._words is None:
            named = (found for figure in self.registry.figures.values() for found in references(figure))
            self._words = frozenset(word for referent, word, _ in named if referent in CATEGORY and word is not None)
        return tuple(column for column in self.registry.datasets[name].categories if column in self._words)


def _cube_of(name: str, columns: tuple[str, ...], registry: Registry, project: Project) -> Cube:
    """A failure is kept like a cube: every number of a broken dataset asks for it again."""
    dataset, files = registry.datasets[name], registry.dataset_files(name)
    needs = Needs(tuple(measure for measure in registry.measures.values() if measure.dataset == name), columns)
    areas = area_names(registry)
    wanted = repr(needs)
    key = (name, _told(dataset), wanted, project.root, tuple(_stamp(path) for path in files), tuple(areas.items()))
    if key not in _cubes:
        while len(_cubes) >= _KEPT:
            del _cubes[next(iter(_cubes))]
        try:
            _cubes[key] = load_cube(name, dataset, files, needs, areas, project.root)
        except ReportError as error:
            _cubes[key] = error
    found = _cubes[key]
    if isinstance(found, ReportError):
        raise found
    return found


def area_names(registry: Registry) -> dict[str, str]:
    """Every name of an area, case-folded, to its id."""
    return {
        known.casefold(): name for name, area in registry.areas.items() for known in (name, area.label, *area.names)
    }


def _told(dataset: Dataset) -> str:
    # The same words at another place of a spec would tell their mistakes at the wrong line.
    return f"{dataset.place()} {dataset.model_dump_json()}"


def _stamp(path: Path) -> tuple[Path, int, int] | Path:
    try:
        status = path.stat()
    except OSError:
        return path
    return path, status.st_mtime_ns, status.st_size
