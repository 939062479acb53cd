"""The base of all spec models: frozen, no unknown keys, and each knows where it was written."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from reportgen.errors import Place
from reportgen.spec.yaml import Mapped, Position

T = TypeVar("T")


class SpecModel(BaseModel):
    """Validated from a ``Mapped`` (a dict read from YAML), whose position it keeps."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    _position: Position | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_position(cls, data: Any, handler: ModelWrapValidatorHandler[SpecModel]) -> SpecModel:
        model = handler(data)
        if isinstance(data, Mapped):
            model._position = data.position
        return model

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` below this model was written (the nearest known place above it)."""
        if self._position is None:
            return Place("")
        return self._position.at(path).place

    def key_place(self, *path: str | int) -> Place:
        """Where the key that ends ``path`` was written: the name of a measure, of a period, of a front row."""
        if self._position is None:
            return Place("")
        return self._position.at(path[:-1]).key(str(path[-1]))


def mistake(what: str, remedy: str = "", at: str | tuple[str | int, ...] = "") -> PydanticCustomError:
    """What a model's own validator raises; ``at`` is the key to point to, or the way to a key further down.

    Without it the whole mapping is pointed to.
    """
    path = (at,) if isinstance(at, str) and at else at
    return PydanticCustomError("mistake", "{what}", {"what": what, "remedy": remedy, "at": tuple(path)})


class _WithoutDash:
    """Lets a single item stand without the dash of a list."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._listed, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}

    @staticmethod
    def _listed(value: Any) -> Any:
        return [value] if isinstance(value, (str, int, dict)) else value


Listed = Annotated[list[T], _WithoutDash()]
ListedSome = Annotated[list[T], Field(min_length=1), _WithoutDash()]
