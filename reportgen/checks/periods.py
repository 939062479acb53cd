"""Rules on time in texts: spans that are not those of the numbers beside them, days that contradict the meeting's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from reportgen.checks.found import Found, in_passage
from reportgen.checks.paper import Paper
from reportgen.checks.sentences import FACT, Sentence, sentences
from reportgen.document.passages import Passage
from reportgen.figures.gantt import Gantt
from reportgen.figures.timeline import Timeline
from reportgen.measures.facts import Fact
from reportgen.periods import MONTH_NAMES, Period, PeriodError, parse
from reportgen.periods.period import month_index
from reportgen.wording.text import facts_in, plain

_NAME = "(?:" + "|".join(rf"{name}|{name[:3]}" for name in MONTH_NAMES) + "|Sept)"
_YEAR = r"(?:19|20)\d{2}"
_MONTH = rf"{_NAME} {_YEAR}"
_FINANCIAL = rf"{_YEAR}/(?:\d{{4}}|\d{{2}})"
_UNIT = r"(?:\d+|one|two|three|four|five|six|nine|twelve) (?:month|quarter|year)s?"

# --- Spans beside numbers --------------------------------------------------------------------------------------

_SPAN = re.compile(
    "|".join((
        rf"\b{_UNIT} (?:to|ending|ended|until) (?:the end of )?{_MONTH}\b",
        rf"\b{_NAME}(?: {_YEAR})? ?(?:to|-|–|until) ?{_MONTH}\b",
        rf"\bQ[1-4](?: ?(?:&|and|to|-|–) ?Q?[1-4])?,? {_FINANCIAL}\b",
        rf"\bH[12],? {_FINANCIAL}\b",
        rf"\b{_FINANCIAL}(?: ?(?:to|-|–) ?{_FINANCIAL})?\b",
    )),
    re.IGNORECASE,
)  # fmt: skip
_SINGLE_MONTH = re.compile(rf"\b(?P<to>(?:to|until|ending) (?:the end of )?)?(?P<month>{_MONTH})\b", re.IGNORECASE)
_BARE_QUARTER = re.compile(r"\bQ([1-4])\b(?!,? ?\d)", re.IGNORECASE)
_OVER = ("title", "caption", "heading")  # what stands over numbers, and so says what they are of
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_RELATIVE = re.compile(
    rf"(?P<said>last year|(?:in|over|during) the (?:last|past) (?:(?P<number>\d+|{'|'.join(_NUMBERS)}) )?"
    rf"(?P<unit>month|quarter|year)s?)\b,? (?:[^{FACT},;]{{0,40}})(?={FACT})",
    re.IGNORECASE,
)
_ANY_SPAN = re.compile(rf"{_SPAN.pattern}|\b(?:{'|'.join(MONTH_NAMES)})\b|\bQ[1-4]\b", re.IGNORECASE)
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_NEAR = 80  # characters between a span and the number that it may belong to
_REMEDY = "let the period say itself: `{{ period.to }}`"


def period_labels(paper: Paper) -> Iterator[Found]:
    for passage in paper.authored:
        words = paper.own_words(passage)
        if passage.role in _OVER:
            yield from _over_numbers(passage, words)
        elif passage.running:
            yield from _beside_numbers(passage, words)
            for sentence in sentences(passage.text):
                yield from _relative(passage, sentence, words, paper.settings.data_to)


def _over_numbers(passage: Passage, words: str) -> Iterator[Found]:
    spans = tuple(_spans(passage.facts))
    if not spans:
        return
    for match in _SPAN.finditer(words):
        period = _parsed(match[0])
        if period is not None and not _fits(period, spans):
            yield _wrong(passage, match[0], spans)
    for match in _SINGLE_MONTH.finditer(_SPAN.sub(" ", words)):
        period = _parsed(match["month"])
        if period is not None and not _month_fits(period, spans, bool(match["to"])):
            yield _wrong(passage, match["month"], spans)
    for match in _BARE_QUARTER.finditer(_SPAN.sub(" ", words)):
        if int(match[1]) not in _quarters(spans):
            yield _wrong(passage, match[0], spans)


def _beside_numbers(passage: Passage, words: str) -> Iterator[Found]:
    """Only spans that are typed within a few words of a number, of which no number of the text is."""
    spans = tuple(_spans(facts_in(passage.text)))
    written = "".join(FACT if run.fact is not None else run.text for run in passage.text)
    for match in _SPAN.finditer(written):
        near = written[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        period = _parsed(match[0]) if spans and FACT in near and match[0] in words else None
        if period is not None and not _fits(period, spans):
            yield _wrong(passage, match[0], spans)


def _relative(passage: Passage, sentence: Sentence, words: str, data_to: date | None) -> Iterator[Found]:
    """Spans told from now, "Last year there were ...", "In the last six months ...", before a number of another span.

    Only where the number is recent, and no other span stands in the sentence that it might be of.
    """
    match = _RELATIVE.match(sentence.words.lstrip())
    if match is None or match["said"] not in words or _ANY_SPAN.search(sentence.words):
        return
    fact = sentence.facts[0][2]
    if fact.period is None or fact.made:
        return
    behind = 0 if data_to is None else month_index(data_to) - month_index(fact.period.end)
    months = _months(match["number"] or "one", match["unit"] or "year")
    if behind < 12 and fact.period.n_months not in (None, 1, months):
        yield _wrong(passage, match["said"], (fact.period,))


def _months(number: str, unit: str) -> int:
    said = number.casefold()
    return (_NUMBERS.index(said) if said in _NUMBERS else int(said)) * _MONTHS_OF[unit.casefold()]


def _wrong(passage: Passage, said: str, spans: Iterable[Period]) -> Found:
    labels = list(dict.fromkeys(period.label("span") for period in spans))
    data = labels[0] if len(labels) == 1 else f"{labels[0]} and others"
    return in_passage(passage, f"the text says '{said}', but its numbers are of {data}", _REMEDY)


def _spans(facts: Iterable[Fact], depth: int = 2) -> Iterator[Period]:
    """The periods of facts and of what they were computed from."""
    for fact in facts:
        if fact.period is not None:
            yield fact.period
        if depth and len(fact.inputs) < 3:  # a rank has an input for each area, all of one period
            yield from _spans(fact.inputs, depth - 1)


def _fits(period: Period, spans: Iterable[Period]) -> bool:
    spans = tuple(spans)
    return any(one.start == period.start for one in spans) and any(one.end == period.end for one in spans)


def _month_fits(month: Period, spans: Iterable[Period], ends: bool) -> bool:
    spans = tuple(spans)
    if ends:
        return any(one.end == month.end for one in spans)
    return min(one.start for one in spans) <= month.start and month.end <= max(one.end for one in spans)


def _quarters(spans: Iterable[Period]) -> set[int]:
    """The numbers of the quarters that the periods touch, of financial and of calendar years."""
    found: set[int] = set()
    for period in spans:
        months = period.n_months or 1
        for step in range(min(months, 12)):
            month = (period.start.month - 1 + step) % 12
            found |= {month // 3 + 1, (month - 3) % 12 // 3 + 1}
    return found


def _parsed(text: str) -> Period | None:
    try:
        return parse(text)
    except PeriodError:
        return None


# --- Days and the meeting --------------------------------------------------------------------------------------

_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)}),? (\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})")
_COMING = re.compile(
    rf"\b(?:will|shall|(?:is|are) (?:due|to be|planned|expected|scheduled))\b"
    rf"[^.;{FACT}]{{0,60}}? (?:in|on|by) ({_DAY})\b"
    rf"(?! (?:to|until)\b| and (?:(?:in|on|by) )?(?:\d|those\b|{_NAME}\b))"
)
_GONE = re.compile(
    rf"\b(?:was|were|met|took place|began|started|ended|opened|launched)\b([^.;{FACT}]{{0,40}}?) (?:in|on) ({_DAY})\b"
)
_MEETING = re.compile(
    rf"\b(?P<which>next|coming|last|previous) meeting,? (?:is |was |will be )?(?:on|of|in) (?P<day>{_DAY})\b",
    re.IGNORECASE,
)
_INTENDED = re.compile(r"\b(?:due|planned|expected|scheduled|to be)\b")
_UP_TO = re.compile(
    rf"\b(?:up to|until|(?:the|our|these|all) data (?:run|go|extend|are)(?: up)? to|"
    rf"(?:position|picture|data|figures|numbers)(?: (?:is|are|was|were))? as (?:at|of)) "
    rf"(?:the end of )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?({_MONTH})\b",
    re.IGNORECASE,
)
_THIS_MEETING = re.compile(r"(?:(?:this|the|today's) )?(?:board )?meeting(?: of the board)?(?: today)?", re.IGNORECASE)
_STALE_MONTHS = 12  # a copy of an older paper is of the same year
_STALE = "bring the text up to date"


def stale_texts(paper: Paper) -> Iterator[Found]:
    meeting = paper.document.meta.meeting_date
    for passage in paper.authored:
        if passage.role in ("note", "front", "quotation"):
            continue
        text = plain(passage.text)
        yield from (in_passage(passage, what, _STALE) for what in _against_meeting(text, meeting))
        yield from (in_passage(passage, what, "correct the day") for what in _weekdays(text))
        if paper.settings.data_to is not None and passage.running:
            own = _UP_TO.finditer(paper.own_words(passage))
            yield from (in_passage(passage, what, _REMEDY) for what in _before_data(own, paper.settings.data_to))
    for shown in paper.figures:
        if isinstance(shown.figure, Timeline | Gantt) and shown.figure.today not in (None, meeting):
            label, day = shown.figure.today_label, shown.figure.today
            if day is not None and _THIS_MEETING.fullmatch(label.strip()):
                what = f"{shown.called} marks '{label}' on {_said(day)}, but the meeting is on {_said(meeting)}"
                yield Found(what, "correct `today:`", shown.place)


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _against_meeting(text: str, meeting: date) -> Iterator[str]:
    held = f"the meeting is on {_said(meeting)}"
    for match in _COMING.finditer(text):
        period = _parsed(match[1])
        if period is not None and period.end < meeting.replace(day=1):
            yield f"the text looks forward to {match[1]}, but {held}"
    for match in _GONE.finditer(text):
        period = _parsed(match[2])
        if period is not None and period.start > meeting and not _INTENDED.search(match[1]):
            yield f"the text looks back to {match[2]}, but {held}"
    for match in _MEETING.finditer(text):
        period = _parsed(match["day"])
        coming = match["which"].casefold() in ("next", "coming")
        if period is not None and (period.end <= meeting if coming else period.start >= meeting):
            yield f"the text speaks of the {match['which'].casefold()} meeting of {match['day']}, but {held}"


def _weekdays(text: str) -> Iterator[str]:
    for match in _WEEKDAY.finditer(text):
        period = _parsed(match[2])
        if period is not None and _WEEKDAYS[period.start.weekday()] != match[1]:
            yield f"{match[2]} is a {_WEEKDAYS[period.start.weekday()]}, not a {match[1]}"


def _before_data(matches: Iterable[re.Match[str]], data_to: date) -> Iterator[str]:
    for match in matches:
        period = _parsed(match[1])
        if period is None:
            continue
        behind = month_index(data_to) - month_index(period.end)
        if 0 < behind <= _STALE_MONTHS:
            yield f"the text says '{match[0]}', but the data go to {data_to:%B %Y}"
