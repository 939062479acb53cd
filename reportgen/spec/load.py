"""Loads a paper with all it needs: its meeting, its house, its kind, and the definitions it uses."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reportgen.errors import Place, Problems, ReportError, did_you_mean
from reportgen.spec.base import SpecModel
from reportgen.spec.house import HouseSpec, PaperKind
from reportgen.spec.meeting import Item, Meeting
from reportgen.spec.problems import validate
from reportgen.spec.project import Project, find_project
from reportgen.spec.registries import Board, Organisation, Person, Strategy, Venue
from reportgen.spec.sheets import AgendaKind, ForwardPlanKind, SheetKind
from reportgen.spec.yaml import Mapped, read_yaml, shown

if TYPE_CHECKING:  # the models of all figures, which a house is loaded without
    from reportgen.spec.definitions import Area, Boundaries, Dataset, Locations, Measure, PeerGroup
    from reportgen.spec.figures import FigureSpec
    from reportgen.spec.forward_plan import ForwardPlanSpec
    from reportgen.spec.minutes import MinutesSpec
    from reportgen.spec.models import AgendaSpec, DeckSpec, Definitions, ReportSpec

    PaperSpec = ReportSpec | DeckSpec | MinutesSpec | ForwardPlanSpec | AgendaSpec

Model = TypeVar("Model", bound=SpecModel)

SECTIONS = ("datasets", "measures", "areas", "peer_groups", "boundaries", "locations", "people", "organisations",
            "boards", "venues", "strategies", "texts", "figures", "acronyms")  # fmt: skip
_TELLING = {"slides": "deck", "attendance": "minutes", "standing": "forward-plan"}
_FILES_KEPT = 256


@dataclass(frozen=True, slots=True)
class Registry:
    """All that is defined for a paper, by name; its own figures among them."""

    datasets: dict[str, Dataset] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    peer_groups: dict[str, PeerGroup] = field(default_factory=dict)
    boundaries: dict[str, Boundaries] = field(default_factory=dict)
    locations: dict[str, Locations] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    boards: dict[str, Board] = field(default_factory=dict)
    venues: dict[str, Venue] = field(default_factory=dict)
    strategies: dict[str, Strategy] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    figures: dict[str, FigureSpec] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict, repr=False)
    files: dict[str, tuple[Path, ...]] = field(default_factory=dict, repr=False)
    maps: dict[tuple[str, str], Path] = field(default_factory=dict, repr=False)  # files of boundaries and locations

    def place(self, section: str, name: str) -> Place:
        """Where ``name`` is defined; ``section`` is one of ``SECTIONS``."""
        return self.places.get((section, name), Place(""))

    def dataset_files(self, name: str) -> tuple[Path, ...]:
        """The dataset's files as absolute paths, all inside the project; a duckdb file likewise; none for a URL."""
        return self.files[name]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What came, or comes, to a meeting of the board. ``sheets`` are the items, counted from 0, whose papers are the
    meeting's own: minutes of the last one, the forward plan."""

    meeting: Meeting
    sheets: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class LoadedPaper:
    """A paper's spec and everything it stands on; ``files`` are all that were read, in the order of reading."""

    path: Path
    project: Project
    spec: PaperSpec
    meeting: Meeting
    meeting_path: Path
    house_name: str
    house: HouseSpec
    kind: PaperKind
    registry: Registry
    files: tuple[Path, ...]
    agendas: Mapping[date, Agenda] = field(default_factory=dict)  # of a forward plan: those of its board's meetings

    @property
    def title(self) -> str:
        """Its template of a title: its own, or that of its kind."""
        return self.spec.title or (self.kind.title if isinstance(self.kind, SheetKind) else "")

    @property
    def title_place(self) -> Place:
        return self.spec.place("title") if self.spec.title else self.kind.place("title")


def load_paper(path: Path) -> LoadedPaper:
    """The paper at ``path``; raises ``ReportError`` with all the mistakes in all of its files.

    A meeting's file is the spec of its agenda.
    """
    path = path.resolve()
    data = _parsed(path)
    project = find_project(path)
    loader = _Loader(project)
    meeting_path, meeting = loader.meeting(path, data)
    house = loader.house(meeting)
    kind = loader.kind(data, meeting, house)
    if meeting is not None and meeting_path != path:
        loader.definitions(_texts(_parsed(meeting_path), "use"), meeting_path, _parsed(meeting_path), (meeting_path,))
    loader.definitions(_texts(data, "use"), path, data, (path,))
    spec = _agenda(meeting) if _is_meeting(data) else loader.spec(data, kind)
    if spec is not None:
        loader.add_own(spec)
    agendas = loader.agendas(meeting_path, meeting, house) if isinstance(kind, ForwardPlanKind) else {}
    loader.problems.raise_if_any()
    if spec is None or meeting is None or house is None or kind is None:
        raise AssertionError("a part of the paper is missing without a problem being told")
    house_path = _house_path(project, meeting.house)
    files = dict.fromkeys((path, meeting_path, house_path, *loader.read))
    return LoadedPaper(
        path, project, spec, meeting, meeting_path, meeting.house, house, kind, loader.registry, tuple(files), agendas
    )


def load_meeting(path: Path, project: Project) -> Meeting:
    """A meeting file of the project."""
    return _validated(Meeting, path.resolve(), None)


def load_house(name: str, project: Project) -> HouseSpec:
    """The house in ``assets/NAME``."""
    return _validated(HouseSpec, _house_path(project, name), None)


def load_definitions(paths: Iterable[Path], project: Project) -> Registry:
    """What the files define together, with the files they use in turn."""
    loader = _Loader(project)
    for path in paths:
        loader.definition_file(path.resolve(), None, ())
    loader.problems.raise_if_any()
    return loader.registry


@dataclass(slots=True)
class _Loader:
    """Reads a paper's files one after the other and collects the mistakes."""

    project: Project
    registry: Registry = field(default_factory=Registry)
    problems: Problems = field(default_factory=Problems)
    read: dict[Path, None] = field(default_factory=dict)

    def meeting(self, paper: Path, data: Mapped) -> tuple[Path, Meeting | None]:
        if _is_meeting(data):
            return paper, self._read_meeting(paper, None)
        named = data.get("meeting", "meeting.yaml")
        place = data.position.at(("meeting",)).place
        path = paper.parent / "meeting.yaml"
        if not isinstance(named, str):
            return path, None  # the paper's model tells what is wrong with it
        try:
            path = self.project.resolve(paper.parent, named, place)
        except ReportError as error:
            self.problems.take(error)
            return path, None
        return path, self._read_meeting(path, place)

    def _read_meeting(self, path: Path, place: Place | None) -> Meeting | None:
        try:
            return _validated(Meeting, path, place)
        except ReportError as error:
            self.problems.take(error)
            return None

    def agendas(self, own_path: Path, own: Meeting | None, house: HouseSpec | None) -> dict[date, Agenda]:
        """The agendas of the days in the board's calendar, each in the folder of its day beside the paper's own."""
        board = self.registry.boards.get(own.board) if own is not None else None
        if own is None or house is None or board is None:
            return {}
        found: dict[date, Agenda] = {}
        for day in sorted(one.date for one in board.calendar):
            path = own_path if day == own.date else own_path.parent.parent / day.isoformat() / own_path.name
            meeting = self._read_meeting(path, None) if path.is_file() else None
            if meeting is not None and meeting.board == own.board and meeting.date == day and meeting.items:
                self.read[path] = None
                items = enumerate(meeting.items)
                sheets = frozenset(index for index, item in items if self._is_sheet(item, path, house))
                found[day] = Agenda(meeting, sheets)
        return found

    def _is_sheet(self, item: Item, meeting_path: Path, house: HouseSpec) -> bool:
        """Whether its papers, where they are there already, are minutes or a forward plan."""
        for paper in item.papers:
            path = self.project.resolve(meeting_path.parent, paper.file, paper.place("file"))
            if path.suffix not in (".yaml", ".yml") or not path.is_file():
                return False
            name = _parsed(path).get("kind")
            if not isinstance(name, str) or not isinstance(house.kinds.get(name), SheetKind):
                return False
        return bool(item.papers)

    def house(self, meeting: Meeting | None) -> HouseSpec | None:
        if meeting is None:
            return None
        place, path = meeting.place("house"), _house_path(self.project, meeting.house)
        if not path.is_file():
            remedy = did_you_mean(meeting.house, self.project.houses())
            self.problems.add(place, f"there is no house '{meeting.house}'", remedy)
            return None
        try:
            return _validated(HouseSpec, path, place)
        except ReportError as error:
            self.problems.take(error)
            return None

    def kind(self, data: Mapped, meeting: Meeting | None, house: HouseSpec | None) -> PaperKind | None:
        agenda = _is_meeting(data)
        name = data.get("kind", "agenda" if agenda else None)
        if house is None or meeting is None or not isinstance(name, str):
            return None
        if name not in house.kinds:
            what = f"the house '{meeting.house}' has no kind '{name}'"
            self.problems.add(data.position.at(("kind",)).place, what, did_you_mean(name, house.kinds))
            return None
        kind = house.kinds[name]
        if isinstance(kind, AgendaKind) is not agenda:
            what = f"'{name}' is the kind of {'papers' if agenda else 'agendas, which are written from the meeting'}"
            alike = [key for key, one in house.kinds.items() if isinstance(one, AgendaKind) is agenda]
            self.problems.add(data.position.at(("kind",)).place, what, did_you_mean(name, alike))
            return None
        return kind

    def spec(self, data: Mapped, kind: PaperKind | None) -> PaperSpec | None:
        # Without a kind their keys tell them apart, so that the other mistakes are found all the same.
        likely = next((form for key, form in _TELLING.items() if key in data), "report")
        form = kind.format if kind is not None else likely
        known = {section: getattr(self.registry, section) for section in SECTIONS}
        try:
            return validate(_model(form), data, known)
        except ReportError as error:
            self.problems.take(error)
            return None

    def definitions(self, names: Iterable[tuple[int, str]], path: Path, data: Mapped, chain: tuple[Path, ...]) -> None:
        """Read the files that ``path`` uses; ``chain`` are the files that led here."""
        for index, name in names:
            place = data.position.at(("use", index)).place
            try:
                self.definition_file(self.project.resolve(path.parent, name, place), place, chain)
            except ReportError as error:
                self.problems.take(error)

    def definition_file(self, path: Path, place: Place | None, chain: tuple[Path, ...]) -> None:
        from reportgen.spec.models import Definitions

        if path in chain:
            shown_chain = " -> ".join(shown(one) for one in (*chain[chain.index(path) :], path))
            what = f"files use each other in a circle: {shown_chain}"
            raise ReportError.at(place or Place(shown(path)), what, "take one 'use' out")
        if path in self.read:
            return
        self.read[path] = None
        data = _parsed(path, place)
        try:
            self.add(path, _validated(Definitions, path, place))
        except ReportError as error:
            self.problems.take(error)
        self.definitions(_texts(data, "use"), path, data, (*chain, path))

    def add(self, path: Path, definitions: Definitions) -> None:
        for section in SECTIONS:
            self.merge(section, getattr(definitions, section), definitions)
        for name, dataset in definitions.datasets.items():
            self.registry.files[name] = self.dataset_paths(dataset, path.parent)
        for section in ("boundaries", "locations"):
            for name, geography in getattr(definitions, section).items():
                try:
                    found = self.project.resolve(path.parent, geography.file, geography.place("file"))
                    self.registry.maps[section, name] = found
                except ReportError as error:
                    self.problems.take(error)

    def add_own(self, spec: PaperSpec) -> None:
        """What a paper defines itself."""
        self.merge("figures", spec.figures, spec)
        self.merge("acronyms", spec.acronyms, spec)

    def merge(self, section: str, defined: Mapping[str, Any], model: SpecModel) -> None:
        known: dict[str, Any] = getattr(self.registry, section)
        for name, value in defined.items():
            place = model.key_place(section, name)
            first = self.registry.places.get((section, name))
            if first is not None:
                what = f"'{name}' of '{section}' is defined already ({first})"
                self.problems.add(place, what, "give one of the two another name, or delete it")
                continue
            known[name] = value
            self.registry.places[section, name] = place

    def dataset_paths(self, dataset: Dataset, folder: Path) -> tuple[Path, ...]:
        named = [(file, dataset.place("files", index)) for index, file in enumerate(dataset.files)]
        if dataset.database and "://" not in dataset.database:
            named.append((dataset.database, dataset.place("database")))
        paths = []
        for text, place in named:
            try:
                paths.append(self.project.resolve(folder, text, place))
            except ReportError as error:
                self.problems.take(error)
        return tuple(paths)


def _model(form: str) -> type[PaperSpec]:
    """The model of the papers of a format."""
    from reportgen.spec.forward_plan import ForwardPlanSpec
    from reportgen.spec.minutes import MinutesSpec
    from reportgen.spec.models import DeckSpec, ReportSpec

    models: dict[str, type[PaperSpec]] = {"deck": DeckSpec, "minutes": MinutesSpec, "forward-plan": ForwardPlanSpec}
    return models.get(form, ReportSpec)


def _is_meeting(data: Mapped) -> bool:
    """Papers say no house: they are of their meeting's."""
    return "house" in data and "board" in data


def _agenda(meeting: Meeting | None) -> AgendaSpec | None:
    from reportgen.spec.models import AgendaSpec

    if meeting is None:
        return None
    spec = AgendaSpec(kind=meeting.kind, issued=meeting.published is not None)
    spec._position = meeting._position
    return spec


def _house_path(project: Project, name: str) -> Path:
    return project.assets / name / "house.yaml"


def _texts(data: Mapped, key: str) -> list[tuple[int, str]]:
    """The texts under ``key`` with their index; what else stands there, the model tells."""
    value = data.get(key, [])
    several = value if isinstance(value, list) else [value]
    return [(index, one) for index, one in enumerate(several) if isinstance(one, str)]


# --- A file is read once a process, as long as it stays the same ------------------------------------------------


def _parsed(path: Path, asked_at: Place | None = None) -> Mapped:
    stamp = _stamp(path)
    return read_yaml(path, asked_at) if stamp is None else _parsed_once(path, stamp, Path.cwd())


def _validated(model: type[Model], path: Path, asked_at: Place | None) -> Model:
    stamp = _stamp(path)
    if stamp is None:
        return validate(model, read_yaml(path, asked_at))
    return _validated_once(model, path, stamp, Path.cwd())  # type: ignore[return-value]  # the model it was asked for


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file does; None if it cannot be read, which is told at the place that named it."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size) if stat.S_ISREG(status.st_mode) else None


# The current folder is a part of the keys, because the places in the results are told from there.
@lru_cache(maxsize=_FILES_KEPT)
def _parsed_once(path: Path, stamp: tuple[int, int], current: Path) -> Mapped:
    return read_yaml(path)


@lru_cache(maxsize=_FILES_KEPT)
def _validated_once(model: type[SpecModel], path: Path, stamp: tuple[int, int], current: Path) -> SpecModel:
    return validate(model, _parsed_once(path, stamp, current))
