"""Runs the command line, and stands still at a moment of a pack: ``python -m tests.pack.held MOMENT SIGN ARGUMENTS``.

The file SIGN, which tells the process that stands still, is there once the moment has come.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportgen import building, cli
from reportgen.libreoffice import cache
from reportgen.pack import compile as pack
from reportgen.pack import deliver, issue, kept, rooms

# Where it stands still: before the call of this number, counted from 1, of a function.
MOMENTS: dict[str, tuple[Any, str, int]] = {
    "a paper is being built": (building, "write_document", 1),
    "papers are being kept": (kept, "_specs", 2),
    "a PDF was made by LibreOffice": (cache.ConversionCache, "_finished", 1),
    "the pack is being bound": (pack, "bind", 1),
    "an item is being bound": (pack, "bind", 4),
    "room for stamps is being kept": (rooms.Rooms, "save", 1),
    "the first file is being delivered": (deliver.os, "fsync", 1),
    "a file is being delivered": (deliver.os, "fsync", 5),
    "the pack is being delivered": (deliver.os, "fsync", -1),
    "the pack was delivered": (issue.Issue, "save", 1),
}


def hold(moment: str, sign: Path) -> None:
    owner, name, number = MOMENTS[moment]
    original: Callable[..., Any] = getattr(owner, name)
    calls = 0

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number or (number < 0 and _is_pack(arguments)):
            sign.with_suffix(".new").write_text(str(os.getpid()))
            sign.with_suffix(".new").rename(sign)
            time.sleep(600)
        return original(*arguments, **named)

    setattr(owner, name, counted)


def _is_pack(arguments: tuple[Any, ...]) -> bool:
    """Whether the file of this number, which is about to be delivered, is the pack itself."""
    return Path(f"/proc/self/fd/{arguments[0]}").readlink().name == "board-pack.pdf"


if __name__ == "__main__":
    hold(sys.argv[1], Path(sys.argv[2]))
    sys.exit(cli.run(sys.argv[3:]))
