"""The rules told to authors, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

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


def checks_page() -> str:
    """``docs/checks.md``."""
    lines = [_ABOUT, "| rule | level | finds | why | may be allowed |", "|---|---|---|---|---|"]
    lines += map(_row, RULES)
    return "\n".join((*lines, "", *_comparisons())) + "\n"


def _row(rule: Rule[Paper]) -> str:
    may = "yes" if rule.id in allowed.RULES else "no"
    return f"| `{rule.id}` | {rule.level} | {rule.finds} | {rule.reason} | {may} |"


def _comparisons() -> Iterator[str]:
    names = ", ".join(f"`{name}`" for name in allowed.COMPARISONS)
    yield f"`allow:` also takes {names}: comparisons that are refused otherwise ([definitions](definitions.md))."
