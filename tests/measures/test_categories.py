"""Facts within categories: their order, their sums, what is unknown, and how quickly a large table is counted."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import UnplacedError
from reportgen.measures.book import FactBook
from reportgen.measures.categories import natural
from reportgen.periods import parse
from tests.work import calls_of

from .books import read_book

JUNE, JULY, BOTH = parse("June 2023"), parse("July 2023"), parse("June to July 2023")
HEAD = "month,area,incident,team,count\n"
CCTV = HEAD + (
    "2023-06,barnet,Theft,Police,5\n2023-06,barnet,Theft,Council,1\n2023-06,barnet,Drugs,Police,2\n"
    "2023-07,barnet,Theft,Police,4\n2023-07,barnet,Drugs,Police,3\n"
)
SPLIT = {"incident": "incident", "team": "team"}


def cctv(folder: Path, text: str = CCTV, **settings: object) -> FactBook:
    return read_book(folder, text, {"cctv": {"label": "Incidents"}}, **{"columns": SPLIT, **settings})


def test_a_count_may_be_held_to_a_category_and_tells_so(tmp_path: Path) -> None:
    fact = cctv(tmp_path, absent="zero").count("cctv", BOTH, "barnet", (("incident", "Theft"),))
    assert fact.value == 10  # 5 + 1 + 4
    assert fact.categories == (("incident", "Theft"),)
    assert (fact.id, fact.label) == ("cctv.barnet.incident=Theft.20230601-20230731", "Incidents (Theft)")
    assert [origin.rows for origin in fact.origins] == [3]


def test_several_categories_are_one_fact_in_whatever_order_they_are_named(tmp_path: Path) -> None:
    book = cctv(tmp_path, absent="zero")
    one = book.count("cctv", BOTH, "barnet", (("incident", "Theft"), ("team", "Police")))
    other = book.count("cctv", BOTH, "barnet", (("team", "Police"), ("incident", "Theft")))
    assert one == other
    assert one.value == 9  # 5 + 4


def test_a_category_without_a_row_is_zero_only_if_the_dataset_says_so(tmp_path: Path) -> None:
    within = (("incident", "Theft"), ("team", "Council"))
    assert cctv(tmp_path, absent="zero").count("cctv", JULY, "barnet", within).value == 0
    fact = cctv(tmp_path).count("cctv", JULY, "barnet", within)
    assert (fact.value, fact.missing) == (None, "there is no figure for July 2023")


def test_a_cell_without_a_number_leaves_its_own_count_and_the_whole_without_one(tmp_path: Path) -> None:
    book = cctv(tmp_path, HEAD + "2023-06,barnet,Theft,Police,5\n2023-06,barnet,Drugs,Police,\n")
    assert book.count("cctv", JUNE, "barnet", (("incident", "Theft"),)).value == 5
    assert book.count("cctv", JUNE, "barnet", (("incident", "Drugs"),)).value is None
    assert book.count("cctv", JUNE, "barnet").value is None  # 5 + what is not known


def test_a_category_that_is_not_there_is_told_with_what_was_meant(tmp_path: Path) -> None:
    book = cctv(tmp_path)
    with pytest.raises(UnplacedError, match=r"no incident 'Thefts'; did you mean 'Theft'\?"):
        book.count("cctv", JUNE, "barnet", (("incident", "Thefts"),))
    with pytest.raises(UnplacedError, match="the data of Incidents have no category 'incidents'; did you mean 'incid"):
        book.count("cctv", JUNE, "barnet", (("incidents", "Theft"),))
    with pytest.raises(UnplacedError, match="cannot be counted within two values of 'incident' at once"):
        book.count("cctv", JUNE, "barnet", (("incident", "Theft"), ("incident", "Drugs")))


def test_categories_stand_as_the_dataset_orders_them_and_the_rest_by_number_and_alphabet(tmp_path: Path) -> None:
    bands = ("10 to 14", "5 to 9", "Under 5", "85 and over", "15 to 19")
    text = HEAD + "".join(f"2023-06,barnet,{band},Police,1\n" for band in bands)
    book = cctv(tmp_path, text, orders={"incident": ["Under 5"]})
    assert book.categories("cctv", "incident") == ("Under 5", "5 to 9", "10 to 14", "15 to 19", "85 and over")


def test_a_measures_own_filter_orders_and_bounds_its_categories(tmp_path: Path) -> None:
    measures = {"listed": {"where": {"incident": ["Theft", "Drugs"]}}, "one": {"where": {"incident": "Drugs"}}}
    book = read_book(tmp_path, CCTV, measures, columns=SPLIT, orders={"incident": ["Drugs", "Theft"]})
    assert book.categories("listed", "incident") == ("Drugs", "Theft")
    assert book.categories("one", "incident") == ("Drugs",)
    assert read_book(tmp_path, CCTV, measures, columns=SPLIT).categories("listed", "incident") == ("Theft", "Drugs")


def test_the_order_of_a_dataset_brings_no_value_of_other_measures(tmp_path: Path) -> None:
    measures = {"council": {"where": {"team": "Council"}}}
    book = read_book(tmp_path, CCTV, measures, columns=SPLIT, orders={"incident": ["Drugs", "Theft"]})
    assert book.categories("council", "incident") == ("Theft",)  # the council recorded no drugs


def test_the_change_of_a_category_is_on_the_same_category_a_year_before(tmp_path: Path) -> None:
    months = [f"{2022 + index // 12}-{index % 12 + 1:02d}" for index in range(5, 18)]
    counts = [4, *[1] * 11, 6]
    text = HEAD + "".join(
        f"{month},barnet,Theft,Police,{count}\n{month},barnet,Drugs,Police,100\n"
        for month, count in zip(months, counts, strict=True)
    )
    book = cctv(tmp_path, text)
    now = book.count("cctv", JUNE, "barnet", (("incident", "Theft"),))
    change = book.change(now, book.previous(now))
    assert change.value == 50  # (6 - 4) / 4 x 100
    assert change.categories == (("incident", "Theft"),)


def test_a_category_is_part_of_the_whole_but_not_of_another_one(tmp_path: Path) -> None:
    book = cctv(tmp_path, absent="zero")
    theft, drugs = (book.count("cctv", JUNE, "barnet", (("incident", name),)) for name in ("Theft", "Drugs"))
    assert book.share_of(theft, book.count("cctv", JUNE, "barnet")).value == 75  # 6 of 8
    with pytest.raises(UnplacedError, match=r"Incidents \(Drugs\) is no part of Incidents \(Theft\)"):
        book.share_of(drugs, theft)


def test_counts_of_two_categories_are_not_compared_and_their_shares_are(tmp_path: Path) -> None:
    book = cctv(tmp_path, absent="zero")
    theft, drugs = (book.count("cctv", JUNE, "barnet", (("incident", name),)) for name in ("Theft", "Drugs"))
    with pytest.raises(UnplacedError, match=r"Incidents \(Theft\) and Incidents \(Drugs\) are not alike"):
        book.change(theft, drugs)
    whole = book.count("cctv", JUNE, "barnet")
    assert book.difference(book.share(theft, whole), book.share(drugs, whole)).value == 50  # 75 - 25


def test_odd_characters_of_a_value_are_escaped_in_the_id(tmp_path: Path) -> None:
    book = cctv(tmp_path, HEAD + "2023-06,barnet,A.B=(~ü),Police,1\n")
    fact = book.count("cctv", JUNE, "barnet", (("incident", "A.B=(~ü)"),))
    assert fact.id == "cctv.barnet.incident=A%2EB%3D%28%7E%C3%BC%29.20230601-20230630"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.integers(0, 99)), min_size=1))
def test_the_categories_add_up_to_the_whole(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[str, str, int]]
) -> None:
    cells = {(incident, team): count for incident, team, count in drawn}
    text = HEAD + "".join(f"2023-06,barnet,{incident},{team},{count}\n" for (incident, team), count in cells.items())
    book = cctv(tmp_path_factory.mktemp("drawn"), text, absent="zero")
    whole = book.count("cctv", JUNE, "barnet").value
    for column in ("incident", "team"):
        parts = [
            book.count("cctv", JUNE, "barnet", ((column, value),)).value for value in book.categories("cctv", column)
        ]
        assert sum(part for part in parts if part is not None) == whole == sum(cells.values())


def test_a_table_of_fifty_by_fifty_is_counted_with_little_work_for_each_cell(tmp_path: Path) -> None:
    text = HEAD + "".join(f"2023-06,barnet,i{row},t{column},1\n" for row in range(50) for column in range(50))
    book = cctv(tmp_path, text)
    book.counts("cctv", ("incident", "team"))  # the file is read
    counted: list[float | None] = []

    def count() -> None:
        for row, column in product(range(50), range(50)):
            counted.append(book.count("cctv", JUNE, "barnet", (("incident", f"i{row}"), ("team", f"t{column}"))).value)

    calls = calls_of(count)
    assert counted == [1] * 2500
    assert calls < 300 * 2500  # a filter of the frame for each cell would be some thousands


def test_texts_are_ordered_by_the_numbers_in_them() -> None:
    assert sorted(["b", "10", "9", "a2", "a10", "A1"], key=natural) == ["9", "10", "A1", "a2", "a10", "b"]
