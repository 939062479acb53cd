"""Rules on what texts say of numbers: directions, comparisons, superlatives, digits that are typed, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.found import Found, in_passage
from reportgen.checks.paper import Paper, typed
from reportgen.checks.sentences import Sentence, sentences
from reportgen.document.assertions import asserted
from reportgen.document.passages import Passage
from reportgen.measures.facts import Fact, Unit
from reportgen.periods import MONTH_NAMES
from reportgen.wording.directions import directions, moves
from reportgen.wording.numbers import CHANGES, joined
from reportgen.wording.text import plain

# --- Directions ------------------------------------------------------------------------------------------------


def direction_words(paper: Paper) -> Iterator[Found]:
    for passage in paper.passages:
        for found in directions(passage.text):
            if found.contradicts:
                what = f"the text says '{found.word}' beside {found.said}, a change that went the other way"
                yield in_passage(passage, what, "change the word, or let the fact say it: `.change`")
            elif found.doubled:
                what = f"the text says '{found.word}' beside {found.said}: the minus sign says the same once more"
                yield in_passage(passage, what, "take the size alone: `.size`")
        for move in moves(passage.text):
            if move.contradicts:
                what = f"the text says '{move.word}' of {move.now} beside {move.before}, which went the other way"
                yield in_passage(passage, what, "change the word, or let the fact say it: `.change`")


# --- Comparisons -----------------------------------------------------------------------------------------------

_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|in comparison|than|against|versus|up from|down from|"
    r"(?:rose|fell|grew|dropped|increased|decreased|rising|falling) (?:from|to))\b",
    re.IGNORECASE,
)


def unlike_comparisons(paper: Paper) -> Iterator[Found]:
    for passage in paper.authored:
        for sentence in sentences(passage.text):
            for (_, end, one), (start, _, other) in zip(sentence.facts, sentence.facts[1:], strict=False):
                if _COMPARED.search(sentence.words[end:start]):
                    unlike = _unlike(one, other, paper)
                    if unlike:
                        remedy = "take both alike, or say under `allow:` why it is fair"
                        yield in_passage(passage, f"the text compares {unlike}", remedy)


def _unlike(one: Fact, other: Fact, paper: Paper) -> str:
    """What keeps two numbers of one measure from being compared; nothing where the paper says why it is fair."""
    allowed = paper.settings.allowed
    if one.label != other.label or one.unit != other.unit or one.unit not in (Unit.COUNT, Unit.RATE, Unit.MONEY):
        return ""
    if one.unit is Unit.RATE and one.per != other.per:
        return f"a rate per {one.per or 0:,} with one per {other.per or 0:,}"
    if one.period and other.period and "periods" not in allowed and one.unit is not Unit.RATE:
        lengths = [fact.period.n_months or fact.period.n_days / 30 for fact in (one, other) if fact.period]
        fewer, more = sorted((one, other), key=lambda fact: fact.period.n_days if fact.period else 0)
        # More within a shorter span is more all the more.
        if lengths[0] != lengths[1] and (fewer.value or 0.0) < (more.value or 0.0):
            return f"{one.label} in {one.period.label('to')} with {other.period.label('to')}, spans of unlike length"
    if one.area != other.area and one.unit is Unit.COUNT and "areas" not in allowed:
        return (
            f"the number of {one.label} in {one.area_label} with that in {other.area_label}, which are not of one size"
        )
    releases = [{origin.release for origin in fact.origins} for fact in (one, other)]
    if releases[0] != releases[1] and all(releases) and "releases" not in allowed:
        return f"{one.label} of two releases, {joined(sorted(releases[0] | releases[1]))}"
    return ""


# --- Superlatives ----------------------------------------------------------------------------------------------

# These rank whatever they stand beside; the others ("most", "best", "similar") do so only of a number.
_ALWAYS = re.compile(
    r"highest|lowest|largest|biggest|greatest|smallest|fewest|safest|peak(?:ed)?|majority|"
    r"(?:best|worst) .*|(?:over|more than) half|.*[ -](?:third|quarter|fifth|tenth)s? of|"
    r"doubled|trebled|tripled|quadrupled|halved|"
    r"record .*|on record|unprecedented",
    re.IGNORECASE,
)
_ORDERED, _SENTENCE = "\ufffd", re.compile(r"[.!?;](?=\s|$)")
_FRACTION = re.compile(r".*[ -](?:third|quarter|fifth|tenth)s? of", re.IGNORECASE)
_TIMES = re.compile(r"doubled|trebled|tripled|quadrupled|halved", re.IGNORECASE)
_OF_RANKS = re.compile(r"\branks?\b", re.IGNORECASE)  # a sentence that tells how ranks are to be read


def superlatives(paper: Paper) -> Iterator[Found]:
    for found in asserted(paper.authored, paper.document.claims):
        word = found.found.word
        if found.claims or found.passage.role in ("quotation", "front") or word not in paper.own_words(found.passage):
            continue  # what a ready sentence says is computed
        inside = [one for one in sentences(found.passage.text) if re.search(rf"\b{re.escape(word)}\b", one.words)]
        if _ordered(paper, found.passage, word):
            continue
        if any(_backed(one) or _said_beside(word, one) or not (_ALWAYS.fullmatch(word) or one.facts) for one in inside):
            continue
        what = f"no claim and no fact stands behind '{word}'"
        remedy = f"claim it, so that it is held against the data: `{found.found.backed_by[0]}:`"
        yield in_passage(found.passage, what, remedy)


def _backed(sentence: Sentence) -> bool:
    return _OF_RANKS.search(sentence.words) is not None or any(fact.unit is Unit.RANK for *_, fact in sentence.facts)


def _said_beside(word: str, sentence: Sentence) -> bool:
    """A share beside "a quarter of", a change beside "doubled": the reader sees both."""
    units = (Unit.SHARE,) if _FRACTION.fullmatch(word) else CHANGES if _TIMES.fullmatch(word) else ()
    return any(fact.unit in units for *_, fact in sentence.facts)


# Expressions that put numbers in order; whether they say a fact or names alone.
_ORDERING = re.compile(r"\{\{[^{}]*\.(?:top|standing|rank|record|peak|trough)\([^{}]*\}\}")


def _ordered(paper: Paper, passage: Passage, word: str) -> bool:
    """Whether an expression in a sentence with the word was made by ordering: "The largest were {{ ...top(...) }}"."""
    template = typed(_ORDERING.sub(_ORDERED, paper.document.templates.get(passage.place, "")))
    inside = [one for one in _SENTENCE.split(template) if re.search(rf"\b{re.escape(word)}\b", one)]
    return bool(inside) and all(_ORDERED in one for one in inside)


# --- Typed digits ----------------------------------------------------------------------------------------------

_MONTH = "(?:" + "|".join(rf"{name}|{name[:3]}" for name in MONTH_NAMES) + "|Sept)"
_AND = r"(?:(?:, ?| and | or | & | to | ?[–-] ?)"
_NUMBERED = (
    r"sections?|s\.|parts?|chapters?|articles?|schedules?|paragraphs?|slides?|items?|fig(?:ure)?s?\.?|tables?|steps?|"
    r"phases?|years?|groups?|bands?|levels?|tiers?|appendix|appendices|versions?|pages?|stages?|forms?|types?|strands?|"
    r"priorit(?:y|ies)|objectives?|notes?|ranks?|annex|weeks?|act|regulations?|no\.|category|quarters?|wards?"
)
_SPANS = r"(?:minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?)"
_ALLOWED = re.compile(
    "|".join((
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:{_AND}\d{{1,2}}(?:st|nd|rd|th)?))* (?:of )?{_MONTH}(?: \d{{4}})?\b",
        rf"\b{_MONTH}[ -]\d{{2,4}}\b",
        r"\b\d{4}-\d{2}(?:-\d{2})?\b",
        r"(?:\b|(?<=mid-))(?:19|20)\d{2}(?:[/–-](?:\d{4}|\d{2})|s)?\b",
        r"\b[A-Za-z]+-?\d+\w*(?: ?& ?[A-Z]?\d+)*\b",  # Q1, COVID-19, NW4, A41
        r"\b\d[A-Z]{2}\b",  # the second half of a postcode
        rf"\b(?:{_NUMBERED})(?: |\u00a0)?\(?\d+(?:\.\d+)*[a-zA-Z]?\)?(?:{_AND}\d+(?:\.\d+)*[a-zA-Z]?))*\b",
        rf"\b\d+(?:{_AND}\d+))?[ -]{_SPANS}\b",
        r"\b\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b|\b\d{1,2}[:.]\d{2}\b",
        r"\bper (?:1,000|10,000|100,000|1,000,000|100)\b|\b100(?: per cent|%)",
        r"\b(?:aged?|ages)(?: of| between| under| over)? \d+(?: ?(?:to|and|or|–|-) ?\d+)?\b",
        r"\bunder[ -]\d{1,2}s?\b(?! [a-z]+s\b)",
        r"\b\d+[a-z]? (?-i:(?:[A-Z][a-z']+ )+(?:Road|Street|Lane|Avenue|Way|Drive|Square|Close|Hill|Parade|Place))\b",
        r"^\d{1,2}\.? (?-i:[A-Z])",  # the number of a row
        r"\b\d{1,2} (?:and|or) (?:over|under|older|younger)\b|\b\d{1,2}[- ]year[- ]olds?\b|\bover[ -]\d{2}s\b",
        r"\b\d{1,2} ?(?:to|–|-) ?\d{1,2}[- ](?:year[- ]olds?|years?)\b",
        r"\b24/7\b|\b(?:999|101|111)\b|\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b|\b[Ww]here 1 is\b|^1 is\b|(?<=: )1 is\b",
    )),
    re.IGNORECASE,
)  # fmt: skip
_DIGITS = re.compile(r"[£$€]?\d[\d,.]*\d%?|[£$€]?\d%?")

_TEENS = "eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SMALL = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS}|ten|{_ONES})"
# Numbers in words, from eleven on: "three hundred and twelve". "Hundreds of" and "twenty-first" are none.
_IN_WORDS = re.compile(
    rf"(?<!aged )(?<!under )\b(?>(?i:{_SMALL} (?:hundred|thousand|million)"
    rf"(?:(?:,| and|, and)? {_SMALL}(?: (?:hundred|thousand))?)*)|(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS})\b"
    rf"(?!-)(?!(?: and| to)? ?[a-z]*[- ]{_SPANS})(?! per cent)"
)


def typed_digits(paper: Paper) -> Iterator[Found]:
    for place, template in paper.document.templates.items():
        if place.file == paper.settings.house:
            continue
        words = typed(template)
        for phrase in paper.settings.typed:
            words = words.replace(phrase, " ")
        left = _ALLOWED.sub(" ", words)
        digits = list(dict.fromkeys([*_DIGITS.findall(left), *(match[0] for match in _IN_WORDS.finditer(left))]))
        if digits:
            what = f"the text types {joined(digits)}, which no fact stands behind"
            yield Found(what, "take a fact: {{ measure[period] }}, or list the phrase under `typed:`", place)


# --- Acronyms --------------------------------------------------------------------------------------------------

_CAPITALS = re.compile(r"(?<![\w&/.@=-])[A-Z][A-Z&]*[A-Z](?=s?(?![\w&/(-]))")
_SHOUTED = re.compile(r"\b[A-Z]{2,}\b(?: [A-Z]{2,}\b){2,}")  # words in capitals as a matter of style
_READ = ("title", "heading", "paragraph", "item", "caption")


def acronyms(paper: Paper) -> Iterator[Found]:
    known = paper.settings.acronyms | paper.settings.capitals
    texts = [plain(passage.text) for passage in paper.passages]
    explained = {match for text in texts for match in re.findall(r"\((?:the )?([A-Z][A-Z&]*[A-Z])s?\)", text)}
    told: set[str] = set()
    for passage in paper.authored:
        if passage.role not in _READ:
            continue
        for name in _in_capitals(passage):
            if name not in known and name not in explained and name not in told:
                told.add(name)
                remedy = f"define it: `acronyms: {{{name}: ...}}`, or list it under `capitals:` of the house"
                yield in_passage(passage, f"nobody says what {name} means", remedy)
    used = {name for passage in paper.passages for name in _in_capitals(passage)} | _in_figures(paper)
    for name, place in paper.settings.own_acronyms.items():
        if name not in used:
            yield Found(f"the acronym {name} is defined and never used", "take it out of `acronyms:`", place)


def _in_capitals(passage: Passage) -> list[str]:
    return _CAPITALS.findall(_SHOUTED.sub(" ", plain(passage.text)))


def _in_figures(paper: Paper) -> set[str]:
    cells = (
        cell
        for shown in paper.figures
        for table in shown.tables
        for row in (*table.header, *table.rows)
        for cell in row
    )
    return {name for cell in cells for name in _CAPITALS.findall(plain(cell.text))}
