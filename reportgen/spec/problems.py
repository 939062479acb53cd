"""Pydantic's errors as problems a user can mend: at file, line and column, in plain words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportgen.errors import Place, Problem, ReportError, did_you_mean
from reportgen.spec.base import SpecModel
from reportgen.spec.house import COLOUR_PATTERN
from reportgen.spec.terms import KEY_PATTERN, NAME_PATTERN
from reportgen.spec.yaml import Mapped, Position

Model = TypeVar("Model", bound=SpecModel)
Steps = tuple[str | int, ...]

# Error type: (what is wrong, what to do). {key} is the key, {found} what stands there, the rest is Pydantic's context.
_MESSAGES = {
    "missing": ("'{key}' is missing", "add it"),
    "string_type": ("{key} wants text, found {found}", "{as_text}"),
    "int_type": ("{key} wants a whole number, found {found}", "write a number without quotes"),
    "int_parsing": ("{key} wants a whole number, found {found}", "write digits only"),
    "int_from_float": ("{key} wants a whole number, found {found}", "leave out the decimals"),
    "int_parsing_size": ("{key} wants a whole number, found one that is too large", "write a smaller number"),
    "float_type": ("{key} wants a number, found {found}", "write a number without quotes"),
    "float_parsing": ("{key} wants a number, found {found}", "write digits and a decimal point only"),
    "finite_number": ("{key} wants a number, found {found}", "write digits and a decimal point only"),
    "bool_type": ("{key} wants true or false, found {found}", "write true or false"),
    "bool_parsing": ("{key} wants true or false, found {found}", "write true or false"),
    "list_type": ("{key} wants a list, found {found}", "write [one, two], or one item a line after '- '"),
    "tuple_type": ("{key} wants a list, found {found}", "write [one, two]"),
    "dict_type": ("{key} wants keys and values, found {found}", "write 'key: value' lines below it"),
    "model_type": ("{key} wants keys and values, found {found}", "write 'key: value' lines below it"),
    "too_short": ("{key} has too few items ({actual_length})", "give at least {min_length}"),
    "too_long": ("{key} has too many items ({actual_length})", "give at most {max_length}"),
    "greater_than": ("{key} must be more than {gt}, found {found}", "write a larger number"),
    "greater_than_equal": ("{key} must be {ge} or more, found {found}", "write a larger number"),
    "less_than": ("{key} must be less than {lt}, found {found}", "write a smaller number"),
    "less_than_equal": ("{key} must be {le} or less, found {found}", "write a smaller number"),
    "date_type": ("{key} wants a day, found {found}", "write it as 2023-11-24"),
    "date_parsing": ("{key} wants a day, found {found}", "write it as 2023-11-24"),
    "date_from_datetime_parsing": ("{key} wants a day, found {found}", "write it as 2023-11-24"),
    "date_from_datetime_inexact": ("{key} wants a day without a time, found {found}", "write it as 2023-11-24"),
    "union_tag_not_found": ("{key} wants content, found {found}", "{as_text}, or 'figure: name'"),
}
_OTHERWISE = ("{key} cannot be {found}", "see docs/spec-reference.md for what may stand here")
_PATTERNS = {
    NAME_PATTERN: "use lower-case letters, digits and _, beginning with a letter",
    KEY_PATTERN: "use lower-case letters, digits, _ and -, beginning with a letter",
    COLOUR_PATTERN: "write six capital hexadecimal digits in quotes, such as '12436D'",
}


# Keys under which a name of something defined stands -> the sections that define such things.
_NAMED_UNDER = {
    "area": ("areas", "peer_groups"),
    "areas": ("areas", "peer_groups"),
    "compare": ("areas", "peer_groups"),
    "among": ("peer_groups",),
    "measure": ("measures",),
    "measures": ("measures",),
    "for_each": ("measures",),
    "dataset": ("datasets",),
    "author": ("people",),
    "boundaries": ("boundaries",),
    "locations": ("locations",),
    "figure": ("figures",),
    "chart": ("figures",),
    "table": ("figures",),
}
Known = Mapping[str, Collection[str]]


def validate(model: type[Model], data: Mapped, known: Known | None = None) -> Model:
    """The model of ``data``; raises ``ReportError`` with all that is wrong in it.

    ``known`` are the names defined elsewhere by section, which may be meant by what is no name.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        misspelt = {(*detail["loc"][:-1], _meant(model, detail)) for detail in details}
        told = [one for one in details if one["type"] != "missing" or one["loc"] not in misspelt]
        names = _names(data, known or {})
        raise ReportError(_problem(model, data.position, detail, names) for detail in told) from None


def _meant(model: type[SpecModel], detail: ErrorDetails) -> str | None:
    """The key that a misspelt one stands for: it is not told as missing too."""
    if detail["type"] != "extra_forbidden":
        return None
    keys = _known_keys(model, detail["loc"])
    return next((key for key in keys if did_you_mean(str(detail["loc"][-1]), keys) == f"did you mean '{key}'?"), None)


def _names(data: Mapped, known: Known) -> dict[str, list[str]]:
    """The names of each section: those defined elsewhere, and those of this file, right or wrong."""
    sections = {section for several in _NAMED_UNDER.values() for section in several}
    own = {section: data[section] for section in sections if isinstance(data.get(section), Mapped)}
    return {section: [*known.get(section, ()), *own.get(section, ())] for section in sections}


def _problem(model: type[SpecModel], position: Position, detail: ErrorDetails, names: Known) -> Problem:
    steps = tuple(step for step in detail["loc"] if not _is_tag(step))
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    is_key = steps[-1:] == ("[key]",)
    if is_key:
        steps = steps[:-1]
    key = _key(steps)
    if kind == "extra_forbidden":
        remedy = did_you_mean(str(steps[-1]), _known_keys(model, detail["loc"]))
        return Problem(_key_place(position, steps), f"'{steps[-1]}' is not known here", remedy)
    place = _key_place(position, steps) if is_key else position.at(steps).place
    if kind == "missing":
        place = position.at(steps[:-1]).place
    if kind == "mistake":
        found = _own_mistake(position, steps, context)
        return replace(found, place=place) if is_key else found
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        noun = "a colour" if pattern == COLOUR_PATTERN else "a name here"
        remedy = "" if is_key else _named_remedy(value, steps, names)
        return Problem(place, f"{_found(value)} cannot be {noun}", remedy or _pattern_remedy(value, pattern))
    if kind == "literal_error":
        choices = _choices(model, detail["loc"])
        return Problem(place, f"{key} cannot be {_found(value)}", did_you_mean(str(value), choices))
    if kind == "union_tag_not_found" and isinstance(value, dict):
        return Problem(place, f"no content has the keys {', '.join(value) or 'none'}", _content_remedy(value, model))
    what, remedy = _MESSAGES.get(kind, _OTHERWISE)
    words = {**context, "key": steps[-1] if kind == "missing" else key, "found": _found(value)}
    words["as_text"] = _text_remedy(value)
    return Problem(place, what.format_map(words), remedy.format_map(words))


def _own_mistake(position: Position, steps: Steps, context: Mapping[str, Any]) -> Problem:
    path: Steps = context["at"]
    if path and isinstance(path[-1], str):
        place = position.at((*steps, *path[:-1])).key(path[-1])
    else:
        place = position.at((*steps, *path)).place
    return Problem(place, str(context["what"]), str(context["remedy"]))


def _key(steps: Steps) -> str:
    """The key that leads to a value, and which item of its list."""
    if steps and isinstance(steps[-1], int):
        return f"item {steps[-1] + 1} of {_key(steps[:-1])}"
    return f"'{steps[-1]}'" if steps else "the file"


def _key_place(position: Position, steps: Steps) -> Place:
    return position.at(steps[:-1]).key(str(steps[-1]))


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys and values"
    text = str(value)
    return f"'{text}'" if len(text) <= 40 else f"'{text[:37]}...'"


def _text_remedy(value: Any) -> str:
    if isinstance(value, dict):
        return "put the text in quotes, for it holds a ':'"
    return "write text in quotes" if isinstance(value, (int, float)) else "write text"


def _named_remedy(value: Any, steps: Steps, names: Known) -> str:
    """Which of the names defined is meant by ``Brent council``; nothing if none can be told."""
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    choices = [name for section in _NAMED_UNDER.get(key, ()) for name in names[section]]
    if not choices or "{{" in str(value):
        return ""
    return did_you_mean(_as_name(value), choices)


def _as_name(value: Any) -> str:
    return re.sub(r"[^a-z0-9]+", "_", str(value).casefold()).strip("_")


def _pattern_remedy(value: Any, pattern: str) -> str:
    text = str(value).strip()
    if text.startswith("{{") and text.endswith("}}"):
        return f"write {text.strip('{} ')} alone, without {{{{ }}}}"
    likely = _as_name(text)
    if pattern in (NAME_PATTERN, KEY_PATTERN) and re.match(pattern, likely):
        return f"write {likely}"
    return _PATTERNS.get(pattern, "use letters and digits")


def _content_remedy(value: Mapping[str, Any], model: type[SpecModel]) -> str:
    from reportgen.spec.minutes import MINUTED_KEYS, MinutesSpec
    from reportgen.spec.models import CONTENT_KEYS

    keys = MINUTED_KEYS if model is MinutesSpec else CONTENT_KEYS
    near = [did_you_mean(key, keys, "-") for key in value]
    # A key as no content has it, such as `Please note`, is the beginning of a sentence with a colon.
    if any(" " in key or (key != key.lower() and key.lower() not in keys) for key in value):
        return _text_remedy(value)
    return next((one for one in near if one != "-"), f"use one of: {', '.join(keys)}")


def _is_tag(step: str | int) -> bool:
    return isinstance(step, str) and step.startswith("<") and step.endswith(">")


# --- Which keys and words may stand at a place: read off the models' types ------------------------------------


def _known_keys(model: type[SpecModel], steps: Steps) -> list[str]:
    return [
        name
        for kind in _kinds_at(model, steps[:-1])
        if isinstance(kind, type) and issubclass(kind, BaseModel)
        for name in _fields(kind)
    ]


def _choices(model: type[SpecModel], steps: Steps) -> list[str]:
    kinds = _kinds_at(model, steps)
    return [_word(one) for kind in kinds if get_origin(kind) is Literal for one in get_args(kind)]


def _word(choice: Any) -> str:
    return str(choice).lower() if isinstance(choice, bool) else str(choice)


def _kinds_at(model: type[SpecModel], steps: Steps) -> list[Any]:
    """The types that may stand at ``steps`` below ``model``; a tag says which of several."""
    kinds: list[Any] = [model]
    for step in steps:
        if _is_tag(step):
            tagged = [kind for kind in kinds if f"<{getattr(kind, '__name__', '')}>" == step]
            kinds = tagged or kinds
        else:
            kinds = [below for kind in kinds for below in _below(kind, step)]
    return kinds


def _below(kind: Any, step: str | int) -> Iterator[Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = _fields(kind).get(str(step))
        if field is not None:
            yield from _alternatives(field)
    elif origin is dict:
        yield from _alternatives(arguments[0 if step == "[key]" else 1])
    elif origin in (list, tuple):
        yield from _alternatives(arguments[0])


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """The annotation of each key, by the name that YAML uses."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _alternatives(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for one in get_args(annotation):
            yield from _alternatives(one)
    else:
        yield annotation
