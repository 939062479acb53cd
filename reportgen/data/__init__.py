"""Datasets: in come a ``Dataset`` of the spec and what its measures need, out goes a small, checked ``Cube``."""

from reportgen.data.load import load_cube
from reportgen.data.model import Cube
from reportgen.data.needs import Needs

__all__ = ["Cube", "Needs", "load_cube"]
