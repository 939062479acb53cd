"""From the query's result to one long frame with area ids, dates and the measures' spellings of categories."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.data.dates import read_when
from reportgen.data.filters import BLANK, aliases, excluded, folded, spellings
from reportgen.data.model import MARKS
from reportgen.data.needs import Needs
from reportgen.data.query import GAP, KNOWN, WRONG, Plan
from reportgen.data.sources.source import cell_text
from reportgen.periods import Period
from reportgen.spec.definitions import Dataset

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Result:
    """``frame`` has one row for each source x area x date x category, excluded areas and dates left out. Columns:
    ``source`` (its position), ``raw_area``, ``area`` (id, None if unknown), ``raw_date``, ``date`` (None if no date
    is read), ``used``, ``key`` (the categories and other columns as they are written: what tells rows apart),
    ``rows``, ``copies`` (how often one row stands there), ``repeated`` (records with another's id), ``release``,
    ``release_to``, ``field`` (the value's column), ``value``, ``known`` (cells that are filled), ``least``,
    ``wrong`` (a text that is no number), ``gap`` (a text that stands where no number is), ``mark`` (behind its
    weight), ``low`` and ``high``, and the categories by the names in ``categories``."""

    frame: pd.DataFrame = field(repr=False)
    categories: dict[str, str]  # the measures' name: the frame's


def make_result(
    raws: Sequence[pd.DataFrame], plans: Sequence[Plan], dataset: Dataset, needs: Needs, areas: Mapping[str, str]
) -> Result:
    """The sources' results as one."""
    import pandas as pd

    categories = {name: f"category {name}" for name in needs.columns}
    pieces = [
        _long(_keys(raw, plan, dataset, needs, areas).assign(source=index), raw, plan)
        for index, (raw, plan) in enumerate(zip(raws, plans, strict=True))
    ]
    frame = pd.concat(pieces, ignore_index=True)
    frame["date"] = _mapped(frame["raw_date"], lambda text: read_when(text or "", dataset.time))
    frame["mark"] = _marks(frame, dataset) if dataset.marked else ""
    for column in categories.values():
        frame[column] = _spelt_alike(frame[column], frame["rows"])
    gone = excluded(dataset, "date")
    if gone:
        frame = frame[_mapped(frame["raw_date"], lambda text: folded(text) not in gone).astype(bool)]
    return Result(frame.reset_index(drop=True), categories)


def area_name(dataset: Dataset, text: str | None) -> str:
    """The area's name, where the dataset has aliases for it."""
    known = {folded(item): one for one, items in aliases(dataset, "area").items() for item in items}
    return known.get(folded(text), text or "")


def _keys(
    raw: pd.DataFrame, plan: Plan, dataset: Dataset, needs: Needs, areas: Mapping[str, str]
) -> pd.DataFrame:
    """All but the values, on the index of ``raw``; rows of excluded areas are gone."""
    import pandas as pd

    told = [*plan.category_names, *(plan.other_names if plan.split else [])]
    parts = [_texts(raw, name).tolist() for name in told]
    keys = list(zip(*parts, strict=True)) if told else [()] * len(raw)
    frame = pd.DataFrame(
        {
            "raw_area": _texts(raw, "area"),
            "raw_date": dataset.period or _texts(raw, "date"),
            "used": raw["used"].astype(bool) if "used" in raw else True,
            "key": pd.Series(keys, index=raw.index, dtype="object"),
            "rows": raw["rows"].astype("int64"),
            "mark": raw.get("mark"),
            "low": raw["low"].astype("float64") if "low" in raw else math.nan,
            "high": raw["high"].astype("float64") if "high" in raw else math.nan,
            "copies": raw["copies" if "copies" in raw else "rows"].astype("int64"),
            "repeated": raw["repeated"].astype("int64") if "repeated" in raw else 0,
            "release": _texts(raw, "release"),
            "release_to": _texts(raw, "release to"),
        },
        index=raw.index,
    )
    frame["area"] = dataset.area or _mapped(
        frame["raw_area"], lambda text: areas.get(area_name(dataset, text).strip().casefold())
    )
    for name, key in zip(plan.columns.categories, plan.category_names, strict=True):
        known = spellings(dataset, needs, name)
        frame[f"category {name}"] = _mapped(_texts(raw, key), _speller(known))
    gone = excluded(dataset, "area")
    return frame[_mapped(frame["raw_area"], lambda text: folded(text) not in gone).astype(bool)] if gone else frame


def _speller(known: Mapping[str, str]) -> Callable[[str | None], str]:
    return lambda text: known.get(folded(text), text or BLANK)


def _spelt_alike(column: pd.Series[Any], rows: pd.Series[Any]) -> pd.Series[Any]:
    """One thing is spelt in one way: that of most of the rows."""
    common: dict[str, tuple[int, str]] = {}
    counts = {str(text): int(count) for text, count in rows.groupby(column).sum().items()}
    for text, count in counts.items():
        common[folded(text)] = max(common.get(folded(text), (0, "")), (count, text))
    if len(common) == len(counts):
        return column
    return _mapped(column, lambda text: common.get(folded(text), (0, text))[1])


def _long(keys: pd.DataFrame, raw: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """One row a value: the value columns of a wide file are put below each other."""
    import numpy as np
    import pandas as pd

    values, dates = plan.columns.values, plan.columns.dates
    if not values:
        number = keys["rows"].astype("float64")
        return keys.assign(field="", value=number, known=keys["rows"], least=0.0, wrong=None, gap=None)
    raw = raw.loc[keys.index]
    count, size = len(values), len(raw)
    frame = keys.take(np.tile(np.arange(size), count))

    def below(names: Sequence[str]) -> Any:
        return raw[names].to_numpy(dtype="float64", na_value=np.nan).ravel(order="F")

    frame["value"] = below(list(values))
    if plan.each_cell:
        frame["known"] = below([column + KNOWN for column in values]).astype("int64")
    else:
        frame["known"] = frame["rows"]
    frame["least"] = np.tile(raw["least"].to_numpy(dtype="float64", na_value=np.nan), count)
    frame["field"] = np.repeat(np.array(values, dtype="object"), size)
    wrong = [_texts(raw, column + WRONG) for column in values] if plan.decimal is not None else []
    frame["wrong"] = pd.concat(wrong).to_numpy(dtype="object") if wrong else None
    for bound in plan.columns.bounds if wrong else ():
        texts = _texts(raw, bound + WRONG)
        frame["field"] = frame["field"].where(texts.isna(), bound)
        frame["wrong"] = frame["wrong"].where(texts.isna(), texts)
    gaps = [_texts(raw, column + GAP) for column in values] if plan.missing else []
    frame["gap"] = pd.concat(gaps).to_numpy(dtype="object") if gaps else None
    if dates:
        # A period is read again from its heading, a day from its own form.
        heads = [name if isinstance(when, Period) else when.isoformat() for name, when in dates.items()]
        frame["raw_date"] = np.repeat(np.array(heads, dtype="object"), size)
    return frame


def _texts(raw: pd.DataFrame, column: str) -> pd.Series[Any]:
    """The column as texts, None where it is blank or not there."""
    import pandas as pd

    if column not in raw:
        return pd.Series([None] * len(raw), index=raw.index, dtype="object")
    return _mapped(raw[column].astype("object"), lambda value: None if pd.isna(value) else cell_text(value))


def _mapped(column: pd.Series[Any], change: Callable[[Any], Any]) -> pd.Series[Any]:
    """Each different cell is changed once."""
    import numpy as np
    import pandas as pd

    codes, cells = pd.factorize(column, use_na_sentinel=True)
    changed = np.empty(len(cells) + 1, dtype="object")
    changed[:-1] = [change(cell) for cell in cells]
    changed[-1] = change(None)  # the code of a blank is -1
    return pd.Series(changed[codes], index=column.index, dtype="object")


def _marks(frame: pd.DataFrame, dataset: Dataset) -> pd.Series[Any]:
    """The weightier of a row's mark and of what stands where its number should, behind its weight; else nothing."""
    reasons = {folded(text): f"{MARKS.index(mark)}{mark}" for text, mark in dataset.missing.items()}
    gaps = _mapped(frame["gap"], lambda text: reasons.get(text or "", ""))
    marks = _mapped(frame["mark"], lambda text: text or "")
    return gaps.where(marks.eq("") | (gaps.ne("") & gaps.lt(marks)), marks)
