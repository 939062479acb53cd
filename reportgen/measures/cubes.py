"""Cubes of a paper's datasets: each is read once a process, as long as its files stay the same."""

from __future__ import annotations

from pathlib import Path

from reportgen.data import Cube, Needs, load_cube
from reportgen.errors import ReportError
from reportgen.spec.definitions import Dataset
from reportgen.spec.load import Registry
from reportgen.spec.project import Project

_KEPT = 64
_cubes: dict[tuple[object, ...], Cube | ReportError] = {}


def cube_of(name: str, registry: Registry, project: Project) -> Cube:
    """The dataset's cube with what all of its measures need; raises ``ReportError`` with the data's mistakes.

    A failure is kept like a cube: every number of a broken dataset asks for it again.
    """
    dataset, files = registry.datasets[name], registry.dataset_files(name)
    needs = Needs(tuple(measure for measure in registry.measures.values() if measure.dataset == name))
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
