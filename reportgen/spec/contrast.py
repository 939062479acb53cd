"""Contrast of two colours by WCAG 2.2."""

from __future__ import annotations

WHITE = "FFFFFF"
LEAST_FOR_GRAPHICS = 3.0  # success criterion 1.4.11, Non-text Contrast
LEAST_FOR_TEXT = 4.5  # success criterion 1.4.3, Contrast (Minimum)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours given as RRGGBB, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
