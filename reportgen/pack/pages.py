"""The pages of a pack: PDFs of its papers, the page numbers each takes, and the front sheet that tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.building import write_document
from reportgen.document.agenda import Compiled, Entry, make_agenda
from reportgen.document.author import Author
from reportgen.document.placeholder import could_not_be_bound, not_for_publication
from reportgen.errors import Place, Problem, Problems, ReportError
from reportgen.measures.cubes import Cubes
from reportgen.pack.convert import Converter
from reportgen.pack.gather import Gathered
from reportgen.pack.plan import Plan
from reportgen.pdf.bind import page_count
from reportgen.pdf.model import Extent, PageRange, address, paginate
from reportgen.spec.sheets import AgendaKind
from reportgen.spec.yaml import shown

_MOST_FRONTS = 3  # a front sheet whose own length depends on the numbers in it settles at once, if at all


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paper in the pack. ``pdf`` is what is bound: the paper, or the page in its place.

    ``numbers`` are the pages of a paper that is left out, whose numbers its page keeps.
    """

    gathered: Gathered
    pdf: Path
    numbers: int = 0
    withheld: bool = False
    pages: PageRange = field(default=PageRange(0, 0))
    count: int = 0  # pages of the PDF

    @property
    def printed(self) -> int:
        """Its pages in the pack and the blank one after them; page numbers may be more, see ``numbers``."""
        return self.count + self.pages.blanks


@dataclass(frozen=True, slots=True)
class Front:
    """The front sheet: as it is bound, with links to the papers, and as it is published."""

    pdf: Path
    file: Path
    pages: PageRange
    count: int


@dataclass(frozen=True, slots=True)
class Pages:
    front: Front
    leaves: tuple[Leaf, ...]

    @property
    def last(self) -> int:
        return max([self.front.pages.last, *(leaf.pages.last for leaf in self.leaves)])


@dataclass(slots=True)
class Paginator:
    """Turns gathered papers into numbered pages.

    ``keep_going``: a page takes the place of a paper that cannot be converted; without it that is told at once.
    ``first_page`` is that of the front sheet; ``marks`` and ``changes`` say what is new since the last issue;
    ``expected`` are page counts of the last run by the papers' keys, the front sheet's under ``front``: with them the
    front sheet is converted together with the papers, and only once if they hold.
    """

    plan: Plan
    converter: Converter
    work: Path
    first_page: int = 1
    marks: Mapping[int, str] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    expected: Mapping[str, int] = field(default_factory=dict)
    keep_going: bool = True

    def pages(self, gathered: Sequence[Gathered]) -> tuple[Pages, tuple[Gathered, ...]]:
        """The pages, and the papers with the problems that their conversion had: these have a page in their place."""
        ready = [one for one in gathered if one.file is not None and not one.problems]
        places = {one.paper.key: self._place(one) for one in gathered if self._is_replaced(one)}
        guess = self._guess(gathered)
        files = [one.file for one in ready if one.file] + list(places.values()) + ([guess] if guess else [])
        pdfs, failed = self.converter.convert(files)
        if failed:
            gathered = tuple(_with_problem(one, failed) for one in gathered)
            if not self.keep_going:
                raise ReportError(problem for one in gathered for problem in one.told)
            late = {one.paper.key: self._place(one) for one in gathered if one.problems and one.paper.key not in places}
            places |= late
            pdfs |= self._own([*places.values(), *([guess] if guess else [])])
        leaves = [self._leaf(one, pdfs, places) for one in gathered]
        return self._numbered(leaves, pdfs.get(guess) if guess else None), tuple(gathered)

    def _own(self, files: Sequence[Path]) -> Mapping[Path, Path]:
        """PDFs of what we write ourselves, without which there is no pack."""
        pdfs, failed = self.converter.convert(files)
        place = self.plan.meeting.place()
        Problems([
            replace(problem, place=place, what=f"its front sheet and the pages in place of papers: {problem.what}")
            for problems in failed.values()
            for problem in problems
        ]).raise_if_any()  # fmt: skip
        return pdfs

    def _is_replaced(self, one: Gathered) -> bool:
        return bool(one.problems) or self.plan.is_withheld(one.paper)

    def _place(self, one: Gathered) -> Path:
        """The file of the page in a paper's place."""
        author = Author.of(self.plan.agenda, Cubes(self.plan.agenda.registry, self.plan.agenda.project))
        paper = one.paper
        if self.plan.is_withheld(paper):
            assert paper.exempt is not None  # noqa: S101  # that is why it is withheld
            document = not_for_publication(author, paper.item, paper.title, paper.entry.label or "", paper.exempt)
        else:
            document = could_not_be_bound(author, paper.item, paper.title, paper.entry.label or "", one.problems)
        path = self.work / f"{paper.key}-in-place.docx"
        path.write_bytes(write_document(self.plan.agenda, document)[0])
        return path

    def _leaf(self, one: Gathered, pdfs: Mapping[Path, Path], places: Mapping[str, Path]) -> Leaf:
        place = places.get(one.paper.key)
        own = pdfs.get(one.file) if one.file and not one.problems else None
        if place is None:
            assert own is not None  # noqa: S101  # without problems it was converted
            return Leaf(one, own, count=self._count(own))
        numbers = self._count(own) if own else 0
        pdf = pdfs[place]
        return Leaf(one, pdf, numbers, withheld=self.plan.is_withheld(one.paper), count=self._count(pdf))

    def _numbered(self, leaves: Sequence[Leaf], guessed: Path | None) -> Pages:
        count = self._count(guessed) if guessed else self.expected.get("front", 2)
        for _ in range(_MOST_FRONTS):
            own, ranges = self._ranges(leaves, count)
            numbered = tuple(replace(leaf, pages=pages) for leaf, pages in zip(leaves, ranges, strict=True))
            file = self._front_file(numbered, own)
            pdf = self._own([file])[file]
            found = self._count(pdf)
            if found == count:
                published = self._front_file(numbered, own, linked=False)
                return Pages(Front(pdf, published, own, found), numbered)
            count = found
        what = "the front sheet grows and shrinks with the page numbers in it"
        raise ReportError.at(self.plan.meeting.place("items"), what, "widen its column of pages in the template")

    def _count(self, pdf: Path) -> int:
        return page_count(pdf, self.converter.known)

    def _ranges(self, leaves: Iterable[Leaf], front: int) -> tuple[PageRange, tuple[PageRange, ...]]:
        extents = [Extent(front)] + [Extent(leaf.count, numbers=leaf.numbers) for leaf in leaves]
        own, *ranges = paginate(extents, self.first_page)
        return own, tuple(ranges)

    def _guess(self, gathered: Sequence[Gathered]) -> Path | None:
        """The front sheet as it will be if each paper keeps its pages."""
        keys = ["front", *(one.paper.key for one in gathered)]
        if any(key not in self.expected for key in keys):
            return None
        counts = [1 if self._is_replaced(one) else self.expected[one.paper.key] for one in gathered]
        numbers = [self.expected[one.paper.key] for one in gathered]
        extents = [Extent(count, numbers=most) for count, most in zip(counts, numbers, strict=True)]
        own, *ranges = paginate([Extent(self.expected["front"]), *extents], self.first_page)
        leaves = [Leaf(one, Path(), pages=pages, count=count)
                  for one, pages, count in zip(gathered, ranges, counts, strict=True)]  # fmt: skip
        return self._front_file(leaves, own)

    def _front_file(self, leaves: Sequence[Leaf], own: PageRange, *, linked: bool = True) -> Path:
        agenda = self.plan.agenda
        assert isinstance(agenda.kind, AgendaKind)  # noqa: S101  # of a meeting's file
        author = Author.of(agenda, Cubes(agenda.registry, agenda.project))
        document = make_agenda(author, agenda.kind, self._compiled(leaves, own, linked=linked))
        path = self.work / ("agenda-linked.docx" if linked else "agenda.docx")
        path.write_bytes(write_document(agenda, document)[0])
        return path

    def _compiled(self, leaves: Sequence[Leaf], own: PageRange, *, linked: bool) -> Compiled:
        entries: dict[int, Entry] = {}
        for source, leaf in enumerate(leaves, 2):  # the front sheet is the first source
            item = leaf.gathered.paper.item
            if item in entries:
                first = entries[item].pages
                entries[item] = replace(entries[item], pages=(first[0] if first else 0, leaf.pages.last))
            else:
                link = address(source) if linked else ""
                entries[item] = Entry((leaf.pages.first, leaf.pages.last), link, self.marks.get(item, ""))
        return Compiled(
            entries=entries,
            pages=own.last - own.first + 1 + sum(leaf.printed for leaf in leaves),
            changes=self.changes,
            supplement=self.plan.supplement,
            exempt=self.plan.edition == "exempt",
        )


def _with_problem(one: Gathered, failed: Mapping[Path, tuple[Problem, ...]]) -> Gathered:
    problems = failed.get(one.file, ()) if one.file else ()
    told = tuple(replace(problem, place=Place(shown(one.source))) for problem in problems)
    return replace(one, problems=(*one.problems, *told))

