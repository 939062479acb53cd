"""What was published: the pages and the content of each paper of an issue, kept beside the pack.

Later issues say by it what is new, supplements number their pages on from it, and the next run guesses lengths by it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reportgen.errors import ReportError
from reportgen.spec.yaml import shown


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """``digest`` is that of the published file; ``count`` its pages without the blank one, also if it is withheld."""

    key: str
    item: str  # its title
    title: str
    digest: str
    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Record:
    """An issue of a pack: ``issue`` counts from 1, ``supplement`` is 0 for the main pack."""

    board: str
    date: str
    edition: str
    supplement: int
    issue: int
    first: int
    last: int
    front: int  # pages of the front sheet
    papers: tuple[PaperRecord, ...]
    files: dict[str, str] = field(default_factory=dict)  # digests of what was delivered, by path

    def counts(self) -> dict[str, int]:
        """Pages by the papers' keys, and those of the front sheet."""
        return {"front": self.front, **{paper.key: paper.count for paper in self.papers}}

    def as_json(self) -> bytes:
        return (json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n").encode()


def record_name(edition: str, supplement: int, issue: int) -> str:
    """``public.json``, ``public-supplement-1.json``, ``public-issue-2.json``."""
    parts = [edition, *([f"supplement-{supplement}"] if supplement else []), *([f"issue-{issue}"] if issue > 1 else [])]
    return f"{'-'.join(parts)}.json"


def read_record(folder: Path, edition: str, supplement: int, issue: int) -> Record | None:
    """The record of an issue; None if it was never made."""
    path = folder / record_name(edition, supplement, issue)
    if not path.is_file():
        return None
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
        papers = tuple(PaperRecord(**paper) for paper in content.pop("papers"))
        return Record(**content, papers=papers)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        what = f"this record of a published pack is damaged: {error}"
        raise ReportError.at(shown(path), what, "delete it and make that pack again") from error


def changes(old: Sequence[PaperRecord], new: Sequence[PaperRecord]) -> dict[str, str]:
    """What became of each item that is not as it was: ``added``, ``changed``, ``taken out``, by the item's title."""
    before = {paper.item for paper in old}
    known = {(paper.item, paper.digest) for paper in old}
    found: dict[str, str] = {}
    for paper in new:
        if paper.item not in before:
            found[paper.item] = "added"
        elif (paper.item, paper.digest) not in known:
            found[paper.item] = "changed"
    now, still = {(paper.item, paper.digest) for paper in new}, {paper.item for paper in new}
    for paper in old:
        if (paper.item, paper.digest) not in now:
            found.setdefault(paper.item, "changed" if paper.item in still else "taken out")
    return found
