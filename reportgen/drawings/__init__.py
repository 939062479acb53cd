"""Drawn figures and the room they have come in, shapes go out: one module a kind, named as that of its spec."""
