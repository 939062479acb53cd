"""What specs may say of figures: one module a kind. ``FigureSpec`` is any of them, told apart by `type:`."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag

from reportgen.errors import did_you_mean
from reportgen.spec.base import mistake
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.figures.benchmark import BenchmarkSpec
from reportgen.spec.figures.cards import CardsSpec
from reportgen.spec.figures.chart import ChartSpec
from reportgen.spec.figures.crosstab import CrosstabSpec
from reportgen.spec.figures.funnel import FunnelSpec
from reportgen.spec.figures.gantt import GanttSpec
from reportgen.spec.figures.group import GroupSpec
from reportgen.spec.figures.hierarchy import HierarchySpec
from reportgen.spec.figures.histogram import HistogramSpec
from reportgen.spec.figures.intervals import IntervalsSpec
from reportgen.spec.figures.map import MapSpec
from reportgen.spec.figures.matrix import MatrixSpec
from reportgen.spec.figures.multi_response import MultiResponseSpec
from reportgen.spec.figures.panels import PanelsSpec
from reportgen.spec.figures.profile import ProfileSpec
from reportgen.spec.figures.pyramid import PyramidSpec
from reportgen.spec.figures.ranking import RankingSpec
from reportgen.spec.figures.ratios import RatiosSpec
from reportgen.spec.figures.stages import StagesSpec
from reportgen.spec.figures.status import StatusTableSpec
from reportgen.spec.figures.summary import SummarySpec
from reportgen.spec.figures.table import TableSpec
from reportgen.spec.figures.text_table import TextTableSpec
from reportgen.spec.figures.timeline import TimelineSpec
from reportgen.spec.figures.venn import VennSpec
from reportgen.spec.terms import FigureRef

# Each kind's module has the same name here and in `reportgen.figures`, where its `make` is.
FIGURES: tuple[type[FigureBase], ...] = (
    ChartSpec,
    BenchmarkSpec,
    HistogramSpec,
    PyramidSpec,
    TableSpec,
    MatrixSpec,
    CrosstabSpec,
    CardsSpec,
    MapSpec,
    GanttSpec,
    GroupSpec,
    HierarchySpec,
    PanelsSpec,
    RankingSpec,
    ProfileSpec,
    MultiResponseSpec,
    IntervalsSpec,
    FunnelSpec,
    RatiosSpec,
    StagesSpec,
    StatusTableSpec,
    SummarySpec,
    TextTableSpec,
    TimelineSpec,
    VennSpec,
)
FIGURE_TYPES = {word: model for model in FIGURES for word in model.types}


def _typed(value: Any) -> Any:
    if isinstance(value, dict) and value.get("type") not in FIGURE_TYPES:
        if "type" not in value:
            raise mistake("the figure says no 'type'", f"add 'type', one of: {', '.join(FIGURE_TYPES)}")
        raise mistake(f"'type' cannot be '{value['type']}'", did_you_mean(str(value["type"]), FIGURE_TYPES), at="type")
    return value


def _figure_tag(value: Any) -> str:
    kind = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
    return f"<{FIGURE_TYPES.get(str(kind), ChartSpec).__name__}>"


def _or_name_tag(value: Any) -> str:
    return "<Name>" if isinstance(value, str) else "<figure>"


# Tags stand in <> so that they are told from keys in the place of an error.
if TYPE_CHECKING:
    FigureSpec = FigureBase
else:
    FigureSpec = Annotated[
        reduce(or_, (Annotated[model, Tag(f"<{model.__name__}>")] for model in FIGURES)),
        Discriminator(_figure_tag),
        BeforeValidator(_typed),
    ]
FigureOrName = Annotated[
    Annotated[FigureSpec, Tag("<figure>")] | Annotated[FigureRef, Tag("<Name>")], Discriminator(_or_name_tag)
]
# A group holds figures of all kinds, itself among them: it can be understood only now.
GroupSpec.model_rebuild(_types_namespace={"FigureOrName": FigureOrName})
