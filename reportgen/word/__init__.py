"""Committee reports in Word: a ``Report``, its house and the house's template come in; the bytes of a .docx go out."""

from reportgen.word.writer import write

__all__ = ["write"]
