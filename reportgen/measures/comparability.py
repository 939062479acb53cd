"""What may be compared: two numbers that are alike, or that a spec says may be compared though they are not."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact, Unit, period_of
from reportgen.measures.origins import releases


@dataclass(slots=True)
class Comparability:
    """``allow`` names the rules that a spec lets comparisons pass by."""

    allow: frozenset[str] = frozenset()
    let_pass: dict[str, None] = field(default_factory=dict)  # the rules that comparisons so far were let pass by

    def alike(self, now: Fact, before: Fact) -> None:
        """Raises ``UnplacedError`` unless like is compared with like, or the spec says why not (``allow``)."""
        if now.unit is not before.unit:
            raise UnplacedError(f"a {now.unit} cannot be compared with a {before.unit}", "compare two of one unit")
        if now.per != before.per:
            raise UnplacedError("two rates on different bases cannot be compared", "give both measures the same `per`")
        if self.refused("periods", not period_of(now).same_length(period_of(before))):
            raise UnplacedError(
                f"{period_of(now).label()} and {period_of(before).label()} are not equally long",
                "compare equal spans, or say why it is fair: `allow: {periods: ...}`",
            )
        self.one_release(now, before)
        if self.refused("measures", now.measure != before.measure):
            raise UnplacedError(
                f"{now.label} and {before.label} are two measures",
                "compare one with itself, or say why it is fair: `allow: {measures: ...}`",
            )
        counted = now.unit in (Unit.COUNT, Unit.MONEY, Unit.DIFFERENCE) or (now.unit is Unit.MEAN and now.inputs)
        if self.refused("measures", now.categories != before.categories and bool(counted)):
            raise UnplacedError(
                f"{now.label} and {before.label} are not alike",
                "compare shares, or say why it is fair: `allow: {measures: ...}`",
            )
        if self.refused("areas", now.area != before.area and bool(counted)):
            raise UnplacedError(
                f"counts of {now.area_label} and {before.area_label} are not alike",
                "compare rates, or say why it is fair: `allow: {areas: ...}`",
            )

    def one_release(self, now: Fact, before: Fact) -> None:
        if self.refused("releases", releases(now) != releases(before)):
            names = " and ".join(sorted(releases(now) ^ releases(before)))
            raise UnplacedError(
                f"two releases are compared: {names}", "use one, or say why it is fair: `allow: {releases: ...}`"
            )

    def refused(self, rule: str, unlike: bool) -> bool:
        """Whether a comparison is refused; one that the spec lets pass is remembered, so that its reason is printed."""
        if unlike and rule in self.allow:
            self.let_pass[rule] = None
            return False
        return unlike
