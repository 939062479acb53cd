"""What was taken out of a file, told in words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Taken:
    """Counts what is taken out; ``left`` tells what could not be, which a person must look at."""

    counts: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def add(self, what: str, number: int = 1) -> None:
        """``what`` is a noun in the plural: ``comments``."""
        if number:
            self.counts[what] = self.counts.get(what, 0) + number

    def include(self, other: Taken, of: str) -> None:
        """What was taken out of a file within the file."""
        for what, number in other.counts.items():
            self.add(f"{what} {of}", number)
        self.left += [f"{what} {of}" for what in other.left]

    def told(self) -> tuple[str, ...]:
        return tuple(f"{what} ({number})" for what, number in sorted(self.counts.items()))
