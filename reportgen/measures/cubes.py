"""Cubes of a paper's datasets: each is read once a process, as long as its files stay the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportgen.data import Cube, Needs, load_cube
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

    def __call__(self, name: str, columns: tuple[str, ...] = ()) -> Cube:
        """The dataset's cube with what all of its measures need, told apart by ``columns`` and by those asked before.

        Raises ``ReportError`` with the data's mistakes.
        """
        known = self._columns[name] if name in self._columns else self._named(name)
        self._columns[name] = tuple(dict.fromkeys((*known, *columns)))
        return _cube_of(name, self._columns[name], self.registry, self.project)

    def _named(self, name: str) -> tuple[str, ...]:
        """The dataset's categories that figures name."""
        categories = self.registry.datasets[name].categories
        figures = self.registry.figures.values()
        named = {word for figure in figures for referent, word, _ in references(figure) if referent in CATEGORY}
        return tuple(column for column in categories if column in named)


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
