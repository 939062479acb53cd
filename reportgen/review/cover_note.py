"""The note to the author of a paper: what must and should be mended in it, and how; a Word file in the house's look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.checks.findings import Finding
from reportgen.document.author import day_words
from reportgen.document.model import Block, Meta, Paragraph, Report
from reportgen.document.sheets import line, register
from reportgen.house.house import House
from reportgen.spec.meeting import Meeting
from reportgen.word.writer import write
from reportgen.wording.text import words

_WIDTHS = (0.55, 0.45)
_MOST = 12  # places that are named of one fault


@dataclass(frozen=True, slots=True)
class Noted:
    """The paper that the note is about: its file, its title, and the item that it is for."""

    file: str
    title: str
    number: int
    item: str


def cover_note(noted: Noted, findings: Sequence[Finding], meeting: Meeting, house: House) -> bytes | None:
    """The note as a .docx, the same bytes for the same findings; None if there is nothing to mend.

    Raises ``ReportError`` if the house has not the template that its ``cover_note`` names.
    """
    open_ones = [one for one in findings if not one.allowed]
    if not open_ones:
        return None
    kind = house.spec.meetings.cover_note
    title = kind.title.format(paper=noted.title)
    report = Report(
        name="cover-note",
        kind=kind.label,
        meta=_meta(title, meeting, house),
        front=(),
        blocks=tuple(_blocks(title, noted, open_ones, meeting, house)),
    )
    return write(report, house.spec, kind, house.template(kind))


def _meta(title: str, meeting: Meeting, house: House) -> Meta:
    return Meta(
        title=title,
        board=meeting.board,
        partnership=house.spec.partnership,
        meeting_date=meeting.date,
        author=house.spec.name,
        subject=f"{meeting.board}, {day_words(meeting.date)}",
        language=house.spec.language,
        issued=True,  # a note is no paper: it is never a draft
        modified=meeting.date,
    )


def _blocks(
    title: str, noted: Noted, findings: Sequence[Finding], meeting: Meeting, house: House
) -> Iterator[Block]:
    kind = house.spec.meetings.cover_note
    yield line(words(title), "sheet_title")
    item = f"{noted.number} ({noted.item})"
    about = kind.about.format(file=noted.file, item=item, board=meeting.board, date=day_words(meeting.date))
    yield Paragraph(words(about), 0)
    for id_, heading, chosen in (
        ("must", kind.must, [one for one in findings if one.grave]),
        ("should", kind.should, [one for one in findings if not one.grave]),
    ):
        if chosen:
            rows = [(words(what), words(remedy)) for what, remedy in gathered(chosen)]
            yield line(words(heading), "sheet_heading")
            alt = f"{heading}: {len(rows)} {'row' if len(rows) == 1 else 'rows'}, each with its remedy."
            yield register(id_, heading, kind.columns, rows, _WIDTHS, alt=alt)


def gathered(findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """What and how, one row for findings of one rule that are mended alike, in the order of the findings."""
    alike: dict[tuple[str, str], list[str]] = {}
    for one in findings:
        alike.setdefault((one.rule, one.remedy), []).append(one.what)
    for (_, remedy), found in alike.items():
        rest = f"\n... and {len(found) - _MOST} more of the kind" if len(found) > _MOST else ""
        yield "\n".join(map(_sentence, found[:_MOST])) + rest, _sentence(remedy)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
