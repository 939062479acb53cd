"""The house of Barnet, read without the spec stage, for tests of later stages."""

from __future__ import annotations

from pathlib import Path

import yaml

from reportgen.spec.house import HouseSpec

ASSETS = Path(__file__).parents[1] / "assets"


def barnet(**changes: object) -> HouseSpec:
    """The house file, with some of its settings changed."""
    text = (ASSETS / "barnet" / "house.yaml").read_text(encoding="utf-8")
    return HouseSpec.model_validate(yaml.safe_load(text) | changes)
