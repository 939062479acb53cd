"""Datasets: in come a ``Dataset`` of the spec and what its measures need, out goes a small, checked ``Cube``."""
