"""``python -m benchmarks.pack [PAGES]``: a made-up pack of Word reports, slides and scans, compiled, changed, compiled.

Prints a table: LibreOffice alone on the same files in one process, the pack made anew, again without a change, again
after one paper has changed. Binding is all that a pack costs beside the conversions.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from shutil import copy, copytree
from time import perf_counter

from benchmarks.cases import ROOT, written
from benchmarks.papers import deck, report
from benchmarks.processes import finish
from reportgen.document.model import Heading
from reportgen.wording.text import words

PAGES = 250
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
    blocks = (Heading(words(f"{title}{changed}")), *whole.blocks)
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


def converted_alone(files: list[Path], work: Path) -> float:
    """Seconds that LibreOffice needs for the files in one process, nothing else done."""
    from reportgen.libreoffice.convert import convert

    started = perf_counter()
    done = list(convert(files, work))
    assert all(one.pdf for one in done)
    return perf_counter() - started


def packed(root: Path) -> tuple[dict[str, float], float, float, int]:
    """Seconds by step, of the whole process, its peak in MB, and the pages."""
    command = [sys.executable, "-c", "from reportgen.cli import main; main()", "pack", "--json", "--quiet"]
    run = finish([*command, str(root / "report_specs" / "2023-11-24")])
    told = json.loads(run.printed[run.printed.index("{") :])
    return told["seconds"], run.seconds, run.peak, told["record"]["last"]


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        files = project(root, pages)
        work = Path(folder) / "work"
        work.mkdir()
        alone = converted_alone(files, work)
        print(f"LibreOffice alone, {len(files)} files in one process: {alone:.1f} s\n")
        print("| run | pages | papers | checks | conversion | binding | feed | delivery | whole process | peak |")
        print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        tell("made anew", packed(root))
        tell("without a change", packed(root))
        files[4].write_bytes(paper("report", 5, " changed"))
        tell("one paper changed", packed(root))


def tell(run: str, result: tuple[dict[str, float], float, float, int]) -> None:
    seconds, whole, peak, pages = result
    steps = ("papers", "checks", "conversion", "binding", "feed", "delivery")
    cells = (f"{seconds.get(step, 0.0):.1f} s" for step in steps)
    print(f"| {run} | {pages} | {' | '.join(cells)} | {whole:.1f} s | {peak:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
