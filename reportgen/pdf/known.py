"""What was found out about a source before, kept by its content, so that it is not found out again."""

from __future__ import annotations

import json
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_VERSION = 1  # to be raised whenever the same content would give something else


@dataclass(frozen=True, slots=True)
class Known:
    """The findings of one file; ``kept`` are those of all files, as text by a key."""

    kept: MutableMapping[str, str] = field(default_factory=dict)
    digest: str = ""

    @classmethod
    def of(cls, path: Path, kept: MutableMapping[str, str]) -> Known:
        import hashlib

        with path.open("rb") as file:
            return cls(kept, hashlib.file_digest(file, "sha256").hexdigest())

    def recall(self, what: str, find: Callable[[], Any]) -> Any:
        """What is kept under this name, as JSON gives it back; else what ``find`` gives, which is kept."""
        key = f"{what}:{_VERSION}:{self.digest}"
        if key not in self.kept:
            self.kept[key] = json.dumps(find())
        return json.loads(self.kept[key])
