"""A house: its settings and where its templates are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import Place, ReportError
from reportgen.spec.house import HouseSpec, PaperKind, WordKind
from reportgen.spec.yaml import shown


@dataclass(frozen=True, slots=True)
class House:
    """``folder`` holds house.yaml and the templates its kinds name."""

    spec: HouseSpec
    folder: Path

    def template(self, kind: PaperKind | WordKind) -> Path:
        """The kind's template file; an error if it is not there or lies outside the house's folder."""
        path = (self.folder / kind.template).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            raise ReportError.at(
                kind.place("template"),
                f"the template '{kind.template}' lies outside the house's folder",
                "keep it beside house.yaml",
            )
        if not path.is_file():
            place = kind.place("template")
            raise ReportError.at(
                place if place.file else Place(shown(self.folder / "house.yaml")),  # a kind that stands in no file
                f"the template '{kind.template}' is not there",
                f"put it into {self.folder.name}/",
            )
        return path
