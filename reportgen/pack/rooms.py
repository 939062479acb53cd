"""Where stamps and page numbers found room: kept between runs, so that pages are not looked at again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.output import put


@dataclass(slots=True)
class Rooms:
    """What the binder found out about PDFs, by their content; a file that is damaged is as good as none."""

    path: Path
    known: dict[str, str] = field(init=False)
    _before: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.known = self._read()
        self._before = dict(self.known)

    def _read(self) -> dict[str, str]:
        try:
            content = json.loads(self.path.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(content, dict):
            return {}
        return {key: value for key, value in content.items() if isinstance(value, str)}

    def save(self) -> None:
        if self.known != self._before:
            put(json.dumps(self.known, sort_keys=True).encode(), self.path)
