"""Writes one slide: its placeholders filled in the order in which they are read, those without content left out."""

from __future__ import annotations

import textwrap
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportgen.charts.drawingml import chart_xml
from reportgen.charts.room import SMALLEST as SMALLEST_LABEL
from reportgen.charts.room import most_categories
from reportgen.charts.workbook import workbook
from reportgen.document.model import Content, Meta, Paragraphs, Slide
from reportgen.drawings.draw import draw, draw_titled, natural_height
from reportgen.errors import Place, Problems, UnplacedError, did_you_mean
from reportgen.figures.model import Badge, Chart, ChartType, Drawn, Group, Table
from reportgen.office.chart_part import add_chart
from reportgen.office.xml import NAMESPACES, escaped
from reportgen.powerpoint.badge import badge_xml, fits
from reportgen.powerpoint.drawing import drawing_xml
from reportgen.powerpoint.heading import below_heading, heading_xml
from reportgen.powerpoint.page import page_xml
from reportgen.powerpoint.places import STANDING, filled, places, standing
from reportgen.powerpoint.table import SMALLEST, setting, table_xml
from reportgen.powerpoint.template import EMU, Box, Layout, Placeholder
from reportgen.powerpoint.text import Pen, Type, fitting, safe_links, shortened
from reportgen.spec.house import DeckKind, HouseSpec, SlideLayout
from reportgen.wording.text import Text, plain, words

_CM = 360_000  # EMU to the centimetre
_TITLE_SHOWN = 60
_TAKES: dict[str, tuple[tuple[type, ...], str]] = {
    "text": ((Paragraphs,), "text"), "bullets": ((Paragraphs,), "bullets"),
    "chart": ((Chart, Drawn, Group), "a chart or a drawing"), "table": ((Table,), "a table"),
    "figure": ((Chart, Table, Drawn, Group), "a figure"), "badge": ((Badge,), "a badge"),
}
_GAP = 14 * EMU  # between figures side by side
_TABLE_URI = f"{NAMESPACES['a'].rpartition('/')[0]}/table"
# Any will do: it only tells one field of a slide from another.
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


@dataclass(frozen=True, slots=True)
class Common:
    """What all slides of a deck share. ``place`` is where a user is told to look for mistakes."""

    meta: Meta
    house: HouseSpec
    kind: DeckKind
    layouts: dict[str, Layout]
    table_style: str
    place: Place
    problems: Problems


@dataclass(frozen=True, slots=True)
class SlideWriter:
    """Writes ``slide`` for ``part``, to which its charts and links are related."""

    common: Common
    slide: Slide
    number: int
    part: Any = field(repr=False)
    pen: Pen

    @property
    def layout(self) -> Layout:
        return self.common.layouts[self.slide.layout]

    @property
    def spec(self) -> SlideLayout:
        return self.common.kind.layouts[self.slide.layout]

    def xml(self) -> bytes:
        """The slide part; what cannot be written is told to ``common.problems``."""
        shapes = [self._text(self.layout.title, [words(self.slide.title)])]
        boxes = places(self.slide, self.layout)
        shapes += [self._content(key, content, boxes[key]) for key, content in self._in_reading_order()]
        shapes += [self._running(placeholder) for placeholder in standing(self.layout)]
        return page_xml("sld", "".join(shapes))

    def _in_reading_order(self) -> list[tuple[str, Content]]:
        """As the house lists the slots; tells of what is missing, unknown or of the wrong kind."""
        given = dict(self.slide.slots)
        for key, slot in self.spec.slots.items():
            if slot.required and not filled(given.get(key)):
                self._problem(f"lacks '{key}'", f"the layout '{self.slide.layout}' needs {_TAKES[slot.takes][1]} there")
        for key in given:
            if key not in self.spec.slots:
                self._problem(f"has no place for '{key}'", did_you_mean(key, self.spec.slots))
        return [(key, given[key]) for key in self.spec.slots if filled(given.get(key)) and self._is_taken(key, given)]

    def _is_taken(self, key: str, given: dict[str, Content]) -> bool:
        kind, called = _TAKES[self.spec.slots[key].takes]
        if isinstance(given[key], kind):
            return True
        self._problem(f"has something else than {called} at '{key}'", f"put {called} there")
        return False

    def _content(self, key: str, content: Content, box: Box) -> str:
        placeholder = self.layout.slots[key]
        match content:
            case Paragraphs():
                return self._text(placeholder, [item for item in content.items if item], box)
            case Chart():
                return self._chart(placeholder, content, box)
            case Table():
                return self._table(placeholder, content, box)
            case Drawn():
                return self._drawn(placeholder, content, box)
            case Group():
                return self._group(placeholder, content, box)
            case Badge():
                return self._badge(placeholder, content)

    def _running(self, placeholder: Placeholder) -> str:
        if placeholder.kind == "sldNum":
            said = (f'<a:p><a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="{escaped(self.common.meta.language)}"/>'
                    f"<a:t>{self.number}</a:t></a:fld></a:p>")
            return self._shape(placeholder, said)
        footer = placeholder.kind == "ftr"
        text = self.common.kind.strapline if footer else STANDING[placeholder.name](self.common.meta)
        return self._text(placeholder, [words(text)]) if text else ""

    def _text(self, placeholder: Placeholder, items: Sequence[Text], box: Box | None = None) -> str:
        """``box`` where it is not the layout's."""
        if not all(safe_links(item) for item in items):
            self._problem(f"has a link at '{placeholder.name}' that leads to no web or e-mail address",
                          "begin it with https://, http:// or mailto:")
            return ""
        moved = placeholder if box is None else replace(placeholder, box=box)
        look, room = moved.look, moved.room
        size = fitting(items, look, room)
        if size is None:
            self._too_long(placeholder, items, lambda some: fitting(some, look, room) is not None)
            return ""
        type_ = Type() if size == look.size else Type(size)
        at = "" if moved.box == placeholder.box else _placed(moved.box)
        return self._shape(placeholder, self.pen.paragraphs(items, type_), at)

    def _shape(self, placeholder: Placeholder, paragraphs: str, at: str = "") -> str:
        """Position, colours and sizes are left to the layout, so that a change there changes every slide."""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.pen.number()}" name="{escaped(placeholder.name)}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{_reference(placeholder)}</p:nvPr></p:nvSpPr>'
            f"<p:spPr>{at}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )

    def _chart(self, placeholder: Placeholder, chart: Chart, box: Box, *, grouped: bool = False) -> str:
        size = placeholder.look.size
        width, height = box.width / _CM, box.height / _CM
        most = most_categories(chart, size, width, height)
        if most is not None and len(chart.categories) > most:
            self._too_many(placeholder, chart, most, most_categories(_upright(chart), size, width, height) or 0)
            return ""
        xml = chart_xml(
            chart, self.common.house.palette, self.common.house.fonts, font_size=size,
            show_title=grouped or chart.headed, language=self.common.meta.language, width=width, height=height)
        drawn = f'<c:chart xmlns:c="{NAMESPACES["c"]}" r:id="{add_chart(self.part, xml, workbook(chart))}"/>'
        # A placeholder holds one figure.
        reference = "" if grouped else _reference(placeholder)
        return self._frame(placeholder, chart, box, NAMESPACES["c"], drawn, reference)

    def _drawn(self, placeholder: Placeholder, figure: Drawn, box: Box, *, grouped: bool = False) -> str:
        house, size = self.common.house, placeholder.look.size
        width, height = box.width / EMU, box.height / EMU
        try:
            if grouped or figure.headed:
                drawing = draw_titled(figure, house, width, height, size)
            else:
                natural = natural_height(figure, house, width, size)
                drawing = draw(figure, house, width, min(natural or height, height), size)
        except UnplacedError as error:
            self._problem(f"has at '{placeholder.name}': {error.what}", error.remedy)
            return ""
        return drawing_xml(drawing, _named(placeholder, figure.id), figure.alt, box, self.pen)

    def _group(self, placeholder: Placeholder, group: Group, room: Box) -> str:
        """The place is split into equal parts, one a figure, which has its title in it."""
        count = len(group.figures)
        width = (room.width - _GAP * (count - 1)) // count
        boxes = [replace(room, x=room.x + index * (width + _GAP), width=width) for index in range(count)]
        return "".join(
            self._chart(placeholder, figure, box, grouped=True) if isinstance(figure, Chart)
            else self._drawn(placeholder, figure, box, grouped=True)
            for figure, box in zip(group.figures, boxes, strict=True)
        )

    def _too_many(self, placeholder: Placeholder, chart: Chart, most: int, upright: int) -> None:
        count = len(chart.categories)
        turned = f"draw it as `type: {_upright(chart).type}`, " if upright >= count else ""
        self._problem(
            f"has a {chart.type} chart of {count} categories at '{placeholder.name}', where {most} can be read at "
            f"{SMALLEST_LABEL:g} points", f"{turned}show fewer of them, show a table, or split it over two slides")

    def _table(self, placeholder: Placeholder, table: Table, room: Box) -> str:
        texts = [cell.text for row in (*table.header, *table.rows) for cell in row]
        if not all(safe_links(text) for text in texts):
            self._problem(f"has a link in the table '{table.id}' that leads to no web or e-mail address",
                          "begin it with https://, http:// or mailto:")
            return ""
        size = placeholder.look.size
        below = below_heading(table, room, size)
        made = setting(table, below, size, self.common.house.smallest_matrix_type)
        if made is None:
            self._problem(f"has a table of {len(table.rows)} rows at '{placeholder.name}', too large for its place "
                          f"even at {SMALLEST:g} points", f"{'shorten its title, ' if table.headed else ''}show fewer "
                          "rows or columns, or split it over two slides")
            return ""
        box = replace(below, height=round(made.height * EMU))
        heading = heading_xml(table, room, size, self.pen)
        written = table_xml(table, made, self.common.table_style, self.pen)
        return heading + self._frame(placeholder, table, box, _TABLE_URI, written, _reference(placeholder))

    def _frame(
        self, placeholder: Placeholder, figure: Chart | Table, box: Box, uri: str, graphic: str, reference: str
    ) -> str:
        name = _named(placeholder, figure.id)
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{self.pen.number()}" name="{escaped(name)}" '
            f'descr="{escaped(figure.alt)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
            f"</p:cNvGraphicFramePr><p:nvPr>{reference}</p:nvPr></p:nvGraphicFramePr>"
            f'<p:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></p:xfrm>'
            f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic></p:graphicFrame>'
        )

    def _badge(self, placeholder: Placeholder, badge: Badge) -> str:
        name = _named(placeholder, badge.id)
        if not self._fits(placeholder, badge, [words(badge.caption)]):
            self._too_long(placeholder, [words(badge.caption)], lambda some: self._fits(placeholder, badge, some))
            return ""
        return badge_xml(badge, name, placeholder.box, placeholder.look.size, self.pen)

    def _fits(self, placeholder: Placeholder, badge: Badge, caption: Sequence[Text]) -> bool:
        shorter = replace(badge, caption="".join(plain(text) for text in caption))
        return fits(shorter, placeholder.box, placeholder.look.size, self.common.house)

    def _too_long(self, placeholder: Placeholder, items: Sequence[Text], fit: Callable[[Sequence[Text]], bool]) -> None:
        count = sum(len(run.text) for item in items for run in item)
        # What fits depends on the words: to the ten characters is as near as it can be told.
        most = bisect_left(range(count), True, key=lambda length: not fit(shortened(items, length + 1))) // 10 * 10
        self._problem(f"has too much text at '{placeholder.name}' ({count} characters; about {most} fit)",
                      "say it in fewer words, or give it another slide")

    def _problem(self, what: str, remedy: str) -> None:
        place = self.slide.place if self.slide.place.file else self.common.place
        title = textwrap.shorten(self.slide.title, _TITLE_SHOWN, placeholder="...")
        self.common.problems.add(place, f"slide {self.number} '{title}' {what}", remedy)


def _upright(chart: Chart) -> Chart:
    """The same chart with columns, which take many more categories on a wide slide."""
    several = sum(one.role in ("main", "compare") for one in chart.series) > 1
    return replace(chart, type=ChartType.CLUSTERED if several else ChartType.COLUMN)


def _named(placeholder: Placeholder, figure: str) -> str:
    return f"{placeholder.name}: {figure}" if figure else placeholder.name


def _placed(box: Box) -> str:
    return f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'


def _reference(placeholder: Placeholder) -> str:
    """What ties a shape to its placeholder on the layout."""
    return "<p:ph" + "".join(f' {key}="{escaped(value)}"' for key, value in placeholder.reference) + "/>"
