"""The gallery: a page for each kind with its keys and examples, in both formats; what is missing is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen import gallery
from reportgen.errors import ReportError
from reportgen.gallery import Example, write_gallery
from reportgen.spec.figures import FIGURES
from reportgen.spec.figures.cards import CardsSpec
from reportgen.spec.figures.panels import PanelsSpec

ROOT = Path(__file__).parents[1]
PANELS = """\
# What is shown.
figures:
  # Two texts
  # side by side.
  two_texts:
    type: panels
    title: Two texts
    panels: [{heading: One, text: First.}, {heading: Two, text: Second.}]

  # Again.
  again: {type: panels, title: Again, panels: [{heading: One, text: First.}, {heading: Two, text: Second.}]}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one kind of figure, and no LibreOffice."""
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    for name in ("definitions/areas.yaml", "gallery/meeting.yaml"):
        (tmp_path / "report_specs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "report_specs" / name, tmp_path / "report_specs" / name)
    (tmp_path / "report_specs" / "gallery" / "figures").mkdir()
    write(tmp_path, PANELS)
    monkeypatch.setattr(gallery, "FIGURES", (PanelsSpec,))
    monkeypatch.setattr(gallery, "find_soffice", absent)
    return tmp_path


def absent() -> Path:
    raise ReportError.at("LibreOffice", "it is not installed")


def write(project: Path, text: str, name: str = "panels") -> None:
    (project / "report_specs" / "gallery" / "figures" / f"{name}.yaml").write_text(text, encoding="utf-8")


def made(project: Path) -> gallery.Gallery:
    return write_gallery(project / "docs", project)


def test_a_page_says_what_a_kind_is_shows_its_examples_and_its_keys(project: Path) -> None:
    result = made(project)
    assert result.problems == () and not result.pictures
    page = (project / "docs" / "panels.md").read_text(encoding="utf-8")
    assert page.startswith("# Panels\n\nTexts side by side in panels of one height")
    assert "### Two texts\n\nTwo texts side by side.\n\n```yaml\ntwo_texts:\n  type: panels\n" in page
    assert "![Two texts](images/two_texts.png)" in page and page.index("### Again") > page.index("### Two texts")
    assert "| `panels` | list of: [Panel](#panel) | **needed** | The panels, row by row |" in page
    assert '### <a id="panel"></a>Panel' in page
    assert "\n\n\n" not in page


def test_the_index_shows_each_kind(project: Path) -> None:
    made(project)
    index = (project / "docs" / "README.md").read_text(encoding="utf-8")
    assert '| [Panels](panels.md) | `panels` | <a href="panels.md"><img src="images/two_texts.png"' in index


def test_a_kind_without_an_example_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "FIGURES", (PanelsSpec, CardsSpec))
    write(project, PANELS, "cards")
    assert "none of these figures is of the kind 'cards'" in [problem.what for problem in made(project).problems]
    (project / "report_specs" / "gallery" / "figures" / "cards.yaml").unlink()
    (problem,) = made(project).problems
    assert problem.what == "there is no example of the kind 'cards'"


def test_an_example_that_cannot_be_made_is_told_at_its_file(project: Path) -> None:
    write(project, PANELS.replace("text: First.", 'text: "{{ nothing }}"'))
    places = {(problem.place.file, problem.place.line) for problem in made(project).problems}
    assert places == {("report_specs/gallery/figures/panels.yaml", line) for line in (8, 11)}


def test_an_example_that_fits_a_slide_but_no_paper_is_told(project: Path) -> None:
    longest = "A" * 60  # a word wider than a panel of a page, narrower than one of a slide
    write(project, PANELS.replace("First.", longest))
    told = [problem.what for problem in made(project).problems]
    assert told and all("does not fit" in what for what in told)


def test_what_is_left_of_an_earlier_run_is_told(project: Path) -> None:
    images = project / "docs" / "images"
    images.mkdir(parents=True)
    for path in (project / "docs" / "old.md", images / "old.png", images / "two_texts.png"):
        path.write_bytes(b"")
    problems = made(project).problems
    assert [Path(problem.place.file).name for problem in problems] == ["old.png", "old.md"]
    assert {problem.remedy for problem in problems} == {"delete it"}


def test_two_runs_give_the_same_pages(project: Path) -> None:
    made(project)
    first = {path.name: path.read_bytes() for path in (project / "docs").glob("*.md")}
    made(project)
    assert first == {path.name: path.read_bytes() for path in (project / "docs").glob("*.md")}


def test_an_example_ends_before_the_comment_of_the_next() -> None:
    lines = ["figures:", "  # One.", "  a: 1", "", "  # Two.", "  b:", "    c: 1"]
    assert list(gallery._examples(lines, {"a": 3, "b": 6})) == [
        Example("a", "One.", "a: 1"), Example("b", "Two.", "b:\n  c: 1")]  # fmt: skip


@pytest.mark.libreoffice
@pytest.mark.usefixtures("needs_libreoffice")
def test_pictures_are_small_and_show_the_figure_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    from reportgen.libreoffice.program import find_soffice

    monkeypatch.setattr(gallery, "find_soffice", find_soffice)
    result = made(project)
    assert result.pictures
    picture = project / "docs" / "images" / "two_texts.png"
    with Image.open(picture) as opened:
        assert 800 <= opened.width <= 960 and opened.height < 200
    assert picture.stat().st_size < 60_000


def test_every_kind_of_figure_has_its_page_in_the_docs() -> None:
    names = {model.__module__.rpartition(".")[2] for model in FIGURES}
    pages = {path.stem for path in (ROOT / "docs" / "figures").glob("*.md")} - {"README"}
    assert pages == names
