"""Which papers a pack holds: the items of the meeting, each paper with where it comes from and who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from reportgen.document.agenda import Compiled
from reportgen.errors import Place, Problem, Problems, ReportError, did_you_mean
from reportgen.spec.load import LoadedPaper, load_paper
from reportgen.spec.meeting import Exempt, Item, ItemPaper, Meeting
from reportgen.spec.models import AgendaSpec
from reportgen.spec.names import check_names
from reportgen.spec.yaml import shown

Edition = Literal["public", "exempt"]
SPECS = (".yaml", ".yml")
FILES = (".docx", ".pptx", ".xlsx", ".pdf")


@dataclass(frozen=True, slots=True)
class PackPaper:
    """A paper of an item; ``item`` and ``number`` count from 1.

    It has a ``spec``, or a ``file`` (.docx, .pptx, .xlsx, .pdf), or a spec and the file that is bound in its place.
    """

    item: int
    number: int
    entry: ItemPaper
    title: str  # of the item
    spec: Path | None
    file: Path | None
    exempt: Exempt | None
    supplement: int
    place: Place
    problems: tuple[Problem, ...] = ()  # why it cannot be found

    @property
    def key(self) -> str:
        return f"{self.item:02}-{self.number}"

    @property
    def label(self) -> str:
        """``item 7``, ``item 11, Appendix A``: how messages and placeholders name it."""
        return f"item {self.item}, {self.entry.label}" if self.entry.label else f"item {self.item}"


@dataclass(frozen=True, slots=True)
class Plan:
    """The pack that was asked for; ``papers`` are those of it.

    ``kept_back`` are the exempt papers of the meeting's other packs: the public may read no more of them here.
    """

    agenda: LoadedPaper
    edition: Edition
    supplement: int
    papers: tuple[PackPaper, ...]
    kept_back: tuple[PackPaper, ...] = ()

    @property
    def meeting(self) -> Meeting:
        return self.agenda.meeting

    @property
    def published(self) -> date | None:
        """The day of this pack: of the supplement, or of the last time that the main one was published."""
        if self.supplement:
            return self.meeting.supplements[self.supplement - 1].date
        return self.meeting.reissues[-1].date if self.meeting.reissues else self.meeting.published

    @property
    def folder(self) -> Path:
        return self.agenda.path.parent

    @property
    def items(self) -> tuple[tuple[int, Item], ...]:
        return tuple(enumerate(self.meeting.items, 1))

    def listed(self) -> tuple[tuple[int, Item], ...]:
        """The items of this pack's order of business, with their numbers."""
        lists = Compiled(supplement=self.supplement).lists
        return tuple((number, item) for number, item in self.items if lists(item))

    def is_withheld(self, paper: PackPaper) -> bool:
        """Whether a page stands in its place."""
        return paper.exempt is not None and self.edition == "public"

    def of_item(self, number: int) -> tuple[PackPaper, ...]:
        return tuple(paper for paper in self.papers if paper.item == number)


def plan_pack(path: Path, edition: Edition = "public", supplement: int = 0) -> Plan:
    """The plan for a meeting's file, or the folder that holds ``meeting.yaml``.

    Raises
    ------
    ReportError
        All that is wrong with the meeting's file: keys, names, no items, no such supplement. Papers that are not there
        are told by the papers.
    """
    path = path / "meeting.yaml" if path.is_dir() else path
    if not path.is_file():
        raise ReportError.at(path, "there is no such meeting", "name a meeting's file, or the folder that holds it")
    agenda = load_paper(path)
    if not isinstance(agenda.spec, AgendaSpec):
        remedy = "name the meeting's file, usually meeting.yaml beside the papers"
        raise ReportError.at(shown(path), "this is a paper, and no meeting", remedy)
    check_names(agenda)
    meeting = agenda.meeting
    if not meeting.items:
        raise ReportError.at(meeting.place(), "the meeting has no items", "add its order of business under `items:`")
    if supplement > len(meeting.supplements):
        known = len(meeting.supplements)
        what = f"there is no supplementary pack {supplement}: the meeting has {known or 'none'}"
        raise ReportError.at(meeting.place("supplements"), what, "add it under `supplements` with its day and reason")
    papers = tuple(_papers(agenda))
    others = [paper for paper in papers if paper.supplement != supplement and paper.exempt and edition == "public"]
    return Plan(
        agenda, edition, supplement, tuple(paper for paper in papers if paper.supplement == supplement), tuple(others)
    )


def _papers(agenda: LoadedPaper) -> Iterator[PackPaper]:
    for item_number, item in enumerate(agenda.meeting.items, 1):
        for number, entry in enumerate(item.papers, 1):
            place = agenda.meeting.place("items", item_number - 1, "papers", number - 1)
            problems = Problems()
            spec, file = _files(agenda, entry, place, problems)
            yield PackPaper(
                item=item_number,
                number=number,
                entry=entry,
                title=item.title,
                spec=spec,
                file=file,
                exempt=entry.exempt or item.exempt,
                supplement=max(item.supplement, entry.supplement),
                place=place,
                problems=tuple(problems.found),
            )


def _files(
    agenda: LoadedPaper, entry: ItemPaper, place: Place, problems: Problems
) -> tuple[Path | None, Path | None]:
    """The spec, and the file that is bound in place of the spec's own."""
    named = _resolved(agenda, entry.file, place, problems)
    if entry.edited is None:
        is_spec = named is not None and named.suffix.lower() in SPECS
        return (named, None) if is_spec else (None, named)
    at = entry.place("edited")
    if Path(entry.file).suffix.lower() not in SPECS:
        what = f"only a spec has an edited file, and '{entry.file}' is none"
        problems.add(at, what, "name the edited file under `file:`")
        return None, None
    edited = _resolved(agenda, entry.edited, at, problems)
    if edited is not None and edited.suffix.lower() not in (".docx", ".pptx"):
        problems.add(at, "an edited file is an Office file", "name the .docx or .pptx")
    return named, edited


def _resolved(agenda: LoadedPaper, text: str, place: Place, problems: Problems) -> Path | None:
    """The file, if it is there and of a kind that a pack can hold; otherwise a problem is noted."""
    try:
        path = agenda.project.resolve(agenda.path.parent, text, place)
    except ReportError as error:
        problems.take(error)
        return None
    if path.suffix.lower() not in (*SPECS, *FILES):
        remedy = "give a spec (.yaml) or a .docx, .pptx, .xlsx or .pdf; save older formats in one of these"
        problems.add(place, f"'{text}' is no paper that a pack can hold", remedy)
        return None
    if not path.is_file():
        near = [one.name for one in path.parent.glob("*") if one.suffix.lower() in (*SPECS, *FILES)]
        otherwise = "put the file there, or take the paper out of the item"
        problems.add(place, f"there is no file '{text}'", did_you_mean(path.name, near, otherwise))
        return None
    return path
