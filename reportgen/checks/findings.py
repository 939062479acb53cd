"""What a check found: the rule, how grave it is, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.errors import Place

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """``place`` is the spec; ``what`` says the part of the paper."""

    rule: str
    level: Level
    place: Place
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        text = f"{self.place}: {self.level} {self.rule}: {self.what}"
        return f"{text}; {self.remedy}" if self.remedy else text
