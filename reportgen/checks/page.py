"""The rules told to authors, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportgen.checks.paper import Paper
from reportgen.checks.rules import RULES, Rule
from reportgen.spec import allowed

_ABOUT = """\
# Checks

Written by `reportgen schema` from the rules; do not edit.

The rules run on each build, and by `reportgen check`, which makes all papers without writing them and prints a table of
what it finds, or JSON with `--json`. A paper with an **error** is not written; a **warning** is told and the paper is
written. The papers of one meeting are held against each other as well: build or check their folder as a whole.

A paper may keep what a rule finds, with the reason; `check` then prints it as allowed:

```yaml
allow:
  anomaly: The rise in May 2021 is explained in section 3.
typed: {24 a month: the target of the contract}   # a phrase with digits that is no fact
acronyms: {RJ: restorative justice}               # written out where the text first uses it
```

The house has lists of its own for all of its papers: `acronyms:`, `capitals:` (words in capitals that everybody knows)
and `typed:`. Years, dates, spans, ages, sections of acts and the like need no list.
"""


_OF_PACKS = """
## Before a pack is bound

These rules run over the papers of a pack, whoever made them: the Word and PowerPoint files of officers, PDFs and
workbooks of partners. The first look at each file by itself, the next at all papers of the meeting together, the last
at the pack. A finding may be allowed at its paper in meeting.yaml: `allow: {rule: reason}`.
"""


def checks_page(*pack_rules: Sequence[Rule[Any]]) -> str:
    """``docs/checks.md``: the rules over documents, and those over the files of a pack, a table for each stage."""
    lines = [_ABOUT, "| rule | level | finds | why | may be allowed |", "|---|---|---|---|---|"]
    lines += map(_row, RULES)
    lines += ["", *_comparisons()]
    if pack_rules:
        lines.append(_OF_PACKS)
    for rules in pack_rules:
        lines += ["| rule | level | finds | why |", "|---|---|---|---|"]
        lines += [f"| `{rule.id}` | {rule.level} | {rule.finds} | {rule.reason} |" for rule in rules]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _row(rule: Rule[Paper]) -> str:
    may = "yes" if rule.id in allowed.RULES else "no"
    return f"| `{rule.id}` | {rule.level} | {rule.finds} | {rule.reason} | {may} |"


def _comparisons() -> Iterator[str]:
    names = ", ".join(f"`{name}`" for name in allowed.COMPARISONS)
    yield f"`allow:` also takes {names}: comparisons that are refused otherwise ([definitions](definitions.md))."
