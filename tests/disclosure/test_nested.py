"""Groups of kinds: the whole, the groups' totals and the kinds hang together, however a count was asked for."""

from __future__ import annotations

from datetime import date

import pandas as pd

from reportgen.disclosure.guard import Box, Quantity
from reportgen.disclosure.rule import Rule
from reportgen.disclosure.suppress import complementary

DAY = date(2023, 9, 1)
# Group: kind: number. The last group is one small kind alone.
INTERVENTIONS = {
    "Out of court": {"Triage": 2, "Caution": 4, "Turnaround": 20},
    "Community": {"Referral order": 24, "Resolution": 13},
    "Rehabilitation": {"Order": 6, "Intensive": 2, "Extended": 1},
    "Custody": {"Licence": 3},
}
KINDS = [(group, kind, number) for group, kinds in INTERVENTIONS.items() for kind, number in kinds.items()]


def box(**held: frozenset[str]) -> Box:
    return Box(frozenset({"barnet"}), frozenset({DAY}), tuple(held.items()))


def quantity(*boxes: Box) -> Quantity:
    return Quantity("youth", "value", boxes)


def one(group: str, kind: str) -> Box:
    return box(group=frozenset({group}), kind=frozenset({kind}))


def group_total(group: str) -> Quantity:
    return quantity(box(group=frozenset({group}), kind=frozenset(INTERVENTIONS[group])))


WHOLE = quantity(box())  # 75, as a text says it
ALL_GROUPS = quantity(*(box(group=frozenset({group}), kind=frozenset(kinds)) for group, kinds in INTERVENTIONS.items()))


def withheld() -> frozenset[Quantity]:
    asked = {quantity(one(group, kind)): float(number) for group, kind, number in KINDS}
    asked |= {group_total(group): float(sum(kinds.values())) for group, kinds in INTERVENTIONS.items()}
    asked |= {WHOLE: 75.0, ALL_GROUPS: 75.0}  # 26 + 37 + 9 + 3
    rows = [("barnet", DAY, group, kind, float(number), 1.0) for group, kind, number in KINDS]
    frame = pd.DataFrame(rows, columns=["area", "date", "group", "kind", "value", "rows"])
    return complementary(asked, frame, Rule(5))


def test_the_whole_said_in_a_text_does_not_give_a_group_of_one_kind_away() -> None:
    # 75 - 26 - 37 - 9 = 3: a further group's total is withheld, the least.
    assert group_total("Rehabilitation") in withheld()


def test_a_total_is_told_the_same_way_in_a_text_and_in_a_table() -> None:
    assert (WHOLE in withheld()) == (ALL_GROUPS in withheld())


def test_the_total_of_all_stays() -> None:
    assert WHOLE not in withheld()
