"""What is put beside the pack: the agenda in Word, each item's files and JSON, the calendar. Leaks are looked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reportgen.errors import Problems
from reportgen.pack.gather import Gathered
from reportgen.pack.pages import Leaf, Pages
from reportgen.pack.plan import Plan
from reportgen.publish.calendar import CALENDAR, calendar
from reportgen.publish.exempt import ExemptPaper, exempt_terms
from reportgen.publish.feed import Feed, FeedItem, FeedPaper, feed_files
from reportgen.publish.leaks import Clean, find, problems
from reportgen.publish.terms import Term
from reportgen.spec.meeting import Item

AGENDA = "agenda.docx"

BindItem = Callable[[Sequence[Leaf]], Path]


def write_feed(
    plan: Plan, pages: Pages, kept_back: Sequence[Gathered], pack: Path, bind_item: BindItem, clean: Clean
) -> None:
    """Write the files beside the pack; ``bind_item`` makes an item's PDF.

    ``kept_back`` are the exempt papers of the meeting's other packs, of which nothing may stand in these files;
    ``clean`` are files that were searched before. Raises ``ReportError`` if something exempt would be published.
    """
    files = {
        pack.name: pack.read_bytes(),
        AGENDA: pages.front.file.read_bytes(),
        CALENDAR: _calendar(plan),
    }
    meeting = plan.meeting
    feed = Feed(
        board=meeting.board,
        day=meeting.date,
        items=tuple(_item(plan, number, item, pages, bind_item) for number, item in plan.listed()),
        time=meeting.time or "",
        venue=meeting.venue or "",
        published=plan.published,
        edition=plan.edition,
        supplement=plan.supplement,
        files=files,
    )
    written = feed_files(feed)
    _refuse_leaks(plan, [*(leaf.gathered for leaf in pages.leaves), *kept_back], written, clean)
    for name, data in written.items():
        path = pack.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _calendar(plan: Plan) -> bytes:
    venue = plan.agenda.registry.venues.get(plan.meeting.venue or "")
    return calendar(plan.meeting, plan.agenda.house.meetings, address=venue.address if venue else "")


def _item(plan: Plan, number: int, item: Item, pages: Pages, bind_item: BindItem) -> FeedItem:
    leaves = [leaf for leaf in pages.leaves if leaf.gathered.paper.item == number]
    return FeedItem(
        number=number,
        title=item.title,
        papers=tuple(map(_paper, leaves)),
        pages=(leaves[0].pages.first, leaves[-1].pages.last) if leaves else None,
        pdf=bind_item(leaves).read_bytes() if leaves else None,
        verbal=item.verbal,
        exempt=tuple(item.exempt.paragraph) if item.exempt else (),
    )


def _paper(leaf: Leaf) -> FeedPaper:
    gathered = leaf.gathered
    file = gathered.file if not leaf.withheld and not gathered.problems else None
    return FeedPaper(
        title="" if leaf.withheld else gathered.title,
        label=gathered.paper.entry.label or "",
        pages=(leaf.pages.first, leaf.pages.last),
        files={file.suffix.lower()[1:]: file.read_bytes()} if file else {},
        exempt=tuple(gathered.paper.exempt.paragraph) if gathered.paper.exempt else (),
    )


def _refuse_leaks(plan: Plan, gathered: Sequence[Gathered], files: Mapping[str, bytes], clean: Clean) -> None:
    if plan.edition == "exempt":
        return
    terms = _terms(plan, gathered)
    if terms:
        Problems(list(problems(find(terms, files, clean)))).raise_if_any()


def _terms(plan: Plan, gathered: Sequence[Gathered]) -> tuple[Term, ...]:
    """What the public must not read; contacts stand in the front tables of all papers."""
    papers = [ExemptPaper(one.paper.label, one.paper.exempt, one.reviewed) for one in gathered if one.paper.exempt]
    told = [paper.exempt for paper in papers]
    # An item that is told without papers, or whose papers have reasons of their own, names terms too.
    papers += [ExemptPaper(f"item {number}", item.exempt) for number, item in plan.items
               if item.exempt and item.exempt not in told]  # fmt: skip
    people = plan.agenda.registry.people.values()
    contacts = [" ".join(filter(None, (one.role, one.email, one.telephone))) for one in people]
    return exempt_terms(papers, plan.agenda.house, plan.meeting, contacts)
