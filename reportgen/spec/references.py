"""The names that a spec uses: found by the marks on its models' fields, each looked up in the paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from reportgen.errors import Place
from reportgen.spec.base import SpecModel
from reportgen.spec.claims import ClaimBase
from reportgen.spec.figures.axis import AxisSpec
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.lookup import Lookup
from reportgen.spec.terms import Referent, Refers

Reference = tuple[Referent, str | None, Place]


def check_references(look: Lookup, model: SpecModel, last: date | None, *, periods: bool = True) -> None:
    """Look up every name in the model and the models it holds.

    ``periods`` is false for a shared figure that this paper does not show: its periods have no end here.
    """
    for referent, name, place in references(model):
        if referent == "period":
            if periods:
                look.period(name, place, last)
        elif referent != "figure":
            getattr(look, referent)(name, place)  # it has a method of each name
        elif name is not None:
            look.figure(name, place)


def references(model: SpecModel) -> Iterator[Reference]:
    """Every name in the model and the models it holds, with what it is a name of and where it was written."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if value is not None:
            yield from _in_value(model, (field.alias or name,), _annotation(field), value)
    if isinstance(model, FigureBase | AxisSpec | ClaimBase):
        yield from model.further_references()


def _annotation(field: FieldInfo) -> Any:
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _in_value(model: SpecModel, path: tuple[str | int, ...], annotation: Any, value: Any) -> Iterator[Reference]:
    if isinstance(value, SpecModel):
        yield from references(value)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _in_value(model, (*path, index), _below(annotation, list), item)
    elif isinstance(value, dict):
        named = _mark(_below(annotation, dict, 0))
        for key, item in value.items():
            if named is not None:
                yield named.to, key, model.key_place(*path, key)
            yield from _in_value(model, (*path, key), _below(annotation, dict), item)
    elif isinstance(value, str):
        mark = _mark(annotation)
        if mark is not None:
            yield mark.to, value, model.place(*path)


def _below(annotation: Any, container: type, which: int = -1) -> Any:
    """What the items of a list, or the values of a mapping, are; its keys, if ``which`` is 0."""
    if get_origin(annotation) is container:
        return get_args(annotation)[which]
    below = [found for one in get_args(annotation) if (found := _below(one, container, which)) is not None]
    return below[0] if below else None


def _mark(annotation: Any) -> Refers | None:
    """The mark of a text; of several that it might be, the first."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        marks = [one for one in metadata if isinstance(one, Refers)]
        return marks[0] if marks else _mark(inner)
    found = (_mark(one) for one in get_args(annotation))
    return next((one for one in found if one is not None), None)
