"""Sources in words: each dataset once, with its release and, if it is made up, a mark."""

from __future__ import annotations

from reportgen.measures.facts import Fact, Origin, Unit
from reportgen.wording.sources import origins, source_line
from reportgen.wording.text import plain
from tests.houses import barnet


def fact(*found: Origin) -> Fact:
    return Fact("burglary", 3, Unit.COUNT, "burglary", "Burglary", "barnet", "Barnet", origins=found)


def origin(dataset: str = "crime", rows: int = 4, status: str = "final", release: str = "December 2023") -> Origin:
    return Origin(
        dataset,
        "Recorded crime",
        "Metropolitan Police",
        release,
        status,
        rows,
        "SELECT",
        url="https://example.gov.uk/crime",
    )


def test_a_dataset_is_named_once_however_many_facts_come_from_it() -> None:
    assert [one.dataset for one in origins([fact(origin(rows=4)), fact(origin(rows=9))])] == ["crime"]


def test_the_line_names_title_source_and_release_with_its_link() -> None:
    line = source_line([fact(origin())], barnet())
    assert plain(line) == "Source: Recorded crime, Metropolitan Police, December 2023 release."
    assert [run.link for run in line if run.link] == ["https://example.gov.uk/crime"]


def test_a_release_that_says_so_is_not_called_release_twice() -> None:
    line = source_line([fact(origin(release="First release 2024"))], barnet())
    assert plain(line) == "Source: Recorded crime, Metropolitan Police, First release 2024."


def test_two_sources_are_parted() -> None:
    line = source_line([fact(origin(), origin("people", release="November 2023"))], barnet())
    assert plain(line).count("; ") == 1


def test_two_datasets_of_one_table_are_one_source() -> None:
    line = source_line([fact(origin(), origin("again"))], barnet())
    assert plain(line) == "Source: Recorded crime, Metropolitan Police, December 2023 release."


def test_made_up_data_are_marked_in_bold() -> None:
    line = source_line([fact(origin(status="illustrative"))], barnet(illustrative_note="Made up."))
    assert plain(line).endswith("release. Made up.")
    assert line[-1].bold


def test_without_facts_there_is_no_source() -> None:
    assert source_line([], barnet()) == ()
