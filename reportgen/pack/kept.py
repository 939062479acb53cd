"""Papers of specs that were built before: used again as long as no file that they were made from has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import reportgen
from reportgen.building import Made

_NAMED = 32  # digits of a hash that stand in a name


@dataclass(frozen=True, slots=True)
class KeptPapers:
    """A folder with two files a paper: what was made, and from which files as they were then."""

    folder: Path

    def get(self, spec: Path) -> Made | None:
        """The paper as it was made before, if it would be made the same now."""
        told, data = self._paths(spec)
        try:
            kept: dict[str, Any] = json.loads(told.read_bytes())
            content = data.read_bytes()
            same = (
                kept["code"] == code_version()
                and kept["digest"] == hashlib.sha256(content).hexdigest()
                and kept["inputs"] == _stamps(map(Path, kept["inputs"]))
                and kept["specs"] == _specs(map(Path, kept["specs"]))
            )
            return replace(_adapter().validate_python(kept["made"]), data=content) if same else None
        except (OSError, ValueError, KeyError, TypeError):
            return None  # never made, half written, or of another version

    def keep(self, made: Made) -> None:
        if made.problems:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        told, data = self._paths(made.path)
        content = {
            "code": code_version(),
            "digest": hashlib.sha256(made.data).hexdigest(),
            "inputs": _stamps(made.inputs),
            "specs": _specs(made.searched),
            "made": _adapter().dump_python(replace(made, data=b""), mode="json"),
        }
        for path, written in ((data, made.data), (told, json.dumps(content).encode())):
            temporary = path.with_suffix(path.suffix + ".tmp")
            temporary.write_bytes(written)
            temporary.replace(path)

    def _paths(self, spec: Path) -> tuple[Path, Path]:
        name = hashlib.sha256(str(spec.resolve()).encode()).hexdigest()[:_NAMED]
        return self.folder / f"{name}.json", self.folder / f"{name}.bin"


def _stamps(files: Iterable[Path]) -> dict[str, list[int]]:
    """What changes when a file does."""
    found = {}
    for file in files:
        status = file.stat() if file.exists() else None
        found[str(file)] = [status.st_mtime_ns, status.st_size] if status else []
    return found


def _specs(folders: Iterable[Path]) -> dict[str, list[str]]:
    """The specs in folders: a new one may be that of another meeting, or change which small numbers are left out."""
    return {str(folder): sorted(map(str, folder.rglob("*.y*ml"))) for folder in folders}


@lru_cache(maxsize=1)
def code_version() -> str:
    """Of all that makes papers: our own code."""
    stamps = _stamps(sorted(Path(reportgen.__path__[0]).rglob("*.py")))
    return hashlib.sha256(json.dumps(stamps).encode()).hexdigest()


@lru_cache(maxsize=1)
def _adapter() -> Any:
    """Dataclasses to and from plain values; the statements' types are needed by name."""
    from pydantic import TypeAdapter

    from reportgen.checks.meeting import Statements

    adapter = TypeAdapter(Made, config=None)
    adapter.rebuild(_types_namespace={"Statements": Statements, "Path": Path})
    return adapter
