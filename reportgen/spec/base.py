"""The base of all spec models: frozen, no unknown keys, and each knows where it was written."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from reportgen.errors import Place
from reportgen.spec.yaml import Mapped, Position


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
