"""The folder for the agenda system: names that are safe, JSON that is true, nothing of exempt papers."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.publish.feed import Feed, FeedItem, FeedPaper, feed_files, slug

PAPERS = (
    FeedPaper("Quarterly report", pages=(11, 14), files={"docx": b"word"}),
    FeedPaper("Slides", "Appendix A", (15, 20), {"pptx": b"slides", "PDF": b"pdf of slides"}),
)
UPDATES = FeedItem(7, "Quarterly Performance Updates", PAPERS, (11, 20), b"%PDF item")
CONTRACT = FeedItem(
    16,
    "Award of a contract",
    (FeedPaper("Bid of Acme Lighting Ltd", "Report", (41, 44), {"docx": b"secret"}, exempt=(3,)),),
    (41, 44),
    b"%PDF placeholder",
)
FEED = Feed("Safety Board", date(2023, 11, 24), (UPDATES,), "10:00", "Town Hall", date(2023, 11, 16),
            files={"board-pack.pdf": b"%PDF pack"})  # fmt: skip


def test_each_item_has_a_folder_with_its_files() -> None:
    folder = "07-quarterly-performance-updates"
    assert list(feed_files(FEED)) == [
        f"{folder}/07-1-quarterly-report.docx",
        f"{folder}/07-2-appendix-a-slides.pdf",
        f"{folder}/07-2-appendix-a-slides.pptx",
        f"{folder}/{folder}.pdf",
        f"{folder}/item.json",
        "board-pack.pdf",
        "meeting.json",
    ]


def test_the_json_of_a_meeting_tells_each_file_with_its_digest() -> None:
    files = feed_files(FEED)
    told = json.loads(files["meeting.json"])
    assert {key: told[key] for key in ("schema", "board", "date", "time", "venue", "published", "edition")} == {
        "schema": 1, "board": "Safety Board", "date": "2023-11-24", "time": "10:00", "venue": "Town Hall",
        "published": "2023-11-16", "edition": "public"}  # fmt: skip
    (item,) = told["items"]
    assert (item["number"], item["pages"], item["exempt"]) == (7, {"first": 11, "last": 20}, [])
    listed = [item["pdf"], *told["files"], *(file for paper in item["papers"] for file in paper["files"])]
    assert {one["path"] for one in listed} == {name for name in files if not name.endswith(".json")}
    for one in listed:
        assert one["sha256"] == hashlib.sha256(files[one["path"]]).hexdigest()
        assert one["bytes"] == len(files[one["path"]])
    own = json.loads(files["07-quarterly-performance-updates/item.json"])
    assert {**own, "folder": "07-quarterly-performance-updates"} == {"schema": 1, **item}


def test_an_exempt_paper_is_told_by_its_paragraph_alone_whatever_is_given() -> None:
    files = feed_files(replace(FEED, items=(CONTRACT,)))
    (item,) = json.loads(files["meeting.json"])["items"]
    assert item["papers"] == [
        {"title": None, "label": "Report", "pages": {"first": 41, "last": 44}, "exempt": [3], "published": False,
         "files": []}]  # fmt: skip
    assert item["exempt"] == [3]
    everything = b"".join([*files.values(), *(name.encode() for name in files)]).lower()
    assert b"acme" not in everything
    assert b"secret" not in everything


def test_the_exempt_edition_holds_the_exempt_papers() -> None:
    files = feed_files(replace(FEED, items=(CONTRACT,), edition="exempt"))
    assert files["16-award-of-a-contract/16-1-report-bid-of-acme-lighting-ltd.docx"] == b"secret"


def test_a_verbal_item_has_no_files() -> None:
    files = feed_files(replace(FEED, items=(FeedItem(1, "Welcome", verbal=True),), files={}))
    assert list(files) == ["01-welcome/item.json", "meeting.json"]
    assert json.loads(files["01-welcome/item.json"])["pdf"] is None


@pytest.mark.parametrize(("title", "name"), [
    ("../../etc/passwd", "etc-passwd"),
    ("Q1 & Q2: Children's café", "q1-and-q2-childrens-cafe"),
    ("CON", "con"),  # a name that Windows keeps for itself: it stands behind a number
    ("会議", ""),
    ("one two " * 20, "one-two-one-two-one-two-one-two-one-two-one-two-one-two-one"),  # at most 60, at a word
    ("x" * 99, "x" * 60),
])  # fmt: skip
def test_titles_become_names_that_lead_nowhere_else(title: str, name: str) -> None:
    assert slug(title) == name


@given(st.text(), st.text(), st.text())
def test_no_title_leads_out_of_the_folder(title: str, label: str, paper: str) -> None:
    item = FeedItem(3, title, (FeedPaper(paper, label, files={"docx": b""}),))
    for name in feed_files(replace(FEED, items=(item,))):
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert all(len(part) < 80 and part.isascii() for part in path.parts)
