"""Papers that were built or read before: used again as long as no file that they were made from has changed."""

from __future__ import annotations

import hashlib
import json
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reportgen
from reportgen.building import Made
from reportgen.errors import Place, ReportError, UnplacedError
from reportgen.output import put
from reportgen.spec.yaml import shown

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from reportgen.publish.scrub import Scrubbed
    from reportgen.review.model import Reviewed

_NAMED = 32  # digits of a hash that stand in a name


@dataclass(frozen=True, slots=True)
class KeptPapers:
    """A folder with two files a paper, what was made and from which files as they were then; and with what was read."""

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
        told, data = self._paths(made.path)
        content = {
            "code": code_version(),
            "digest": hashlib.sha256(made.data).hexdigest(),
            "inputs": _stamps(made.inputs),
            "specs": _specs(made.searched),
            "made": _adapter().dump_python(replace(made, data=b""), mode="json"),
        }
        for path, written in ((data, made.data), (told, json.dumps(content).encode())):
            put(written, path)

    def read(self, file: Path, source: Path) -> Reviewed:
        """The file as it was read before, if it is the same; ``source`` is the spec it was made from, or itself."""
        from reportgen.review.read import read

        name = hashlib.sha256(f"{source.resolve()}\0{file.name}".encode()).hexdigest()[:_NAMED]
        kept = self.folder / f"{name}.read.json"
        with file.open("rb") as opened:
            same = f"{code_version()} {hashlib.file_digest(opened, 'sha256').hexdigest()}".encode()
        if before := _read_before(kept, same):
            return before
        found = read(file)
        put(same + b"\n" + _reviewed_adapter().dump_json(found, exclude_defaults=True), kept)
        return found

    def let_in(self, file: Path) -> Scrubbed:
        """A file that somebody edited or sent, as it may be published; as it was before, if it is the same.

        Raises ``ReportError`` if it may not be let in, or cannot be made fit to publish.
        """
        name = hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:_NAMED]
        told, data = self.folder / f"{name}.let-in.json", self.folder / f"{name}.let-in.bin"
        content = file.read_bytes()
        same = f"{code_version()} {hashlib.sha256(content).hexdigest()}"
        if before := _let_in_before(told, data, same):
            return before
        made = _let_in(file, content)
        put(made.data, data)
        digest = hashlib.sha256(made.data).hexdigest()
        put(json.dumps({"same": same, "digest": digest, "removed": made.removed, "left": made.left}).encode(), told)
        return made

    def _paths(self, spec: Path) -> tuple[Path, Path]:
        name = hashlib.sha256(str(spec.resolve()).encode()).hexdigest()[:_NAMED]
        return self.folder / f"{name}.json", self.folder / f"{name}.bin"


def _let_in(file: Path, content: bytes) -> Scrubbed:
    from reportgen.publish.scrub import scrub
    from reportgen.review.admission import refusals

    place = Place(shown(file))
    refused = [replace(one, place=place) for one in refusals(file)]
    if refused:
        raise ReportError(refused)
    try:
        return scrub(content, file.suffix.lower()[1:])  # type: ignore[arg-type]  # it was let in by its ending
    except UnplacedError as error:
        raise error.at(place) from error


def _let_in_before(told: Path, data: Path, same: str) -> Scrubbed | None:
    from reportgen.publish.scrub import Scrubbed

    try:
        kept, content = json.loads(told.read_bytes()), data.read_bytes()
        if kept["same"] != same or kept["digest"] != hashlib.sha256(content).hexdigest():
            return None
        return Scrubbed(content, tuple(kept["removed"]), tuple(kept["left"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # never let in, half written, or of another version


def _read_before(kept: Path, same: bytes) -> Reviewed | None:
    try:
        head, _, content = kept.read_bytes().partition(b"\n")
        return _reviewed_adapter().validate_json(content) if head == same else None
    except (OSError, ValueError):
        return None  # never read, or half written


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
    """Of all that makes papers: our own code, and what is installed beside it."""
    installed = Path(sysconfig.get_path("purelib"))
    stamps = _stamps([*sorted(Path(reportgen.__path__[0]).rglob("*.py")), installed])
    return hashlib.sha256(json.dumps(stamps).encode()).hexdigest()


@lru_cache(maxsize=1)
def _adapter() -> Any:
    """Dataclasses to and from plain values; the statements' types are needed by name."""
    from pydantic import TypeAdapter

    from reportgen.checks.meeting import Statements

    adapter = TypeAdapter(Made, config=None)
    adapter.rebuild(_types_namespace={"Statements": Statements, "Path": Path})
    return adapter


@lru_cache(maxsize=1)
def _reviewed_adapter() -> TypeAdapter[Reviewed]:
    from pydantic import TypeAdapter

    from reportgen.review.model import Reviewed

    return TypeAdapter(Reviewed)
