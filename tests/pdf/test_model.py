"""Page numbers of the sources: as printed packs have them, whatever the papers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import UnplacedError
from reportgen.pdf.model import Extent, PageRange, address, paginate

_EXTENTS = st.lists(st.builds(Extent, st.integers(1, 60), st.just(True), st.integers(0, 80)), max_size=12)
_ODD = st.integers(0, 300).map(lambda number: 2 * number + 1)


def test_ranges_are_those_of_a_printed_pack() -> None:
    # The order of business of 23 July 2021: 1 - 4, 5 - 12, 13 - 18, 19 - 52, 53 - 60.
    counts = [4, 7, 6, 33, 8]

    found = paginate([Extent(count) for count in counts])

    assert [(one.first, one.last) for one in found] == [(1, 4), (5, 12), (13, 18), (19, 52), (53, 60)]
    assert [one.blanks for one in found] == [0, 1, 0, 1, 0]  # 7 and 33 pages are odd


def test_a_supplement_goes_on_from_the_pack() -> None:
    assert paginate([Extent(3), Extent(2)], 257) == (PageRange(257, 260, 1), PageRange(261, 262, 0))


def test_a_source_that_follows_on_has_no_blank_page_before_it() -> None:
    found = paginate([Extent(3), Extent(2, odd=False), Extent(1)])

    assert found == (PageRange(1, 3), PageRange(4, 6, 1), PageRange(7, 8, 1))


def test_a_page_that_stands_for_a_paper_keeps_its_numbers_and_fills_its_leaf() -> None:
    # Eleven pages are left out for one: numbers 5 to 15, and 16 for the blank page that such a paper would have.
    found = paginate([Extent(4), Extent(1, numbers=11), Extent(2)])

    assert found == (PageRange(1, 4), PageRange(5, 16, 1), PageRange(17, 18))


@pytest.mark.parametrize(("first", "better"), [(256, 257), (0, 1), (-3, 1)])
def test_papers_cannot_begin_on_the_back_of_a_leaf(first: int, better: int) -> None:
    with pytest.raises(UnplacedError, match=f"cannot be numbered from {first}") as error:
        paginate([Extent(1)], first)
    assert error.value.remedy == f"begin with page {better}"


def test_links_to_sources_are_addresses_that_lead_nowhere_on_the_web() -> None:
    assert address(3) == "https://pack.invalid/source/3"


@given(_EXTENTS, _ODD)
def test_every_paper_begins_on_an_odd_page_and_ends_on_an_even_one(extents: list[Extent], first: int) -> None:
    for one in paginate(extents, first):
        assert (one.first % 2, one.last % 2) == (1, 0)


@given(_EXTENTS, _ODD)
def test_ranges_follow_one_another_without_a_gap(extents: list[Extent], first: int) -> None:
    found = paginate(extents, first)

    assert [one.first for one in found] == [first, *(one.last + 1 for one in found)][: len(found)]


@given(_EXTENTS, _ODD)
def test_every_paper_and_its_blank_pages_fill_whole_leaves(extents: list[Extent], first: int) -> None:
    for extent, one in zip(extents, paginate(extents, first), strict=True):
        assert (extent.pages + one.blanks) % 2 == 0
        assert one.blanks in (0, 1)
        taken = one.last - one.first + 1
        assert taken - max(extent.pages, extent.numbers) in (0, 1)  # no more than one number for a blank page
