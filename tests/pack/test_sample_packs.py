"""The packs of November 2023 and July 2021, read back: ranges, stamps, numbers, blank pages, headings, links."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pytest

from reportgen.pack.compile import Packed, compile_pack
from reportgen.pdf.headings import headings
from reportgen.spec.load import load_meeting
from reportgen.spec.project import find_project

ROOT = Path(__file__).parents[2]
MEETING = ROOT / "report_specs" / "2023-11-24" / "meeting.yaml"
JULY = ROOT / "report_specs" / "2021-07-23"
BLANK = "This page is intentionally left blank"
ROW = re.compile(r"^\s*(\d+)\.\s+(\S.*?)(?:\s{2,}(\d+) ?- ?(\d+))?\s*$")

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.xdist_group("november"),
]


def run(*command: str) -> str:
    # pdfinfo gives what describes a table as it stands in the file, where a dash may be a byte of PDFDocEncoding.
    return subprocess.run(command, capture_output=True, text=True, check=True, errors="backslashreplace").stdout


@dataclass(frozen=True)
class Made:
    """A pack with what independent programs read in it."""

    packed: Packed

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page, as Poppler reads them."""
        return run("pdftotext", "-layout", str(self.packed.pdf), "-").split("\f")[:-1]

    @cached_property
    def order(self) -> dict[int, tuple[int, int]]:
        """The page ranges as they are printed in the order of business."""
        found: dict[int, tuple[int, int]] = {}
        for page in self.pages[: self.packed.record.front]:
            for line in page.partition("ORDER OF BUSINESS")[2].splitlines():
                match = ROW.match(line)
                if match and match[3]:
                    found[int(match[1])] = int(match[3]), int(match[4])
        return found

    @property
    def first(self) -> int:
        return self.packed.record.first

    @cached_property
    def numbers(self) -> list[int]:
        """Of the pages, as their labels say; a page in place of an exempt paper keeps the numbers of its pages."""
        with pikepdf.open(self.packed.pdf) as pdf:
            return [int(page.label) for page in pdf.pages]

    def page(self, number: int) -> str:
        """The words of the page with this number."""
        return self.pages[self.numbers.index(number)]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    absent = [program for program in ("soffice", "pdftotext", "pdfinfo") if shutil.which(program) is None]
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")
    return tmp_path_factory.mktemp("november")


@pytest.fixture(scope="module")
def public(out: Path) -> Made:
    return Made(compile_pack(MEETING, out=out))


@pytest.fixture(scope="module")
def exempt(out: Path, public: Made) -> Made:
    return Made(compile_pack(MEETING, edition="exempt", out=out))


@pytest.fixture(scope="module")
def supplement(out: Path, public: Made) -> Made:
    return Made(compile_pack(MEETING, supplement=1, out=out))


@pytest.fixture(scope="module")
def july(out: Path) -> Made:
    return Made(compile_pack(JULY, out=out))


@pytest.fixture(params=["public", "exempt", "supplement", "july"])
def made(request: pytest.FixtureRequest) -> Made:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Made)
    return found


def test_every_item_of_the_agenda_stands_in_the_order_of_business(public: Made) -> None:
    words = " ".join(" ".join(public.pages[: public.packed.record.front]).split())
    items = load_meeting(MEETING, find_project(MEETING)).items
    assert len(items) == 16  # the fifteen printed ones, and an exempt one
    for number, item in enumerate(items, 1):
        assert f"{number}. {item.title.split()[0]}" in words


def test_the_printed_ranges_are_those_of_the_papers(made: Made) -> None:
    assert made.order == dict(made.packed.pages)
    assert made.order


def test_ranges_follow_each_other_from_odd_pages_to_even_ones(made: Made) -> None:
    last = made.first + made.packed.record.front - 1
    last += last % 2  # the front sheet's own blank page
    for first, end in made.order.values():
        assert first == last + 1
        assert (first % 2, end % 2) == (1, 0)
        last = end
    assert made.packed.record.last == last
    withheld = [paper for paper in made.packed.record.papers if not paper.title]
    told = made.packed.record
    has_withheld = (told.edition, told.supplement, told.date) == ("public", 0, "2023-11-24")
    assert len(withheld) == int(has_withheld)
    left_out = sum(paper.last - paper.first + 1 - 2 for paper in withheld)  # a page and a blank one are there
    assert len(made.pages) == made.packed.length == last - made.first + 1 - left_out


def test_the_front_sheet_tells_what_a_copy_costs_to_print(made: Made) -> None:
    words = " ".join(" ".join(made.pages[: made.packed.record.front]).split())
    items = len(made.packed.items)
    assert f"{len(made.pages)} pages, {items} item" in words
    assert f"a printed copy costs £{len(made.pages) * 0.04:.2f}." in words  # 4p a page


def test_the_first_page_of_each_item_bears_its_stamp_and_no_other_item_has_it(made: Made) -> None:
    stamped = [(number, int(item)) for number, words in zip(made.numbers, made.pages, strict=True)
               for item in re.findall(r"AGENDA ITEM (\d+)", words)]  # fmt: skip
    assert {(pages[0], item) for item, pages in made.order.items()} <= set(stamped)
    for number, item in stamped:
        first, last = made.order[item]
        assert first <= number <= last
        assert number % 2  # each paper begins on an odd page
    papers = Counter(paper.item for paper in made.packed.record.papers)
    assert len(stamped) == sum(papers.values())


def test_every_page_bears_its_number(made: Made) -> None:
    assert made.numbers == sorted(set(made.numbers))
    for number, words in zip(made.numbers, made.pages, strict=True):
        assert re.search(rf"(?<!\d){number}(?!\d)", words), f"page {number}"


def test_blank_pages_say_so_and_are_even(made: Made) -> None:
    blank = [number for number, words in zip(made.numbers, made.pages, strict=True) if BLANK in words]
    assert blank or made.packed.record.supplement
    assert all(number % 2 == 0 for number in blank)
    for number in blank:
        assert " ".join(made.page(number).split()) == f"{BLANK} {number}"


def _tree(pdf: Path) -> Iterator[tuple[int, str]]:
    """Level and words of each heading, as Poppler reads the structure tree."""
    level, words = 0, ""
    for line in run("pdfinfo", "-struct-text", str(pdf)).splitlines():
        found = re.match(r"\s*H([1-6]) ", line)
        text = re.match(r'\s*"(.*)"$', line)
        if text and level:
            words += text[1]
        elif level and re.match(r"\s*[A-Z]\w* (\(|\")", line) and not re.match(r"\s*(Span|Link|Em|Strong)\b", line):
            yield level, " ".join(words.split())
            level, words = 0, ""
        if found:
            level, words = int(found[1]), ""
    if level:
        yield level, " ".join(words.split())


def test_the_headings_of_the_pack_are_those_of_its_papers(made: Made) -> None:
    own = Counter(level for level, _ in _tree(made.packed.pdf))
    of_papers: Counter[int] = Counter()
    for path in made.packed.bound:
        of_papers += Counter(level for level, _ in _tree(path))
    assert own == of_papers
    assert sum(own.values()) == sum(len(_headings(path)) for path in made.packed.bound)


def _headings(path: Path) -> list[tuple[int, str]]:
    with pikepdf.open(path) as pdf:
        return [(heading.level, heading.text) for heading in headings(pdf)]


def test_each_heading_stands_on_its_page(public: Made) -> None:
    with pikepdf.open(public.packed.pdf) as pdf:
        found = headings(pdf)
    assert len(found) > 100
    for heading in found:
        page = re.sub(r"\W+", "", public.pages[heading.page]).casefold()
        first = re.sub(r"\W+", "", heading.text.split("\n")[0])[:18].casefold()
        assert first in page, (heading, public.pages[heading.page][:300])


def test_the_pack_passes_pdf_ua(made: Made) -> None:
    import page

    with pikepdf.open(made.packed.pdf) as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
    assert page.is_pdf_compliant(str(made.packed.pdf))


def test_the_order_of_business_leads_to_the_papers(public: Made) -> None:
    with pikepdf.open(public.packed.pdf) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        led = set()
        for page in list(pdf.pages)[: public.packed.record.front]:
            for annotation in page.get("/Annots", []):
                action = annotation.get("/A", {})
                target = annotation.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
                if target is not None:
                    led.add(numbers[target[0].objgen])
    assert led == {pages[0] for pages in public.order.values()}


def test_the_outline_has_the_items_and_their_headings(public: Made) -> None:
    with pikepdf.open(public.packed.pdf) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        below = {entry.title: [child.title for child in entry.children] for entry in outline.root}
    items = dict(public.packed.items)
    assert titles == ["Agenda", *(f"{number}. {items[number]}" for number in public.order)]
    assert below["9. Family Services 6 Monthly Update"]


def test_properties_language_and_title_are_set(made: Made) -> None:
    with pikepdf.open(made.packed.pdf) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        title = str(pdf.docinfo.Title)
    day = {"2023-11-24": "24 November 2023", "2021-07-23": "23 July 2021"}[made.packed.record.date]
    assert title.startswith(f"Safer Communities Partnership Board, {day}")
    assert ("supplementary pack 1" in title) is (made.packed.record.supplement == 1)
    assert ("exempt" in title) is (made.packed.record.edition == "exempt")


def test_slides_stay_landscape_and_papers_upright(public: Made) -> None:
    with pikepdf.open(public.packed.pdf) as pdf:
        boxes = [[float(value) for value in page.mediabox] for page in pdf.pages]
    first, _ = public.order[7]
    assert boxes[first - 1][2] > boxes[first - 1][3]
    assert boxes[0][2] < boxes[0][3]


def test_both_editions_number_their_pages_alike(public: Made, exempt: Made) -> None:
    assert public.order == exempt.order
    assert len(public.pages) <= len(exempt.pages)


def test_the_supplement_goes_on_from_the_last_page_of_the_pack(public: Made, supplement: Made) -> None:
    assert supplement.first == public.packed.record.last + 1
    assert list(supplement.order) == [8]


def test_the_same_papers_give_the_same_pack(public: Made, tmp_path: Path, out: Path) -> None:
    before = public.packed.pdf.read_bytes()
    again = compile_pack(MEETING, out=out)
    assert again.pdf.read_bytes() == before
