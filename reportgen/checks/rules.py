"""The rules over a document, before it is written: each has an id, a level and the reason why it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from reportgen.checks import access, figures, meeting, minutes, numbers, periods, plan, text, wording
from reportgen.checks.findings import Finding, Level
from reportgen.checks.found import Found
from reportgen.checks.paper import Paper
from reportgen.errors import NOWHERE

Checked = TypeVar("Checked")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Checked]):
    """``finds`` says in plain words what it finds, ``reason`` why that matters."""

    id: str
    level: Level
    finds: str
    reason: str
    find: Callable[[Checked], Iterator[Found]]


def check_paper(paper: Paper) -> tuple[Finding, ...]:
    """All findings of all rules, errors first; what the paper allows is among them, with the reason."""
    allowed = paper.settings.allowed
    found = [(rule, one) for rule in RULES for one in rule.find(paper)]
    findings = {
        Finding(rule.id, rule.level, one.place if one.place != NOWHERE else paper.place, one.what, one.remedy,
                allowed.get(rule.id, ""))
        for rule, one in found
    }  # fmt: skip
    return tuple(sorted(findings, key=lambda finding: (not finding.grave, finding)))


RULES: tuple[Rule[Paper], ...] = (
    Rule("alternative-text", "error", "a figure without alternative text",
         "who cannot see a figure hears its text", access.without_alternative_text),
    Rule("header-row", "error", "a table with a column that has no heading",
         "a table is read aloud by its headings", access.without_header),
    Rule("heading-order", "error", "a heading that skips a level", "readers move by heading levels",
         access.heading_skipped),
    Rule("title", "error", "a paper without a title", "a paper is found and read aloud by its title", access.untitled),
    Rule("slide-title", "error", "a slide without a title, or with that of another",
         "readers move by slide titles, each its own", access.slide_titles),
    Rule("illustrative-issued", "error", "made-up figures in a paper that is issued",
         "made-up figures are not published", figures.illustrative),
    Rule(meeting.RULE, "error", "one number with two values, in a paper or in the papers of one meeting",
         "a board that is told two numbers trusts neither", meeting.same_fact),
    Rule("direction-words", "error", "\"rose\" or \"fell\" beside a change that went the other way",
         "words and numbers must not contradict each other", wording.direction_words),
    Rule("parts-and-totals", "error", "a part larger than its whole, or parts that do not add up to their total",
         "readers add up what they see", numbers.parts_and_totals),
    Rule("shares-to-100", "warning", "shares of one whole that make more than 100 per cent, or, shown as all, less",
         "readers take them for all there is", numbers.shares_to_100),
    Rule("period-labels", "warning", "a span typed in a title, heading or text that is not that of its numbers",
         "a copied title is often of last year", periods.period_labels),
    Rule("unlike-comparison", "warning", "a sentence that compares spans, areas, bases or releases that are not alike",
         "twelve months are more than four", wording.unlike_comparisons),
    Rule("anomaly", "warning", "a month twice as far off its history as the house's control limits, unexplained",
         "it is a mistake in the data, or needs a word", numbers.anomalies),
    Rule("twins", "warning", "series, columns or rows of different things with the same numbers",
         "a column may have been copied into another's place", numbers.twins),
    Rule("superlative", "warning", "\"highest\", \"most\", \"doubled\" without a claim or a fact",
         "the next data may make it false, and nobody would notice", wording.superlatives),
    Rule("typed-digits", "warning",
         "digits, or number words from eleven on, that are typed, and are no date, age or other known form",
         "a typed number cannot be traced, and does not change with the data", wording.typed_digits),
    Rule("stale-text", "warning", "days and months that contradict the day of the meeting, or the last month of data",
         "papers are copied from meeting to meeting", periods.stale_texts),
    Rule("caption", "warning", "a figure of a report without a caption, or with that of another",
         "figures are cited by their captions", figures.captions),
    Rule("figure-reference", "warning", "a figure of a report that no text refers to, or by a number that is typed",
         "the text leads to each figure, and numbers move", figures.unmentioned),
    Rule("unplaced-figure", "warning", "a figure among the paper's own `figures:` that it never places",
         "nobody sees it, and nothing checks it", figures.unplaced),
    Rule("duplicate-figure", "warning", "two figures of the same data", "one of them says nothing new",
         figures.duplicates),
    Rule("acronym", "warning", "words in capitals that no list explains; acronyms of a paper that it never uses",
         "not everybody on a board knows them", wording.acronyms),
    Rule("figure-source", "warning", "numbers without a source", "a number without a source cannot be checked",
         figures.without_source),
    Rule("duplicate-text", "warning", "a heading or a long text that stands twice", "somebody copied it and forgot",
         text.duplicate_texts),
    Rule("slip", "warning", "doubled words and directions, two spaces, wrong punctuation, empty texts",
         "readers stumble", text.slips),
    Rule("mark", "warning", "[c], [x] and the like without an explanation beside them",
         "readers do not know the marks by heart", figures.unexplained_marks),
    Rule("minutes-agenda", "warning", "minutes that leave out an item of the agenda, hold one that is not on it, or "
         "are in another order without a word why", "the public compares the minutes with the agenda",
         minutes.off_agenda),
    Rule("quorum", "warning", "minutes that name fewer members of the board than it needs",
         "without a quorum nothing is decided", minutes.no_quorum),
    Rule("in-the-chair", "warning", "minutes of a meeting that nobody led", "somebody presides over each meeting",
         minutes.no_chair),
    Rule("action-owner", "warning", "an action for somebody who was not there and is no member of the board",
         "who does not know of an action will not do it", minutes.absent_owner),
    Rule("close-time", "error", "issued minutes without the time the meeting ended",
         "the record of a meeting has a beginning and an end", minutes.never_closed),
    Rule("plan-agenda", "warning", "an item planned for a meeting and not on its agenda by that title, or the reverse",
         "who follows an item finds it by its title", plan.plan_agenda),
    Rule("gap", "warning", "a gap within a series", "a gap in a series needs a reason", figures.gaps),
)  # fmt: skip
