"""Work in several processes: results in order, what is raised is raised, and none is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from reportgen.errors import ReportError
from reportgen.processes import default_jobs, ordered
from tests.waiting import is_running, wait_for


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


PARENT = """
import os, sys, time
from pathlib import Path
from reportgen.processes import ordered

def work(number):
    Path(sys.argv[1], f"{number}.new").write_text(str(os.getpid()))
    Path(sys.argv[1], f"{number}.new").rename(Path(sys.argv[1], str(number)))

if __name__ == "__main__":
    for done in ordered(work, range(2), 2):
        time.sleep(60)
"""


def test_processes_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)])
    told = [tmp_path / "0", tmp_path / "1"]
    wait_for(lambda: all(path.exists() for path in told))
    parent.kill()
    parent.wait()
    for path in told:
        wait_for(lambda path=path: not is_running(int(path.read_text())))


@pytest.mark.parametrize(("items", "most"), [(1, 1), (2, 1), (3, 3), (100, 4)])
def test_a_paper_or_two_are_made_in_one_process(items: int, most: int) -> None:
    assert 1 <= default_jobs(items) <= most
