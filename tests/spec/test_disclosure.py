"""What a dataset and a house may say of small numbers, and what they are told."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen.disclosure.rule import Rule
from reportgen.errors import ReportError
from reportgen.spec.disclosure import HouseDisclosure
from reportgen.spec.load import load_definitions
from reportgen.spec.project import Project
from tests.measures.books import dataset

HOUSE = HouseDisclosure(threshold=10, unit="people")
COLUMNS = {"area": "Area", "date": "Month", "value": "Count"}


def rule(**settings: object) -> Rule | None:
    return Rule.of(dataset(**settings), HOUSE)


def test_a_dataset_that_says_nothing_is_not_protected() -> None:
    assert rule() is None


def test_a_dataset_may_say_why_it_is_not_protected() -> None:
    assert rule(disclosure={"none": "published as open data"}) is None


def test_a_dataset_may_take_the_houses_rule() -> None:
    assert rule(disclosure="house") == Rule(10, unit="people")


def test_what_a_dataset_leaves_out_the_house_says() -> None:
    own = {"threshold": 3, "method": "round", "base": 10}
    assert rule(disclosure=own) == Rule(3, method="round", base=10, unit="people")


def test_barnets_threshold_is_five() -> None:
    assert HouseDisclosure().threshold == 5


# --- Mistakes --------------------------------------------------------------------------------------------------


def told(tmp_path: Path, disclosure: object) -> str:
    given = {"title": "Referrals", "files": "referrals.csv", "columns": COLUMNS, "source": "Made up",
             "release": "None", "licence": "None", "disclosure": disclosure}  # fmt: skip
    specs = tmp_path / "report_specs"
    for folder in (specs, tmp_path / "assets"):
        folder.mkdir()
    (specs / "referrals.csv").write_text("Area,Month,Count\n", encoding="utf-8")
    path = specs / "definitions.yaml"
    path.write_text(yaml.safe_dump({"datasets": {"referrals": given}}, sort_keys=False), encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        load_definitions([path], Project(tmp_path, tmp_path / "assets", specs))
    return str(caught.value)


@pytest.mark.parametrize(
    ("disclosure", "wanted"),
    [
        ({"threshold": 2}, "'threshold' must be 3 or more"),
        ({"treshold": 5}, "did you mean 'threshold'?"),
        ({"method": "swap"}, "'method'"),
        ("none", "nothing says why small numbers need no protection; write `{none: the reason why}`"),
        ({"none": "open data", "threshold": 5},
         "'none' says that nothing is protected, and 'threshold' how; give one of them"),
        ({"none": " "}, "'none' gives no reason; say why, e.g. published as open data"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_place(tmp_path: Path, disclosure: object, wanted: str) -> None:
    error = told(tmp_path, disclosure)
    assert wanted in error
    assert "definitions.yaml:" in error
