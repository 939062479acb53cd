"""The forward plan: a table for each meeting of the calendar, and what is still to be allocated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.document.author import Author
from reportgen.document.meeting_names import DayName, meeting_names, with_body
from reportgen.document.model import Block, Paragraph, Report
from reportgen.document.names import members
from reportgen.document.sheets import Fill, Sheet, line, register
from reportgen.errors import UnplacedError
from reportgen.spec.forward_plan import ForwardPlanSpec, Planned, PlannedItem
from reportgen.spec.plan import shown_days, standing_on, to_allocate
from reportgen.spec.registries import Board
from reportgen.spec.sheets import ForwardPlanKind
from reportgen.wording.numbers import joined
from reportgen.wording.text import Text, filled, words

_WIDTHS = (0.32, 0.27, 0.23, 0.18)  # of the columns: title, overview, whose report, type of issue

Row = tuple[Text, Text, Text, Text]


def make_forward_plan(author: Author, spec: ForwardPlanSpec, kind: ForwardPlanKind) -> Report:
    """The forward plan of the meeting's board; raises all mistakes found on the way."""
    paper = author.paper
    board = paper.registry.boards[paper.meeting.board]  # check_names has made sure of it
    days = shown_days(paper, spec, board)
    names, given = meeting_names(paper)
    own = {"first_meeting": DayName(days[0]), "last_meeting": DayName(days[-1])}
    plan = _Plan(author.knowing({**names, **own}), spec, kind, board, days)
    sheet = Sheet(plan.author, kind, given, plan.fills())
    return sheet.report(tuple(sheet.blocks(kind.parts)), paper.path.stem)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Fills the parts of one forward plan, which shows the meetings of ``days``."""

    author: Author
    spec: ForwardPlanSpec
    kind: ForwardPlanKind
    board: Board
    days: Sequence[date]

    def fills(self) -> dict[str, Fill]:
        return {"meetings": self._meetings, "to_be_allocated": self._to_be_allocated}

    def _meetings(self) -> Iterator[Block]:
        for day in self.days:
            items = [*standing_on(self.spec, day), *(one for one in self.spec.items if self._is_for(one, day))]
            self._tell_twice(items)
            named = {"meeting": DayName(day)}
            yield line(self.author.knowing(named).text(self.kind.band, self.kind.place("band")), "sheet_band")
            if items:
                rows = [self._row(one) for one in items]
                yield self._table(f"meeting_{day.isoformat()}", f"{day.day} {day:%B %Y}", rows)
            else:
                yield Paragraph(words(self.kind.nothing), 0)

    @staticmethod
    def _is_for(item: PlannedItem, day: date) -> bool:
        return item.meeting == day and not item.delivered

    def _to_be_allocated(self) -> Iterator[Block]:
        items = to_allocate(self.author.paper, self.spec, self.board)
        rows = [self._row(item, self._not_taken(item)) for item in items]
        if rows:
            yield line(words(self.kind.to_be_allocated), "sheet_band")
            yield self._table("to_be_allocated", self.kind.to_be_allocated, rows)

    def _not_taken(self, item: PlannedItem) -> str:
        if item.meeting is None:
            return ""
        return self.kind.was_planned.replace("{date}", f"{item.meeting.day} {item.meeting:%B %Y}")

    def _table(self, id_: str, title: str, rows: Sequence[Row]) -> Block:
        alt = f"{title}: {len(rows)} items, each with its overview, whose report it is and its type of issue."
        return register(id_, title, self.kind.columns, rows, _WIDTHS, alt=alt)

    def _row(self, item: Planned, remark: str = "") -> Row:
        overview = self._overview(item)
        if remark:
            overview = (*overview, *words(f"\n{remark}" if overview else remark))
        return words(item.title), overview, words(self._report_of(item)), words(item.issue or "")

    def _overview(self, item: Planned) -> Text:
        """The author's own words, or the priorities that the item serves."""
        if item.overview is not None:
            return self.author.text(item.overview, item.place("overview"))
        if not item.priorities:
            return ()
        strategy = words(self.author.paper.registry.strategies[item.strategy or self.board.strategy or ""].name)
        if "all" in item.priorities:
            return filled(self.kind.all_priorities, strategy=strategy)
        numbers = [str(number) for number in sorted(item.priorities, key=int)]
        noun = "priorities" if len(numbers) > 1 else "priority"
        return filled(self.kind.priorities, noun=noun, numbers=joined(numbers), strategy=strategy)

    def _report_of(self, item: Planned) -> str:
        paper = self.author.paper
        known, told = members(paper.registry, paper.meeting.date), []
        for index, name in enumerate(item.report_of):
            try:
                told.append(with_body(known[name], set(paper.registry.organisations)))
            except UnplacedError as error:
                self.author.problems.take(error.at(item.place("report_of", index)))
        return "\n".join(told)

    def _tell_twice(self, items: Sequence[Planned]) -> None:
        first: dict[str, Planned] = {}
        for item in items:
            if first.setdefault(item.title.casefold(), item) is not item:
                what = f"'{item.title}' stands twice in the table of one meeting"
                remedy = "delete one, or put the day under `except:` of the standing item"
                self.author.problems.add(item.place("title"), what, remedy)
