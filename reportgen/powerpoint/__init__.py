"""PowerPoint: a ``Deck``, its house and the house's template come in; the bytes of a .pptx go out."""

from reportgen.powerpoint.deck import write

__all__ = ["write"]
