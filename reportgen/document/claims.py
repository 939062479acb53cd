"""Claims of a paper held against the data: a false one is told with the true value, and so are two that clash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportgen.document.claim_checks import check
from reportgen.document.claim_statements import Statement, statements
from reportgen.document.model import Claimed
from reportgen.errors import Problems, ReportError, UnplacedError
from reportgen.measures.scope import Scope
from reportgen.spec.claims import ClaimBase

_REMEDY = "change the words and the claim"


@dataclass(slots=True)
class ClaimRecord:
    """The claims of one paper: checked as they are met, then held against each other."""

    claimed: list[Claimed] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def take(self, claims: Iterable[ClaimBase], about: Sequence[str], scope: Scope, problems: Problems) -> None:
        """Check the claims beside texts (``about`` are their words), a figure (its id) or a slide (its place)."""
        for claim in claims:
            self.claimed.extend(Claimed(one, claim.key, claim.place()) for one in about)
            try:
                false = check(claim, scope)
                if false:
                    problems.add(claim.place(), f"the claim is not true: {false}", _REMEDY)
                self.statements.extend(statements(claim, scope))
            except UnplacedError as error:
                problems.add(claim.place(), f"the claim cannot be checked: {error.what}", error.remedy, error.cause)
            except ReportError as error:
                problems.take(error)

    def tell_clashes(self, problems: Problems) -> None:
        for at, statement in enumerate(self.statements):
            other = next((one for one in self.statements[:at] if statement.clashes(one)), None)
            if other is not None:
                what = f"two claims cannot both be true: that {statement.words}, and that {other.words} ({other.place})"
                problems.add(statement.place, what, "take out the one that is not true")
