"""The folder for the council's agenda system: each item's PDF and Office files, and what they are, as JSON."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

SCHEMA = 1  # told in the JSON; a change that readers must know of raises it
MEETING = "meeting.json"
ITEM = "item.json"
_LONGEST = 60
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
}


@dataclass(frozen=True, slots=True)
class FeedPaper:
    """A paper of an item. ``files`` by their endings without the dot; ``exempt``: paragraphs of Schedule 12A."""

    title: str
    label: str = ""
    pages: tuple[int, int] | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    exempt: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of business; ``pdf`` is cut from the pack, with its page numbers."""

    number: int
    title: str
    papers: tuple[FeedPaper, ...] = ()
    pages: tuple[int, int] | None = None
    pdf: bytes | None = None
    verbal: bool = False
    exempt: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A meeting with its items as they are published; ``files`` are those of the meeting: the pack, the calendar."""

    board: str
    day: date
    items: tuple[FeedItem, ...]
    time: str = ""
    venue: str = ""
    published: date | None = None
    edition: Literal["public", "exempt"] = "public"
    supplement: int = 0
    files: Mapping[str, bytes] = field(default_factory=dict)


def feed_files(feed: Feed) -> dict[str, bytes]:
    """The files of the folder by their paths in it, the same for the same feed.

    In the public edition an exempt paper is told by its label and its paragraphs of Schedule 12A, whatever is given.
    """
    written: dict[str, bytes] = dict(feed.files)
    items = []
    for item in feed.items:
        folder = f"{item.number:02}-{slug(item.title)}"
        said = _item(item, folder, written, public=feed.edition == "public")
        written[f"{folder}/{ITEM}"] = _json({"schema": SCHEMA, **said})
        items.append({**said, "folder": folder})
    written[MEETING] = _json({
        "schema": SCHEMA,
        "board": feed.board,
        "date": feed.day.isoformat(),
        "time": feed.time or None,
        "venue": feed.venue or None,
        "published": feed.published.isoformat() if feed.published else None,
        "edition": feed.edition,
        "supplement": feed.supplement,
        "files": [_file(name, data) for name, data in sorted(feed.files.items())],
        "items": items,
    })
    return {name: written[name] for name in sorted(written)}


def _item(item: FeedItem, folder: str, written: dict[str, bytes], *, public: bool) -> dict[str, object]:
    papers = []
    for number, paper in enumerate(item.papers, 1):
        withheld = public and bool(paper.exempt or item.exempt)
        files = {} if withheld else paper.files
        name = "-".join(filter(None, [f"{item.number:02}-{number}", slug(paper.label), slug(paper.title)]))
        own = {f"{folder}/{_cut(name)}.{ending.lower()}": data for ending, data in sorted(files.items())}
        written |= own
        papers.append({
            "title": None if withheld else paper.title,
            "label": paper.label or None,
            "pages": _pages(paper.pages),
            "exempt": sorted(set(paper.exempt or item.exempt)),
            "published": not withheld,
            "files": [_file(path, data) for path, data in own.items()],
        })
    pdf = None
    if item.pdf is not None:
        path = f"{folder}/{folder}.pdf"
        written[path] = item.pdf
        pdf = _file(path, item.pdf)
    return {
        "number": item.number,
        "title": item.title,
        "verbal": item.verbal,
        "pages": _pages(item.pages),
        "exempt": sorted({*item.exempt, *(one for paper in item.papers for one in paper.exempt)}),
        "pdf": pdf,
        "papers": papers,
    }


def _pages(pages: tuple[int, int] | None) -> dict[str, int] | None:
    return {"first": pages[0], "last": pages[1]} if pages else None


def _file(path: str, data: bytes) -> dict[str, object]:
    kind = _TYPES.get(path.rpartition(".")[2], "application/octet-stream")
    return {"path": path, "type": kind, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def slug(text: str) -> str:
    """A part of a file's name: small letters, digits and hyphens, of which no path can be made."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().replace("&", " and ")
    return _cut("-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))))


def _cut(name: str) -> str:
    """At a word, where there is one."""
    if len(name) <= _LONGEST:
        return name
    return name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
