"""Published numbers: shares, rates, money and scores as they stand, their intervals and marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportError, UnplacedError
from reportgen.measures.book import FactBook
from reportgen.measures.facts import Unit
from reportgen.periods import parse

from .books import read_book

JUNE, JULY = parse("June 2023"), parse("July 2023")
HEAD = "month,area,count\n"
NUMBERS = HEAD + "2022-06,barnet,40\n" + "".join(f"2022-{m:02d},barnet,1\n" for m in range(7, 13))
NUMBERS += "".join(f"2023-{m:02d},barnet,1\n" for m in range(1, 6)) + "2023-06,barnet,50.5\n2023-06,brent,7\n"


def given(folder: Path, text: str = NUMBERS, measure: dict[str, object] | None = None, **settings: object) -> FactBook:
    return read_book(folder, text, {"figure": {"unit": "share"} if measure is None else measure}, **settings)


@pytest.mark.parametrize(
    ("unit", "change", "changed"),
    [
        ("share", 10.5, Unit.POINTS),  # 50.5 - 40
        ("rate", 26.25, Unit.PERCENT_CHANGE),  # 10.5 / 40 x 100
        ("money", 26.25, Unit.PERCENT_CHANGE),
        ("score", 26.25, Unit.PERCENT_CHANGE),
        ("index", 26.25, Unit.PERCENT_CHANGE),
        ("mean", 26.25, Unit.PERCENT_CHANGE),
    ],
)
def test_a_given_number_keeps_its_unit_and_is_compared_by_it(
    tmp_path: Path, unit: str, change: float, changed: Unit
) -> None:
    book = given(tmp_path, measure={"unit": unit})
    fact = book.count("figure", JUNE, "barnet")
    assert (fact.value, fact.unit, fact.per) == (50.5, Unit(unit), 1000 if unit == "rate" else None)
    changed_by = book.change(fact, book.previous(fact))
    assert (changed_by.value, changed_by.unit) == (change, changed)


def test_money_is_added_up_and_shares_are_not(tmp_path: Path) -> None:
    both = parse("May to June 2023")
    assert given(tmp_path, measure={"unit": "money"}).count("figure", both, "barnet").value == 51.5  # 1 + 50.5
    with pytest.raises(UnplacedError, match="Figure is a share, which is not added up over 2 months May to June 2023"):
        given(tmp_path).count("figure", both, "barnet")
    with pytest.raises(UnplacedError, match="Figure is a rate, which is not added up over NW BCU; ask for one area"):
        given(tmp_path, measure={"unit": "rate"}).count("figure", JUNE, "bcu")


def test_a_given_number_is_one_row(tmp_path: Path) -> None:
    text = "month,area,question,count\n2023-06,barnet,Safe,40\n2023-06,barnet,Clean,60\n"
    book = given(tmp_path, text, columns={"question": "question"})
    with pytest.raises(UnplacedError, match="Figure has 2 rows for Barnet in June 2023, and its figure is one of them"):
        book.count("figure", JUNE, "barnet")
    assert book.count("figure", JUNE, "barnet", (("question", "Safe"),)).value == 40


def test_numbers_may_be_written_on_another_scale(tmp_path: Path) -> None:
    book = given(tmp_path, HEAD + "2023-06,barnet,0.35\n", {"unit": "share", "scale": 100})
    assert book.count("figure", JUNE, "barnet").value == pytest.approx(35)  # 0.35 x 100


def test_a_share_above_the_whole_is_told_before_anything_is_counted(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="Figure: a share of 104% is more than the whole, for barnet, June 2023"):
        given(tmp_path, HEAD + "2023-06,barnet,104\n").counts("figure")
    with pytest.raises(ReportError, match="a share of 3500% is more than the whole"):
        given(tmp_path, HEAD + "2023-06,barnet,35\n", {"unit": "share", "scale": 100}).counts("figure")


def test_amounts_and_scores_may_be_below_zero_counts_may_not(tmp_path: Path) -> None:
    text = HEAD + "2023-06,barnet,-3\n"
    assert given(tmp_path, text, {"unit": "money"}).count("figure", JUNE, "barnet").value == -3
    with pytest.raises(ReportError, match="negative count: -3"):
        given(tmp_path, text, {}).counts("figure")


def test_a_published_interval_goes_with_the_number_and_not_with_what_is_made_of_it(tmp_path: Path) -> None:
    text = "month,area,count,lower,upper\n2022-06,barnet,10,8,12\n2023-06,barnet,20,17.5,23\n2023-06,brent,9,,\n"
    text += "".join(f"{2022 + index // 12}-{index % 12 + 1:02d},barnet,1,1,1\n" for index in range(6, 17))
    book = given(tmp_path, text, {"unit": "rate"}, columns={"low": "lower", "high": "upper"})
    fact = book.count("figure", JUNE, "barnet")
    assert (fact.low, fact.high) == (17.5, 23)
    assert (book.count("figure", JUNE, "brent").low, book.count("figure", JUNE, "brent").high) == (None, None)
    change = book.change(fact, book.previous(fact))
    assert (change.low, change.high) == (None, None)


def test_an_interval_that_does_not_hold_its_number_is_told(tmp_path: Path) -> None:
    text = "month,area,count,lower,upper\n2023-06,barnet,20,21,23\n"
    with pytest.raises(ReportError, match="the interval 21 to 23 does not hold the value 20 for barnet, June 2023"):
        given(tmp_path, text, columns={"low": "lower", "high": "upper"}).counts("figure")
    with pytest.raises(ReportError, match="'about 4' in column 'lower'"):
        given(
            tmp_path,
            "month,area,count,lower,upper\n2023-06,barnet,20,about 4,23\n",
            columns={"low": "lower", "high": "upper"},
        ).counts("figure")
    with pytest.raises(ValueError, match="an interval has two ends"):
        given(tmp_path, columns={"low": "lower"})


@pytest.mark.parametrize(
    ("cell", "mark", "reason"),
    [
        ("-", "x", "the source gives no figure"),
        ("*", "c", "the source has suppressed the figure"),
        ("N/A", "z", "no figure is applicable"),
        ("999", "low", "the source gives no figure for so few"),
    ],
)
@pytest.mark.parametrize("absent", ["zero", "missing"])
def test_a_cell_may_say_why_it_has_no_number(tmp_path: Path, absent: str, cell: str, mark: str, reason: str) -> None:
    missing = {"-": "x", "*": "c", "n/a": "z", "999": "low"}
    text = HEAD + f"2023-05,barnet,3\n2023-06,barnet,{cell}\n2023-06,brent,4\n"
    book = given(tmp_path, text, {}, missing=missing, absent=absent)
    fact = book.count("figure", JUNE, "barnet")
    assert (fact.value, fact.mark, fact.missing) == (None, mark, reason)
    whole = book.count("figure", parse("May to June 2023"), "barnet")
    assert (whole.value, whole.mark) == (None, mark)  # 3 + what is not known
    assert book.count("figure", JUNE, "brent").value == 4
    assert book.required("figure", JUNE, "barnet").value is None  # its mark says why


def test_marks_of_rows_go_with_their_numbers_and_with_the_sum(tmp_path: Path) -> None:
    text = "month,area,flag,count\n2023-05,barnet,,3\n2023-06,barnet,P,4\n2023-07,barnet,[r],5\n2023-07,brent,Low,2\n"
    text += "2023-06,brent,,6\n2023-05,brent,revised,6\n"
    book = given(tmp_path, text, {}, columns={"mark": "flag"}, aliases={"mark": {"r": ["Revised"]}})
    marks = [book.count("figure", parse(month), "barnet").mark for month in ("May 2023", "June 2023", "July 2023")]
    assert marks == ["", "p", "r"]
    assert book.count("figure", parse("May 2023"), "brent").mark == "r"
    whole = book.count("figure", parse("May to July 2023"), "barnet")
    assert (whole.value, whole.mark) == (12, "p")  # 3 + 4 + 5; provisional outweighs revised
    low = book.count("figure", JULY, "brent")
    assert (low.value, low.mark) == (2, "low")
    assert book.count("figure", parse("June to July 2023"), "brent").mark == ""  # a sum of few need not be few


def test_a_row_marked_as_suppressed_gives_no_number_even_if_one_stands_there(tmp_path: Path) -> None:
    text = "month,area,flag,count\n2023-06,barnet,c,4\n2023-06,brent,,6\n"
    fact = given(tmp_path, text, {}, columns={"mark": "flag"}).count("figure", JUNE, "barnet")
    assert (fact.value, fact.mark) == (None, "c")


def test_an_unknown_mark_is_told(tmp_path: Path) -> None:
    text = "month,area,flag,count\n2023-06,barnet,q,4\n"
    with pytest.raises(ReportError, match=r"'q' in column 'flag' \(row 2\) is no mark; use p, r, c, low, x or z"):
        given(tmp_path, text, {}, columns={"mark": "flag"}).counts("figure")


# --- measures of two measures ----------------------------------------------------------------------------------

MEETINGS = "month,area,what,count\n" + "".join(
    f"{month},{area},{what},{count}\n"
    for month, area, what, count in (
        ("2023-06", "barnet", "referrals", 12),
        ("2023-06", "barnet", "starts", 6),
        ("2023-06", "barnet", "meetings", 4),
        ("2023-07", "barnet", "referrals", 8),
        ("2023-07", "barnet", "starts", 5),
        ("2023-07", "barnet", "meetings", 1),
    )
)
TWO = {
    **{what: {"where": {"what": what}, "noun": [what[:-1], what]} for what in ("referrals", "starts", "meetings")},
    "starting": {"of": {"part": "starts", "whole": "referrals"}, "polarity": "higher"},
    "discussed": {"of": {"part": "referrals", "whole": "meetings"}, "unit": "mean"},
    "per_hundred": {"of": {"part": "starts", "whole": "referrals"}, "unit": "rate", "per": 100},
    "wrong": {"of": {"part": "referrals", "whole": "starts"}},
}


def two(folder: Path) -> FactBook:
    return read_book(folder, MEETINGS, TWO, columns={"what": "what"})


def test_a_measure_of_two_is_reckoned_from_their_sums(tmp_path: Path) -> None:
    book, both = two(tmp_path), parse("June to July 2023")
    share = book.count("starting", both, "barnet")
    assert (share.value, share.unit) == (pytest.approx(55), Unit.SHARE)  # (6 + 5) / (12 + 8) x 100
    assert (share.id, share.label, share.polarity) == ("starting.barnet.20230601-20230731", "Starting", "higher")
    mean = book.count("discussed", both, "barnet")
    assert (mean.value, mean.unit, mean.noun[1]) == (4, Unit.MEAN, "referrals per meeting")  # 20 / 5
    rate = book.count("per_hundred", JUNE, "barnet")
    assert (rate.value, rate.unit, rate.per) == (50, Unit.RATE, 100)  # 6 / 12 x 100
    assert {one.rows for one in share.origins} == {4}


def test_the_change_of_a_measure_of_two_is_between_two_of_it(tmp_path: Path) -> None:
    book = two(tmp_path)
    now = book.count("starting", JULY, "barnet")
    points = book.change(now, book.preceding(now))
    assert (points.value, points.unit) == (12.5, Unit.POINTS)  # 5 / 8 x 100 - 6 / 12 x 100


def test_a_part_that_is_more_than_its_whole_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnplacedError, match="Referrals is more than Starts, and so no part of it"):
        two(tmp_path).count("wrong", JUNE, "barnet")


def test_what_was_computed_is_computed_anew_for_the_span_before(tmp_path: Path) -> None:
    book = two(tmp_path)
    part, whole = (book.count(name, JULY, "barnet") for name in ("starts", "referrals"))
    assert book.preceding(book.share(part, whole)).value == 50  # 6 of 12
    assert book.preceding(book.sum([part, part])).value == 12  # 6 + 6
    assert book.preceding(book.average([part, part])).value == 6
    assert book.preceding(book.remainder(book.sum([part, part]), [part])).value == 6  # 12 - 6
    assert book.preceding(book.per_unit(whole, part)).value == 2  # 12 / 6


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ({"of": None}, "the measure has no 'dataset'"),
        ({"dataset": "data", "of": {"part": "a", "whole": "b"}}, "both 'dataset' and 'of' are given"),
        ({"of": {"part": "a", "whole": "b"}, "where": {"x": "y"}}, "has no 'where'"),
        ({"of": {"part": "a", "whole": "b"}, "unit": "money"}, "a measure of two others is no money"),
        ({"unit": "share", "aggregate": "sum"}, "a share is not added up"),
    ],
)
def test_a_measure_is_of_one_kind(tmp_path: Path, measure: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        given(tmp_path, measure=measure)
