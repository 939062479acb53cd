"""Work in several processes: results in order, what is raised is raised, and none is left behind."""

from __future__ import annotations

import os
from functools import partial

import pytest

from reportgen.errors import ReportError
from reportgen.processes import default_jobs, ordered


def slow_first(number: int) -> tuple[int, int]:
    from time import sleep

    sleep(0.2 if number == 0 else 0)
    return number, os.getpid()


def failing(number: int) -> int:
    if number == 1:
        raise ValueError("one")
    return number


def ended(number: int) -> int:
    os._exit(9)


def test_results_come_in_the_order_of_the_items_from_other_processes() -> None:
    made = list(ordered(slow_first, range(4), 2))
    assert [number for number, _ in made] == [0, 1, 2, 3]
    assert os.getpid() not in {process for _, process in made}


def test_what_a_process_raises_is_raised_here() -> None:
    found = ordered(partial(failing), range(3), 2)
    assert next(found) == 0
    with pytest.raises(ValueError, match="one"):
        next(found)


def test_a_process_that_was_ended_is_told() -> None:
    with pytest.raises(ReportError, match="was ended from outside; if memory is short, build with --jobs 1"):
        list(ordered(ended, range(2), 2))


@pytest.mark.parametrize(("items", "most"), [(1, 1), (2, 1), (3, 3), (100, 4)])
def test_a_paper_or_two_are_made_in_one_process(items: int, most: int) -> None:
    assert 1 <= default_jobs(items) <= most
