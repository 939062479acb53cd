"""Words as YAML writes them, and paths as specs name them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

_PLAIN = re.compile(r"(?:(?:\.\./)*[A-Za-z]|[0-9]+ [a-z])[\w .()/-]*")
_WORDS = ("true", "false", "yes", "no", "on", "off", "null", "none", "y", "n")


def quoted(text: str) -> str:
    """The text as a value: bare where nothing in it has a meaning in YAML, else in quotes."""
    bare = _PLAIN.fullmatch(text) and text.strip() == text and text.casefold() not in _WORDS
    return text if bare else json.dumps(text, ensure_ascii=False)


def relative(path: Path, folder: Path) -> str:
    """The path as a spec in the folder names it."""
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
