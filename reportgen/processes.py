"""Work on several items at once, in processes that share nothing; results come in the order of the items."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from reportgen.errors import ReportError

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST = 4  # more processes wait for each other's memory and disk


def default_jobs(items: int) -> int:
    """One process for a paper or two, whose start would cost more than it saves."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 1 if items <= 2 else min(_MOST, cores, items)


def ordered(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """``work`` of each item. It and its results are pickled; what it raises is raised here.

    Raises ``ReportError`` if the system ends a process, as it does where memory runs out.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(min(jobs, len(items)), get_context(_start()), _depend_on_parent)
    try:
        for future in [pool.submit(work, item) for item in items]:
            yield future.result()
    except BrokenProcessPool as error:
        what = "a process that builds papers was ended from outside"
        raise ReportError.at("--jobs", what, "if memory is short, build with --jobs 1") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _start() -> str:
    """A fork starts at once, but must not be made where threads of DuckDB may hold locks."""
    return "fork" if sys.platform == "linux" and "duckdb" not in sys.modules else "spawn"


def _depend_on_parent() -> None:
    """The parent alone answers Ctrl+C, and ends its processes; one that was killed can do neither."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent is not None  # noqa: S101  # this runs in processes that were started by one
    parent.join()
    os._exit(1)
