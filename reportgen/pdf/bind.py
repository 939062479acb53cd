"""Many PDFs become one: numbered, stamped, outlined and tagged; each paper on an odd page."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import Problems, ReportError
from reportgen.pdf import layers, links, outline
from reportgen.pdf.furniture import Furniture, number_size, stamp_size
from reportgen.pdf.geometry import Matrix, frame, give_size
from reportgen.pdf.known import Known
from reportgen.pdf.labels import label
from reportgen.pdf.metadata import describe
from reportgen.pdf.model import Binding, Bound, Extent, PageRange, Source, paginate
from reportgen.pdf.room import rooms
from reportgen.pdf.scrub import scrub, scrub_pages
from reportgen.pdf.shrink import way

if TYPE_CHECKING:
    import pikepdf

    from reportgen.pdf.structure import Structure


def page_count(path: Path, known: MutableMapping[str, str] | None = None) -> int:
    """How many pages a PDF has; ``known`` as in ``bind``.

    Raises
    ------
    ReportError
        It cannot be opened, needs a password, or has none.
    """

    def count() -> int:
        with _opened(path) as pdf:
            if not len(pdf.pages):
                raise ReportError.at(path, "the PDF has no pages", "make it again")
            return len(pdf.pages)

    with _readable(path):
        return int(Known.of(path, known if known is not None else {}).recall("pages", count))


def bind(binding: Binding, target: Path, known: MutableMapping[str, str] | None = None) -> Bound:
    """Write one PDF of all the sources; the same sources give the same bytes.

    Parameters
    ----------
    target
        Written in place: whoever minds what stands there gives a name of their own and renames the file.
    known
        What was found out about sources before, by their content: it is read, and added to. Kept between runs, it
        saves looking at pages again that have not changed.

    Raises
    ------
    ReportError
        Sources that cannot be read, all of them; nothing is written then.
    """
    import pikepdf

    kept = known if known is not None else {}
    ranges = _ranges(binding, kept)
    with pikepdf.new() as pdf:
        work = _Work.begin(pdf, binding, kept)
        for source, pages in zip(binding.sources, ranges, strict=True):
            work.add(source, pages)
        work.finish()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            min_version="1.7",
        )
        return Bound(ranges, len(pdf.pages), target.stat().st_size)


def _ranges(binding: Binding, kept: MutableMapping[str, str]) -> tuple[PageRange, ...]:
    problems = Problems()
    extents = []
    for source in binding.sources:
        try:
            extents.append(Extent(page_count(source.path, kept), source.odd, source.numbers))
        except ReportError as error:
            problems.take(error)
    problems.raise_if_any()
    return paginate(extents, binding.first_page)


@dataclass(slots=True)
class _Work:
    """The PDF that grows, and what is written once all its pages are there."""

    pdf: pikepdf.Pdf
    binding: Binding
    kept: MutableMapping[str, str]
    structure: Structure
    furniture: Furniture
    entries: list[outline.Entry] = field(default_factory=list)
    first_pages: list[pikepdf.Page] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    shrunk: dict[tuple[int, int], Matrix] = field(default_factory=dict)

    @classmethod
    def begin(cls, pdf: pikepdf.Pdf, binding: Binding, kept: MutableMapping[str, str]) -> _Work:
        from reportgen.pdf.structure import Structure

        return cls(pdf, binding, kept, Structure.begin(pdf, binding.language), Furniture.of(pdf))

    def add(self, source: Source, numbers: PageRange) -> None:
        """Bind one source, and the blank pages after it."""
        with _opened(source.path) as pdf:
            scrub_pages(pdf)
            layers.settle(pdf)
            targets = links.Targets.of(pdf)
            links.settle(pdf, targets, len(self.binding.sources))
            start = len(self.pdf.pages)
            self.pdf.pages.extend(pdf.pages)
            pages = list(self.pdf.pages[start:])
            for page in pages:
                give_size(page)
            self.structure.add(pdf, pages, source.title)
            known = Known.of(source.path, self.kept)
            found = known.recall("outline", lambda: _headings(pdf, targets)) if source.listed else []
        self.first_pages.append(pages[0])
        outline.file_under(self.entries, source, pages, [outline.Bookmark(*one) for one in found])
        self._furnish(source, pages, numbers.first, known)
        self._blanks(pages[-1], numbers.first + len(pages), numbers.blanks)

    def _furnish(self, source: Source, pages: Sequence[pikepdf.Page], first: int, known: Known) -> None:
        views = [frame(page) for page in pages]
        stamp = stamp_size(source.stamp) if source.stamp else None
        found = rooms(source.path, views, number_size(), stamp, known)
        for index, (page, view, room) in enumerate(zip(pages, views, found, strict=True)):
            self.numbers.append(first + index)
            self.furniture.put(page, view, room, first + index, source.stamp)
            if room.shrunk:
                self.shrunk[page.obj.objgen] = way(view)

    def _blanks(self, before: pikepdf.Page, first: int, count: int) -> None:
        for number in range(first, first + count):
            page = self.furniture.blank(before, self.binding.blank, number)
            self.structure.add_paragraph(page, 0)
            self.numbers.append(number)

    def finish(self) -> None:
        """Write what needs all the pages: links between sources, outline, labels, structure, properties."""
        pages = list(self.pdf.pages)
        links.connect(pages, self.first_pages, [source.title for source in self.binding.sources])
        links.move(pages, self.shrunk)
        outline.write(self.pdf, self.entries)
        label(self.pdf, self.numbers)
        self.structure.finish()
        scrub(self.pdf)
        describe(self.pdf, self.binding)


def _headings(pdf: pikepdf.Pdf, targets: links.Targets) -> list[tuple[int, str, int, float | None]]:
    from reportgen.pdf.headings import headings

    found = outline.placed(headings(pdf), outline.bookmarks(pdf, targets))
    return [(one.level, one.title, one.page, one.top) for one in found]


@contextmanager
def _opened(path: Path) -> Iterator[pikepdf.Pdf]:
    import pikepdf

    with _readable(path):
        try:
            with pikepdf.open(path) as pdf:
                yield pdf
        except pikepdf.PasswordError:
            raise ReportError.at(path, "the PDF needs a password", "ask for a copy without one") from None
        except pikepdf.PdfError as error:
            cause = str(error).removeprefix(f"{path}").strip(" :") or "no cause is given"
            what = f"the PDF is damaged ({cause})"
            raise ReportError.at(path, what, "make it again, or print it to a new PDF") from error


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReportError.at(path, f"the PDF cannot be read: {error.strerror}", "check that it is there") from error
