"""A project with small numbers: its files, to the last part of them, hold none of those that must not be published.

Small is below 100,000 there, so that a suppressed number such as 70919 is found wherever it stands.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from reportgen import api, building, cli
from reportgen.disclosure.guard import Box, Quantity
from reportgen.errors import ReportError
from reportgen.measures.facts import Fact, Unit
from reportgen.preview import to_pdf
from tests.conftest import ASSETS
from tests.disclosure.attack import cells_of, solved
from tests.papers import Paper, build

PROJECT = Path(__file__).parent / "projects" / "smallnumbers"
MEETING = "report_specs/2024-07-02"
REPORT, SLIDES = "referrals-report", "referrals-slides"
THRESHOLD = 100_000


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("smallnumbers") / "project"
    shutil.copytree(PROJECT, root)
    shutil.copytree(ASSETS, root / "assets")
    return root


@pytest.fixture(scope="module")
def papers(root: Path) -> dict[str, Paper]:
    return build(root / MEETING, root / "out")


@pytest.fixture(scope="module")
def facts(root: Path) -> list[Fact]:
    """All facts of both papers, and all that those were computed from."""
    return [*inner(fact for name in (REPORT, SLIDES) for fact in api.facts(root / MEETING / f"{name}.yaml"))]


def inner(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        yield fact
        yield from inner(fact.inputs)


@pytest.fixture(scope="module")
def data() -> pd.DataFrame:
    """Plain pandas over the file: Area, Quarter (a date), Reason, People."""
    frame = pd.read_csv(PROJECT / MEETING / "data" / "referrals.csv")
    return frame.assign(Quarter=pd.to_datetime(frame["Quarter"]).dt.date)


REASONS = {"harmed": {"Harm"}, "stolen_from": {"Theft"}, "referred": {"Harm", "Theft"}}


def stretch(fact: Fact) -> Quantity:
    """What a count is the number of, read from its own words."""
    areas = ["hill", "mill", "lake", "moor"] if fact.area == "town" else fact.area_label.casefold().split(", ")
    reasons = REASONS[fact.measure] & {value for _, value in fact.categories or [("reason", one) for one in
               REASONS[fact.measure]]}  # fmt: skip
    assert fact.period is not None
    starts = frozenset(part.start for part in fact.period.split("quarter"))
    return Quantity("referrals", "value", (Box(frozenset(areas), starts, (("reason", frozenset(reasons)),)),))


def true_value(fact: Fact, data: pd.DataFrame) -> int:
    (box,) = stretch(fact).boxes
    kept = data["Area"].str.casefold().isin(box.areas) & data["Quarter"].isin(box.dates)
    return int(data[kept & data["Reason"].isin(dict(box.held)["reason"])]["People"].sum())


def counts(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.unit is Unit.COUNT]


@pytest.fixture(scope="module")
def suppressed(facts: list[Fact], data: pd.DataFrame) -> set[int]:
    """The true numbers that must stand nowhere: those left out, but for what is published elsewhere anyway."""
    gone = {true_value(fact, data) for fact in counts(facts) if fact.mark == "c"}
    return gone - {true_value(fact, data) for fact in counts(facts) if fact.value is not None}


# --- What is left out ------------------------------------------------------------------------------------------


def test_small_counts_have_no_value(facts: list[Fact], data: pd.DataFrame) -> None:
    small = [fact for fact in counts(facts) if true_value(fact, data) < THRESHOLD]
    # Hill's harm in Q1 and Q2, Mill's in Q2, Lake's in Q4: 70919, 83207, 96173, 54983.
    assert {true_value(fact, data) for fact in small} == {70919, 83207, 96173, 54983}
    assert all((fact.value, fact.mark) == (None, "c") for fact in small)


def test_published_counts_are_the_files_own(facts: list[Fact], data: pd.DataFrame) -> None:
    published = [fact for fact in counts(facts) if fact.value is not None]
    assert len(published) > 40
    assert all(fact.value == true_value(fact, data) for fact in published)


def test_what_is_computed_from_a_suppressed_count_has_no_value_either(facts: list[Fact]) -> None:
    derived = [fact for fact in facts if fact.unit is not Unit.COUNT and any(one.mark == "c" for one in fact.inputs)]
    assert {fact.unit for fact in derived} == {Unit.DIFFERENCE, Unit.PERCENT_CHANGE, Unit.SHARE, Unit.RANK}
    assert all((fact.value, fact.mark) == (None, "c") for fact in derived)


def test_a_total_is_published_though_parts_of_it_are_not(facts: list[Fact], data: pd.DataFrame) -> None:
    totals = [fact for fact in counts(facts) if any(one.mark == "c" for one in fact.inputs)]
    assert {fact.value for fact in totals if fact.value is not None} >= {690_213, 772_145}  # of Q2, harm and theft


def test_no_row_counts_are_told_of_protected_data(facts: list[Fact]) -> None:
    assert {origin.rows for fact in facts for origin in fact.origins} == {None}


def test_all_papers_together_give_no_suppressed_count_away(facts: list[Fact], data: pd.DataFrame) -> None:
    categories = {"reason": ["Harm", "Theft"]}
    published = {stretch(fact) for fact in counts(facts) if fact.value is not None}
    rows = [cells_of(one, categories) for one in published]
    small = {stretch(fact): fact for fact in counts(facts) if true_value(fact, data) < THRESHOLD}
    assert len(small) == 4
    for one, fact in small.items():
        assert not solved(rows, cells_of(one, categories)), fact.id


def test_the_small_counts_alone_would_have_given_themselves_away(facts: list[Fact], data: pd.DataFrame) -> None:
    categories = {"reason": ["Harm", "Theft"]}
    large = {stretch(fact) for fact in counts(facts) if true_value(fact, data) >= THRESHOLD}
    rows = [cells_of(one, categories) for one in large]
    small = {stretch(fact) for fact in counts(facts) if true_value(fact, data) < THRESHOLD}
    assert any(solved(rows, cells_of(one, categories)) for one in small)


def test_each_paper_leaves_out_the_same_whichever_is_built(root: Path, papers: dict[str, Paper]) -> None:
    alone = api.build([root / MEETING / f"{SLIDES}.yaml"], root / "alone").built[0].path.read_bytes()
    assert alone == papers[SLIDES].path.read_bytes()


# --- Where it could stand -----------------------------------------------------------------------------------------


def test_no_part_of_a_file_holds_a_suppressed_number(papers: dict[str, Paper], suppressed: set[int]) -> None:
    assert len(suppressed) > 6
    for paper in papers.values():
        parts = dict(unpacked(paper.path.name, paper.path.read_bytes()))
        assert sum(name.endswith("sheet1.xml") for name in parts) > 1  # the charts' workbooks are among them
        assert found(suppressed, parts) == []


def test_no_printed_page_holds_a_suppressed_number(
    papers: dict[str, Paper], suppressed: set[int], tmp_path: Path
) -> None:
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        pytest.skip("needs LibreOffice and Poppler")
    for pdf in to_pdf([paper.path for paper in papers.values()], tmp_path):
        text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout
        assert b"undisclosed number" in text
        assert found(suppressed, {pdf.name: text}) == []


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_the_facts_and_figures_that_are_printed_hold_none(root: Path, suppressed: set[int], options: list[str]) -> None:
    for name in (REPORT, SLIDES):
        printed = CliRunner().invoke(cli.app, ["figures", str(root / MEETING / f"{name}.yaml"), *options])
        assert printed.exit_code == 0
        assert found(suppressed, {name: printed.output.encode()}) == []
        if options:
            assert json.loads(printed.output)["facts"]


def test_pictures_of_charts_hold_none(root: Path, suppressed: set[int], tmp_path: Path) -> None:
    drawn = api.pictures(root / MEETING / f"{REPORT}.yaml", tmp_path)
    texts = {path.name: path.read_bytes() for path in drawn if path.suffix == ".svg"}
    assert texts
    assert found(suppressed, texts) == []


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of an Office file, those of workbooks within it too, and the names of the parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        yield f"{name}!names", "\n".join(zipped.namelist()).encode()
        for part in zipped.namelist():
            inside = zipped.read(part)
            if inside.startswith(b"PK\x03\x04"):
                yield from unpacked(f"{name}!{part}", inside)
            else:
                yield f"{name}!{part}", inside


def found(numbers: Iterable[int], texts: dict[str, bytes]) -> list[tuple[str, int]]:
    """Where one of the numbers stands, with or without a comma."""
    written = {number: re.compile(rb"(?<!\d)%d(?!\d)|%s" % (number, f"{number:,}".encode())) for number in numbers}
    return [(name, number) for name, text in texts.items() for number, one in written.items() if one.search(text)]


# --- What is said instead -------------------------------------------------------------------------------------------


def test_marks_stand_in_the_cells_and_are_explained_below(papers: dict[str, Paper]) -> None:
    lines = papers[REPORT].text("word/document.xml").split("\n")
    at = lines.index("Mill")
    assert lines[at + 1] == "[c]"
    assert "[c] suppressed to protect numbers of people below 100,000." in lines


def test_a_sentence_says_that_the_number_is_not_published(papers: dict[str, Paper]) -> None:
    text = papers[REPORT].text("word/document.xml")
    assert "In Q2 2023/24, an undisclosed number of people were referred for harm in Hill" in text
    assert "690,213 people were referred, an undisclosed number of people of them in Hill." in papers[SLIDES].text(
        "ppt/slides/slide1.xml"
    )


def test_the_chart_has_gaps_and_its_note_says_where(papers: dict[str, Paper]) -> None:
    text = papers[REPORT].text("word/document.xml")
    assert (
        "Hill, Q1 2023/24, Hill, Q2 2023/24, Mill, Q2 2023/24 and Lake, Q4 2023/24: [c] suppressed to protect"
        in text
    )


# --- What cannot be published -----------------------------------------------------------------------------------


def test_a_figure_with_nothing_left_is_told(root: Path, tmp_path: Path) -> None:
    changed = tmp_path / "project"
    shutil.copytree(root, changed, ignore=shutil.ignore_patterns("out", "alone"))
    spec = changed / MEETING / f"{SLIDES}.yaml"
    text = spec.read_text(encoding="utf-8").replace("{show: count, measure: referred}, ", "")
    text = text.replace("rows: {areas: [town]}", "rows: {areas: [hill, mill]}").replace("      total: true\n", "")
    spec.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        building.make_document(spec)
    assert "the figure 'slide_2_table' has no number left that may be published; show fewer categories" in str(
        caught.value
    )
    assert found({83207, 96173}, {"error": str(caught.value).encode()}) == []
