"""``python -m benchmarks.pack [PAGES]``: a made-up pack of Word reports, slides and scans, and that of November 2023.

Each is made anew, again without a change, and again after one paper has changed. Other work on a machine lengthens all
seconds from start to end, so processor seconds are told beside: those of LibreOffice and all the others.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copy, copytree, which
from time import perf_counter

from benchmarks.cases import ROOT, written
from benchmarks.papers import deck, report
from benchmarks.processes import Finished, Watched, finish, watched
from reportgen.document.model import Heading, Paragraph
from reportgen.wording.text import words

PAGES = 250
MOST_OF_CONVERSION = 0.3  # of LibreOffice's seconds
MOST_SECONDS = 3.0  # beside the conversion of a paper that has changed
MOST_UNCHANGED = 2.0  # of November's pack, or a made-up one, in which nothing has changed
MOST_MEGABYTES = 600  # for 300 pages
_REPORT_PAGES, _SLIDES, _SCANNED = 12, 18, 10  # of one report, one deck, one PDF of scans
_MEETING = """\
house: barnet
board: Safer Communities Partnership Board
date: 2023-11-24
time: "10:00"
venue: Hendon Town Hall
use: ../definitions/board.yaml
published: 2023-11-16
items:
"""
_SCAN = """\
  - title: A partner's paper
    papers: {file: scan.pdf, allow: {scan: It exists on paper only., language: It is a scan., title: It is a scan.}}
"""


def project(root: Path, pages: int) -> list[Path]:
    """A project with a meeting and its papers; gives the Office files."""
    meeting = root / "report_specs" / "2023-11-24"
    meeting.mkdir(parents=True)
    copytree(ROOT / "assets", root / "assets")
    definitions = root / "report_specs" / "definitions"
    definitions.mkdir()
    for name in ("board.yaml", "people.yaml"):
        copy(ROOT / "report_specs" / "definitions" / name, definitions)
    files: list[Path] = []
    left, items = pages, ""
    while left > 0:
        number = len(files) + 1
        kind = ("report", "report", "report", "deck")[number % 4]
        path = meeting / f"paper-{number}.{'pptx' if kind == 'deck' else 'docx'}"
        path.write_bytes(paper(kind, number))
        files.append(path)
        items += f"  - {{title: Paper {number}, papers: {path.name}}}\n"
        left -= _SLIDES if kind == "deck" else _REPORT_PAGES
    scan = meeting / "scan.pdf"
    scanned(scan)
    items += _SCAN
    (meeting / "meeting.yaml").write_text(_MEETING + items, encoding="utf-8")
    return files


def paper(kind: str, number: int, changed: str = "") -> bytes:
    """A file of its own: no two papers have the same text."""
    title = f"Paper {number}"
    if kind == "deck":
        made = deck(_SLIDES)
        slides = tuple(replace(slide, title=f"{slide.title} of {title}{changed}") for slide in made.slides)
        return bytes(written(replace(made, slides=slides, meta=replace(made.meta, title=title)))())
    whole = report(paragraphs=30, tables=(4, 20, 9), charts=5)
    blocks = (Heading(words(f"{title}{changed}")), Paragraph(words(f"This is {title}{changed}.")), *whole.blocks)
    meta = replace(whole.meta, title=title, issued=True)
    return bytes(written(replace(whole, blocks=blocks, front=(("Title", words(title)),), meta=meta))())


def scanned(path: Path) -> None:
    """Pages as a scanner makes them: a grey picture of 300 dpi each."""
    from PIL import Image, ImageDraw

    pages = []
    for number in range(_SCANNED):
        page = Image.effect_noise((2480, 3508), 24).convert("L")
        ImageDraw.Draw(page).text((300, 300), f"Scanned page {number + 1}", fill=0, font_size=80)
        pages.append(page)
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=300)


# The clock of the steps is that of the processor, which counts this process alone.
_PACK = "import time; time.perf_counter = time.process_time; from reportgen.cli import main; main()"
_SOFFICE = "soffice.bin"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of ``reportgen pack``: processor seconds by step, those of all processes, and the pages of the pack."""

    what: str
    finished: Finished
    steps: dict[str, float]
    processes: Watched
    pages: int
    alone: float = 0.0  # seconds that LibreOffice takes for what is new, by itself, from start to end

    @property
    def binding(self) -> float:
        return self.steps["binding"]

    @property
    def further(self) -> float:
        """All steps but the conversion and the binding."""
        return sum(self.steps.values()) - self.steps["conversion"] - self.binding

    @property
    def beside(self) -> float:
        """From start to end, without what LibreOffice takes by itself."""
        return self.finished.seconds - self.alone

    @property
    def soffice(self) -> float:
        return self.processes.seconds(_SOFFICE)


def packed(what: str, meeting: Path, out: Path) -> Run:
    command = [sys.executable, "-c", _PACK, "pack", "--json", "--quiet", str(meeting), "--out", str(out)]
    with watched() as processes:
        finished = finish(command)
    told = json.loads(finished.printed[finished.printed.index("{") :])
    return Run(what, finished, told["seconds"], processes, told["record"]["last"])


def made_up(root: Path, pages: int) -> Iterator[Run]:
    files = project(root, pages)
    meeting, out = root / "report_specs" / "2023-11-24", root / "output"
    yield packed(f"{len(files)} papers and a scan, made anew", meeting, out)
    yield packed("without a change", meeting, out)
    files[4].write_bytes(paper("report", 5, " changed"))
    run = packed("one paper changed", meeting, out)
    yield replace(run, alone=alone(files[4]))


def alone(file: Path) -> float:
    """Seconds from start to end that LibreOffice takes for one file, nothing else done."""
    from reportgen.libreoffice.convert import convert

    with tempfile.TemporaryDirectory() as work:
        started = perf_counter()
        (done,) = convert([file], Path(work))
        assert done.pdf
        return perf_counter() - started


def november(root: Path) -> Iterator[Run]:
    """The sample's pack, of which a spec is changed."""
    for name in ("assets", "report_specs"):
        copytree(ROOT / name, root / name)
    meeting, out = root / "report_specs" / "2023-11-24", root / "output"
    yield packed("November 2023, made anew with its papers", meeting, out)
    yield packed("without a change", meeting, out)
    spec = meeting / "serious-violence-report.yaml"
    before = spec.read_text(encoding="utf-8")
    changed = before.replace("This report sums up the assessment.", "This report sums it up.")
    assert changed != before
    spec.write_text(changed, encoding="utf-8")
    run = packed("a spec changed", meeting, out)
    (file,) = (out / "2023-11-24" / "pack" / "public").glob("12-*/12-1-*.docx")
    yield replace(run, alone=alone(file))


def table(pages: int = PAGES) -> Iterator[str]:
    """Markdown, line by line as it is measured; nothing where LibreOffice is absent."""
    if which("soffice") is None:
        return
    heads = "run | pages | start to end | of it beside LibreOffice | LibreOffice | binding | other steps"
    yield f"| {heads} | peak | LibreOffice's | target |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---|"
    with tempfile.TemporaryDirectory() as folder:
        for runs in (made_up(Path(folder) / "made-up", pages), november(Path(folder) / "november")):
            for number, run in enumerate(runs):
                beside = f"{run.beside:.1f} s" if number else ""
                cells = f"{run.pages} | {run.finished.seconds:.1f} s | {beside} | {run.soffice:.1f} s"
                steps = f"{run.binding:.1f} s | {run.further:.1f} s"
                peaks = f"{run.finished.peak:.0f} MB | {run.processes.peak(_SOFFICE):.0f} MB"
                yield f"| {run.what} | {cells} | {steps} | {peaks} | {_reached(number, run)} |"


def _reached(number: int, run: Run) -> str:
    bound = run.binding <= MOST_OF_CONVERSION * run.soffice
    quick = (bound, run.beside <= MOST_UNCHANGED, run.beside <= MOST_SECONDS)[number]
    return "reached" if quick and run.finished.peak <= MOST_MEGABYTES else "MISSED"


def main() -> None:
    for line in table(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES):
        print(line, flush=True)


if __name__ == "__main__":
    main()
