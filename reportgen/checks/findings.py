"""What a check found: the rule, how grave it is, where, and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from reportgen.errors import Place

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """``place`` is the spec; ``what`` says the part of the paper. ``allowed`` is why the paper may keep it."""

    rule: str
    level: Level
    place: Place
    what: str
    remedy: str = ""
    allowed: str = ""

    @property
    def grave(self) -> bool:
        """Whether the paper must not be written."""
        return self.level == "error" and not self.allowed

    def __str__(self) -> str:
        if self.allowed:
            return f"{self.place}: allowed {self.rule}: {self.what} ({self.allowed})"
        text = f"{self.place}: {self.level} {self.rule}: {self.what}"
        return f"{text}; {self.remedy}" if self.remedy else text


def findings_json(findings: Iterable[Finding]) -> str:
    return json.dumps([asdict(finding) for finding in findings], indent=2)
