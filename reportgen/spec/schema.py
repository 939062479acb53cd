"""What YAML may say, told to editors as JSON Schema and to people as a reference, both written from the models."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema

from reportgen.spec.base import SpecModel
from reportgen.spec.figures import FIGURES
from reportgen.spec.figures.base import FigureBase
from reportgen.spec.forward_plan import ForwardPlanSpec
from reportgen.spec.house import HouseSpec
from reportgen.spec.house_page import house_page
from reportgen.spec.load import load_house
from reportgen.spec.meeting import Meeting
from reportgen.spec.minutes import MinutesSpec
from reportgen.spec.models import Content, DeckSpec, Definitions, ReportSpec
from reportgen.spec.project import project_around
from reportgen.spec.terms import KEY_PATTERN, NAME_PATTERN

# The files a person writes: name -> model.
_FILES: dict[str, type[SpecModel]] = {
    "report": ReportSpec,
    "deck": DeckSpec,
    "minutes": MinutesSpec,
    "forward-plan": ForwardPlanSpec,
    "definitions": Definitions,
    "meeting": Meeting,
    "house": HouseSpec,
}
_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", Any: "anything"}
_PAGE = re.compile(r"docs/(\w+)\.md")  # editors show the path, the reference a link
_PAGE_LINK, _ANCHOR_LINK = re.compile(r"\]\((\w+\.md)"), re.compile(r"\]\(#([\w-]+)\)")
_CONTENT = get_args(Content)[0]  # the union of all that may stand in a section


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas (draft 2020-12) by the kind of file: report, deck, definitions, meeting, house."""
    return {name: _schema(model) for name, model in _FILES.items()}


def _schema(model: type[SpecModel]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True, mode="validation")
    _close(schema)
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


def _close(schema: Any) -> None:
    """Refuse names that fit no pattern, as the models do."""
    if isinstance(schema, dict):
        if "patternProperties" in schema:
            schema["additionalProperties"] = False
        for below in schema.values():
            _close(below)
    elif isinstance(schema, list):
        for below in schema:
            _close(below)


def reference() -> str:
    """The spec reference in Markdown: a table for each model."""
    lines = ["# Spec reference", "", "Written by `reportgen schema` from the models; do not edit.", ""]
    lines += ["Text is a template: facts stand in `{{ }}`, `**bold**`, `*italic*`, `[words](https://link)`.", ""]
    told: set[type[BaseModel]] = set()
    lines += ['## <a id="content"></a>content', "", f"One of: {', '.join(map(_words, get_args(_CONTENT)))}.", ""]
    for name, model in _FILES.items():
        lines += [f"## {name}", ""]
        for part in _with_parts(model):
            if part not in told:
                told.add(part)
                lines += _section(part, top=part is model)
    return "\n".join(lines).rstrip() + "\n"


def figure_reference(model: type[FigureBase]) -> str:
    """What a kind of figure is and its keys, for a page of its own below ``docs/figures``.

    What figures of all kinds hold is told in the spec reference.
    """
    common = set(_with_parts(FigureBase))
    own = [part for part in _with_parts(model, stop=FigureBase) if part not in common]
    text = "\n".join(line for part in own for line in _section(part, top=part is model))
    pages = {_anchor(one): f"{one.__module__.rpartition('.')[2]}.md" for one in FIGURES if one is not model}
    here = {_anchor(part) for part in own}
    text = _PAGE_LINK.sub(r"](../\1", text)

    def target(found: re.Match[str]) -> str:
        anchor = found[1]
        return found[0] if anchor in here else f"]({pages.get(anchor, f'../spec-reference.md#{anchor}')})"

    return _ANCHOR_LINK.sub(target, text)


def house_pages(start: Path) -> dict[str, str]:
    """A page in Markdown for each house of the project that ``start`` is in, by its name; none outside a project."""
    project = project_around(start)
    names = project.houses() if project else ()
    return {name: house_page(name, load_house(name, project)) for name in names if project}


def _section(model: type[BaseModel], top: bool) -> Iterator[str]:
    if not top:
        yield f'### <a id="{_anchor(model)}"></a>{_title(model)}'
        yield ""
    yield inspect.cleandoc(model.__doc__ or "").replace("``", "`")
    yield ""
    yield "| key | what | default | meaning |"
    yield "|---|---|---|---|"
    for name, field in model.model_fields.items():
        kind = _annotated(field.annotation, tuple(field.metadata))
        meaning = _PAGE.sub(r"[\1](\1.md)", field.description or "")
        cells = (f"`{field.alias or name}`", kind, _default(field), meaning)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**needed**"
    value = field.get_default(call_default_factory=True, validated_data={})
    if value is None or value == [] or value == {}:
        return ""
    if isinstance(value, list):
        value = [_written(one) if isinstance(one, BaseModel) else one for one in value]
    if isinstance(value, BaseModel) or value == [{}]:
        return "see there"
    return f"`{_flow(value)}`"


def _written(model: BaseModel) -> dict[str, Any]:
    """The keys that are given, as a spec would write them."""
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _flow(value: Any) -> str:
    """As YAML says it on one line."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(word)}' for key, word in value.items())}}}"
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _words(annotation: Any) -> str:
    """A type in plain words; models as links."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if annotation == _CONTENT:
        return "[content](#content)"
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin is Literal:
        return " or ".join(f"`{str(one).lower() if isinstance(one, bool) else one}`" for one in arguments)
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(_words(one) for one in arguments if one is not NoneType))
    if origin is dict:
        return f"{_words(arguments[0])}: {_words(arguments[1])}"
    if origin is list:
        return f"list of: {_words(arguments[0])}"
    if origin is tuple:
        return f"list of {len(arguments)}: {_words(arguments[0])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{_title(annotation)}](#{_anchor(annotation)})"
    return "day (2023-11-24)"


def _annotated(inner: Any, metadata: tuple[Any, ...]) -> str:
    patterns = {getattr(one, "pattern", None) for field in metadata for one in getattr(field, "metadata", [field])}
    if {NAME_PATTERN, KEY_PATTERN} & patterns:
        return "name"
    if any(pattern for pattern in patterns):
        return "colour"
    return _words(inner)


def _with_parts(model: type[BaseModel], stop: type[BaseModel] | None = None) -> Iterator[type[BaseModel]]:
    """The model and, depth first, those its fields hold; each once. Models of the kind ``stop`` are not entered."""
    seen: dict[type[BaseModel], None] = {}

    def walk(current: type[BaseModel]) -> None:
        if current in seen or (stop and current is not model and issubclass(current, stop)):
            return
        seen[current] = None
        for field in current.model_fields.values():
            for part in _models_in(field.annotation):
                walk(part)

    walk(model)
    yield from seen


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _title(model: type[BaseModel]) -> str:
    name = model.__name__.removesuffix("Spec").removesuffix("Content")
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize()


def _anchor(model: type[BaseModel]) -> str:
    return _title(model).lower().replace(" ", "-")
