"""Rules on what texts say of numbers."""

from __future__ import annotations

import pytest

from reportgen.checks.paper import Paper, Settings
from reportgen.checks.wording import acronyms, direction_words, superlatives, typed_digits, unlike_comparisons
from reportgen.document.model import Claimed
from reportgen.errors import Place
from reportgen.measures.facts import Unit
from tests.checks.papers import PLACE, fact, said


def told(found: list[str], wanted: str) -> None:
    assert len(found) == (1 if wanted else 0), found
    assert not wanted or wanted in found[0]


@pytest.mark.parametrize(
    "words",
    [
        "In 2023, on 5 October 2023, from 2022/23 to 2023-24, since the 1990s and mid-2022.",
        "Under section 17 of the Crime and Disorder Act 1998, paragraphs 4 and 5, Part 2(a).",
        "Between 10:00 and 3pm, in the 12 months, over 24 hours, 24/7, a 3-year plan, 2 to 3 weeks.",
        "Q1 and Q2 2023/24, H1, COVID-19, the A41, NW4 4BQ, 3 Stapylton Road, 999.",
        "Children aged 10 to 17, under 18, 18 and over, 16-year-olds, the over 65s.",
        "Rates per 1,000 residents; shares that make 100 per cent, or 100%.",
        "1 Accommodation",
        "See slide 4, item 7, Fig 2 and Table 3; rank 1.",
        "It was {{ burglary[12 months].cases }}, as [told](https://example.org/2?3=45).",
        "Of the 32 boroughs, one.",
        "Over twelve months, ten boroughs, the twenty-first century, hundreds of cases, eighteen-year-olds.",
        "Twelve rolling months, three hundred and twelve days, Twenty is Plenty, aged thirteen, one hundred per cent.",
    ],
)
def test_digits_of_known_forms_may_be_typed(words: str) -> None:
    settings = Settings(typed=("32 boroughs",))
    assert list(typed_digits(said("x", typed=words, settings=settings))) == []


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("There were 412 burglaries.", "412"),
        ("It rose by 3.5%, to £1,200.", "3.5% and £1,200"),
        ("Over 200 cases, under 30 offences.", "200 and 30"),
        ("It fell to {{ burglary[year] }} from 500.", "500"),
        ("There were three hundred and twelve robberies.", "three hundred and twelve"),
        ("There were twenty-two robberies.", "twenty-two"),
    ],
)
def test_other_digits_are_told_at_their_text(words: str, digits: str) -> None:
    (found,) = typed_digits(said("x", typed=words))
    assert (found.what, found.place) == (f"the text types {digits}, which no fact stands behind", PLACE)


def test_the_house_may_type_what_it_likes() -> None:
    assert not list(typed_digits(said("x", typed="There are 412.", settings=Settings(house=PLACE.file))))


NOW, YEAR = fact(40, "Q2 2023/24"), fact(150, "2022/23")
BRENT = fact(50, "Q2 2023/24", area="brent", area_label="Brent")


@pytest.mark.parametrize(
    ("parts", "unlike"),
    [
        (
            (NOW, " cases, compared with ", YEAR, " a year before."),
            "in Q2 2023/24 with 2022/23, spans of unlike length",
        ),
        ((NOW, " in the quarter. In the year, ", YEAR), ""),  # two sentences
        ((NOW, " and ", YEAR), ""),  # not compared
        ((fact(200, "Q2 2023/24"), " against ", YEAR), ""),  # more in a shorter span
        ((NOW, ", fewer than ", BRENT), "Burglary in Barnet with that in Brent, which are not of one size"),
        ((NOW, ", fewer than ", fact(50, "Q2 2023/24", measure="theft", label="Theft")), ""),
        (
            (fact(4, unit=Unit.RATE, per=1000), " against ", fact(5, unit=Unit.RATE, per=100)),
            "per 1,000 with one per 100",
        ),
    ],
)
def test_a_sentence_compares_like_with_like(parts: tuple[str, ...], unlike: str) -> None:
    told([found.what for found in unlike_comparisons(said(*parts))], unlike)


def test_a_comparison_with_a_reason_is_let_pass() -> None:
    assert not list(
        unlike_comparisons(said(NOW, " against ", YEAR, settings=Settings(allowed={"periods": "Why not."})))
    )


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        (("The highest number was in Colindale.",), "highest"),
        (("Most incidents, ", NOW, ", were reported."), "Most"),
        (("The team does the most for those who need it.",), ""),  # of no number
        (("Among boroughs it is the highest, rank ", fact(1, unit=Unit.RANK), "."), ""),
        (("The greatest fall has rank one.",), ""),  # tells how ranks are read
        (("At most five will come.",), ""),
        (("Robbery doubled.",), "doubled"),
        (("The team doubled its efforts.",), ""),
        (("Nearly a quarter of burglaries were in Hendon.",), "Nearly a quarter of"),
        (("Nearly a quarter of burglaries (", fact(24, unit=Unit.SHARE), ") were in Hendon."), ""),
        (("It takes about a quarter of an hour, over two quarters of the financial year.",), ""),
        (("Barnet has the safest streets in London.",), "safest"),
        (("Barnet is the best borough.",), "best borough"),
        (("This is best practice, and best for all.",), ""),
    ],
)
def test_a_word_that_ranks_needs_a_claim_or_a_fact(parts: tuple[str, ...], word: str) -> None:
    told([found.what for found in superlatives(said(*parts))], f"'{word}'" if word else "")


def test_a_claim_stands_behind_its_word_and_a_ready_sentence_behind_itself() -> None:
    claims = (Claimed("The highest.", "highest", Place("a", 1)),)
    assert not list(superlatives(said("The highest.", claims=claims)))
    assert not list(superlatives(said("The highest were A and B.", typed="{{ wards.sentence }}")))


def test_what_was_put_in_order_stands_behind_its_word() -> None:
    share = fact(40, unit=Unit.SHARE)
    top = "The largest reasons were {{ food_bank[year].top(reason, 3) }}. "
    assert not list(superlatives(said("The largest reasons were A (", share, "). ", typed=top)))
    more = "The largest ward is B."
    other = said("The largest reasons were A (", share, f"). {more}", typed=top + more)
    assert len(list(superlatives(other))) == 2  # one of the two sentences has nothing behind it


def test_a_word_against_two_numbers() -> None:
    (found,) = direction_words(said("There was a decline, to ", fact(50), " from ", fact(45, "Sep 2022"), "."))
    assert found.what == "the text says 'decline' of 50 beside 45, which went the other way"


def test_a_word_against_its_number() -> None:
    fall = fact(-5.0, unit=Unit.PERCENT_CHANGE)
    (found,) = direction_words(said("Burglary rose by ", fall, "."))
    assert found.what == "the text says 'rose' beside -5, a change that went the other way"
    assert not list(direction_words(said("Burglary fell by ", fact(-5.0, unit=Unit.PERCENT_CHANGE), " or so.")))


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("The LMS was replaced, the LMS is new.", "LMS"),
        ("The system (LMS) was replaced. LMS is new.", ""),
        ("MARAC and MARACs met; the UK too.", ""),
        ("DO NOT COPY THIS PAGE", ""),
        ('=SUM(A1) and "@SUM(A1)"', ""),
    ],
)
def test_words_in_capitals_are_explained(words: str, unknown: str) -> None:
    settings = Settings(acronyms=frozenset({"MARAC"}), capitals=frozenset({"UK"}))
    told([found.what for found in acronyms(said(words, settings=settings))], unknown)


def test_an_acronym_of_the_paper_is_used() -> None:
    def found(words: str) -> list[str]:
        settings = Settings(acronyms=frozenset({"RFID"}), own_acronyms={"RFID": Place("paper.yaml", 3)})
        paper: Paper = said(words, settings=settings)
        return [f"{one.place}: {one.what}" for one in acronyms(paper)]

    assert found("RFID gates") == []
    assert found("Gates") == ["paper.yaml:3: the acronym RFID is defined and never used"]
