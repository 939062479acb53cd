"""Many Office files to PDF in one process of LibreOffice: one that crashes or hangs is found, the rest goes on."""

from __future__ import annotations

import shutil
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.errors import Place, Problem, ReportError
from reportgen.libreoffice.profile import write_profile
from reportgen.libreoffice.program import find_soffice, running

PATIENCE = 60.0  # seconds that a small file may take; 366 pages of text and tables took two
SECONDS_PER_MEGABYTE = 10.0
MOST_IDLE_RUNS = 3  # processes that came to nothing, before LibreOffice itself is taken for broken
_TICK = 0.05  # seconds
_LAST_BYTES = 1024  # a PDF that is whole says so in them
_BY_HAND = "open it in the program it was made with, save it as a PDF there, and give the PDF as the paper"


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of the file ``number`` (from 0) of those given: its PDF, or the problems it has."""

    number: int
    source: Path
    pdf: Path | None = None
    problems: tuple[Problem, ...] = ()
    reused: bool = False  # the PDF was made in an earlier run


@dataclass(frozen=True, slots=True)
class _Copy:
    """A file as LibreOffice gets it."""

    number: int
    source: Path
    path: Path

    @property
    def pdf(self) -> Path:
        return self.path.with_suffix(".pdf")

    def failed(self, what: str, remedy: str, cause: str = "") -> Converted:
        problem = Problem(Place(str(self.source)), what, remedy, cause)
        return Converted(self.number, self.source, problems=(problem,))


@dataclass(slots=True)
class _Run:
    """One process of LibreOffice at work on some of the files."""

    soffice: Path
    copies: list[_Copy]
    folder: Path
    patience: float
    ending: str = ""  # why it ended before it had been through its files

    def made(self) -> Iterator[_Copy]:
        """Each copy as soon as its PDF is whole, in the order in which LibreOffice takes them."""
        profile = self.folder / "profile"
        write_profile(profile)
        options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
        target = ["--convert-to", "pdf", "--outdir", str(self.folder.parent)]
        files = [str(copy.path) for copy in self.copies]
        command = [str(self.soffice), f"-env:UserInstallation={profile.as_uri()}", *options, *target, *files]
        waiting = self.copies
        with running(command, self.folder / "said.txt", self.folder.parent) as process:
            since = time.monotonic()
            while waiting:
                ended = process.poll()  # asked first: what it wrote last is looked for once more
                done = [copy for copy in waiting if _is_whole(copy.pdf)]
                if done:
                    yield from done
                    waiting = [copy for copy in waiting if copy.number > done[-1].number]
                    since = time.monotonic()  # the time that was spent on what was given out is not LibreOffice's
                elif ended is not None:
                    self.ending = "crashed" if ended else ""
                    return
                elif time.monotonic() - since > (limit := self._limit(waiting)):
                    self.ending = f"had to be stopped after {limit:.3g} seconds"
                    return
                else:
                    time.sleep(_TICK)

    def _limit(self, waiting: Sequence[_Copy]) -> float:
        largest = max(copy.path.stat().st_size for copy in waiting)
        return self.patience + SECONDS_PER_MEGABYTE * largest / 1e6

    def reason(self) -> str:
        """The last error that LibreOffice told; the libraries it uses say much that matters to no conversion."""
        said = (self.folder / "said.txt").read_text(encoding="utf-8", errors="replace")
        lines = [line.strip() for line in said.splitlines()]
        return next((line for line in reversed(lines) if line.startswith("Error")), "")


@dataclass(slots=True)
class _Queue:
    """What waits: groups of one process each. A file that LibreOffice ended on waits alone, behind all others."""

    groups: deque[list[_Copy]]
    suspects: set[int] = field(default_factory=set)
    runs: int = 0
    idle: bool = True  # no PDF was made so far


def convert(files: Sequence[Path], work: Path, *, patience: float = PATIENCE) -> Iterator[Converted]:
    """Each file with its PDF in the folder ``work``, as soon as it is made, so not always in the order of ``files``.

    LibreOffice may take ``patience`` seconds for a file, and more for a large one. A file that it crashed or was
    stopped on is tried once more, alone, after all others.

    Raises
    ------
    ReportError
        LibreOffice is absent, or a file cannot be read.
    """
    if not files:
        return
    soffice = find_soffice()
    queue = _Queue(deque([_copies(files, work)]))
    while queue.groups:
        queue.runs += 1
        folder = work / f"run-{queue.runs}"
        yield from _results(_Run(soffice, queue.groups.popleft(), folder, patience), queue)


def _copies(files: Sequence[Path], work: Path) -> list[_Copy]:
    # LibreOffice gets numbered copies: it names a PDF by the file's stem, takes a leading hyphen for an option, and
    # would put its lock files beside the originals.
    copies = [_Copy(number, file, work / f"{number}{file.suffix}") for number, file in enumerate(files)]
    for copy in copies:
        try:
            shutil.copyfile(copy.source, copy.path)
        except OSError as error:
            what = f"the file cannot be read: {error.strerror or error}"
            raise ReportError.at(copy.source, what, "check its name and permissions") from error
    return copies


def _results(run: _Run, queue: _Queue) -> Iterator[Converted]:
    """What the run makes, what it passes over; what it does not come to goes back into the queue."""
    left = run.copies
    for copy in run.made():
        queue.idle = False
        passed = [one for one in left if one.number < copy.number]
        left = [one for one in left if one.number > copy.number]
        yield from (_not_made(one, run) for one in passed)
        yield Converted(copy.number, copy.source, copy.pdf)
    if not run.ending:
        yield from (_not_made(one, run) for one in left)
    elif left and queue.idle and queue.runs >= MOST_IDLE_RUNS:
        yield from _given_up(run, left, queue)
    elif left:
        yield from _without_suspect(run, left, queue)


def _not_made(copy: _Copy, run: _Run) -> Converted:
    reason = run.reason()
    said = f" (it said: {reason})" if reason else ""
    return copy.failed("LibreOffice could not make a PDF of this file", f"open it in LibreOffice to see why{said}")


def _given_up(run: _Run, left: list[_Copy], queue: _Queue) -> Iterator[Converted]:
    what = f"LibreOffice was started {queue.runs} times and made no PDF of any file: it {run.ending}"
    waiting = {copy.number: copy for group in (left, *queue.groups) for copy in group}
    queue.groups.clear()
    for number in sorted(waiting):
        yield waiting[number].failed(what, "see whether LibreOffice works when it is started by hand", what)


def _without_suspect(run: _Run, left: list[_Copy], queue: _Queue) -> Iterator[Converted]:
    suspect, *rest = left
    if rest:
        queue.groups.appendleft(rest)
    if suspect.number in queue.suspects:
        yield suspect.failed(f"LibreOffice {run.ending} on this file, twice", _BY_HAND)
    else:
        queue.suspects.add(suspect.number)
        queue.groups.append([suspect])


def _is_whole(pdf: Path) -> bool:
    if not pdf.exists():
        return False
    with pdf.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _LAST_BYTES))
        return b"%%EOF" in file.read()
