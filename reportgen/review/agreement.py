"""Rules over all papers of a meeting: that they agree with its agenda and with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.checks.findings import Finding
from reportgen.checks.found import Found
from reportgen.checks.rules import Rule
from reportgen.errors import Place
from reportgen.review.edits import edited_numbers
from reportgen.review.model import Reviewed, shortened
from reportgen.spec.meeting import Meeting

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)}),?\s+(\d{{4}})\b", re.IGNORECASE)
_NO_MEETING = re.compile(r"publish|version|updated|printed|issued|created|deadline|data (?:to|up)", re.IGNORECASE)
_BODY = re.compile(r"\b(?:Board|Committee|Panel|Forum|Cabinet)\b")
_DATE_LABEL = re.compile(r"\b(?:date|meeting)\b", re.IGNORECASE)
_LABEL = re.compile(r"\b(appendix|annex|enclosure|attachment)\s+([A-Z]|\d+)\b", re.IGNORECASE)
_NOTHING = {"", "none", "n/a", "not applicable", "nil", "-", "no"}
# Business that is done at the meeting, without a paper and without being called verbal.
_BUSINESS = re.compile(
    r"apolog|absence|declaration|interest|welcome|introduction|urgent|any other|public question|deputation|matters "
    r"arising|next meeting|exclusion of|late items|chair'?s? (?:announcement|report)|membership|appointment",
    re.IGNORECASE,
)
_OWN_TITLES = re.compile(r"\b(?:minutes|forward (?:work )?(?:plan|programme))\b")  # the house names such papers
_MOST_WORDS_BESIDE_A_DATE = 8
_LEAST_WORDS_OF_A_TWIN = 40


@dataclass(frozen=True, slots=True)
class MeetingPaper:
    """A paper of an item. ``place`` is where meeting.yaml names it; ``title`` is what its own title should be, that of
    the item unless the meeting gives it one. ``first`` says that it is the item's report, no appendix. ``built`` is
    what its spec makes now, where an edited file takes its place."""

    item: int
    title: str
    file: Reviewed
    place: Place
    label: str = ""
    first: bool = True
    built: Reviewed | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """All papers of a meeting that are bound, in order; ``supplement``: the number of the pack, 0 for the main one."""

    meeting: Meeting
    papers: tuple[MeetingPaper, ...]
    supplement: int = 0


def check_together(together: Together) -> tuple[Finding, ...]:
    """What the rules find, each at the place of its paper, or where meeting.yaml names the item."""
    found = (
        Finding(rule.id, rule.level, one.place, one.what, one.remedy)
        for rule in MEETING_RULES
        for one in rule.find(together)
    )
    return tuple(dict.fromkeys(found))


def agenda_title(together: Together) -> Iterator[Found]:
    """The agenda, the file's properties, its front table and its first slide: all say the same."""
    for paper in together.papers:
        file = paper.file
        if not paper.first or file.format not in ("docx", "pptx") or _OWN_TITLES.search(_plain(file.title)):
            continue
        other = [f"{where} '{shortened(said, 80)}'" for where, said in _titles(file)
                 if _plain(said) != _plain(paper.title)]  # fmt: skip
        if other:
            what = f"the agenda calls it '{paper.title}'; {' and '.join(other)}"
            yield Found(what, "give all of them one title", paper.place)


def _titles(file: Reviewed) -> Iterator[tuple[str, str]]:
    if file.title:
        yield "its properties say", file.title
    for label, said in file.front:
        if _plain(label) == "title" and said.strip():
            yield "its front table says", said
    if file.slides and file.slides[0].title:
        yield "its first slide says", file.slides[0].title


def _plain(title: str) -> str:
    """Without case, punctuation and kinds of dashes."""
    return " ".join(re.sub(r"[^\w]+", " ", title.casefold().replace("&", " and ")).split())


def dates_in(text: str) -> tuple[date, ...]:
    """The days that a text names in full: 24 November 2023, 24th november, 2023."""
    found = []
    for day, month, year in _DATE.findall(text):
        try:
            found.append(date(int(year), _MONTHS.index(month.title()) + 1, int(day)))
        except ValueError:  # 31 November
            continue
    return tuple(found)


def meeting_date(together: Together) -> Iterator[Found]:
    """Minutes are those of another meeting, and name its day."""
    day = together.meeting.date
    for paper in together.papers:
        file = paper.file
        if file.format not in ("docx", "pptx") or "minutes" in _plain(f"{file.title} {paper.title}").split():
            continue
        named = {one for text in _naming(file) for one in dates_in(text)}
        said = _said(day)
        if named and day not in named:
            other = " and ".join(_said(one) for one in sorted(named))
            what = f"it says that its meeting is on {other}; this one is on {said}"
            yield Found(what, "change the date in its header, front table, first slide and properties", paper.place)
        elif not named and not any(day in dates_in(one.text) for one in file.paragraphs) and paper.first:
            yield Found(f"it does not name the day of the meeting, {said}", "put it into its header", paper.place)


def _naming(file: Reviewed) -> Iterator[str]:
    """The texts that say which meeting a paper is for."""
    yield file.subject
    yield from (said for label, said in file.front if _DATE_LABEL.search(label))
    for one in file.paragraphs:
        if one.region != "header" and not (file.slides and one.region == "front"):
            continue
        rest = _DATE.sub("", one.text)
        if len(rest.split()) <= _MOST_WORDS_BESIDE_A_DATE and not _NO_MEETING.search(rest):
            yield one.text


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def board(together: Together) -> Iterator[Found]:
    """Headers that name a board or committee, and another one than this."""
    wanted = _plain(together.meeting.board)
    for paper in together.papers:
        headers = [one.text for one in paper.file.paragraphs if one.region == "header" and _BODY.search(one.text)]
        if headers and not any(wanted in _plain(one) for one in headers):
            what = f"its header says '{shortened(headers[0], 80)}', and the meeting is of the {together.meeting.board}"
            yield Found(what, "change its header", paper.place)


def enclosures(together: Together) -> Iterator[Found]:
    """What the front table says is enclosed, against what the item has beside the report."""
    for paper in together.papers:
        said = next((said for label, said in paper.file.front if _plain(label) in ("enclosures", "appendices")), None)
        if said is None or not paper.first:
            continue
        beside = [one for one in together.papers if one.item == paper.item and one is not paper]
        named = {_label(*one) for one in _LABEL.findall(said)}
        attached = {_label(*one) for other in beside for one in _LABEL.findall(other.label)}
        none = said.strip().casefold().rstrip(".") in _NOTHING
        for label in sorted(named - attached):
            what = f"its front table names {label}, which the item does not have"
            yield Found(what, f"send it in, with `label: {label}` in the meeting's file", paper.place)
        for label in sorted(attached - named):
            yield Found(f"its front table does not name {label}", "add it to the row Enclosures", paper.place)
        if not none and not named and not beside:
            what = f"its front table names '{shortened(said)}' as enclosed, and the item has no other paper"
            yield Found(what, "send it in, or write None", paper.place)


def _label(noun: str, letter: str) -> str:
    return f"{noun.capitalize()} {letter.upper()}"


def missing_paper(together: Together) -> Iterator[Found]:
    if together.supplement:
        return  # it has some papers, of some items
    for index, item in enumerate(together.meeting.items):
        if not (item.papers or item.verbal or _BUSINESS.search(item.title)):
            what = f"item {index + 1}, '{item.title}', has no paper, and is not called verbal"
            remedy = "name its papers, or say `verbal: true`"
            yield Found(what, remedy, together.meeting.place("items", index))


def duplicate_paper(together: Together) -> Iterator[Found]:
    files: dict[str, MeetingPaper] = {}
    texts: dict[str, MeetingPaper] = {}
    for paper in together.papers:
        text = _text(paper.file)
        long = text.count(" ") >= _LEAST_WORDS_OF_A_TWIN
        same = files.setdefault(paper.file.digest, paper)
        twin = same if same is not paper or not long else texts.setdefault(text, paper)
        if twin is not paper:
            what = f"it is the {'same file' if twin is same else 'same text'} as '{twin.file.name}' of item {twin.item}"
            yield Found(what, "take one of them out, or name the right file", paper.place)


def _text(file: Reviewed) -> str:
    return _plain(" ".join(one.text for one in file.body))


def edited_number(together: Together) -> Iterator[Found]:
    for paper in together.papers:
        if paper.built is not None:
            for one in edited_numbers(paper.file, paper.built):
                yield Found(one.what, one.remedy, paper.place)


MEETING_RULES: Sequence[Rule[Together]] = (
    Rule("duplicate-paper", "error", "one paper in two places", "one of them should be another", duplicate_paper),
    Rule("missing-paper", "warning", "an item without papers that is not called verbal",
         "members are asked to decide on nothing", missing_paper),
    Rule("agenda-title", "warning", "a title on the agenda, in a front table or in a file's properties that is another",
         "readers look for papers by the titles on the agenda", agenda_title),
    Rule("meeting-date", "warning", "a paper that names another meeting's day, or no day",
         "papers are copied from meeting to meeting", meeting_date),
    Rule("board", "warning", "a header that names another board", "papers are taken from other boards", board),
    Rule("enclosures", "warning", "enclosures that are named and not there, or there and not named",
         "readers look for what they are promised", enclosures),
    Rule("edited-number", "warning", "a sentence or row of an edited paper with another number than its spec gives",
         "a number that was typed cannot be traced", edited_number),
)  # fmt: skip
