"""A house told to authors: which rows, sections, implications, layouts and texts its papers may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.spec.house import DeckKind, FixedPart, FrontRow, HouseSpec, ReportKind, Slot
from reportgen.spec.sheets import AgendaKind, ForwardPlanKind, MinutesKind, SheetPart


def house_page(name: str, house: HouseSpec) -> str:
    """The page in Markdown, written from ``assets/NAME/house.yaml``."""
    lines = [f"# {house.name}", "", f"Written by `reportgen schema` from `assets/{name}/house.yaml`; do not edit.", ""]
    lines += [f"A paper is of this house if its `meeting.yaml` says `house: {name}`.", ""]
    for key, kind in house.kinds.items():
        lines += [f"## `kind: {key}`", "", f"{kind.label}, made from `{kind.template}`.", ""]
        match kind:
            case ReportKind():
                lines += _report_kind(kind)
            case DeckKind():
                lines += _deck_kind(kind)
            case _:
                lines += _sheet_kind(kind)
    lines += ["## Boilerplate", "", "Brought in with `boilerplate: key`, under `content:` or as an implication.", ""]
    lines += _table(("key", "text"), ((_code(key), text) for key, text in house.boilerplate.items()))
    lines += ["## Ready sentences", "", "`.sentence` gives that of its kind.", ""]
    sentences = house.wording.sentences
    fields = type(sentences).model_fields.items()
    rows = ((_code(key), field.description or "", _code(getattr(sentences, key))) for key, field in fields)
    lines += _table(("key", "where", "sentence"), rows)
    return "\n".join(lines).rstrip() + "\n"


def _report_kind(kind: ReportKind) -> Iterator[str]:
    yield from ("### `front:`", "", "Rows of the front table, from top to bottom.", "")
    rows = ((_code(row.key), row.label, _front_default(row), _either(row.values)) for row in kind.front)
    yield from _table(("key", "printed", "if it is left out", "what may stand there"), rows)
    boxes = f"`summary:` is printed as *{kind.summary_heading}*"
    yield from ("### Boxes", "", f"{boxes}, `recommendations:` as *{kind.recommendations_heading}*.", "")
    yield from ("### `sections:`", "", "Sections of these headings stand in their place,")
    yield from ("whatever the order in the spec; others stand between the first and the last ones.", "")
    sections = [("before the author's own", one) for one in kind.first] + [("after them", one) for one in kind.tail]
    # The section of the implications is not written under `sections`.
    written = [(where, one) for where, one in sections if one.key != kind.implications]
    headings = ((one.heading, where, one.stock or "**needed**") for where, one in written)
    yield from _table(("`heading:`", "where", "if it is left out"), headings)
    for section in (one for one in kind.tail if one.key == kind.implications):
        yield from ("### `implications:`", "", f"The section *{section.heading}*, in this order.")
        yield from ("Each is given: as text, as `{boilerplate: key}`, or as `none`.", "")
        yield from _table(("key", "printed", "`none` gives", "always there first"), _implications(section.parts))


def _sheet_kind(kind: AgendaKind | MinutesKind | ForwardPlanKind) -> Iterator[str]:
    yield from ("### Its parts, in order", "")
    rows = ((part.heading or "", _part(part), part.given or "") for part in kind.parts)
    yield from _table(("heading", "what stands there", "only if the meeting or its board says"), rows)
    if isinstance(kind, MinutesKind):
        yield from ("### `formula:`", "", "Stock sentences, brought in by their keys.", "")
        yield from _table(("key", "sentence"), ((_code(key), text) for key, text in kind.formulae.items()))
    if isinstance(kind, ForwardPlanKind):
        yield from ("### `issue:`", "", f"An item is {_either(kind.issue_types)}.", "")


def _part(part: SheetPart) -> str:
    if part.fill:
        return f"filled in: {part.fill.replace('_', ' ')}"
    return part.text or (f"boilerplate {_code(part.boilerplate)}" if part.boilerplate else "")


def _front_default(row: FrontRow) -> str:
    return "the paper's `title`" if row.key == "title" else row.default or "nothing"


def _implications(parts: Sequence[FixedPart], above: str = "") -> Iterator[tuple[str, ...]]:
    for part in parts:
        if part.parts:
            yield from _implications(part.parts, f"{part.heading}: ")
        else:
            none = part.stock or ("nothing more" if part.boilerplate else "not allowed: say it in your own words")
            yield _code(part.key), above + part.heading, none, _code(part.boilerplate or "")


def _deck_kind(kind: DeckKind) -> Iterator[str]:
    for key, layout in kind.layouts.items():
        yield from (f"### `layout: {key}`", "", f"The template's layout *{layout.layout}*. Besides `title:`:", "")
        slots = ((_slot_key(name), slot.takes, _filled_by(name, slot)) for name, slot in layout.slots.items())
        yield from _table(("key", "takes", "who fills it"), slots)


def _slot_key(name: str) -> str:
    """Badges are numbered here, and a list in specs."""
    number = name.removeprefix("badge_")
    return f"`badges`, number {number}" if number != name else _code(name)


def _filled_by(name: str, slot: Slot) -> str:
    if slot.text:
        return f"written of itself: {_code(slot.text)}"
    if name == "source":
        return "written of itself, from the datasets"
    return "**needed**" if slot.required else "the author, if wanted"


def _either(values: Sequence[str]) -> str:
    return " or ".join(_code(value) for value in values) if values else "anything"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(heads)
    yield "|" + "---|" * len(heads)
    yield from (_row(row) for row in rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
