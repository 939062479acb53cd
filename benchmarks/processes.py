"""Whole processes: how long they take and how much memory they hold at their peak."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

_KILOBYTES = 1 if sys.platform == "linux" else 1 / 1024  # macOS gives the peak in bytes


@dataclass(frozen=True, slots=True)
class Finished:
    """``seconds`` from start to end, ``peak`` in MB, and what the process printed."""

    seconds: float
    peak: float
    printed: str


def finish(command: Sequence[str]) -> Finished:
    """Run a command to its end. Raises ``RuntimeError`` with what it said if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        flags = os.O_CREAT | os.O_WRONLY | os.O_APPEND
        actions = [(os.POSIX_SPAWN_OPEN, stream, str(said), flags, 0o600) for stream in (1, 2)]
        started = perf_counter()
        process = os.posix_spawnp(command[0], list(command), os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        seconds = perf_counter() - started
        printed = said.read_text(encoding="utf-8")
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{' '.join(command)}\n{printed}")
    return Finished(seconds, usage.ru_maxrss * _KILOBYTES / 1024, printed)


def median_process(command: Sequence[str], times: int) -> Finished:
    """The medians of some runs, after one that fills the disk's cache."""
    finish(command)
    runs = [finish(command) for _ in range(times)]
    return Finished(median(run.seconds for run in runs), median(run.peak for run in runs), runs[-1].printed)
