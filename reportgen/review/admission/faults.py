"""What a file is refused for: the cause and the remedy, before it is known where the file is named."""

from __future__ import annotations

from dataclasses import dataclass

MOST_MEGAPIXELS = 100  # a scan of A3 at 600 dots per inch has 70
SEND_AGAIN = "ask who sent it for another copy"
_SHOWN = 80  # characters of an address


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why a file is not let in."""

    what: str
    remedy: str


def shortened(address: str) -> str:
    """An address as it is shown: one that is long is cut."""
    return address if len(address) <= _SHOWN else f"{address[: _SHOWN - 3]}..."
