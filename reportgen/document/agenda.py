"""The agenda's front sheet: who is called where and when, the order of business with its pages, notices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.document.author import Author
from reportgen.document.meeting_names import meeting_names, with_body
from reportgen.document.model import Block, Paragraph, Report
from reportgen.document.names import OrganisationName, PersonName, Words, members
from reportgen.document.sheets import Fill, Sheet, line, register
from reportgen.errors import Place, UnplacedError
from reportgen.spec.meeting import Exempt, Item
from reportgen.spec.sheets import AgendaKind
from reportgen.wording.numbers import decimal_words, in_pounds, joined
from reportgen.wording.text import Run, Text, filled, plain, words

_WIDTHS = (0.11, 0.72, 0.17)  # of the columns: number, title, pages


@dataclass(frozen=True, slots=True)
class Entry:
    """What the pack knows of an item. ``link``: an address that its title leads to, put into the file to be bound;
    ``mark`` stands behind the title: "(revised 20 November 2023)"."""

    pages: tuple[int, int] | None = None
    link: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is known once the pack is put together. ``entries`` by the number of the item, 1 for the first;
    ``pages`` of the whole pack, 0 if not known yet; ``changes`` since the last issue, a line each; ``supplement``: its
    number, of which only the items are listed; ``exempt``: the edition that holds the exempt papers."""

    entries: Mapping[int, Entry] = field(default_factory=dict)
    pages: int = 0
    changes: tuple[str, ...] = ()
    supplement: int = 0
    exempt: bool = False

    def lists(self, item: Item) -> bool:
        """Whether the item stands in this order of business; those of a supplement have papers that come with it."""
        if not self.supplement:
            return item.supplement == 0
        return self.supplement in (item.supplement, *(paper.supplement for paper in item.papers))


_NOT_COMPILED = Compiled()


def make_agenda(author: Author, kind: AgendaKind, compiled: Compiled = _NOT_COMPILED) -> Report:
    """The front sheet of the author's meeting; raises all mistakes found on the way."""
    names, given = meeting_names(author.paper)
    agenda = _Agenda(author, kind, compiled)
    own = agenda.names()
    sheet = Sheet(author.knowing({**names, **own}), kind, given | own.keys(), agenda.fills())
    return sheet.report(tuple(sheet.blocks(kind.parts)), author.paper.spec.kind, acronyms=False)


def paragraphs_of(exempt: Exempt) -> str:
    """``paragraph 3``, ``paragraphs 3 and 7``: of Part 1 of Schedule 12A."""
    numbers = [str(number) for number in sorted(set(exempt.paragraph))]
    return f"paragraph{'s' if len(numbers) > 1 else ''} {joined(numbers)}"


@dataclass(frozen=True, slots=True)
class _Agenda:
    """Fills the parts of one front sheet."""

    author: Author
    kind: AgendaKind
    compiled: Compiled

    def fills(self) -> dict[str, Fill]:
        return {
            "members": self._members,
            "order_of_business": self._order_of_business,
            "changes": self._changes,
            "exclusion": self._exclusion,
            "venue_access": lambda: self._notices("access"),
            "venue_evacuation": lambda: self._notices("evacuation"),
        }

    def names(self) -> dict[str, object]:
        """Those that only this sheet has: parts are left out unless they are given."""
        compiled, meeting = self.compiled, self.author.paper.meeting
        found: dict[str, object] = {}
        if compiled.pages:
            found["printing"] = Words(self._printing())
        if compiled.supplement:
            issue = meeting.supplements[compiled.supplement - 1]
            found |= {"supplement": Words(str(compiled.supplement)), "supplement_reason": Words(issue.reason)}
        if compiled.exempt:
            found["exempt_edition"] = Words("")
        return found

    def _printing(self) -> str:
        house = self.author.paper.house
        tariff = house.meetings.tariff
        cost = in_pounds(decimal_words(self.compiled.pages * tariff.page, 2), house.wording)
        items = _counted(sum(1 for _ in self._listed()), tariff.items)
        pages = _counted(self.compiled.pages, tariff.pages)
        return _plain(tariff.words, pages=pages, items=items, cost=cost)

    def _listed(self) -> Iterator[tuple[int, Item]]:
        """The items of this order of business, by their numbers in the meeting."""
        items = enumerate(self.author.paper.meeting.items, 1)
        return ((number, item) for number, item in items if self.compiled.lists(item))

    def _members(self) -> Iterator[Block]:
        paper, kind = self.author.paper, self.kind
        board = paper.registry.boards.get(paper.meeting.board)
        if board is None:
            what = f"the front sheet needs to know who sits on the board '{paper.meeting.board}'"
            remedy = "define it under `boards`, and name that file under `use:` in the meeting"
            self.author.problems.add(paper.meeting.place("board"), what, remedy)
            return
        known, written_out = members(paper.registry, paper.meeting.date), set[str]()
        for label, key in ((kind.chair, "chair"), (kind.vice_chair, "vice_chair")):
            name = getattr(board, key)
            if name in known:
                who = self._called(known[name], board.place(key), written_out)
                yield line((*words(f"{label}: ", bold=True), *words(who)), "sheet_line")
        names = [name for name in board.members if name in known and self._sits(name)]
        if names:
            yield line(words(kind.partners, bold=True), "sheet_line")
        for name in names:
            place = board.place("members", board.members.index(name))
            yield line(words(self._called(known[name], place, written_out)), "sheet_column")

    def _sits(self, name: str) -> bool:
        """Whether the member is in force on the day: boards list those before and after them too."""
        registry, day = self.author.paper.registry, self.author.paper.meeting.date
        member = registry.people.get(name) or registry.organisations[name]
        return member.holds_on(day)

    def _called(self, member: PersonName | OrganisationName, place: Place, written_out: set[str]) -> str:
        try:
            return with_body(member, written_out)
        except UnplacedError as error:
            self.author.problems.take(error.at(place))
            return ""

    def _order_of_business(self) -> Iterator[Block]:
        rows = [self._row(number, item) for number, item in self._listed()]
        if rows:
            alt = f"The items of business in order, each with its title and pages: {len(rows)} in all."
            yield register("order_of_business", "Order of business", self.kind.columns, rows, _WIDTHS, alt=alt)

    def _row(self, number: int, item: Item) -> tuple[Text, Text, Text]:
        rules, entry = self.author.paper.house.meetings, self.compiled.entries.get(number, Entry())
        marks = [rules.verbal] if item.verbal else []
        if item.exempt:
            marks.append(rules.exempt)
        if item.moved_from is not None:
            marks.append(_plain(rules.moved, number=str(item.moved_from)))
        if entry.mark:
            marks.append(entry.mark)
        title: Text = (Run(item.title, link=entry.link or None), *(Run(f" {mark}") for mark in marks))
        below = "".join(f"\n{one}" for one in self._below(item))
        follows = bool(item.papers) and all(paper.supplement for paper in item.papers) and not self.compiled.supplement
        pages = rules.to_follow if follows else _pages(rules.pages, entry.pages)
        return words(f"{number}."), (*title, *words(below)), words(pages)

    def _below(self, item: Item) -> Iterator[str]:
        """What stands under the title, a line each."""
        paper = self.author.paper
        rules = paper.house.meetings
        if item.subtitle:
            yield item.subtitle
        if item.presented_by:
            member = members(paper.registry, paper.meeting.date)[item.presented_by]
            yield self._called(member, item.place("presented_by"), set(paper.registry.organisations))
        if item.late:
            yield _plain(rules.late, reason=item.late)
        if item.urgent:
            yield _plain(rules.urgent, reason=item.urgent)

    def _changes(self) -> Iterator[Block]:
        return (line(words(change), "sheet_line") for change in self.compiled.changes)

    def _exclusion(self) -> Iterator[Block]:
        """What the motion to exclude the public must say: the items, and under which paragraphs they are exempt."""
        kept_back = [
            (number, item, paper.label or paper.title or "", paper.exempt)
            for number, item in self._listed()
            for paper in item.papers
            if paper.exempt
        ]
        kept_back += [(number, item, "", item.exempt) for number, item in self._listed() if item.exempt]
        if not kept_back:
            return
        place = self.kind.place("exclusion")
        yield Paragraph(self.author.text(self.kind.exclusion, place), 0, place)
        for number, item, label, exempt in sorted(kept_back, key=lambda one: one[0]):
            title = f"{item.title}, {label}" if label else item.title
            said = _plain(self.kind.exempt_item, number=str(number), title=title,
                          paragraphs=paragraphs_of(exempt), reason=exempt.reason)  # fmt: skip
            yield Paragraph(words(said), 0)

    def _notices(self, key: str) -> Iterator[Block]:
        paper = self.author.paper
        venue = paper.registry.venues.get(paper.meeting.venue or "")
        notices: list[str] = getattr(venue, key) if venue else []
        return (line(words(notice), "sheet_notice") for notice in notices)


def _counted(number: int, nouns: tuple[str, str]) -> str:
    return f"{decimal_words(number, 0)} {nouns[number != 1]}"


def _plain(phrase: str, **parts: str) -> str:
    """A phrase of the house with each ``{name}`` in its place."""
    return plain(filled(phrase, **parts))


def _pages(phrase: str, pages: tuple[int, int] | None) -> str:
    """``5 - 10``, a single page by its number, and nothing without a paper."""
    if pages is None:
        return ""
    first, last = pages
    return str(first) if first == last else _plain(phrase, first=str(first), last=str(last))
