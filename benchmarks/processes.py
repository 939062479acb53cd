"""Whole processes: how long they take, and how much memory they hold at their peak."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Watched:
    """Processes below this one, as the system told of them last: processor seconds and peak in MB, by their names."""

    seen: dict[int, tuple[str, float, float]] = field(default_factory=dict)

    def seconds(self, name: str) -> float:
        return sum(seconds for found, seconds, _ in self.seen.values() if found == name)

    def peak(self, name: str) -> float:
        return max((peak for found, _, peak in self.seen.values() if found == name), default=0.0)

    def look(self) -> None:
        found: dict[int, tuple[int, str, float, float]] = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it has ended
                found[int(folder.name)] = _told(folder)
        for number, (parent, name, seconds, peak) in found.items():
            while parent not in (0, os.getpid()) and parent in found:
                parent = found[parent][0]
            if parent == os.getpid():
                self.seen[number] = name, seconds, max(peak, self.seen.get(number, ("", 0.0, 0.0))[2])


def _told(folder: Path) -> tuple[int, str, float, float]:
    """Of a process: the one that started it, its name, seconds and peak (proc(5))."""
    head, _, rest = (folder / "stat").read_text(encoding="utf-8").rpartition(")")
    values = rest.split()
    status = (folder / "status").read_text(encoding="utf-8").splitlines()
    peaks = [int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")]
    seconds = (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")
    return int(values[1]), head.partition("(")[2], seconds, max(peaks, default=0.0)


@contextmanager
def watched() -> Iterator[Watched]:
    """What processes need that are started below this one meanwhile; only Linux tells."""
    found, over = Watched(), threading.Event()

    def look() -> None:
        while not over.wait(0.1):
            found.look()

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()
