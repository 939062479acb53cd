"""Rules on figures: marks, captions, references and doubles that are none."""

from __future__ import annotations

from dataclasses import replace

from reportgen.checks.figures import captions, duplicates, unexplained_marks, unmentioned, unplaced, without_source
from reportgen.checks.paper import Paper, Settings
from reportgen.document.model import Deck, FigureBlock, Paragraph, Slide
from reportgen.errors import Place
from reportgen.figures.model import Cell, Chart, ChartType, Series, Table
from reportgen.wording.text import Run, words
from tests.checks.papers import META, PLACE, fact, paper, said, shown

FACTS = tuple(fact(1, month) for month in ("Jul 2023", "Aug 2023", "Sep 2023"))
CHART = Chart("trend", ChartType.COLUMN, ("Jul", "Aug", "Sep"), (Series("Burglary", (1, 1, 1), FACTS),), alt="x")
LINE = replace(CHART, id="line", type=ChartType.LINE)
MARKED = Table(
    "counts", ((Cell(words("A")), Cell(words("B"))),), ((Cell(words("Burglary")), Cell(words("[c]"))),), alt="x"
)


def report(*blocks: FigureBlock) -> Paper:
    return paper(blocks)


def block(figure: Chart | Table, caption: str, number: int) -> FigureBlock:
    return FigureBlock(figure, words(caption), "Fig", number, place=Place("paper.yaml", number))


def test_a_mark_is_explained_beside_its_figure() -> None:
    (found,) = unexplained_marks(shown(MARKED))
    assert (found.what, found.place) == ("Fig 1 shows [c], which nothing beside it explains", PLACE)
    assert not list(unexplained_marks(shown(MARKED, "[c] suppressed to protect numbers below 5.")))
    assert found.remedy == 'say beside it what the mark means, as in `notes: "[c] ..."`'
    assert list(unexplained_marks(shown(MARKED, "[x] not available.")))


def test_a_mark_in_a_text_is_explained_somewhere() -> None:
    (found,) = unexplained_marks(said("There were [c] of them."))
    assert found.what == "the text says [c], which nothing explains"
    assert not list(unexplained_marks(said("There were 3 [sic] of them, see [1].")))


def test_a_reference_to_a_figure_is_not_typed() -> None:
    (found,) = unmentioned(said("See Table 9 for details."))
    assert (found.what, found.place) == ("the text types 'Table 9'", PLACE)
    assert not list(unmentioned(said("See Table 9 of the census.")))
    assert not list(unmentioned(paper([Paragraph((Run("See "), Run("Table 9", ref="trend"), Run(".")))])))


def test_a_figure_of_the_paper_is_placed() -> None:
    (found,) = unplaced(said("x", settings=Settings(unplaced={"spare": PLACE})))
    assert (found.what, found.place) == ("the figure 'spare' is never placed, and so not checked", PLACE)


def test_captions_are_there_and_each_its_own() -> None:
    found = captions(report(block(CHART, "By month", 1), block(LINE, "by month ", 2), block(LINE, " ", 3)))
    assert [(one.what, one.place.line) for one in found] == [
        ("Fig 1 and Fig 2 have the same caption 'by month'", 2),
        ("Fig 3 has no caption", 3),
    ]


def test_a_figure_without_numbers_needs_no_source() -> None:
    assert not list(without_source(report(block(MARKED, "Statuses", 1))))
    assert [one.what for one in without_source(report(block(CHART, "Numbers", 1)))] == ["Fig 1 has no source"]


def test_two_charts_of_the_same_data_in_a_report() -> None:
    (found,) = duplicates(report(block(CHART, "One", 1), block(LINE, "Two", 2)))
    assert (found.what, found.place.line) == ("Fig 2 shows the same data as Fig 1", 2)
    fewer = replace(LINE, series=(Series("Burglary", (1, 1), FACTS[:2]),))
    assert not list(duplicates(report(block(CHART, "One", 1), block(fewer, "Two", 2))))


def test_a_slide_may_show_a_chart_again_beside_another_but_not_alone() -> None:
    other = replace(
        CHART, id="other", series=(Series("Theft", (1, 1, 1), tuple(replace(f, id=f"{f.id}2") for f in FACTS)),)
    )

    def deck(*slots: tuple[tuple[str, Chart], ...]) -> list[str]:
        slides = tuple(Slide("figure", f"Title {at}", content, number=at) for at, content in enumerate(slots, 1))
        return [one.what for one in duplicates(Paper.of(Deck("deck", "dashboard", META, slides), Settings()))]

    assert deck((("left", CHART),), (("left", LINE), ("right", other))) == []
    assert deck((("left", CHART),), (("left", LINE),)) == ["slide 2 'Title 2' shows the same data as slide 1 'Title 1'"]
